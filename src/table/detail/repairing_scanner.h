#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "table/dialect.h"
#include "table/line_ends.h"

namespace sonder::detail {

/// One record out of text whose quote marks cannot be trusted.
struct RepairedRecord {
  std::vector<std::string> cells;
  std::size_t size = 0;             ///< bytes of the text it takes, its line end included
  std::optional<LineEnd> line_end;  ///< absent at the end of the file
  bool is_repaired = false;         ///< its quotes did not add up
  bool needs_more_text = true;  ///< the text ends before the record does; nothing else counts then
};

/// Reads the first record of `text`, which is not empty.
///
/// A quote mark opens a cell only where another one closes it in front of a delimiter or a line
/// end with all marks between them doubled. Where one does not, these readings are tried in turn
/// and the first that gives `dialect.repair_width` cells is taken: the marks between the first and
/// the one in front of a delimiter on the same line are text; the opening mark is text; the opening
/// mark of a cell with line breaks is text, too. When none does, opening marks are text.
/// The delimiter is not a blank.
RepairedRecord read_repaired_record(std::string_view text, bool is_end, const Dialect& dialect);

/// Like `RecordScanner`, whose sinks it feeds if they also have mended_quotes(); several times
/// slower, for files in which that one found quote marks in wrong places. It holds the record that
/// has begun.
template <class Sink>
class RepairingScanner {
 public:
  RepairingScanner(const Dialect& dialect, std::uint64_t longest_record, Sink& sink)
      : sink_(sink), longest_record_(longest_record), dialect_(dialect) {}

  void scan(std::string_view window) {
    held_ += window;
    if (held_.size() >= enough_ || held_.size() > longest_record_) read_records(false);
  }

  void finish() { read_records(true); }

  const LineEnds& line_ends() const { return line_ends_; }

 private:
  void read_records(bool is_end) {
    std::size_t at = 0;
    while (at < held_.size()) {
      // What a record is must not depend on how much of the file is here beyond the limit.
      const std::string_view rest = std::string_view(held_).substr(at);
      const bool is_cut = rest.size() > longest_record_;
      const std::size_t size = is_cut ? static_cast<std::size_t>(longest_record_) + 1 : rest.size();
      const RepairedRecord record =
          read_repaired_record(rest.substr(0, size), is_end && !is_cut, dialect_);
      if (record.needs_more_text && is_cut) sink_.long_record();
      if (record.needs_more_text) break;
      at += record.size;
      take(record);
    }
    held_.erase(0, at);
    // Trying again only when there is twice as much keeps the time linear in the bytes.
    enough_ = 2 * held_.size();
  }

  void take(const RepairedRecord& record) {
    if (record.size > longest_record_) sink_.long_record();
    for (const std::string& cell : record.cells) sink_.cell(cell);
    if (record.is_repaired) sink_.mended_quotes();
    if (record.line_end) line_ends_.add(*record.line_end);
    sink_.end_record();
  }

  Sink& sink_;
  std::uint64_t longest_record_;
  Dialect dialect_;
  std::string held_;
  LineEnds line_ends_;
  std::size_t enough_ = 0;  ///< bytes to hold before the next try
};

}  // namespace sonder::detail
