#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "stats/part_means.h"

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

/// What groups gave, counted: however many gave them, tests cost as much as there are values.
struct GroupedValues {
  std::size_t groups = 0;
  std::vector<double> values;         ///< ascending, each once
  std::vector<std::uint64_t> counts;  ///< value by value, one per group
  /// Parallel to `counts`, sums of weights and of their squares; none: each counts 1. Only
  /// `weighted_means_test` knows weights, all others count each once.
  std::vector<double> weights = {};
  std::vector<double> squared_weights = {};
};
/// O(values log values).
GroupedValues count_values(std::span<const std::vector<double>> groups);

/// Two means without assuming equal variances: t of the first less the second. Welch (1947),
/// Biometrika 34, 28-35. Effect: Hedges' g, the difference in pooled standard deviations corrected
/// for small samples (Hedges 1981, Journal of Educational Statistics 6, 107-128). Two values each.
std::optional<GroupTest> welch_test(std::span<const double> a, std::span<const double> b);
/// Of the first two groups.
std::optional<GroupTest> welch_test(const GroupedValues& groups);

/// Several means with equal variances: F of a one-way analysis of variance (Fisher 1925). Effect:
/// η², the part of all variation that lies between groups, 0-1. Two groups with a value, one with
/// two.
std::optional<GroupTest> analysis_of_variance(std::span<const std::vector<double>> groups);
std::optional<GroupTest> analysis_of_variance(const GroupedValues& groups);

/// Several weighted means of units that were each drawn by themselves: Wald's F of their equality,
/// with variances by linearisation; equal to R survey 4.1, svyglm and regTermTest (Korn and
/// Graubard 1990, American Statistician 44, 270-276). Effect: η² of weighted squares. Groups with
/// fewer than two values are left out. Two groups that have two, and vary.
std::optional<GroupTest> weighted_means_test(const GroupedValues& groups);
/// The same by a sample's design: `parts` are those of `by_design` that the groups are, in their
/// order, two values each. F has as many degrees of freedom below as the whole design, and one less
/// for each group but the first. Absent also where a mean is not known or none are left.
std::optional<GroupTest> weighted_means_test(const GroupedValues& groups,
                                             const PartMeans& by_design,
                                             std::span<const std::uint32_t> parts);

/// Two groups by the ranks of their values: z of Mann and Whitney's U (1947, Annals of Mathematical
/// Statistics 18, 50-60) of the first, by its normal approximation with ties and continuity
/// corrected for. Effect: the chance that a value of the first is above one of the second less the
/// chance that it is below, -1 to 1 (Cliff 1993). A value each.
std::optional<GroupTest> mann_whitney_test(std::span<const double> a, std::span<const double> b);
/// Of the first two groups.
std::optional<GroupTest> mann_whitney_test(const GroupedValues& groups);

/// Several groups by the ranks of their values: H of Kruskal and Wallis (1952, Journal of the
/// American Statistical Association 47, 583-621), corrected for ties. Effect: ε² = H / (n - 1),
/// 0-1. Two groups with a value.
std::optional<GroupTest> kruskal_wallis_test(std::span<const std::vector<double>> groups);
std::optional<GroupTest> kruskal_wallis_test(const GroupedValues& groups);

/// Whether as many changed the one way as the other: McNemar's exact test (1947, Psychometrika 12,
/// 153-157) of those who did. The statistic is his χ² without continuity correction. Effect: the
/// share of changes that went the first way less that of the second, -1 to 1. One change.
/// O(changes).
std::optional<GroupTest> mcnemar_test(std::uint64_t one_way, std::uint64_t other_way);

/// How the effect of a test is measured.
enum class EffectMeasure : std::uint8_t {
  kHedgesG,
  kEtaSquared,
  kCliffsDelta,
  kEpsilonSquared,
  kChangeBalance,  ///< of McNemar's test: twice Cohen's g
};
/// "hedges_g", "eta_squared", "cliffs_delta", "epsilon_squared", "change_balance".
std::string_view to_string(EffectMeasure measure);

/// What an effect is usually called.
enum class Magnitude : std::uint8_t { kNegligible, kSmall, kMedium, kLarge };
/// "negligible", "small", "medium", "large".
std::string_view to_string(Magnitude magnitude);

/// The conventions of Cohen (1988, Statistical Power Analysis, 2nd edition): g from 0.2, 0.5 and
/// 0.8; η², and ε² like it, from 0.01, 0.06 and 0.14; changes from 0.1, 0.3 and 0.5. Cliff's delta
/// from 0.147, 0.33 and 0.474 (Romano and others 2006). The sign does not matter.
Magnitude magnitude_of(EffectMeasure measure, double effect);

}  // namespace sonder
