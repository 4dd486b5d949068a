#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/weighting.h"

namespace sonder {

/// The known sum over the population of a number, such as of what customers spent.
struct KnownTotal {
  std::vector<double> values;  ///< per respondent
  double total = 0;
};

/// What makes weights near to those given, and so what their factors can be.
enum class CalibrationDistance : std::uint8_t {
  kLinear,  ///< the generalised regression estimator: in one round, but factors may be negative
  kRaking,  ///< factors above 0, as by `rake`, which takes categories only
  kLogit,   ///< factors within limits
};

struct CalibrationOptions {
  CalibrationDistance distance = CalibrationDistance::kLinear;
  /// Limits of the factors for kLogit, 0 <= least < 1 < most. What all weights have in common,
  /// which is that they must add up to the first margin, is not counted among the factors.
  double least_factor = 0.3;
  double most_factor = 3;
  double tolerance = 1e-10;      ///< of a total, as a part of it; above 0
  std::size_t most_rounds = 50;  ///< at least 1
};

/// A total that the weights miss by more than the tolerance.
struct MissedTarget {
  std::size_t source = 0;    ///< a position among the margins, and after them among the totals
  std::size_t category = 0;  ///< of a margin; 0 for a total
  double target = 0;
  double reached = 0;
};

struct CalibratedWeights {
  std::vector<double> weights;  ///< one per respondent
  std::size_t rounds = 0;
  std::vector<MissedTarget> missed;  ///< none: everything is met
  double least_factor = 1;           ///< of those with a weight
  double most_factor = 1;
  std::size_t negative = 0;  ///< weights below 0; with kLinear only
};

/// Weights that give every known total exactly, as near to the given ones as that allows (Deville
/// and Särndal 1992, Journal of the American Statistical Association 87, 376-382, cases 1, 2 and
/// 6); equal to R survey 4.1, calibrate, of weights that add up to the margins. Targets that follow
/// from others, as the last category of a margin does, may be given too. Newton's method; what
/// cannot be met together, or within the limits, is left over and reported.
///
/// Errors: kInvalidArgument for options outside their ranges, totals and values that are not finite
/// or of another length than the weights, and what `rake` refuses of weights and margins.
/// O(rounds × (respondents × (margins + totals)² + targets³)).
Result<CalibratedWeights> calibrate(std::span<const double> weights,
                                    std::span<const Margin> margins,
                                    std::span<const KnownTotal> totals,
                                    const CalibrationOptions& options = {});

}  // namespace sonder
