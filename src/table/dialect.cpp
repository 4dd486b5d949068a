#include "table/dialect.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

#include "base/sorting.h"
#include "table/detail/dialect_shape.h"
#include "table/detail/file_format.h"
#include "table/detail/file_start.h"
#include "table/detail/record_scanner.h"
#include "table/detail/repairing_scanner.h"
#include "text/blanks.h"

namespace sonder {
namespace {

constexpr char kDelimiters[] = {',', ';', '\t', '|', ':', '^', '~', ' '};

/// All delimiters are weighed on so many bytes, the finalists on the whole prefix.
constexpr std::size_t kWeedBytes = std::size_t{32} << 10;
constexpr std::size_t kFinalists = 6;
constexpr std::uint64_t kNoLimit = std::numeric_limits<std::uint64_t>::max();

/// The beginning of a file, or all of it.
struct Sample {
  std::string_view text;
  bool is_whole = false;
};

using detail::DialectShape;

/// A dialect and what it makes of a sample.
struct Reading {
  Dialect dialect;
  DialectShape shape;
  std::size_t text_size = 0;
  double lost_share = 0;  ///< of the text, behind a quote mark that nothing closes
  double score = 0;
};

// ---- the score

bool has_led_blanks(const DialectShape& shape) { return shape.blank_led_share() >= 0.95; }

/// Single columns are the last resort, but better than cutting prose at its commas or blanks.
double weigh_width(std::size_t width) {
  constexpr double kSingleColumn = 0.4;
  return width < 2 ? kSingleColumn : 1 - 0.5 / static_cast<double>(width);
}

/// Blanks stand in any text; as delimiters they are found in printed tables of numbers. Colons
/// stand in clocks and addresses.
double weigh_delimiter(char delimiter, const DialectShape& shape) {
  if (delimiter == ' ') return shape.number_share() >= 0.5 ? 0.6 : 0.3;
  if (delimiter == ':') return shape.clock_share() > 0.2 ? 0.3 : 0.6;
  return 1;
}

/// The share of records whose quote marks the dialect explains.
double weigh_quotes(const Dialect& dialect, const DialectShape& shape) {
  // These settle the case without any quote: later parts of the file may still have some.
  constexpr double kUnquoted = 0.9999;
  constexpr double kApostrophe = 0.75;
  const double right_share = 1 - std::max(shape.odd_quote_share(), shape.wrapped_share());
  if (dialect.quote == '\0') return right_share * kUnquoted;
  return dialect.quote == '\'' ? right_share * kApostrophe : right_share;
}

/// The reader takes the width from the header. A name above cells such as "Last, First" is that of
/// a single column, not of two.
double weigh_header(const DialectShape& shape, std::size_t usual_width) {
  constexpr double kTitled = 0.9;
  constexpr double kLacksOneName = 0.95;
  constexpr double kOtherWidth = 0.8;
  constexpr double kProse = 0.5;
  const double titled = shape.title_count() > 0 ? kTitled : 1;
  const bool is_prose = usual_width == 2 && shape.first_width() == 1 && has_led_blanks(shape);
  if (is_prose) return kProse;
  const std::size_t width = shape.header_width();
  if (width == usual_width) return titled;
  return titled * (width + 1 == usual_width ? kLacksOneName : kOtherWidth);
}

double weigh(const Reading& reading) {
  const DialectShape& shape = reading.shape;
  if (shape.record_count() == 0) return 0;
  const DialectShape::Width usual = shape.usual_width();
  const std::size_t titles = shape.title_count();
  const auto records = static_cast<double>(shape.record_count() - titles);
  const double agreement = std::min(1.0, static_cast<double>(usual.records) / records);
  return agreement * (1 - reading.lost_share) * (1 - 0.5 * shape.uncut_share()) *
         weigh_width(usual.cells) * weigh_quotes(reading.dialect, shape) *
         weigh_delimiter(reading.dialect.delimiter, shape) * weigh_header(shape, usual.cells);
}

// ---- readings of a sample

/// The share of the text behind a quote mark that nothing closes.
template <class Scanner>
double lost_share(const Scanner& scanner, const Sample& sample) {
  if (!scanner.is_in_quotes()) return 0;
  return static_cast<double>(scanner.unfinished_bytes()) / static_cast<double>(sample.text.size());
}

Reading read_sample(const Dialect& dialect, const Sample& sample) {
  Reading reading{dialect, DialectShape(dialect), sample.text.size()};
  if (dialect.repair_width > 0) {
    detail::RepairingScanner<DialectShape> scanner(dialect, kNoLimit, reading.shape);
    scanner.scan(sample.text);
    if (sample.is_whole) scanner.finish();
  } else {
    detail::RecordScanner<DialectShape> scanner(dialect, kNoLimit, reading.shape);
    scanner.scan(sample.text);
    reading.lost_share = lost_share(scanner, sample);
    if (sample.is_whole || reading.shape.record_count() == 0) scanner.finish();
  }
  reading.score = weigh(reading);
  return reading;
}

/// Where no quote mark stands in the sample, reading them as text changes nothing else.
Reading take_unquoted(const Reading& quoted) {
  Reading reading = quoted;
  reading.dialect.quote = '\0';
  reading.score = weigh(reading);
  return reading;
}

bool has_higher_score(const Reading& a, const Reading& b) { return a.score > b.score; }

bool has_quoted_cell(std::string_view text, char quote) {
  for (std::size_t at = text.find(quote); at != std::string_view::npos;
       at = text.find(quote, at + 1)) {
    const bool is_opening =
        at == 0 || std::string_view(",;\t|:^~ \r\n").find(text[at - 1]) != std::string_view::npos;
    if (is_opening) return true;
  }
  return false;
}

/// The mark that most often stands in front of quote marks inside cells; '\0' for none.
char find_escape(std::string_view text, char quote) {
  constexpr std::string_view kEscapes = "\\^~`";
  std::array<std::size_t, kEscapes.size()> counts{};
  for (std::size_t at = text.find(quote, 1); at != std::string_view::npos;
       at = text.find(quote, at + 1)) {
    const std::size_t escape = kEscapes.find(text[at - 1]);
    if (escape != std::string_view::npos) ++counts[escape];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return *most == 0 ? '\0' : kEscapes[static_cast<std::size_t>(most - counts.begin())];
}

/// The ways to quote that the text gives reason to try.
std::vector<Dialect> find_quotings(std::string_view text) {
  std::vector<Dialect> quotings = {{.quote = '"'}};
  for (const char quote : {'"', '\''}) {
    if (!has_quoted_cell(text, quote)) continue;
    if (quote == '\'') quotings.push_back({.quote = quote});
    const char escape = find_escape(text, quote);
    if (escape != '\0') quotings.push_back({.quote = quote, .escape = escape});
  }
  quotings.push_back({.quote = '\0'});
  return quotings;
}

bool occurs(char delimiter, std::string_view text) {
  return text.find(delimiter) != std::string_view::npos ||
         (delimiter == ' ' && text.find('\t') != std::string_view::npos);
}

/// Those that occur, and one that does not, for single columns: the comma where it may be.
std::vector<char> find_delimiters(std::string_view text, std::optional<char> announced) {
  std::vector<char> delimiters;
  bool has_absent = false;
  for (const char delimiter : kDelimiters) {
    const bool is_there = delimiter == announced || occurs(delimiter, text);
    if (is_there || !has_absent) delimiters.push_back(delimiter);
    has_absent |= !is_there;
  }
  const bool is_new =
      announced && std::find(delimiters.begin(), delimiters.end(), announced) == delimiters.end();
  if (is_new) delimiters.push_back(*announced);
  return delimiters;
}

/// What the first line of the file says about itself comes before anything observed.
void prefer_announced(Reading& reading, std::optional<char> announced) {
  if (reading.dialect.delimiter == announced) reading.score = (1 + reading.score) / 2;
}

std::vector<Reading> find_finalists(const Sample& sample, std::optional<char> announced) {
  std::vector<Reading> readings;
  const std::vector<Dialect> quotings = find_quotings(sample.text);
  const bool has_marks = sample.text.find('"') != std::string_view::npos;
  for (const char delimiter : find_delimiters(sample.text, announced)) {
    const std::size_t quoted = readings.size();
    for (Dialect dialect : quotings) {
      dialect.delimiter = delimiter;
      if (dialect.escape == delimiter) continue;
      const bool is_same = dialect.quote == '\0' && !has_marks;
      readings.push_back(is_same ? take_unquoted(readings[quoted]) : read_sample(dialect, sample));
      prefer_announced(readings.back(), announced);
    }
  }
  sort_stably(readings, has_higher_score);
  if (readings.size() > kFinalists) readings.erase(readings.begin() + kFinalists, readings.end());
  return readings;
}

// ---- what the finalists have besides

/// Nearly all cells behind a delimiter begin with a blank, those between quote marks, too.
bool has_blanks_behind(std::string_view text, const Dialect& dialect) {
  constexpr std::size_t kEnough = 4;
  std::size_t blanks = 0;
  std::size_t cells = 0;
  bool is_in_quotes = false;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (dialect.quote != '\0' && text[at] == dialect.quote) is_in_quotes = !is_in_quotes;
    const char next = text[at + 1];
    if (is_in_quotes || text[at] != dialect.delimiter) continue;
    if (next == dialect.delimiter || next == '\n' || next == '\r') continue;
    ++cells;
    if (next == ' ') ++blanks;
  }
  return cells >= kEnough && blanks * 20 >= cells * 19;
}

/// Cells of a whole record; from the reading without quotes where quotes swallowed most of the
/// text.
std::size_t find_repair_width(const Reading& quoted, const std::vector<Reading>& readings) {
  constexpr double kMost = 0.5;
  if (quoted.lost_share <= kMost) return quoted.shape.usual_width().cells;
  const auto unquoted = std::find_if(readings.begin(), readings.end(), [&](const Reading& other) {
    return other.dialect.quote == '\0' && other.dialect.delimiter == quoted.dialect.delimiter;
  });
  return (unquoted == readings.end() ? quoted : *unquoted).shape.usual_width().cells;
}

/// Adds the twin of the best reading with quotes that mends records whose quotes do not add up.
/// It comes to stand in front where the sample has such records and it reads more of them.
void add_repairing(std::vector<Reading>& readings, const Sample& sample,
                   std::optional<char> announced) {
  constexpr double kStrictFirst = 0.999;
  const auto quoted = std::find_if(readings.begin(), readings.end(), [](const Reading& reading) {
    return reading.dialect.quote != '\0' && reading.dialect.delimiter != ' ';
  });
  if (quoted == readings.end()) return;
  const std::size_t width = find_repair_width(*quoted, readings);
  if (width < 2) return;
  Reading repairing = *quoted;
  repairing.dialect.repair_width = static_cast<std::uint32_t>(width);
  if (quoted->shape.odd_quote_share() > 0) {
    repairing = read_sample(repairing.dialect, sample);
    prefer_announced(repairing, announced);
  }
  repairing.score *= kStrictFirst;
  readings.push_back(std::move(repairing));
}

std::vector<Reading> weigh_finalists(const std::vector<Reading>& weeded, const Sample& sample,
                                     std::optional<char> announced) {
  constexpr double kHopeless = 0.4;
  std::vector<Reading> readings;
  for (const Reading& reading : weeded) {
    if (reading.score < kHopeless * weeded.front().score) {
      readings.push_back(reading);
      continue;
    }
    Dialect dialect = reading.dialect;
    dialect.drops_blank =
        dialect.delimiter != ' ' && has_blanks_behind(sample.text.substr(0, kWeedBytes), dialect);
    const bool is_read = !dialect.drops_blank && reading.text_size == sample.text.size();
    readings.push_back(is_read ? reading : read_sample(dialect, sample));
    if (!is_read) prefer_announced(readings.back(), announced);
  }
  sort_stably(readings, has_higher_score);
  add_repairing(readings, sample, announced);
  sort_stably(readings, has_higher_score);
  return readings;
}

std::string describe(const Reading& reading, std::size_t titles) {
  const DialectShape& shape = reading.shape;
  if (shape.record_count() == 0) return "no rows";
  const auto [width, count] = shape.usual_width();
  std::string text = std::to_string(width) + (width == 1 ? " cell" : " cells") + " in " +
                     std::to_string(count) + " of " +
                     std::to_string(shape.record_count() - titles) + " rows, separated by " +
                     std::string(delimiter_name(reading.dialect.delimiter));
  if (reading.dialect.drops_blank) text += " and a blank";
  if (reading.dialect.quote == '\0') text += ", quote marks read as text";
  if (reading.dialect.quote == '\'') text += ", apostrophes around cells";
  if (reading.dialect.escape != '\0') text += ", a mark in front of quotes inside cells";
  if (reading.dialect.repair_width > 0) text += ", quote marks in odd places mended";
  if (titles > 0)
    text += ", behind " + std::to_string(titles) + (titles == 1 ? " title line" : " title lines");
  return text;
}

DialectCandidate to_candidate(const Reading& reading, std::optional<char> announced) {
  const std::size_t titles = reading.shape.title_count();
  DialectCandidate candidate{reading.dialect, reading.score, describe(reading, titles)};
  candidate.dialect.title_records = static_cast<std::uint32_t>(titles);
  if (reading.dialect.delimiter == announced) candidate.evidence += "; announced in the first line";
  return candidate;
}

constexpr const char* kExportAgain = "Export it again; a table has a header and rows.";

std::optional<Error> refuse(std::string_view prefix, std::string_view text) {
  if (prefix.empty()) return Error{ErrorCode::kEmptyFile, "the file holds no bytes", kExportAgain};
  if (const auto format = detail::find_other_format(prefix)) {
    return Error{ErrorCode::kUnsupportedFormat,
                 "the file is " + std::string(*format) + ", which cannot be read as a table yet",
                 "Export or save it as CSV in UTF-8."};
  }
  if (trim(text).empty()) {
    return Error{ErrorCode::kEmptyFile, "the file holds blanks only", kExportAgain};
  }
  if (detail::is_probably_text(prefix)) return std::nullopt;
  return Error{ErrorCode::kNotATable, "the file holds bytes that are not text",
               "Choose an export as CSV or TSV in UTF-8."};
}

}  // namespace

std::string_view delimiter_name(char delimiter) {
  switch (delimiter) {
    case ',': return "comma";
    case ';': return "semicolon";
    case '\t': return "tab";
    case '|': return "bar";
    case ':': return "colon";
    case '^': return "caret";
    case '~': return "tilde";
    case ' ': return "blanks";
    default: return "mark";
  }
}

Result<std::vector<DialectCandidate>> rank_dialects(std::string_view prefix, bool is_whole_file) {
  const detail::FileStart start =
      detail::read_file_start(prefix.substr(0, detail::kLongestFileStart));
  const std::string_view text = prefix.substr(start.size);
  if (const std::optional<Error> error = refuse(prefix, text)) return *error;
  const bool is_weeding_all = text.size() <= kWeedBytes;
  const std::vector<Reading> weeded = find_finalists(
      {text.substr(0, kWeedBytes), is_whole_file && is_weeding_all}, start.delimiter);
  std::vector<DialectCandidate> candidates;
  for (const Reading& reading : weigh_finalists(weeded, {text, is_whole_file}, start.delimiter)) {
    candidates.push_back(to_candidate(reading, start.delimiter));
  }
  return candidates;
}

}  // namespace sonder
