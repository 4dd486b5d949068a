#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sonder {

/// Quantile of the standard normal distribution for 0 < `probability` < 1.
/// Wichura (1988), algorithm AS 241, PPND16: relative accuracy about 1e-16.
double normal_quantile(double probability);

/// A figure between two limits.
struct Interval {
  double low = 0;
  double high = 0;

  friend bool operator==(const Interval&, const Interval&) = default;
};

/// Wilson's score interval of a share (Wilson 1927; Newcombe 1998, method 3).
/// Requires 0 <= successes <= trials, trials > 0 and 0 < confidence < 1.
Interval wilson_interval(std::uint64_t successes, std::uint64_t trials, double confidence);

/// The same of a weighted share, which stays within 0-1 as the share less and plus a margin does
/// not: `effective_size` is that of a sample without weights that tells as much
/// (`stats/weighting.h`). Of the intervals compared by Franco, Little, Louis and Slud (2019,
/// Journal of Survey Statistics and Methodology 7, 334-364) it is among those nearest to their
/// confidence. Requires 0 <= share <= 1, effective_size > 0 and 0 < confidence < 1.
Interval share_interval(double share, double effective_size, double confidence);

/// The interval of Clopper and Pearson (1934, Biometrika 26, 404-413): no true share makes it miss
/// more often than its confidence says, so that it is wider than the others. Counts need not be
/// whole: with a share times its effective size, and that size, it is that of Korn and Graubard
/// (1998, Survey Methodology 24, 193-201). Requires 0 <= successes <= trials, trials > 0 and
/// 0 < confidence < 1.
Interval clopper_pearson_interval(double successes, double trials, double confidence);

/// The interval of Agresti and Coull (1998, American Statistician 52, 119-126), cut to 0-1: around
/// Wilson's centre and never shorter. The same requirements.
Interval agresti_coull_interval(double successes, double trials, double confidence);

/// Whose interval of a share.
enum class IntervalMethod : std::uint8_t { kWilson, kAgrestiCoull, kClopperPearson };

/// "wilson", "agresti_coull", "clopper_pearson".
std::string_view to_string(IntervalMethod method);
std::optional<IntervalMethod> interval_method_from(std::string_view name);

/// How intervals of shares are made.
struct IntervalRule {
  double confidence = 0.95;
  IntervalMethod method = IntervalMethod::kWilson;
};

/// The interval of a weighted share by the method of `rule`; with that of Clopper and Pearson it is
/// Korn and Graubard's. The same requirements as of Wilson's.
Interval share_interval(double share, double effective_size, const IntervalRule& rule);

}  // namespace sonder
