#include "text/birth_dates.h"

#include <algorithm>
#include <iterator>

namespace sonder {
namespace {

/// Jeanne Calment (1875-1997) lived 122 years and 164 days.
constexpr std::int32_t kLongestLife = 123;

constexpr CivilDate kPlaceholders[] = {
    {1, 1, 1},       // .NET
    {1582, 10, 15},  // SPSS: the Gregorian calendar's first day
    {1601, 1, 1},    // Windows
    {1753, 1, 1},    // SQL Server
    {1899, 12, 30},  // spreadsheets
    {1899, 12, 31},  // spreadsheets
    {1900, 1, 1},    // forms
    {1901, 1, 1},    // forms
    {1904, 1, 1},    // spreadsheets of old Macs
    {1911, 11, 11},  // one key held down
    {1960, 1, 1},    // SAS and Stata
    {1970, 1, 1},    // Unix
    {1980, 1, 1},    // DOS
    {2000, 1, 1},    // PostgreSQL, and forms
    {9999, 12, 31},  // "never"
};

/// Full years of life; negative when not yet born.
std::int32_t age_at(const CivilDate& born, const CivilDate& today) {
  const bool had_birthday =
      today.month != born.month ? today.month > born.month : today.day >= born.day;
  return today.year - born.year - (had_birthday ? 0 : 1);
}

BirthDateRange range_of(Date born, Date as_of) {
  if (born > as_of) return BirthDateRange::kInFuture;
  const bool is_too_early = age_at(to_civil(born), to_civil(as_of)) >= kLongestLife;
  return is_too_early ? BirthDateRange::kTooEarly : BirthDateRange::kPlausible;
}

/// The day where there is such a one, and it is plausible.
std::optional<Date> plausible(const CivilDate& civil, Date as_of) {
  const std::optional<Date> date = make_date(civil);
  const bool is_kept = date && range_of(*date, as_of) == BirthDateRange::kPlausible;
  return is_kept ? date : std::nullopt;
}

}  // namespace

std::string_view to_string(BirthDateRange range) {
  switch (range) {
    case BirthDateRange::kPlausible: return "plausible";
    case BirthDateRange::kInFuture: return "in_future";
    case BirthDateRange::kTooEarly: return "too_early";
  }
  return {};
}

BirthDateMarks mark_birth_date(Date born, Date as_of) {
  const CivilDate civil = to_civil(born);
  BirthDateMarks marks;
  marks.range = range_of(born, as_of);
  marks.is_placeholder = std::find(std::begin(kPlaceholders), std::end(kPlaceholders), civil) !=
                         std::end(kPlaceholders);
  marks.is_new_year = civil.month == 1 && civil.day == 1;
  if (civil.day <= 12 && civil.day != civil.month) {
    marks.swapped = plausible({civil.year, civil.day, civil.month}, as_of);
  }
  if (marks.range == BirthDateRange::kInFuture) {
    marks.century_before = plausible({civil.year - 100, civil.month, civil.day}, as_of);
  }
  return marks;
}

}  // namespace sonder
