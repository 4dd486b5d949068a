#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "identity/candidate_pairs.h"
#include "identity/fellegi_sunter.h"

namespace sonder {

/// What is expected of person records before any are seen, by the kind of each field. Files too
/// small to learn from are judged by it; in others it is soon outweighed.
MatchModel person_match_model();

struct TrainingOptions {
  std::uint64_t seed = 1;
  /// Drawn to learn u from. 1,000-10,000,000.
  std::uint32_t random_pairs = 200'000;
};

/// What one blocking rule taught.
struct RuleFit {
  std::uint32_t rule = 0;  ///< position in `Blocking::rules`
  double matches = 0;      ///< expected among its pairs
  double prior = 0;        ///< their share of its pairs
};

struct TrainedModel {
  MatchModel model;
  std::vector<RuleFit> fits;
};

/// How often pairs of records drawn blindly show each pattern: nearly all are of two people.
/// All pairs where there are no more than are to be drawn. In the order of patterns.
std::vector<PatternCount> count_random_pairs(const ComparedRecords& records,
                                             const TrainingOptions& options);

/// Learns the model without being told a single match:
///
/// - u is what random pairs show, less the few that the model holds for one person; that of
///   exact agreement follows from how frequent each value is;
/// - m is learned by EM within the pairs of one blocking rule after another, u being known, of the
///   fields that the rule does not ask for; then the mean, weighed by how many of a rule's pairs
///   are of one person and how purely. On the union of the rules EM drives λ to 1, because it
///   takes for evidence what the pairs were chosen by. Names, birth dates and national ids have to
///   agree in half of the matches of a rule at least, and no rule holds more matches than ten
///   records a person make; where EM would go beyond, it has found that records are alike for some
///   other reason, such as one place, and the rule is left out;
/// - h, what people of one household share, is learned with m. Files with relatives but hardly a
///   person twice teach it as well. In a file that shows hardly any households beside its matches,
///   few records are persons of whom much was mistaken rather than relatives, and the model has no
///   households: fewer than 5, and where given names alone tell relatives from one person, fewer
///   than three in twenty of the matches;
/// - λ is such that the pairs found hold λ · `all_pairs` matches, and so is the share of
///   households. Records of an e-mail address alone are not counted: that address links them, and
///   their number says nothing of the others.
///
/// `all_pairs` is how many pairs of records there are, found or not.
/// O(rules · kinds · steps + random pairs).
TrainedModel train_model(const ComparedRecords& records, const Blocking& blocking,
                         std::span<const PairKind> kinds, const std::vector<PatternCount>& random,
                         double all_pairs);

}  // namespace sonder
