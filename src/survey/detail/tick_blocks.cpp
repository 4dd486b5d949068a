#include "survey/detail/tick_blocks.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "survey/detail/answer_scales.h"
#include "survey/detail/missing_texts.h"
#include "survey/detail/ticks.h"
#include "survey/detail/wording.h"
#include "text/blanks.h"
#include "text/booleans.h"
#include "text/fold.h"

namespace sonder {
namespace {

/// Responses that show that nobody ticks two options.
constexpr std::size_t kResponsesThatShowOne = 10;

/// What one column's cells hold, read as ticks.
struct TickTexts {
  std::string_view tick;       ///< the only text for a tick; empty where nobody ticked
  bool has_several = false;    ///< there are several texts, so that these are no ticks
  bool has_no = false;         ///< some cells say that the option was left out
  bool takes_text = false;     ///< the heading says that respondents write here
  bool is_own_text = false;    ///< the tick is the option itself
  bool is_any_option = false;  ///< the tick is 1, a number, a mark or a word for yes
};

bool is_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char byte) { return byte >= '0' && byte <= '9'; });
}

bool is_any_tick(std::string_view text) {
  if (parse_boolean(text) == true) return true;
  const std::string words = fold_words(text);
  return is_number(text) || words == "x" || words == "selected" || words == "quoted" ||
         words == "genannt" || text == "✓" || text == "✔";
}

void look_at(std::string_view text, Tick tick, TickTexts& found) {
  found.has_no = found.has_no || tick == Tick::kNo;
  if (tick != Tick::kYes || found.tick == text) return;
  found.has_several = found.has_several || !found.tick.empty();
  found.tick = text;
}

/// Whether the heading has the option in full, rather than a code of it.
bool has_option_text(HeadingMark mark) {
  return mark == HeadingMark::kRows || mark == HeadingMark::kDash || mark == HeadingMark::kOption;
}

TickTexts read_texts(const Column& column, HeadingMark mark, std::string_view item) {
  constexpr std::uint32_t kMostTexts = 50;
  TickTexts found;
  found.takes_text = names_other_text(item);
  const TextDictionary& texts = column.text.dictionary;
  found.has_several = texts.size() > kMostTexts;
  if (found.has_several) return found;
  const std::vector<Tick> ticks = read_ticks(column, item);
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    look_at(trim(texts.text(code)), ticks[code], found);
  }
  if (found.tick.empty()) return found;
  const bool is_any = is_any_tick(found.tick);
  found.is_own_text =
      fold_words(found.tick) == fold_words(item) && (!is_any || has_option_text(mark));
  found.is_any_option = is_any && !found.is_own_text;
  return found;
}

std::vector<TickTexts> read_columns(const Table& table, const ColumnBlock& block) {
  std::vector<TickTexts> columns;
  for (std::size_t at = 0; at < block.columns.size(); ++at) {
    columns.push_back(read_texts(table.columns[block.columns[at]], block.mark, block.items[at]));
  }
  return columns;
}

/// Under a heading such as "q4_1" only the cells know what the option is.
bool names_option(HeadingMark mark, const TickTexts& column) {
  return mark == HeadingMark::kNumber && !column.tick.empty() && !column.is_any_option;
}

/// Whether yes and no under headings of this kind are the rows of a matrix rather than options.
bool has_rows_of_yes(HeadingMark mark) {
  return mark == HeadingMark::kRows || mark == HeadingMark::kBrackets || mark == HeadingMark::kDash;
}

bool is_tick_column(HeadingMark mark, const TickTexts& column) {
  if (column.has_several) return false;
  if (column.tick.empty() || column.is_own_text || names_option(mark, column)) return true;
  return column.is_any_option && !(column.has_no && has_rows_of_yes(mark));
}

