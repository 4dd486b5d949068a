#pragma once

#include <cstdint>
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

/// The pairs that blocking found, each once and compared once. Columns of equal length, twelve
/// bytes a pair.
struct CandidatePairs {
  std::vector<std::uint32_t> first;  ///< positions in `ComparedRecords`, below `second`
  std::vector<std::uint32_t> second;
  std::vector<std::uint32_t> kind;  ///< position in `kinds`
  std::vector<PairKind> kinds;      ///< in an order that does not depend on that of the records

  std::size_t size() const { return first.size(); }
};

/// Compares the pairs of all blocks. A pair that several rules find belongs to the first of them,
/// so that no pair is compared twice and none has to be remembered. O(pairs).
CandidatePairs compare_candidates(const ComparedRecords& records, const Blocking& blocking);

/// The pairs for which `keeps` is set, by position.
CandidatePairs keep_pairs(const CandidatePairs& pairs, const std::vector<bool>& keeps);

}  // namespace sonder
