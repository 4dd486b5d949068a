#include "table/detail/xlsx_sheet.h"

#include <algorithm>
#include <utility>

#include "base/date.h"
#include "base/sorting.h"
#include "base/utf8.h"
#include "text/dates.h"

namespace sonder::detail {
namespace {

constexpr std::uint64_t kMostRows = 1'048'576;  // of a sheet, ISO 29500-1 and every program
constexpr std::size_t kMostColumns = 16'384;    // A to XFD

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// "#DIV/0!" and its kin; anything else could hold more than the name of an error.
bool is_error_name(std::string_view text) {
  constexpr std::size_t kLongest = 16;
  return text.size() <= kLongest && text.starts_with('#') &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  std::string_view("#/!?_").find(c) != std::string_view::npos;
         });
}

/// "2024-02-29T13:05:00.000" as other dates are written.
std::string iso_date_text(std::string_view text) {
  const std::optional<Moment> moment = parse_moment(text, DateOrder::kYearMonthDay);
  if (!moment) return std::string(text);
  if (!moment->has_time) return format_iso(day_of(moment->at));
  std::string written = format_iso(moment->at);
  std::replace(written.begin(), written.end(), 'T', ' ');
  return written;
}

}  // namespace

std::optional<CellReference> read_cell_reference(std::string_view text) {
  constexpr std::size_t kLetters = 4;
  CellReference reference;
  std::size_t size = 0;
  while (size < text.size() && size < kLetters && is_letter(text[size])) {
    reference.column =
        reference.column * 26 + static_cast<std::uint32_t>((text[size] | 0x20) - 'a' + 1);
    ++size;
  }
  reference.row = whole_number_or(text.substr(size), 0);
  if (size == 0 || reference.row == 0) return std::nullopt;
  --reference.column;
  return reference;
}

SheetSink::SheetSink(const SheetContext& context, SheetBudget& budget)
    : context_(context), rows_(context.limits, context.hash_seed, budget) {}

void SheetSink::fail(std::string what) {
  XmlSink::fail({ErrorCode::kLimitExceeded, std::move(what)});
}

void SheetSink::add_issue(IssueCode code, std::string_view what) {
  if (!issues_.keeps(code)) return issues_.count_only(code);
  issues_.add({.code = code,
               .row = row_.number,
               .column = column_,
               .message = "row " + std::to_string(row_.number) + std::string(what)});
}

void SheetSink::open(const XmlTag& tag) {
  const std::string_view name = tag.name;
  if (in_cell_) {
    if (name == "v" || (name == "t" && !in_phonetic_)) {
      in_value_ = true;
      has_value_ = true;
    }
    if (name == "f") has_formula_ = true;
    if (name == "rPh") in_phonetic_ = true;
  } else if (in_row_) {
    if (name == "c") open_cell(tag);
  } else if (in_data_) {
    if (name == "row") open_row(tag);
  } else if (name == "sheetData") {
    in_data_ = true;
  } else if (name == "mergeCell") {
    note_merged(tag.value("ref"));
  }
}

void SheetSink::text(std::string_view part) {
  if (!in_value_) return;
  if (value_.size() + part.size() > kLongestCell) {
    return fail("row " + std::to_string(row_.number) + " holds a cell of more than " +
                std::to_string(kLongestCell) + " bytes, the limit");
  }
  value_ += part;
}

void SheetSink::close(std::string_view name) {
  if (name == "v" || name == "t") in_value_ = false;
  if (name == "rPh") in_phonetic_ = false;
  if (name == "c" && in_cell_) close_cell();
  if (name == "row" && in_row_) close_row();
  if (name == "sheetData") in_data_ = false;
}

// ---- rows

void SheetSink::open_row(const XmlTag& tag) {
  in_row_ = true;
  row_.number = whole_number_or(tag.value("r"), 0);
  row_.bytes.clear();
  row_.cells.clear();
  row_cells_ = 0;
  next_column_ = 0;
}

/// Of two cells at one place the later one counts.
void SheetSink::drop_repeated_cells() {
  const auto by_column = [](const SheetRow::Cell& a, const SheetRow::Cell& b) {
    return a.column < b.column;
  };
  if (!std::is_sorted(row_.cells.begin(), row_.cells.end(), by_column)) {
    sort_stably(row_.cells, by_column);
  }
  std::size_t kept = 0;
  for (const SheetRow::Cell& cell : row_.cells) {
    if (kept > 0 && row_.cells[kept - 1].column == cell.column) {
      column_ = cell.column;
      add_issue(IssueCode::kRepeatedKey, " has a cell twice; the last one counts");
      row_.cells[kept - 1] = cell;
    } else {
      row_.cells[kept++] = cell;
    }
  }
  row_.cells.resize(kept);
}

