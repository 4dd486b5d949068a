#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sonder {

/// Whether groups differ. Each test is absent where it says nothing: fewer groups or values than
/// named with it, or nothing that varies.
struct GroupTest {
  double statistic = 0;
  double freedom = 0;              ///< degrees of freedom; 0 for a z
  double denominator_freedom = 0;  ///< of an F, else 0
  double p_value = 1;              ///< two-sided
  double effect = 0;               ///< how much they differ, as each test says
};

/// Two means without assuming equal variances: t of the first less the second. Welch (1947),
/// Biometrika 34, 28-35. Effect: Hedges' g, the difference in pooled standard deviations corrected
/// for small samples (Hedges 1981, Journal of Educational Statistics 6, 107-128). Two values each.
std::optional<GroupTest> welch_test(std::span<const double> a, std::span<const double> b);

/// Several means with equal variances: F of a one-way analysis of variance (Fisher 1925). Effect:
/// η², the part of all variation that lies between groups, 0-1. Two groups with a value, one with
/// two.
std::optional<GroupTest> analysis_of_variance(std::span<const std::vector<double>> groups);

/// Two groups by the ranks of their values: z of Mann and Whitney's U (1947, Annals of Mathematical
/// Statistics 18, 50-60) of the first, by its normal approximation with ties and continuity
/// corrected for. Effect: the chance that a value of the first is above one of the second less the
/// chance that it is below, -1 to 1 (Cliff 1993). A value each.
std::optional<GroupTest> mann_whitney_test(std::span<const double> a, std::span<const double> b);

/// Several groups by the ranks of their values: H of Kruskal and Wallis (1952, Journal of the
/// American Statistical Association 47, 583-621), corrected for ties. Effect: ε² = H / (n - 1),
/// 0-1. Two groups with a value.
std::optional<GroupTest> kruskal_wallis_test(std::span<const std::vector<double>> groups);

/// Whether as many changed the one way as the other: McNemar's exact test (1947, Psychometrika 12,
/// 153-157) of those who did. The statistic is his χ² without continuity correction. Effect: the
/// share of changes that went the first way less that of the second, -1 to 1. One change.
/// O(changes).
std::optional<GroupTest> mcnemar_test(std::uint64_t one_way, std::uint64_t other_way);

}  // namespace sonder
