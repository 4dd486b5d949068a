#include <algorithm>
#include <iterator>
#include <utility>

#include "base/bitset.h"
#include "identity/candidate_pairs.h"
#include "identity/detail/pair_facts.h"

namespace sonder {
namespace {

/// Calls `visit` with the pairs of a block of which at least one is marked.
template <class Visit>
void for_each_marked_pair(std::span<const std::uint32_t> block, const Bitset& marked,
                          Visit&& visit) {
  const auto is_marked = [&](std::uint32_t record) { return marked.test(record); };
  if (std::none_of(block.begin(), block.end(), is_marked)) return;
  for (std::size_t i = 0; i < block.size(); ++i) {
    const bool is_any = is_marked(block[i]);
    for (std::size_t j = i + 1; j < block.size(); ++j) {
      if (is_any || is_marked(block[j])) visit(block[i], block[j]);
    }
  }
}

}  // namespace

/// What `compare_more` goes through, step by step.
class CandidatePairs::Growing {
 public:
  Growing(CandidatePairs& pairs, ComparedRecords& records, const Blocking& blocking,
          std::span<const std::uint32_t> file_of, const RecordGrowth& growth,
          std::span<const std::uint32_t> skipped_before)
      : pairs_(pairs),
        records_(records),
        blocking_(blocking),
        file_of_(file_of),
        growth_(growth),
        added_(records.size()),
        respelt_(records.size()),
        skipped_before_(records.size()) {
    for (const std::uint32_t position : growth.added) added_.set(position);
    for (std::size_t before = 0; before < skipped_before.size(); ++before) {
      skipped_before_[growth.position_of[before]] = skipped_before[before];
    }
    mark_respelt();
  }

  void run() {
    forget_respelt();
    forget_skipped();
    keep_what_stays();
    compare_marked();
  }

 private:
  void mark_respelt() {
    std::vector<std::vector<bool>> is_respelt(records_.values.size());
    for (const RecordGrowth::Respelt& value : growth_.respelt) {
      std::vector<bool>& codes = is_respelt[value.list];
      codes.resize(records_.values[value.list].values.size());
      codes[value.code] = true;
    }
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      const std::vector<bool>& codes = is_respelt[records_.values_of[field]];
      if (codes.empty()) continue;
      for (const std::uint32_t position : growth_.position_of) {
        if (codes[records_.codes[position][field]]) respelt_.set(position);
      }
    }
  }

  void swap_spellings() {
    for (RecordGrowth::Respelt& value : growth_.respelt) {
      std::swap(records_.values[value.list].values[value.code], value.before);
    }
  }

  std::uint32_t rules_before(std::uint32_t a, std::uint32_t b) const {
    return rules_agreeing(records_, blocking_, a, b) & ~skipped_before_[a];
  }

  /// Those of the block that were there before.
  std::vector<std::uint32_t> known_of(std::span<const std::uint32_t> block) const {
    std::vector<std::uint32_t> known;
    std::copy_if(block.begin(), block.end(), std::back_inserter(known),
                 [&](std::uint32_t record) { return !added_.test(record); });
    return known;
  }

  void discount(AgreementPattern pattern, std::uint32_t rules, std::uint32_t a, std::uint32_t b) {
    pairs_.count(pairs_.number_of(pattern, rules), detail::file_of_pair(file_of_, a, b), kMinusOne);
  }

  /// Takes out of the counts the pairs of records that are spelt in another way now.
  void forget_respelt() {
    if (growth_.respelt.empty()) return;
    swap_spellings();
    RecordComparer comparer(records_);
    for (const ActiveRule& rule : blocking_.active) {
      for_each_key(blocking_.keyed[rule.number], [&](std::span<const std::uint32_t> block) {
        const auto is_respelt = [&](std::uint32_t record) { return respelt_.test(record); };
        if (std::none_of(block.begin(), block.end(), is_respelt)) return;
        const std::vector<std::uint32_t> known = known_of(block);
        if (known.size() > blocking_.options.max_block_records) return;
        for_each_marked_pair(known, respelt_, [&](std::uint32_t a, std::uint32_t b) {
          const std::uint32_t rules = rules_before(a, b);
          if (detail::is_first_of(rules, rule.number))
            discount(comparer.compare(a, b), rules, a, b);
        });
      });
    }
    swap_spellings();
  }

