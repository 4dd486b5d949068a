#include "table/detail/dialect_shape.h"

#include <algorithm>

#include "text/blanks.h"

namespace sonder::detail {
namespace {

/// Longer texts are prose, in which any mark may stand.
constexpr std::size_t kLongestLooked = 48;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool begins_like_a_number(std::string_view cell) {
  const char first = cell.front();
  return is_digit(first) || first == '+' || first == '-' || first == '.';
}

/// One that delimits cells in other dialects.
bool is_mark(char byte) {
  switch (byte) {
    case ',':
    case ';':
    case '\t':
    case '|':
    case '^':
    case '~': return true;
    default: return false;
  }
}

bool is_wrapped(std::string_view cell, char mark) {
  return cell.size() >= 2 && cell.front() == mark && cell.back() == mark;
}

/// A mark with text on both sides that is not the decimal comma or thousands of a number.
bool is_uncut(std::string_view cell) {
  const std::string_view text = cell.substr(0, kLongestLooked);
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (!is_mark(text[at])) continue;
    if (text[at - 1] == ' ' || text[at + 1] == ' ') continue;
    if (text[at] != ',' || !is_digit(text[at - 1]) || !is_digit(text[at + 1])) return true;
  }
  return false;
}

bool is_behind_a_colon(std::string_view text) {
  if (text.front() == ' ' || text.front() == '/') return true;
  return text.size() >= 2 && is_digit(text[0]) && is_digit(text[1]) &&
         (text.size() == 2 || !is_digit(text[2]));
}

}  // namespace

void DialectShape::cell(std::string_view text) {
  const std::string_view trimmed = trim(text);
  if (!trimmed.empty()) {
    ++record_.filled;
    filled_cell(trimmed);
    if (record_.cells > 0) {
      ++later_cells_;
      if (text.front() == ' ') ++blank_led_cells_;
      if (is_behind_a_colon(text)) ++clock_cells_;
    } else {
      record_.is_remark = trimmed.size() > 1 && trimmed.front() == '#';
    }
  }
  ++record_.cells;
}

void DialectShape::filled_cell(std::string_view text) {
  ++filled_cells_;
  if (begins_like_a_number(text)) ++number_cells_;
  if (is_uncut(text)) ++uncut_cells_;
  if (quote_ != '"' && text.front() == '"') has_wrapped_ = true;
  if (quote_ != '\'' && is_wrapped(text, '\'')) has_wrapped_ = true;
}

void DialectShape::end_record() {
  if (record_.filled > 0 || record_.cells > 1) {
    if (record_count_ < leading_.size()) leading_[record_count_] = record_;
    ++record_count_;
    ++widths_[record_.cells];
    if (has_odd_quote_) ++odd_quote_records_;
    if (has_wrapped_) ++wrapped_records_;
  }
  record_ = {};
  has_odd_quote_ = false;
  has_wrapped_ = false;
}

DialectShape::Width DialectShape::usual_width() const {
  Width usual;
  for (const auto& [cells, records] : widths_) {
    if (records >= usual.records) usual = {cells, records};
  }
  return usual;
}

bool DialectShape::is_title(const Leading& record, std::size_t usual) const {
  if (record.cells == usual) return usual > 2 && record.filled <= 1;
  return record.is_remark || record.filled <= 1 || 2 * record.cells <= usual;
}

std::size_t DialectShape::title_count() const {
  const std::size_t usual = usual_width().cells;
  if (usual < 2 || has_blanks_) return 0;
  const std::size_t last = std::min(record_count_, leading_.size());
  for (std::size_t i = 0; i < last; ++i) {
    if (!is_title(leading_[i], usual)) return i;
  }
  return 0;
}

std::size_t DialectShape::header_width() const {
  return record_count_ == 0 ? 0 : leading_[title_count()].cells;
}

}  // namespace sonder::detail
