#include "identity/clustering.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "identity/detail/disjoint_sets.h"

namespace sonder {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

class Clustering {
 public:
  Clustering(std::uint32_t record_count, const ClusterLimits& limits)
      : sets_(record_count), files_(record_count), apart_(record_count) {
    for (std::uint32_t record = 0; record < limits.only_once.size(); ++record) {
      const unsigned file = limits.only_once[record];
      if (file > 0) files_[record] = std::uint64_t{1} << (file - 1);
    }
    for (const WeighedPair& pair : limits.apart) {
      apart_[pair.first].push_back(pair.second);
      apart_[pair.second].push_back(pair.first);
    }
  }

  void join_certain(const WeighedPair& pair) { join(pair, false); }
  void join_likely(const WeighedPair& pair) { join(pair, true); }

  Clusters finish(std::uint32_t record_count) {
    std::vector<std::uint32_t> number_of(record_count, kNone);
    for (std::uint32_t record = 0; record < record_count; ++record) {
      std::uint32_t& number = number_of[sets_.find(record)];
      if (number == kNone) number = clusters_.count++;
      clusters_.cluster_of.push_back(number);
    }
    return std::move(clusters_);
  }

 private:
  void join(const WeighedPair& pair, bool obeys_files) {
    const std::uint32_t a = sets_.find(pair.first);
    const std::uint32_t b = sets_.find(pair.second);
    if (a == b) return;
    const bool has_twice = obeys_files && (files_[a] & files_[b]) != 0;
    if (has_twice || are_apart(a, b)) {
      clusters_.refused.push_back(pair);
      return;
    }
    sets_.unite(a, b);
    const std::uint32_t root = sets_.find(a);
    const std::uint32_t other = root == a ? b : a;
    files_[root] |= files_[other];
    apart_[root].insert(apart_[root].end(), apart_[other].begin(), apart_[other].end());
    apart_[other] = {};
    clusters_.links.push_back(pair);
  }

  bool are_apart(std::uint32_t a, std::uint32_t b) {
    return std::any_of(apart_[a].begin(), apart_[a].end(),
                       [&](std::uint32_t record) { return sets_.find(record) == b; });
  }

  detail::DisjointSets sets_;
  std::vector<std::uint64_t> files_;               ///< by root: files of which it has a record
  std::vector<std::vector<std::uint32_t>> apart_;  ///< by root: records it may not be joined with
  Clusters clusters_;
};

}  // namespace

Clusters cluster_records(std::uint32_t record_count, std::span<const WeighedPair> certain,
                         std::vector<WeighedPair> pairs, const ClusterLimits& limits) {
  std::sort(pairs.begin(), pairs.end(), [](const WeighedPair& a, const WeighedPair& b) {
    return std::tuple(-a.weight, a.first, a.second) < std::tuple(-b.weight, b.first, b.second);
  });
  Clustering clustering(record_count, limits);
  for (const WeighedPair& pair : certain) clustering.join_certain(pair);
  for (const WeighedPair& pair : pairs) clustering.join_likely(pair);
  return clustering.finish(record_count);
}

}  // namespace sonder
