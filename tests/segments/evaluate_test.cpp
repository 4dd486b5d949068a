#include <gtest/gtest.h>

#include "segments/rule.h"
#include "support/feature_tables.h"

namespace sonder {
namespace {

using testing::a_category;
using testing::a_decimal;
using testing::a_feature;
using testing::a_feature_table;
using testing::bits;
using testing::Values;

constexpr auto kUnknown = std::nullopt;

FeatureTable five_people() {
  return a_feature_table(5,
                         {a_feature("order_count", FeatureType::kInteger, {0, 1, 3, 7, kUnknown}),
                          a_decimal("return_share", {0.0, 0.25, 0.5, kUnknown, 1.0}),
                          a_category("country", {"PL", "HR", "PL", kUnknown, "RU"}),
                          a_feature("has_email", FeatureType::kBoolean, {1, 0, kUnknown, 1, 0})});
}

std::vector<std::uint32_t> members(std::string_view text) {
  const FeatureTable table = five_people();
  const Rule rule = rule_from_json(parse_json(text).value(), table).value();
  const Bitset found = evaluate(rule, table);
  for (std::uint32_t profile = 0; profile < table.profile_count; ++profile) {
    EXPECT_EQ(found.test(profile), holds_for(rule, table, {profile})) << text << profile;
  }
  return found.positions();
}

using People = std::vector<std::uint32_t>;

TEST(Evaluate, ComparesIntegers) {
  EXPECT_EQ(members(R"({"feature":"order_count","is":"=","value":3})"), People{2});
  EXPECT_EQ(members(R"({"feature":"order_count","is":"!=","value":3})"), (People{0, 1, 3}));
  EXPECT_EQ(members(R"({"feature":"order_count","is":"<","value":3})"), (People{0, 1}));
  EXPECT_EQ(members(R"({"feature":"order_count","is":"<=","value":3})"), (People{0, 1, 2}));
  EXPECT_EQ(members(R"({"feature":"order_count","is":">","value":3})"), People{3});
  EXPECT_EQ(members(R"({"feature":"order_count","is":">=","value":3})"), (People{2, 3}));
  EXPECT_EQ(members(R"({"feature":"order_count","is":"between","from":1,"to":3})"), (People{1, 2}));
  EXPECT_EQ(members(R"({"feature":"order_count","is":"one_of","values":[7,0,9]})"), (People{0, 3}));
  EXPECT_EQ(members(R"({"feature":"order_count","is":"known"})"), (People{0, 1, 2, 3}));
}

TEST(Evaluate, ComparesDecimals) {
  EXPECT_EQ(members(R"({"feature":"return_share","is":"<","value":0.25})"), People{0});
  EXPECT_EQ(members(R"({"feature":"return_share","is":"<=","value":0.25})"), (People{0, 1}));
  EXPECT_EQ(members(R"({"feature":"return_share","is":">","value":0.25})"), (People{2, 4}));
  EXPECT_EQ(members(R"({"feature":"return_share","is":"=","value":-0.0})"), People{0});
  EXPECT_EQ(members(R"({"feature":"return_share","is":"!=","value":1})"), (People{0, 1, 2}));
  EXPECT_EQ(members(R"({"feature":"return_share","is":"one_of","values":[1,0.5]})"),
            (People{2, 4}));
}

TEST(Evaluate, ComparesTextsAndAnswers) {
  EXPECT_EQ(members(R"({"feature":"country","is":"=","value":"PL"})"), (People{0, 2}));
  EXPECT_EQ(members(R"({"feature":"country","is":"=","value":"pl"})"), People{});
  EXPECT_EQ(members(R"({"feature":"country","is":"!=","value":"DE"})"), (People{0, 1, 2, 4}));
  EXPECT_EQ(members(R"({"feature":"country","is":"=","value":""})"), People{});
  EXPECT_EQ(members(R"({"feature":"country","is":"one_of","values":["RU","HR","XX"]})"),
            (People{1, 4}));
  EXPECT_EQ(members(R"({"feature":"has_email","is":"=","value":false})"), (People{1, 4}));
  EXPECT_EQ(members(R"({"feature":"has_email","is":"!=","value":false})"), (People{0, 3}));
}

TEST(Evaluate, LeavesPeopleWithoutAValueOutOfUnequalButNotOutOfNot) {
  EXPECT_EQ(members(R"({"feature":"country","is":"!=","value":"PL"})"), (People{1, 4}));
  EXPECT_EQ(members(R"({"not":{"feature":"country","is":"=","value":"PL"}})"), (People{1, 3, 4}));
  EXPECT_EQ(members(R"({"not":{"feature":"country","is":"known"}})"), People{3});
}

TEST(Evaluate, JoinsRules) {
  EXPECT_EQ(members(R"({"all":[{"feature":"country","is":"=","value":"PL"},
                               {"feature":"order_count","is":">","value":0}]})"),
            People{2});
  EXPECT_EQ(members(R"({"any":[{"feature":"country","is":"=","value":"RU"},
                               {"feature":"order_count","is":">","value":0}]})"),
            (People{1, 2, 3, 4}));
  EXPECT_EQ(members(R"({"all":[]})"), (People{0, 1, 2, 3, 4}));
  EXPECT_EQ(members(R"({"any":[]})"), People{});
  EXPECT_EQ(members(R"({"not":{"any":[]}})"), (People{0, 1, 2, 3, 4}));
}

