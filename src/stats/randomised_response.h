#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/intervals.h"

namespace sonder {

// k-ary randomised response: with probability `keep` an answer is given as it is, else one of all k
// options with equal chances, the answer among them. What a single answer says is deniable, shares
// of many can be estimated. Warner (1965), J. Am. Stat. Assoc. 60, 63-69, for two options; Kairouz,
// Bonawitz, Ramage (2016), Proc. ICML 48, for k.

/// How many random bytes one answer takes.
inline constexpr std::size_t kRandomBytes = 16;
using RandomBytes = std::array<std::uint8_t, kRandomBytes>;

inline constexpr double kMostEpsilon = 20;

/// The option to give instead of `answer` < `options`, both counted from 0. `bytes` must come from
/// a source that nobody can foretell, and be drawn once for each respondent: who sees several draws
/// of one answer can average the noise away. The first 8 bytes say whether to keep, in steps of
/// 2^-53, the others which option, uneven by less than options / 2^64. O(1).
std::size_t randomise_answer(std::size_t answer, std::size_t options, double keep,
                             const RandomBytes& bytes);

/// How much one randomised answer can betray: the natural logarithm of how many times likelier it
/// is under one true answer than under another, ln(1 + options · keep / (1 - keep)). Rounded to 6
/// places. Requires 0 < keep < 1.
double epsilon_of(double keep, std::size_t options);

/// The `keep` with that epsilon, (e^ε - 1) / (e^ε - 1 + options). Rounded to 9 places, so that
/// every platform randomises alike. Requires 0 < epsilon <= kMostEpsilon.
double keep_of(double epsilon, std::size_t options);

/// Of one option, how many would have given it without randomising.
struct RandomisedShare {
  double reported = 0;  ///< share of the randomised answers, 0-1
  /// (reported - (1 - keep) / k) / keep: unbiased, and therefore not cut to 0-1 where few answers
  /// let it fall outside.
  double estimate = 0;
  /// √(reported · (1 - reported) / (n - 1)) / keep; 0 when n = 1.
  double standard_error = 0;
  /// Wilson's interval of `reported`, mapped as the estimate is and cut to 0-1.
  Interval interval;
};

/// The shares of all options, from how often each was reported. They add up to 1.
/// Errors: kInvalidArgument for fewer than two options, no answers, or `keep` or `confidence` not
/// between 0 and 1. O(options).
Result<std::vector<RandomisedShare>> estimate_randomised_shares(
    std::span<const std::uint64_t> counts, double keep, double confidence);

}  // namespace sonder