  /// Takes out of the counts the pairs of keys that have too many records now.
  void forget_skipped() {
    RecordComparer comparer(records_);
    for (const ActiveRule& rule : blocking_.active) {
      for_each_key(blocking_.keyed[rule.number], [&](std::span<const std::uint32_t> block) {
        if (block.size() <= blocking_.options.max_block_records) return;
        const std::vector<std::uint32_t> known = known_of(block);
        if (known.size() <= blocking_.options.max_block_records) {
          forget_rule(rule.number, known, comparer);
        }
      });
    }
  }

  void forget_rule(std::uint32_t rule, std::span<const std::uint32_t> known,
                   RecordComparer& comparer) {
    for (std::size_t i = 0; i < known.size(); ++i) {
      for (std::size_t j = i + 1; j < known.size(); ++j) {
        const std::uint32_t a = known[i];
        const std::uint32_t b = known[j];
        if (respelt_.test(a) || respelt_.test(b)) continue;
        const std::uint32_t before = rules_before(a, b);
        const std::uint32_t now = rules_pairing(records_, blocking_, a, b);
        if (!detail::is_first_of(before & ~now, rule)) continue;
        const AgreementPattern pattern = comparer.compare(a, b);
        discount(pattern, before, a, b);
        if (now == 0) continue;
        pairs_.count(pairs_.number_of(pattern, now), detail::file_of_pair(file_of_, a, b), 1);
      }
    }
  }

  bool stays(const Pair& pair) const {
    if (respelt_.test(pair.first) || respelt_.test(pair.second)) return false;
    const bool is_doubtful = (blocking_.skipped[pair.first] & ~skipped_before_[pair.first]) != 0;
    return !is_doubtful || rules_pairing(records_, blocking_, pair.first, pair.second) != 0;
  }

  void keep_what_stays() {
    std::vector<Pair> kept;
    kept.reserve(pairs_.kept_.size());
    for (Pair pair : pairs_.kept_) {
      pair.first = growth_.position_of[pair.first];
      pair.second = growth_.position_of[pair.second];
      if (stays(pair)) kept.push_back(pair);
    }
    pairs_.kept_ = std::move(kept);
  }

  void compare_marked() {
    Bitset marked = added_;
    marked |= respelt_;
    RecordComparer comparer(records_);
    for (const ActiveRule& rule : blocking_.active) {
      for_each_key(blocking_.keyed[rule.number], [&](std::span<const std::uint32_t> block) {
        if (block.size() > blocking_.options.max_block_records) return;
        for_each_marked_pair(block, marked, [&](std::uint32_t a, std::uint32_t b) {
          const std::uint32_t rules = rules_pairing(records_, blocking_, a, b);
          if (!detail::is_first_of(rules, rule.number)) return;
          pairs_.take({records_, blocking_, file_of_}, {a, b}, comparer.compare(a, b), rules);
        });
      });
    }
  }

  static constexpr std::uint64_t kMinusOne = ~std::uint64_t{0};

  CandidatePairs& pairs_;
  ComparedRecords& records_;
  const Blocking& blocking_;
  std::span<const std::uint32_t> file_of_;
  RecordGrowth growth_;
  Bitset added_;
  Bitset respelt_;                             ///< records of before with a value spelt anew
  std::vector<std::uint32_t> skipped_before_;  ///< by position now
};

void CandidatePairs::compare_more(ComparedRecords& records, const Blocking& blocking,
                                  std::span<const std::uint32_t> file_of,
                                  const RecordGrowth& growth,
                                  std::span<const std::uint32_t> skipped_before) {
  Growing(*this, records, blocking, file_of, growth, skipped_before).run();
}

}  // namespace sonder
