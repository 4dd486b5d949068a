#pragma once

#include <optional>
#include <span>
#include <vector>

#include "stats/design_estimates.h"
#include "stats/intervals.h"

namespace sonder {

// Figures of waves, each of a sample of its own. A base is the number who answered, or with weights
// the effective size (`effective_size` of stats/weighting.h), above 0.

struct WaveShare {
  double share = 0;  ///< 0-1
  double base = 0;
};

struct WaveMean {
  double mean = 0;
  double standard_deviation = 0;
  double base = 0;
};

/// The net promoter score as the mean of answers 1, 0 and -1, whose variance is p + d - (p - d)².
WaveMean net_promoter_wave(double promoter_share, double detractor_share, double base);

struct ControlPoint {
  double value = 0;
  Interval limits = {};
  bool is_outside = false;  ///< of the limits: something else than chance is likely
};

struct ControlChart {
  double centre = 0;  ///< of all waves together
  std::vector<ControlPoint> waves;
};

// What waves may differ by when nothing changes: three standard errors on each side of the centre,
// by each wave's own base (Montgomery, Introduction to Statistical Quality Control, 7.3.2 and 6.3.2
// with the deviation within waves pooled). Absent with fewer than two waves. O(waves).

/// Limits within 0-1.
std::optional<ControlChart> chart_shares(std::span<const WaveShare> waves);

/// Absent also where nothing varies within the waves.
std::optional<ControlChart> chart_means(std::span<const WaveMean> waves);

/// What changed from one wave to another.
struct Change {
  double difference = 0;      ///< the later less the earlier
  double standard_error = 0;  ///< of the difference, as the test takes it
  double statistic = 0;       ///< z, or t with `freedom`
  double freedom = 0;         ///< degrees of freedom of a t; 0 for a z
  double p_value = 1;         ///< two-sided
  Interval interval = {};     ///< of the difference, with the confidence asked for
};

// Absent where nothing varies, so that there is no standard error. Require 0 < confidence < 1.

/// z with the share of both waves together, whose square is Pearson's χ² of the fourfold table. The
/// interval is Newcombe's of two Wilson intervals (1998, Statistics in Medicine 17, 873-890,
/// method 10), so that it stays within -1 to 1, and may differ from the test near its level.
std::optional<Change> compare_shares(const WaveShare& earlier, const WaveShare& later,
                                     double confidence);

/// z with each wave's own standard deviation; also for net promoter scores.
std::optional<Change> compare_means(const WaveMean& earlier, const WaveMean& later,
                                    double confidence);

/// t of two estimates by design, with the degrees of freedom of Satterthwaite (1946, Biometrics
/// Bulletin 2, 110-114). Requires degrees of freedom where there is a standard error.
std::optional<Change> compare_estimates(const Estimate& earlier, const Estimate& later,
                                        double confidence);

}  // namespace sonder
