#include "survey/detail/columns_by_design.h"

#include <utility>

#include "stats/design_intervals.h"
#include "stats/distributions.h"

namespace sonder {
namespace {

/// All respondents are part 0, columns are those after it. Units outside of the sample are in none.
UnitParts list_parts(const BannerGroup& group, const ResponseSample& sample) {
  UnitParts parts{.count = group.labels.size() + 1, .sets = {}, .set_of = {}};
  for (const std::vector<std::uint32_t>& columns : group.sets) {
    std::vector<std::uint32_t>& set = parts.sets.emplace_back(1, 0);
    for (const std::uint32_t column : columns) set.push_back(column + 1);
  }
  const auto nowhere = static_cast<std::uint32_t>(parts.sets.size());
  parts.sets.emplace_back();
  for (const std::uint32_t row : sample.design->rows) {
    parts.set_of.push_back(sample.selected.test(row) ? group.set_of[row] : nowhere);
  }
  return parts;
}

Result<PartEstimator> make_estimator(const ResponseDesign& design, UnitParts parts) {
  return design.replicates ? PartEstimator::make(*design.replicates, std::move(parts))
                           : PartEstimator::make(design.drawn, std::move(parts));
}

}  // namespace

ColumnsByDesign::ColumnsByDesign(const CodedAnswers& coded, const ResponseSample& sample,
                                 PartEstimator estimator)
    : coded_(&coded), sample_(&sample), estimator_(std::move(estimator)) {}

Result<ColumnsByDesign> ColumnsByDesign::make(const CodedAnswers& coded, const BannerGroup& group,
                                              const ResponseSample& sample) {
  Result<PartEstimator> estimator = make_estimator(*sample.design, list_parts(group, sample));
  if (!estimator) return estimator.error();
  ColumnsByDesign columns(coded, sample, std::move(estimator).value());
  columns.list_units(group);
  return columns;
}

void ColumnsByDesign::list_units(const BannerGroup& group) {
  weights_.resize(group.labels.size() + 1);
  const ResponseDesign& design = *sample_->design;
  for (std::size_t unit = 0; unit < design.rows.size(); ++unit) {
    const std::uint32_t row = design.rows[unit];
    const bool is_inside = sample_->selected.test(row) &&
                           coded_->states[coded_->code_of()[row]] == AnswerState::kAnswered;
    if (!is_inside) continue;
    const double weight = design.drawn.weights[unit];
    weights_[0].push_back(weight);
    for (const std::uint32_t column : group.sets[group.set_of[row]]) {
      weights_[column + 1].push_back(weight);
    }
  }
}

PartMeans ColumnsByDesign::estimate(
    const std::function<std::optional<double>(std::uint32_t)>& value_of) const {
  std::vector<std::optional<double>> of_code(coded_->code_count());
  for (std::uint32_t code = 0; code < of_code.size(); ++code) of_code[code] = value_of(code);
  std::vector<double> values;
  std::vector<bool> is_inside;
  for (const std::uint32_t row : sample_->design->rows) {
    const std::optional<double>& value = of_code[coded_->code_of()[row]];
    values.push_back(value.value_or(0));
    is_inside.push_back(value.has_value());
  }
  return estimator_.estimate(values, is_inside);
}

double ColumnsByDesign::effective_size(const PartMeans& shares, std::size_t column,
                                       double confidence) const {
  const Estimate share{shares.means[column], shares.standard_error(column), shares.freedom};
  return judge_share(share, weights_[column], confidence).effective_size;
}

Interval ColumnsByDesign::share_interval(const PartMeans& shares, std::size_t column,
                                         double confidence) const {
  return sonder::share_interval(shares.means[column], effective_size(shares, column, confidence),
                                sample_->rule(confidence));
}

Interval ColumnsByDesign::mean_interval(const PartMeans& means, std::size_t column,
                                        double confidence) {
  const double t = student_t_quantile(0.5 + confidence / 2, static_cast<double>(means.freedom));
  const double reach = t * means.standard_error(column);
  return {means.means[column] - reach, means.means[column] + reach};
}

}  // namespace sonder
