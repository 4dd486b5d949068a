#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>

#include "table/dialect.h"

namespace sonder::detail {

/// What a reading makes of a file's beginning, without keeping its cells: the sink of a scanner.
class DialectShape {
 public:
  /// More lines than this in front of a header are not looked for.
  static constexpr std::size_t kMostTitles = 16;

  /// `dialect` is that of the scanner.
  explicit DialectShape(const Dialect& dialect)
      : quote_(dialect.quote), has_blanks_(dialect.delimiter == ' ') {}

  void cell(std::string_view text);
  void end_record();
  void stray_quote() { has_odd_quote_ = true; }
  void mended_quotes() { has_odd_quote_ = true; }
  void unclosed_quote() { has_odd_quote_ = true; }
  void long_record() {}

  /// Records that are not blank.
  std::size_t record_count() const { return record_count_; }

  struct Width {
    std::size_t cells = 0;
    std::size_t records = 0;  ///< that have so many
  };
  /// The width of most records; the wider one of equals.
  Width usual_width() const;
  /// Records in front of the first one of the usual width that look like titles, remarks or
  /// whatever else is no header: little in them, or a "#" in front. None where blanks delimit.
  std::size_t title_count() const;
  std::size_t first_width() const { return leading_[0].cells; }
  /// Cells of the first record behind those titles.
  std::size_t header_width() const;

  double odd_quote_share() const { return share(odd_quote_records_, record_count_); }
  /// Records with a cell that is, or begins to be, between quote marks other than the reading's.
  double wrapped_share() const { return share(wrapped_records_, record_count_); }
  /// Filled cells that another delimiter would cut.
  double uncut_share() const { return share(uncut_cells_, filled_cells_); }
  double number_share() const { return share(number_cells_, filled_cells_); }
  /// Filled cells, those in front left out, that begin with a blank.
  double blank_led_share() const { return share(blank_led_cells_, later_cells_); }
  std::size_t later_cells() const { return later_cells_; }
  /// Filled cells, those in front left out, that begin with a digit pair, a blank or a slash: what
  /// stands behind the colon of a clock, a remark or an address.
  double clock_share() const { return share(clock_cells_, later_cells_); }

 private:
  struct Leading {
    std::size_t cells = 0;
    std::size_t filled = 0;
    bool is_remark = false;
  };

  static double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  }
  void filled_cell(std::string_view text);
  bool is_title(const Leading& record, std::size_t usual) const;

  char quote_;
  bool has_blanks_;  ///< cells are told apart by runs of blanks
  std::map<std::size_t, std::size_t> widths_;
  std::array<Leading, kMostTitles + 1> leading_{};
  Leading record_;  ///< the one being read
  bool has_odd_quote_ = false;
  bool has_wrapped_ = false;
  std::size_t record_count_ = 0;
  std::size_t odd_quote_records_ = 0;
  std::size_t wrapped_records_ = 0;
  std::size_t filled_cells_ = 0;
  std::size_t uncut_cells_ = 0;
  std::size_t number_cells_ = 0;
  std::size_t later_cells_ = 0;
  std::size_t blank_led_cells_ = 0;
  std::size_t clock_cells_ = 0;
};

}  // namespace sonder::detail
