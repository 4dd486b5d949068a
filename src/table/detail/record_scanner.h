#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "table/detail/regular_records.h"
#include "table/dialect.h"
#include "table/line_ends.h"

namespace sonder::detail {

/// Cuts delimited text into cells, window by window, with the same result wherever the windows
/// end. Cells that lie whole in a window are handed over as they lie there; only a cell that is
/// cut or holds doubled quotes is copied.
///
/// `Sink` has: cell(std::string_view), stray_quote(), unclosed_quote(), end_record() and
/// long_record(), called once per record that grows beyond `longest_record` bytes. A sink that can
/// take many records at once has also record_width(), record_room() and
/// records(const std::vector<std::string_view>& cells, std::size_t count); it is then handed those
/// that are nothing special by `RegularRecords`, with the same cells in the same order.
template <class Sink>
concept TakesRecords = requires(Sink sink, const std::vector<std::string_view>& cells) {
  sink.record_width();
  sink.record_room();
  sink.records(cells, std::size_t{});
};

template <class Sink>
class RecordScanner {
 public:
  RecordScanner(Dialect dialect, std::uint64_t longest_record, Sink& sink)
      : sink_(sink),
        longest_record_(longest_record),
        quote_(dialect.quote),
        escape_(dialect.escape),
        is_quoted_(dialect.quote != '\0'),
        drops_blank_(dialect.drops_blank),
        has_blanks_(dialect.delimiter == ' '),
        regular_(dialect, longest_record) {
    has_fast_way_ = TakesRecords<Sink> && RegularRecords::can_read(dialect);
    classes_[index('\n')] = kLineEnd;
    classes_[index('\r')] = kLineEnd;
    classes_[index(dialect.delimiter)] = kDelimiter;
    if (has_blanks_) classes_[index('\t')] = kDelimiter;
    mark_openers();
  }

  void scan(std::string_view window) {
    at_ = window.data();
    end_ = at_ + window.size();
    record_start_ = at_;
    slow_until_ = at_;
    while (at_ != end_) {
      if constexpr (TakesRecords<Sink>) {
        if (is_at_fast_way()) take_regular_records();
      }
      if (at_ != end_) step();
    }
    check_length();
    record_bytes_ += static_cast<std::uint64_t>(end_ - record_start_);
    record_start_ = end_;
  }

  /// Ends the last record where one has begun.
  void finish() {
    if (state_ == State::kLineFeedDue) return regular_.line_ends().add(LineEnd::kCr);
    if (state_ == State::kCellStart && record_bytes_ == 0) return;
    if (state_ == State::kEscaped) held_ += escape_;
    if (is_in_quotes()) sink_.unclosed_quote();
    if (state_ == State::kClosed) held_.resize(closed_size_);
    if (!has_blanks_ || state_ != State::kCellStart) sink_.cell(held_);
    sink_.end_record();
  }

  /// True inside quotes that nothing has closed so far.
  bool is_in_quotes() const { return state_ == State::kQuoted || state_ == State::kEscaped; }
  const LineEnds& line_ends() const { return regular_.line_ends(); }
  /// Bytes of the record that has begun and not ended.
  std::uint64_t unfinished_bytes() const { return record_bytes_; }

 private:
  enum class State : std::uint8_t {
    kCellStart,
    kBlankDue,     ///< behind a delimiter that one blank may belong to
    kBare,         ///< in a cell without quotes whose beginning is in `held_`
    kLeading,      ///< blanks, after which a quote may open the cell
    kQuoted,       ///< between quotes
    kEscaped,      ///< between quotes, behind an escape mark
    kQuoteInside,  ///< behind a quote that closes the cell unless another one follows
    kClosed,       ///< blanks behind the closing quote
    kLineFeedDue,  ///< behind a carriage return that ended a record
  };
  enum Class : std::uint8_t { kPlain, kDelimiter, kLineEnd };

  /// At the beginning of a record that may be nothing special.
  bool is_at_fast_way() const {
    return has_fast_way_ && at_ >= slow_until_ && at_ == record_start_ && record_bytes_ == 0 &&
           state_ == State::kCellStart;
  }

