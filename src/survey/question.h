#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "table/table.h"

namespace sonder {

/// What a column of a response table holds.
enum class QuestionKind : std::uint8_t {
  kSingleChoice,
  kMultiChoice,  ///< several options joined in one cell
  kScale,        ///< whole numbers from a low to a high end, at most 0-10
  kNumeric,
  kDate,
  kOpenText,
  kRanking,      ///< items in an order of preference, 1 being first; see survey/ranking.h
  kSlider,       ///< numbers between two ends, mostly 0-100, read off a line
  kConstantSum,  ///< a total, mostly 100, given out to items; see survey/constant_sum.h
  kFile,         ///< a file that was uploaded: whether there is one is counted, never shown
  kTimestamp,    ///< when the response came; not a question
  kContact,      ///< e-mail, name or another identifier of the respondent; never tabulated
  kUnanswered,   ///< a question nobody answered
};

/// "single_choice", "multi_choice", "scale", ...
std::string_view to_string(QuestionKind kind);
std::optional<QuestionKind> question_kind_from(std::string_view name);

/// The figure a scale question is usually summed up by.
enum class Metric : std::uint8_t {
  kNone,
  kNps,
  kCsat,
  kCes,  ///< customer effort score: the mean of how easy it was, of 5 or 7
};
std::string_view to_string(Metric metric);

/// How the columns of a ranking hold it.
enum class RankingLayout : std::uint8_t {
  kRanksOfItems,  ///< a column per item, its cells the rank (SurveyMonkey, Qualtrics)
  kItemsOfRanks,  ///< a column per rank, its cells the item (LimeSurvey)
  kOrderedCell,   ///< one column, its cells the items in order (SurveyJS, Microsoft Forms)
};

struct Question {
  std::size_t column = 0;  ///< in the table
  std::string text = {};   ///< the wording as the file has it
  QuestionKind kind = QuestionKind::kOpenText;
  Metric metric = Metric::kNone;
  /// Of choices, in the order in which the form listed them as far as answers show it, else by
  /// frequency. What respondents wrote under "other" is not among them.
  std::vector<std::string> options = {};
  /// Of a single choice whose options are the points of a scale, such as "Never" to "Always":
  /// their places on it, parallel to `options`, which then stand from its low to its high end.
  /// Points are those of the usual scale, also where nobody chose one between. Else empty.
  std::vector<std::int64_t> points = {};
  /// What joins the options of one cell of kMultiChoice: ", " or ";".
  std::string separator = ", ";
  /// Ends of kScale, both 0 for other kinds: those the wording states; else 0-10 or 1-10 for a
  /// recommendation, 5, 7 or 10 as the top of satisfaction; else 0 or 1 up to the highest answer.
  /// Of kSlider: those the definition tells; else 0-100, or the ends of the answers beyond these.
  std::int64_t scale_low = 0;
  std::int64_t scale_high = 0;
  bool is_low_easy = false;  ///< of kCes: it asks how much effort it took, so that 1 is the best
  double total = 0;          ///< of kConstantSum: what a response must add up to
  std::vector<std::string> evidence = {};  ///< why it was understood so, one sentence each
  /// What cells hold instead of each of `options` where the survey's definition tells; parallel to
  /// them, or empty where cells hold the options themselves.
  std::vector<std::string> codes = {};
  /// Of choices whose options have a column each: those columns, parallel to `options`, absent
  /// where the table lacks one; else empty. `column` is the first of them. So can be kSingleChoice,
  /// of which no response ever ticks two, kConstantSum and kRanking, whose options are the items;
  /// with kItemsOfRanks the columns are those of the ranks from 1 on instead. Of kFile, whatever is
  /// told of the file. None of the last three lacks a column.
  std::vector<std::optional<std::size_t>> option_columns = {};
  /// Of kSingleChoice whose options have a column each: the columns of "Don't know" and the like,
  /// which are no options; see survey/missing.h.
  std::vector<std::size_t> missing_columns = {};
  bool has_condition = false;  ///< the definition says that it was not shown to everybody
  /// Whom it was shown to, one bit per response: by the definition's condition, or because nearly
  /// nobody answered who gave certain answers to an earlier question (`infer_routes`). Null where
  /// nothing tells.
  std::shared_ptr<const Bitset> asked = nullptr;
  /// With it: `column` of that earlier question; of a condition, of the last one that it names.
  std::optional<std::size_t> asked_by = std::nullopt;
  /// Of a row of a matrix: the wording that all its rows share, and the row's own. Rows of one
  /// matrix have one kind, and one list of options or one scale; they are neighbours.
  std::string group = {};
  std::string item = {};
  /// The form's own heading counts it to the question before: a further box to write into, or a
  /// coding of answers that was added to the file.
  bool continues = false;
  RankingLayout ranking = RankingLayout::kRanksOfItems;  ///< of kRanking
  /// The column where respondents wrote what is not among the options of this choice.
  std::optional<std::size_t> other_column = std::nullopt;
  /// Of what was written so: `Question::column` of the choice it belongs to, or of the first row of
  /// the matrix.
  std::optional<std::size_t> other_of = std::nullopt;

