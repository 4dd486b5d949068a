#pragma once

#include <array>
#include <initializer_list>

#include "table/detail/column_reading.h"

namespace sonder::detail {

/// Which mark starts decimals, and why.
struct MarkChoice {
  DecimalMark mark = DecimalMark::kPoint;
  bool is_ambiguous = false;
  bool is_told = false;
  std::uint64_t deciding_cells = 0;  ///< cells that only this mark reads
};

/// The texts read as numbers, before it is settled what the column is.
struct Numbers {
  MarkChoice choice;
  std::vector<std::int64_t> mantissas;  ///< beside the distinct texts
  std::vector<std::uint8_t> forms;      ///< the same
  std::int32_t most_decimals = 0;
  std::int32_t plain_decimals = 0;  ///< most of numbers of up to 15 digits
  std::uint64_t largest_whole = 0;  ///< the largest magnitude without decimals
  bool has_fraction = false;        ///< some number is not whole
  bool has_number_without_decimals = false;
  const char* identifier = "";
  std::uint64_t number_cells = 0;
  std::uint64_t percent_cells = 0;
  std::uint64_t currency_cells = 0;
  std::string_view currency;  ///< of any cell
  bool has_currencies = false;
};

/// How many cells each order reads, and what else the texts say together.
struct DateTally {
  std::array<std::uint64_t, 3> read = {};  ///< per DateOrder
  std::uint64_t dates = 0;                 ///< cells that some order reads
  std::uint64_t only_day_first = 0;
  std::uint64_t only_month_first = 0;
  std::uint64_t with_slash = 0;
  std::uint64_t with_month_name = 0;
  std::uint64_t with_time = 0;
  std::uint64_t with_offset = 0;
  std::uint64_t with_shared_zone = 0;
  std::uint64_t polish = 0;    ///< month's name Polish and not Croatian
  std::uint64_t croatian = 0;  ///< the other way round
  std::uint64_t polish_or_croatian = 0;
  unsigned conflicts = 0;  ///< see MomentEvidence
};

/// What was decided about a column's dates, and whether something else would have fitted.
struct DateChoice {
  DateOrder order = DateOrder::kYearMonthDay;
  MonthNames names = MonthNames::kPolish;
  bool is_told = false;
  bool is_ambiguous = false;  ///< the order
  bool is_mixed = false;      ///< some dates prove the other order
  bool are_names_ambiguous = false;
};

/// The parts one behind the other.
std::string join(std::initializer_list<std::string_view> parts);
/// "31 of 412 dates".
std::string count_of(std::uint64_t some, std::uint64_t all, std::string_view things);

/// One sentence for `Column::evidence`.
std::string describe_numbers(const Distinct& distinct, const Numbers& numbers,
                             const Reading& reading);
std::string describe_dates(const DateTally& tally, const DateChoice& choice,
                           const Reading& reading);

/// `message` goes behind "column `name`: ".
void add_finding(Reading& reading, IssueCode code, const char* message);

}  // namespace sonder::detail
