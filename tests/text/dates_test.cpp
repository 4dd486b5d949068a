#include "text/dates.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

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
  for (const char* text :
       {"", "1", "12-10", "1-2.2024", "1 2 2024", "2024-01-02x", "a2024-01-02", "12-,5-,2019",
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

std::optional<int> offset(std::string_view text) {
  const std::optional<Moment> moment = parse_moment(text, kYmd);
  if (!moment) return -9'999;
  return moment->offset_minutes;
}

TEST(ParseMoment, ReadsZonesAndDoesNotApplyThem) {
  const std::pair<const char*, std::optional<int>> zones[] = {
      {"Z", 0},
      {" UTC", 0},
      {" GMT", 0},
      {"+02:00", 120},
      {" -0400", -240},
      {" GMT+2", 120},
      {"-05", -300},
      {"+05:30", 330},
      {" CET", 60},
      {" cest", 120},
      {" MSK", 180},
      {" EDT", -240},
      {" EST", std::nullopt},
      {"", std::nullopt},
      {" GMT+0200 (Central European Summer Time)", 120}};
  for (const auto& [zone, minutes] : zones) {
    const std::string text = std::string("2025-05-11T09:55:16") + zone;
    EXPECT_EQ(iso(text, kYmd), "2025-05-11T09:55:16") << zone;
    EXPECT_EQ(offset(text), minutes) << zone;
  }
  for (const char* zone : {"+25:00", "+02:60", "+2:00", " XYZ", "+", " UTC+", " (UTC)", "+0200x"}) {
    EXPECT_EQ(iso(std::string("2025-05-11T09:55:16") + zone, kYmd), "none") << zone;
  }
}

TEST(ParseMoment, RefusesTimesThatDoNotExist) {
  for (const char* time : {"24:01", "25:00", "12:60", "12:00:60", "12:59:61", "12", "12:5", ":30",
                           "12:00:", "12:00:00.", "24:00:01"}) {
    EXPECT_EQ(iso(std::string("2024-01-02 ") + time, kYmd), "none") << time;
  }
}

TEST(ParseMoment, TakesTwentyFourHoursAndLeapSecondsForTheNextMoment) {
  EXPECT_EQ(iso("2024-02-29 24:00", kYmd), "2024-03-01T00:00:00");
  EXPECT_EQ(iso("2016-12-31T23:59:60Z", kYmd), "2017-01-01T00:00:00");
  EXPECT_EQ(iso("9999-12-31 24:00", kYmd), "none");
}

TEST(ParseMoment, KeepsToTheYears1To9999AlsoInUtc) {
  EXPECT_EQ(iso("0001-01-01", kYmd), "0001-01-01");
  EXPECT_EQ(iso("9999-12-31T23:59:59Z", kYmd), "9999-12-31T23:59:59");
  EXPECT_EQ(iso("9999-12-31T23:59:59-01:00", kYmd), "none");
  EXPECT_EQ(iso("0001-01-01T00:00:00+01:00", kYmd), "none");
}

TEST(ParseMoment, ReadsTheLayoutsOfRealExports) {
  EXPECT_EQ(iso("7/10/14 18:37", kMdy), "2014-07-10T18:37:00");
  EXPECT_EQ(iso("12/13/2019 12:02:32", kMdy), "2019-12-13T12:02:32");
  EXPECT_EQ(iso("2025-05-11 09:55:16 -0400", kYmd), "2025-05-11T09:55:16");
  EXPECT_EQ(iso("2019/12/12 4:09:04 PM GMT+2", kYmd), "2019-12-12T16:09:04");
  EXPECT_EQ(iso("2019-06-29T10:15:30,123+02:00", kYmd), "2019-06-29T10:15:30");
  EXPECT_EQ(iso("20190629T101500Z", kYmd), "2019-06-29T10:15:00");
  EXPECT_EQ(iso("20190629101500", kYmd), "2019-06-29T10:15:00");
  EXPECT_EQ(iso("19970101", kDmy), "1997-01-01");
  EXPECT_EQ(iso("29/Jun/2019:10:00:00 +0200", kDmy), "2019-06-29T10:00:00");
  EXPECT_EQ(iso("Sat, 29 Jun 2019 10:00:00 +0200", kDmy), "2019-06-29T10:00:00");
  EXPECT_EQ(iso("Sat Jun 29 2019 10:00:00 GMT+0200 (CEST)", kDmy), "2019-06-29T10:00:00");
  EXPECT_EQ(iso("10/06/2020 10:36 a.m.", kMdy), "2020-10-06T10:36:00");
}

TEST(ParseMoment, ReadsPointsWithBlanksAndBehindTheYear) {
  EXPECT_EQ(iso("29.06.2019.", kDmy), "2019-06-29");
  EXPECT_EQ(iso("29. 6. 2019.", kDmy), "2019-06-29");
  EXPECT_EQ(iso("29.6.2019. 18:37", kDmy), "2019-06-29T18:37:00");
  EXPECT_EQ(iso("29.06.2019 r.", kDmy), "2019-06-29");
  EXPECT_EQ(iso("29.06.2019 г., 14:05", kDmy), "2019-06-29T14:05:00");
}

TEST(ParseMoment, ReadsMonthsByName) {
  for (const char* text :
       {"29-Jun-2019", "29 June 2019", "Jun 29, 2019", "June 29th, 2019", "Jun. 29, 2019",
        "2019-Jun-29", "29JUN2019", "29-Jun-19", "29 czerwca 2019", "29 czerwca 2019 r.",
        "29 CZE 2019", "29. lipnja 2019.", "29. lip. 2019", "29 июня 2019 г.", "29 ИЮН 2019",
        "29. Juni 2019", "Saturday, June 29, 2019", "29/jun/2019"}) {
    const auto moment = parse_moment(text, kMdy, MonthNames::kCroatian);
    ASSERT_TRUE(moment) << text;
    EXPECT_EQ(format_iso(day_of(moment->at)), "2019-06-29") << text;
  }
}

TEST(ParseMoment, ReadsAllMonthsOfFiveLanguages) {
  const char* kMonths[][12] = {
      {"January", "February", "March", "April", "May", "June", "July", "August", "September",
       "October", "November", "December"},
      {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia",
       "września", "października", "listopada", "grudnia"},
      {"siječnja", "veljače", "ožujka", "travnja", "svibnja", "lipnja", "srpnja", "kolovoza",
       "rujna", "listopada", "studenoga", "prosinca"},
      {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
       "октября", "ноября", "декабря"},
      {"янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"},
      {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
       "Oktober", "November", "Dezember"},
      {"sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"},
      {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"},
      {"sij", "velj", "ožu", "tra", "svi", "lip", "srp", "kol", "ruj", "lis", "stu", "pro"}};
  for (const auto& language : kMonths) {
    const bool is_croatian = std::string_view(language[0]).starts_with("sij");
    for (std::int32_t month = 1; month <= 12; ++month) {
      const std::string text = std::string("3 ") + language[month - 1] + " 2020";
      const auto moment =
          parse_moment(text, kDmy, is_croatian ? MonthNames::kCroatian : MonthNames::kPolish);
      ASSERT_TRUE(moment) << text;
      EXPECT_EQ(to_civil(day_of(moment->at)), (CivilDate{2020, month, 3})) << text;
    }
  }
}

TEST(ParseMoment, LetsTheLanguageDecideWhereNamesOfMonthsDiffer) {
  const auto month = [](std::string_view text, MonthNames names) {
    return to_civil(day_of(parse_moment(text, kDmy, names)->at)).month;
  };
  EXPECT_EQ(month("3 listopada 2020", MonthNames::kPolish), 11);
  EXPECT_EQ(month("3 listopada 2020", MonthNames::kCroatian), 10);
  EXPECT_EQ(month("3 lip 2020", MonthNames::kPolish), 7);
  EXPECT_EQ(month("3 lip 2020", MonthNames::kCroatian), 6);
  EXPECT_EQ(month("3 lipca 2020", MonthNames::kCroatian), 7);
  EXPECT_EQ(month("3 lipnja 2020", MonthNames::kPolish), 6);
}

TEST(ParseMoment, RefusesWordsThatNameNoMonth) {
  for (const char* text : {"29 foo 2019", "Marketing 5 2019", "3 Maja 12", "12 Main Street",
                           "Jun 2019", "29 Jun", "Ma 5 2019", "31 June 2019", "июн", "5 июнь",
                           "June July 2019", "2019 Jun Jun", "29-Jun-9", "may"}) {
    EXPECT_EQ(iso(text, kDmy), "none") << text;
  }
}

TEST(WeighMoment, TellsWhatDecides) {
  const MomentEvidence either = weigh_moment("01/02/2024 10:00 EST");
  EXPECT_EQ(either.orders, 0b110);
  EXPECT_EQ(either.conflicts, 0b100);
  EXPECT_TRUE(either.has_time);
  EXPECT_TRUE(either.has_slash);
  EXPECT_TRUE(either.has_shared_zone);
  EXPECT_FALSE(either.has_offset);
  EXPECT_EQ(weigh_moment("05/05/2024").conflicts, 0);
  EXPECT_EQ(weigh_moment("01/02/03").conflicts, 0b111);
  const MomentEvidence named = weigh_moment("3 listopada 2020");
  EXPECT_TRUE(named.has_month_name && named.is_polish && named.is_croatian);
  EXPECT_EQ(named.orders, 0b111);
  EXPECT_EQ(weigh_moment("nothing").orders, 0);
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
