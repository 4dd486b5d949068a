#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "table/byte_range.h"
#include "table/raw_table.h"

namespace sonder {

/// Reads JSON (RFC 8259) and JSON lines into tables, piece by piece: no more than one record is
/// held, and the first MiB until it is known what the file is.
///
/// What a row is:
/// - lines: each line holds one value; blank lines are skipped, a line that cannot be read is
///   left out with an issue and the rest goes on. Values that follow one another without being
///   lines are rows too, commas between them or not.
/// - a list, or several one after another: each element.
/// - one object: each element of every list of objects or lists that is at most three names deep
///   ("responses", "data.items"); each such list is a table, `RawTable::part` is its path. What
///   stands beside the lists goes to `RawTable::titles` of the first table, as path and text.
/// - an object of objects that have names in common (judged by the first MiB): each member; its
///   name goes to the column "key".
/// - an object with none of these is one row; a file of a single other value is no table.
/// The first table is the longest of these lists, then come the others and the lists inside of
/// records, in the order of their first rows.
///
/// What a cell is:
/// - Objects become columns named by their path, "context.page.url"; columns come in the order in
///   which they are first seen. Two paths may look alike ({"a.b": 1} and {"a": {"b": 1}}): there
///   are two columns of that name then.
/// - Texts without quotes and escapes, in UTF-8; numbers exactly as written, which is why 1e400,
///   -0 and 20 digits survive (whole ones beyond 2^53 are an issue); true and false.
/// - null, [], {} and a member that is absent are all empty cells; a member that is null wherever
///   it occurs still has its column.
/// - A list of texts and numbers is one cell, joined by "; " unless an element contains that: then,
///   and for lists of lists, the cell is the JSON text as written.
/// - A list that holds objects becomes a table whose columns begin with "parent_row" (the row of
///   the outer table, from 1) and "position" (in the list, from 1); elements that are no objects
///   go to its column "value". `RawTable::part` is the path, such as "items.lines".
/// - A row that is a list has columns by position; such a table has `RawTable::has_known_names`
///   false, its first row in `head`, and may turn out to have a header.
///
/// Events with a repeated messageId are left out as kRepeatedRecord; an event is an object with
/// type, messageId, userId or anonymousId, and timestamp, originalTimestamp, receivedAt or sentAt.
///
/// `Issue::row` and `RawTable::file_row` count records from 1, unread ones too: of lines that is
/// the line number. Issues: kBrokenRecord, kTruncatedFile, kBlankRow, kRepeatedKey, kLargeNumber,
/// kInvalidUtf8, kRepeatedRecord, kTitleLine.
///
/// Lists and objects may be 128 deep and names 4 KiB long; deeper or longer ones break their
/// record. Numbers such as NaN and Infinity are accepted. A byte order mark is skipped.
/// The result does not depend on where the pieces were cut. O(bytes).
class JsonReader {
 public:
  /// `file_size` in bytes. `hash_seed` protects the dictionaries; it never shows in the result.
  explicit JsonReader(std::uint64_t file_size, ReaderLimits limits = {},
                      std::uint64_t hash_seed = 0);
  JsonReader(JsonReader&&) noexcept;
  JsonReader& operator=(JsonReader&&) noexcept;
  ~JsonReader();

  /// The whole file, once.
  std::optional<ByteRange> next() const;
  /// Errors: kLimitExceeded for a row longer than `ReaderLimits::row_bytes`, more rows or more
  /// different fields than the limits, more than 2^28 cells that are empty because other records
  /// have their fields. After an error the reader must be dropped.
  Status push(std::string_view piece);
  /// The file has ended. Errors: those of `push`.
  Status end_range();
  /// Errors: kEmptyFile without any record, kNotATable for a single value, kInvalidJson when no
  /// record could be read, kLimitExceeded.
  Result<std::vector<RawTable>> finish();

  std::uint64_t bytes_read() const;
  std::size_t rows_read() const;

 private:
  class Reading;
  std::unique_ptr<Reading> reading_;
};

}  // namespace sonder
