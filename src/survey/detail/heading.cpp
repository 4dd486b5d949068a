#include "survey/detail/heading.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "text/blanks.h"
#include "text/fold.h"

namespace sonder {
namespace {

constexpr auto kNowhere = std::string_view::npos;
constexpr std::string_view kTextTail = "_TEXT";
constexpr std::string_view kCommentTail = "-Comment";

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool is_code_letter(char byte) {
  return is_digit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         byte == '_';
}

std::string_view without_tail(std::string_view text, std::string_view tail) {
  return text.ends_with(tail) ? text.substr(0, text.size() - tail.size()) : text;
}

/// Qualtrics names a column by its text, below the tag, which stands behind texts that come twice.
bool has_tag(const Column& column) {
  if (column.header.size() < 2 || column.header[0].empty() || column.header[1].empty())
    return false;
  const std::string& text = column.header[1];
  if (text == column.header[0]) return false;
  return column.name == text || column.name == text + " (" + column.header[0] + ")";
}

bool has_question_row(const Column& column) {
  const std::size_t rows = column.header.size();
  return rows >= 2 && !has_tag(column) && !column.header[rows - 2].empty() &&
         !column.header[rows - 1].empty() && column.name != column.header[0];
}

HeadingParts part_rows(const Column& column) {
  const std::size_t rows = column.header.size();
  HeadingParts parts = {HeadingMark::kRows, {}, column.header[rows - 2], column.header[rows - 1]};
  for (std::size_t row = 0; row + 1 < rows; ++row) parts.key += column.header[row] + '\n';
  return parts;
}

/// The text in the brackets that end the heading, and what stands before them.
std::optional<HeadingParts> part_last_brackets(std::string_view text) {
  if (!text.ends_with(']')) return std::nullopt;
  const std::size_t begin = text.rfind('[');
  if (begin == kNowhere) return std::nullopt;
  const std::string_view stem = trim(text.substr(0, begin));
  const std::string_view item = trim(text.substr(begin + 1, text.size() - begin - 2));
  if (item.empty()) return std::nullopt;
  return HeadingParts{HeadingMark::kBrackets, std::string(stem), std::string(stem),
                      std::string(item)};
}

/// Behind the code comes nothing, or the wording after ". " or a separator of underscores.
std::string_view wording_behind(std::string_view rest) {
  for (const std::string_view separator : {". ", "._.", "_._", "."}) {
    if (rest.starts_with(separator)) return trim(rest.substr(separator.size()));
  }
  return trim(rest);
}

std::optional<HeadingParts> part_code(std::string_view text) {
  const std::size_t open = text.find('[');
  if (open == kNowhere || open == 0) return std::nullopt;
  const std::string_view code = text.substr(0, open);
  if (!std::all_of(code.begin(), code.end(), is_code_letter)) return std::nullopt;
  const std::size_t close = text.find(']', open);
  if (close == kNowhere || close == open + 1) return std::nullopt;
  const std::string_view wording = wording_behind(text.substr(close + 1));
  HeadingParts parts = {HeadingMark::kCode, std::string(code), std::string(wording),
                        std::string(text.substr(open + 1, close - open - 1))};
  if (auto brackets = part_last_brackets(wording)) {
    parts.stem = std::move(brackets->stem);
    parts.item = std::move(brackets->item);
  }
  const bool is_bracketed = parts.stem.starts_with('[') && parts.stem.ends_with(']');
  if (is_bracketed) parts.stem = parts.stem.substr(1, parts.stem.size() - 2);
  if (parts.stem.empty()) parts.stem = parts.key;
  return parts;
}

/// Cuts a number off, as in "Q3_1" and "q0004_0001"; behind a number may come "_TEXT".
std::optional<HeadingParts> part_number(HeadingMark mark, std::string_view name) {
  const std::string_view tag = without_tail(name, kTextTail);
  const std::size_t cut = tag.rfind('_');
  if (cut == kNowhere || cut == 0 || cut + 1 == tag.size()) return std::nullopt;
  const std::string_view number = tag.substr(cut + 1);
  if (!std::all_of(number.begin(), number.end(), is_digit)) return std::nullopt;
  const std::string key(tag.substr(0, cut));
  return HeadingParts{mark, key, key, std::string(name.substr(cut + 1))};
}

std::optional<HeadingParts> part_at(HeadingMark mark, std::string_view text, std::size_t cut,
                                    std::size_t length) {
  if (cut == kNowhere) return std::nullopt;
  const std::string_view stem = trim(text.substr(0, cut));
  const std::string_view item = trim(text.substr(cut + length));
  if (stem.empty() || item.empty()) return std::nullopt;
  return HeadingParts{mark, std::string(stem), std::string(stem), std::string(item)};
}

std::vector<HeadingParts> part_tagged(const Column& column) {
  std::vector<HeadingParts> ways;
  const std::string& tag = column.header[0];
  const std::string& text = column.header[1];
  // "Question-Row-TEXT" is what was written beside the row; in 2016 the tag alone said so.
  const std::string_view wording = without_tail(text, "-TEXT");
  auto by_text = part_at(HeadingMark::kDash, wording, wording.rfind('-'), 1);
  const bool is_written = wording != text || tag.ends_with(kTextTail);
  if (by_text && is_written) by_text->item += kTextTail;
  if (auto by_tag = part_number(HeadingMark::kTag, tag)) {
    by_tag->stem = text;
    ways.push_back(std::move(*by_tag));
  }
  if (by_text) ways.push_back(*by_text);
  return ways;
}

std::vector<HeadingParts> part_name(std::string_view name) {
  const std::size_t field = name.find("___");
  const std::size_t slash = name.rfind('/');
  const std::size_t dash = name.find(" - ");
  std::vector<HeadingParts> ways;
  for (auto way :
       {part_code(name), part_at(HeadingMark::kField, name, field, 3), part_last_brackets(name),
        part_at(HeadingMark::kSlash, name, slash, 1), part_number(HeadingMark::kNumber, name),
        part_at(HeadingMark::kDash, name, dash, 3)}) {
    if (way) ways.push_back(std::move(*way));
  }
  return ways;
}

// As `fold_words` leaves them.
constexpr std::string_view kOther[] = {"other",  "inne",    "inny", "inna",     "drugo",
                                       "ostalo", "другое",  "иное", "sonstige", "sonstiges",
                                       "andere", "anderes", "otro", "otra",     "otros"};

}  // namespace

std::vector<HeadingParts> part_heading(const Column& column) {
  if (has_tag(column)) return part_tagged(column);
  if (has_question_row(column)) return {part_rows(column)};
  return part_name(trim(column.name));
}

bool names_other_text(std::string_view item) {
  if (item.ends_with(kTextTail) || item.ends_with(kCommentTail)) return true;
  const std::string words = fold_words(item);
  const std::string_view first = std::string_view(words).substr(0, words.find(' '));
  return words.find("please specify") != std::string::npos ||
         std::find(std::begin(kOther), std::end(kOther), first) != std::end(kOther);
}

bool is_placeholder(std::string_view item) {
  std::string words = fold_words(item);
  while (!words.empty() && is_digit(words.back())) words.pop_back();
  return words == "response" || words == "open ended response";
}

}  // namespace sonder
