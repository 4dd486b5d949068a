#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/design_intervals.h"
#include "survey/answer_figures.h"
#include "survey/response_sample.h"

namespace sonder {

/// The responses of a design, and which of them figures are about; the others still count as a part
/// of the design.
struct Domain {
  const ResponseDesign& design;
  std::vector<bool> is_inside = {};  ///< per unit
  std::size_t size = 0;              ///< units inside
};

/// Those of the sample whose row `is_inside`. Requires a design. O(units).
template <class IsInside>
Domain find_domain(const ResponseSample& sample, const IsInside& is_inside) {
  Domain domain{.design = *sample.design};
  for (const std::uint32_t row : domain.design.rows) {
    const bool is_in = sample.selected.test(row) && is_inside(row);
    domain.is_inside.push_back(is_in);
    domain.size += is_in ? 1 : 0;
  }
  return domain;
}

/// `value_of` each unit's row; 0 outside. O(units).
template <class ValueOf>
std::vector<double> list_values(const Domain& domain, const ValueOf& value_of) {
  std::vector<double> values(domain.is_inside.size());
  for (std::size_t unit = 0; unit < values.size(); ++unit) {
    if (domain.is_inside[unit]) values[unit] = value_of(domain.design.rows[unit]);
  }
  return values;
}

/// By linearisation, or by the design's replicate weights. `said`: per share and unit.
Result<std::vector<ShareEstimate>> find_shares(std::span<const std::vector<bool>> said,
                                               const Domain& domain, double confidence);

struct MeanEstimate {
  DesignPrecision precision;
  double reach = 0;  ///< from the mean to either end of its interval
};

/// Of `values`, 0 outside.
Result<MeanEstimate> find_mean(const Domain& domain, const std::vector<double>& values,
                               double confidence);

/// Gives the mean and median of `values` their precision by the design.
Status report_numbers(const Domain& domain, const std::vector<double>& values, double confidence,
                      NumberSummary& numbers);

}  // namespace sonder
