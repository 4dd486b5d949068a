#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "table/dialect.h"
#include "table/line_ends.h"

namespace sonder::detail {

/// The fast way through delimited text: finds the cells of records that are nothing special, a
/// block of 64 bytes at a time, and stops at the first record that is. `RecordScanner` reads that
/// one and is the oracle of this.
///
/// Nothing special means: of the expected width, no longer than the limit, and every quote mark
/// is around a whole cell or doubled inside one that has them around it.
/// After Langdale and Lemire, "Parsing Gigabytes of JSON per Second" (VLDB Journal 28, 2019),
/// whose quote parity and bit extraction this uses.
class RegularRecords {
 public:
  /// Blocks of that many bytes are looked at together.
  static constexpr std::size_t kWindowBytes = std::size_t{32} << 10;

  /// Dialects whose cells are told apart by runs of blanks have no fast way.
  static bool can_read(const Dialect& dialect) { return dialect.delimiter != ' '; }

  RegularRecords(const Dialect& dialect, std::uint64_t longest_record);

  /// Takes whole records of `width` cells from the beginning of `text`, which begins a record, at
  /// most `most` of them. Returns how many bytes they have. O(bytes looked at).
  std::size_t take(std::string_view text, std::size_t width, std::size_t most);

  /// The cells of the last `take`, record by record, valid while its text is. There may be more
  /// than of `record_count` records; those mean nothing.
  const std::vector<std::string_view>& cells() const { return cells_; }
  std::size_t record_count() const { return record_count_; }
  /// Bytes of the text that the last `take` has looked at.
  std::size_t seen_bytes() const { return seen_bytes_; }
  /// Of all records taken so far, and of those that others add between them.
  LineEnds& line_ends() { return line_ends_; }
  const LineEnds& line_ends() const { return line_ends_; }

 private:
  void find_marks(std::string_view window);
  void mark_block(const char* block, char next, std::uint32_t position);
  bool has_quotes(std::size_t from, std::size_t to) const;
  void cut_record(std::string_view window, std::size_t from, const std::uint32_t* ends,
                  std::string_view* cells, std::size_t width) const;
  bool unquote_record(std::string_view window, std::string_view* cells, std::size_t width);
  std::optional<std::string_view> unquote(std::size_t from, std::string_view cell);
  std::optional<std::string_view> unfold_quotes(std::string_view inner);

  char delimiter_;
  char quote_;
  bool is_escaped_;  ///< quoted cells are left to the scanner
  bool drops_blank_;
  std::uint64_t longest_record_;

  // Of the window:
  std::vector<std::uint32_t> ends_;         ///< where cells end
  std::vector<std::uint32_t> record_ends_;  ///< which of `ends_` end records
  std::uint32_t end_count_ = 0;
  std::uint32_t record_end_count_ = 0;
  std::vector<std::uint64_t> quotes_;  ///< one bit per byte
  std::uint64_t all_quotes_ = 0;       ///< of all blocks
  std::uint64_t all_returns_ = 0;      ///< carriage returns, likewise
  std::uint64_t is_inside_ = 0;        ///< all bits set while a quote is open

  std::vector<std::string_view> cells_;
  std::size_t record_count_ = 0;
  std::size_t seen_bytes_ = 0;
  std::deque<std::string> unfolded_;  ///< cells with doubled quotes, each at a fixed place
  std::size_t unfolded_count_ = 0;
  LineEnds line_ends_;
};

}  // namespace sonder::detail
