#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "identity/candidate_pairs.h"
#include "identity/clustering.h"
#include "identity/detail/pair_weights.h"
#include "identity/fellegi_sunter.h"
#include "identity/record_preparation.h"

namespace sonder {

/// Records and which pairs of them were compared with what outcome: all that a later run with more
/// records, or with other decisions, need not find out again.
class ComparedPeople {
 public:
  /// Takes in the records. Where the first of them are those taken in before, and blocking is by
  /// the same options, only what came since is compared, with the same outcome as if all had come
  /// now; otherwise everything is. Without `compares` the records are prepared, and no pair is
  /// looked at. O(pairs found by blocking + records · log records), or O(rules · records + pairs of
  /// new records).
  void take(const PersonRecords& records, const BlockingOptions& options, bool compares);

  const ComparedRecords& records() const { return preparation_.records(); }
  const Blocking& blocking() const { return blocking_; }
  const CandidatePairs& pairs() const { return pairs_; }
  /// By position of the record, and how many records each file has.
  const std::vector<std::uint32_t>& file_of() const { return file_of_; }
  const std::vector<std::uint32_t>& file_sizes() const { return file_sizes_; }

  /// The pairs that may matter by this model: those of at least `detail::kLeastWeight`, and none
  /// within files so marked, by number. O(pairs kept), unless pairs were forgotten that may matter
  /// now: then all are compared again.
  std::vector<WeighedPair> weigh(const MatchModel& model,
                                 const std::vector<bool>& is_left_out = {});
  /// Forgets the pairs that do not matter by this model nor by one much like it, unless some were
  /// forgotten before. O(pairs).
  void forget_hopeless(const MatchModel& model);

 private:
  /// What pairs weighed when some were forgotten.
  struct Baseline {
    std::vector<detail::PatternWeights> weights;  ///< by pattern
    std::array<double, kComparedFieldCount> expected = {};
    /// By pattern: more than any pair weighed that was forgotten; absent where none was.
    std::vector<std::optional<double>> forgotten = {};
  };

  Baseline baseline_of(const MatchModel& model) const;
  double most_gain(std::size_t pattern, const Baseline& now) const;
  bool misses_pairs(const MatchModel& model) const;
  bool knows_first_of(const PersonRecords& records) const;
  void find_files(const PersonRecords& records);
  void compare_all();
  void compare_more(const RecordGrowth& growth);

  RecordPreparation preparation_;
  Blocking blocking_;
  CandidatePairs pairs_;
  std::vector<std::uint32_t> file_of_;
  std::vector<std::uint32_t> file_sizes_;
  std::uint64_t fingerprint_ = 0;  ///< of the records taken in
  bool is_compared_ = false;
  std::optional<Baseline> baseline_;  ///< absent where no pair was forgotten
};

}  // namespace sonder
