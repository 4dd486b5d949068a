#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "table/raw_table.h"

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

  /// The next cell of the current record.
  void cell(std::string_view text) {
    if (position_ >= width_) {
      keep_spare(text);
    } else {
      CodedText& column = table_.columns[position_];
      const std::uint32_t code = column.dictionary.intern(text);
      column.codes.push_back(code);
      filled_ |= code;
    }
    ++position_;
  }
  void end_record();

  /// Issues of the current record.
  void stray_quote();
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
  void drop_blank_tail();
  void drop_blank_head_tail();
  void report_invalid_text();
  void report_invalid_column(std::size_t column);

  ReaderLimits limits_;
  std::uint64_t hash_seed_;
  RawTable table_;
  std::optional<Error> error_;
  bool has_columns_ = false;        ///< the head is complete
  std::size_t width_ = 0;           ///< 0 until then
  std::size_t position_ = 0;        ///< cells of the current record so far
  std::uint32_t filled_ = 0;        ///< codes of those cells or-ed: 0 while all are empty
  std::uint64_t record_ = 0;        ///< records ended so far, blank ones too
  std::vector<std::string> spare_;  ///< cells of the current record beyond `width_`
};

}  // namespace sonder::detail
