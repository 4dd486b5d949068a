#include "survey/detail/grid_blocks.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/text_index.h"
#include "survey/detail/answer_scales.h"
#include "survey/detail/missing_texts.h"
#include "survey/detail/number_answers.h"
#include "survey/detail/question_reader.h"
#include "text/blanks.h"

namespace sonder {
namespace {

constexpr std::size_t kMostTexts = 25;

/// The different answers of a block's columns, and in how many columns each is.
struct SharedTexts {
  TextIndex positions;
  std::vector<std::size_t> columns_with;
  std::size_t filled_columns = 0;
  bool are_numbers = true;
  bool are_many = false;  ///< too many to be a list; counting ended early
};

void add_column(const Column& column, SharedTexts& shared) {
  const TextDictionary& texts = column.text.dictionary;
  const std::vector<MissingKind> missing = read_missing(column);
  bool is_filled = false;
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    if (missing[code] != MissingKind::kNone) continue;
    is_filled = true;
    const std::string_view text = trim(texts.text(code));
    shared.are_numbers = shared.are_numbers && read_number(text, column.decimal_mark).has_value();
    if (shared.are_many) continue;
    auto position = shared.positions.find(text);
    if (!position) {
      position = static_cast<std::uint32_t>(shared.columns_with.size());
      shared.positions.add(text, *position);
      shared.columns_with.push_back(0);
      shared.are_many = shared.columns_with.size() > kMostTexts;
    }
    ++shared.columns_with[*position];
  }
  shared.filled_columns += is_filled ? 1 : 0;
}

bool may_be_grid(HeadingMark mark) {
  return mark != HeadingMark::kSlash && mark != HeadingMark::kField && mark != HeadingMark::kOption;
}

/// Whether each item has a cell of its own besides those of "other".
bool is_row(const ColumnBlock& block, std::size_t at) {
  return !names_other_text(block.items[at]) && !is_placeholder(block.items[at]);
}

/// Options in the order of the scale, where they are one, else the more frequent first.
void unite_options(std::vector<Question>& rows, const std::vector<std::size_t>& members) {
  std::vector<std::string> options;
  for (const std::size_t row : members) {
    for (const std::string& option : rows[row].options) {
      if (std::find(options.begin(), options.end(), option) == options.end()) {
        options.push_back(option);
      }
    }
  }
  const std::optional<OrderedOptions> ordered = order_options_by_scale(options);
  for (const std::size_t row : members) {
    rows[row].options = ordered ? ordered->options : options;
    rows[row].points = ordered ? ordered->points : std::vector<std::int64_t>();
  }
}

void unite_scales(std::vector<Question>& rows, const std::vector<std::size_t>& members) {
  std::int64_t low = rows[members.front()].scale_low;
  std::int64_t high = rows[members.front()].scale_high;
  for (const std::size_t row : members) {
    low = std::min(low, rows[row].scale_low);
    high = std::max(high, rows[row].scale_high);
  }
  for (const std::size_t row : members) {
    Question& question = rows[row];
    const bool is_other = question.scale_low != low || question.scale_high != high;
    if (!is_other) continue;
    question.scale_low = low;
    question.scale_high = high;
    question.evidence.push_back("Its matrix uses the scale " + std::to_string(low) + "-" +
                                std::to_string(high) + ".");
  }
}

std::vector<std::size_t> rows_of(const std::vector<Question>& rows, QuestionKind kind) {
  std::vector<std::size_t> found;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row].kind == kind) found.push_back(row);
  }
  return found;
}

/// A row of a scale that only ever got 0 and 1 looks like a choice, a row of choices with few
/// answers like open text, and a row that nobody answered like nothing.
void follow_the_others(const Table& table, QuestionKind kind, std::vector<Question>& rows) {
  const auto is_digit = [](const std::string& text) { return text == "0" || text == "1"; };
  for (Question& question : rows) {
    const bool is_scale = kind == QuestionKind::kScale;
    const bool is_bare = question.kind == QuestionKind::kSingleChoice &&
                         std::all_of(question.options.begin(), question.options.end(), is_digit);
    const bool is_text = question.kind == QuestionKind::kOpenText && !is_scale;
    const bool is_empty = question.kind == QuestionKind::kUnanswered;
    if (!is_empty && !is_text && !(is_scale && is_bare)) continue;
    question.kind = kind;
    question.options.clear();
    if (is_scale) question.scale_low = question.scale_high = 1;
    if (is_text) question = complete_question(table, std::move(question));
  }
}

void unite_kinds(const Table& table, std::vector<Question>& rows) {
  for (const QuestionKind kind : {QuestionKind::kScale, QuestionKind::kSingleChoice}) {
    if (rows_of(rows, kind).empty()) continue;
    follow_the_others(table, kind, rows);
    break;
  }
  const std::vector<std::size_t> scales = rows_of(rows, QuestionKind::kScale);
  if (!scales.empty()) unite_scales(rows, scales);
  for (const QuestionKind kind : {QuestionKind::kSingleChoice, QuestionKind::kMultiChoice}) {
    const std::vector<std::size_t> choices = rows_of(rows, kind);
    if (!choices.empty()) unite_options(rows, choices);
  }
}

}  // namespace

bool is_grid_block(const Table& table, const ColumnBlock& block) {
  if (!may_be_grid(block.mark)) return false;
  SharedTexts shared;
  std::size_t rows = 0;
  for (std::size_t at = 0; at < block.columns.size(); ++at) {
    if (!is_row(block, at)) continue;
    add_column(table.columns[block.columns[at]], shared);
    ++rows;
    if (shared.are_many && !shared.are_numbers) return false;
  }
  if (rows < 2 || shared.filled_columns < 2) return false;
  if (shared.are_numbers) return true;
  const auto repeated =
      static_cast<std::size_t>(std::count_if(shared.columns_with.begin(), shared.columns_with.end(),
                                             [](std::size_t columns) { return columns > 1; }));
  return repeated * 2 >= shared.columns_with.size();
}

void unite_rows(const Table& table, const ColumnBlock& block, std::vector<Question>& rows) {
  unite_kinds(table, rows);
  for (std::size_t at = 0; at < rows.size(); ++at) {
    rows[at].group = block.stem;
    rows[at].item = block.items[at];
    rows[at].evidence.push_back("It is a row of a matrix of " + std::to_string(rows.size()) +
                                ", whose columns are headed alike and hold the same answers.");
  }
}

}  // namespace sonder
