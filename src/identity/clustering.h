#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "identity/resolution.h"

namespace sonder {

/// Two records, by position, that may be one person; the heavier the surer.
struct WeighedPair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  double weight = 0;
  LinkReason reason = LinkReason::kSimilarity;

  friend bool operator==(const WeighedPair&, const WeighedPair&) = default;
};

struct ClusterLimits {
  /// By record: 1-64 for the file it is from where that file has nobody twice, else 0. Two records
  /// of such a file never come into one cluster.
  std::vector<std::uint8_t> only_once = {};
  /// Pairs of records that a person said are two people.
  std::vector<WeighedPair> apart = {};
};

struct Clusters {
  std::vector<std::uint32_t> cluster_of;  ///< by record, numbered by their first record
  std::uint32_t count = 0;
  std::vector<WeighedPair> links;    ///< that joined two clusters: one fewer than records in each
  std::vector<WeighedPair> refused;  ///< that a limit kept apart, the heaviest first
};

/// Joins what is linked, the heaviest pairs first, as far as the limits allow: connected components
/// where there are none, and the best partner of each record where files have nobody twice. Pairs
/// of `certain` come before all others and are joined even against `only_once`, but not against
/// `apart`. Equally heavy pairs are taken in the order of the records.
/// O(pairs · log pairs + records).
Clusters cluster_records(std::uint32_t record_count, std::span<const WeighedPair> certain,
                         std::vector<WeighedPair> pairs, const ClusterLimits& limits);

}  // namespace sonder
