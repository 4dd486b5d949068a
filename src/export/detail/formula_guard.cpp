#include "export/detail/formula_guard.h"

#include <algorithm>
#include <array>

namespace sonder::detail {
namespace {

using namespace std::string_view_literals;

// What a spreadsheet may begin a formula or a command with; the last four are full-width = + - @.
constexpr std::array kTriggers = {"="sv,  "+"sv,  "-"sv,      "@"sv,      "\t"sv,     "\r"sv,
                                  "\n"sv, "\0"sv, "\uFF1D"sv, "\uFF0B"sv, "\uFF0D"sv, "\uFF20"sv};

// What spreadsheets skip before they look: blanks, quotes, apostrophes, and characters without
// width.
constexpr std::array kSkipped = {" "sv,      "\""sv,     "'"sv,      "\v"sv,     "\f"sv,
                                 "\u00A0"sv, "\u2007"sv, "\u202F"sv, "\u3000"sv, "\u200B"sv,
                                 "\u200C"sv, "\u200D"sv, "\u200E"sv, "\u200F"sv, "\u2060"sv,
                                 "\uFEFF"sv, "\u2018"sv, "\u2019"sv, "\u201C"sv, "\u201D"sv};

template <std::size_t count>
std::size_t length_of_prefix(std::string_view text,
                             const std::array<std::string_view, count>& prefixes) {
  for (const std::string_view prefix : prefixes) {
    if (text.starts_with(prefix)) return prefix.size();
  }
  return 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count_digits(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  return static_cast<std::size_t>(end - text.begin());
}

bool is_exponent(std::string_view text) {
  if (!text.starts_with('e') && !text.starts_with('E')) return false;
  text.remove_prefix(1);
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && count_digits(text) == text.size();
}

bool starts_with_mark(std::string_view text) {
  return text.starts_with('.') || text.starts_with(',');
}

/// A sign, then digits in groups parted by single points or commas, then perhaps an exponent:
/// nothing that could name a function or a cell.
bool is_plain_number(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  if (starts_with_mark(text)) text.remove_prefix(1);
  while (true) {
    const std::size_t digits = count_digits(text);
    if (digits == 0) return false;
    text.remove_prefix(digits);
    if (text.empty() || is_exponent(text)) return true;
    if (!starts_with_mark(text)) return false;
    text.remove_prefix(1);
  }
}

}  // namespace

bool needs_apostrophe(std::string_view text) {
  if (text.starts_with('\'')) return true;
  if (is_plain_number(text)) return false;
  while (const std::size_t skipped = length_of_prefix(text, kSkipped)) {
    text.remove_prefix(skipped);
  }
  return length_of_prefix(text, kTriggers) > 0;
}

}  // namespace sonder::detail