bool is_tick_block(const ColumnBlock& block, const std::vector<TickTexts>& columns) {
  if (block.mark == HeadingMark::kSlash && !block.joined) return false;
  std::size_t ticked = 0;
  bool has_own_text = false;
  bool has_any_option = false;
  for (const TickTexts& column : columns) {
    const bool is_tick = is_tick_column(block.mark, column);
    if (!is_tick && !column.takes_text) return false;
    if (!is_tick || column.tick.empty()) continue;
    ++ticked;
    const bool is_own = column.is_own_text || names_option(block.mark, column);
    (is_own ? has_own_text : has_any_option) = true;
  }
  const bool is_sure = block.mark == HeadingMark::kRows || block.mark == HeadingMark::kField ||
                       block.mark == HeadingMark::kCode || block.mark == HeadingMark::kSlash ||
                       block.mark == HeadingMark::kTag;
  return has_own_text != has_any_option && ticked >= (is_sure ? 1U : 2U);
}

/// How many cells of the block each response fills, up to 2.
std::vector<std::uint8_t> count_filled(const Table& table, const ColumnBlock& block) {
  std::vector<std::uint8_t> filled(table.row_count);
  for (std::size_t at = 0; at < block.columns.size(); ++at) {
    const Column& column = table.columns[block.columns[at]];
    const std::vector<Tick> ticks = read_ticks(column, block.items[at]);
    for (std::size_t row = 0; row < table.row_count; ++row) {
      const bool is_filled = ticks[column.text.codes[row]] != Tick::kNotAnswered;
      if (is_filled && filled[row] < 2) ++filled[row];
    }
  }
  return filled;
}

/// Decides whether the options are those of a single choice, and says why.
void choose_kind(const Table& table, const ColumnBlock& block,
                 const std::vector<TickTexts>& columns, const Wording& wording,
                 Question& question) {
  question.kind = QuestionKind::kMultiChoice;
  const bool has_own_texts = std::none_of(columns.begin(), columns.end(), [](const auto& column) {
    return column.has_no || column.is_any_option;
  });
  const bool may_be_single = block.mark == HeadingMark::kRows || block.mark == HeadingMark::kDash;
  if (!has_own_texts || !may_be_single) return;
  if (wording.allows_several()) {
    question.evidence.push_back("The wording says that several may be chosen.");
    return;
  }
  const std::vector<std::uint8_t> filled = count_filled(table, block);
  const auto one = static_cast<std::size_t>(std::count(filled.begin(), filled.end(), 1));
  const auto several = static_cast<std::size_t>(std::count(filled.begin(), filled.end(), 2));
  const std::string all = std::to_string(one + several) + " responses";
  if (several > 0) {
    question.evidence.push_back(std::to_string(several) + " of " + all + " tick two or more.");
    return;
  }
  if (wording.allows_one()) {
    question.kind = QuestionKind::kSingleChoice;
    question.evidence.push_back("The wording says that one may be chosen, and nobody ticks two.");
    return;
  }
  if (one < kResponsesThatShowOne) {
    question.evidence.push_back("Nobody of " + all + " ticks two, which is too few to tell.");
    return;
  }
  question.kind = QuestionKind::kSingleChoice;
  question.evidence.push_back("None of " + all + " ticks two.");
}

/// Whether the block's other column names the options that its responses tick, in nearly all.
bool joins_options(const Table& table, const ColumnBlock& block) {
  const Column& joined = table.columns[*block.joined];
  std::size_t ticked = 0;
  std::size_t named = 0;
  for (std::size_t at = 0; at < block.columns.size(); ++at) {
    const Column& column = table.columns[block.columns[at]];
    const std::vector<Tick> ticks = read_ticks(column, {});
    for (std::size_t row = 0; row < table.row_count; ++row) {
      if (ticks[column.text.codes[row]] != Tick::kYes) continue;
      ++ticked;
      named += joined.text.at(row).find(block.items[at]) != std::string_view::npos ? 1 : 0;
    }
  }
  return ticked > 0 && named * 20 >= ticked * 19;
}

