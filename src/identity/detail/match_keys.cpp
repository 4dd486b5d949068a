#include "identity/detail/match_keys.h"

#include <algorithm>
#include <iterator>

#include "text/fold.h"

namespace sonder::detail {
namespace {

constexpr std::size_t kPhoneDigits = 9;  // national numbers; what precedes is the country
constexpr std::size_t kFewestPhoneDigits = 5;

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

std::string phone_key(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  if (digits.size() < kFewestPhoneDigits) return {};
  if (digits.size() > kPhoneDigits) digits.erase(0, digits.size() - kPhoneDigits);
  return digits;
}

}  // namespace

std::string match_key(ComparedField field, std::string_view text) {
  if (field == ComparedField::kPhone) return phone_key(text);
  if (field == ComparedField::kEmail) return fold(text);
  return without_blanks(fold_words(text));
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
