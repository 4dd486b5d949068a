#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "base/result.h"
#include "features/feature_table.h"

namespace sonder {

struct RfmOptions {
  std::int32_t bins = 5;  ///< scores per dimension, 2-10
};

/// Named groups of RFM scores. Which scores make which group is printed by `rfm_group_rule`.
enum class RfmGroup : std::uint8_t {
  kChampions,
  kLoyal,
  kPromising,
  kNew,
  kNeedAttention,
  kAtRisk,
  kCannotLose,
  kHibernating,
};
inline constexpr std::size_t kRfmGroupCount = 8;

/// "champions", "loyal", "promising", "new", "need_attention", "at_risk", "cannot_lose",
/// "hibernating".
std::string_view to_string(RfmGroup group);
std::optional<RfmGroup> rfm_group_from(std::string_view name);
/// For people: "Champions".
std::string_view rfm_group_label(RfmGroup group);
/// For people: the scores of five that make the group, such as "recency 4-5, frequency 4-5".
std::string_view rfm_group_rule(RfmGroup group);

/// The group of scores of five, 1-5 each. Every combination has exactly one.
RfmGroup rfm_group(std::int32_t recency, std::int32_t frequency, std::int32_t monetary);

/// Recency, frequency and monetary scores, 1 (worst) to `bins` (best); one entry per profile.
/// Profiles without a dated purchase are not scored: their bit in `scored` is clear and their
/// entries mean nothing. Scores depend on values alone, so equal customers have equal scores.
struct RfmScores {
  std::int32_t bins = 5;
  Bitset scored;
  std::vector<std::uint8_t> recency;
  std::vector<std::uint8_t> frequency;
  std::vector<std::uint8_t> monetary;
  std::vector<RfmGroup> group;
  /// The bins - 1 inner limits of each dimension, ascending: days, orders, minor units. A value
  /// belongs to bin 1 + (how many limits it has reached), that is lower <= value < upper.
  std::vector<double> recency_limits;
  std::vector<double> frequency_limits;
  std::vector<double> monetary_limits;
};

/// Scores every profile with a dated purchase by quantiles of recency_days, order_count and
/// net_spend among them. The limits are the quantiles of type 7 at 1/bins, 2/bins, ... plus one
/// day, order or major unit, and lower <= value < upper: the rule of the R package rfm. The one
/// that is added puts values that tie with a quantile below the limit, so that where most bought
/// once, once is the lowest score and not the third; NTILE would split them. Frequency and
/// monetary scores are the bin; the recency score is bins + 1 - bin, so that the latest buyers
/// score highest. Unknown spend counts as 0. Groups read scores stretched to five.
///
/// Errors: kInvalidArgument for bins outside 2-10; kNotFound when no profile has a dated purchase.
/// O(profiles · log profiles).
Result<RfmScores> score_rfm(const FeatureTable& features, const RfmOptions& options = {});

}  // namespace sonder
