#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "stats/contingency.h"
#include "stats/design_association.h"
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
  /// Haberman's adjusted residual, with weights of the effective size. 0 for the total.
  double adjusted_residual = 0;
  ColumnsBelow above = {};
};

struct CrossColumn {
  std::string label;
  Tally base;             ///< respondents in the column with a usable answer
  bool is_small = false;  ///< fewer than kSmallBase
  std::optional<NumberSummary> numbers = std::nullopt;  ///< of scales and numbers with a base
  ColumnsBelow mean_above = {};
  std::optional<NpsResult> nps = std::nullopt;  ///< where the question's metric says so
  ColumnsBelow nps_above = {};
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
  /// With weights, the same by Rao and Scott, as far as it can be tested; by the sample's design
  /// where it has one.
  std::optional<DesignAssociation> weighted_association;
  /// The exact p-value of the same, where `association` is rough and it can be computed.
  std::optional<double> fisher_p_value;

  const CrossCell& at(std::size_t row, std::size_t column) const {
    return cells[row * columns.size() + column];
  }
};

/// Counts a question's answers by the columns of a banner, and says which columns differ. Scales
/// have nets: promoters, passives and detractors of a recommendation; else, with four points or
/// more, the top and the bottom two.
///
/// Pairs of columns are compared row by row: shares by the pooled z test of two proportions, means
/// by Welch's t, scores by z of their standard errors. Weighted responses count by their effective
/// size (Kish), and people in both columns make the difference as much less uncertain as their
/// covariance says (Kish 1965, 12.4). Bases of one respondent are not compared. Of a sample's
/// design only the test of the whole table knows; intervals and comparisons of columns know its
/// weights.
///
/// `coded` is of `question`; one code and one set per response of the sample.
/// Errors: kInvalidArgument for sizes that differ, confidence outside its range and nets of labels
/// that are none; kLimitExceeded for more than kMostCrossColumns columns.
/// O(responses + codes × sets × rows + rows × columns² × sets).
Result<CrossTable> cross_answers(const Question& question, const CodedAnswers& coded,
                                 const BannerGroup& group, const ResponseSample& sample,
                                 const CrossTableOptions& options = {});

/// "A", "B", ..., "Z", "AA", "AB", ...: how columns are called, from position 0.
std::string column_letter(std::size_t position);

}  // namespace sonder
