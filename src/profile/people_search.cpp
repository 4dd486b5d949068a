#include "profile/people_search.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "text/fold.h"
#include "text/phone.h"

namespace sonder {
namespace {

/// Less says nothing of a phone.
constexpr std::size_t kShortestFragment = 3;
/// From here on a number may be whole, with a trunk prefix in front.
constexpr std::size_t kShortestWhole = 7;
/// Of fewer than one in so many, each line is looked at by itself.
constexpr std::size_t kFewOf = 2;

std::string digits_in(std::string_view text) {
  std::string digits;
  for (const char byte : text) {
    if (byte >= '0' && byte <= '9') digits += byte;
  }
  return digits;
}

/// What follows the calling code of a number written with one.
std::optional<std::string> national_number(std::string_view text) {
  const auto reading = read_phone(text, "");
  const auto* const phone = std::get_if<Phone>(&reading);
  if (phone == nullptr) return std::nullopt;
  return phone->e164.substr(1 + std::to_string(phone->calling_code).size());
}

/// The digits to look for among those of phones. Absent where the text is no part of a phone.
std::optional<std::string> phone_fragment(std::string_view text) {
  if (text.find_first_not_of("0123456789 +-./()") != std::string_view::npos) return std::nullopt;
  std::string digits = digits_in(text);
  if (digits.size() < kShortestFragment) return std::nullopt;
  if (std::optional<std::string> national = national_number(text)) return national;
  const std::size_t significant = std::min(digits.find_first_not_of('0'), digits.size());
  if (digits.size() - significant >= kShortestWhole) digits.erase(0, significant);
  return digits;
}

void append_phones(const Population& population, std::span<const std::uint32_t> records,
                   std::string& line) {
  const CodedText& phones = population.records.field(PersonField::kPhone);
  for (const std::uint32_t record : records) {
    const std::string digits = digits_in(phones.at(record));
    if (!digits.empty()) line += digits + '\t';
  }
}

}  // namespace

PeopleIndex::PeopleIndex(const Profiles& profiles, const Population& population) {
  starts_.reserve(profiles.size() + 1U);
  for (std::uint32_t i = 0; i < profiles.size(); ++i) {
    starts_.push_back(static_cast<std::uint32_t>(haystack_.size()));
    for (const CodedText* column :
         {&profiles.display_name, &profiles.email, &profiles.customer_id}) {
      haystack_ += fold(column->at(i));
      haystack_ += '\t';
    }
    if (!profiles.anonymous.test(i)) {
      append_phones(population, profiles.records.of({i}), haystack_);
    }
    haystack_.back() = '\n';
  }
  starts_.push_back(static_cast<std::uint32_t>(haystack_.size()));
}

std::string_view PeopleIndex::name(std::uint32_t profile) const {
  const std::string_view line = std::string_view(haystack_).substr(starts_[profile]);
  return line.substr(0, line.find('\t'));
}

Bitset PeopleIndex::find_in_lines(std::string_view word, const Bitset& among) const {
  Bitset found(among.size());
  const std::string_view lines = haystack_;
  for (const std::uint32_t profile : among.positions()) {
    const std::string_view line =
        lines.substr(starts_[profile], starts_[profile + 1] - starts_[profile]);
    if (line.find(word) != std::string_view::npos) found.set(profile);
  }
  return found;
}

Bitset PeopleIndex::find_word(std::string_view word, const Bitset& among) const {
  if (among.count() < among.size() / kFewOf) return find_in_lines(word, among);
  Bitset found(among.size());
  std::size_t from = 0;
  while ((from = haystack_.find(word, from)) != std::string::npos) {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), from);
    found.set(static_cast<std::size_t>(after - starts_.begin()) - 1);
    from = *after;
  }
  found &= among;
  return found;
}

Bitset PeopleIndex::find_words(std::string_view text, const Bitset& among) const {
  Bitset found = among;
  const std::string folded = fold(text);
  std::string_view rest = folded;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
    if (end > 0) found = find_word(rest.substr(0, end), found);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return found;
}

Bitset PeopleIndex::find(std::string_view text) const {
  return find(text, Bitset(starts_.size() - 1, true));
}

Bitset PeopleIndex::find(std::string_view text, const Bitset& among) const {
  Bitset found = find_words(text, among);
  if (const std::optional<std::string> fragment = phone_fragment(text)) {
    found |= find_word(*fragment, among);
  }
  return found;
}

}  // namespace sonder
