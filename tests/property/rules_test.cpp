#include <gtest/gtest.h>

#include <array>
#include <random>

#include "segments/rule.h"
#include "support/feature_tables.h"

// Thousands of seeded random rules over random tables with missing values. The generator is used
// as it is, without distributions, because those differ between standard libraries.

namespace sonder {
namespace {

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(engine_()) % limit; }
  bool one_in(std::uint32_t limit) { return below(limit) == 0; }

 private:
  std::mt19937 engine_;
};

constexpr std::array<std::string_view, 5> kCountries = {"PL", "HR", "RU", "Österreich", "X'\""};

struct Kind {
  std::string_view name;
  FeatureType type;
};
constexpr std::array<Kind, 6> kKinds = {{{"order_count", FeatureType::kInteger},
                                         {"net_spend", FeatureType::kMoney},
                                         {"last_order", FeatureType::kDate},
                                         {"return_share", FeatureType::kDecimal},
                                         {"country", FeatureType::kCategory},
                                         {"has_email", FeatureType::kBoolean}}};

Feature random_feature(Kind kind, std::uint32_t profiles, Dice& dice) {
  testing::Values values;
  testing::Decimals decimals;
  testing::Texts texts;
  const std::uint32_t spread = kind.type == FeatureType::kBoolean ? 2 : 12;
  for (std::uint32_t i = 0; i < profiles; ++i) {
    const bool known = !dice.one_in(4);
    const std::uint32_t roll = dice.below(spread);
    values.push_back(known ? std::optional<std::int64_t>(roll) : std::nullopt);
    decimals.push_back(known ? std::optional<double>(roll / 8.0 - 0.5) : std::nullopt);
    texts.push_back(known ? std::optional<std::string>(kCountries[roll % 4]) : std::nullopt);
  }
  if (kind.type == FeatureType::kDecimal) return testing::a_decimal(kind.name, decimals);
  if (kind.type == FeatureType::kCategory) return testing::a_category(kind.name, texts);
  return testing::a_feature(kind.name, kind.type, values);
}

FeatureTable random_table(Dice& dice) {
  const std::uint32_t profiles = dice.below(200);
  std::vector<Feature> features;
  for (const Kind kind : kKinds) features.push_back(random_feature(kind, profiles, dice));
  return testing::a_feature_table(profiles, std::move(features));
}

RuleValue random_value(FeatureType type, Dice& dice) {
  const std::uint32_t roll = dice.below(type == FeatureType::kBoolean ? 2 : 14);
  if (type == FeatureType::kDecimal) return {.decimal = roll / 8.0 - 0.625};
  if (type == FeatureType::kCategory) return {.text = std::string(kCountries[roll % 5])};
  return {.integer = roll};
}

Comparison random_comparison(FeatureType type, Dice& dice) {
  constexpr std::array kOfTexts = {Comparison::kEqual, Comparison::kNotEqual, Comparison::kKnown,
                                   Comparison::kOneOf};
  if (type == FeatureType::kBoolean) return kOfTexts[dice.below(3)];
  if (type == FeatureType::kCategory) return kOfTexts[dice.below(4)];
  return static_cast<Comparison>(dice.below(9));
}

Rule random_test(Dice& dice) {
  const Kind kind = kKinds[dice.below(kKinds.size())];
  Rule rule;
  rule.kind = RuleKind::kTest;
  rule.feature = kind.name;
  rule.comparison = random_comparison(kind.type, dice);
  std::uint32_t values = 1;
  if (rule.comparison == Comparison::kKnown) values = 0;
  if (rule.comparison == Comparison::kBetween) values = 2;
  if (rule.comparison == Comparison::kOneOf) values = 1 + dice.below(4);
  for (std::uint32_t i = 0; i < values; ++i) rule.values.push_back(random_value(kind.type, dice));
  if (rule.comparison == Comparison::kBetween) {
    const bool swap = rule.values[0].integer > rule.values[1].integer ||
                      rule.values[0].decimal > rule.values[1].decimal;
    if (swap) std::swap(rule.values[0], rule.values[1]);
  }
  return rule;
}

Rule random_rule(std::uint32_t depth, Dice& dice) {
  if (depth == 0 || dice.one_in(3)) return random_test(dice);
  Rule rule;
  rule.kind = static_cast<RuleKind>(dice.below(3));
  const std::uint32_t parts = rule.kind == RuleKind::kNot ? 1 : dice.below(4);
  for (std::uint32_t i = 0; i < parts; ++i) rule.parts.push_back(random_rule(depth - 1, dice));
  return rule;
}

Rule negate(const Rule& rule) {
  Rule negated;
  negated.kind = RuleKind::kNot;
  negated.parts.push_back(rule);
  return negated;
}

/// Calls `check` with thousands of rules and tables.
template <class Check>
void with_random_rules(Check check) {
  Dice dice(20'240'229);
  for (std::uint32_t i = 0; i < 300; ++i) {
    const FeatureTable table = random_table(dice);
    for (std::uint32_t j = 0; j < 15; ++j) check(random_rule(4, dice), table);
  }
}

TEST(RandomRules, HoldForWhomTheTreeSays) {
  with_random_rules([](const Rule& rule, const FeatureTable& table) {
    const Bitset members = evaluate(rule, table);
    ASSERT_EQ(members.size(), table.profile_count);
    for (std::uint32_t profile = 0; profile < table.profile_count; ++profile) {
      ASSERT_EQ(members.test(profile), holds_for(rule, table, {profile}))
          << write_json(to_json(rule, table)) << " profile " << profile;
    }
  });
}

TEST(RandomRules, PartProfilesFromTheirNot) {
  with_random_rules([](const Rule& rule, const FeatureTable& table) {
    Bitset others = evaluate(negate(rule), table);
    Bitset both = evaluate(rule, table);
    const Bitset members = both;
    both &= others;
    ASSERT_EQ(both.count(), 0U);
    others |= members;
    ASSERT_EQ(others, Bitset(table.profile_count, true));
  });
}

TEST(RandomRules, ComeBackEqualFromJson) {
  with_random_rules([](const Rule& rule, const FeatureTable& table) {
    const Json json = to_json(rule, table);
    const Json parsed = parse_json(write_json(json)).value();
    const Result<Rule> read = rule_from_json(parsed, table);
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_EQ(read.value(), rule);
    ASSERT_EQ(to_json(read.value(), table), json);
  });
}

}  // namespace
}  // namespace sonder
