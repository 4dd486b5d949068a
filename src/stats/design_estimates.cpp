#include "stats/design_estimates.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "stats/detail/arguments.h"

namespace sonder {
namespace {

using detail::are_weights;
using detail::invalid;

bool has_size_or_none(std::size_t size, std::size_t units) { return size == 0 || size == units; }

std::optional<Error> check_design(std::size_t values, const SampleDesign& design) {
  const std::size_t units = design.weights.size();
  const bool fits = values == units && has_size_or_none(design.strata.size(), units) &&
                    has_size_or_none(design.clusters.size(), units);
  if (!fits) return invalid("values, weights, strata and clusters must be of the same units");
  if (!are_weights(design.weights)) return invalid("weights must be finite and not negative");
  const bool are_fractions =
      std::all_of(design.sampling_fractions.begin(), design.sampling_fractions.end(),
                  [](double fraction) { return fraction >= 0 && fraction <= 1; });
  if (!are_fractions) return invalid("sampling fractions must lie between 0 and 1");
  return std::nullopt;
}

double sum_weighted(std::span<const double> values, const SampleDesign& design) {
  return std::inner_product(values.begin(), values.end(), design.weights.begin(), 0.0);
}

/// Units in the order of their strata, and within these of their clusters.
std::vector<std::size_t> order_units(const SampleDesign& design) {
  std::vector<std::size_t> order(design.weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto place = [&](std::size_t unit) {
    return std::pair(design.strata.empty() ? 0 : design.strata[unit],
                     design.clusters.empty() ? unit : design.clusters[unit]);
  };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return place(a) != place(b) ? place(a) < place(b) : a < b;
  });
  return order;
}

/// The variance of a total, gathered cluster by cluster.
class TotalVariance {
 public:
  explicit TotalVariance(const SampleDesign& design) : design_(design) {}

  void add(std::size_t unit, double value) {
    const std::uint32_t stratum = design_.strata.empty() ? 0 : design_.strata[unit];
    const std::size_t cluster = design_.clusters.empty() ? unit : design_.clusters[unit];
    if (strata_ == 0 || stratum != stratum_) {
      end_stratum();
      ++strata_;
      totals_.push_back(0);
    } else if (cluster != cluster_) {
      totals_.push_back(0);
    }
    stratum_ = stratum;
    cluster_ = cluster;
    totals_.back() += design_.weights[unit] * value;
  }

  void end_stratum() {
    if (totals_.empty()) return;
    clusters_ += totals_.size();
    const double left_out = 1 - fraction();
    if (totals_.size() == 1) has_lonely_ = has_lonely_ || left_out > 0;
    if (totals_.size() > 1) variance_ += left_out * scatter();
    totals_.clear();
  }

  bool has_lonely_cluster() const { return has_lonely_; }
  double standard_error() const { return std::sqrt(variance_); }
  std::size_t freedom() const { return clusters_ - strata_; }

 private:
  double fraction() const {
    return stratum_ < design_.sampling_fractions.size() ? design_.sampling_fractions[stratum_] : 0;
  }

  /// n / (n - 1) times the squares of the totals' distances from their mean.
  double scatter() const {
    const auto n = static_cast<double>(totals_.size());
    const double mean = std::accumulate(totals_.begin(), totals_.end(), 0.0) / n;
    double squares = 0;
    for (const double total : totals_) squares += (total - mean) * (total - mean);
    return squares * n / (n - 1);
  }

  const SampleDesign& design_;
  std::vector<double> totals_;  ///< of the stratum's clusters
  std::uint32_t stratum_ = 0;
  std::size_t cluster_ = 0;
  std::size_t clusters_ = 0;
  std::size_t strata_ = 0;
  double variance_ = 0;
  bool has_lonely_ = false;
};

/// `value` with the standard error of the total of `residuals`.
Result<Estimate> estimate_with(double value, std::span<const double> residuals,
                               const SampleDesign& design) {
  TotalVariance variance(design);
  for (const std::size_t unit : order_units(design)) variance.add(unit, residuals[unit]);
  variance.end_stratum();
  if (variance.has_lonely_cluster()) {
    return Error{ErrorCode::kInvalidArgument,
                 "a stratum has one cluster, whose variance cannot be known",
                 "join it with another stratum"};
  }
  return Estimate{value, variance.standard_error(), variance.freedom()};
}

}  // namespace

Result<Estimate> estimate_total(std::span<const double> values, const SampleDesign& design) {
  if (auto error = check_design(values.size(), design)) return *std::move(error);
  return estimate_with(sum_weighted(values, design), values, design);
}

Result<Estimate> estimate_mean(std::span<const double> values, const SampleDesign& design) {
  return estimate_ratio(values, std::vector<double>(values.size(), 1), design);
}

Result<Estimate> estimate_ratio(std::span<const double> numerators,
                                std::span<const double> denominators, const SampleDesign& design) {
  if (auto error = check_design(numerators.size(), design)) return *std::move(error);
  if (auto error = check_design(denominators.size(), design)) return *std::move(error);
  const double whole = sum_weighted(denominators, design);
  if (!(std::fabs(whole) > 0)) return invalid("the denominators of a ratio add up to nothing");
  const double ratio = sum_weighted(numerators, design) / whole;
  std::vector<double> residuals(numerators.size());
  for (std::size_t i = 0; i < residuals.size(); ++i) {
    residuals[i] = (numerators[i] - ratio * denominators[i]) / whole;
  }
  return estimate_with(ratio, residuals, design);
}

}  // namespace sonder
