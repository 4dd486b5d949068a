#include "survey/response_weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "stats/calibration.h"
#include "stats/weighting.h"

namespace sonder {
namespace {

Error invalid(std::string message) {
  return Error{ErrorCode::kInvalidArgument, std::move(message)};
}

bool is_weight(double number) { return std::isfinite(number) && number >= 0; }

std::optional<Error> check_margin(const WeightMargin& margin, std::size_t responses) {
  if (margin.category_of.size() != responses || margin.targets.size() != margin.labels.size()) {
    return invalid("The margin \"" + margin.title + "\" is of another survey.");
  }
  if (std::all_of(margin.targets.begin(), margin.targets.end(), is_weight)) return std::nullopt;
  return invalid("The targets of \"" + margin.title + "\" must be 0 or more.");
}

std::optional<Error> check(std::size_t responses, std::span<const double> base_weights,
                           std::span<const WeightMargin> margins, const WeightLimits& limits) {
  if (!base_weights.empty() && base_weights.size() != responses) {
    return invalid("There must be one weight per response.");
  }
  if (!std::all_of(base_weights.begin(), base_weights.end(), is_weight)) {
    return invalid("Weights must be 0 or more.");
  }
  if (limits.least && !(*limits.least >= 0 && *limits.least <= 1)) {
    return invalid("The least weight must lie between 0 and 1 times the mean.");
  }
  if (limits.most && !(*limits.most >= 1 && std::isfinite(*limits.most))) {
    return invalid("The most weight must be 1 times the mean or more.");
  }
  for (const WeightMargin& margin : margins) {
    if (auto error = check_margin(margin, responses)) return error;
  }
  return std::nullopt;
}

/// The responses that can have a weight: with one, and with a category that a target asks for in
/// every margin.
std::vector<std::uint32_t> find_weighted(std::size_t responses,
                                         std::span<const double> base_weights,
                                         std::span<const WeightMargin> margins) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < responses; ++row) {
    if (!base_weights.empty() && base_weights[row] == 0) continue;
    const bool is_covered =
        std::all_of(margins.begin(), margins.end(), [row](const WeightMargin& margin) {
          const std::uint32_t category = margin.category_of[row];
          return category != kNoCategory && margin.targets[category] > 0;
        });
    if (is_covered) rows.push_back(row);
  }
  return rows;
}

/// The margin of those responses, with targets that add up to their number. Nobody can stand for
/// a category without a response: the others share its target.
Margin cover(const WeightMargin& margin, const std::vector<std::uint32_t>& rows,
             WeightedMargin& report) {
  Margin covered{.category = {}, .targets = margin.targets};
  std::vector<std::uint64_t> counts(margin.labels.size());
  for (const std::uint32_t row : rows) {
    covered.category.push_back(margin.category_of[row]);
    ++counts[margin.category_of[row]];
  }
  const double whole = std::accumulate(margin.targets.begin(), margin.targets.end(), 0.0);
  double answered_for = 0;
  for (std::size_t category = 0; category < counts.size(); ++category) {
    if (counts[category] == 0) covered.targets[category] = 0;
    answered_for += covered.targets[category];
  }
  const auto n = static_cast<double>(rows.size());
  for (std::size_t category = 0; category < counts.size(); ++category) {
    covered.targets[category] *= n / answered_for;
    report.categories.push_back({.label = margin.labels[category],
                                 .responses = counts[category],
                                 .raw_share = static_cast<double>(counts[category]) / n,
                                 .target = covered.targets[category] / n});
  }
  report.title = margin.title;
  report.unanswered_for = (whole - answered_for) / whole;
  return covered;
}

constexpr std::array<std::string_view, 3> kMethodNames = {"raking", "linear", "logit"};

Status meet_by_raking(std::span<const Margin> margins, std::vector<double>& weights,
                      ResponseWeights& result) {
  Result<RakedWeights> raked = rake(weights, margins);
  if (!raked) return raked.error();
  result.is_settled = raked.value().is_settled;
  weights = std::move(raked).value().weights;
  return Done{};
}

Status meet_by_calibration(std::span<const Margin> margins, CalibrationDistance distance,
                           std::vector<double>& weights, ResponseWeights& result) {
  CalibrationOptions options;
  options.distance = distance;
  Result<CalibratedWeights> calibrated = calibrate(weights, margins, {}, options);
  if (!calibrated) return calibrated.error();
  result.is_settled = calibrated.value().missed.empty();
  result.negative = calibrated.value().negative;
  weights = std::move(calibrated).value().weights;
  return Done{};
}

