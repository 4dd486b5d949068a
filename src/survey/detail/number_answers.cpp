#include "survey/detail/number_answers.h"
#include "base/sorting.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace sonder {
namespace {

constexpr std::int64_t kFifteenDigits = 999'999'999'999'999;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool has_leading_zero(std::string_view text) {
  return text.size() > 2 && std::all_of(text.begin(), text.end(), is_digit) && text[0] == '0';
}

double to_double(const Decimal& decimal) {
  double divisor = 1;
  for (std::int32_t digit = 0; digit < decimal.decimals; ++digit) divisor *= 10;
  return static_cast<double>(decimal.mantissa) / divisor;
}

void append(double value, std::uint64_t count, NumberAnswers& numbers) {
  numbers.usable += count;
  if (!numbers.values.empty() && numbers.values.back() == value) {
    numbers.counts.back() += count;
    return;
  }
  numbers.values.push_back(value);
  numbers.counts.push_back(count);
}

}  // namespace

std::optional<double> read_number(std::string_view text, DecimalMark mark) {
  if (has_leading_zero(text)) return std::nullopt;
  const std::optional<Decimal> decimal = parse_decimal(text, mark);
  if (!decimal) return std::nullopt;
  if (decimal->mantissa > kFifteenDigits || decimal->mantissa < -kFifteenDigits) {
    return std::nullopt;
  }
  return to_double(*decimal);
}

NumberAnswers read_numbers(const DistinctAnswers& answers, DecimalMark mark) {
  NumberAnswers numbers;
  std::vector<std::pair<double, std::uint64_t>> read;
  for (std::size_t at = 0; at < answers.texts.size(); ++at) {
    if (const auto number = read_number(answers.texts[at], mark)) {
      read.push_back({*number, answers.counts[at]});
    } else {
      numbers.unusable += answers.counts[at];
    }
  }
  sort_stably(read);
  for (const auto& [value, count] : read) append(value, count, numbers);
  return numbers;
}

NumberAnswers keep_scale_points(const NumberAnswers& numbers, std::int64_t low, std::int64_t high) {
  NumberAnswers points;
  points.unusable = numbers.unusable;
  for (std::size_t at = 0; at < numbers.values.size(); ++at) {
    const double value = numbers.values[at];
    const bool is_point = value >= static_cast<double>(low) && value <= static_cast<double>(high) &&
                          value == std::floor(value);
    if (is_point) {
      append(value, numbers.counts[at], points);
    } else {
      points.unusable += numbers.counts[at];
    }
  }
  return points;
}

}  // namespace sonder
