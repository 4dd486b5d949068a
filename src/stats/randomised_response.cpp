#include "stats/randomised_response.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/rounding.h"
#include "stats/detail/arguments.h"

namespace sonder {
namespace {

constexpr std::int32_t kEpsilonDecimals = 6;
constexpr std::int32_t kKeepDecimals = 9;

std::uint64_t number_in(const RandomBytes& bytes, std::size_t first) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) number = number << 8 | bytes[first + i];
  return number;
}

bool is_inside(double share) { return share > 0 && share < 1; }

/// What `reported` makes of the true share: reported = keep · share + (1 - keep) / options.
double unmix(double reported, double keep, double options) {
  return (reported - (1 - keep) / options) / keep;
}

RandomisedShare estimate_share(std::uint64_t count, std::uint64_t total, std::size_t options,
                               double keep, double confidence) {
  const auto n = static_cast<double>(total);
  const auto k = static_cast<double>(options);
  const Interval reported = wilson_interval(count, total, confidence);
  RandomisedShare share;
  share.reported = static_cast<double>(count) / n;
  share.estimate = unmix(share.reported, keep, k);
  if (total > 1) {
    share.standard_error = std::sqrt(share.reported * (1 - share.reported) / (n - 1)) / keep;
  }
  share.interval = {std::clamp(unmix(reported.low, keep, k), 0.0, 1.0),
                    std::clamp(unmix(reported.high, keep, k), 0.0, 1.0)};
  return share;
}

}  // namespace

std::size_t randomise_answer(std::size_t answer, std::size_t options, double keep,
                             const RandomBytes& bytes) {
  constexpr double kSteps = 9007199254740992.0;  // 2^53
  const auto is_kept = static_cast<double>(number_in(bytes, 0) >> 11) < keep * kSteps;
  const auto other = static_cast<std::size_t>(number_in(bytes, kRandomBytes / 2) % options);
  return is_kept ? answer : other;
}

double epsilon_of(double keep, std::size_t options) {
  const auto k = static_cast<double>(options);
  return round_to(std::log1p(k * keep / (1 - keep)), kEpsilonDecimals);
}

double keep_of(double epsilon, std::size_t options) {
  const double gain = std::expm1(epsilon);
  return round_to(gain / (gain + static_cast<double>(options)), kKeepDecimals);
}

Result<std::vector<RandomisedShare>> estimate_randomised_shares(
    std::span<const std::uint64_t> counts, double keep, double confidence) {
  const std::uint64_t total = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  if (counts.size() < 2) return detail::invalid("randomised answers need at least two options");
  if (total == 0) return detail::invalid("there is no randomised answer to estimate from");
  if (!is_inside(keep)) return detail::invalid("`keep` must lie between 0 and 1");
  if (!is_inside(confidence)) return detail::invalid("`confidence` must lie between 0 and 1");
  std::vector<RandomisedShare> shares;
  for (const std::uint64_t count : counts) {
    shares.push_back(estimate_share(count, total, counts.size(), keep, confidence));
  }
  return shares;
}

}  // namespace sonder
