#include "table/detail/sav_names.h"
#include "base/sorting.h"

#include <algorithm>

namespace sonder::detail {
namespace {

std::string fold_ascii(std::string_view name) {
  std::string folded(name);
  for (char& letter : folded) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return folded;
}

}  // namespace

void SavNames::add(std::string_view name, std::uint32_t number) {
  numbers_.emplace_back(fold_ascii(name), number);
}

void SavNames::sort() { sort_stably(numbers_); }

std::optional<std::uint32_t> SavNames::find(std::string_view name) const {
  const std::string folded = fold_ascii(name);
  const auto found = std::lower_bound(
      numbers_.begin(), numbers_.end(), folded,
      [](const auto& entry, const std::string& wanted) { return entry.first < wanted; });
  if (found == numbers_.end() || found->first != folded) return std::nullopt;
  return found->second;
}

}  // namespace sonder::detail
