#include <algorithm>

#include "base/minor_units.h"
#include "table/detail/column_reading.h"
#include "table/detail/reading_evidence.h"

namespace sonder::detail {
namespace {

constexpr std::uint8_t kMostDigitsOfNumbers = 15;
constexpr std::uint8_t kFewestDigitsOfPhones = 7;
constexpr std::uint8_t kFewestDigitsOfGroupedIds = 9;
/// Any number of so many digits fits 63 bits.
constexpr std::int32_t kSafeDigits = 18;

/// What makes a number a name, such as a customer number or a phone; empty when nothing does.
const char* find_identifier(const WrittenNumber& number) {
  if (number.has_currency || number.is_percent) return "";
  if (number.has_leading_zero) return "kept as text: numbers with leading zeros are identifiers";
  if (number.whole_digits > kMostDigitsOfNumbers) {
    return "kept as text: numbers of more than 15 digits are identifiers";
  }
  const bool is_phone = number.has_plus && number.whole_digits >= kFewestDigitsOfPhones;
  const bool is_grouped_id = number.has_blank_groups && number.value.decimals == 0 &&
                             number.whole_digits >= kFewestDigitsOfGroupedIds;
  return is_phone || is_grouped_id ? "kept as text: long numbers written like phones" : "";
}

/// Absent when too many texts are no numbers, unless they all must be read.
std::optional<MarkChoice> choose_mark(const Distinct& distinct, std::size_t most_odd) {
  std::uint64_t cells[5] = {};
  std::size_t odd = 0;
  for (std::size_t i = 0; i < distinct.texts.size(); ++i) {
    const MarkEvidence evidence = weigh_decimal_mark(distinct.texts[i]);
    cells[static_cast<std::size_t>(evidence)] += distinct.cells[i];
    if (evidence == MarkEvidence::kNeither && ++odd > most_odd) return std::nullopt;
  }
  const std::uint64_t point = cells[static_cast<std::size_t>(MarkEvidence::kPoint)];
  const std::uint64_t comma = cells[static_cast<std::size_t>(MarkEvidence::kComma)];
  const std::uint64_t either = cells[static_cast<std::size_t>(MarkEvidence::kEither)];
  if (comma > point) return MarkChoice{DecimalMark::kComma, false, false, comma};
  return MarkChoice{DecimalMark::kPoint, point == 0 && either > 0, false, point};
}

/// How one text was read, in a byte: its decimals, and these bits.
constexpr std::uint8_t kIsNumber = 0x80;
constexpr std::uint8_t kIsPercent = 0x40;
constexpr std::uint8_t kDecimalsMask = 0x1F;

void note_scale(const WrittenNumber& number, Numbers& numbers) {
  const std::int32_t decimals = number.value.decimals;
  const std::int64_t unit = rescale(1, 0, decimals).value_or(1);
  const std::int64_t whole = number.value.mantissa / unit;
  const auto magnitude = static_cast<std::uint64_t>(whole < 0 ? -whole : whole);
  numbers.largest_whole = std::max(numbers.largest_whole, magnitude);
  numbers.most_decimals = std::max(numbers.most_decimals, decimals);
  if (number.digits <= kMostDigitsOfNumbers) {
    numbers.plain_decimals = std::max(numbers.plain_decimals, decimals);
  }
  if (decimals == 0) numbers.has_number_without_decimals = true;
  if (number.value.mantissa != whole * unit) numbers.has_fraction = true;
}

void note_currency(const WrittenNumber& number, std::uint32_t cells, Numbers& numbers) {
  if (!number.has_currency) return;
  const bool is_other = numbers.currency_cells > 0 && numbers.currency != number.currency;
  numbers.has_currencies = numbers.has_currencies || is_other;
  numbers.currency = number.currency;
  numbers.currency_cells += cells;
}

void add_number(const Distinct& distinct, std::size_t position, Numbers& numbers) {
  const auto number = parse_number(distinct.texts[position], numbers.choice.mark);
  if (!number) return;
  const std::uint32_t cells = distinct.cells[position];
  numbers.mantissas[position] = number->value.mantissa;
  numbers.forms[position] = static_cast<std::uint8_t>(number->value.decimals | kIsNumber);
  numbers.number_cells += cells;
  if (number->is_percent) {
    numbers.forms[position] |= kIsPercent;
    numbers.percent_cells += cells;
  }
  if (*numbers.identifier == '\0') numbers.identifier = find_identifier(*number);
  note_scale(*number, numbers);
  note_currency(*number, cells, numbers);
}

Numbers read_numbers(const Distinct& distinct, const MarkChoice& choice) {
  Numbers numbers;
  numbers.choice = choice;
  numbers.mantissas.resize(distinct.texts.size());
  numbers.forms.resize(distinct.texts.size());
  for (std::size_t i = 0; i < distinct.texts.size(); ++i) add_number(distinct, i, numbers);
  return numbers;
}

bool are_percent(const Numbers& numbers) {
  return numbers.percent_cells * 2 > numbers.number_cells;
}

/// Whole numbers, or all of them written with one decimal that is 0, as in "17850.0".
bool are_whole(const Numbers& numbers) {
  if (numbers.currency_cells > 0 || are_percent(numbers)) return false;
  if (numbers.most_decimals == 0) return true;
  return numbers.most_decimals == 1 && !numbers.has_fraction &&
         !numbers.has_number_without_decimals;
}

/// The most decimals at which the largest number still fits, but no fewer than the plain ones need.
std::int32_t choose_decimals(const Numbers& numbers) {
  const auto whole_digits = static_cast<std::int32_t>(std::to_string(numbers.largest_whole).size());
  const std::int32_t room = std::max(0, kSafeDigits - whole_digits);
  return std::max(numbers.plain_decimals, std::min(numbers.most_decimals, room));
}

/// Half away from zero; `from` is larger than `to`.
std::int64_t round_decimals(std::int64_t mantissa, std::int32_t from, std::int32_t to) {
  const std::int64_t divisor = rescale(1, 0, from - to).value_or(1);
  const std::int64_t quotient = mantissa / divisor;
  const std::int64_t remainder = mantissa % divisor;
  const std::int64_t magnitude = remainder < 0 ? -remainder : remainder;
  if (magnitude < divisor - magnitude) return quotient;
  return mantissa < 0 ? quotient - 1 : quotient + 1;
}

/// The number at the decimals of the column, if it is of the column's kind and fits.
std::optional<std::int64_t> value_of(const Numbers& numbers, std::size_t position,
                                     const Reading& reading) {
  const std::uint8_t form = numbers.forms[position];
  if ((form & kIsNumber) == 0 || ((form & kIsPercent) != 0) != reading.is_percent) {
    return std::nullopt;
  }
  const std::int32_t decimals = form & kDecimalsMask;
  if (decimals > reading.decimals && reading.type == ColumnType::kDecimal) {
    return round_decimals(numbers.mantissas[position], decimals, reading.decimals);
  }
  return rescale(numbers.mantissas[position], decimals, reading.decimals);
}

void settle_currency(const Numbers& numbers, Reading& reading) {
  if (numbers.currency_cells == 0) return;
  if (numbers.has_currencies) {
    add_finding(reading, IssueCode::kMixedCurrencies, "the amounts are in several currencies");
  } else if (numbers.currency_cells * 2 <= numbers.number_cells) {
    add_finding(reading, IssueCode::kMixedCurrencies,
                "less than half of the amounts name a currency");
  } else {
    reading.currency = numbers.currency;
  }
}

Reading make_reading(const Distinct& distinct, const Numbers& numbers, ColumnType type) {
  Reading reading(type, distinct.code_count);
  reading.decimals = type == ColumnType::kInteger ? 0 : choose_decimals(numbers);
  reading.decimal_mark = numbers.choice.mark;
  reading.is_ambiguous = numbers.choice.is_ambiguous;
  reading.is_percent = are_percent(numbers);
  if (reading.is_ambiguous) {
    add_finding(reading, IssueCode::kAmbiguousNumbers,
                "the comma or point could group thousands or start decimals");
  }
  settle_currency(numbers, reading);
  for (std::size_t i = 0; i < distinct.codes.size(); ++i) {
    reading.add(distinct, i, value_of(numbers, i, reading));
  }
  reading.evidence = describe_numbers(distinct, numbers, reading);
  return reading;
}

MarkChoice told(DecimalMark mark) { return {mark, false, true, 0}; }

}  // namespace

NumberReading find_numbers(const Distinct& distinct, std::optional<DecimalMark> mark) {
  const std::optional<MarkChoice> choice = choose_mark(distinct, most_odd_texts(distinct));
  if (!choice) return {};
  if (distinct.has_guarded_digits) {
    return {std::nullopt, "kept as text: an apostrophe before digits marks them as text"};
  }
  const Numbers numbers = read_numbers(distinct, mark ? told(*mark) : *choice);
  if (*numbers.identifier != '\0') return {std::nullopt, numbers.identifier};
  const ColumnType type = are_whole(numbers) ? ColumnType::kInteger : ColumnType::kDecimal;
  return {make_reading(distinct, numbers, type), ""};
}

Reading force_numbers(const Distinct& distinct, ColumnType type, std::optional<DecimalMark> mark) {
  const MarkChoice choice = mark ? told(*mark) : *choose_mark(distinct, distinct.texts.size());
  return make_reading(distinct, read_numbers(distinct, choice), type);
}

}  // namespace sonder::detail
