#include "base/json_members.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sonder {
namespace {

using namespace std::string_view_literals;

TEST(JsonObjectOf, OrdersMembersByName) {
  EXPECT_EQ(write_json(json_object({{"b", 1}, {"a", 2}, {"aa", 3}, {"B", 4}})),
            R"({"B":4,"a":2,"aa":3,"b":1})");
}

TEST(JsonObjectOf, KeepsEveryKindOfValue) {
  const std::string text = "Łódź";
  EXPECT_EQ(write_json(json_object({{"a", nullptr},
                                    {"b", true},
                                    {"c", -2},
                                    {"d", std::uint64_t{18446744073709551615U}},
                                    {"e", 2.5},
                                    {"f", "x"},
                                    {"g", "y\0z"sv},
                                    {"h", text},
                                    {"i", std::vector<std::string>{"p", "q"}},
                                    {"j", Json::array()}})),
            R"({"a":null,"b":true,"c":-2,"d":18446744073709551615,"e":2.5,"f":"x",)"
            R"("g":"y\u0000z","h":"Łódź","i":["p","q"],"j":[]})");
}

TEST(JsonObjectOf, WritesWholeDoublesAsDoubles) {
  EXPECT_EQ(write_json(json_object({{"a", 2.0}, {"b", 0.1}})), R"({"a":2.0,"b":0.1})");
}

TEST(JsonObjectOf, NestsObjectsAndLists) {
  Json list = Json::array();
  list.push_back(json_object({{"k", 1}}));
  EXPECT_EQ(write_json(json_object({{"l", std::move(list)}, {"m", json_object({{"n", 2}})}})),
            R"({"l":[{"k":1}],"m":{"n":2}})");
}

TEST(JsonObjectOf, IsAnEmptyObjectWithoutMembers) { EXPECT_EQ(write_json(json_object({})), "{}"); }

TEST(JsonObjectOf, LeavesTheValuesItWasGivenAlone) {
  const Json inner = json_object({{"k", "v"}});
  EXPECT_EQ(json_object({{"a", inner}, {"b", inner}})["a"], inner);
  EXPECT_EQ(write_json(inner), R"({"k":"v"})");
}

TEST(JsonObjectOf, EqualsTheNestedBracesOfNlohmann) {
  const Json nested = {{"a", 1}, {"b", {{"c", "x"}, {"d", nullptr}}}};
  EXPECT_EQ(json_object({{"a", 1}, {"b", json_object({{"c", "x"}, {"d", nullptr}})}}), nested);
}

}  // namespace
}  // namespace sonder
