#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "respondent/instrument.h"
#include "respondent/responses.h"

namespace sonder {

struct ScaleScore {
  std::optional<double> value;       ///< absent with too few answers
  std::size_t answered = 0;          ///< items with a usable answer
  std::vector<std::size_t> missing;  ///< positions of the others in `ItemScale::items`
};

/// The score of one scale. O(items).
ScaleScore score_scale(const Instrument& instrument, const ItemScale& scale,
                       const CheckedResponse& response);

struct MetricScore {
  std::optional<double> value;  ///< the point of the scale, absent without an answer
  std::string_view group;       ///< of `groups_of`; empty without an answer
};
MetricScore score_metric(const Instrument& instrument, const InstrumentMetric& metric,
                         const CheckedResponse& response);

struct RespondentScores {
  std::vector<ScaleScore> scales;    ///< one per scale
  std::vector<MetricScore> metrics;  ///< one per metric
};
RespondentScores score_respondent(const Instrument& instrument, const CheckedResponse& response);

/// The features that rules see, filled with one respondent's answers and scores, see
/// `instrument_from_json`.
FeatureTable respondent_features(const Instrument& instrument, const CheckedResponse& response,
                                 const RespondentScores& scores);

}  // namespace sonder
