#include <algorithm>
#include <array>

#include "table/detail/column_reading.h"

namespace sonder::detail {
namespace {

constexpr std::array kOrders = {DateOrder::kYearMonthDay, DateOrder::kDayMonthYear,
                                DateOrder::kMonthDayYear};
constexpr std::size_t kCompactDateBytes = 8;
constexpr std::int32_t kFirstCompactYear = 1900;
constexpr std::int32_t kLastCompactYear = 2100;

std::size_t place(DateOrder order) { return static_cast<std::size_t>(order); }

bool is_compact(std::string_view text) {
  return text.size() == kCompactDateBytes &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// How many texts each order reads, and what else decides between them.
struct OrderEvidence {
  std::array<std::size_t, kOrders.size()> read = {};
  std::size_t with_slash = 0;
  std::size_t read_by_any = 0;
};

OrderEvidence weigh_orders(const Distinct& distinct) {
  OrderEvidence evidence;
  for (const std::string_view text : distinct.texts) {
    const std::uint8_t orders = possible_date_orders(text);
    if (orders == 0) continue;
    ++evidence.read_by_any;
    if (text.find('/') != std::string_view::npos) ++evidence.with_slash;
    for (const DateOrder order : kOrders)
      evidence.read[place(order)] += orders >> place(order) & 1U;
  }
  return evidence;
}

/// Whether two orders make different days of some text that both can read.
bool do_disagree(const Distinct& distinct, DateOrder a, DateOrder b) {
  return std::any_of(distinct.texts.begin(), distinct.texts.end(), [a, b](std::string_view text) {
    const std::optional<Moment> one = parse_moment(text, a);
    const std::optional<Moment> other = parse_moment(text, b);
    return one && other && *one != *other;
  });
}

struct OrderChoice {
  DateOrder order = DateOrder::kYearMonthDay;
  bool is_ambiguous = false;
};

/// The order that reads most texts; among equals the usual one for the separator.
OrderChoice choose_order(const Distinct& distinct, const OrderEvidence& evidence) {
  const bool has_slashes = evidence.with_slash * 2 > evidence.read_by_any;
  std::array preferred = {DateOrder::kDayMonthYear, DateOrder::kMonthDayYear,
                          DateOrder::kYearMonthDay};
  if (has_slashes) std::swap(preferred[0], preferred[1]);
  const std::size_t most = *std::max_element(evidence.read.begin(), evidence.read.end());
  OrderChoice choice;
  choice.order = *std::find_if(preferred.begin(), preferred.end(), [&](DateOrder order) {
    return evidence.read[place(order)] == most;
  });
  for (const DateOrder other : kOrders) {
    if (other == choice.order || evidence.read[place(other)] != most) continue;
    if (do_disagree(distinct, choice.order, other)) choice.is_ambiguous = true;
  }
  const bool has_year_in_front = evidence.read[place(DateOrder::kYearMonthDay)] == most;
  if (has_year_in_front && !choice.is_ambiguous) choice.order = DateOrder::kYearMonthDay;
  return choice;
}

bool is_recent_day(std::string_view text) {
  const std::optional<Moment> moment = parse_moment(text, DateOrder::kYearMonthDay);
  if (!moment) return false;
  const std::int32_t year = to_civil(day_of(moment->at)).year;
  return year >= kFirstCompactYear && year <= kLastCompactYear;
}

/// Eight digits are as likely a number, so they must all be days of our time.
bool are_compact_dates_plausible(const Distinct& distinct) {
  const bool has_compact = std::any_of(distinct.texts.begin(), distinct.texts.end(), is_compact);
  return !has_compact || std::all_of(distinct.texts.begin(), distinct.texts.end(), is_recent_day);
}

bool has_times(const Distinct& distinct, DateOrder order) {
  return std::any_of(distinct.texts.begin(), distinct.texts.end(), [order](std::string_view text) {
    const std::optional<Moment> moment = parse_moment(text, order);
    return moment && moment->has_time;
  });
}

Reading make_reading(const Distinct& distinct, ColumnType type, OrderChoice choice) {
  Reading reading(type, distinct.code_count);
  reading.date_order = choice.order;
  reading.is_ambiguous = choice.is_ambiguous;
  for (std::size_t i = 0; i < distinct.codes.size(); ++i) {
    const std::optional<Moment> moment = parse_moment(distinct.texts[i], choice.order);
    std::optional<std::int64_t> value;
    if (moment && type == ColumnType::kDate) value = day_of(moment->at).days_since_epoch;
    if (moment && type == ColumnType::kDateTime) value = moment->at.seconds_since_epoch;
    reading.add(distinct.codes[i], value);
  }
  return reading;
}

OrderChoice settle_order(const Distinct& distinct, std::optional<DateOrder> order) {
  if (order) return {*order, false};
  return choose_order(distinct, weigh_orders(distinct));
}

}  // namespace

std::optional<Reading> find_dates(const Distinct& distinct, std::optional<DateOrder> order) {
  const OrderEvidence evidence = weigh_orders(distinct);
  if (evidence.read_by_any == 0 || !are_compact_dates_plausible(distinct)) return std::nullopt;
  const OrderChoice choice = order ? OrderChoice{*order, false} : choose_order(distinct, evidence);
  const ColumnType type =
      has_times(distinct, choice.order) ? ColumnType::kDateTime : ColumnType::kDate;
  return make_reading(distinct, type, choice);
}

Reading force_dates(const Distinct& distinct, ColumnType type, std::optional<DateOrder> order) {
  return make_reading(distinct, type, settle_order(distinct, order));
}

}  // namespace sonder::detail