std::string option_of(HeadingMark mark, std::string_view item, const TickTexts& column) {
  return std::string(names_option(mark, column) ? column.tick : item);
}

/// Whether respondents wrote in the column, rather than ticking it.
bool is_written(const TickTexts& column) {
  const bool is_text = !column.tick.empty() && !column.is_own_text && !column.is_any_option;
  return column.takes_text && (column.has_several || is_text);
}

/// What is written under "other" is an option where that has no column of ticks before it.
bool is_option(const std::vector<TickTexts>& columns, std::size_t at) {
  const bool follows_tick = at > 0 && columns[at - 1].takes_text && !is_written(columns[at - 1]);
  return !(is_written(columns[at]) && follows_tick);
}

std::string join_options(const std::vector<std::string>& options) {
  constexpr std::size_t kMost = 3;
  std::string text;
  for (std::size_t at = 0; at < std::min(kMost, options.size()); ++at) {
    text += (at > 0 ? ", " : "") + options[at];
  }
  return options.size() > kMost ? text + ", ..." : text;
}

/// `wording` is of the whole question where the block is a row of it.
Question make_question(const Table& table, const ColumnBlock& block,
                       const std::vector<TickTexts>& columns, const Wording& wording) {
  Question question;
  question.column = block.joined.value_or(block.columns.front());
  for (std::size_t at = 0; at < columns.size(); ++at) {
    if (is_written(columns[at])) {
      question.other_column = block.columns[at];
    }
    if (!is_option(columns, at)) continue;
    question.options.push_back(option_of(block.mark, block.items[at], columns[at]));
    question.option_columns.emplace_back(block.columns[at]);
  }
  question.column = *question.option_columns.front();
  question.text = block.stem.empty() ? join_options(question.options) : block.stem;
  question.evidence.push_back(std::to_string(question.options.size()) +
                              " neighbouring columns headed alike hold an option each.");
  if (block.joined) {
    question.evidence.push_back("The column \"" + block.stem + "\" only joins them.");
  }
  choose_kind(table, block, columns, wording, question);
  return question;
}

/// Of a single choice, takes out what is no answer, such as "Don't know", and orders the points of
/// a scale.
void finish_single_choice(Question& question) {
  if (question.kind != QuestionKind::kSingleChoice) return;
  std::vector<std::string> options;
  std::vector<std::optional<std::size_t>> columns;
  for (std::size_t at = 0; at < question.options.size(); ++at) {
    if (missing_kind_of(question.options[at]) != MissingKind::kNone) {
      question.missing_columns.push_back(*question.option_columns[at]);
      continue;
    }
    options.push_back(question.options[at]);
    columns.push_back(question.option_columns[at]);
  }
  if (const auto ordered = order_options_by_scale(options)) {
    std::vector<std::optional<std::size_t>> in_order;
    for (const std::string& option : ordered->options) {
      const auto found = std::find(options.begin(), options.end(), option);
      in_order.push_back(columns[static_cast<std::size_t>(found - options.begin())]);
    }
    options = ordered->options;
    columns = std::move(in_order);
    question.points = ordered->points;
    question.evidence.push_back(describe_scale_of(*ordered));
  }
  question.options = std::move(options);
  question.option_columns = std::move(columns);
}

/// The row of "row - option" where the cells hold the option.
std::string row_of(std::string_view item, const TickTexts& column) {
  constexpr std::string_view kDash = " - ";
  const std::size_t cut = item.rfind(kDash);
  if (cut == std::string_view::npos || column.tick.empty()) return {};
  const bool is_option = fold_words(item.substr(cut + kDash.size())) == fold_words(column.tick);
  return is_option ? std::string(item.substr(0, cut)) : std::string();
}

