#include "table/detail/xlsx_rows.h"

#include <algorithm>
#include <utility>

namespace sonder::detail {
namespace {

constexpr std::size_t kHeldRows = 16;
constexpr std::size_t kMostMerged = 4'096;
constexpr std::size_t kMergedBytes = std::size_t{1} << 20;  // copied into header cells

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
  take(budget_.blank_rows, number - next_row(), "blank rows between others");
  take(budget_.text_bytes, row.bytes.size(), "text");
  if (error_) return;
  last_row_ = number;
  if (builder_) return feed(row, width_);
  held_.push_back(row);
  if (held_.size() == kHeldRows) settle();
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

void SheetRows::settle() {
  const std::size_t titles = count_titles();
  for (std::size_t i = titles; i < held_.size(); ++i) {
    width_ = std::max<std::size_t>(width_, held_[i].cells.back().column + std::size_t{1});
  }
  take(budget_.columns, width_, "columns");
  builder_.emplace(Dialect{.title_records = static_cast<std::uint32_t>(titles)}, limits_,
                   hash_seed_);
  for (std::size_t i = 0; i < held_.size(); ++i) feed(held_[i], i < titles ? 0 : width_);
  last_held_ = last_row_;
  held_.clear();
}

void SheetRows::feed(const SheetRow& row, std::size_t width) {
  constexpr std::uint64_t kSurplusCost = 16;
  const std::uint64_t cells = row.cells.back().column + std::uint64_t{1};
  const std::uint64_t surplus = cells - std::min<std::uint64_t>(cells, width_);
  take(budget_.cells, std::max<std::uint64_t>(cells, width) + surplus * kSurplusCost, "cells");
  if (error_) return;
  while (builder_->current_row() < row.number) {
    if (width_ == 1) builder_->cell({});
    builder_->end_record();
  }
  std::size_t column = 0;
  for (const SheetRow::Cell& cell : row.cells) {
    for (; column < cell.column; ++column) builder_->cell({});
    builder_->cell(row.text(cell));
    ++column;
  }
  for (; column < width; ++column) builder_->cell({});
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
  if (!builder_) settle();
  RawTable table = builder_->finish();
  table.format = FileFormat::kXlsx;
  fill_merged(table);
  return table;
}

}  // namespace sonder::detail
