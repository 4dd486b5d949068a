#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "stats/contingency.h"
#include "stats/design_association.h"
#include "stats/group_tests.h"
#include "survey/answer_figures.h"
#include "survey/banner.h"
#include "survey/coded_answers.h"
#include "survey/question.h"
#include "survey/response_sample.h"

namespace sonder {

/// Of what the pairs of columns are adjusted for that are compared in one row.
enum class Adjustment : std::uint8_t {
  kNone,
  kHolm,               ///< keeps the chance of any wrong letter in a row below the level
  kBenjaminiHochberg,  ///< keeps the expected share of wrong letters below it
};

/// "none", "holm", "benjamini_hochberg".
std::string_view to_string(Adjustment adjustment);
std::optional<Adjustment> adjustment_from(std::string_view name);

inline constexpr std::size_t kMostCrossColumns = 100;
inline constexpr std::uint64_t kSmallBase = 30;

/// Answers that are counted as one, such as the top two boxes of a scale.
struct Net {
  std::string label;
  std::vector<std::uint32_t> labels;  ///< positions in `CodedAnswers::labels`
};

struct CrossTableOptions {
  /// Of intervals; columns differ where their adjusted p-value is at most 1 - confidence.
  double confidence = 0.95;
  Adjustment adjustment = Adjustment::kHolm;
  std::vector<Net> nets = {};  ///< besides those every scale has
};

/// A row of answers: an option, a point of the scale, or several of them.
struct CrossRow {
  std::string label;
  std::vector<std::uint32_t> labels;  ///< positions in `CodedAnswers::labels`
  bool is_net = false;
};

/// Columns of the table, without the total, that a column is significantly above.
using ColumnsBelow = std::vector<std::uint32_t>;

struct CrossCell {
  Tally tally;
  double share = 0;   ///< of the column's base, 0-1; 0 without a base
  Interval interval;  ///< of the share; 0-0 without a base
  /// How far the share is from that of responses outside the column, in standard deviations:
  /// Haberman's adjusted residual, with weights of the effective size; by a design see
  /// `cross_answers`. 0 for the total.
  double adjusted_residual = 0;
  ColumnsBelow above = {};
};

struct CrossColumn {
  std::string label;
  Tally base;             ///< respondents in the column with a usable answer
  bool is_small = false;  ///< fewer than kSmallBase
  /// Of scales, numbers and ordered choices, whose points count, with a base.
  std::optional<NumberSummary> numbers = std::nullopt;
  ColumnsBelow mean_above = {};
  std::optional<NpsResult> nps = std::nullopt;  ///< where the question's metric says so
  ColumnsBelow nps_above = {};
};

/// A test of whether columns differ, and its p-value adjusted for the other questions.
struct AdjustedTest {
  GroupTest test;
  double adjusted_p_value = 1;
};

/// Whether the numbers or points of several columns differ more than by chance.
struct ColumnDifference {
  std::vector<std::uint32_t> columns;  ///< compared, without the total: two numbers or more each
  std::uint64_t base = 0;              ///< respondents in them with a number
  bool is_weighted = false;
  /// Of the means: of two columns Welch's t, of more the analysis of variance; with weights
  /// `weighted_means_test`, of any number, by the design where there is one.
  std::optional<AdjustedTest> means = std::nullopt;
  /// Of the ranks: of two columns Mann and Whitney's, of more Kruskal and Wallis's. It counts every
  /// response once, also where there are weights.
  std::optional<AdjustedTest> ranks = std::nullopt;
  std::string problem = {};  ///< why there is no test, if there is none
};

/// The answers to one question by the columns of one group.
struct CrossTable {
  std::vector<CrossColumn> columns;  ///< all respondents of the sample first, then the group's
  std::vector<CrossRow> rows;        ///< answers in their order, then nets
  std::vector<CrossCell> cells;      ///< row by row, `columns.size()` of each
  /// Whether answers and columns have to do with each other. Absent where a respondent may be in
  /// several rows or columns, unless two of each have answers, and where the sample's design cannot
  /// test it. Of weighted counts scaled to the number of respondents; its p-value is to be used
  /// without weights only.
  std::optional<Association> association;
  /// Of `association`'s Cramér's V, see `cramers_v_interval`. Absent with weights, too: no interval
  /// of ours knows them.
  std::optional<Interval> cramers_v_interval = std::nullopt;
  /// With weights, the same by Rao and Scott, as far as it can be tested; by the sample's design
  /// where it has one.
  std::optional<DesignAssociation> weighted_association;
  /// The exact p-value of the same, where `association` is rough and it can be computed.
  std::optional<double> fisher_p_value;
  /// Of scales, numbers and ordered choices.
  std::optional<ColumnDifference> difference = std::nullopt;

  const CrossCell& at(std::size_t row, std::size_t column) const {
    return cells[row * columns.size() + column];
  }
};

/// Counts a question's answers by the columns of a banner, and says which columns differ. Scales
/// have nets: promoters, passives and detractors of a recommendation; else, with four points or
/// more, the top and the bottom two.
///
/// Columns are tested together where nobody is in two of them. Pairs are compared row by row:
/// shares by the pooled z test of two proportions, means by Welch's t, scores by z of their
/// standard errors. Weighted responses count by their effective size (Kish), and people in both
/// columns make the difference as much less uncertain as their covariance says (Kish 1965, 12.4).
/// Bases of one respondent are not compared. Of a sample's design only the test of the whole table
/// knows; intervals and comparisons of columns know its weights.
///
/// `coded` is of `question`; one code and one set per response of the sample.
/// Errors: kInvalidArgument for sizes that differ, confidence outside its range and nets of labels
/// that are none; kLimitExceeded for more than kMostCrossColumns columns.
/// O(responses + codes × sets × rows + rows × columns² × sets); by a design also what
/// `PartEstimator` costs for each row.
Result<CrossTable> cross_answers(const Question& question, const CodedAnswers& coded,
                                 const BannerGroup& group, const ResponseSample& sample,
                                 const CrossTableOptions& options = {});

/// Adjusts the tests of means for each other, and those of ranks: `tables` are the answers to
/// several questions by the same columns.
void adjust_differences(std::span<CrossTable> tables, Adjustment adjustment);

/// "A", "B", ..., "Z", "AA", "AB", ...: how columns are called, from position 0.
std::string column_letter(std::size_t position);

}  // namespace sonder
