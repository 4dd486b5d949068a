#include "table/detail/torn_cells.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/bitset.h"
#include "table/detail/find_texts.h"
#include "text/blanks.h"

namespace sonder::detail {
namespace {

bool has_odd_count(std::string_view text, char quote) {
  return std::count(text.begin(), text.end(), quote) % 2 != 0;
}

bool is_inside_text(std::string_view text, std::size_t at) {
  if (at == std::string_view::npos || at == 0 || at + 1 >= text.size()) return false;
  const bool is_size = text[at + 1] == 'x' && text[at - 1] >= '0' && text[at - 1] <= '9';
  return !is_size && text[at - 1] != ' ' && text[at + 1] != ' ';
}

bool is_torn_open(std::string_view text, char quote) {
  return is_inside_text(text, text.find(quote)) && has_odd_count(text, quote);
}

bool is_torn_end(std::string_view text, char quote) {
  text = trim(text);
  return !text.empty() && text.back() == quote && has_odd_count(text, quote);
}

/// Follows the cells of one record from left to right.
class TornCells {
 public:
  void add(bool is_open, bool is_end) {
    is_torn_ |= is_open_ && is_end;
    is_open_ |= is_open;
  }
  bool are_found() const { return is_torn_; }

 private:
  bool is_open_ = false;
  bool is_torn_ = false;
};

void report(RawTable& table, std::uint64_t row) {
  if (!table.issues.keeps(IssueCode::kStrayQuote)) {
    return table.issues.count_only(IssueCode::kStrayQuote);
  }
  table.issues.add(
      {.code = IssueCode::kStrayQuote,
       .row = row,
       .message = "row " + std::to_string(row) +
                  " has a quote mark in the middle of a cell; a delimiter may be lost"});
}

void report_head(RawTable& table, char quote) {
  for (const HeadRecord& record : table.head) {
    TornCells cells;
    for (const std::string& cell : record.cells) {
      cells.add(is_torn_open(cell, quote), is_torn_end(cell, quote));
    }
    if (cells.are_found()) report(table, record.row);
  }
}

using TextTest = bool (*)(std::string_view text, char quote);

/// Per column, the codes of the texts that pass the test.
std::vector<Bitset> find_in_columns(const RawTable& table, TextTest passes) {
  const char quote = table.dialect.quote;
  std::vector<Bitset> found;
  for (const CodedText& column : table.columns) {
    const TextDictionary& texts = column.dictionary;
    const bool has_quotes = texts.all_texts().find(quote) != std::string_view::npos;
    found.push_back(has_quotes ? find_texts(texts,
                                            [passes, quote](std::string_view text) {
                                              return passes(text, quote);
                                            })
                               : Bitset(texts.size()));
  }
  return found;
}

bool is_torn_row(const RawTable& table, const std::vector<Bitset>& open,
                 const std::vector<Bitset>& ends, std::size_t row) {
  TornCells cells;
  for (std::size_t i = 0; i < open.size(); ++i) {
    const std::vector<std::uint32_t>& codes = table.columns[i].codes;
    // A column of packed numbers has no texts.
    if (row < codes.size()) cells.add(open[i].test(codes[row]), ends[i].test(codes[row]));
  }
  return cells.are_found();
}

}  // namespace

void report_torn_cells(RawTable& table) {
  const char quote = table.dialect.quote;
  if (quote == '\0') return;
  report_head(table, quote);
  const std::vector<Bitset> open = find_in_columns(table, is_torn_open);
  const bool has_open =
      std::any_of(open.begin(), open.end(), [](const Bitset& texts) { return texts.count() > 0; });
  if (!has_open) return;
  const std::vector<Bitset> ends = find_in_columns(table, is_torn_end);
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (is_torn_row(table, open, ends, row)) report(table, table.file_row(row));
  }
}

}  // namespace sonder::detail
