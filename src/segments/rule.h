#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bitset.h"
#include "base/json.h"
#include "base/result.h"
#include "features/feature_table.h"

namespace sonder {

enum class RuleKind : std::uint8_t { kAll, kAny, kNot, kTest };

enum class Comparison : std::uint8_t {
  kEqual,
  kNotEqual,
  kLess,
  kAtMost,
  kGreater,
  kAtLeast,
  kBetween,  ///< both ends included
  kOneOf,
  kKnown,  ///< the feature has a value
};

/// One operand of a comparison, already in the feature's own terms.
struct RuleValue {
  std::int64_t integer = 0;  ///< integer, minor units, days since the epoch, or 0 and 1
  double decimal = 0;        ///< of decimal features
  std::string text = {};     ///< of categories

  friend bool operator==(const RuleValue&, const RuleValue&) = default;
};

/// A segment's definition: a tree over the columns of a feature table.
///
/// What a missing value means is written here once. Every comparison with a feature that is not
/// known is false, `!=` included; `known` asks for it. `not` is everybody else: a person is in a
/// rule or in its `not`, never in both and never in neither. So
/// {"feature":"country","is":"!=","value":"PL"} leaves out people without a country, and
/// {"not":{"feature":"country","is":"=","value":"PL"}} keeps them.
/// An empty `all` holds for everybody, an empty `any` for nobody.
struct Rule {
  RuleKind kind = RuleKind::kAll;
  std::vector<Rule> parts;  ///< of kAll and kAny; exactly one of kNot
  /// Of kTest.
  std::string feature;
  Comparison comparison = Comparison::kEqual;
  /// One; two for kBetween, in order; at least one for kOneOf; none for kKnown.
  std::vector<RuleValue> values;

  friend bool operator==(const Rule&, const Rule&) = default;
};

inline constexpr std::size_t kMaxRuleDepth = 32;
/// Of values compared with; `known` counts as one.
inline constexpr std::size_t kMaxRuleTests = 1'000;

/// Reads a rule strictly:
///   {"all":[...]}  {"any":[...]}  {"not":{...}}
///   {"feature":"order_count","is":">=","value":3}
///   {"feature":"net_spend","is":"between","from":100,"to":250.5}     amounts in major units
///   {"feature":"country","is":"one_of","values":["PL","HR"]}
///   {"feature":"last_order","is":"<","value":"2024-02-01"}
///   {"feature":"recommendation","is":"known"}
/// with is: = != < <= > >= between one_of known. Categories allow = != one_of known; booleans
/// = != known. An amount has at most the decimals of the table's scale and is below 2^53 minor
/// units; an integer is written without decimals; `from` is not above `to`.
///
/// Errors: kInvalidJson naming the place as a JSON pointer ("/all/1/value"); kNotFound for a
/// feature that `features` does not have; kLimitExceeded for a rule too deep or too large.
Result<Rule> rule_from_json(const Json& json, const FeatureTable& features);

/// The same form again; reading it gives an equal rule.
Json to_json(const Rule& rule, const FeatureTable& features);

/// Who the rule holds for, one bit per profile. `rule` was read against these features; a feature
/// that is not among them is known of nobody. O(tests × profiles).
Bitset evaluate(const Rule& rule, const FeatureTable& features);

/// The same for one profile, read off the tree without columns: what `evaluate` is tested by.
bool holds_for(const Rule& rule, const FeatureTable& features, ProfileId profile);

}  // namespace sonder
