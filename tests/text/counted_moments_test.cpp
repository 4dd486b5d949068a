#include "text/counted_moments.h"

#include <gtest/gtest.h>

// Expected moments: Python 3, datetime(1899, 12, 30) + timedelta(days=...), and calendar.timegm.

namespace sonder {
namespace {

std::optional<std::int64_t> seconds(std::int64_t mantissa, std::int32_t decimals,
                                    MomentCoding coding) {
  const auto at = moment_of_count({mantissa, decimals}, coding);
  return at ? std::optional(at->seconds_since_epoch) : std::nullopt;
}

TEST(MomentOfCount, ReadsDaysOfASpreadsheet) {
  EXPECT_EQ(seconds(4'329'053'487, 5, MomentCoding::kExcel1900), 1'531'140'613);
  EXPECT_EQ(seconds(43'812'410'068, 6, MomentCoding::kExcel1900), 1'576'230'630);
  EXPECT_EQ(seconds(43'812, 0, MomentCoding::kExcel1900), 1'576'195'200);
  EXPECT_EQ(seconds(4'182'853'487, 5, MomentCoding::kExcel1904), 1'531'140'613);
  EXPECT_EQ(seconds(0, 0, MomentCoding::kExcel1904), -2'082'844'800);
}

TEST(MomentOfCount, KnowsThe29thOfFebruaryThatNeverWas) {
  EXPECT_EQ(seconds(1, 0, MomentCoding::kExcel1900), -2'208'988'800);
  EXPECT_EQ(seconds(59, 0, MomentCoding::kExcel1900), -2'203'977'600);
  EXPECT_EQ(seconds(60, 0, MomentCoding::kExcel1900), std::nullopt);
  EXPECT_EQ(seconds(61, 0, MomentCoding::kExcel1900), -2'203'891'200);
}

TEST(MomentOfCount, KeepsToTheCalendar) {
  EXPECT_EQ(seconds(295'846'599'999, 5, MomentCoding::kExcel1900), 253'402'300'799);
  EXPECT_EQ(seconds(2'958'466, 0, MomentCoding::kExcel1900), std::nullopt);
  EXPECT_EQ(seconds(0, 0, MomentCoding::kExcel1900), std::nullopt);
  EXPECT_EQ(seconds(-1, 0, MomentCoding::kExcel1904), std::nullopt);
  EXPECT_EQ(seconds(INT64_MAX, 0, MomentCoding::kExcel1900), std::nullopt);
  EXPECT_EQ(seconds(INT64_MAX, 18, MomentCoding::kExcel1904), -2'082'047'901);
  EXPECT_EQ(seconds(253'402'300'800, 0, MomentCoding::kUnixSeconds), std::nullopt);
  EXPECT_EQ(seconds(-62'135'596'800, 0, MomentCoding::kUnixSeconds), -62'135'596'800);
  EXPECT_EQ(seconds(-62'135'596'801, 0, MomentCoding::kUnixSeconds), std::nullopt);
  EXPECT_EQ(seconds(5, 0, MomentCoding::kWritten), std::nullopt);
}

TEST(MomentOfCount, DropsFractionsOfSeconds) {
  EXPECT_EQ(seconds(1'561'802'400'999, 0, MomentCoding::kUnixMilliseconds), 1'561'802'400);
  EXPECT_EQ(seconds(1'561'802'400'999'999, 0, MomentCoding::kUnixMicroseconds), 1'561'802'400);
  EXPECT_EQ(seconds(15'618'024'009, 1, MomentCoding::kUnixSeconds), 1'561'802'400);
  EXPECT_EQ(seconds(-1, 0, MomentCoding::kUnixMilliseconds), -1);
}

TEST(GuessCoding, TellsDaysFromSecondsByTheYear) {
  EXPECT_EQ(guess_coding({4'329'053'487, 5}), MomentCoding::kExcel1900);
  EXPECT_EQ(guess_coding({1'561'802'400, 0}), MomentCoding::kUnixSeconds);
  EXPECT_EQ(guess_coding({1'561'802'400'123, 0}), MomentCoding::kUnixMilliseconds);
  EXPECT_EQ(guess_coding({1'561'802'400'123'456, 0}), MomentCoding::kUnixMicroseconds);
  EXPECT_EQ(guess_coding({32'874, 0}), MomentCoding::kExcel1900);
  EXPECT_EQ(guess_coding({32'873, 0}), std::nullopt);
  EXPECT_EQ(guess_coding({49'674, 0}), MomentCoding::kExcel1900);
  EXPECT_EQ(guess_coding({49'675, 0}), std::nullopt);
  EXPECT_EQ(guess_coding({-5, 0}), std::nullopt);
}

TEST(FindTimeInName, FindsDatesAndTimes) {
  for (const char* name : {"Start Date", "startdate", "StartDate", "submitdate", "datestamp",
                           "createdAt", "Datum", "data zamówienia", "Дата", "event_timestamp"}) {
    EXPECT_EQ(find_time_in_name(name), NamedTime::kDate) << name;
  }
  for (const char* name : {"time", "Start time", "czas", "vrijeme", "Время", "logintime"}) {
    EXPECT_EQ(find_time_in_name(name), NamedTime::kTime) << name;
  }
  for (const char* name : {"", "amount", "candidate", "lifetime value", "database", "timer"}) {
    EXPECT_EQ(find_time_in_name(name), NamedTime::kNothing) << name;
  }
}

}  // namespace
}  // namespace sonder
