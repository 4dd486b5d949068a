#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "identity/matching.h"

namespace sonder::detail {

/// What exact agreement in a rare or common value adds to the field's weight: log2(u / share of
/// the value), for names and places (Newcombe 1959; Winkler 2000). 0 for other fields and levels.
double frequency_weight(const ComparedRecords& records, const MatchModel& model, std::size_t field,
                        AgreementLevel level, std::uint32_t code);

/// log2 of the odds that a pair is of one household and not of strangers, by its levels alone;
/// what its values' frequencies add comes on top, of the fields of a household.
double household_weight(const MatchModel& model, AgreementPattern pattern);

/// The weight of every pair: the prior's, the fields' and the frequencies', less what it loses
/// because it may be of one household. O(pairs).
std::vector<double> weigh_pairs(const ComparedRecords& records, const MatchModel& model,
                                const CandidatePairs& pairs);

/// The same for one pair, by position.
double pair_weight(const ComparedRecords& records, const MatchModel& model, std::uint32_t first,
                   std::uint32_t second);

/// By record: its position.
std::vector<std::uint32_t> positions_of(const ComparedRecords& records);

/// By field: how often both records of one person have a value and the same one.
std::array<double, kComparedFieldCount> exact_shares(const ComparedRecords& records,
                                                     const MatchModel& model);

}  // namespace sonder::detail
