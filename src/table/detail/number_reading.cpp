#include <algorithm>

#include "base/minor_units.h"
#include "table/detail/column_reading.h"

namespace sonder::detail {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::size_t kMostDigitsOfNumbers = 15;
constexpr std::size_t kFewestDigitsOfPhones = 7;
constexpr std::size_t kFewestDigitsOfGroupedIds = 9;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// Written like a number but meant as a name, such as a customer number or a phone.
bool is_identifier(std::string_view text, const Decimal& number) {
  const std::size_t first = text.find_first_of(kDigits);
  const std::size_t last = text.find_last_of(kDigits);
  const std::string_view core = text.substr(first, last + 1 - first);
  const auto all_digits =
      static_cast<std::size_t>(std::count_if(core.begin(), core.end(), is_digit));
  const std::size_t digits = all_digits - static_cast<std::size_t>(number.decimals);
  if (digits > kMostDigitsOfNumbers || (digits > 1 && core.front() == '0')) return true;
  if (text.front() == '+' && digits >= kFewestDigitsOfPhones) return true;
  const bool has_blanks = core.find(' ') != std::string_view::npos;
  return has_blanks && number.decimals == 0 && digits >= kFewestDigitsOfGroupedIds;
}

struct MarkChoice {
  DecimalMark mark = DecimalMark::kPoint;
  bool is_ambiguous = false;
};

MarkChoice choose_mark(const Distinct& distinct) {
  std::size_t point = 0;
  std::size_t comma = 0;
  std::size_t either = 0;
  for (const std::string_view text : distinct.texts) {
    const MarkEvidence evidence = weigh_decimal_mark(text);
    if (evidence == MarkEvidence::kPoint) ++point;
    if (evidence == MarkEvidence::kComma) ++comma;
    if (evidence == MarkEvidence::kEither) ++either;
  }
  if (comma > point) return {DecimalMark::kComma, false};
  return {DecimalMark::kPoint, point == 0 && either > 0};
}

/// The texts read as numbers, before it is settled how many decimals the column has.
struct Numbers {
  MarkChoice choice;
  std::vector<std::optional<Decimal>> values;  ///< beside the distinct texts
  std::int32_t decimals = 0;                   ///< most of any value
  bool has_identifier = false;
  bool has_decimal_other_than_zero = false;
  bool has_number_without_decimals = false;
};

void add_number(Numbers& numbers, std::string_view text) {
  const std::optional<Decimal> number = parse_decimal(text, numbers.choice.mark);
  numbers.values.push_back(number);
  if (!number) return;
  numbers.decimals = std::max(numbers.decimals, number->decimals);
  numbers.has_identifier = numbers.has_identifier || is_identifier(text, *number);
  if (number->decimals == 0) numbers.has_number_without_decimals = true;
  if (!rescale(number->mantissa, number->decimals, 0)) numbers.has_decimal_other_than_zero = true;
}

Numbers read_numbers(const Distinct& distinct, std::optional<DecimalMark> mark) {
  Numbers numbers;
  numbers.choice = mark ? MarkChoice{*mark, false} : choose_mark(distinct);
  numbers.values.reserve(distinct.texts.size());
  for (const std::string_view text : distinct.texts) add_number(numbers, text);
  return numbers;
}

/// Whole numbers, or all of them written with one decimal that is 0, as in "17850.0".
bool are_whole(const Numbers& numbers) {
  if (numbers.decimals == 0) return true;
  return numbers.decimals == 1 && !numbers.has_decimal_other_than_zero &&
         !numbers.has_number_without_decimals;
}

Reading make_reading(const Distinct& distinct, const Numbers& numbers, ColumnType type) {
  Reading reading(type, distinct.code_count);
  reading.decimals = type == ColumnType::kInteger ? 0 : numbers.decimals;
  reading.decimal_mark = numbers.choice.mark;
  reading.is_ambiguous = numbers.choice.is_ambiguous;
  for (std::size_t i = 0; i < distinct.codes.size(); ++i) {
    const std::optional<Decimal>& number = numbers.values[i];
    std::optional<std::int64_t> value;
    if (number) value = rescale(number->mantissa, number->decimals, reading.decimals);
    reading.add(distinct.codes[i], value);
  }
  return reading;
}

}  // namespace

std::optional<Reading> find_numbers(const Distinct& distinct, std::optional<DecimalMark> mark) {
  const Numbers numbers = read_numbers(distinct, mark);
  if (numbers.has_identifier) return std::nullopt;
  return make_reading(distinct, numbers,
                      are_whole(numbers) ? ColumnType::kInteger : ColumnType::kDecimal);
}

Reading force_numbers(const Distinct& distinct, ColumnType type, std::optional<DecimalMark> mark) {
  return make_reading(distinct, read_numbers(distinct, mark), type);
}

}  // namespace sonder::detail
