#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "table/raw_table.h"
#include "text/blanks.h"

namespace sonder::detail {

/// Puts cells into columns as a reader finds them, record by record. All readers of rows feed one:
/// delimited text, sheets, lists of objects, system files.
///
/// Blank records are counted and skipped, except in a table of one column, where they are empty
/// cells unless they end the file. Short records are filled with empty cells, long ones give their
/// surplus to `RawTable::surplus`. The width is that of the header, or wider where the records
/// behind it agree on that.
class TableBuilder {
 public:
  explicit TableBuilder(Dialect dialect, ReaderLimits limits = {}, std::uint64_t hash_seed = 0);

  /// Columns of mostly different numbers and dates are kept as `PackedNumbers` from now on.
  void pack_numbers() { may_pack_ = true; }

  /// The next cell of the current record.
  void cell(std::string_view text) {
    if (!text.empty()) is_filled_ = true;
    if (position_ == 0) is_first_blank_ = trim(text).empty();
    if (position_ < width_) {
      append_cell(position_, text);
    } else {
      keep_spare(text);
    }
    ++position_;
  }
  void end_record();

  /// Cells of a whole record, 0 while that is not settled.
  std::size_t record_width() const { return width_; }
  /// How many whole records `records` takes now.
  std::size_t record_room() const;
  /// Whole records at once, between two others: `count` times `record_width` cells.
  void records(const std::vector<std::string_view>& cells, std::size_t count);

  /// Room for that many rows behind the head, so that growing does not copy. Limits still hold.
  void reserve_rows(std::size_t rows);

  /// Issues of the current record.
  void stray_quote();
  /// Quote marks that do not add up were read so that the record has the cells it has.
  void mended_quotes();
  void unclosed_quote();
  void long_record();

  /// The first limit that was passed; nothing more should be read then.
  const std::optional<Error>& error() const { return error_; }
  /// Whether a record came that is not blank and not a title.
  bool has_records() const { return !table_.head.empty(); }
  /// Records behind the first one.
  std::size_t row_count() const;
  /// The number of the record being read, as in `Issue::row`.
  std::uint64_t current_row() const { return record_ + 1; }

  void add_issue(IssueCode code, std::uint64_t row, std::string_view what);

  /// The builder is empty afterwards.
  RawTable finish();

 private:
  void append_cell(std::size_t column, std::string_view text);
  void pack_columns();
  void pack_column(std::size_t column);
  void unpack_odd_columns();
  void fail(std::uint64_t row, std::string_view what, std::string_view hint = {});
  void keep_spare(std::string_view text);
  bool is_blank_head_record() const;
  void take_head_record();
  bool is_wider_than_header(std::size_t width) const;
  void settle_width();
  void drop_blank_head_records();
  void check_head_widths();
  void start_columns();
  bool is_blank_record() const;
  void skip_blank_record();
  void check_row_limit();
  void take_row();
  void fill_row();
  void report_width(IssueCode code, std::uint64_t row, std::size_t cells);
  bool is_empty_row(std::size_t row) const;
  void shrink_column(std::size_t column, std::size_t rows);
  void drop_blank_tail();
  void drop_blank_head_tail();

  ReaderLimits limits_;
  std::uint64_t hash_seed_;
  RawTable table_;
  std::optional<Error> error_;
  bool has_columns_ = false;     ///< the head is complete
  std::size_t width_ = 0;        ///< 0 until then
  std::size_t position_ = 0;     ///< cells of the current record so far
  bool is_filled_ = false;       ///< one of those cells is not empty
  bool is_first_blank_ = false;  ///< the first of them is blank
  bool may_pack_ = false;
  std::uint64_t record_ = 0;        ///< records ended so far, blank ones too
  std::vector<std::string> spare_;  ///< cells of the current record beyond `width_`
};

}  // namespace sonder::detail
