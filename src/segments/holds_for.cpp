#include <algorithm>

#include "segments/rule.h"

namespace sonder {
namespace {

/// `value` is a profile's; both sides are of one type that can be ordered.
template <class Value, class Operand>
bool compare(const Rule& test, const Value& value, Operand operand) {
  switch (test.comparison) {
    case Comparison::kEqual: return value == operand(test.values[0]);
    case Comparison::kNotEqual: return value != operand(test.values[0]);
    case Comparison::kLess: return value < operand(test.values[0]);
    case Comparison::kAtMost: return value <= operand(test.values[0]);
    case Comparison::kGreater: return value > operand(test.values[0]);
    case Comparison::kAtLeast: return value >= operand(test.values[0]);
    case Comparison::kBetween:
      return value >= operand(test.values[0]) && value <= operand(test.values[1]);
    case Comparison::kOneOf:
      return std::any_of(test.values.begin(), test.values.end(),
                         [&](const RuleValue& one) { return value == operand(one); });
    case Comparison::kKnown: return true;
  }
  return false;
}

bool passes(const Rule& test, const FeatureTable& features, std::uint32_t profile) {
  const Feature* feature = features.find(test.feature);
  if (feature == nullptr || !feature->known.test(profile)) return false;
  if (feature->type == FeatureType::kDecimal) {
    return compare(test, feature->decimals[profile],
                   [](const RuleValue& value) { return value.decimal; });
  }
  if (feature->type == FeatureType::kCategory) {
    const auto code = static_cast<std::uint32_t>(feature->values[profile]);
    return compare(test, feature->categories.text(code),
                   [](const RuleValue& value) { return std::string_view(value.text); });
  }
  return compare(test, feature->values[profile],
                 [](const RuleValue& value) { return value.integer; });
}

}  // namespace

bool holds_for(const Rule& rule, const FeatureTable& features, ProfileId profile) {
  const auto holds = [&](const Rule& part) { return holds_for(part, features, profile); };
  switch (rule.kind) {
    case RuleKind::kAll: return std::all_of(rule.parts.begin(), rule.parts.end(), holds);
    case RuleKind::kAny: return std::any_of(rule.parts.begin(), rule.parts.end(), holds);
    case RuleKind::kNot: return !holds(rule.parts.front());
    case RuleKind::kTest: return passes(rule, features, profile.index);
  }
  return false;
}

}  // namespace sonder
