#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "identity/candidate_pairs.h"
#include "identity/fellegi_sunter.h"

namespace sonder::detail {

/// What exact agreement in a rare or common value adds to the field's weight: log2(u / share of
/// the value), for names and places (Newcombe 1959; Winkler 2000). 0 for other fields and levels.
double frequency_weight(const ComparedRecords& records, const MatchModel& model, std::size_t field,
                        AgreementLevel level, std::uint32_t code);

/// log2 of the odds that a pair is of one household and not of strangers, by its levels alone;
/// what its values' frequencies add comes on top, of the fields of a household.
double household_weight(const MatchModel& model, AgreementPattern pattern);

/// What all pairs of a pattern have in common.
struct PatternWeights {
  double match = 0;      ///< the prior's and the fields'
  double household = 0;  ///< see `household_weight`
};

PatternWeights weights_of(AgreementPattern pattern, const MatchModel& model);

/// Fields of which a shared value says the more the rarer it is.
bool has_common_values(std::size_t field);

/// Pairs of less weight, fewer than one in 16,000 of which are of one person, are of no interest.
inline constexpr double kLeastWeight = -14;

/// Calls `visit` with the pairs kept of at least `least`, each by its position in `kept` and its
/// weight: the prior's, the fields' and the frequencies', less what a pair loses because it may be
/// of one household. O(pairs kept).
void visit_weights(const ComparedRecords& records, const CandidatePairs& pairs,
                   const MatchModel& model, double least,
                   const std::function<void(std::size_t, double)>& visit);

/// The weight of one pair, by position.
double pair_weight(const ComparedRecords& records, const MatchModel& model, std::uint32_t first,
                   std::uint32_t second);

/// By record: its position.
std::vector<std::uint32_t> positions_of(const ComparedRecords& records);

/// By field: how often both records of one person have a value and the same one.
std::array<double, kComparedFieldCount> exact_shares(const ComparedRecords& records,
                                                     const MatchModel& model);

}  // namespace sonder::detail
