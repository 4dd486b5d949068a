#include "text/numbers.h"

#include <algorithm>
#include <cstddef>

#include "text/blanks.h"
#include "text/currencies.h"

namespace sonder {
namespace {

constexpr std::int32_t kMostDecimals = 18;
constexpr std::size_t kMostBytes = 64;
constexpr std::size_t kMostExponentDigits = 3;
constexpr std::string_view kMinus = "\u2212";

/// Marks that may stand between groups of three digits, besides the other decimal mark.
constexpr std::string_view kBlankMarks[] = {" ",
                                            "\u00A0",   // no-break space
                                            "\u202F",   // narrow no-break space
                                            "\u2009"};  // thin space
constexpr std::string_view kApostrophes[] = {"'", "\u2019"};

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool take_suffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

/// What stands around the digits of a number, and what is left between.
struct Surroundings {
  std::string_view core;
  std::string_view currency;
  bool has_sign = false;
  bool has_plus = false;
  bool is_negative = false;
  bool has_currency = false;
  bool is_percent = false;
  bool needs_mark = false;  ///< letters touch the digits behind them

  void note_sign(bool negative) {
    has_sign = true;
    is_negative = negative;
    has_plus = !negative;
  }
};

bool take_sign(Surroundings& around) {
  if (around.has_sign) return false;
  if (take_prefix(around.core, "-") || take_prefix(around.core, kMinus)) {
    around.note_sign(true);
    return true;
  }
  if (!take_prefix(around.core, "+")) return false;
  around.note_sign(false);
  return true;
}

/// A plus behind a number means "or more" and is no sign.
bool take_minus_behind(Surroundings& around) {
  if (around.has_sign) return false;
  if (!take_suffix(around.core, "-") && !take_suffix(around.core, kMinus)) return false;
  around.note_sign(true);
  return true;
}

bool take_currency(Surroundings& around, bool is_leading) {
  if (around.has_currency || around.is_percent) return false;
  const auto found =
      is_leading ? find_leading_currency(around.core) : find_trailing_currency(around.core);
  if (!found) return false;
  around.has_currency = true;
  around.currency = found->code;
  around.core = found->rest;
  around.needs_mark = is_leading && found->is_letters && is_digit(around.core.front());
  return true;
}

bool take_percent(Surroundings& around) {
  if (around.has_currency || around.is_percent || !take_suffix(around.core, "%")) return false;
  around.is_percent = true;
  return true;
}

bool take_parentheses(Surroundings& around) {
  const std::string_view core = around.core;
  if (around.has_sign || core.size() < 3 || core.front() != '(' || core.back() != ')') return false;
  around.core = core.substr(1, core.size() - 2);
  around.note_sign(true);
  return true;
}

bool begins_core(char byte) { return is_digit(byte) || byte == '.' || byte == ','; }

/// Takes one thing off either end; false when only the core is left or something unknown.
bool take_one(Surroundings& around) {
  const std::string_view core = around.core;
  if (core.empty()) return false;
  if (take_parentheses(around)) return true;
  if (!begins_core(core.front()) && (take_sign(around) || take_currency(around, true))) return true;
  if (is_digit(core.back())) return false;
  return take_minus_behind(around) || take_percent(around) || take_currency(around, false);
}

bool is_letter(char byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }

/// Most texts that are no numbers show it at once: before the digits stand at most the three
/// letters of one currency.
bool begins_with_words(std::string_view text) {
  constexpr std::size_t kMostLetters = 3;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end && is_letter(*at)) ++at;
  const auto letters = static_cast<std::size_t>(at - text.data());
  if (letters == 0 || letters > kMostLetters) return letters != 0;
  while (at != end && *at == ' ') ++at;
  return at != end && is_letter(*at);
}

Surroundings find_surroundings(std::string_view text) {
  Surroundings around;
  around.core = text;
  const bool is_bare = !text.empty() && is_digit(text.front()) && is_digit(text.back());
  if (is_bare) return around;
  around.core = trim(text);
  if (begins_with_words(around.core)) return around;
  while (take_one(around)) around.core = trim(around.core);
  return around;
}

bool has_mark(std::string_view core) { return core.find_first_of(".,") != std::string_view::npos; }

bool is_core(const Surroundings& around) {
  const std::string_view core = around.core;
  if (core.empty() || core.size() > kMostBytes) return false;
  if (!begins_core(core.front()) || !is_digit(core.back())) return false;
  return !around.needs_mark || has_mark(core);
}

/// Digits so far; overflow makes the whole text no number.
struct Digits {
  std::int64_t value = 0;
  std::uint8_t count = 0;  ///< without leading zeros
  bool has_overflow = false;

