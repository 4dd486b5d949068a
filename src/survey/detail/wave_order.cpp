#include "survey/detail/wave_order.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string_view>

#include "base/sorting.h"
#include "text/dates.h"

namespace sonder {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::string_view take_digits(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

/// By their bytes, but numbers in them by their size: "Wave 2" before "Wave 10".
bool comes_before(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    if (is_digit(a.front()) && is_digit(b.front())) {
      const std::string_view first = take_digits(a);
      const std::string_view second = take_digits(b);
      if (first.size() != second.size()) return first.size() < second.size();
      if (first != second) return first < second;
    } else {
      if (a.front() != b.front()) return a.front() < b.front();
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  return a.size() < b.size();
}

/// When each wave begins where all are months, such as "March", or "March 2024".
std::optional<std::vector<Timestamp>> read_months(const std::vector<std::string>& labels,
                                                  const std::string& behind) {
  std::vector<Timestamp> months;
  for (const std::string& label : labels) {
    const auto month = parse_moment("1 " + label + behind, DateOrder::kDayMonthYear);
    if (!month || month->has_time) return std::nullopt;
    months.push_back(month->at);
  }
  return months;
}

bool is_in_order(const Question& question) {
  return question.kind != QuestionKind::kSingleChoice || !question.points.empty() ||
         !question.codes.empty();
}

}  // namespace

std::vector<std::uint32_t> order_waves(const Question& question,
                                       const std::vector<std::string>& labels) {
  std::vector<std::uint32_t> order(labels.size());
  std::iota(order.begin(), order.end(), 0U);
  if (is_in_order(question)) return order;
  auto months = read_months(labels, "");
  if (!months) months = read_months(labels, " 2000");
  sort_stably(order, [&](std::uint32_t a, std::uint32_t b) {
    return months ? (*months)[a] < (*months)[b] : comes_before(labels[a], labels[b]);
  });
  return order;
}

}  // namespace sonder
