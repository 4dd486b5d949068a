#include "identity/candidate_pairs.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/sorting.h"
#include "base/text_index.h"
#include "identity/detail/pair_facts.h"

namespace sonder {
namespace {

constexpr unsigned kPatternBits = kPatternBitsPerField * kComparedFieldCount;
static_assert(kPatternBits + kMostBlockingRules <= 64);

std::size_t count_blocked_pairs(const Blocking& blocking) {
  std::uint64_t pairs = 0;
  for (const ActiveRule& rule : blocking.active) pairs += blocking.rules[rule.number].pairs;
  return static_cast<std::size_t>(pairs);
}

}  // namespace

std::uint32_t CandidatePairs::add_kind(AgreementPattern pattern, std::uint32_t rules) {
  const std::uint32_t number = pattern_numbers_.intern(bytes_of(pattern)) - 1;
  if (number == patterns_.size()) patterns_.push_back(pattern);
  kinds_.push_back({number, rules, 0});
  return static_cast<std::uint32_t>(kinds_.size() - 1);
}

std::uint32_t CandidatePairs::number_of(AgreementPattern pattern, std::uint32_t rules) {
  constexpr unsigned kRecentBits = 11;
  recent_.resize(std::size_t{1} << kRecentBits);
  const std::uint64_t key = (std::uint64_t{rules} << kPatternBits) | pattern;
  RecentKind& recent = recent_[(key * 0x9e3779b97f4a7c15U) >> (64 - kRecentBits)];
  if (recent.key == key) return recent.number;
  const std::uint32_t number = kind_numbers_.intern(bytes_of(key)) - 1;
  recent = {key, number == kinds_.size() ? add_kind(pattern, rules) : number};
  return recent.number;
}

void CandidatePairs::count(std::uint32_t kind, std::uint32_t file, std::uint64_t pairs) {
  size_ += pairs;
  kinds_[kind].pairs += pairs;
  if (file >= kMostFilesToldApart) return;
  if (file >= within_.size()) within_.resize(file + std::size_t{1});
  if (kind >= within_[file].size()) within_[file].resize(kind + std::size_t{1});
  within_[file][kind] += pairs;
}

void CandidatePairs::take(const BlockedRecords& blocked, Pair pair, AgreementPattern pattern,
                          std::uint32_t rules) {
  const std::uint32_t kind = number_of(pattern, rules);
  count(kind, detail::file_of_pair(blocked.file_of, pair.first, pair.second), 1);
  pair.pattern = kinds_[kind].pattern;
  kept_.push_back(pair);
}

void CandidatePairs::compare_block(const BlockedRecords& blocked, std::uint32_t rule,
                                   std::span<const std::uint32_t> block, RecordComparer& comparer) {
  for (std::size_t i = 0; i < block.size(); ++i) {
    for (std::size_t j = i + 1; j < block.size(); ++j) {
      const std::uint32_t rules =
          rules_pairing(blocked.records, blocked.blocking, block[i], block[j]);
      if (!detail::is_first_of(rules, rule)) continue;
      take(blocked, {block[i], block[j]}, comparer.compare(block[i], block[j]), rules);
    }
  }
}

void CandidatePairs::compare_all(const BlockedRecords& blocked) {
  *this = {};
  kept_.reserve(count_blocked_pairs(blocked.blocking));
  RecordComparer comparer(blocked.records);
  for (const ActiveRule& rule : blocked.blocking.active) {
    for_each_key(blocked.blocking.keyed[rule.number], [&](std::span<const std::uint32_t> block) {
      if (block.size() > blocked.blocking.options.max_block_records) return;
      compare_block(blocked, rule.number, block, comparer);
    });
  }
}

void CandidatePairs::keep(const std::vector<bool>& matters) {
  std::uint32_t records = 0;
  for (const Pair& pair : kept_) records = std::max(records, pair.second + 1);
  std::vector<std::uint32_t> starts(records + std::size_t{1});
  for (std::size_t pair = 0; pair < kept_.size(); ++pair) {
    if (matters[pair]) ++starts[kept_[pair].first + 1];
  }
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  std::vector<Pair> kept(starts.back());
  for (std::size_t pair = 0; pair < kept_.size(); ++pair) {
    if (matters[pair]) kept[starts[kept_[pair].first]++] = kept_[pair];
  }
  kept_ = std::move(kept);
}

std::vector<PairKind> CandidatePairs::kinds(const std::vector<bool>& is_left_out) const {
  std::vector<PairKind> kinds;
  for (const Kind& kind : kinds_)
    kinds.push_back({patterns_[kind.pattern], kind.rules, kind.pairs});
  for (std::size_t file = 0; file < std::min(within_.size(), is_left_out.size()); ++file) {
    if (!is_left_out[file]) continue;
    for (std::size_t kind = 0; kind < within_[file].size(); ++kind) {
      kinds[kind].pairs -= within_[file][kind];
    }
  }
  sort_stably(kinds, [](const PairKind& a, const PairKind& b) {
    return std::tie(a.pattern, a.rules) < std::tie(b.pattern, b.rules);
  });
  return kinds;
}

CandidatePairs compare_candidates(const BlockedRecords& blocked) {
  CandidatePairs pairs;
  pairs.compare_all(blocked);
  return pairs;
}

}  // namespace sonder
