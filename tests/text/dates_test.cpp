#include "text/dates.h"

#include <gtest/gtest.h>

namespace sonder {
namespace {

constexpr auto kYmd = DateOrder::kYearMonthDay;
constexpr auto kDmy = DateOrder::kDayMonthYear;
constexpr auto kMdy = DateOrder::kMonthDayYear;

std::string iso(std::string_view text, DateOrder order) {
  const std::optional<Moment> moment = parse_moment(text, order);
  if (!moment) return "none";
  return moment->has_time ? format_iso(moment->at) : format_iso(day_of(moment->at));
}

TEST(ParseMoment, ReadsEachOrder) {
  EXPECT_EQ(iso("2024-02-29", kYmd), "2024-02-29");
  EXPECT_EQ(iso("29.02.2024", kDmy), "2024-02-29");
  EXPECT_EQ(iso("2/29/2024", kMdy), "2024-02-29");
  EXPECT_EQ(iso("1/2/2024", kDmy), "2024-02-01");
  EXPECT_EQ(iso("1/2/2024", kMdy), "2024-01-02");
}

TEST(ParseMoment, ReadsAYearInFrontWhateverTheOrder) {
  for (const DateOrder order : {kYmd, kDmy, kMdy}) {
    EXPECT_EQ(iso("2018/09/03", order), "2018-09-03");
    EXPECT_EQ(iso("19970101", order), "1997-01-01");
  }
}

TEST(ParseMoment, TakesYearsOfTwoDigitsFrom1969To2068) {
  EXPECT_EQ(iso("7/10/68", kMdy), "2068-07-10");
  EXPECT_EQ(iso("7/10/69", kMdy), "1969-07-10");
  EXPECT_EQ(iso("14-07-10", kYmd), "2014-07-10");
}

TEST(ParseMoment, RefusesDaysThatDoNotExist) {
  for (const char* text :
       {"31.02.2023", "29.02.2023", "00.01.2023", "01.13.2023", "32.01.2023", "01.01.0000"}) {
    EXPECT_EQ(iso(text, kDmy), "none") << text;
  }
  EXPECT_EQ(iso("20230230", kYmd), "none");
}

TEST(ParseMoment, RefusesMixedSeparatorsAndOtherText) {
  for (const char* text : {"", "1", "12-10", "1-2.2024", "1 2 2024", "2024-01-02x", "a2024-01-02",
                           "2024-001-02", "1/2/024", "2024-01-02-03", "12:30", "2024"}) {
    EXPECT_EQ(possible_date_orders(text), 0) << text;
  }
}

TEST(ParseMoment, ReadsATimeBehindABlankACommaOrT) {
  EXPECT_EQ(iso("2010-12-01 08:26:00", kYmd), "2010-12-01T08:26:00");
  EXPECT_EQ(iso("2010-12-01T8:26", kYmd), "2010-12-01T08:26:00");
  EXPECT_EQ(iso("01.12.2010, 23:59:59", kDmy), "2010-12-01T23:59:59");
  EXPECT_EQ(iso("2010-12-01T08:26:00.123", kYmd), "2010-12-01T08:26:00");
}

TEST(ParseMoment, ReadsTheHalvesOfTheDay) {
  EXPECT_EQ(iso("06/08/2020 10:36:30 AM", kMdy), "2020-06-08T10:36:30");
  EXPECT_EQ(iso("06/08/2020 1:05pm", kMdy), "2020-06-08T13:05:00");
  EXPECT_EQ(iso("06/08/2020 12:00 AM", kMdy), "2020-06-08T00:00:00");
  EXPECT_EQ(iso("06/08/2020 12:00 PM", kMdy), "2020-06-08T12:00:00");
  EXPECT_EQ(iso("06/08/2020 13:00 PM", kMdy), "none");
}

TEST(ParseMoment, ReadsZonesAndDoesNotApplyThem) {
  for (const char* zone : {"Z", " UTC", " GMT", "+02:00", " -0400", " GMT+2", "-05"}) {
    EXPECT_EQ(iso(std::string("2025-05-11T09:55:16") + zone, kYmd), "2025-05-11T09:55:16") << zone;
  }
  EXPECT_EQ(iso("2025-05-11T09:55:16+25:00", kYmd), "none");
  EXPECT_EQ(iso("2025-05-11T09:55:16 CET", kYmd), "none");
}

TEST(ParseMoment, RefusesTimesThatDoNotExist) {
  for (const char* time :
       {"24:00", "12:60", "12:00:60", "12", "12:5", ":30", "12:00:", "12:00:00."}) {
    EXPECT_EQ(iso(std::string("2024-01-02 ") + time, kYmd), "none") << time;
  }
}

TEST(PossibleDateOrders, HasABitPerOrder) {
  EXPECT_EQ(possible_date_orders("2024-02-29"), 0b111);
  EXPECT_EQ(possible_date_orders("29.02.2024"), 0b010);
  EXPECT_EQ(possible_date_orders("02/29/2024"), 0b100);
  EXPECT_EQ(possible_date_orders("01/02/2024"), 0b110);
  EXPECT_EQ(possible_date_orders("01/02/03"), 0b111);
  EXPECT_EQ(possible_date_orders("30/31/2024"), 0);
}

}  // namespace
}  // namespace sonder
