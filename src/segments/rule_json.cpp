#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "base/json_members.h"
#include "segments/rule.h"

namespace sonder {
namespace {

struct ComparisonName {
  std::string_view text;
  Comparison comparison;
};
constexpr std::array<ComparisonName, 9> kComparisons = {{
    {"=", Comparison::kEqual},
    {"!=", Comparison::kNotEqual},
    {"<", Comparison::kLess},
    {"<=", Comparison::kAtMost},
    {">", Comparison::kGreater},
    {">=", Comparison::kAtLeast},
    {"between", Comparison::kBetween},
    {"one_of", Comparison::kOneOf},
    {"known", Comparison::kKnown},
}};

constexpr double kLargestExact = 9007199254740992.0;  // 2^53

/// `place` is a JSON pointer, empty for the whole rule.
Error refuse(const std::string& place, std::string_view what,
             ErrorCode code = ErrorCode::kInvalidJson) {
  std::string message = place.empty() ? "rule: " : "rule at " + place + ": ";
  message += what;
  return {code, std::move(message)};
}

bool allows(FeatureType type, Comparison comparison) {
  switch (comparison) {
    case Comparison::kEqual:
    case Comparison::kNotEqual:
    case Comparison::kKnown: return true;
    case Comparison::kOneOf: return type != FeatureType::kBoolean;
    default: return type != FeatureType::kBoolean && type != FeatureType::kCategory;
  }
}

Result<RuleValue> read_integer(const Json& json, const std::string& place) {
  const bool fits =
      json.is_number_integer() &&
      !(json.is_number_unsigned() && json.get<std::uint64_t>() > std::uint64_t{INT64_MAX});
  if (!fits) return refuse(place, "must be a whole number");
  return RuleValue{.integer = json.get<std::int64_t>()};
}

Result<RuleValue> read_decimal(const Json& json, const std::string& place) {
  if (!json.is_number()) return refuse(place, "must be a number");
  return RuleValue{.decimal = json.get<double>()};
}

/// A number in JSON is the double nearest to what was written. It has the scale's decimals exactly
/// when it is also the double nearest to some whole number of minor units.
Result<RuleValue> read_money(const Json& json, const std::string& place, const MoneyScale& scale) {
  if (!json.is_number()) return refuse(place, "must be an amount in major units");
  const auto amount = json.get<double>();
  const double units = std::round(amount * static_cast<double>(*rescale(1, 0, scale.decimals)));
  if (!(std::abs(units) < kLargestExact)) return refuse(place, "is too large an amount");
  const MinorUnits nearest{static_cast<std::int64_t>(units)};
  if (to_major(nearest, scale) != amount) {
    return refuse(place, "has more than " + std::to_string(scale.decimals) + " decimals");
  }
  return RuleValue{.integer = nearest.units};
}

Result<RuleValue> read_date(const Json& json, const std::string& place) {
  const auto date =
      json.is_string() ? parse_iso_date(json.get_ref<const std::string&>()) : std::optional<Date>();
  if (!date) return refuse(place, "must be a date such as \"2024-02-29\"");
  return RuleValue{.integer = date->days_since_epoch};
}

Result<RuleValue> read_category(const Json& json, const std::string& place) {
  if (!json.is_string()) return refuse(place, "must be a text");
  return RuleValue{.text = json.get<std::string>()};
}

Result<RuleValue> read_boolean(const Json& json, const std::string& place) {
  if (!json.is_boolean()) return refuse(place, "must be true or false");
  return RuleValue{.integer = json.get<bool>() ? 1 : 0};
}

Result<RuleValue> read_value(const Json& json, const std::string& place, const Feature& feature,
                             const MoneyScale& scale) {
  switch (feature.type) {
    case FeatureType::kInteger: return read_integer(json, place);
    case FeatureType::kDecimal: return read_decimal(json, place);
    case FeatureType::kMoney: return read_money(json, place, scale);
    case FeatureType::kDate: return read_date(json, place);
    case FeatureType::kCategory: return read_category(json, place);
    case FeatureType::kBoolean: return read_boolean(json, place);
  }
  return refuse(place, "is of no known type");
}

/// The members that hold a comparison's operands.
std::vector<std::string> operand_names(Comparison comparison) {
  switch (comparison) {
    case Comparison::kKnown: return {};
    case Comparison::kBetween: return {"from", "to"};
    case Comparison::kOneOf: return {"values"};
    default: return {"value"};
  }
}

bool is_descending(const RuleValue& from, const RuleValue& to) {
  return from.integer > to.integer || from.decimal > to.decimal;
}

/// Reads one rule; counts its tests on the way.
class RuleReader {
 public:
  explicit RuleReader(const FeatureTable& features) : features_(features) {}

