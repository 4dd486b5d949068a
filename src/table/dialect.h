#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sonder {

/// How cells are told apart.
struct Dialect {
  /// `,` `;` tab `|` `:` `^` `~`, what a first line such as "sep=#" announces, or a blank. A blank
  /// means runs of blanks and tabs, with those at the start of a row ignored, as in printed tables.
  char delimiter = ',';
  /// The mark that opens a quoted cell at its start, in which delimiters and line ends are text
  /// and a doubled mark is one (RFC 4180). '\0': exports of some spreadsheets never quote.
  char quote = '"';
  /// A mark in front of a quote mark or of itself that makes it text, such as a backslash;
  /// '\0' for none.
  char escape = '\0';
  /// One blank behind each delimiter belongs to it, as in "a, b".
  bool drops_blank = false;
  /// Records in front of the header that are not part of the table, such as a title.
  std::uint32_t title_records = 0;
  /// Cells of a whole record; not 0 where quote marks are out of place in some records. A record
  /// whose quotes do not add up is then read in the way that gives it so many cells, and named.
  std::uint32_t repair_width = 0;

  friend bool operator==(const Dialect&, const Dialect&) = default;
};

/// "comma", "semicolon", "tab", "bar", "colon", "caret", "tilde", "blanks"; "mark" for another one.
std::string_view delimiter_name(char delimiter);

struct DialectCandidate {
  Dialect dialect;
  double score = 0;      ///< 0-1, larger is more likely
  std::string evidence;  ///< one sentence, such as "12 cells in 118 of 120 rows"
};

/// Ranks the dialects that could have written a file that begins with `prefix` (256 KiB is
/// plenty; a cut last row is forgiven unless `is_whole_file`). The first is the one to try; the
/// others are for when reading the whole file shows that it was wrong. At most ten.
///
/// A reading scores by how many rows agree on a width and how wide that is (the pattern score of
/// van den Burg, Nazabal and Sutton, "Wrangling messy CSV files by detecting row and type
/// patterns", 2019), by how many cells still look as if another delimiter should cut them, and by
/// how many rows have quote marks in wrong places. All delimiters are weighed on the first 32 KiB,
/// the best few on all of `prefix`.
/// A file of one column has no delimiter; comma is then returned.
///
/// Errors: kEmptyFile; kUnsupportedFormat for bytes that are a known other format (ZIP and so
/// XLSX, gzip, PDF, SPSS, HTML, an image), naming it; kNotATable for other bytes
/// that are not text.
/// O(bytes × finalists).
Result<std::vector<DialectCandidate>> rank_dialects(std::string_view prefix, bool is_whole_file);

}  // namespace sonder
