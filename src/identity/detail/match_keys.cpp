#include "identity/detail/match_keys.h"

#include <algorithm>
#include <iterator>

#include "text/fold.h"
#include "text/name_keys.h"
#include "text/nicknames.h"
#include "text/placeholders.h"
#include "text/streets.h"
#include "text/transliteration.h"

namespace sonder::detail {
namespace {

constexpr std::size_t kPhoneDigits = 9;  // national numbers; what precedes is the country
constexpr std::size_t kFewestPhoneDigits = 5;

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

std::string phone_key(std::string_view text) {
  std::string digits = digits_of(text);
  if (digits.size() < kFewestPhoneDigits || is_placeholder_phone(text)) return {};
  if (digits.size() > kPhoneDigits) digits.erase(0, digits.size() - kPhoneDigits);
  return digits;
}

/// A short form that stands for one name only is that name.
std::string given_name_key(std::string_view text) {
  const std::vector<std::string_view> names = full_names(text);
  return names.size() == 1 ? std::string(names.front()) : name_key(text);
}

bool is_century(std::string_view digits) {
  return digits == "18" || digits == "19" || digits == "20";
}

/// Eight digits with the year first, whichever end it stands at.
std::string birth_key(std::string_view text) {
  constexpr std::size_t kDigits = 8;
  std::string digits = digits_of(text);
  if (digits.size() != kDigits) return digits;
  const std::string_view known = digits;
  const bool is_year_last = !is_century(known.substr(0, 2)) && is_century(known.substr(4, 2));
  if (!is_year_last) return digits;
  return digits.substr(4) + digits.substr(2, 2) + digits.substr(0, 2);
}

}  // namespace

std::string match_key(ComparedField field, std::string_view text) {
  switch (field) {
    case ComparedField::kPhone: return phone_key(text);
    case ComparedField::kEmail: return fold(text);
    case ComparedField::kBirthDate: return birth_key(text);
    case ComparedField::kGivenName: return without_blanks(given_name_key(text));
    case ComparedField::kSurname: return without_blanks(surname_key(text));
    case ComparedField::kCity:
    case ComparedField::kRegion: return without_blanks(name_key(text));
    case ComparedField::kStreet:
    case ComparedField::kAddressLine2: return without_blanks(street_key(text));
    default: return without_blanks(fold_words(text));
  }
}

bool has_spelling(ComparedField field) {
  switch (field) {
    case ComparedField::kGivenName:
    case ComparedField::kSurname:
    case ComparedField::kCity:
    case ComparedField::kRegion:
    case ComparedField::kStreet:
    case ComparedField::kAddressLine2: return true;
    default: return false;
  }
}

std::string match_spelling(ComparedField field, std::string_view text) {
  return has_spelling(field) ? without_blanks(fold_words(to_latin(text))) : match_key(field, text);
}

std::string match_key(Date birth_date) {
  std::string digits = format_iso(birth_date);
  std::erase(digits, '-');
  return digits;
}

NameParts split_full_name(std::string_view full_name) {
  const std::size_t comma = full_name.find(',');
  if (comma != std::string_view::npos) {
    return {full_name.substr(comma + 1), full_name.substr(0, comma)};
  }
  const std::size_t blank = full_name.rfind(' ');
  if (blank == std::string_view::npos) return {{}, full_name};
  return {full_name.substr(0, blank), full_name.substr(blank + 1)};
}

}  // namespace sonder::detail