  void push(char digit) {
    has_overflow = has_overflow || __builtin_mul_overflow(value, 10, &value) ||
                   __builtin_add_overflow(value, digit - '0', &value);
    if (value != 0) ++count;
  }
};

std::size_t take_digits(std::string_view& text, Digits& digits) {
  std::size_t count = 0;
  for (; count < text.size() && is_digit(text[count]); ++count) digits.push(text[count]);
  text.remove_prefix(count);
  return count;
}

struct GroupMark {
  std::string_view text;
  bool is_blank = false;
};

/// The mark after the first group, or nothing when no digits follow in groups.
GroupMark group_mark(std::string_view rest, char decimal_mark) {
  if (rest.empty() || rest.front() == decimal_mark) return {};
  if (rest.front() == (decimal_mark == '.' ? ',' : '.')) return {rest.substr(0, 1), false};
  for (const std::string_view mark : kBlankMarks) {
    if (rest.starts_with(mark)) return {mark, true};
  }
  for (const std::string_view mark : kApostrophes) {
    if (rest.starts_with(mark)) return {mark, false};
  }
  return {};
}

/// Takes the digits before the decimal mark, in groups or not. False when the groups are wrong.
bool take_whole_part(std::string_view& text, char decimal_mark, Digits& digits,
                     WrittenNumber& number) {
  const bool starts_with_zero = text.front() == '0';
  const std::size_t first = take_digits(text, digits);
  number.has_leading_zero = starts_with_zero && first > 1;
  number.whole_digits = static_cast<std::uint8_t>(first);
  const GroupMark mark = group_mark(text, decimal_mark);
  if (mark.text.empty()) return true;
  if (first == 0 || first > 3 || starts_with_zero) return false;
  number.has_blank_groups = mark.is_blank;
  while (take_prefix(text, mark.text)) {
    if (take_digits(text, digits) != 3) return false;
    number.whole_digits = static_cast<std::uint8_t>(number.whole_digits + 3);
  }
  return true;
}

/// The exponent that the rest of the text is; 0 for no rest, absent for another rest.
std::optional<std::int32_t> read_exponent(std::string_view rest, bool has_decimals) {
  if (rest.empty()) return 0;
  if (!take_prefix(rest, "E") && !take_prefix(rest, "e")) return std::nullopt;
  const bool is_negative = take_prefix(rest, "-");
  const bool has_sign = is_negative || take_prefix(rest, "+");
  if (!has_sign && !has_decimals) return std::nullopt;
  Digits digits;
  if (rest.size() > kMostExponentDigits) return std::nullopt;
  if (take_digits(rest, digits) == 0 || !rest.empty()) return std::nullopt;
  const auto exponent = static_cast<std::int32_t>(digits.value);
  return is_negative ? -exponent : exponent;
}

/// `mantissa` / 10^`decimals` with decimals of 0-18; absent when that is not exact.
std::optional<Decimal> fit_decimals(std::int64_t mantissa, std::int32_t decimals) {
  if (mantissa == 0) return Decimal{0, std::clamp(decimals, 0, kMostDecimals)};
  for (; decimals < 0; ++decimals) {
    if (__builtin_mul_overflow(mantissa, 10, &mantissa)) return std::nullopt;
  }
  for (; decimals > kMostDecimals; --decimals) {
    if (mantissa % 10 != 0) return std::nullopt;
    mantissa /= 10;
  }
  return Decimal{mantissa, decimals};
}

std::optional<WrittenNumber> read_core(const Surroundings& around, DecimalMark mark) {
  std::string_view core = around.core;
  const char decimal_mark = mark == DecimalMark::kPoint ? '.' : ',';
  Digits digits;
  WrittenNumber number;
  if (!take_whole_part(core, decimal_mark, digits, number)) return std::nullopt;
  std::size_t decimals = 0;
  if (!core.empty() && core.front() == decimal_mark) {
    core.remove_prefix(1);
    decimals = take_digits(core, digits);
    if (decimals == 0) return std::nullopt;
  }
  const std::optional<std::int32_t> exponent = read_exponent(core, decimals > 0);
  if (!exponent || digits.has_overflow) return std::nullopt;
  const auto value = fit_decimals(around.is_negative ? -digits.value : digits.value,
                                  static_cast<std::int32_t>(decimals) - *exponent);
  if (!value) return std::nullopt;
  number.value = *value;
  number.digits = digits.count;
  return number;
}

}  // namespace

std::optional<WrittenNumber> parse_number(std::string_view text, DecimalMark mark) {
  const Surroundings around = find_surroundings(text);
  if (!is_core(around)) return std::nullopt;
  std::optional<WrittenNumber> number = read_core(around, mark);
  if (!number) return std::nullopt;
  number->currency = around.currency;
  number->has_currency = around.has_currency;
  number->is_percent = around.is_percent;
  number->has_plus = around.has_plus;
  return number;
}

std::optional<Decimal> parse_decimal(std::string_view text, DecimalMark mark) {
  const std::optional<WrittenNumber> number = parse_number(text, mark);
  if (!number) return std::nullopt;
  return number->value;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  const bool is_negative = take_prefix(text, "-");
  Digits digits;
  if (take_digits(text, digits) == 0 || !text.empty() || digits.has_overflow) return std::nullopt;
  return is_negative ? -digits.value : digits.value;
}

MarkEvidence weigh_decimal_mark(std::string_view text) {
  const Surroundings around = find_surroundings(text);
  if (!is_core(around)) return MarkEvidence::kNeither;
  const auto with_point = read_core(around, DecimalMark::kPoint);
  if (!has_mark(around.core)) return with_point ? MarkEvidence::kNone : MarkEvidence::kNeither;
  const auto with_comma = read_core(around, DecimalMark::kComma);
  if (!with_point && !with_comma) return MarkEvidence::kNeither;
  if (!with_comma) return MarkEvidence::kPoint;
  if (!with_point) return MarkEvidence::kComma;
  return with_point->value == with_comma->value ? MarkEvidence::kNone : MarkEvidence::kEither;
}

}  // namespace sonder
