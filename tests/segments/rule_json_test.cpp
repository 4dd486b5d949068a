#include <gtest/gtest.h>

#include "segments/rule.h"
#include "support/feature_tables.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_category;
using testing::a_decimal;
using testing::a_feature;
using testing::a_feature_table;
using testing::day;

FeatureTable a_table() {
  FeatureTable table = a_feature_table(
      1, {a_feature("order_count", FeatureType::kInteger, {3}),
          a_feature("net_spend", FeatureType::kMoney, {1'250}), a_decimal("days_between", {2.5}),
          a_feature("last_order", FeatureType::kDate, {19'782}), a_category("country", {"PL"}),
          a_feature("has_email", FeatureType::kBoolean, {1})});
  table.money = {2, "PLN"};
  return table;
}

Result<Rule> read(std::string_view text) {
  return rule_from_json(parse_json(text).value(), a_table());
}

/// The code and the place or words that must be in the message.
void expect_refused(std::string_view text, std::string_view part,
                    ErrorCode code = ErrorCode::kInvalidJson) {
  const Result<Rule> rule = read(text);
  ASSERT_FALSE(rule) << text;
  EXPECT_EQ(rule.error().code, code) << text;
  EXPECT_NE(rule.error().message.find(part), std::string::npos)
      << text << ": " << rule.error().message;
}

RuleValue value_of(std::string_view text) { return read(text).value().values.at(0); }

TEST(RuleFromJson, ReadsATest) {
  const Rule rule = read(R"({"feature":"order_count","is":">=","value":3})").value();
  EXPECT_EQ(rule.kind, RuleKind::kTest);
  EXPECT_EQ(rule.feature, "order_count");
  EXPECT_EQ(rule.comparison, Comparison::kAtLeast);
  EXPECT_EQ(rule.values, std::vector<RuleValue>{RuleValue{.integer = 3}});
}

TEST(RuleFromJson, ReadsNestedRules) {
  const Rule rule =
      read(R"({"all":[{"any":[]},{"not":{"feature":"country","is":"known"}}]})").value();
  ASSERT_EQ(rule.parts.size(), 2U);
  EXPECT_EQ(rule.kind, RuleKind::kAll);
  EXPECT_EQ(rule.parts[0].kind, RuleKind::kAny);
  EXPECT_TRUE(rule.parts[0].parts.empty());
  EXPECT_EQ(rule.parts[1].kind, RuleKind::kNot);
  EXPECT_EQ(rule.parts[1].parts.at(0).comparison, Comparison::kKnown);
}

TEST(RuleFromJson, ReadsEachTypeInItsOwnTerms) {
  EXPECT_EQ(value_of(R"({"feature":"net_spend","is":"<","value":250.5})").integer, 25'050);
  EXPECT_EQ(value_of(R"({"feature":"net_spend","is":"<","value":-7})").integer, -700);
  EXPECT_EQ(value_of(R"({"feature":"days_between","is":">","value":2})").decimal, 2.0);
  EXPECT_EQ(value_of(R"({"feature":"last_order","is":"=","value":"2024-02-29"})").integer,
            day(2024, 2, 29).days_since_epoch);
  EXPECT_EQ(value_of(R"({"feature":"country","is":"=","value":"Österreich"})").text, "Österreich");
  EXPECT_EQ(value_of(R"({"feature":"has_email","is":"=","value":true})").integer, 1);
  EXPECT_EQ(value_of(R"({"feature":"has_email","is":"!=","value":false})").integer, 0);
}

TEST(RuleFromJson, ReadsEveryAmountExactlyToTheScale) {
  for (std::int64_t units = -100'000; units <= 100'000; units += 7) {
    const std::string amount = format_decimal(units, 2);
    EXPECT_EQ(value_of(R"({"feature":"net_spend","is":"=","value":)" + amount + "}").integer,
              units);
  }
  EXPECT_EQ(value_of(R"({"feature":"net_spend","is":"=","value":90071992547409.91})").integer,
            9'007'199'254'740'991);
}

TEST(RuleFromJson, RefusesAmountsThatTheScaleCannotHold) {
  expect_refused(R"({"feature":"net_spend","is":"=","value":0.005})", "more than 2 decimals");
  expect_refused(R"({"feature":"net_spend","is":"=","value":12.345})", "/value");
  expect_refused(R"({"feature":"net_spend","is":"=","value":1e-9})", "more than 2 decimals");
  expect_refused(R"({"feature":"net_spend","is":"=","value":1e300})", "too large");
  expect_refused(R"({"feature":"net_spend","is":"=","value":90071992547409.92})", "too large");
  expect_refused(R"({"feature":"net_spend","is":"=","value":"12"})", "amount");
}

TEST(RuleFromJson, ReadsWholeNumbersOnlyForIntegers) {
  EXPECT_EQ(value_of(R"({"feature":"order_count","is":"=","value":-9223372036854775808})").integer,
            std::numeric_limits<std::int64_t>::min());
  expect_refused(R"({"feature":"order_count","is":"=","value":9223372036854775808})", "whole");
  expect_refused(R"({"feature":"order_count","is":"=","value":2.5})", "whole number");
  expect_refused(R"({"feature":"order_count","is":"=","value":null})", "whole number");
  expect_refused(R"({"feature":"order_count","is":"=","value":true})", "whole number");
}

TEST(RuleFromJson, ReadsIsoDatesOnly) {
  for (const std::string_view text : {"2023-02-29", "29.02.2024", "2024-2-29", "2024-02-29T00:00",
                                      "0000-01-01", "2024-0229-", "----------", ""}) {
    expect_refused(R"({"feature":"last_order","is":"<","value":")" + std::string(text) + "\"}",
                   "must be a date");
  }
  expect_refused(R"({"feature":"last_order","is":"<","value":20240229})", "must be a date");
}

TEST(RuleFromJson, NamesThePlaceAsAPointer) {
  expect_refused(R"({"all":[{"any":[]},{"feature":"order_count","is":"=","value":"x"}]})",
                 "rule at /all/1/value: ");
  expect_refused(R"({"any":[{"not":{"feature":"country","is":"one_of","values":["PL",4]}}]})",
                 "rule at /any/0/not/values/1: ");
  expect_refused("[]", "rule: ");
}

TEST(RuleFromJson, RefusesWhatIsNoRule) {
  expect_refused("3", "must be an object");
  expect_refused("{}", "must hold one of");
  expect_refused(R"({"all":[],"any":[]})", "must hold one of");
  expect_refused(R"({"some":[]})", "must hold one of");
  expect_refused(R"({"all":{}})", "list of rules");
  expect_refused(R"({"not":[]})", "/not");
  expect_refused(R"({"all":[null]})", "/all/0");
}

TEST(RuleFromJson, RefusesMembersThatAreMissingOrNotKnown) {
  expect_refused(R"({"feature":"order_count","value":3})", "/is");
  expect_refused(R"({"feature":"order_count","is":"=="})", "/is");
  expect_refused(R"({"feature":"order_count","is":"="})", "/value");
  expect_refused(R"({"feature":"order_count","is":"=","value":3,"unit":"orders"})", "not known");
  expect_refused(R"({"feature":"order_count","is":"known","value":3})", "not known");
  expect_refused(R"({"feature":"order_count","is":"between","from":3})", "/to");
  expect_refused(R"({"feature":"order_count","is":"between","from":3,"to":2})", "/to");
  expect_refused(R"({"feature":"order_count","is":"one_of","values":[]})", "/values");
  expect_refused(R"({"feature":"order_count","is":"one_of","value":3})", "/values");
  expect_refused(R"({"feature":7,"is":"known"})", "/feature");
}

TEST(RuleFromJson, RefusesComparisonsThatDoNotGoWithTheType) {
  for (const std::string_view is : {"<", "<=", ">", ">=", "between"}) {
    const std::string test = R"({"feature":"country","is":")" + std::string(is) + "\"}";
    expect_refused(test, "does not go with a feature of type category");
  }
  expect_refused(R"({"feature":"has_email","is":"one_of","values":[true]})", "type boolean");
  expect_refused(R"({"feature":"has_email","is":"<","value":true})", "type boolean");
  expect_refused(R"({"feature":"has_email","is":"=","value":1})", "true or false");
}

TEST(RuleFromJson, FindsNoFeatureThatIsNotThere) {
  expect_refused(R"({"not":{"feature":"shoe_size","is":"known"}})", "/not/feature",
                 ErrorCode::kNotFound);
}

TEST(RuleFromJson, LimitsDepthAndSize) {
  const auto nested = [](std::size_t depth) {
    std::string text = R"({"feature":"country","is":"known"})";
    for (std::size_t i = 1; i < depth; ++i) text = R"({"not":)" + text + "}";
    return text;
  };
  EXPECT_TRUE(read(nested(kMaxRuleDepth)));
  expect_refused(nested(kMaxRuleDepth + 1), "nested deeper than 32", ErrorCode::kLimitExceeded);
  const auto listed = [](std::size_t values) {
    std::string text = R"({"feature":"order_count","is":"one_of","values":[0)";
    for (std::size_t i = 1; i < values; ++i) text += "," + std::to_string(i);
    return text + "]}";
  };
  EXPECT_TRUE(read(listed(kMaxRuleTests)));
  expect_refused(listed(kMaxRuleTests + 1), "more than 1000", ErrorCode::kLimitExceeded);
}

TEST(RuleToJson, WritesWhatWasRead) {
  for (const std::string_view text :
       {R"({"all":[]})", R"({"any":[{"not":{"all":[]}}]})",
        R"({"feature":"order_count","is":"between","from":-3,"to":9007199254740993})",
        R"({"feature":"net_spend","is":"one_of","values":[0.1,-250.55,3.0]})",
        R"({"feature":"days_between","is":"!=","value":0.1})",
        R"({"feature":"last_order","is":"<=","value":"2024-02-29"})",
        R"({"feature":"country","is":"one_of","values":["PL","","Ελλάδα"]})",
        R"({"feature":"has_email","is":"!=","value":false})",
        R"({"feature":"country","is":"known"})"}) {
    const Rule rule = read(text).value();
    const Json written = to_json(rule, a_table());
    EXPECT_EQ(written, parse_json(text).value());
    EXPECT_EQ(rule_from_json(written, a_table()).value(), rule);
  }
}

}  // namespace
}  // namespace sonder
