#include "identity/detail/spellings.h"

#include <algorithm>
#include <tuple>

namespace sonder::detail {

void Spellings::add(std::uint32_t key, std::string_view text, std::uint64_t records) {
  added_.push_back({key, texts_.intern(text), records});
}

std::vector<std::uint32_t> Spellings::settle() {
  std::vector<std::uint32_t> keys;
  for (const Spelling& spelling : added_) keys.push_back(spelling.key);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  merge_added();
  if (!keys.empty() && keys.back() >= chosen_.size()) chosen_.resize(keys.back() + std::size_t{1});
  std::erase_if(keys, [&](std::uint32_t key) {
    const std::uint32_t best = choose(key);
    if (best == chosen_[key]) return true;
    chosen_[key] = best;
    return false;
  });
  return keys;
}

std::string_view Spellings::chosen(std::uint32_t key) const {
  return key < chosen_.size() ? texts_.text(chosen_[key]) : std::string_view();
}

bool Spellings::is_before(const Spelling& a, const Spelling& b) {
  return std::tie(a.key, a.text) < std::tie(b.key, b.text);
}

bool Spellings::is_better(const Spelling& a, const Spelling& b) const {
  if (a.records != b.records) return a.records > b.records;
  return texts_.text(a.text) < texts_.text(b.text);
}

void Spellings::merge_added() {
  std::sort(added_.begin(), added_.end(), is_before);
  std::vector<Spelling> merged;
  merged.reserve(known_.size() + added_.size());
  std::merge(known_.begin(), known_.end(), added_.begin(), added_.end(), std::back_inserter(merged),
             is_before);
  known_.clear();
  for (const Spelling& spelling : merged) {
    const bool is_known = !known_.empty() && !is_before(known_.back(), spelling) &&
                          !is_before(spelling, known_.back());
    if (is_known) {
      known_.back().records += spelling.records;
    } else {
      known_.push_back(spelling);
    }
  }
  added_.clear();
}

std::uint32_t Spellings::choose(std::uint32_t key) const {
  auto spelling = std::lower_bound(known_.begin(), known_.end(), Spelling{key}, is_before);
  Spelling best = *spelling;
  for (++spelling; spelling != known_.end() && spelling->key == key; ++spelling) {
    if (is_better(*spelling, best)) best = *spelling;
  }
  return best.text;
}

}  // namespace sonder::detail
