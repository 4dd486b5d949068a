#include "table/dialect.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

#include "table/detail/file_format.h"
#include "table/detail/file_start.h"
#include "table/detail/record_scanner.h"
#include "text/blanks.h"

namespace sonder {
namespace {

constexpr char kDelimiters[] = {',', ';', '\t', '|', ' '};

bool is_wrapped(std::string_view cell) {
  return cell.size() >= 2 && cell.front() == '"' && cell.back() == '"';
}

bool begins_like_a_number(std::string_view cell) {
  return !cell.empty() &&
         std::string_view("0123456789+-.").find(cell.front()) != std::string_view::npos;
}

/// What a reading makes of a file's beginning, without keeping its cells.
class ShapeCounter {
 public:
  void cell(std::string_view text) {
    ++cells_in_record_;
    if (!trim(text).empty()) has_text_ = true;
    if (is_wrapped(text)) has_wrapped_ = true;
    if (begins_like_a_number(text)) ++number_count_;
    ++cell_count_;
  }

  void end_record() {
    if (has_text_ || cells_in_record_ > 1) {
      if (record_count_ == 0) first_width_ = cells_in_record_;
      ++record_count_;
      ++widths_[cells_in_record_];
      if (has_wrapped_) ++wrapped_records_;
    }
    cells_in_record_ = 0;
    has_text_ = false;
    has_wrapped_ = false;
  }

  void stray_quote() { ++misplaced_quotes_; }
  void unclosed_quote() { ++misplaced_quotes_; }
  void long_record() {}

  std::size_t record_count() const { return record_count_; }
  std::size_t first_width() const { return first_width_; }
  std::size_t wrapped_records() const { return wrapped_records_; }
  std::size_t misplaced_quotes() const { return misplaced_quotes_; }
  bool has_mostly_numbers() const { return number_count_ * 2 >= cell_count_; }

  /// The width of most records and how many have it; the wider one of equals.
  std::pair<std::size_t, std::size_t> usual_width() const {
    std::pair<std::size_t, std::size_t> usual = {0, 0};
    for (const auto& [width, count] : widths_) {
      if (count >= usual.second) usual = {width, count};
    }
    return usual;
  }

 private:
  std::map<std::size_t, std::size_t> widths_;
  std::size_t cells_in_record_ = 0;
  bool has_text_ = false;
  bool has_wrapped_ = false;
  std::size_t record_count_ = 0;
  std::size_t first_width_ = 0;
  std::size_t wrapped_records_ = 0;
  std::size_t misplaced_quotes_ = 0;
  std::size_t number_count_ = 0;
  std::size_t cell_count_ = 0;
};

/// Single columns are the last resort, but better than cutting prose at its commas or blanks.
double weigh_width(std::size_t width) {
  constexpr double kSingleColumn = 0.4;
  return width < 2 ? kSingleColumn : 1 - 0.5 / static_cast<double>(width);
}

/// Blanks stand in any text; as delimiters they are found in printed tables of numbers.
double weigh_delimiter(char delimiter, const ShapeCounter& shape) {
  if (delimiter != ' ') return 1;
  return shape.has_mostly_numbers() ? 0.6 : 0.3;
}

/// The share of records whose quote marks the dialect explains.
double weigh_quotes(const Dialect& dialect, const ShapeCounter& shape) {
  // Settles the case without any quote: later parts of the file may still have some.
  constexpr double kUnquoted = 0.9999;
  const auto records = static_cast<double>(shape.record_count());
  const std::size_t wrong =
      dialect.quote != '\0' ? shape.misplaced_quotes() : shape.wrapped_records();
  const double right_share = 1 - std::min(1.0, static_cast<double>(wrong) / records);
  return dialect.quote != '\0' ? right_share : right_share * kUnquoted;
}

/// The reader takes the width from the first record.
double weigh_first_record(const ShapeCounter& shape, std::size_t usual_width) {
  constexpr double kOtherWidth = 0.8;
  return shape.first_width() == usual_width ? 1 : kOtherWidth;
}

std::string describe(const Dialect& dialect, const ShapeCounter& shape) {
  const auto [width, count] = shape.usual_width();
  std::string text = std::to_string(width) + (width == 1 ? " cell" : " cells") + " in " +
                     std::to_string(count) + " of " + std::to_string(shape.record_count()) +
                     " rows, separated by " + std::string(delimiter_name(dialect.delimiter));
  if (dialect.quote == '\0') text += ", quote marks read as text";
  return text;
}

/// The share of the text that ended up in whole records; an open quote may swallow the rest.
template <class Scanner>
double weigh_rest(const Scanner& scanner, std::size_t text_size) {
  if (!scanner.is_in_quotes()) return 1;
  return 1 - static_cast<double>(scanner.unfinished_bytes()) / static_cast<double>(text_size);
}

DialectCandidate weigh_dialect(Dialect dialect, std::string_view text, bool is_whole_file) {
  ShapeCounter shape;
  detail::RecordScanner<ShapeCounter> scanner(dialect, std::numeric_limits<std::uint64_t>::max(),
                                              shape);
  scanner.scan(text);
  const double rest = is_whole_file ? 1 : weigh_rest(scanner, text.size());
  if (is_whole_file || shape.record_count() == 0) scanner.finish();
  if (shape.record_count() == 0) return {dialect, 0, "no rows"};
  const auto [width, count] = shape.usual_width();
  const double agreement = static_cast<double>(count) / static_cast<double>(shape.record_count());
  const double score = agreement * rest * weigh_width(width) * weigh_quotes(dialect, shape) *
                       weigh_delimiter(dialect.delimiter, shape) * weigh_first_record(shape, width);
  return {dialect, score, describe(dialect, shape)};
}

std::vector<DialectCandidate> weigh_dialects(std::string_view text, bool is_whole_file) {
  std::vector<DialectCandidate> candidates;
  for (const char delimiter : kDelimiters) {
    for (const char quote : {'"', '\0'}) {
      candidates.push_back(
          weigh_dialect({.delimiter = delimiter, .quote = quote}, text, is_whole_file));
    }
  }
  return candidates;
}

/// What the first line of the file says about itself comes before anything observed.
void prefer_announced(std::vector<DialectCandidate>& candidates, char delimiter) {
  for (DialectCandidate& candidate : candidates) {
    if (candidate.dialect.delimiter != delimiter) continue;
    candidate.score = (1 + candidate.score) / 2;
    candidate.evidence += "; announced in the first line";
  }
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
    case ' ': return "blanks";
    default: return "";
  }
}

Result<std::vector<DialectCandidate>> rank_dialects(std::string_view prefix, bool is_whole_file) {
  const detail::FileStart start =
      detail::read_file_start(prefix.substr(0, detail::kLongestFileStart));
  const std::string_view text = prefix.substr(start.size);
  if (const std::optional<Error> error = refuse(prefix, text)) return *error;
  std::vector<DialectCandidate> candidates = weigh_dialects(text, is_whole_file);
  if (start.delimiter) prefer_announced(candidates, *start.delimiter);
  std::stable_sort(
      candidates.begin(), candidates.end(),
      [](const DialectCandidate& a, const DialectCandidate& b) { return a.score > b.score; });
  return candidates;
}

}  // namespace sonder
