#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sonder {

/// How cells are told apart.
struct Dialect {
  /// `,` `;` tab `|`, or a blank. A blank means runs of blanks and tabs, with those at the start
  /// of a row ignored, as in printed tables.
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

  friend bool operator==(const Dialect&, const Dialect&) = default;
};

/// "comma", "semicolon", "tab", "bar" or "blanks".
std::string_view delimiter_name(char delimiter);

struct DialectCandidate {
  Dialect dialect;
  double score = 0;      ///< 0-1, larger is more likely
  std::string evidence;  ///< one sentence, such as "12 cells in 118 of 120 rows"
};

/// Ranks the dialects that could have written a file that begins with `prefix` (256 KiB is
/// plenty; a cut last row is forgiven unless `is_whole_file`). The first is the one to try; the
/// others are for when reading the whole file shows that it was wrong.
/// A file of one column has no delimiter; comma is then returned.
///
/// Errors: kEmptyFile; kUnsupportedFormat for bytes that are a known other format (ZIP and so
/// XLSX, gzip, PDF, SPSS, UTF-16 text, HTML, an image), naming it; kNotATable for other bytes
/// that are not text.
/// O(bytes × candidates).
Result<std::vector<DialectCandidate>> rank_dialects(std::string_view prefix, bool is_whole_file);

}  // namespace sonder
