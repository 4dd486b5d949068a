#include <algorithm>

#include "table/detail/column_reading.h"
#include "table/detail/reading_evidence.h"

namespace sonder::detail {
namespace {

/// Numbers that count days or seconds have a point, or a comma where spreadsheets write one.
std::optional<Decimal> parse_count(std::string_view text) {
  const std::optional<Decimal> count = parse_decimal(text, DecimalMark::kPoint);
  const bool is_grouped = count && text.find(',') != std::string_view::npos;
  return count && !is_grouped ? count : parse_decimal(text, DecimalMark::kComma);
}

struct CodingEvidence {
  std::optional<MomentCoding> coding;
  bool has_fraction = false;
};

/// The one coding that makes recent moments of all texts.
CodingEvidence find_coding(const Distinct& distinct) {
  CodingEvidence evidence;
  for (const std::string_view text : distinct.texts) {
    const std::optional<Decimal> count = parse_count(text);
    const std::optional<MomentCoding> coding = count ? guess_coding(*count) : std::nullopt;
    if (!coding || (evidence.coding && *evidence.coding != *coding)) return {};
    evidence.coding = coding;
    evidence.has_fraction = evidence.has_fraction || count->decimals > 0;
  }
  return evidence;
}

bool is_unix(MomentCoding coding) {
  return coding != MomentCoding::kExcel1900 && coding != MomentCoding::kExcel1904;
}

const char* describe(MomentCoding coding) {
  switch (coding) {
    case MomentCoding::kWritten: break;
    case MomentCoding::kExcel1900: return "day numbers of a spreadsheet, 1 being 1900-01-01";
    case MomentCoding::kExcel1904: return "day numbers of a spreadsheet, 0 being 1904-01-01";
    case MomentCoding::kUnixSeconds: return "seconds since 1970 in UTC";
    case MomentCoding::kUnixMilliseconds: return "milliseconds since 1970 in UTC";
    case MomentCoding::kUnixMicroseconds: return "microseconds since 1970 in UTC";
  }
  return "";
}

/// Seconds since the epoch.
Reading read_moments(const Distinct& distinct, MomentCoding coding) {
  Reading reading(ColumnType::kDateTime, distinct.code_count);
  reading.moment_coding = coding;
  reading.zone = is_unix(coding) ? ZoneUse::kUtc : ZoneUse::kLocal;
  for (std::size_t i = 0; i < distinct.texts.size(); ++i) {
    const std::optional<Decimal> count = parse_count(distinct.texts[i]);
    const std::optional<Timestamp> at = count ? moment_of_count(*count, coding) : std::nullopt;
    reading.add(distinct, i, at ? std::optional(at->seconds_since_epoch) : std::nullopt);
  }
  reading.evidence = describe(coding);
  return reading;
}

bool are_midnights(const Reading& reading) {
  return std::all_of(reading.values.begin(), reading.values.end(),
                     [](std::int64_t second) { return second % kSecondsPerDay == 0; });
}

void drop_times(Reading& reading) {
  reading.type = ColumnType::kDate;
  reading.zone = ZoneUse::kLocal;
  for (std::int64_t& value : reading.values) value = day_of({value}).days_since_epoch;
}

}  // namespace

std::optional<Reading> find_counted_moments(const Distinct& distinct, std::string_view name) {
  const NamedTime named = find_time_in_name(name);
  if (named == NamedTime::kNothing) return std::nullopt;
  const CodingEvidence evidence = find_coding(distinct);
  if (!evidence.coding) return std::nullopt;
  const bool needs_date = !is_unix(*evidence.coding) && !evidence.has_fraction;
  if (needs_date && named != NamedTime::kDate) return std::nullopt;
  Reading reading = read_moments(distinct, *evidence.coding);
  if (!is_unix(*evidence.coding) && are_midnights(reading)) drop_times(reading);
  reading.evidence += join({": all ", std::to_string(distinct.cell_count),
                            " numbers lie in 1990-2035 and the name speaks of a date or time"});
  return reading;
}

Reading force_counted_moments(const Distinct& distinct, std::optional<ColumnType> type,
                              MomentCoding coding) {
  Reading reading = read_moments(distinct, coding);
  const bool has_days = !is_unix(coding) && are_midnights(reading);
  if (type ? *type == ColumnType::kDate : has_days) drop_times(reading);
  reading.evidence += ", as you chose";
  return reading;
}

}  // namespace sonder::detail
