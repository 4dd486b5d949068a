#include "survey/missing.h"

#include <algorithm>
#include <optional>

#include "survey/detail/completion.h"
#include "survey/detail/missing_texts.h"
#include "survey/detail/ticks.h"
#include "survey/detail/wording.h"
#include "text/blanks.h"

namespace sonder {
namespace {

constexpr std::string_view kSeenAndLeftOut = "-99";

bool is_asked(const Question& question) {
  return question.kind != QuestionKind::kTimestamp && question.kind != QuestionKind::kContact &&
         question.kind != QuestionKind::kUnanswered;
}

/// Whether any text at all is an answer.
bool is_open(const Question& question) {
  return question.kind == QuestionKind::kOpenText || question.kind == QuestionKind::kFile;
}

/// What a respondent's cells say of one question, before anything else is considered.
enum class Cells : std::uint8_t {
  kBlank,
  kLeftOut,  ///< -99
  kRefused,
  kDontKnow,
  kNotApplicable,
  kAnswered,
};

Cells cells_of(MissingKind kind, std::string_view text) {
  switch (kind) {
    case MissingKind::kNone: return Cells::kAnswered;
    case MissingKind::kRefused: return Cells::kRefused;
    case MissingKind::kDontKnow: return Cells::kDontKnow;
    case MissingKind::kNotApplicable: return Cells::kNotApplicable;
    default: return text.empty() ? Cells::kBlank : Cells::kLeftOut;
  }
}

/// By code of the dictionary.
std::vector<Cells> read_cells(const Column& column, const Question& question) {
  const std::vector<MissingKind> kinds = missing_texts(column, question);
  const TextDictionary& texts = column.text.dictionary;
  std::vector<Cells> cells;
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    const std::string_view text = trim(texts.text(code));
    const bool is_empty_cell = text == "NA" || text == "NaN" || text == "null" || text == "NULL";
    cells.push_back(is_empty_cell && kinds[code] == MissingKind::kSkipped
                        ? Cells::kBlank
                        : cells_of(kinds[code], text));
  }
  return cells;
}

/// The surest of what several columns say.
void take_column(const Column& column, const std::vector<Cells>& of_code,
                 std::vector<Cells>& rows) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    rows[row] = std::max(rows[row], of_code[column.text.codes[row]]);
  }
}

/// Of an option's own column: yes and no are answers, whatever word says so.
std::vector<Cells> read_tick_cells(const Column& column, std::string_view option_text,
                                   bool& has_no) {
  const std::vector<Tick> ticks = read_ticks(column, option_text);
  const TextDictionary& texts = column.text.dictionary;
  std::vector<Cells> cells;
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    const bool is_left_out = trim(texts.text(code)) == kSeenAndLeftOut;
    has_no = has_no || ticks[code] == Tick::kNo;
    cells.push_back(ticks[code] != Tick::kNotAnswered ? Cells::kAnswered
                    : is_left_out                     ? Cells::kLeftOut
                                                      : Cells::kBlank);
  }
  return cells;
}

struct QuestionCells {
  std::vector<Cells> rows;
  bool has_no = false;  ///< unticked options are written
};

QuestionCells read_question(const Table& table, const Question& question) {
  QuestionCells cells = {.rows = std::vector<Cells>(table.row_count, Cells::kBlank)};
  const auto take = [&](std::size_t position, const std::vector<Cells>& of_code) {
    take_column(table.columns[position], of_code, cells.rows);
  };
  const bool has_ticks =
      question.kind == QuestionKind::kSingleChoice || question.kind == QuestionKind::kMultiChoice;
  for (std::size_t at = 0; at < question.option_columns.size(); ++at) {
    if (!question.option_columns[at]) continue;
    const std::size_t position = *question.option_columns[at];
    const Column& column = table.columns[position];
    take(position, has_ticks ? read_tick_cells(column, question.cell_texts()[at], cells.has_no)
                             : read_cells(column, question));
  }
  for (const std::size_t position : question.missing_columns) {
    take(position, read_cells(table.columns[position], question));
  }
  if (question.option_columns.empty()) {
    take(question.column, read_cells(table.columns[question.column], question));
  }
  return cells;
}

bool has_left_out(const Table& table, const Question& question) {
  const auto has = [&](std::size_t column) {
    return table.columns[column].text.dictionary.find(kSeenAndLeftOut).has_value();
  };
  const bool in_options =
      std::any_of(question.option_columns.begin(), question.option_columns.end(),
                  [&](const auto& column) { return column && has(*column); });
  return in_options || (question.option_columns.empty() && has(question.column));
}

/// Forms that write one moment, in front, write it when the whole response comes in.
bool has_submission_column(const Questionnaire& questionnaire) {
  if (questionnaire.questions.empty()) return false;
  const Question& first = questionnaire.questions.front();
  return first.kind == QuestionKind::kTimestamp && first.column == 0 &&
         Wording(first.text).names_timestamp();
}

/// The rows of responses that the file says are complete, or not; or else did not come to the last
/// closed question that half of all respondents answered.
void find_broken_off(const Table& table, const std::optional<Completion>& completion,
                     std::optional<std::uint32_t> last_common, ResponseProgress& progress) {
  if (completion) progress.told_by = completion->column;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    bool is_broken_off = last_common && progress.end[row] <= *last_common;
    if (completion) {
      const std::uint32_t code = table.columns[completion->column].text.codes[row];
      is_broken_off = !completion->is_complete[code];
    }
    if (is_broken_off) progress.is_broken_off.set(row);
  }
}