TEST(Evaluate, ComparesAtTheEndsOfTheRange) {
  constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();
  const FeatureTable table =
      a_feature_table(3, {a_feature("x", FeatureType::kInteger, {kLowest, 0, kHighest})});
  const auto found = [&](Comparison comparison, std::int64_t value) {
    Rule rule;
    rule.kind = RuleKind::kTest;
    rule.feature = "x";
    rule.comparison = comparison;
    rule.values = {RuleValue{.integer = value}};
    return evaluate(rule, table).positions();
  };
  EXPECT_EQ(found(Comparison::kLess, kLowest), People{});
  EXPECT_EQ(found(Comparison::kAtLeast, kLowest), (People{0, 1, 2}));
  EXPECT_EQ(found(Comparison::kGreater, kHighest), People{});
  EXPECT_EQ(found(Comparison::kAtMost, kHighest), (People{0, 1, 2}));
  EXPECT_EQ(found(Comparison::kNotEqual, kHighest), (People{0, 1}));
}

TEST(Evaluate, FindsNobodyAmongNobody) {
  const FeatureTable table = a_feature_table(0, {a_feature("x", FeatureType::kInteger, {})});
  const Rule rule = rule_from_json(parse_json(R"({"all":[]})").value(), table).value();
  EXPECT_EQ(evaluate(rule, table), Bitset(0));
}

TEST(Evaluate, KnowsNobodysValueOfAFeatureThatIsNotThere) {
  Rule rule;
  rule.kind = RuleKind::kTest;
  rule.feature = "shoe_size";
  rule.comparison = Comparison::kNotEqual;
  rule.values = {RuleValue{.integer = 43}};
  EXPECT_EQ(evaluate(rule, five_people()), Bitset(5));
  EXPECT_FALSE(holds_for(rule, five_people(), {0}));
}

TEST(Evaluate, LooksAtPeopleBeyondTheFirstWord) {
  for (const std::uint32_t count : {63U, 64U, 65U, 128U, 130U}) {
    Values values;
    for (std::uint32_t i = 0; i < count; ++i) values.push_back(i);
    const FeatureTable table =
        a_feature_table(count, {a_feature("x", FeatureType::kInteger, values)});
    const Rule rule =
        rule_from_json(parse_json(R"({"not":{"feature":"x","is":"<","value":62}})").value(), table)
            .value();
    People expected;
    for (std::uint32_t i = 62; i < count; ++i) expected.push_back(i);
    EXPECT_EQ(evaluate(rule, table).positions(), expected);
  }
}

}  // namespace
}  // namespace sonder
