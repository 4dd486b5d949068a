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
  /// Whether `"` at the start of a cell opens a quoted one, in which delimiters and line ends are
  /// text and `""` is one quote mark (RFC 4180). Exports of some spreadsheets never quote.
  bool quoted = true;

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
