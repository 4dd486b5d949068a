#pragma once

#include <span>
#include <vector>

namespace sonder {

// P-values of several tests, each adjusted for the others: a test is significant at a level when
// its adjusted p-value is at most that. Results are in the order given. O(n log n).

/// Keeps the chance of any wrong finding below the level. Holm (1979), Scandinavian Journal of
/// Statistics 6, 65-70.
std::vector<double> adjust_by_holm(std::span<const double> p_values);

/// Keeps the expected share of wrong findings among all findings below the level. Benjamini and
/// Hochberg (1995), Journal of the Royal Statistical Society B 57, 289-300.
std::vector<double> adjust_by_benjamini_hochberg(std::span<const double> p_values);

}  // namespace sonder
