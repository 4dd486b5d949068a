#include "base/json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
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

TEST(ParseJson, SkipsAByteOrderMark) {
  EXPECT_EQ(parsed("\xEF\xBB\xBF{}"), Json::object());
  EXPECT_EQ(refusal("\xEF\xBB\xBF\xEF\xBB\xBF{}"),
            "JSON text, byte 1: not valid JSON from here on");
}

TEST(ParseJson, RefusesTextsThatAreNotUnicode) {
  EXPECT_EQ(refusal("[\"a\", \"\xC3\"]"), "JSON text, byte 8: not valid UTF-8");
  EXPECT_EQ(refusal(R"(["\ud800"])"), "JSON text, byte 3: half of a surrogate pair");
  EXPECT_EQ(parsed(R"(["\ud83d\ude00"])")[0], "\U0001F600");
}

TEST(ParseJson, HoldsWholeNumbersOfSixtyFourBits) {
  EXPECT_EQ(write_json(parsed("[18446744073709551615,-9223372036854775808,-0]")),
            "[18446744073709551615,-9223372036854775808,0]");
  EXPECT_TRUE(parsed("18446744073709551616").is_number_float());
  EXPECT_TRUE(parsed("-9223372036854775809").is_number_float());
}

TEST(ParseJson, RefusesNumbersThatJsonDoesNotHave) {
  EXPECT_EQ(refusal("[NaN]"), "JSON text, byte 2: not a number that can be held");
  EXPECT_EQ(refusal("-Infinity"), "JSON text, byte 1: not a number that can be held");
  EXPECT_EQ(refusal("[1,1e999]"), "JSON text, byte 4: not a number that can be held");
}

TEST(ParseJson, ReadsNamesOfAnyLength) {
  const std::string name(10'000, 'n');
  EXPECT_EQ(parsed("{\"" + name + "\":1}")[name], 1);
}

/// Documents with one to three random bytes changed, put in or taken out.
std::string spoil(std::string text, std::uint64_t& state) {
  constexpr std::string_view kBytes = "{}[]\",:019.eE+-\\u/bnt rl\xC3\xA9\xF0\x01";
  const auto draw = [&](std::size_t count) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33) % count;
  };
  for (std::size_t left = 1 + draw(3); left > 0; --left) {
    const std::size_t at = draw(text.size());
    const std::size_t kind = draw(3);
    if (kind == 0) text.erase(at, 1);
    if (kind == 1) text.insert(at, 1, kBytes[draw(kBytes.size())]);
    if (kind == 2) text[at] = kBytes[draw(kBytes.size())];
  }
  return text;
}

TEST(ParseJson, AcceptsAndReadsWhatNlohmannDoes) {
  const std::vector<std::string> documents = {
      R"({"a":[1,-2,2.5e-3,"\u0142\ud83d\ude00",true,false,null,{},[]],"b":{"c":"d\n\"\/"}})",
      "[0,-0,-0.0,1e5,18446744073709551616,-9223372036854775808,1.7976931348623157e308,0.1]",
      " [ 1 , { \"x\" : \"\xC3\xA9\xF0\x9F\x98\x80\" } ] \n"};
  std::uint64_t state = 3;
  for (int i = 0; i < 30'000; ++i) {
    const std::string text = spoil(documents[static_cast<std::size_t>(i) % 3], state);
    const Json expected = Json::parse(text, nullptr, false);
    const Result<Json> read = parse_json(text);
    if (!read && read.error().message.ends_with("occurs twice")) continue;  // the last one wins
    EXPECT_EQ(static_cast<bool>(read), !expected.is_discarded()) << text;
    if (read) {
      EXPECT_EQ(read.value().dump(), expected.dump()) << text;
    }
  }
}

TEST(WriteJson, OrdersMembersByName) {
  EXPECT_EQ(write_json(parsed(R"({ "b" : 1, "a" : [ 2, 3 ] })")), R"({"a":[2,3],"b":1})");
}

TEST(WriteJson, ReplacesBytesThatAreNotUtf8) {
  EXPECT_EQ(write_json(Json(std::string("a\xff") + "b")),
            "\"a\xEF\xBF\xBD"
            "b\"");
}

/// nlohmann's own writer is the model, byte for byte.
TEST(WriteJson, WritesTextsAsNlohmannDoes) {
  constexpr std::string_view kBytes =
      "a\"\\/\n\b\f\r\t\x01\x1F\x7F\xC3\xA9\xE0\xA0\x80\xED\xBF\xF0\x9F\x98\xF4\x90\xFF\xC0";
  std::uint64_t state = 9;
  for (int i = 0; i < 30'000; ++i) {
    std::string text;
    for (int left = i % 9; left > 0; --left) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      text += kBytes[static_cast<std::size_t>(state >> 33) % kBytes.size()];
    }
    const Json value = {text, std::string(1, '\0')};
    EXPECT_EQ(write_json(value), value.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
}

TEST(WriteJson, WritesNumbersAsNlohmannDoes) {
  const Json numbers = {0,         -1,     18446744073709551615U,
                        INT64_MIN, 0.0,    -0.0,
                        0.1,       1e15,   1e16,
                        1e-5,      2.5e-7, 1.0 / 3,
                        1e300,     5e-324, INFINITY,
                        NAN};
  EXPECT_EQ(write_json(numbers), numbers.dump());
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
