#include "base/date.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <vector>

// Day numbers are Python's: (date(y, m, d) - date(1970, 1, 1)).days.

namespace sonder {
namespace {

TEST(MakeDate, CountsDaysFromTheEpoch) {
  EXPECT_EQ(make_date({1970, 1, 1}), Date{0});
  EXPECT_EQ(make_date({1969, 12, 31}), Date{-1});
  EXPECT_EQ(make_date({2000, 2, 29}), Date{11016});
  EXPECT_EQ(make_date({2024, 2, 29}), Date{19782});
  EXPECT_EQ(make_date({1, 1, 1}), Date{-719162});
  EXPECT_EQ(make_date({9999, 12, 31}), Date{2932896});
}

TEST(MakeDate, RefusesDaysThatDoNotExist) {
  for (const CivilDate civil : std::vector<CivilDate>{{2023, 2, 29},
                                                      {1900, 2, 29},
                                                      {1990, 2, 31},
                                                      {2024, 4, 31},
                                                      {2024, 13, 1},
                                                      {2024, 0, 1},
                                                      {2024, 1, 0},
                                                      {2024, 1, 32},
                                                      {2024, -1, 5},
                                                      {2024, 257, 1},
                                                      {2024, 1, 257}}) {
    EXPECT_EQ(make_date(civil), std::nullopt)
        << civil.year << ' ' << civil.month << ' ' << civil.day;
  }
}

TEST(MakeDate, RefusesYearsOutsideFourDigits) {
  EXPECT_EQ(make_date({0, 12, 31}), std::nullopt);
  EXPECT_EQ(make_date({10000, 1, 1}), std::nullopt);
  EXPECT_EQ(make_date({-2024, 1, 1}), std::nullopt);
}

TEST(ToCivil, TurnsEveryDayBackOverFourCenturies) {
  const std::int32_t first = make_date({1800, 1, 1})->days_since_epoch;
  for (std::int32_t day = first; day < first + 146'097; ++day) {
    ASSERT_EQ(make_date(to_civil(Date{day})), Date{day});
  }
  EXPECT_EQ(to_civil(Date{first + 146'097}), (CivilDate{2200, 1, 1}));
}

TEST(DaysBetween, CountsAcrossALeapDayInBothDirections) {
  const Date before = *make_date({2024, 2, 28});
  const Date after = *make_date({2024, 3, 1});
  EXPECT_EQ(days_between(before, after), 2);
  EXPECT_EQ(days_between(after, before), -2);
}

TEST(DayOf, FindsTheDayOfAMomentBeforeTheEpoch) {
  EXPECT_EQ(day_of(Timestamp{0}), Date{0});
  EXPECT_EQ(day_of(Timestamp{86'399}), Date{0});
  EXPECT_EQ(day_of(Timestamp{-1}), Date{-1});
  EXPECT_EQ(day_of(Timestamp{-86'400}), Date{-1});
  EXPECT_EQ(day_of(Timestamp{-86'401}), Date{-2});
}

TEST(StartOfDay, IsTheFirstMomentOfItsDay) {
  const Date day = *make_date({2038, 1, 20});
  EXPECT_EQ(start_of_day(day), Timestamp{2'147'558'400});
  EXPECT_EQ(day_of(start_of_day(day)), day);
  EXPECT_EQ(day_of(Timestamp{start_of_day(day).seconds_since_epoch - 1}),
            Date{day.days_since_epoch - 1});
}

TEST(FormatIso, PadsYearMonthAndDay) {
  EXPECT_EQ(format_iso(*make_date({2024, 2, 9})), "2024-02-09");
  EXPECT_EQ(format_iso(*make_date({33, 4, 3})), "0033-04-03");
}

TEST(FormatIso, WritesMomentsToTheSecond) {
  EXPECT_EQ(format_iso(Timestamp{0}), "1970-01-01T00:00:00");
  EXPECT_EQ(format_iso(Timestamp{-1}), "1969-12-31T23:59:59");
  EXPECT_EQ(format_iso(Timestamp{1'709'211'900}), "2024-02-29T13:05:00");
}

TEST(Date, IsOrderedByTime) {
  EXPECT_LT(*make_date({1999, 12, 31}), *make_date({2000, 1, 1}));
  EXPECT_LT(Timestamp{-1}, Timestamp{0});
}

TEST(ParseIsoDate, ReadsWhatFormatIsoWrites) {
  for (const std::int32_t days : {0, -1, 19'782, -719'162, 2'932'896}) {
    EXPECT_EQ(parse_iso_date(format_iso(Date{days})), Date{days});
  }
}

TEST(ParseIsoDate, ReadsNothingThatFormatIsoDoesNotWrite) {
  for (std::size_t place = 0; place < 10; ++place) {
    for (unsigned byte = 0; byte < 256; ++byte) {
      std::string text = "2024-10-21";
      const bool is_digit = text[place] != '-' && byte >= '0' && byte <= '9';
      const bool may_be_date = is_digit || byte == static_cast<unsigned char>(text[place]);
      text[place] = static_cast<char>(byte);
      const std::optional<Date> date = parse_iso_date(text);
      EXPECT_TRUE(may_be_date || !date) << place << ' ' << byte;
      if (date) {
        EXPECT_EQ(format_iso(*date), text);
      }
    }
  }
}

TEST(ParseIsoDate, RefusesOtherLayoutsAndDaysThatDoNotExist) {
  for (const char* text : {"", "2024-2-29", "2024-02-29 ", "29.02.2024", "2023-02-29", "2024-13-01",
                           "2024-02-00", "2024--2-29", "2024-02-2x", "+024-02-29"}) {
    EXPECT_EQ(parse_iso_date(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace sonder
