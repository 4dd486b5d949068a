#include "text/numbers.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "text/blanks.h"

namespace sonder {
namespace {

constexpr std::int32_t kMostDecimals = 18;

/// Signs and abbreviations first, then ISO 4217 codes, in lower case where a case exists.
constexpr std::string_view kCurrencies[] = {"\u20AC",  // euro
                                            "$",
                                            "\u00A3",  // pound
                                            "\u00A5",  // yen
                                            "z\u0142",
                                            "zl",
                                            "kn",
                                            "K\u010D",
                                            "Ft",
                                            "kr",
                                            "lei",
                                            "din",
                                            "\u20BD",  // rouble
                                            "\u20B4",  // hryvnia
                                            "\u20BA",  // lira
                                            "\u20B9",  // rupee
                                            "\u0440\u0443\u0431",
                                            "\u0440\u0443\u0431.",
                                            "\u0440.",
                                            "PLN",
                                            "EUR",
                                            "USD",
                                            "GBP",
                                            "CHF",
                                            "HRK",
                                            "RUB",
                                            "CZK",
                                            "HUF",
                                            "SEK",
                                            "NOK",
                                            "DKK",
                                            "UAH",
                                            "RON",
                                            "BGN",
                                            "RSD",
                                            "BAM",
                                            "TRY",
                                            "JPY",
                                            "CNY",
                                            "INR",
                                            "CAD",
                                            "AUD",
                                            "NZD",
                                            "BRL",
                                            "BYN"};

/// Marks that may stand between groups of three digits, besides the other decimal mark.
constexpr std::string_view kGroupMarks[] = {" ",      "'",
                                            "\u00A0",  // no-break space
                                            "\u202F",  // narrow no-break space
                                            "\u2009",  // thin space
                                            "\u2019"};

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

/// What stands around the digits of a number.
struct Surroundings {
  bool has_sign = false;
  bool is_negative = false;
  bool has_currency = false;

  void note_sign(bool negative) {
    has_sign = true;
    is_negative = negative;
  }
};

using Take = bool (*)(std::string_view&, std::string_view);

bool take_sign(std::string_view& text, Surroundings& around, Take take) {
  if (around.has_sign) return false;
  if (take(text, "-") || take(text, "\u2212")) {
    around.note_sign(true);
    return true;
  }
  if (!take(text, "+")) return false;
  around.note_sign(false);
  return true;
}

bool take_currency(std::string_view& text, Surroundings& around, Take take) {
  if (around.has_currency) return false;
  around.has_currency =
      std::any_of(std::begin(kCurrencies), std::end(kCurrencies),
                  [&](std::string_view currency) { return take(text, currency); });
  return around.has_currency;
}

bool take_parentheses(std::string_view& text, Surroundings& around) {
  if (text.size() < 3 || text.front() != '(' || text.back() != ')') return false;
  text = trim(text.substr(1, text.size() - 2));
  around.note_sign(true);
  return true;
}

bool begins_core(char byte) { return is_digit(byte) || byte == '.' || byte == ','; }

/// Takes sign, currency and blanks off both ends; what is left should be digits and marks.
std::string_view take_surroundings(std::string_view text, Surroundings& around) {
  text = trim(text);
  take_parentheses(text, around);
  while (!text.empty() && !begins_core(text.front())) {
    if (!take_sign(text, around, take_prefix) && !take_currency(text, around, take_prefix)) break;
    text = trim(text);
  }
  while (!text.empty() && !is_digit(text.back())) {
    if (!take_sign(text, around, take_suffix) && !take_currency(text, around, take_suffix)) break;
    text = trim(text);
  }
  return text;
}

/// Digits so far; overflow makes the whole text no number.
struct Digits {
  std::int64_t value = 0;
  bool has_overflow = false;

  void push(char digit) {
    has_overflow = has_overflow || __builtin_mul_overflow(value, 10, &value) ||
                   __builtin_add_overflow(value, digit - '0', &value);
  }
};

std::size_t take_digits(std::string_view& text, Digits& digits) {
  std::size_t count = 0;
  for (; count < text.size() && is_digit(text[count]); ++count) digits.push(text[count]);
  text.remove_prefix(count);
  return count;
}

/// The mark after the first group, or nothing when no digits follow in groups.
std::string_view group_mark(std::string_view rest, char decimal_mark) {
  const std::string_view other = decimal_mark == '.' ? "," : ".";
  if (rest.starts_with(other)) return other;
  for (const std::string_view mark : kGroupMarks) {
    if (rest.starts_with(mark)) return mark;
  }
  return {};
}

/// Takes the digits before the decimal mark, in groups or not. False when the groups are wrong.
bool take_whole_part(std::string_view& text, char decimal_mark, Digits& digits) {
  const bool starts_with_zero = text.starts_with('0');
  const std::size_t first = take_digits(text, digits);
  const std::string_view mark = group_mark(text, decimal_mark);
  if (mark.empty()) return true;
  if (first == 0 || first > 3 || starts_with_zero) return false;
  while (take_prefix(text, mark)) {
    if (take_digits(text, digits) != 3) return false;
  }
  return true;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text, DecimalMark mark) {
  Surroundings around;
  std::string_view core = take_surroundings(text, around);
  if (core.empty() || !begins_core(core.front()) || !is_digit(core.back())) return std::nullopt;
  const char decimal_mark = mark == DecimalMark::kPoint ? '.' : ',';
  Digits digits;
  if (!take_whole_part(core, decimal_mark, digits)) return std::nullopt;
  std::size_t decimals = 0;
  if (!core.empty() && core.front() == decimal_mark) {
    core.remove_prefix(1);
    decimals = take_digits(core, digits);
  }
  if (!core.empty() || digits.has_overflow || decimals > kMostDecimals) return std::nullopt;
  return Decimal{around.is_negative ? -digits.value : digits.value,
                 static_cast<std::int32_t>(decimals)};
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  const bool is_negative = take_prefix(text, "-");
  Digits digits;
  if (take_digits(text, digits) == 0 || !text.empty() || digits.has_overflow) return std::nullopt;
  return is_negative ? -digits.value : digits.value;
}

MarkEvidence weigh_decimal_mark(std::string_view text) {
  const std::optional<Decimal> with_point = parse_decimal(text, DecimalMark::kPoint);
  const std::optional<Decimal> with_comma = parse_decimal(text, DecimalMark::kComma);
  if (!with_point && !with_comma) return MarkEvidence::kNeither;
  if (!with_comma) return MarkEvidence::kPoint;
  if (!with_point) return MarkEvidence::kComma;
  return *with_point == *with_comma ? MarkEvidence::kNone : MarkEvidence::kEither;
}

}  // namespace sonder
