#include "table/detail/table_builder.h"

#include <algorithm>
#include <utility>

#include "text/blanks.h"

namespace sonder::detail {
namespace {

/// By then it shows whether texts repeat.
constexpr std::size_t kRowsBeforePacking = 4'096;
/// A dictionary pays when each text comes at least as often.
constexpr std::size_t kLeastRepeats = 4;
/// One odd text among as many is no reason to give packing up.
constexpr std::size_t kLeastRegular = 64;

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
  is_filled_ = false;
  spare_.clear();
}

std::size_t TableBuilder::record_room() const {
  if (!has_columns_ || row_count() >= limits_.rows) return 0;
  return limits_.rows - row_count();
}

void TableBuilder::records(const std::vector<std::string_view>& cells, std::size_t count) {
  if (count == 0) return;
  for (std::size_t i = 0; i < width_; ++i) {
    const std::string_view* const first = cells.data() + i;
    if (table_.packed[i]) {
      table_.packed[i]->append_rows(first, width_, count);
      continue;
    }
    CodedText& column = table_.columns[i];
    column.dictionary.intern_rows(first, width_, count, column.codes);
  }
  table_.row_count += count;
  record_ += count;
  if (may_pack_ && table_.row_count >= kRowsBeforePacking) pack_columns();
}

void TableBuilder::reserve_rows(std::size_t rows) {
  rows = std::min(rows, limits_.rows);
  for (std::size_t i = 0; i < width_; ++i) {
    if (table_.packed[i]) {
      table_.packed[i]->reserve(rows);
    } else {
      table_.columns[i].codes.reserve(rows);
    }
  }
}

void TableBuilder::append_cell(std::size_t column, std::string_view text) {
  if (table_.packed[column]) return table_.packed[column]->append(text);
  CodedText& coded = table_.columns[column];
  coded.codes.push_back(coded.dictionary.intern(text));
}

void TableBuilder::pack_columns() {
  may_pack_ = false;
  for (std::size_t i = 0; i < width_; ++i) pack_column(i);
}

/// Where the dictionary would go on holding most texts, and all of them have one shape.
void TableBuilder::pack_column(std::size_t column) {
  CodedText& coded = table_.columns[column];
  const TextDictionary& texts = coded.dictionary;
  if (texts.size() * kLeastRepeats < coded.codes.size()) return;
  const std::optional<PackedShape> shape = packed_shape_of(texts.text(1));
  if (!shape) return;
  for (std::uint32_t code = 2; code < texts.size(); ++code) {
    if (packed_shape_of(texts.text(code)) != shape) return;
  }
  PackedNumbers packed(*shape, hash_seed_);
  for (const std::uint32_t code : coded.codes) packed.append(texts.text(code));
  table_.packed[column] = std::move(packed);
}

/// A column is worth packing while nearly all texts have its shape.
void TableBuilder::unpack_odd_columns() {
  for (std::size_t i = 0; i < table_.packed.size(); ++i) {
    std::optional<PackedNumbers>& packed = table_.packed[i];
    if (!packed || packed->odd_count() * kLeastRegular <= packed->size()) continue;
    table_.columns[i] = packed->to_coded();
    packed.reset();
  }
}

void TableBuilder::stray_quote() {
  add_issue(IssueCode::kStrayQuote, current_row(), " has text behind a closing quote; it was kept");
}

void TableBuilder::mended_quotes() {
  add_issue(IssueCode::kStrayQuote, current_row(),
            " has quote marks that do not add up; those out of place were kept as text and it was "
            "cut into " +
                std::to_string(position_) + " cells: check where they begin and end");
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
  table_.packed.resize(width_);
  has_columns_ = true;
}

// ---- the rows behind it

bool TableBuilder::is_blank_record() const {
  if (position_ == 0) return width_ > 1;
  return position_ == 1 && width_ > 1 && is_first_blank_;
}

void TableBuilder::skip_blank_record() {
  if (position_ == 1) shrink_column(0, table_.row_count);
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
  for (std::size_t i = position_; i < width_; ++i) append_cell(i, {});
  const bool is_trailing_delimiter = lacking == 1 && table_.head.front().cells.back().empty();
  if (is_trailing_delimiter || !is_filled_) return;
  report_width(IssueCode::kShortRow, record_, position_);
}

void TableBuilder::report_width(IssueCode code, std::uint64_t row, std::size_t cells) {
  add_issue(code, row,
            " has " + std::to_string(cells) + " cells instead of " + std::to_string(width_));
}

// ---- the end

bool TableBuilder::is_empty_row(std::size_t row) const {
  PackedNumbers::Buffer buffer;
  for (std::size_t i = 0; i < width_; ++i) {
    if (!trim(table_.cell(i, row, buffer)).empty()) return false;
  }
  return true;
}

void TableBuilder::shrink_column(std::size_t column, std::size_t rows) {
  if (table_.packed[column]) table_.packed[column]->shrink(rows);
  std::vector<std::uint32_t>& codes = table_.columns[column].codes;
  codes.resize(std::min(codes.size(), rows));
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
  for (std::size_t i = 0; i < width_; ++i) shrink_column(i, kept);
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

RawTable TableBuilder::finish() {
  if (!has_columns_ && has_records()) start_columns();
  drop_blank_tail();
  drop_blank_head_tail();
  unpack_odd_columns();
  return std::move(table_);
}

}  // namespace sonder::detail
