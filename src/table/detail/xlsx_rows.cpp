#include "table/detail/xlsx_rows.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sonder::detail {
namespace {

constexpr std::size_t kHeldRows = 16;
constexpr std::size_t kMostMerged = 4'096;
constexpr std::size_t kMergedBytes = std::size_t{1} << 20;  // copied into header cells
constexpr std::uint64_t kSurplusCost = 16;
/// So many empty columns or rows part a table from what strayed: a hit on Ctrl and an arrow key
/// leads to the end of the sheet.
constexpr std::size_t kFarColumns = 256;
constexpr std::uint64_t kFarRows = std::uint64_t{64} << 10;

}  // namespace

SheetRows::SheetRows(ReaderLimits limits, std::uint64_t hash_seed, SheetBudget& budget)
    : limits_(limits), hash_seed_(hash_seed), budget_(budget) {}

void SheetRows::take(std::uint64_t& budget, std::uint64_t amount, std::string_view what) {
  if (amount <= budget) {
    budget -= amount;
  } else if (!error_) {
    error_ = Error{ErrorCode::kLimitExceeded,
                   "the sheets hold more " + std::string(what) + " than the limit allows",
                   "Export only the rows and columns that are needed, or save as CSV."};
  }
}

void SheetRows::add(const SheetRow& row) {
  const std::uint64_t number = std::max(row.number, next_row());
  take(budget_.rows, 1, "rows");
  take(budget_.text_bytes, row.bytes.size(), "text");
  if (error_) return;
  const bool is_far = has_rows() && number > last_row_ + kFarRows;
  if (is_far) end_held();
  last_row_ = number;
  if (builder_ && held_.empty() && !is_far) return feed(row, width_);
  held_.push_back(row);
  if (held_.size() == kHeldRows) feed_held();
}

/// Only the first rows can be the header.
void SheetRows::add_merged(const MergedCells& merged) {
  const bool may_be_header = !builder_ || merged.row <= last_held_;
  if (may_be_header && merged_.size() < kMostMerged) merged_.push_back(merged);
}

std::size_t SheetRows::count_titles() const {
  constexpr std::size_t kColumns = 3;
  std::size_t titles = 0;
  while (titles < held_.size() && held_[titles].cells.size() == 1) ++titles;
  if (titles == held_.size() || held_[titles].cells.size() < kColumns) return 0;
  const std::uint32_t edge = held_[titles].cells.front().column;
  const bool are_at_edge =
      std::all_of(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(titles),
                  [edge](const SheetRow& row) { return row.cells.front().column <= edge; });
  return are_at_edge ? titles : 0;
}

/// The table begins where its first row does, and ends in front of a gap behind which only a few
/// rows have anything.
std::size_t SheetRows::find_width(std::size_t titles) const {
  std::vector<std::uint8_t> filled;
  for (std::size_t i = titles; i < held_.size(); ++i) {
    filled.resize(std::max<std::size_t>(filled.size(), held_[i].cells.back().column + 1));
    for (const SheetRow::Cell& cell : held_[i].cells) ++filled[cell.column];
  }
  std::size_t width = held_[titles].cells.front().column + std::size_t{1};
  for (std::size_t i = width; i < filled.size(); ++i) {
    const bool is_usual = filled[i] * 4 > held_.size() + 3;
    if (filled[i] > 0 && (is_usual || i < width + kFarColumns)) width = i + 1;
  }
  return width;
}

void SheetRows::feed_held() {
  std::size_t titles = 0;
  if (!builder_) {
    titles = count_titles();
    width_ = find_width(titles);
    take(budget_.columns, width_, "columns");
    builder_.emplace(Dialect{.title_records = static_cast<std::uint32_t>(titles)}, limits_,
                     hash_seed_);
    last_held_ = last_row_;
  }
  for (std::size_t i = 0; i < held_.size(); ++i) feed(held_[i], i < titles ? 0 : width_);
  held_.clear();
}

/// A few rows far below the table strayed; the first rows are the table.
void SheetRows::end_held() {
  if (!builder_) return feed_held();
  for (const SheetRow& row : held_) set_aside(row, 0);
  held_.clear();
}

/// Keeps the cells from this one on; what lies between them is not worth an empty cell each.
void SheetRows::set_aside(const SheetRow& row, std::size_t first) {
  if (first == row.cells.size()) return;
  take(budget_.cells, (row.cells.size() - first) * kSurplusCost, "cells");
  if (error_) return;
  SurplusCells strays{row.number, {}};
  for (std::size_t i = first; i < row.cells.size(); ++i) {
    strays.cells.emplace_back(row.text(row.cells[i]));
  }
  far_cells_.push_back(std::move(strays));
  const std::uint32_t column = row.cells[first].column;
  far_issues_.add({.code = IssueCode::kLongRow,
                   .row = row.number,
                   .column = column,
                   .message = "row " + std::to_string(row.number) + " has cells from column " +
                              std::to_string(column + 1) +
                              " on that are far from all others; they were kept aside"});
}

void SheetRows::feed(const SheetRow& row, std::size_t width) {
  std::size_t near = 0;
  std::size_t end = width_;
  for (; near < row.cells.size() && row.cells[near].column < end + kFarColumns; ++near) {
    end = std::max<std::size_t>(end, row.cells[near].column + std::size_t{1});
  }
  const std::uint64_t blank = row.number - std::min(row.number, builder_->current_row());
  take(budget_.cells, end + (end - width_) * kSurplusCost, "cells");
  take(budget_.blank_rows, blank, "blank rows between others");
  if (error_) return;
  while (builder_->current_row() < row.number) {
    if (width_ == 1) builder_->cell({});
    builder_->end_record();
  }
  set_aside(row, near);
  std::size_t column = 0;
  for (std::size_t i = 0; i < near; ++i) {
    for (; column < row.cells[i].column; ++column) builder_->cell({});
    builder_->cell(row.text(row.cells[i]));
    ++column;
  }
  for (; near > 0 && column < width; ++column) builder_->cell({});
  builder_->end_record();
  if (builder_->error() && !error_) error_ = builder_->error();
}

std::size_t SheetRows::row_count() const {
  return builder_ ? builder_->row_count() : std::max<std::size_t>(held_.size(), 1) - 1;
}

// ---- merged header cells

/// How many merged stretches the record has. `room` is what may still be copied.
std::size_t SheetRows::fill_merged_record(HeadRecord& record, std::size_t& room) const {
  std::size_t count = 0;
  for (const MergedCells& merged : merged_) {
    if (merged.row != record.row || merged.first_column >= record.cells.size()) continue;
    ++count;
    const std::string& text = record.cells[merged.first_column];
    const std::size_t end =
        std::min<std::size_t>(merged.last_column + std::size_t{1}, record.cells.size());
    for (std::size_t i = merged.first_column + std::size_t{1}; i < end; ++i) {
      if (!record.cells[i].empty() || text.size() > room) continue;
      record.cells[i] = text;
      room -= text.size();
    }
  }
  return count;
}

/// A further row belongs to the header as long as the one above has merged cells.
void SheetRows::fill_merged(RawTable& table) const {
  std::size_t room = kMergedBytes;
  for (HeadRecord& record : table.head) {
    if (fill_merged_record(record, room) == 0) break;
  }
}

RawTable SheetRows::finish() {
  end_held();
  RawTable table = builder_->finish();
  table.issues.append(far_issues_);
  std::move(far_cells_.begin(), far_cells_.end(), std::back_inserter(table.surplus));
  table.format = FileFormat::kXlsx;
  fill_merged(table);
  return table;
}

}  // namespace sonder::detail
