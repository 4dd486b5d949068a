#include "base/json.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sonder {
namespace {

using Strings = std::vector<std::string>;

std::string refusal(std::string_view text) {
  const Result<Json> parsed = parse_json(text);
  return parsed ? "accepted" : parsed.error().message;
}

Json parsed(std::string_view text) { return parse_json(text).value(); }

TEST(ParseJson, ReadsEveryKindOfValue) {
  const Json document = parsed(R"({"a":[1,-2,2.5,"ł",true,false,null,{},[]],"b":{"c":"d"}})");
  EXPECT_EQ(document["a"],
            Json({1, -2, 2.5, "ł", true, false, nullptr, Json::object(), Json::array()}));
  EXPECT_EQ(document["b"]["c"], "d");
}

TEST(ParseJson, ReadsAValueThatIsNoContainer) {
  EXPECT_EQ(parsed(" 7 "), 7);
  EXPECT_EQ(parsed("\"x\""), "x");
}

TEST(ParseJson, NamesTheByteWhereTheTextGoesWrong) {
  EXPECT_EQ(refusal(R"({"a":1,})"), "JSON text, byte 8: not valid JSON from here on");
  EXPECT_EQ(refusal("[1] 2"), "JSON text, byte 5: not valid JSON from here on");
  EXPECT_EQ(refusal("nul"), "JSON text, byte 4: not valid JSON from here on");
}

TEST(ParseJson, RefusesWhatIsNotOneWholeValue) {
  for (const std::string_view text :
       {"", " ", "[1", "{\"a\"", "\"open", "[1}", "]", "{1:2}", "'a'", "[1,]", "01", "+1", "NaN",
        "1e999", "// x\n1", "\xff", "\"\xc3\x28\""}) {
    const Result<Json> result = parse_json(text);
    ASSERT_FALSE(result) << text;
    EXPECT_EQ(result.error().code, ErrorCode::kInvalidJson) << text;
  }
}

TEST(ParseJson, RefusesTextAfterANulByte) {
  EXPECT_EQ(refusal(std::string_view("{}\0{}", 5)), "JSON text, byte 3: NUL is not allowed");
}

TEST(ParseJson, AcceptsSixtyFourLevelsAndRefusesOneMore) {
  const std::string deepest = std::string(64, '[') + std::string(64, ']');
  EXPECT_TRUE(parse_json(deepest));
  EXPECT_EQ(refusal("[" + deepest + "]"), "JSON text, byte 65: nested deeper than 64 levels");
}

TEST(ParseJson, CountsNoBracketsInsideTexts) {
  EXPECT_EQ(parsed("[\"" + std::string(100, '[') + "\\\"[\"]")[0].get<std::string>().size(), 102U);
}

TEST(ParseJson, SurvivesAMillionBrackets) { EXPECT_FALSE(parse_json(std::string(1'000'000, '['))); }

TEST(ParseJson, RefusesAMemberThatOccursTwice) {
  EXPECT_EQ(refusal(R"({"a":1,"b":2,"a":3})"), "JSON text: the member \"a\" occurs twice");
}

TEST(WriteJson, OrdersMembersByName) {
  EXPECT_EQ(write_json(parsed(R"({ "b" : 1, "a" : [ 2, 3 ] })")), R"({"a":[2,3],"b":1})");
}

TEST(WriteJson, ReplacesBytesThatAreNotUtf8) {
  EXPECT_EQ(write_json(Json(std::string("a\xff") + "b")),
            "\"a\xEF\xBF\xBD"
            "b\"");
}

TEST(WriteJson, WritesWhatItReads) {
  const std::string text = R"({"a":[1,-2,2.5,"ł",true,null],"z":{"č":""}})";
  EXPECT_EQ(write_json(parsed(text)), text);
}

TEST(JsonObject, ReadsMembersOfTheRightTypes) {
  const Json value = parsed(R"({"t":"x","i":3,"n":2,"b":true,"l":["p","q"],"m":{"k":1}})");
  JsonObject object(value, "options");
  EXPECT_EQ(object.text("t"), "x");
  EXPECT_EQ(object.integer("i", 0, {1, 5}), 3);
  EXPECT_EQ(object.number("n", 0), 2.0);
  EXPECT_TRUE(object.boolean("b", false));
  EXPECT_EQ(object.texts("l"), (Strings{"p", "q"}));
  ASSERT_NE(object.member("m"), nullptr);
  EXPECT_EQ(*object.member("m"), parsed(R"({"k":1})"));
  EXPECT_EQ(object.finish(), std::nullopt);
}

TEST(JsonObject, TakesAbsentAndNullMembersForDefaults) {
  const Json value = parsed(R"({"t":null})");
  JsonObject object(value, "options");
  EXPECT_FALSE(object.has("t"));
  EXPECT_EQ(object.text("t", "default"), "default");
  EXPECT_EQ(object.integer("i", 7, {1, 9}), 7);
  EXPECT_EQ(object.number("n", 0.5), 0.5);
  EXPECT_TRUE(object.boolean("b", true));
  EXPECT_EQ(object.texts("l"), Strings{});
  EXPECT_EQ(object.member("m"), nullptr);
  EXPECT_EQ(object.finish(), std::nullopt);
}

struct WrongMember {
  std::string_view json;
  std::string_view message;
};

TEST(JsonObject, RefusesMembersOfWrongTypeOrRange) {
  for (const auto& [json, message] : std::vector<WrongMember>{
           {R"({"t":1})", "options/t must be a text"},
           {R"({"t":"x","i":"3"})", "options/i must be a whole number from 1 to 5"},
           {R"({"t":"x","i":2.0})", "options/i must be a whole number from 1 to 5"},
           {R"({"t":"x","i":0})", "options/i must be a whole number from 1 to 5"},
           {R"({"t":"x","i":6})", "options/i must be a whole number from 1 to 5"},
           {R"({"t":"x","i":18446744073709551615})",
            "options/i must be a whole number from 1 to 5"},
           {R"({"t":"x","n":"2"})", "options/n must be a number"},
           {R"({"t":"x","b":0})", "options/b must be true or false"},
           {R"({"t":"x","l":"p"})", "options/l must be a list of texts"},
           {R"({"t":"x","l":["p",1]})", "options/l must be a list of texts"},
           {R"({"i":1})", "options/t is missing"},
           {R"({"t":"x","other":1})", "options/other is not known here"},
           {R"(["t"])", "options must be an object"},
       }) {
    const Json value = parsed(json);
    JsonObject object(value, "options");
    object.text("t");
    object.integer("i", 1, {1, 5});
    object.number("n", 0);
    object.boolean("b", false);
    object.texts("l");
    EXPECT_EQ(object.finish(), (Error{ErrorCode::kInvalidJson, std::string(message)})) << json;
  }
}

TEST(JsonObject, ReturnsTheDefaultOfARefusedMember) {
  const Json value = parsed(R"({"i":99,"b":"yes"})");
  JsonObject object(value, "options");
  EXPECT_EQ(object.integer("i", 4, {1, 5}), 4);
  EXPECT_TRUE(object.boolean("b", true));
}

TEST(JsonObject, KeepsTheFirstFailure) {
  const Json value = parsed(R"({"b":"yes","z":1})");
  JsonObject object(value, "/all/1");
  object.boolean("b", true);
  object.fail("c", "is odd");
  EXPECT_EQ(object.finish()->message, "/all/1/b must be true or false");
}

}  // namespace
}  // namespace sonder
