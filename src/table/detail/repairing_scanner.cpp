#include "table/detail/repairing_scanner.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace sonder::detail {
namespace {

/// A quote that is not closed within so many bytes was not meant to open a cell.
constexpr std::size_t kLongestQuotedCell = std::size_t{1} << 20;

/// What becomes of quote marks that do not open and close a cell properly.
enum class Rule : std::uint8_t {
  kCloseLate,     ///< the mark in front of a delimiter closes; those before it are text
  kOpenNever,     ///< the opening mark is text
  kOpenLineOnly,  ///< and so is that of a proper cell which holds line breaks
};

struct QuotedCell {
  std::string text;
  std::size_t end = 0;  ///< where the delimiter, the line end or the end of the text is
  bool is_proper = false;
  bool has_line_end = false;
};

class RecordReader {
 public:
  RecordReader(std::string_view text, bool is_end, const Dialect& dialect)
      : text_(text), dialect_(dialect), is_end_(is_end) {}

  RepairedRecord read(Rule rule) {
    RepairedRecord record;
    rule_ = rule;
    at_ = 0;
    has_odd_quotes_ = false;
    has_line_breaks_ = false;
    lacks_text_ = false;
    do {
      record.cells.push_back(read_cell());
    } while (take_delimiter());
    record.line_end = take_line_end();
    record.size = at_;
    record.is_repaired = has_odd_quotes_;
    record.needs_more_text = lacks_text_ && !is_end_;
    return record;
  }

  /// The text ends between quote marks in the line where they begin: the file was cut off there.
  bool is_cut_off() const { return is_cut_off_; }
  /// A proper cell of the last reading held a line break.
  bool has_line_breaks() const { return has_line_breaks_; }

 private:
  bool is_line_end(std::size_t at) const { return text_[at] == '\n' || text_[at] == '\r'; }
  bool ends_cell(std::size_t at) const {
    return at == text_.size() || text_[at] == dialect_.delimiter || is_line_end(at);
  }
  bool is_blank(std::size_t at) const {
    return (text_[at] == ' ' || text_[at] == '\t') && text_[at] != dialect_.delimiter;
  }
  bool is_quote(std::size_t at) const { return at < text_.size() && text_[at] == dialect_.quote; }

  std::size_t skip_blanks(std::size_t at) const {
    while (at < text_.size() && is_blank(at)) ++at;
    return at;
  }

  std::string read_cell() {
    const std::size_t start = skip_blanks(at_);
    if (start == text_.size()) lacks_text_ = true;
    if (!is_quote(start)) return read_bare();
    QuotedCell proper = read_proper(start + 1);
    has_line_breaks_ |= proper.is_proper && proper.has_line_end;
    const bool is_taken =
        proper.is_proper && !(rule_ == Rule::kOpenLineOnly && proper.has_line_end);
    if (is_taken) return take(std::move(proper));
    has_odd_quotes_ = true;
    if (rule_ != Rule::kCloseLate) return read_bare();
    QuotedCell late = read_late(start + 1);
    return late.is_proper ? take(std::move(late)) : read_bare();
  }

  std::string take(QuotedCell cell) {
    at_ = cell.end;
    return std::move(cell.text);
  }

  std::string read_bare() {
    const std::size_t begin = at_;
    while (!ends_cell(at_)) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  /// Behind the opening mark: up to the first mark that is neither doubled nor escaped.
  QuotedCell read_proper(std::size_t at) {
    QuotedCell cell;
    const std::size_t last = std::min(text_.size(), at + kLongestQuotedCell);
    for (; at < last; ++at) {
      const bool is_mark = is_quote(at) && !is_escape(at);
      if (is_mark && !is_quote(at + 1)) return close(std::move(cell), at + 1);
      if (is_mark || is_escape(at)) ++at;
      if (at < text_.size()) cell.has_line_end |= is_line_end(at);
      if (at < text_.size()) cell.text += text_[at];
    }
    lacks_text_ |= last == text_.size();
    return cell;
  }

  bool is_escape(std::size_t at) const {
    if (dialect_.escape == '\0' || text_[at] != dialect_.escape) return false;
    return is_quote(at + 1) || (at + 1 < text_.size() && text_[at + 1] == dialect_.escape);
  }

  QuotedCell close(QuotedCell cell, std::size_t at) {
    cell.end = skip_blanks(at);
    lacks_text_ |= cell.end == text_.size();
    cell.is_proper = ends_cell(cell.end);
    return cell;
  }

  /// Behind the opening mark: up to the first run of marks in front of a delimiter or line end,
  /// the last of which closes. Pairs before it count as one mark, odd ones as text.
  QuotedCell read_late(std::size_t at) {
    QuotedCell cell;
    while (at < text_.size() && !is_line_end(at)) {
      const std::size_t begin = at;
      while (is_quote(at)) ++at;
      const std::size_t marks = at - begin;
      const std::size_t end = skip_blanks(at);
      if (marks > 0 && ends_cell(end)) {
        cell.text.append(marks / 2, dialect_.quote);
        return close(std::move(cell), at);
      }
      cell.text.append((marks + 1) / 2, dialect_.quote);
      if (marks == 0) cell.text += text_[at++];
    }
    lacks_text_ |= at == text_.size();
    is_cut_off_ = is_end_ && at == text_.size();
    cell.is_proper = is_cut_off_;
    cell.end = at;
    return cell;
  }

  bool take_delimiter() {
    if (at_ == text_.size() || text_[at_] != dialect_.delimiter) return false;
    ++at_;
    if (dialect_.drops_blank && at_ < text_.size() && text_[at_] == ' ') ++at_;
    return true;
  }

  std::optional<LineEnd> take_line_end() {
    lacks_text_ |= at_ == text_.size();
    if (at_ == text_.size()) return std::nullopt;
    if (text_[at_++] != '\r') return LineEnd::kLf;
    lacks_text_ |= at_ == text_.size();
    if (at_ == text_.size() || text_[at_] != '\n') return LineEnd::kCr;
    ++at_;
    return LineEnd::kCrlf;
  }

  std::string_view text_;
  const Dialect& dialect_;
  bool is_end_;
  Rule rule_ = Rule::kCloseLate;
  std::size_t at_ = 0;
  bool has_odd_quotes_ = false;
  bool has_line_breaks_ = false;
  bool is_cut_off_ = false;
  bool lacks_text_ = false;  ///< what was read could mean something else if the text went on
};

}  // namespace

RepairedRecord read_repaired_record(std::string_view text, bool is_end, const Dialect& dialect) {
  RecordReader reader(text, is_end, dialect);
  RepairedRecord strict = reader.read(Rule::kCloseLate);
  const bool fits = strict.cells.size() == dialect.repair_width;
  if (strict.needs_more_text || fits || reader.is_cut_off()) return strict;
  if (!strict.is_repaired && !reader.has_line_breaks()) return strict;
  for (const Rule rule : {Rule::kOpenNever, Rule::kOpenLineOnly}) {
    RepairedRecord record = reader.read(rule);
    if (record.needs_more_text || record.cells.size() == dialect.repair_width) return record;
  }
  return strict.is_repaired ? reader.read(Rule::kOpenNever) : strict;
}

}  // namespace sonder::detail