  Result<Rule> read(const Json& json, const std::string& place, std::size_t depth);

 private:
  Result<Rule> read_parts(RuleKind kind, const Json& parts, const std::string& place,
                          std::size_t depth);
  Result<Rule> read_test(const Json& json, const std::string& place);
  Result<Comparison> read_comparison(const Json& json, const std::string& place,
                                     FeatureType type) const;
  Status read_operands(const Json& json, const std::string& place, const Feature& feature,
                       Rule& rule);
  Status read_list(const Json& json, const std::string& place, const Feature& feature, Rule& rule);
  Status append_value(const Json& json, const std::string& place, const Feature& feature,
                      Rule& rule);
  Status count_test(const std::string& place);

  const FeatureTable& features_;
  std::size_t tests_ = 0;
};

Result<Rule> RuleReader::read(const Json& json, const std::string& place, std::size_t depth) {
  if (depth > kMaxRuleDepth) {
    return refuse(place, "is nested deeper than " + std::to_string(kMaxRuleDepth),
                  ErrorCode::kLimitExceeded);
  }
  if (!json.is_object()) return refuse(place, "must be an object");
  if (json.contains("feature")) return read_test(json, place);
  if (json.size() != 1) return refuse(place, "must hold one of all, any, not and feature");
  if (json.contains("all")) return read_parts(RuleKind::kAll, json["all"], place + "/all", depth);
  if (json.contains("any")) return read_parts(RuleKind::kAny, json["any"], place + "/any", depth);
  if (!json.contains("not")) return refuse(place, "must hold one of all, any, not and feature");
  Result<Rule> part = read(json["not"], place + "/not", depth + 1);
  if (!part) return part;
  Rule rule;
  rule.kind = RuleKind::kNot;
  rule.parts.push_back(std::move(part).value());
  return rule;
}

Result<Rule> RuleReader::read_parts(RuleKind kind, const Json& parts, const std::string& place,
                                    std::size_t depth) {
  if (!parts.is_array()) return refuse(place, "must be a list of rules");
  Rule rule;
  rule.kind = kind;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Result<Rule> part = read(parts[i], place + "/" + std::to_string(i), depth + 1);
    if (!part) return part;
    rule.parts.push_back(std::move(part).value());
  }
  return rule;
}

Result<Rule> RuleReader::read_test(const Json& json, const std::string& place) {
  const Json& name = json["feature"];
  if (!name.is_string()) return refuse(place + "/feature", "must be a text");
  Rule rule;
  rule.kind = RuleKind::kTest;
  rule.feature = name.get<std::string>();
  const Feature* feature = features_.find(rule.feature);
  if (feature == nullptr) {
    return refuse(place + "/feature", "there is no such feature", ErrorCode::kNotFound);
  }
  const Result<Comparison> comparison = read_comparison(json, place, feature->type);
  if (!comparison) return comparison.error();
  rule.comparison = comparison.value();
  if (const Status status = read_operands(json, place, *feature, rule); !status) {
    return status.error();
  }
  return rule;
}

Result<Comparison> RuleReader::read_comparison(const Json& json, const std::string& place,
                                               FeatureType type) const {
  const auto is = json.find("is");
  if (is == json.end() || !is->is_string()) return refuse(place + "/is", "must be a text");
  const auto& text = is->get_ref<const std::string&>();
  const auto found = std::find_if(kComparisons.begin(), kComparisons.end(),
                                  [&](const ComparisonName& name) { return name.text == text; });
  if (found == kComparisons.end()) {
    return refuse(place + "/is", "is none of = != < <= > >= between one_of known");
  }
  if (!allows(type, found->comparison)) {
    return refuse(place + "/is",
                  "does not go with a feature of type " + std::string(to_string(type)));
  }
  return found->comparison;
}

Status RuleReader::read_operands(const Json& json, const std::string& place, const Feature& feature,
                                 Rule& rule) {
  const std::vector<std::string> names = operand_names(rule.comparison);
  for (const std::string& name : names) {
    if (!json.contains(name)) return refuse(place + "/" + name, "is missing");
  }
  if (json.size() != names.size() + 2) return refuse(place, "has a member that is not known");
  if (rule.comparison == Comparison::kOneOf) {
    return read_list(json["values"], place + "/values", feature, rule);
  }
  if (names.empty()) return count_test(place);
  for (const std::string& name : names) {
    const Status status = append_value(json[name], place + "/" + name, feature, rule);
    if (!status) return status;
  }
  if (is_descending(rule.values.front(), rule.values.back())) {
    return refuse(place + "/to", "must not be below from");
  }
  return Done{};
}

Status RuleReader::read_list(const Json& json, const std::string& place, const Feature& feature,
                             Rule& rule) {
  if (!json.is_array() || json.empty()) return refuse(place, "must be a list of values");
  for (std::size_t i = 0; i < json.size(); ++i) {
    const Status status = append_value(json[i], place + "/" + std::to_string(i), feature, rule);
    if (!status) return status;
  }
  return Done{};
}

Status RuleReader::append_value(const Json& json, const std::string& place, const Feature& feature,
                                Rule& rule) {
  if (const Status status = count_test(place); !status) return status;
  Result<RuleValue> value = read_value(json, place, feature, features_.money);
  if (!value) return value.error();
  rule.values.push_back(std::move(value).value());
  return Done{};
}

Status RuleReader::count_test(const std::string& place) {
  if (++tests_ <= kMaxRuleTests) return Done{};
  return refuse(place, "is one comparison more than " + std::to_string(kMaxRuleTests),
                ErrorCode::kLimitExceeded);
}

Json value_to_json(const RuleValue& value, const Feature& feature, const MoneyScale& scale) {
  switch (feature.type) {
    case FeatureType::kInteger: return value.integer;
    case FeatureType::kDecimal: return value.decimal;
    case FeatureType::kMoney: return to_major({value.integer}, scale);
    case FeatureType::kDate: return format_iso(Date{static_cast<std::int32_t>(value.integer)});
    case FeatureType::kCategory: return value.text;
    case FeatureType::kBoolean: return value.integer != 0;
  }
  return nullptr;
}

Json test_to_json(const Rule& rule, const FeatureTable& features) {
  const auto name = std::find_if(
      kComparisons.begin(), kComparisons.end(),
      [&](const ComparisonName& known) { return known.comparison == rule.comparison; });
  Json json = json_object({{"feature", rule.feature}, {"is", name->text}});
  const Feature* feature = features.find(rule.feature);
  if (feature == nullptr) return json;
  Json values = Json::array();
  for (const RuleValue& value : rule.values) {
    values.push_back(value_to_json(value, *feature, features.money));
  }
  const std::vector<std::string> names = operand_names(rule.comparison);
  if (rule.comparison == Comparison::kOneOf) {
    json["values"] = std::move(values);
    return json;
  }
  for (std::size_t i = 0; i < names.size(); ++i) json[names[i]] = std::move(values[i]);
  return json;
}

}  // namespace

Result<Rule> rule_from_json(const Json& json, const FeatureTable& features) {
  return RuleReader(features).read(json, "", 1);
}

Json to_json(const Rule& rule, const FeatureTable& features) {
  if (rule.kind == RuleKind::kTest) return test_to_json(rule, features);
  if (rule.kind == RuleKind::kNot) {
    return json_object({{"not", to_json(rule.parts.front(), features)}});
  }
  Json parts = Json::array();
  for (const Rule& part : rule.parts) parts.push_back(to_json(part, features));
  return json_object({{rule.kind == RuleKind::kAll ? "all" : "any", std::move(parts)}});
}

}  // namespace sonder
