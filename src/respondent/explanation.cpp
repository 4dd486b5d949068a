#include "respondent/explanation.h"

#include "base/json_members.h"

namespace sonder {
namespace {

constexpr ProfileId kOnly{0};

Json actual_value(const Feature& feature) {
  if (!feature.known.test(0)) return nullptr;
  switch (feature.type) {
    case FeatureType::kDecimal: return feature.decimals[0];
    case FeatureType::kBoolean: return feature.values[0] != 0;
    case FeatureType::kDate: return format_iso(Date{static_cast<std::int32_t>(feature.values[0])});
    case FeatureType::kCategory:
      return feature.categories.text(static_cast<std::uint32_t>(feature.values[0]));
    default: return feature.values[0];
  }
}

/// Whether a part decides its whole: where some parts outvote the others, only those do.
bool is_decisive(const Rule& whole, bool holds, bool part_holds) {
  const bool is_outvoted = (whole.kind == RuleKind::kAll && !holds && part_holds) ||
                           (whole.kind == RuleKind::kAny && holds && !part_holds);
  return !is_outvoted;
}

class Explainer {
 public:
  Explainer(const FeatureTable& features, std::span<const std::string_view> why_unknown)
      : features_(features), why_unknown_(why_unknown) {}

  Json explain(const Rule& rule, bool decides) const {
    const bool holds = holds_for(rule, features_, kOnly);
    Json json = Json::object();
    switch (rule.kind) {
      case RuleKind::kAll: json["all"] = explain_parts(rule, holds, decides); break;
      case RuleKind::kAny: json["any"] = explain_parts(rule, holds, decides); break;
      case RuleKind::kNot: json["not"] = explain(rule.parts.front(), decides); break;
      case RuleKind::kTest: json = explain_test(rule); break;
    }
    json["holds"] = holds;
    json["decides"] = decides;
    return json;
  }

 private:
  Json explain_parts(const Rule& rule, bool holds, bool decides) const {
    Json parts = Json::array();
    for (const Rule& part : rule.parts) {
      const bool part_holds = holds_for(part, features_, kOnly);
      parts.push_back(explain(part, decides && is_decisive(rule, holds, part_holds)));
    }
    return parts;
  }

  Json explain_test(const Rule& test) const {
    const Feature& feature = *features_.find(test.feature);
    Json json = to_json(test, features_);
    json["label"] = feature.label;
    json["actual"] = actual_value(feature);
    if (feature.known.test(0)) return json;
    json["unknown"] = why_unknown_[static_cast<std::size_t>(&feature - features_.features.data())];
    return json;
  }

  const FeatureTable& features_;
  std::span<const std::string_view> why_unknown_;
};

}  // namespace

Json explain_rule(const Rule& rule, const FeatureTable& features,
                  std::span<const std::string_view> why_unknown) {
  return Explainer(features, why_unknown).explain(rule, true);
}

}  // namespace sonder