  /// What stands in cells for each of `options`.
  const std::vector<std::string>& cell_texts() const { return codes.empty() ? options : codes; }
};

/// A response table understood: one row per response.
struct Questionnaire {
  /// In file order, one per column, but for questions that have several. Columns without heading
  /// and cells have none.
  std::vector<Question> questions;
  IssueLog issues;  ///< kScaleFromOne, with its column
};

struct JoinedDefinition;

/// What a person decided about one column, or about several as one question; wins over what was
/// defined or inferred. The last choice for a column wins.
struct QuestionChoice {
  std::size_t column = 0;
  QuestionKind kind = QuestionKind::kOpenText;
  /// Further columns that are one question, or the rows of one matrix, with `column`: options,
  /// items or ranks with a column each where the kind has such and the cells are ticks, numbers or
  /// items.
  std::vector<std::size_t> together = {};
  bool is_apart = false;  ///< each of these columns is by itself, and `kind` is not looked at
};

/// Understands every column of a response table.
///
/// Options with commas inside are the trap: a cell is never split by rule. Pieces that never
/// occur apart are one option, parentheses hold together, and a column is a multiple choice only
/// when options found elsewhere occur together in one cell (FORMATS.md 3 and 6.6).
///
/// Neighbouring columns are one question, or the rows of a matrix, when their headings say so in
/// the manner of a survey tool and their cells agree (`group`, `option_columns`); else each stays
/// by itself. The answers of an SPSS response set are in the column that joins them, and its other
/// columns are left out. A choice for one of several columns takes it out of their question; one
/// for all of them together keeps, joins or parts them. Choices for columns that the table does not
/// have are left out.
///
/// Columns that `joined` knows, if it is there, have wording, kind, options and their order from
/// the survey's definition, unless a choice tells otherwise, most cells are none of its options or
/// no numbers, or texts turn out to be personal (kContact). Where its options have a column each
/// these columns are one question, and a column that only joins them is left out. O(rows ×
/// questions + distinct cells × pieces).
Questionnaire understand_questions(const Table& table, const std::vector<QuestionChoice>& choices,
                                   const JoinedDefinition* joined = nullptr);

/// How many questions the form asked: rows of a matrix are one, so are boxes under one heading, and
/// what respondents wrote under "other" belongs to its choice. Timestamps and contacts are not
/// asked. O(questions).
std::size_t count_asked(const std::vector<Question>& questions);

/// The options one cell of a multiple-choice question names, as positions in
/// `question.options`; what is left over is returned as `other`.
struct SplitAnswer {
  std::vector<std::uint32_t> options;  ///< ascending, each once
  std::string other;                   ///< as written, without the options between

  friend bool operator==(const SplitAnswer&, const SplitAnswer&) = default;
};

/// Reads the cell so that as little as possible is left over; among such readings the one with the
/// fewest, and so the longest, options wins. Options begin and end at separators only.
SplitAnswer split_answer(const Question& question, std::string_view cell);

/// What one respondent answered, in words: options instead of their codes, several of them joined
/// by "; "; of a ranking "1. Price, 2. Quality"; of a constant sum "Price 60; Quality 40"; of a
/// file "uploaded". Empty without an answer. O(options × length of the cell).
std::string answer_at(const Table& table, const Question& question, std::size_t row);

}  // namespace sonder
