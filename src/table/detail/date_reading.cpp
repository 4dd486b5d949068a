#include <algorithm>
#include <array>

#include "table/detail/column_reading.h"
#include "table/detail/reading_evidence.h"

namespace sonder::detail {
namespace {

constexpr DateOrder kOrders[] = {DateOrder::kYearMonthDay, DateOrder::kDayMonthYear,
                                 DateOrder::kMonthDayYear};
constexpr std::uint8_t kOnlyDayFirst = 0b010;
constexpr std::uint8_t kOnlyMonthFirst = 0b100;
constexpr std::size_t kCompactDateBytes = 8;
constexpr std::size_t kCompactMomentBytes = 14;
constexpr std::int32_t kFirstCompactYear = 1900;
constexpr std::int32_t kLastCompactYear = 2100;
constexpr std::int64_t kSecondsPerMinute = 60;

std::size_t place(DateOrder order) { return static_cast<std::size_t>(order); }

void add_evidence(const MomentEvidence& evidence, std::uint64_t cells, DateTally& tally) {
  const auto cells_if = [cells](bool is_so) { return is_so ? cells : 0; };
  tally.dates += cells;
  for (const DateOrder order : kOrders) {
    tally.read[place(order)] += cells_if((evidence.orders >> place(order) & 1U) != 0);
  }
  tally.only_day_first += cells_if(evidence.orders == kOnlyDayFirst);
  tally.only_month_first += cells_if(evidence.orders == kOnlyMonthFirst);
  tally.with_slash += cells_if(evidence.has_slash);
  tally.with_month_name += cells_if(evidence.has_month_name);
  tally.with_time += cells_if(evidence.has_time);
  tally.with_offset += cells_if(evidence.has_offset);
  tally.with_shared_zone += cells_if(evidence.has_shared_zone);
  tally.polish += cells_if(evidence.is_polish && !evidence.is_croatian);
  tally.croatian += cells_if(evidence.is_croatian && !evidence.is_polish);
  tally.polish_or_croatian += cells_if(evidence.is_polish && evidence.is_croatian);
  tally.conflicts |= evidence.conflicts;
}

/// Absent when too many texts are no dates.
std::optional<DateTally> tally_dates(const Distinct& distinct, std::size_t most_odd) {
  DateTally tally;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < distinct.texts.size(); ++i) {
    const MomentEvidence evidence = weigh_moment(distinct.texts[i]);
    if (evidence.orders != 0) {
      add_evidence(evidence, distinct.cells[i], tally);
    } else if (++odd > most_odd) {
      return std::nullopt;
    }
  }
  return tally;
}

bool do_conflict(const DateTally& tally, DateOrder a, DateOrder b) {
  const std::size_t pair = place(a) + place(b) - 1;
  return (tally.conflicts >> pair & 1U) != 0;
}

/// The order that reads most cells; among equals the usual one for the separator.
void choose_order(const DateTally& tally, DateChoice& choice) {
  std::array preferred = {DateOrder::kDayMonthYear, DateOrder::kMonthDayYear,
                          DateOrder::kYearMonthDay};
  if (tally.with_slash * 2 > tally.dates) std::swap(preferred[0], preferred[1]);
  const std::uint64_t most = *std::max_element(tally.read.begin(), tally.read.end());
  choice.order = *std::find_if(preferred.begin(), preferred.end(),
                               [&](DateOrder order) { return tally.read[place(order)] == most; });
  for (const DateOrder other : kOrders) {
    if (other == choice.order || tally.read[place(other)] != most) continue;
    if (do_conflict(tally, choice.order, other)) choice.is_ambiguous = true;
  }
  const bool has_year_in_front = tally.read[place(DateOrder::kYearMonthDay)] == most;
  if (has_year_in_front && !choice.is_ambiguous) choice.order = DateOrder::kYearMonthDay;
  choice.is_mixed = tally.only_day_first > 0 && tally.only_month_first > 0;
  choice.is_ambiguous = choice.is_ambiguous || choice.is_mixed;
}

DateChoice choose(const DateTally& tally, const TypeChoice& told) {
  DateChoice choice;
  choice.names = tally.croatian > tally.polish ? MonthNames::kCroatian : MonthNames::kPolish;
  choice.are_names_ambiguous = tally.polish_or_croatian > 0 && tally.croatian == tally.polish;
  if (told.month_names) {
    choice.names = *told.month_names;
    choice.are_names_ambiguous = false;
  }
  if (told.date_order) {
    choice.order = *told.date_order;
    choice.is_told = true;
  } else {
    choose_order(tally, choice);
  }
  return choice;
}

bool is_compact(std::string_view text) {
  return (text.size() == kCompactDateBytes || text.size() == kCompactMomentBytes) &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_recent_day(std::string_view text) {
  const std::optional<Moment> moment = parse_moment(text, DateOrder::kYearMonthDay);
  if (!moment) return false;
  const std::int32_t year = to_civil(day_of(moment->at)).year;
  return year >= kFirstCompactYear && year <= kLastCompactYear;
}

/// Nothing but digits is as likely a number, so they must all be days of our time unless the
/// column's name speaks of a date.
bool are_compact_dates_plausible(const Distinct& distinct, std::string_view name) {
  if (find_time_in_name(name) == NamedTime::kDate) return true;
  const bool has_compact = std::any_of(distinct.texts.begin(), distinct.texts.end(), is_compact);
  return !has_compact || std::all_of(distinct.texts.begin(), distinct.texts.end(), is_recent_day);
}

ZoneUse choose_zone(const DateTally& tally, ColumnType type) {
  if (type == ColumnType::kDate || tally.with_offset == 0) return ZoneUse::kLocal;
  return tally.with_offset == tally.dates ? ZoneUse::kUtc : ZoneUse::kMixed;
}

void add_findings(const DateChoice& choice, Reading& reading) {
  if (choice.is_mixed) {
    add_finding(reading, IssueCode::kAmbiguousDates,
                "some dates can only be day first and others only month first");
  } else if (choice.is_ambiguous) {
    add_finding(reading, IssueCode::kAmbiguousDates, "day and month could be either way round");
  }
  if (choice.are_names_ambiguous) {
    add_finding(reading, IssueCode::kAmbiguousDates,
                "`lip` and `listopad` could be Polish or Croatian months");
  }
  if (reading.zone == ZoneUse::kMixed) {
    add_finding(reading, IssueCode::kMixedZones, "some moments carry a time zone and others none");
  }
}

std::int64_t value_of(const Moment& moment, const Reading& reading) {
  if (reading.type == ColumnType::kDate) return day_of(moment.at).days_since_epoch;
  const bool is_applied = reading.zone == ZoneUse::kUtc && moment.offset_minutes;
  const std::int64_t offset = is_applied ? *moment.offset_minutes : 0;
  return moment.at.seconds_since_epoch - offset * kSecondsPerMinute;
}

void read_values(const Distinct& distinct, const DateChoice& choice, Reading& reading) {
  for (std::size_t i = 0; i < distinct.codes.size(); ++i) {
    const auto moment = parse_moment(distinct.texts[i], choice.order, choice.names);
    const bool is_contrary =
        !moment && choice.is_mixed && possible_date_orders(distinct.texts[i]) != 0;
    if (is_contrary) {
      reading.has_unread = true;
      continue;
    }
    reading.add(distinct, i, moment ? std::optional(value_of(*moment, reading)) : std::nullopt);
  }
}

Reading make_reading(const Distinct& distinct, ColumnType type, const DateTally& tally,
                     const DateChoice& choice) {
  Reading reading(type, distinct.code_count);
  reading.date_order = choice.order;
  reading.month_names = choice.names;
  reading.is_ambiguous = choice.is_ambiguous || choice.are_names_ambiguous;
  reading.zone = choose_zone(tally, type);
  read_values(distinct, choice, reading);
  add_findings(choice, reading);
  reading.evidence = describe_dates(tally, choice, reading);
  return reading;
}

}  // namespace

std::optional<Reading> find_dates(const Distinct& distinct, const TypeChoice& choice,
                                  std::string_view name) {
  const std::optional<DateTally> tally = tally_dates(distinct, most_odd_texts(distinct));
  if (!tally || tally->dates == 0) return std::nullopt;
  if (!are_compact_dates_plausible(distinct, name)) return std::nullopt;
  const ColumnType type = tally->with_time > 0 ? ColumnType::kDateTime : ColumnType::kDate;
  return make_reading(distinct, type, *tally, choose(*tally, choice));
}

Reading force_dates(const Distinct& distinct, ColumnType type, const TypeChoice& choice) {
  const DateTally tally = *tally_dates(distinct, distinct.texts.size());
  return make_reading(distinct, type, tally, choose(tally, choice));
}

}  // namespace sonder::detail