  void take_regular_records() {
    const std::size_t room = sink_.record_room();
    if (room == 0) return;
    const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
    const std::size_t taken = regular_.take(rest, sink_.record_width(), room);
    sink_.records(regular_.cells(), regular_.record_count());
    // Looking at the same bytes again and again would cost more than it gains.
    if (taken * 2 < regular_.seen_bytes()) slow_until_ = at_ + regular_.seen_bytes();
    at_ += taken;
    record_start_ = at_;
  }

  static std::size_t index(char byte) { return static_cast<unsigned char>(byte); }
  static bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }
  bool ends_cell(char byte) const { return classes_[index(byte)] != kPlain; }
  bool ends_line(char byte) const { return classes_[index(byte)] == kLineEnd; }
  bool is_skippable(char byte) const { return is_blank(byte) && (has_blanks_ || !ends_cell(byte)); }

  /// Bytes that make the beginning of a cell more than plain text.
  void mark_openers() {
    if (is_quoted_) is_opener_[index(quote_)] = true;
    for (const char blank : {' ', '\t'}) {
      is_opener_[index(blank)] = has_blanks_ || (is_quoted_ && !ends_cell(blank));
    }
    for (const char line_end : {'\n', '\r'}) is_opener_[index(line_end)] = has_blanks_;
  }

  void step() {
    switch (state_) {
      case State::kCellStart: return scan_cells();
      case State::kBlankDue: return take_blank();
      case State::kBare: return continue_bare();
      case State::kLeading: return continue_leading();
      case State::kQuoted: return continue_quoted();
      case State::kEscaped: return after_escape();
      case State::kQuoteInside: return after_quote();
      case State::kClosed: return after_closed_cell();
      case State::kLineFeedDue: return take_line_feed();
    }
  }

  /// The hot loop: cells without quotes that lie whole in the window.
  void scan_cells() {
    while (at_ != end_) {
      if (is_opener_[index(*at_)] && !is_at_bare_cell()) return;
      const char* const begin = at_;
      at_ = find_cell_end(begin);
      if (at_ == end_) return hold(begin);
      emit({begin, static_cast<std::size_t>(at_ - begin)});
      end_cell();
      if (state_ != State::kCellStart || is_at_fast_way()) return;
    }
  }

  const char* find_cell_end(const char* at) const {
    const Class* const classes = classes_.data();
    while (at != end_ && classes[index(*at)] == kPlain) ++at;
    return at;
  }

  /// Looks past blanks at the beginning of a cell. True when a cell without quotes begins at
  /// `at_`; otherwise something was taken and `step` goes on.
  bool is_at_bare_cell() {
    const char* ahead = at_;
    while (ahead != end_ && is_skippable(*ahead)) ++ahead;
    if (has_blanks_) at_ = ahead;
    if (ahead == end_) {
      if (!has_blanks_) start_leading();
      return false;
    }
    if (is_quoted_ && *ahead == quote_) {
      at_ = ahead + 1;
      state_ = State::kQuoted;
      return false;
    }
    if (!has_blanks_ || !ends_line(*ahead)) return true;
    end_line();
    return false;
  }

  void start_leading() {
    held_.assign(at_, end_);
    at_ = end_;
    state_ = State::kLeading;
  }

  void hold(const char* begin) {
    held_.assign(begin, end_);
    state_ = State::kBare;
  }

  void continue_bare() {
    const char* const begin = at_;
    at_ = find_cell_end(begin);
    held_.append(begin, at_);
    if (at_ != end_) emit_held();
  }

  void continue_leading() {
    const char* const begin = at_;
    while (at_ != end_ && is_skippable(*at_)) ++at_;
    held_.append(begin, at_);
    if (at_ == end_) return;
    state_ = State::kBare;
    if (*at_ != quote_) return;
    held_.clear();
    ++at_;
    state_ = State::kQuoted;
  }

  /// The next quote or escape mark, or the end of the window.
  const char* find_mark(const char* begin) const {
    const auto size = static_cast<std::size_t>(end_ - begin);
    const void* const found = std::memchr(begin, quote_, size);
    const char* const quote = found == nullptr ? end_ : static_cast<const char*>(found);
    if (escape_ == '\0') return quote;
    const void* const escape = std::memchr(begin, escape_, static_cast<std::size_t>(quote - begin));
    return escape == nullptr ? quote : static_cast<const char*>(escape);
  }

