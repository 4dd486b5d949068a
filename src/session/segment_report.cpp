#include "session/segment_report.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/json_members.h"
#include "base/reply.h"
#include "base/rounding.h"
#include "base/sorting.h"
#include "insight/breakdown.h"
#include "privacy/gate.h"
#include "session/people_report.h"
#include "stats/quantile.h"

namespace sonder {
namespace {

constexpr std::size_t kReportedCategories = 200;
constexpr std::array<std::string_view, 4> kBreakdownFeatures = {"country", "marketing_consent",
                                                                "top_category", "recommendation"};

double share_of(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : round_to(static_cast<double>(part) / static_cast<double>(whole), 6);
}

Json share_of_spend(MinorUnits part, MinorUnits whole) {
  if (whole.units <= 0) return {};
  return round_to(static_cast<double>(part.units) / static_cast<double>(whole.units), 6);
}

MinorUnits total_spend(const FeatureTable& features) {
  return total_of(features, Bitset(features.profile_count, true)).net_spend;
}

Json describe_members(const FeatureTable& features, const Bitset& members) {
  const GroupTotal total = total_of(features, members);
  return json_object({{"members", total.people},
                      {"share", share_of(total.people, features.profile_count)},
                      {"net_spend", to_major(total.net_spend, features.money)},
                      {"share_of_spend", share_of_spend(total.net_spend, total_spend(features))}});
}

Json report_cell(const FeatureTable& features, const GroupTotal& cell,
                 std::optional<RfmGroup> group) {
  return json_object({{"people", cell.people},
                      {"net_spend", to_major(cell.net_spend, features.money)},
                      {"group", group ? Json(to_string(*group)) : Json()}});
}

Json report_grid(const FeatureTable& features, const RfmMap& map) {
  const auto bins = static_cast<std::size_t>(map.bins);
  Json grid = Json::array();
  for (std::size_t recency = 0; recency < bins; ++recency) {
    Json row = Json::array();
    for (std::size_t cell = recency * bins; cell < (recency + 1) * bins; ++cell) {
      row.push_back(report_cell(features, map.cells[cell], map.groups[cell]));
    }
    grid.push_back(std::move(row));
  }
  return grid;
}

Json report_groups(const Analysis& analysis) {
  const FeatureTable& features = analysis.features;
  const MinorUnits whole = total_spend(features);
  Json groups = Json::array();
  for (std::size_t i = 0; i < kRfmGroupCount; ++i) {
    const auto group = static_cast<RfmGroup>(i);
    const GroupTotal total = total_of(features, members_of(*analysis.rfm, group));
    groups.push_back(json_object({{"group", to_string(group)},
                                  {"label", rfm_group_label(group)},
                                  {"rule", rfm_group_rule(group)},
                                  {"people", total.people},
                                  {"net_spend", to_major(total.net_spend, features.money)},
                                  {"share_of_spend", share_of_spend(total.net_spend, whole)}}));
  }
  return groups;
}

Json major_limits(std::vector<double> limits, const MoneyScale& money) {
  for (double& limit : limits) limit = round_to(limit * to_major({1}, money), money.decimals + 2);
  return limits;
}

Json report_limits(const RfmScores& rfm, const MoneyScale& money) {
  return json_object({{"recency_days", rfm.recency_limits},
                      {"order_count", rfm.frequency_limits},
                      {"net_spend", major_limits(rfm.monetary_limits, money)}});
}

std::vector<double> sorted_known(const Feature& feature) {
  std::vector<double> values;
  for (const std::uint32_t profile : feature.known.positions()) {
    values.push_back(feature.type == FeatureType::kDecimal
                         ? feature.decimals[profile]
                         : static_cast<double>(feature.values[profile]));
  }
  sort_stably(values);
  return values;
}

Json number_value(const FeatureTable& features, const Feature& feature, double value) {
  if (feature.type == FeatureType::kDecimal) return value;
  return stored_value(features, feature, static_cast<std::int64_t>(value));
}

void append_range(const FeatureTable& features, const Feature& feature, Json& report) {
  const std::vector<double> values = sorted_known(feature);
  if (values.empty()) return;
  report["lowest"] = number_value(features, feature, values.front());
  report["highest"] = number_value(features, feature, values.back());
  report["median"] = number_value(features, feature, quantile_of_sorted(values, 0.5));
}

std::vector<std::uint64_t> count_categories(const Feature& feature) {
  std::vector<std::uint64_t> counts(feature.categories.size());
  for (const std::uint32_t profile : feature.known.positions()) {
    ++counts[static_cast<std::size_t>(feature.values[profile])];
  }
  return counts;
}

Json report_categories(const Feature& feature) {
  const std::vector<std::uint64_t> counts = count_categories(feature);
  std::vector<std::uint32_t> codes;
  for (std::uint32_t code = 0; code < counts.size(); ++code) {
    if (counts[code] > 0) codes.push_back(code);
  }
  sort_stably(codes, [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
  codes.resize(std::min(codes.size(), kReportedCategories));
  Json categories = Json::array();
  for (const std::uint32_t code : codes) {
    categories.push_back(
        json_object({{"value", feature.categories.text(code)}, {"people", counts[code]}}));
  }
  return categories;
}

Json report_feature(const FeatureTable& features, const Feature& feature) {
  Json report = json_object({{"name", feature.name},
                             {"label", feature.label},
                             {"unit", feature.unit},
                             {"type", to_string(feature.type)},
                             {"data_type", to_string(feature.data_type)},
                             {"known", feature.known.count()},
                             {"lowest", nullptr},
                             {"highest", nullptr},
                             {"median", nullptr},
                             {"categories", Json::array()}});
  if (feature.type == FeatureType::kCategory) {
    report["categories"] = report_categories(feature);
  } else if (feature.type != FeatureType::kBoolean) {
    append_range(features, feature, report);
  }
  return report;
}

Json segment_header(std::string_view name, std::string_view label, std::string_view kind,
                    std::string_view description) {
  return json_object({{"name", name},
                      {"label", label},
                      {"kind", kind},
                      {"rule", nullptr},
                      {"description", description},
                      {"problem", nullptr}});
}

Json report_rfm_segment(const Analysis& analysis, RfmGroup group) {
  Json report =
      segment_header(to_string(group), rfm_group_label(group), "rfm_group", rfm_group_rule(group));
  report.update(describe_members(analysis.features, members_of(*analysis.rfm, group)));
  return report;
}

Result<std::vector<GroupSizes>> break_down_members(const Analysis& analysis,
                                                   const Bitset& members) {
  std::vector<GroupSizes> tables;
  if (analysis.rfm) tables.push_back(break_down_by_rfm(*analysis.rfm, members));
  for (const std::string_view feature : kBreakdownFeatures) {
    if (analysis.features.find(feature) == nullptr) continue;
    Result<GroupSizes> sizes = break_down(analysis.features, members, feature);
    if (!sizes) return sizes.error();
    tables.push_back(std::move(sizes).value());
  }
  return tables;
}

Result<Json> release_breakdowns(const Analysis& analysis, const Bitset& members,
                                const ReleasePolicy& policy) {
  const Result<PrivacyGate> gate = PrivacyGate::open(policy);
  if (!gate) return gate.error();
  const Result<std::vector<GroupSizes>> tables = break_down_members(analysis, members);
  if (!tables) return tables.error();
  Json released = Json::array();
  for (const GroupSizes& sizes : tables.value()) {
    released.push_back(to_json(gate.value().release(sizes)));
  }
  return released;
}

}  // namespace

std::optional<Error> check_segment_name(std::string_view name) {
  constexpr std::size_t kMaxSegmentName = 80;
  if (name.empty() || name.size() > kMaxSegmentName) {
    return Error{ErrorCode::kInvalidArgument, "a segment's name has 1 to 80 bytes"};
  }
  if (rfm_group_from(name)) {
    return Error{ErrorCode::kInvalidArgument, "this name belongs to an RFM group",
                 "choose another name"};
  }
  return std::nullopt;
}

Result<Json> report_rfm(const Analysis& analysis) {
  if (!analysis.rfm) {
    return Error{ErrorCode::kNotFound, "nobody has bought anything up to this date",
                 "add a file of orders, or choose a later date"};
  }
  const RfmScores& rfm = *analysis.rfm;
  const std::size_t scored = rfm.scored.count();
  return json_object({{"bins", rfm.bins},
                      {"as_of", format_iso(analysis.features.as_of)},
                      {"scored", scored},
                      {"not_scored", analysis.profiles.size() - scored},
                      {"limits", report_limits(rfm, analysis.features.money)},
                      {"grid", report_grid(analysis.features, map_rfm(rfm, analysis.features))},
                      {"groups", report_groups(analysis)}});
}

Json report_features(const FeatureTable& features) {
  Json list = Json::array();
  for (const Feature& feature : features.features) {
    list.push_back(report_feature(features, feature));
  }
  return list;
}

Json report_saved_segment(const Analysis& analysis, const std::string& name, const Json& rule) {
  Json report = segment_header(name, name, "rule", "");
  report["rule"] = rule;
  const Result<Rule> read = rule_from_json(rule, analysis.features);
  if (!read) report["problem"] = to_json(read.error());
  const Bitset members =
      read ? evaluate(read.value(), analysis.features) : Bitset(analysis.features.profile_count);
  report.update(describe_members(analysis.features, members));
  return report;
}

Json report_segments(const Analysis& analysis, const SavedSegments& saved) {
  Json list = Json::array();
  for (std::size_t i = 0; analysis.rfm && i < kRfmGroupCount; ++i) {
    list.push_back(report_rfm_segment(analysis, static_cast<RfmGroup>(i)));
  }
  for (const auto& [name, rule] : saved) {
    list.push_back(report_saved_segment(analysis, name, rule));
  }
  return json_object({{"as_of", format_iso(analysis.features.as_of)},
                      {"profiles", analysis.profiles.size()},
                      {"segments", std::move(list)}});
}

Result<Json> count_rule(const Analysis& analysis, const Json& rule, const ReleasePolicy& policy) {
  const Result<Rule> read = rule_from_json(rule, analysis.features);
  if (!read) return read.error();
  const Bitset members = evaluate(read.value(), analysis.features);
  Result<Json> breakdowns = release_breakdowns(analysis, members, policy);
  if (!breakdowns) return breakdowns.error();
  Json report = describe_members(analysis.features, members);
  report["profiles"] = analysis.profiles.size();
  report["breakdowns"] = std::move(breakdowns).value();
  return report;
}

Result<Bitset> members_of(const Analysis& analysis, const SavedSegments& saved,
                          std::string_view name) {
  const std::optional<RfmGroup> group = rfm_group_from(name);
  if (group && analysis.rfm) return members_of(*analysis.rfm, *group);
  const auto found = saved.find(name);
  if (found == saved.end()) {
    return Error{ErrorCode::kNotFound, "there is no segment of this name"};
  }
  const Result<Rule> rule = rule_from_json(found->second, analysis.features);
  if (!rule) return rule.error();
  return evaluate(rule.value(), analysis.features);
}

std::vector<std::string> segments_of(const Analysis& analysis, const SavedSegments& saved,
                                     ProfileId profile) {
  std::vector<std::string> names;
  if (analysis.rfm && analysis.rfm->scored.test(profile.index)) {
    names.emplace_back(to_string(analysis.rfm->group[profile.index]));
  }
  for (const auto& [name, json] : saved) {
    const Result<Rule> rule = rule_from_json(json, analysis.features);
    if (rule && holds_for(rule.value(), analysis.features, profile)) names.push_back(name);
  }
  return names;
}

}  // namespace sonder
