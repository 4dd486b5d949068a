#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "identity/blocking.h"
#include "identity/comparison.h"

namespace sonder {

/// All that a pair's weight comes from but how frequent its values are.
struct PairKind {
  AgreementPattern pattern = 0;
  std::uint32_t rules = 0;  ///< that find pairs of this kind, one bit each
  std::uint64_t pairs = 0;

  friend bool operator==(const PairKind&, const PairKind&) = default;
};

/// Files from this on are not told apart: nobody asks whether they have somebody twice.
inline constexpr std::uint32_t kMostFilesToldApart = 64;

/// Records, and what tells which pairs of them are candidates.
struct BlockedRecords {
  const ComparedRecords& records;
  const Blocking& blocking;
  std::span<const std::uint32_t> file_of;  ///< by position of the record
};

/// The pairs that blocking found, each once and compared once: all are counted by kind, and those
/// kept that may matter. A pair that several rules find belongs to the first of them, so that
/// no pair is compared twice and none has to be remembered.
class CandidatePairs {
 public:
  /// Two records, by position: `first` is below `second`.
  struct Pair {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t pattern = 0;  ///< position in `patterns`
  };

  /// Compares the pairs of all blocks. O(pairs).
  void compare_all(const BlockedRecords& blocked);

  /// Compares what came since: pairs of new records, and of those that are spelt in another way
  /// now; forgets pairs whose only key has too many records now. The same pairs and counts as
  /// `compare_all` gives, where the same rules take part as before. `skipped_before` is
  /// `Blocking::skipped` of before. `records` is put back as it was.
  /// O(rules · records + new pairs).
  void compare_more(ComparedRecords& records, const Blocking& blocking,
                    std::span<const std::uint32_t> file_of, const RecordGrowth& growth,
                    std::span<const std::uint32_t> skipped_before);

  /// Keeps only pairs for which `matters` is set, by position in `kept`, and puts them in the order
  /// of their first records, which is that of memory. Those that come later are kept all.
  void keep(const std::vector<bool>& matters);

  const std::vector<Pair>& kept() const { return kept_; }
  const std::vector<AgreementPattern>& patterns() const { return patterns_; }
  /// How many there are, those not kept as well.
  std::uint64_t size() const { return size_; }

  /// Without the pairs within files so marked, by number of the file; in an order that does not
  /// depend on that of the records. Some may have no pairs.
  std::vector<PairKind> kinds(const std::vector<bool>& is_left_out = {}) const;

 private:
  struct Kind {
    std::uint32_t pattern = 0;  ///< position in `patterns`
    std::uint32_t rules = 0;
    std::uint64_t pairs = 0;
  };
  class Growing;

  void compare_block(const BlockedRecords& blocked, std::uint32_t rule,
                     std::span<const std::uint32_t> block, RecordComparer& comparer);
  std::uint32_t number_of(AgreementPattern pattern, std::uint32_t rules);
  std::uint32_t add_kind(AgreementPattern pattern, std::uint32_t rules);
  void count(std::uint32_t kind, std::uint32_t file, std::uint64_t pairs);
  void take(const BlockedRecords& blocked, Pair pair, AgreementPattern pattern,
            std::uint32_t rules);

  std::vector<Pair> kept_;
  std::uint64_t size_ = 0;
  std::vector<AgreementPattern> patterns_;
  std::vector<Kind> kinds_;
  std::vector<std::vector<std::uint64_t>> within_;  ///< pairs of one file, by file and kind
  TextDictionary kind_numbers_;
  /// Most pairs are of few kinds: some keys that came last, each with its number, by hash.
  struct RecentKind {
    std::uint64_t key = 0;
    std::uint32_t number = 0;
  };
  std::vector<RecentKind> recent_;
  TextDictionary pattern_numbers_;
};

/// The pairs of all blocks.
CandidatePairs compare_candidates(const BlockedRecords& blocked);

}  // namespace sonder
