#include "table/detail/reading_evidence.h"

namespace sonder::detail {
namespace {

std::string describe_decimals(const Distinct& distinct, const Numbers& numbers,
                              const Reading& reading) {
  const char* mark = reading.decimal_mark == DecimalMark::kComma ? "comma" : "point";
  if (numbers.choice.is_told) return join({"you chose the decimal ", mark});
  if (reading.is_ambiguous) {
    return "whole numbers with thousands, or three decimals each: nothing decides";
  }
  if (reading.type == ColumnType::kInteger || numbers.choice.deciding_cells == 0) {
    return join(
        {"whole numbers in ", count_of(numbers.number_cells, distinct.cell_count, "cells")});
  }
  return join({"a ", mark, " starts decimals in ",
               count_of(numbers.choice.deciding_cells, numbers.number_cells, "numbers")});
}

std::string describe_order(const DateTally& tally, const DateChoice& choice) {
  if (choice.is_told) return "you chose the order of day, month and year";
  const bool is_day_first = choice.order == DateOrder::kDayMonthYear;
  const char* order = is_day_first ? "day first: " : "month first: ";
  if (choice.is_mixed) {
    return join({order, count_of(tally.only_day_first, tally.dates, "dates"),
                 " can only be day first, ", std::to_string(tally.only_month_first),
                 " only month first"});
  }
  if (choice.is_ambiguous) {
    return join({order, "usual for the separator, nothing in the dates decides"});
  }
  const std::uint64_t deciding = is_day_first ? tally.only_day_first : tally.only_month_first;
  if (choice.order != DateOrder::kYearMonthDay && deciding > 0) {
    return join({order, count_of(deciding, tally.dates, "dates have a "),
                 is_day_first ? "first" : "second", " number above 12"});
  }
  const std::string all = count_of(tally.dates, tally.dates, "dates");
  if (tally.with_month_name == tally.dates) return join({"months are named in ", all});
  const bool is_year_first = choice.order == DateOrder::kYearMonthDay;
  return join(
      {is_year_first ? "the year stands in front in " : "day and month are equal in ", all});
}

}  // namespace

std::string join(std::initializer_list<std::string_view> parts) {
  std::string whole;
  for (const std::string_view part : parts) whole += part;
  return whole;
}

std::string count_of(std::uint64_t some, std::uint64_t all, std::string_view things) {
  return join({std::to_string(some), " of ", std::to_string(all), " ", things});
}

std::string describe_numbers(const Distinct& distinct, const Numbers& numbers,
                             const Reading& reading) {
  std::string sentence = describe_decimals(distinct, numbers, reading);
  if (reading.is_percent) sentence += ", with a percent sign";
  if (!reading.currency.empty()) sentence += join({", in ", reading.currency});
  if (reading.decimals < numbers.most_decimals && reading.type == ColumnType::kDecimal) {
    sentence += join({", rounded to ", std::to_string(reading.decimals), " decimals to fit"});
  }
  return sentence;
}

std::string describe_dates(const DateTally& tally, const DateChoice& choice,
                           const Reading& reading) {
  std::string sentence = describe_order(tally, choice);
  if (tally.polish_or_croatian > 0) {
    sentence += choice.names == MonthNames::kPolish ? ", months by their Polish names"
                                                    : ", months by their Croatian names";
  }
  if (reading.zone == ZoneUse::kUtc) sentence += ", all with a zone and brought to UTC";
  if (reading.zone == ZoneUse::kMixed) {
    sentence += join(
        {", ", count_of(tally.with_offset, tally.dates, "with a zone"), " that is not applied"});
  }
  if (tally.with_shared_zone > 0) {
    sentence += ", with names of zones that are not applied because several zones share them";
  }
  return sentence;
}

void add_finding(Reading& reading, IssueCode code, const char* message) {
  reading.findings.push_back({code, message});
}

}  // namespace sonder::detail