/// The position of the question that decided who was asked, which those who broke off before it
/// did not see; 0 without one.
std::uint32_t find_gate(const Questionnaire& questionnaire, const Question& question) {
  for (std::uint32_t at = 0; question.asked_by && at < questionnaire.questions.size(); ++at) {
    if (questionnaire.questions[at].column == *question.asked_by) return at;
  }
  return 0;
}

/// Whether nothing says that it was not shown to this respondent.
bool is_shown(const Question& question, std::size_t row) {
  return !question.asked || question.asked->test(row);
}

/// Why nothing is there of a question that came before the end.
MissingKind kind_of_blank(const Question& question, bool is_unseen, std::size_t row) {
  if (is_unseen) return MissingKind::kNotAsked;
  const bool is_asked = question.asked ? question.asked->test(row) : !question.has_condition;
  return is_asked ? MissingKind::kSkipped : MissingKind::kNotAsked;
}

MissingKind kind_of(Cells cells) {
  switch (cells) {
    case Cells::kAnswered: return MissingKind::kNone;
    case Cells::kRefused: return MissingKind::kRefused;
    case Cells::kDontKnow: return MissingKind::kDontKnow;
    case Cells::kNotApplicable: return MissingKind::kNotApplicable;
    case Cells::kLeftOut: return MissingKind::kSkipped;
    case Cells::kBlank: break;
  }
  return MissingKind::kSkipped;
}

}  // namespace

std::string_view to_string(MissingKind kind) {
  switch (kind) {
    case MissingKind::kNone: return "none";
    case MissingKind::kNotAsked: return "not_asked";
    case MissingKind::kSkipped: return "skipped";
    case MissingKind::kRefused: return "refused";
    case MissingKind::kDontKnow: return "dont_know";
    case MissingKind::kNotApplicable: return "not_applicable";
    case MissingKind::kPartial: return "partial";
  }
  return {};
}

std::vector<MissingKind> missing_texts(const Column& column, const Question& question) {
  if (!is_open(question)) return read_missing(column);
  const TextDictionary& texts = column.text.dictionary;
  std::vector<MissingKind> kinds;
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    const bool is_blank = trim(texts.text(code)).empty();
    kinds.push_back(is_blank ? MissingKind::kSkipped : MissingKind::kNone);
  }
  return kinds;
}

Bitset find_blanks(const Table& table, const Question& question) {
  const QuestionCells cells = read_question(table, question);
  Bitset blanks(table.row_count);
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (cells.rows[row] == Cells::kBlank) blanks.set(row);
  }
  return blanks;
}

ResponseProgress measure_progress(const Table& table, const Questionnaire& questionnaire) {
  ResponseProgress progress;
  progress.end.resize(table.row_count);
  progress.is_broken_off = Bitset(table.row_count);
  const std::optional<Completion> completion = find_completion(table);
  std::optional<std::uint32_t> last_common;
  for (std::uint32_t at = 0; at < questionnaire.questions.size(); ++at) {
    const Question& question = questionnaire.questions[at];
    const bool tells_completion = completion && completion->column == question.column;
    if (!is_asked(question) || tells_completion) continue;
    progress.tells_unseen = progress.tells_unseen || has_left_out(table, question);
    std::size_t answered = 0;
    const QuestionCells cells = read_question(table, question);
    for (std::size_t row = 0; row < table.row_count; ++row) {
      if (cells.rows[row] == Cells::kBlank) continue;
      progress.end[row] = at + 1;
      ++answered;
    }
    if (!is_open(question) && answered * 2 >= table.row_count) last_common = at;
  }
  if (has_submission_column(questionnaire)) {
    progress.told_by = 0;
    return progress;
  }
  find_broken_off(table, completion, last_common, progress);
  return progress;
}

std::vector<MissingKind> find_missing(const Table& table, const Questionnaire& questionnaire,
                                      const ResponseProgress& progress, std::size_t position) {
  const Question& question = questionnaire.questions[position];
  const QuestionCells cells = read_question(table, question);
  std::vector<MissingKind> missing;
  missing.reserve(table.row_count);
  const bool is_unseen = cells.has_no || progress.tells_unseen;
  const std::uint32_t gate = find_gate(questionnaire, question);
  for (std::size_t row = 0; row < table.row_count; ++row) {
    const bool is_behind = progress.is_broken_off.test(row) && position >= progress.end[row];
    if (cells.rows[row] != Cells::kBlank) {
      missing.push_back(kind_of(cells.rows[row]));
    } else if (is_behind && (is_shown(question, row) || progress.end[row] <= gate)) {
      missing.push_back(MissingKind::kPartial);
    } else {
      missing.push_back(kind_of_blank(question, is_unseen, row));
    }
  }
  return missing;
}

std::array<std::uint64_t, kMissingKinds> count_missing(const std::vector<MissingKind>& missing,
                                                       const Bitset& selected) {
  std::array<std::uint64_t, kMissingKinds> counts = {};
  for (std::size_t row = 0; row < missing.size(); ++row) {
    if (selected.test(row)) ++counts[static_cast<std::size_t>(missing[row])];
  }
  return counts;
}

}  // namespace sonder
