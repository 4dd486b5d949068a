#include "table/detail/table_builder.h"

#include <algorithm>
#include <utility>

#include "base/bitset.h"
#include "table/detail/find_texts.h"
#include "text/blanks.h"
#include "text/utf8.h"

namespace sonder::detail {
namespace {

std::string row_name(std::uint64_t row) { return "row " + std::to_string(row); }

bool are_all_empty(const std::vector<std::string>& cells) {
  return std::all_of(cells.begin(), cells.end(), [](const std::string& c) { return c.empty(); });
}

bool are_all_blank(const std::vector<std::string>& cells) {
  return std::all_of(cells.begin(), cells.end(),
                     [](const std::string& c) { return trim(c).empty(); });
}

/// What a line without anything on it makes: no cell, or one blank one.
bool is_blank_line(const std::vector<std::string>& cells) {
  return cells.empty() || (cells.size() == 1 && trim(cells[0]).empty());
}

}  // namespace

TableBuilder::TableBuilder(Dialect dialect, ReaderLimits limits, std::uint64_t hash_seed)
    : limits_(limits), hash_seed_(hash_seed) {
  table_.dialect = dialect;
}

std::size_t TableBuilder::row_count() const {
  return table_.row_count + std::max<std::size_t>(table_.head.size(), 1) - 1;
}

void TableBuilder::end_record() {
  ++record_;
  if (!has_columns_) {
    take_head_record();
  } else if (is_blank_record()) {
    skip_blank_record();
  } else {
    take_row();
  }
  position_ = 0;
  filled_ = 0;
  spare_.clear();
}

void TableBuilder::stray_quote() {
  add_issue(IssueCode::kStrayQuote, current_row(), " has text behind a closing quote; it was kept");
}

void TableBuilder::unclosed_quote() {
  add_issue(IssueCode::kUnclosedQuote, current_row(),
            " opens a quote that the file does not close");
}

void TableBuilder::long_record() {
  fail(current_row(),
       " is longer than " + std::to_string(limits_.row_bytes) + " bytes, the limit of one row",
       "A quote that is never closed makes one row of the rest of the file.");
}

void TableBuilder::fail(std::uint64_t row, std::string_view what, std::string_view hint) {
  if (error_) return;
  error_ = Error{ErrorCode::kLimitExceeded, row_name(row) + std::string(what), std::string(hint)};
}

void TableBuilder::add_issue(IssueCode code, std::uint64_t row, std::string_view what) {
  IssueLog& log = table_.issues;
  if (!log.keeps(code)) return log.count_only(code);
  log.add({.code = code, .row = row, .message = row_name(row) + std::string(what)});
}

void TableBuilder::keep_spare(std::string_view text) {
  if (position_ >= limits_.columns) {
    return fail(current_row(),
                " has more than " + std::to_string(limits_.columns) + " cells, the limit");
  }
  spare_.emplace_back(text);
}

// ---- the head

bool TableBuilder::is_blank_head_record() const {
  if (!is_blank_line(spare_)) return false;
  const auto has_one_cell = [](const HeadRecord& record) { return record.cells.size() == 1; };
  return table_.head.empty() || !std::all_of(table_.head.begin(), table_.head.end(), has_one_cell);
}

void TableBuilder::take_head_record() {
  if (is_blank_head_record()) return add_issue(IssueCode::kBlankRow, record_, " is blank");
  HeadRecord record{record_, std::move(spare_)};
  if (table_.titles.size() < table_.dialect.title_records) {
    add_issue(IssueCode::kTitleLine, record_, " stands in front of the header and was kept aside");
    return table_.titles.push_back(std::move(record));
  }
  check_row_limit();
  table_.head.push_back(std::move(record));
  if (table_.head.size() == RawTable::kHeadRecords) start_columns();
}

/// The records behind the header agree on a larger width, and not by empty cells alone.
bool TableBuilder::is_wider_than_header(std::size_t width) const {
  if (table_.head.size() < 3 || width <= table_.head.front().cells.size()) return false;
  return std::all_of(table_.head.begin() + 1, table_.head.end(), [width](const HeadRecord& record) {
    return record.cells.size() == width && !record.cells.back().empty();
  });
}

void TableBuilder::settle_width() {
  width_ = table_.head.front().cells.size();
  const std::size_t last = table_.head.back().cells.size();
  if (is_wider_than_header(last)) width_ = last;
}

/// Empty lines of what turned out to have several columns.
void TableBuilder::drop_blank_head_records() {
  if (width_ == 1) return;
  std::erase_if(table_.head, [this](const HeadRecord& record) {
    if (!is_blank_line(record.cells)) return false;
    add_issue(IssueCode::kBlankRow, record.row, " is blank");
    return true;
  });
}

void TableBuilder::check_head_widths() {
  for (std::size_t i = 1; i < table_.head.size(); ++i) {
    const HeadRecord& record = table_.head[i];
    const std::size_t cells = record.cells.size();
    const bool is_trailing_delimiter =
        cells + 1 == width_ && table_.head.front().cells.back().empty();
    if (cells < width_ && !is_trailing_delimiter && !are_all_empty(record.cells)) {
      report_width(IssueCode::kShortRow, record.row, cells);
    }
    if (cells <= width_) continue;
    std::vector<std::string> surplus(record.cells.begin() + static_cast<std::ptrdiff_t>(width_),
                                     record.cells.end());
    table_.head[i].cells.resize(width_);
    if (are_all_empty(surplus)) continue;
    report_width(IssueCode::kLongRow, record.row, cells);
    table_.surplus.push_back({record.row, std::move(surplus)});
  }
}

void TableBuilder::start_columns() {
  settle_width();
  drop_blank_head_records();
  check_head_widths();
  table_.first_row = record_ + 1;
  table_.columns.assign(width_, CodedText{TextDictionary(hash_seed_), {}});
  has_columns_ = true;
}

// ---- the rows behind it

bool TableBuilder::is_blank_record() const {
  if (position_ == 0) return width_ > 1;
  if (position_ > 1 || width_ == 1) return false;
  return trim(table_.columns[0].dictionary.text(filled_)).empty();
}

void TableBuilder::skip_blank_record() {
  if (position_ == 1) table_.columns[0].codes.pop_back();
  table_.blank_before.push_back(table_.row_count);
  add_issue(IssueCode::kBlankRow, record_, " is blank");
}

void TableBuilder::check_row_limit() {
  if (!has_records() || row_count() < limits_.rows) return;
  fail(record_, " is beyond the limit of " + std::to_string(limits_.rows) + " rows");
}

void TableBuilder::take_row() {
  check_row_limit();
  if (position_ < width_) fill_row();
  if (!spare_.empty() && !are_all_empty(spare_)) {
    report_width(IssueCode::kLongRow, record_, position_);
    table_.surplus.push_back({record_, std::move(spare_)});
  }
  ++table_.row_count;
}

void TableBuilder::fill_row() {
  const std::size_t lacking = width_ - position_;
  for (std::size_t i = position_; i < width_; ++i) {
    table_.columns[i].codes.push_back(TextDictionary::kEmpty);
  }
  const bool is_trailing_delimiter = lacking == 1 && table_.head.front().cells.back().empty();
  if (is_trailing_delimiter || filled_ == TextDictionary::kEmpty) return;
  report_width(IssueCode::kShortRow, record_, position_);
}

void TableBuilder::report_width(IssueCode code, std::uint64_t row, std::size_t cells) {
  add_issue(code, row,
            " has " + std::to_string(cells) + " cells instead of " + std::to_string(width_));
}

// ---- the end

bool TableBuilder::is_empty_row(std::size_t row) const {
  return std::all_of(table_.columns.begin(), table_.columns.end(),
                     [row](const CodedText& column) { return trim(column.at(row)).empty(); });
}

/// Rows of empty cells that nothing follows are blank after all.
void TableBuilder::drop_blank_tail() {
  std::size_t kept = table_.row_count;
  const std::uint64_t last_surplus = table_.surplus.empty() ? 0 : table_.surplus.back().row;
  while (kept > 0 && table_.file_row(kept - 1) > last_surplus && is_empty_row(kept - 1)) --kept;
  for (std::size_t row = kept; row < table_.row_count; ++row) {
    add_issue(IssueCode::kBlankRow, table_.file_row(row), " is blank");
  }
  if (kept == table_.row_count) return;
  for (CodedText& column : table_.columns) column.codes.resize(kept);
  table_.row_count = kept;
  std::erase_if(table_.blank_before, [kept](std::uint64_t row) { return row > kept; });
}

void TableBuilder::drop_blank_head_tail() {
  if (table_.row_count > 0) return;
  const std::uint64_t last_surplus = table_.surplus.empty() ? 0 : table_.surplus.back().row;
  while (table_.head.size() > 1 && are_all_blank(table_.head.back().cells) &&
         table_.head.back().row > last_surplus) {
    add_issue(IssueCode::kBlankRow, table_.head.back().row, " is blank");
    table_.head.pop_back();
  }
}

void TableBuilder::report_invalid_text() {
  for (const HeadRecord& record : table_.head) {
    if (std::all_of(record.cells.begin(), record.cells.end(), is_valid_utf8)) continue;
    add_issue(IssueCode::kInvalidUtf8, record.row, " holds bytes that are not UTF-8");
  }
  for (std::size_t column = 0; column < width_; ++column) report_invalid_column(column);
}

void TableBuilder::report_invalid_column(std::size_t column) {
  const CodedText& text = table_.columns[column];
  const Bitset invalid =
      find_texts(text.dictionary, [](std::string_view cell) { return !is_valid_utf8(cell); });
  if (invalid.count() == 0) return;
  for (std::size_t row = 0; row < table_.row_count; ++row) {
    if (!invalid.test(text.codes[row])) continue;
    const std::uint64_t file_row = table_.file_row(row);
    table_.issues.add({.code = IssueCode::kInvalidUtf8,
                       .row = file_row,
                       .column = static_cast<std::uint32_t>(column),
                       .message = row_name(file_row) + " holds bytes that are not UTF-8"});
  }
}

RawTable TableBuilder::finish() {
  if (!has_columns_ && has_records()) start_columns();
  drop_blank_tail();
  drop_blank_head_tail();
  report_invalid_text();
  return std::move(table_);
}

}  // namespace sonder::detail