void SheetSink::close_row() {
  in_row_ = false;
  if (row_.number == 0) row_.number = last_number_ + 1;
  last_number_ = row_.number;
  if (row_.cells.empty()) return;
  if (row_.number > kMostRows) return fail("the sheet has more than 1048576 rows, the limit");
  drop_repeated_cells();
  if (row_.number < rows_.next_row()) {
    column_ = row_.cells.front().column;
    add_issue(IssueCode::kRepeatedKey, " comes again or too late; it was put behind the others");
  }
  rows_.add(row_);
  if (rows_.error()) XmlSink::fail(*rows_.error());
}

// ---- cells

void SheetSink::open_cell(const XmlTag& tag) {
  static constexpr std::pair<std::string_view, CellType> kTypes[] = {
      {"s", CellType::kShared},  {"n", CellType::kNumber}, {"str", CellType::kText},
      {"b", CellType::kBoolean}, {"e", CellType::kError},  {"inlineStr", CellType::kInline},
      {"d", CellType::kIsoDate}};
  in_cell_ = true;
  has_formula_ = false;
  has_value_ = false;
  in_value_ = false;
  in_phonetic_ = false;
  value_.clear();
  type_ = CellType::kNumber;
  const std::string_view told = tag.value("t");
  for (const auto& [word, type] : kTypes) {
    if (told == word) type_ = type;
  }
  style_ = whole_number_or(tag.value("s"), 0);
  place_cell(tag.value("r"));
}

void SheetSink::place_cell(std::string_view reference) {
  column_ = next_column_;
  const std::optional<CellReference> place = read_cell_reference(reference);
  if (place) {
    column_ = place->column;
    if (row_.number == 0) row_.number = place->row;
  }
  if (row_.number == 0) row_.number = last_number_ + 1;
  if (!place && !reference.empty()) {
    add_issue(IssueCode::kOddValue, " has a cell that does not say where it is; it was read next");
  }
  next_column_ = column_ + 1;
  const std::size_t limit = std::min(kMostColumns, context_.limits.columns);
  if (column_ >= limit || ++row_cells_ > 2 * kMostColumns) {
    fail("row " + std::to_string(row_.number) + " has more than " + std::to_string(limit) +
         " cells, the limit");
  }
}

void SheetSink::close_cell() {
  in_cell_ = false;
  in_value_ = false;
  const bool has_result = has_value_ && (!value_.empty() || type_ == CellType::kText);
  if (has_formula_ && !has_result) {
    return add_issue(IssueCode::kErrorCell, " has a formula whose result the file does not hold");
  }
  if (!value_.empty()) read_value();
}

NumberFormat SheetSink::format() const {
  return style_ < context_.formats.size() ? context_.formats[style_] : NumberFormat{};
}

void SheetSink::read_value() {
  if (!is_valid_utf8(value_)) {
    add_issue(IssueCode::kInvalidUtf8, " holds bytes that are not UTF-8");
    value_ = replace_invalid_utf8(value_);
  }
  switch (type_) {
    case CellType::kNumber: return put(number_text(value_, format(), context_.is_1904));
    case CellType::kShared: return read_shared();
    case CellType::kText:
    case CellType::kInline: return put(unescape_cell_text(value_));
    case CellType::kBoolean: return put(value_ == "1" || value_ == "true" ? "TRUE" : "FALSE");
    case CellType::kError: return read_error();
    case CellType::kIsoDate: return put(iso_date_text(value_));
  }
}

void SheetSink::read_shared() {
  constexpr std::uint32_t kNone = 0xFFFF'FFFF;
  const std::uint32_t number = whole_number_or(value_, kNone);
  if (number < context_.texts.size()) return put(context_.texts.at(number));
  add_issue(IssueCode::kErrorCell, " refers to a text that the file does not hold");
}

void SheetSink::read_error() {
  const std::string_view name = is_error_name(value_) ? std::string_view(value_) : "an error";
  add_issue(IssueCode::kErrorCell, " holds " + std::string(name));
}

void SheetSink::put(std::string_view text) {
  if (text.empty()) return;
  if (row_.bytes.size() + text.size() > context_.limits.row_bytes) {
    return fail("row " + std::to_string(row_.number) + " is longer than " +
                std::to_string(context_.limits.row_bytes) + " bytes, the limit of one row");
  }
  row_.cells.push_back({column_, static_cast<std::uint32_t>(row_.bytes.size()),
                        static_cast<std::uint32_t>(text.size())});
  row_.bytes += text;
}

// ---- behind the rows

void SheetSink::note_merged(std::string_view range) {
  const std::size_t colon = std::min(range.find(':'), range.size());
  const auto first = read_cell_reference(range.substr(0, colon));
  const auto last = read_cell_reference(range.substr(std::min(colon + 1, range.size())));
  if (!first || !last || last->column <= first->column) return;
  rows_.add_merged({first->row, first->column, last->column});
}

RawTable SheetSink::finish() {
  RawTable table = rows_.finish();
  table.issues.append(issues_);
  return table;
}

}  // namespace sonder::detail
