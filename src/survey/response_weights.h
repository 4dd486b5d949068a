#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "survey/response_sample.h"
#include "table/table.h"

namespace sonder {

inline constexpr std::uint32_t kNoCategory = 0xFFFFFFFF;

/// How a known population spreads, such as customers by region, and where each response belongs.
struct WeightMargin {
  std::string title;
  std::vector<std::string> labels;
  std::vector<double> targets;             ///< per label: people, or a share of them; 0 or more
  std::vector<std::uint32_t> category_of;  ///< per response a position in `labels`, or kNoCategory
};

/// Limits of weights, as multiples of their mean. Absent: none.
struct WeightLimits {
  std::optional<double> least = std::nullopt;  ///< 0-1
  std::optional<double> most = std::nullopt;   ///< 1 or more
};

/// How targets are met, as near to the base weights as that allows; `CalibrationDistance` of
/// stats/calibration.h says what near means.
enum class WeightMethod : std::uint8_t {
  kRaking,  ///< every margin in turn until all are met: weights stay above 0
  kLinear,  ///< the generalised regression estimator: in one round, but weights may be negative
  kLogit,   ///< factors between `CalibrationOptions::least_factor` and `most_factor`
};
/// "raking", "linear", "logit".
std::string_view to_string(WeightMethod method);
std::optional<WeightMethod> weight_method_from(std::string_view name);

/// How a margin came out.
struct WeightedMargin {
  struct Category {
    std::string label;
    std::uint64_t responses = 0;
    double raw_share = 0;  ///< of the responses that have a weight, without it
    double share = 0;      ///< with it
    double target = 0;     ///< share of the population, among categories that anybody answered for
  };
  std::string title;
  std::vector<Category> categories;
  /// Share of the population in categories that nobody answered for: nothing is known of them.
  double unanswered_for = 0;
};

struct ResponseWeights {
  /// Per response, with a mean of 1 among those that have one; 0 for responses without a base
  /// weight or without a category in some margin.
  std::vector<double> weights;
  Tally total;
  std::uint64_t left_out = 0;  ///< responses without a weight
  double effect = 1;           ///< how many times larger the weights make a mean's variance (Kish)
  double least = 0;            ///< of those that have one
  double most = 0;
  std::uint64_t raised = 0;   ///< that were below the least allowed
  std::uint64_t lowered = 0;  ///< that were above the most allowed
  WeightMethod method = WeightMethod::kRaking;
  /// Weights that kLinear made negative. They are raised to 0, for nobody counts less than nothing,
  /// and the others lowered as `trim_weights` does.
  std::uint64_t negative = 0;
  /// All targets are met but for what limits took away; false where margins contradict each other.
  bool is_settled = true;
  std::vector<WeightedMargin> margins;
};

/// One weight per row, as a column of numbers has them; cells that are no number, or below 0, weigh
/// nothing. Errors: kNotFound for a column that is not there, kInvalidArgument for one of something
/// else than numbers. O(rows).
Result<std::vector<double>> read_weights(const Table& table, std::size_t at);

/// Weights that make responses look like the population of the margins: `base_weights`, or 1 each
/// where there are none, made to meet all margins at once (see `rake` in stats/weighting.h and
/// `calibrate` in stats/calibration.h), then cut to the limits.
/// Errors: kInvalidArgument for sizes that differ, limits outside their ranges, negative targets
/// or base weights, and when no response has a weight.
/// O(rounds × margins × responses).
Result<ResponseWeights> weigh_responses(std::size_t responses, std::span<const double> base_weights,
                                        std::span<const WeightMargin> margins,
                                        const WeightLimits& limits = {},
                                        WeightMethod method = WeightMethod::kRaking);

}  // namespace sonder
