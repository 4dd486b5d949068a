#include "profile/people_search.h"

#include <algorithm>

#include "text/fold.h"

namespace sonder {

PeopleIndex::PeopleIndex(const Profiles& profiles) {
  starts_.reserve(profiles.size() + 1U);
  for (std::uint32_t i = 0; i < profiles.size(); ++i) {
    starts_.push_back(static_cast<std::uint32_t>(haystack_.size()));
    for (const CodedText* column :
         {&profiles.display_name, &profiles.email, &profiles.customer_id}) {
      haystack_ += fold(column->at(i));
      haystack_ += '\t';
    }
    haystack_.back() = '\n';
  }
  starts_.push_back(static_cast<std::uint32_t>(haystack_.size()));
}

std::string_view PeopleIndex::name(std::uint32_t profile) const {
  const std::string_view line = std::string_view(haystack_).substr(starts_[profile]);
  return line.substr(0, line.find('\t'));
}

Bitset PeopleIndex::find_word(std::string_view word) const {
  Bitset found(starts_.size() - 1);
  std::size_t from = 0;
  while ((from = haystack_.find(word, from)) != std::string::npos) {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), from);
    found.set(static_cast<std::size_t>(after - starts_.begin()) - 1);
    from = *after;
  }
  return found;
}

Bitset PeopleIndex::find(std::string_view text) const {
  Bitset found(starts_.size() - 1, true);
  const std::string folded = fold(text);
  std::string_view rest = folded;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
    if (end > 0) found &= find_word(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return found;
}

}  // namespace sonder
