#include "identity/candidate_pairs.h"

#include <bit>
#include <numeric>
#include <span>
#include <utility>

#include "base/sorting.h"
#include "base/text_dictionary.h"
#include "base/text_index.h"

namespace sonder {
namespace {

constexpr unsigned kPatternBits = kPatternBitsPerField * kComparedFieldCount;
static_assert(kPatternBits + kMostBlockingRules <= 64);

/// Numbers the kinds of pairs as they come.
class KindNumbers {
 public:
  std::uint32_t number_of(AgreementPattern pattern, std::uint32_t rules) {
    const std::uint64_t key = (std::uint64_t{rules} << kPatternBits) | pattern;
    const std::uint32_t number = numbers_.intern(bytes_of(key)) - 1;
    if (number == kinds_.size()) kinds_.push_back({pattern, rules, 0});
    ++kinds_[number].pairs;
    return number;
  }
  std::vector<PairKind> take() { return std::move(kinds_); }

 private:
  TextDictionary numbers_;
  std::vector<PairKind> kinds_;
};

void compare_block(const ComparedRecords& records, const Blocking& blocking, std::size_t rule,
                   std::span<const std::uint32_t> block, KindNumbers& numbers,
                   CandidatePairs& pairs) {
  for (std::size_t i = 0; i < block.size(); ++i) {
    for (std::size_t j = i + 1; j < block.size(); ++j) {
      const std::uint32_t rules = rules_pairing(records, blocking, block[i], block[j]);
      if (static_cast<std::size_t>(std::countr_zero(rules)) != rule) continue;
      pairs.first.push_back(block[i]);
      pairs.second.push_back(block[j]);
      pairs.kind.push_back(numbers.number_of(compare_records(records, block[i], block[j]), rules));
    }
  }
}

/// Puts the kinds in an order of their own.
void sort_kinds(std::vector<PairKind> kinds, CandidatePairs& pairs) {
  std::vector<std::uint32_t> order(kinds.size());
  std::iota(order.begin(), order.end(), 0U);
  sort_stably(order, [&](std::uint32_t a, std::uint32_t b) {
    return kinds[a].pattern != kinds[b].pattern ? kinds[a].pattern < kinds[b].pattern
                                                : kinds[a].rules < kinds[b].rules;
  });
  std::vector<std::uint32_t> place_of(kinds.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    place_of[order[place]] = place;
    pairs.kinds.push_back(kinds[order[place]]);
  }
  for (std::uint32_t& kind : pairs.kind) kind = place_of[kind];
}

}  // namespace

CandidatePairs compare_candidates(const ComparedRecords& records, const Blocking& blocking) {
  CandidatePairs pairs;
  KindNumbers numbers;
  for (std::size_t rule = 0; rule < blocking.blocks.size(); ++rule) {
    const Blocks& blocks = blocking.blocks[rule];
    std::uint32_t begin = 0;
    for (const std::uint32_t end : blocks.ends) {
      const auto block = std::span(blocks.records).subspan(begin, end - begin);
      compare_block(records, blocking, rule, block, numbers, pairs);
      begin = end;
    }
  }
  sort_kinds(numbers.take(), pairs);
  return pairs;
}

CandidatePairs keep_pairs(const CandidatePairs& pairs, const std::vector<bool>& keeps) {
  CandidatePairs kept;
  kept.kinds = pairs.kinds;
  for (PairKind& kind : kept.kinds) kind.pairs = 0;
  for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
    if (!keeps[pair]) continue;
    kept.first.push_back(pairs.first[pair]);
    kept.second.push_back(pairs.second[pair]);
    kept.kind.push_back(pairs.kind[pair]);
    ++kept.kinds[pairs.kind[pair]].pairs;
  }
  return kept;
}

}  // namespace sonder
