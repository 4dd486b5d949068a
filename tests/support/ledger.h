#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "table/delimited_reader.h"
#include "table/dialect.h"

/// The proof that a reading lost nothing: its records are put together again out of all the places
/// where a `RawTable` keeps text, and compared with those of a tokenizer that shares no code.
namespace sonder::testing {

/// Every record of a table that holds more than blanks by its number in the file, without the empty
/// cells at its end: a short record is filled with them, and a trailing delimiter makes one.
using Ledger = std::map<std::uint64_t, std::vector<std::string>>;

inline bool is_blank(const std::string& cell) {
  return cell.find_first_not_of(" \t\r\n") == std::string::npos;
}

inline void enter(Ledger& ledger, std::uint64_t row, std::vector<std::string> cells) {
  if (std::all_of(cells.begin(), cells.end(), is_blank)) return;
  while (cells.back().empty()) cells.pop_back();
  ledger[row] = std::move(cells);
}

inline std::vector<std::string> row_of(const RawTable& table, std::size_t row) {
  std::vector<std::string> cells;
  for (const CodedText& column : table.columns) cells.emplace_back(column.at(row));
  return cells;
}

/// Titles, head, columns and surplus of a table as one ledger.
inline Ledger ledger_of(const RawTable& table) {
  std::map<std::uint64_t, std::vector<std::string>> records;
  for (const HeadRecord& record : table.titles) records[record.row] = record.cells;
  for (const HeadRecord& record : table.head) records[record.row] = record.cells;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    records[table.file_row(row)] = row_of(table, row);
  }
  for (const SurplusCells& surplus : table.surplus) {
    std::vector<std::string>& record = records[surplus.row];
    record.resize(table.columns.size());
    record.insert(record.end(), surplus.cells.begin(), surplus.cells.end());
  }
  Ledger ledger;
  for (auto& [row, cells] : records) enter(ledger, row, std::move(cells));
  return ledger;
}

/// Cuts text into records byte by byte, as the header of `DelimitedReader` describes it. Slow,
/// and plain enough to be checked by eye.
class PlainTokenizer {
 public:
  PlainTokenizer(std::string_view text, const Dialect& dialect) : text_(text), dialect_(dialect) {}

  Ledger read() {
    Ledger ledger;
    for (std::uint64_t row = 1; at_ < text_.size(); ++row) enter(ledger, row, read_record());
    return ledger;
  }

 private:
  bool has_blanks() const { return dialect_.delimiter == ' '; }
  bool is_at_end() const { return at_ == text_.size(); }
  bool is_at(char byte) const { return !is_at_end() && text_[at_] == byte; }
  bool is_at_line_end() const { return is_at('\n') || is_at('\r'); }
  bool is_at_delimiter() const {
    return is_at(dialect_.delimiter) || (has_blanks() && is_at('\t'));
  }
  bool is_at_quote() const { return dialect_.quote != '\0' && is_at(dialect_.quote); }
  bool is_at_cell_end() const { return is_at_end() || is_at_line_end() || is_at_delimiter(); }

  std::vector<std::string> read_record() {
    std::vector<std::string> cells;
    for (;;) {
      if (has_blanks()) skip_blanks();
      if (!has_blanks() || !(is_at_end() || is_at_line_end())) cells.push_back(read_cell());
      if (is_at_end() || is_at_line_end()) break;
      ++at_;
      if (dialect_.drops_blank && is_at(' ')) ++at_;
    }
    const bool is_return = is_at('\r');
    if (!is_at_end()) ++at_;
    if (is_return && is_at('\n')) ++at_;
    return cells;
  }

  std::string skip_blanks() {
    const std::size_t begin = at_;
    while ((is_at(' ') || is_at('\t')) && (has_blanks() || !is_at_delimiter())) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string read_cell() {
    if (dialect_.quote == '\0') return read_plain("");
    std::string blanks = skip_blanks();
    if (!is_at_quote()) return read_plain(std::move(blanks));
    ++at_;
    std::string cell = read_quoted();
    std::string behind = has_blanks() ? "" : skip_blanks();
    return is_at_cell_end() ? cell : read_plain(cell + behind);
  }

  std::string read_plain(std::string cell) {
    while (!is_at_cell_end()) cell += text_[at_++];
    return cell;
  }

  std::string read_quoted() {
    std::string cell;
    while (!is_at_end()) {
      const bool has_next = at_ + 1 < text_.size();
      const char next = has_next ? text_[at_ + 1] : '\0';
      const bool is_escape = dialect_.escape != '\0' && is_at(dialect_.escape) && has_next;
      if (is_escape && (next == dialect_.quote || next == dialect_.escape))
        ++at_;
      else if (is_at_quote() && has_next && next == dialect_.quote)
        ++at_;
      else if (is_at_quote())
        break;
      cell += text_[at_++];
    }
    if (!is_at_end()) ++at_;
    return cell;
  }

  std::string_view text_;
  Dialect dialect_;
  std::size_t at_ = 0;
};

/// The bytes behind a byte order mark and a line such as "sep=;".
inline std::string_view text_behind_start(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  const bool is_line = bytes.substr(0, 4) == "sep=" && bytes.size() > 5 && bytes[4] != '\n' &&
                       bytes[4] != '\r' && (bytes[5] == '\n' || bytes[5] == '\r');
  if (is_line) bytes.remove_prefix(bytes.substr(5, 2) == "\r\n" ? 7 : 6);
  return bytes;
}

inline Ledger plain_ledger_of(std::string_view bytes, const Dialect& dialect) {
  return PlainTokenizer(text_behind_start(bytes), dialect).read();
}

/// Without the numbers.
inline std::vector<std::vector<std::string>> records_of(const Ledger& ledger) {
  std::vector<std::vector<std::string>> records;
  for (const auto& [row, cells] : ledger) records.push_back(cells);
  return records;
}

inline Result<RawTable> read_whole(std::string_view bytes, const Dialect& dialect) {
  DelimitedReader reader(dialect);
  const Status pushed = reader.push(bytes);
  if (!pushed) return pushed.error();
  return reader.finish();
}

/// Reads bytes with the dialects that `rank_dialects` proposes until one fits, as an import does.
inline Result<RawTable> read_ranked(std::string_view bytes) {
  constexpr std::size_t kPrefixBytes = std::size_t{256} << 10;
  const auto ranked = rank_dialects(bytes.substr(0, kPrefixBytes), bytes.size() <= kPrefixBytes);
  if (!ranked) return ranked.error();
  const std::vector<DialectCandidate>& candidates = ranked.value();
  std::size_t taken = 0;
  Result<RawTable> best = read_whole(bytes, candidates[0].dialect);
  std::optional<std::size_t> next = 0;
  for (;;) {
    next = best ? find_next_reading(candidates, *next, best.value())
                : find_calmer_reading(candidates, *next);
    if (!next) break;
    Result<RawTable> other = read_whole(bytes, candidates[*next].dialect);
    const bool is_better =
        other && (!best || damage_share(other.value()) < damage_share(best.value()));
    if (is_better) taken = *next;
    if (is_better) best = std::move(other);
  }
  if (!best) return best;
  RawTable table = std::move(best).value();
  report_doubtful_dialect(candidates[taken], table);
  return table;
}

}  // namespace sonder::testing
