#include <algorithm>
#include <iterator>

#include "table/detail/column_reading.h"
#include "text/blanks.h"

namespace sonder::detail {
namespace {

/// In lower case.
constexpr std::string_view kMissing[] = {"-",
                                         "--",
                                         "?",
                                         ".",
                                         "na",
                                         "n/a",
                                         "n.a.",
                                         "#n/a",
                                         "<na>",
                                         "nan",
                                         "null",
                                         "(null)",
                                         "none",
                                         "nil",
                                         "b/d",
                                         "brak",
                                         "nema",
                                         "brak danych",
                                         "nema podataka",
                                         "[not completed]",
                                         "\u2013",
                                         "\u2014"};
/// Dashes and Russian words, whose case is written out.
constexpr std::string_view kMissingCyrillic[] = {
    "\u043D\u0435\u0442 \u0434\u0430\u043D\u043D\u044B\u0445",
    "\u041D\u0435\u0442 \u0434\u0430\u043D\u043D\u044B\u0445", "\u043D/\u0434", "\u041D/\u0414"};
constexpr std::size_t kLongestMissing = 19;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte; }

bool is_equal_in_any_case(std::string_view text, std::string_view expected) {
  return text.size() == expected.size() && std::equal(text.begin(), text.end(), expected.begin(),
                                                      [](char a, char b) { return lower(a) == b; });
}

bool is_missing_token(std::string_view cell) {
  if (cell.size() > kLongestMissing || is_digit(cell.front())) return false;
  const auto is_cell = [cell](std::string_view token) { return is_equal_in_any_case(cell, token); };
  return std::any_of(std::begin(kMissing), std::end(kMissing), is_cell) ||
         std::find(std::begin(kMissingCyrillic), std::end(kMissingCyrillic), cell) !=
             std::end(kMissingCyrillic);
}

/// Exporters put an apostrophe before what a spreadsheet would take for a formula or a number.
bool has_guard(std::string_view cell) {
  constexpr std::string_view kGuarded = "+-=@";
  if (cell.size() < 2 || cell.front() != '\'') return false;
  return is_digit(cell[1]) || kGuarded.find(cell[1]) != std::string_view::npos;
}

void add_text(Distinct& distinct, std::uint32_t code, std::string_view cell, std::uint32_t rows) {
  if (has_guard(cell)) {
    cell.remove_prefix(1);
    distinct.has_guard = true;
    distinct.has_guarded_digits = distinct.has_guarded_digits || is_digit(cell.front());
  }
  distinct.codes.push_back(code);
  distinct.texts.push_back(cell);
  distinct.cells.push_back(rows);
  distinct.cell_count += rows;
}

/// How many of the first rows have each code. Of few codes in four counts that take turns: adding
/// to one that was just added to waits for it.
std::vector<std::uint32_t> count_codes(const CodedText& text, std::size_t rows) {
  constexpr std::size_t kCounts = 4;
  constexpr std::size_t kMostCodes = 1'024;
  const std::size_t size = text.dictionary.size();
  const std::size_t turns = size <= kMostCodes ? kCounts : 1;
  std::vector<std::uint32_t> counts(size * turns);
  std::size_t row = 0;
  for (; turns == kCounts && row + kCounts <= rows; row += kCounts) {
    for (std::size_t i = 0; i < kCounts; ++i) ++counts[i * size + text.codes[row + i]];
  }
  for (; row < rows; ++row) ++counts[text.codes[row]];
  for (std::size_t i = size; i < counts.size(); ++i) counts[i % size] += counts[i];
  counts.resize(size);
  return counts;
}

}  // namespace

Distinct find_distinct(const CodedText& text, std::size_t rows_looked_at) {
  Distinct distinct;
  distinct.code_count = text.dictionary.size();
  distinct.filled = Bitset(distinct.code_count);
  const std::vector<std::uint32_t> rows = count_codes(text, rows_looked_at);
  for (std::uint32_t code = 1; code < text.dictionary.size(); ++code) {
    const std::string_view cell = trim(text.dictionary.text(code));
    if (cell.empty()) continue;
    distinct.filled.set(code);
    distinct.filled_count += rows[code];
    if (rows[code] > 0 && !is_missing_token(cell)) add_text(distinct, code, cell, rows[code]);
  }
  return distinct;
}

std::size_t most_odd_texts(const Distinct& distinct) {
  return std::max<std::size_t>(3, distinct.codes.size() / 50);
}

}  // namespace sonder::detail
