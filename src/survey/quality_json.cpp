#include "survey/quality_json.h"

#include <algorithm>

#include "base/json_members.h"
#include "base/rounding.h"

namespace sonder {
namespace {

constexpr std::int32_t kShareDecimals = 6;
constexpr std::int64_t kMostQuestions = 1'000'000;

std::uint64_t count_selected(const std::vector<QualityFlag>& flags, const Bitset& selected) {
  return static_cast<std::uint64_t>(
      std::count_if(flags.begin(), flags.end(),
                    [&](const QualityFlag& flag) { return selected.test(flag.row); }));
}

std::uint64_t count_both(Bitset rows, const Bitset& selected) {
  rows &= selected;
  return rows.count();
}

Json to_json(const RuleResult& result, const Bitset& selected) {
  const std::uint64_t judged = count_both(result.judged, selected);
  const std::uint64_t flagged = count_selected(result.flags, selected);
  const double share = judged == 0 ? 0 : static_cast<double>(flagged) / static_cast<double>(judged);
  return json_object({{"rule", to_string(result.rule)},
                      {"applied", result.was_applied()},
                      {"judged", judged},
                      {"flagged", flagged},
                      {"share", round_to(share, kShareDecimals)},
                      {"basis", result.basis}});
}

Json json_of(const std::optional<double>& figure) {
  return figure ? Json(round_to(*figure, kShareDecimals)) : Json();
}

std::size_t read_count(const char* key, std::size_t fallback, JsonObject& object) {
  return static_cast<std::size_t>(
      object.integer(key, static_cast<std::int64_t>(fallback), {0, kMostQuestions}));
}

}  // namespace

std::vector<QualityRule> read_quality_rules(const char* key, JsonObject& object) {
  std::vector<QualityRule> rules;
  for (const std::string& name : object.texts(key)) {
    const std::optional<QualityRule> rule = quality_rule_from(name);
    if (!rule) {
      object.fail(key, "has a rule that is not known");
      return {};
    }
    if (std::find(rules.begin(), rules.end(), *rule) == rules.end()) rules.push_back(*rule);
  }
  return rules;
}

Result<QualityOptions> quality_options_from_json(const Json& json) {
  JsonObject object(json, "quality");
  QualityOptions options;
  options.speed_share = object.number("speed_share", options.speed_share);
  options.rushed_pages = object.number("rushed_pages", options.rushed_pages);
  options.shortest_run = read_count("shortest_run", options.shortest_run, object);
  options.variability_deviations =
      object.number("variability_deviations", options.variability_deviations);
  options.least_consistency = object.number("least_consistency", options.least_consistency);
  options.synonym_correlation = object.number("synonym_correlation", options.synonym_correlation);
  options.least_synonymity = object.number("least_synonymity", options.least_synonymity);
  options.repeated_answers = read_count("repeated_answers", options.repeated_answers, object);
  if (auto error = object.finish()) return *std::move(error);
  return options;
}

Json rules_to_json(const ResponseQuality& quality, const Bitset& selected) {
  Json rules = Json::array();
  for (const RuleResult& result : quality.rules) rules.push_back(to_json(result, selected));
  return rules;
}

Json checks_to_json(const ResponseQuality& quality, const Bitset& selected) {
  Json checks = Json::array();
  for (const AttentionCheck& check : quality.checks) {
    checks.push_back(json_object({{"column", check.column},
                                  {"text", check.wording},
                                  {"expected", check.expected},
                                  {"failed", count_both(check.failed, selected)}}));
  }
  return checks;
}

Json to_json(const std::vector<FigureComparison>& figures) {
  Json list = Json::array();
  for (const FigureComparison& figure : figures) {
    list.push_back(
        json_object({{"column", figure.column},
                     {"text", figure.text},
                     {"figure", figure.metric == Metric::kNone ? "mean" : to_string(figure.metric)},
                     {"all", json_of(figure.all)},
                     {"without", json_of(figure.without)},
                     {"base", figure.base},
                     {"base_without", figure.base_without}}));
  }
  return list;
}

}  // namespace sonder
