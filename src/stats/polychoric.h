#pragma once

#include <optional>

#include "stats/contingency.h"

namespace sonder {

/// How two normal variables would go together of which answers in order are the parts between
/// thresholds, -0.99 to 0.99: what Pearson's correlation of answers on a coarse scale is too near
/// to 0 for. Thresholds are those of the table's margins, and the correlation makes the table the
/// likeliest (Olsson 1979, Psychometrika 44, 443-460, in two steps). Near the ends it says that one
/// answer tells the other.
///
/// Absent unless two rows and two columns have counts. Requires rows × columns cells.
/// O(cells × about 2,000).
std::optional<double> polychoric_correlation(const ContingencyTable& table);

}  // namespace sonder
