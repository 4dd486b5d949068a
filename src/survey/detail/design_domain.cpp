#include "survey/detail/design_domain.h"

#include <utility>

#include "stats/distributions.h"

namespace sonder {
namespace {

constexpr double kMedian = 0.5;

Result<Estimate> find_ratio(const Domain& domain, const std::vector<double>& values,
                            const std::vector<double>& inside) {
  const ResponseDesign& design = domain.design;
  return design.replicates ? estimate_ratio(values, inside, *design.replicates)
                           : estimate_ratio(values, inside, design.drawn);
}

/// By replicate weights.
Result<std::vector<ShareEstimate>> replicate_shares(std::span<const std::vector<bool>> said,
                                                    const Domain& domain, double confidence) {
  const std::vector<double> inside(domain.is_inside.begin(), domain.is_inside.end());
  std::vector<double> weights;
  for (std::size_t unit = 0; unit < inside.size(); ++unit) {
    if (inside[unit] > 0) weights.push_back(domain.design.drawn.weights[unit]);
  }
  std::vector<ShareEstimate> shares;
  for (const std::vector<bool>& of_one : said) {
    std::vector<double> both(inside.size());
    for (std::size_t unit = 0; unit < both.size(); ++unit) {
      both[unit] = of_one[unit] ? inside[unit] : 0;
    }
    const Result<Estimate> share = find_ratio(domain, both, inside);
    if (!share) return share.error();
    shares.push_back(judge_share(share.value(), weights, confidence));
  }
  return shares;
}

/// The weighted variance of the answers around their mean.
double variance_of(const Domain& domain, const std::vector<double>& values, double mean) {
  double squares = 0;
  double sum = 0;
  for (std::size_t unit = 0; unit < values.size(); ++unit) {
    if (!domain.is_inside[unit]) continue;
    const double weight = domain.design.drawn.weights[unit];
    squares += weight * (values[unit] - mean) * (values[unit] - mean);
    sum += weight;
  }
  return squares / sum;
}

}  // namespace

Result<std::vector<ShareEstimate>> find_shares(std::span<const std::vector<bool>> said,
                                               const Domain& domain, double confidence) {
  if (domain.design.replicates) return replicate_shares(said, domain, confidence);
  return estimate_shares(said, domain.is_inside, domain.design.drawn, confidence);
}

Result<MeanEstimate> find_mean(const Domain& domain, const std::vector<double>& values,
                               double confidence) {
  const std::vector<double> inside(domain.is_inside.begin(), domain.is_inside.end());
  const Result<Estimate> mean = find_ratio(domain, values, inside);
  if (!mean) return mean.error();
  const Estimate& found = mean.value();
  const double t =
      student_t_quantile(0.5 + confidence / 2, static_cast<double>(domain.design.freedom()));
  return MeanEstimate{
      make_precision(found.standard_error, variance_of(domain, values, found.value), domain.size),
      t * found.standard_error};
}

Status report_numbers(const Domain& domain, const std::vector<double>& values, double confidence,
                      NumberSummary& numbers) {
  const Result<MeanEstimate> mean = find_mean(domain, values, confidence);
  if (!mean) return mean.error();
  const double reach = mean.value().reach;
  numbers.standard_error = mean.value().precision.standard_error;
  numbers.mean_interval = {numbers.mean - reach, numbers.mean + reach};
  numbers.by_design = mean.value().precision;
  if (domain.design.replicates) return Done{};
  const Result<QuantileEstimate> median =
      estimate_quantile(values, domain.is_inside, kMedian, domain.design.drawn, confidence);
  if (!median) return median.error();
  numbers.median_low = median.value().low;
  numbers.median_high = median.value().high;
  return Done{};
}

}  // namespace sonder