/// Cuts a block into one block per row, with the options as items; nothing where it has no rows.
std::vector<ColumnBlock> cut_rows(const ColumnBlock& block, const std::vector<TickTexts>& columns) {
  std::vector<std::string> rows;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    const std::string row = row_of(block.items[at], columns[at]);
    if (!row.empty() && (rows.empty() || rows.back() != row)) rows.push_back(row);
  }
  std::vector<ColumnBlock> cut;
  std::size_t row = 0;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    const auto belongs = [&](std::size_t to) {
      return to < rows.size() && block.items[at].starts_with(rows[to] + " - ");
    };
    if (!belongs(row) && belongs(row + 1)) ++row;
    if (!belongs(row) && columns[at].takes_text) continue;
    if (!belongs(row)) return {};
    if (cut.size() <= row) cut.push_back({block.mark, rows[row], {}, {}});
    cut[row].columns.push_back(block.columns[at]);
    cut[row].items.push_back(block.items[at].substr(rows[row].size() + 3));
  }
  return cut;
}

bool is_multi_choice(const Question& question) {
  return question.kind == QuestionKind::kMultiChoice;
}

/// One row where somebody ticked two shows what the others are; else one row that shows that nobody
/// does is enough.
void unite_kinds(const Table& table, const std::vector<ColumnBlock>& rows,
                 std::vector<Question>& questions) {
  bool some_tick_two = false;
  for (const ColumnBlock& row : rows) {
    const std::vector<std::uint8_t> filled = count_filled(table, row);
    some_tick_two = some_tick_two || std::count(filled.begin(), filled.end(), 2) > 0;
  }
  const bool is_multi =
      some_tick_two || std::all_of(questions.begin(), questions.end(), is_multi_choice);
  for (Question& question : questions) {
    const QuestionKind kind = is_multi ? QuestionKind::kMultiChoice : QuestionKind::kSingleChoice;
    if (question.kind == kind) continue;
    question.kind = kind;
    question.evidence.push_back(is_multi ? "Two are ticked in other rows of its matrix."
                                         : "Nobody ticks two in any row of its matrix.");
  }
}

std::vector<Question> read_rows(const Table& table, const ColumnBlock& block,
                                const std::vector<TickTexts>& columns) {
  std::vector<Question> questions;
  const std::vector<ColumnBlock> rows = cut_rows(block, columns);
  const Wording wording(block.stem);
  for (const ColumnBlock& row : rows) {
    const std::vector<TickTexts> options = read_columns(table, row);
    if (row.columns.size() < 2 || !is_tick_block(row, options)) return {};
    Question question = make_question(table, row, options, wording);
    question.group = block.stem;
    question.item = row.stem;
    question.text = block.stem + " - " + row.stem;
    questions.push_back(std::move(question));
  }
  unite_kinds(table, rows, questions);
  for (Question& question : questions) finish_single_choice(question);
  return questions;
}

/// The block up to where respondents write under "other", if columns follow: forms end with that,
/// and what is behind it was added to the file, such as a coding of the texts.
std::optional<ColumnBlock> until_other(const ColumnBlock& block,
                                       const std::vector<TickTexts>& columns) {
  const auto found = std::find_if(columns.begin(), columns.end(), is_written);
  const auto length = found - columns.begin() + 1;
  if (found == columns.end() || found + 1 == columns.end() || length < 3) return std::nullopt;
  ColumnBlock cut = block;
  cut.columns.resize(static_cast<std::size_t>(length));
  cut.items.resize(static_cast<std::size_t>(length));
  return cut;
}

}  // namespace

std::vector<Question> read_tick_block(const Table& table, const ColumnBlock& block) {
  const std::vector<TickTexts> columns = read_columns(table, block);
  if (is_tick_block(block, columns)) {
    if (block.joined && !joins_options(table, block)) return {};
    Question question = make_question(table, block, columns, Wording(block.stem));
    finish_single_choice(question);
    return {std::move(question)};
  }
  if (block.mark != HeadingMark::kRows) return {};
  if (const auto cut = until_other(block, columns)) {
    if (is_tick_block(*cut, read_columns(table, *cut))) return read_tick_block(table, *cut);
  }
  return read_rows(table, block, columns);
}

}  // namespace sonder