Status meet(std::span<const Margin> margins, std::vector<double>& weights,
            ResponseWeights& result) {
  switch (result.method) {
    case WeightMethod::kRaking: return meet_by_raking(margins, weights, result);
    case WeightMethod::kLinear:
      return meet_by_calibration(margins, CalibrationDistance::kLinear, weights, result);
    case WeightMethod::kLogit:
      return meet_by_calibration(margins, CalibrationDistance::kLogit, weights, result);
  }
  return Done{};
}

Status cut(const WeightLimits& limits, std::vector<double>& weights, ResponseWeights& result) {
  if (!limits.least && !limits.most && result.negative == 0) return Done{};
  const double most = limits.most.value_or(static_cast<double>(weights.size()));
  Result<TrimmedWeights> trimmed = trim_weights(weights, limits.least.value_or(0), most);
  if (!trimmed) return trimmed.error();
  result.raised = trimmed.value().raised;
  result.lowered = trimmed.value().lowered;
  weights = std::move(trimmed).value().weights;
  return Done{};
}

void sum_up(const std::vector<std::uint32_t>& rows, const std::vector<double>& weights,
            std::span<const Margin> margins, ResponseWeights& result) {
  for (std::size_t at = 0; at < rows.size(); ++at) {
    result.weights[rows[at]] = weights[at];
    result.total.add(weights[at]);
  }
  result.left_out = result.weights.size() - rows.size();
  result.effect = weighting_effect(weights);
  const auto [least, most] = std::minmax_element(weights.begin(), weights.end());
  result.least = *least;
  result.most = *most;
  for (std::size_t margin = 0; margin < margins.size(); ++margin) {
    for (std::size_t at = 0; at < rows.size(); ++at) {
      result.margins[margin].categories[margins[margin].category[at]].share +=
          weights[at] / result.total.weight;
    }
  }
}

/// With a mean of 1.
std::vector<double> start_weights(const std::vector<std::uint32_t>& rows,
                                  std::span<const double> base_weights) {
  std::vector<double> weights(rows.size(), 1);
  if (base_weights.empty()) return weights;
  double sum = 0;
  for (const std::uint32_t row : rows) sum += base_weights[row];
  const double scale = static_cast<double>(rows.size()) / sum;
  for (std::size_t at = 0; at < rows.size(); ++at) weights[at] = base_weights[rows[at]] * scale;
  return weights;
}

}  // namespace

std::string_view to_string(WeightMethod method) {
  return kMethodNames[static_cast<std::size_t>(method)];
}

std::optional<WeightMethod> weight_method_from(std::string_view name) {
  const auto* const found = std::find(kMethodNames.begin(), kMethodNames.end(), name);
  if (found == kMethodNames.end()) return std::nullopt;
  return static_cast<WeightMethod>(found - kMethodNames.begin());
}

Result<std::vector<double>> read_weights(const Table& table, std::size_t at) {
  if (at >= table.columns.size()) {
    return Error{ErrorCode::kNotFound, "the file has no column " + std::to_string(at)};
  }
  const Column& column = table.columns[at];
  if (column.type != ColumnType::kInteger && column.type != ColumnType::kDecimal) {
    return Error{ErrorCode::kInvalidArgument, "column `" + column.name + "` holds no weights",
                 "choose a column of numbers"};
  }
  double scale = 1;
  for (std::int32_t digit = 0; digit < column.decimals; ++digit) scale *= 10;
  std::vector<double> weights(table.row_count);
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (!column.has_value(row)) continue;
    weights[row] = std::max(0.0, static_cast<double>(column.value(row)) / scale);
  }
  return weights;
}

Result<ResponseWeights> weigh_responses(std::size_t responses, std::span<const double> base_weights,
                                        std::span<const WeightMargin> margins,
                                        const WeightLimits& limits, WeightMethod method) {
  if (auto error = check(responses, base_weights, margins, limits)) return *std::move(error);
  const std::vector<std::uint32_t> rows = find_weighted(responses, base_weights, margins);
  if (rows.empty()) return invalid("No response has a weight and is in all margins.");
  ResponseWeights result;
  result.method = method;
  result.weights.resize(responses);
  std::vector<Margin> covered;
  for (const WeightMargin& margin : margins) {
    covered.push_back(cover(margin, rows, result.margins.emplace_back()));
  }
  std::vector<double> weights = start_weights(rows, base_weights);
  if (!covered.empty()) {
    if (const Status met = meet(covered, weights, result); !met) return met.error();
  }
  if (const Status status = cut(limits, weights, result); !status) return status.error();
  sum_up(rows, weights, covered, result);
  return result;
}

}  // namespace sonder
