#include "segments/rfm.h"

#include <algorithm>

#include "stats/quantile.h"

namespace sonder {
namespace {

/// One dimension of the scored profiles.
struct Dimension {
  std::vector<double> limits;
  std::vector<std::uint8_t> bin;  ///< per scored profile, from 1
};

/// The feature's value of each profile in `people`, 0 where it is not known.
std::vector<double> values_of(const FeatureTable& features, std::string_view name,
                              const std::vector<std::uint32_t>& people) {
  std::vector<double> values(people.size(), 0);
  const Feature* feature = features.find(name);
  if (feature == nullptr) return values;
  for (std::size_t i = 0; i < people.size(); ++i) {
    values[i] = static_cast<double>(feature->values[people[i]]);
  }
  return values;
}

std::vector<double> find_limits(std::vector<double> values, std::int32_t bins, double one) {
  std::sort(values.begin(), values.end());
  std::vector<double> limits;
  for (std::int32_t i = 1; i < bins; ++i) {
    limits.push_back(quantile_of_sorted(values, i / static_cast<double>(bins)) + one);
  }
  return limits;
}

Dimension measure(const std::vector<double>& values, std::int32_t bins, double one) {
  Dimension dimension{find_limits(values, bins, one), {}};
  dimension.bin.reserve(values.size());
  for (const double value : values) {
    const auto above = std::upper_bound(dimension.limits.begin(), dimension.limits.end(), value);
    dimension.bin.push_back(static_cast<std::uint8_t>(above - dimension.limits.begin() + 1));
  }
  return dimension;
}

/// Scores of `bins` stretched to five: the lowest stays 1 and the highest becomes 5.
std::int32_t stretch(std::int32_t score, std::int32_t bins) {
  const std::int32_t steps = bins - 1;
  return 1 + ((score - 1) * 8 + steps) / (2 * steps);
}

RfmScores make_scores(std::int32_t bins, std::size_t profiles) {
  RfmScores scores;
  scores.bins = bins;
  scores.scored = Bitset(profiles);
  scores.recency.assign(profiles, 0);
  scores.frequency.assign(profiles, 0);
  scores.monetary.assign(profiles, 0);
  scores.group.assign(profiles, RfmGroup::kHibernating);
  return scores;
}

void score_profile(std::uint32_t profile, std::uint8_t recency, std::uint8_t frequency,
                   std::uint8_t monetary, RfmScores& scores) {
  scores.scored.set(profile);
  scores.recency[profile] = recency;
  scores.frequency[profile] = frequency;
  scores.monetary[profile] = monetary;
  scores.group[profile] = rfm_group(stretch(recency, scores.bins), stretch(frequency, scores.bins),
                                    stretch(monetary, scores.bins));
}

/// One major unit in minor units.
double major_unit(const MoneyScale& scale) {
  return static_cast<double>(*rescale(1, 0, scale.decimals));
}

}  // namespace

Result<RfmScores> score_rfm(const FeatureTable& features, const RfmOptions& options) {
  if (options.bins < 2 || options.bins > 10) {
    return Error{ErrorCode::kInvalidArgument, "RFM bins must be 2 to 10"};
  }
  const Feature* recency_days = features.find("recency_days");
  if (recency_days == nullptr || recency_days->known.count() == 0) {
    return Error{ErrorCode::kNotFound,
                 "nobody has a purchase with a date, so nobody has RFM scores"};
  }
  const std::vector<std::uint32_t> people = recency_days->known.positions();
  const std::int32_t bins = options.bins;
  Dimension recency = measure(values_of(features, "recency_days", people), bins, 1);
  Dimension frequency = measure(values_of(features, "order_count", people), bins, 1);
  Dimension monetary =
      measure(values_of(features, "net_spend", people), bins, major_unit(features.money));
  RfmScores scores = make_scores(bins, features.profile_count);
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto recency_score = static_cast<std::uint8_t>(bins + 1 - recency.bin[i]);
    score_profile(people[i], recency_score, frequency.bin[i], monetary.bin[i], scores);
  }
  scores.recency_limits = std::move(recency.limits);
  scores.frequency_limits = std::move(frequency.limits);
  scores.monetary_limits = std::move(monetary.limits);
  return scores;
}

}  // namespace sonder