  void continue_quoted() {
    const char* const begin = at_;
    const char* const mark = find_mark(begin);
    const bool is_quote = mark != end_ && *mark == quote_;
    at_ = mark == end_ ? end_ : mark + 1;
    if (is_quote && held_.empty() && at_ != end_ && ends_cell(*at_)) {
      state_ = State::kCellStart;
      emit({begin, static_cast<std::size_t>(mark - begin)});
      return end_cell();
    }
    held_.append(begin, mark);
    if (mark != end_) state_ = is_quote ? State::kQuoteInside : State::kEscaped;
  }

  /// An escape mark that precedes neither a quote nor itself is text.
  void after_escape() {
    if (*at_ != quote_ && *at_ != escape_) held_ += escape_;
    if (*at_ == quote_ || *at_ == escape_) held_ += *at_++;
    state_ = State::kQuoted;
  }

  void take_blank() {
    if (*at_ == ' ') ++at_;
    state_ = State::kCellStart;
  }

  void after_quote() {
    if (*at_ == quote_) {
      held_ += quote_;
      ++at_;
      state_ = State::kQuoted;
      return;
    }
    closed_size_ = held_.size();
    state_ = State::kClosed;
  }

  void after_closed_cell() {
    while (at_ != end_ && is_blank(*at_) && !ends_cell(*at_)) held_ += *at_++;
    if (at_ == end_) return;
    if (ends_cell(*at_)) {
      held_.resize(closed_size_);
      return emit_held();
    }
    sink_.stray_quote();
    state_ = State::kBare;
  }

  void take_line_feed() {
    const bool is_feed = *at_ == '\n';
    if (is_feed) ++at_;
    regular_.line_ends().add(is_feed ? LineEnd::kCrlf : LineEnd::kCr);
    record_start_ = at_;
    state_ = State::kCellStart;
  }

  void emit(std::string_view cell) {
    check_length();
    sink_.cell(cell);
  }

  void emit_held() {
    emit(held_);
    held_.clear();
    state_ = State::kCellStart;
    end_cell();
  }

  /// At the byte that ended a cell.
  void end_cell() {
    if (ends_line(*at_)) return end_line();
    ++at_;
    if (!drops_blank_) return;
    if (at_ == end_) state_ = State::kBlankDue;
    if (at_ != end_ && *at_ == ' ') ++at_;
  }

  void end_line() {
    check_length();
    const bool is_return = *at_++ == '\r';
    if (is_return && at_ == end_) {
      state_ = State::kLineFeedDue;
    } else {
      const bool has_feed = is_return && *at_ == '\n';
      if (has_feed) ++at_;
      regular_.line_ends().add(!is_return ? LineEnd::kLf
                               : has_feed ? LineEnd::kCrlf
                                          : LineEnd::kCr);
    }
    record_start_ = at_;
    record_bytes_ = 0;
    sink_.end_record();
  }

  void check_length() {
    if (record_bytes_ + static_cast<std::uint64_t>(at_ - record_start_) > longest_record_) {
      sink_.long_record();
    }
  }

  Sink& sink_;
  std::uint64_t longest_record_;
  char quote_;
  char escape_;
  bool is_quoted_;
  bool drops_blank_;
  bool has_blanks_;  ///< cells are told apart by runs of blanks
  State state_ = State::kCellStart;
  std::array<Class, 256> classes_{};
  std::array<bool, 256> is_opener_{};

  RegularRecords regular_;
  bool has_fast_way_ = false;
  const char* slow_until_ = nullptr;  ///< the fast way is not tried before this

  const char* at_ = nullptr;
  const char* end_ = nullptr;
  const char* record_start_ = nullptr;
  std::uint64_t record_bytes_ = 0;  ///< of the current record in earlier windows
  std::string held_;                ///< what a window cut off, or a cell with doubled quotes
  std::size_t closed_size_ = 0;     ///< of `held_` at the closing quote
};

}  // namespace sonder::detail
