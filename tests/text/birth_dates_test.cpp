#include "text/birth_dates.h"

#include <gtest/gtest.h>

#include <string_view>

namespace sonder {
namespace {

Date day(std::string_view text) { return *parse_iso_date(text); }

const Date kToday = day("2026-11-23");

BirthDateRange range_of(std::string_view born) { return mark_birth_date(day(born), kToday).range; }

TEST(MarkBirthDate, SaysNothingOfAnOrdinaryDay) {
  EXPECT_EQ(mark_birth_date(day("1985-07-23"), kToday), BirthDateMarks{});
}

TEST(MarkBirthDate, KnowsHowLongPeopleLive) {
  EXPECT_EQ(range_of("2026-11-23"), BirthDateRange::kPlausible);
  EXPECT_EQ(range_of("2026-11-24"), BirthDateRange::kInFuture);
  EXPECT_EQ(range_of("1903-11-24"), BirthDateRange::kPlausible);
  EXPECT_EQ(range_of("1903-11-23"), BirthDateRange::kTooEarly);
  EXPECT_EQ(to_string(BirthDateRange::kTooEarly), "too_early");
}

TEST(MarkBirthDate, MarksWhatProgramsWriteForNothing) {
  for (const char* date : {"1900-01-01", "1970-01-01", "1899-12-30", "0001-01-01", "9999-12-31",
                           "2000-01-01", "1911-11-11"}) {
    EXPECT_TRUE(mark_birth_date(day(date), kToday).is_placeholder) << date;
  }
  EXPECT_FALSE(mark_birth_date(day("1970-01-02"), kToday).is_placeholder);
}

TEST(MarkBirthDate, MarksTheFirstOfJanuary) {
  EXPECT_TRUE(mark_birth_date(day("1985-01-01"), kToday).is_new_year);
  EXPECT_FALSE(mark_birth_date(day("1985-01-01"), kToday).is_placeholder);
  EXPECT_FALSE(mark_birth_date(day("1985-10-01"), kToday).is_new_year);
}

TEST(MarkBirthDate, OffersDayAndMonthTheOtherWayRound) {
  EXPECT_EQ(mark_birth_date(day("1985-07-04"), kToday).swapped, day("1985-04-07"));
  EXPECT_EQ(mark_birth_date(day("1985-04-07"), kToday).swapped, day("1985-07-04"));
  EXPECT_EQ(mark_birth_date(day("1985-07-07"), kToday).swapped, std::nullopt);
  EXPECT_EQ(mark_birth_date(day("1985-07-13"), kToday).swapped, std::nullopt);
  // 2026-12-10 is not yet; 2026-10-12 was.
  EXPECT_EQ(mark_birth_date(day("2026-10-12"), kToday).swapped, std::nullopt);
  EXPECT_EQ(mark_birth_date(day("2026-12-10"), kToday).swapped, day("2026-10-12"));
}

TEST(MarkBirthDate, OffersTheCenturyBeforeAFutureYear) {
  EXPECT_EQ(mark_birth_date(day("2055-03-20"), kToday).century_before, day("1955-03-20"));
  EXPECT_EQ(mark_birth_date(day("1955-03-20"), kToday).century_before, std::nullopt);
  EXPECT_EQ(mark_birth_date(day("2127-03-20"), kToday).century_before, std::nullopt);
  // 1900 had no leap day.
  EXPECT_EQ(mark_birth_date(day("2000-02-29"), day("1999-12-31")).century_before, std::nullopt);
}

}  // namespace
}  // namespace sonder
