#include "insight/customer_groups.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/number_text.h"
#include "base/rounding.h"
#include "base/sorting.h"
#include "stats/quantile.h"

namespace sonder {
namespace {

constexpr std::string_view kRfm = "rfm";
constexpr std::array<double, 3> kQuartiles = {0.25, 0.5, 0.75};
constexpr std::int32_t kMoneyDecimals = 2;

/// Adds "Not known", if any profile is not in `known`, and puts those there.
void add_not_known(const Bitset& known, std::string label, CustomerGroups& groups) {
  if (known.count() == known.size()) return;
  const auto last = static_cast<std::uint32_t>(groups.labels.size());
  groups.labels.push_back(std::move(label));
  for (std::uint32_t profile = 0; profile < known.size(); ++profile) {
    if (!known.test(profile)) groups.group_of[profile] = last;
  }
}

CustomerGroups group_by_rfm(const RfmScores& scores) {
  CustomerGroups groups{.title = "RFM group", .labels = {}, .group_of = {}};
  for (std::size_t group = 0; group < kRfmGroupCount; ++group) {
    groups.labels.emplace_back(rfm_group_label(static_cast<RfmGroup>(group)));
  }
  for (const RfmGroup group : scores.group) {
    groups.group_of.push_back(static_cast<std::uint32_t>(group));
  }
  add_not_known(scores.scored, "No purchase", groups);
  return groups;
}

CustomerGroups group_by_boolean(const Feature& feature) {
  CustomerGroups groups{.title = feature.label, .labels = {"Yes", "No"}, .group_of = {}};
  for (const std::int64_t value : feature.values) groups.group_of.push_back(value != 0 ? 0 : 1);
  add_not_known(feature.known, "Not known", groups);
  return groups;
}

std::vector<std::uint64_t> count_categories(const Feature& feature) {
  std::vector<std::uint64_t> counts(feature.categories.size());
  for (const std::uint32_t profile : feature.known.positions()) {
    ++counts[static_cast<std::size_t>(feature.values[profile])];
  }
  return counts;
}

/// The categories that get a group, the largest, by name.
std::vector<std::uint32_t> choose_categories(const Feature& feature,
                                             const std::vector<std::uint64_t>& counts) {
  std::vector<std::uint32_t> codes;
  for (std::uint32_t code = 0; code < counts.size(); ++code) {
    if (counts[code] > 0) codes.push_back(code);
  }
  const auto name = [&](std::uint32_t code) { return feature.categories.text(code); };
  if (codes.size() > kMostCustomerGroups) {
    sort_stably(codes, [&](std::uint32_t a, std::uint32_t b) {
      return counts[a] != counts[b] ? counts[a] > counts[b] : name(a) < name(b);
    });
    codes.resize(kMostCustomerGroups - 1);
  }
  sort_stably(codes, [&](std::uint32_t a, std::uint32_t b) { return name(a) < name(b); });
  return codes;
}

CustomerGroups group_by_category(const Feature& feature) {
  const std::vector<std::uint64_t> counts = count_categories(feature);
  const std::vector<std::uint32_t> chosen = choose_categories(feature, counts);
  CustomerGroups groups{.title = feature.label, .labels = {}, .group_of = {}};
  std::vector<std::uint32_t> group_of_code(counts.size(),
                                           static_cast<std::uint32_t>(chosen.size()));
  for (const std::uint32_t code : chosen) {
    group_of_code[code] = static_cast<std::uint32_t>(groups.labels.size());
    groups.labels.emplace_back(feature.categories.text(code));
  }
  if (chosen.size() + 1 == kMostCustomerGroups) groups.labels.emplace_back("Other");
  for (std::size_t profile = 0; profile < feature.values.size(); ++profile) {
    groups.group_of.push_back(feature.known.test(profile)
                                  ? group_of_code[static_cast<std::size_t>(feature.values[profile])]
                                  : 0);
  }
  add_not_known(feature.known, "Not known", groups);
  return groups;
}

double value_of(const Feature& feature, std::uint32_t profile) {
  return feature.type == FeatureType::kDecimal ? feature.decimals[profile]
                                               : static_cast<double>(feature.values[profile]);
}

/// The quartiles, each once; all that is above the last but not equal to the highest value.
std::vector<double> find_limits(const Feature& feature) {
  std::vector<double> values;
  for (const std::uint32_t profile : feature.known.positions()) {
    values.push_back(value_of(feature, profile));
  }
  std::sort(values.begin(), values.end());
  std::vector<double> limits;
  for (const double quartile : kQuartiles) {
    double limit = quantile_of_sorted(values, quartile);
    if (feature.type != FeatureType::kDecimal) limit = std::floor(limit);
    const bool is_new = limits.empty() || limit > limits.back();
    if (is_new && limit < values.back()) limits.push_back(limit);
  }
  return limits;
}

std::string write_limit(const FeatureTable& features, const Feature& feature, double limit) {
  if (feature.type == FeatureType::kDate) {
    return format_iso(Date{static_cast<std::int32_t>(limit)});
  }
  const bool is_money = feature.type == FeatureType::kMoney;
  const double shown =
      is_money ? round_to(limit * to_major({1}, features.money), kMoneyDecimals) : limit;
  std::string text = format_shortest(shown);
  if (!feature.unit.empty()) text += " " + feature.unit;
  return text;
}

CustomerGroups group_by_number(const FeatureTable& features, const Feature& feature) {
  const std::vector<double> limits = find_limits(feature);
  CustomerGroups groups{.title = feature.label, .labels = {}, .group_of = {}};
  for (std::size_t at = 0; at < limits.size(); ++at) {
    const std::string limit = write_limit(features, feature, limits[at]);
    const std::string start = at == 0 ? "" : write_limit(features, feature, limits[at - 1]);
    groups.labels.push_back(at == 0 ? "Up to " + limit : "Above " + start + " to " + limit);
  }
  groups.labels.push_back(
      limits.empty() ? "Known" : "Above " + write_limit(features, feature, limits.back()));
  for (std::uint32_t profile = 0; profile < features.profile_count; ++profile) {
    const double value = feature.known.test(profile) ? value_of(feature, profile) : 0;
    const auto group = std::lower_bound(limits.begin(), limits.end(), value) - limits.begin();
    groups.group_of.push_back(static_cast<std::uint32_t>(group));
  }
  add_not_known(feature.known, "Not known", groups);
  return groups;
}

}  // namespace

Result<CustomerGroups> group_customers(const FeatureTable& features,
                                       const std::optional<RfmScores>& rfm, std::string_view name) {
  if (name == kRfm && rfm) return group_by_rfm(*rfm);
  if (name == kRfm) return Error{ErrorCode::kNotFound, "nobody bought anything"};
  const Feature* feature = features.find(name);
  if (feature == nullptr) {
    return Error{ErrorCode::kNotFound, "there is no feature `" + std::string(name) + "`"};
  }
  if (feature->type == FeatureType::kCategory) return group_by_category(*feature);
  if (feature->type == FeatureType::kBoolean) return group_by_boolean(*feature);
  return group_by_number(features, *feature);
}

WeightMargin margin_of(const CustomerGroups& groups, const Bitset& customers,
                       std::span<const std::uint32_t> respondents) {
  WeightMargin margin{.title = groups.title,
                      .labels = groups.labels,
                      .targets = std::vector<double>(groups.labels.size()),
                      .category_of = {}};
  for (const std::uint32_t profile : customers.positions()) {
    ++margin.targets[groups.group_of[profile]];
  }
  for (const std::uint32_t profile : respondents) {
    const bool is_customer = profile != kNobody && customers.test(profile);
    margin.category_of.push_back(is_customer ? groups.group_of[profile] : kNoCategory);
  }
  return margin;
}

}  // namespace sonder
