#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "stats/intervals.h"
#include "survey/question.h"
#include "survey/response_sample.h"

namespace sonder {

inline constexpr std::size_t kMostScaleItems = 60;

/// One question of a scale.
struct ScaleItem {
  std::size_t column = 0;
  std::string text;  ///< the row of a matrix, else the wording
  std::uint64_t base = 0;
  double mean = 0;  ///< of the answers as given; 0 without a base
  /// It goes against the others, was probably asked the other way round, and is turned round in
  /// all figures of the scale.
  bool is_reversed = false;
  double item_rest = 0;      ///< its correlation with the sum of the others
  double alpha_without = 0;  ///< of the others; NaN for one other
};

struct ScaleOptions {
  double confidence = 0.95;  ///< of the interval of alpha, 0-1 exclusive
  /// Also takes answers for steps of something that one cannot see. 1 ms per pair of questions.
  bool is_polychoric = false;
};

/// Questions that are meant to measure one thing, such as the rows of a matrix, and how well they
/// do (FEATURES.md C6). Weights do not matter here: the figures are of the questions.
struct ScaleReport {
  std::string title;
  std::vector<ScaleItem> items;
  std::uint64_t people = 0;  ///< who answered all of them
  double alpha = 0;          ///< see `Reliability`
  Interval alpha_interval;   ///< see `alpha_interval` in stats/reliability.h, of `people`
  double standardised_alpha = 0;
  std::optional<double> alpha_as_asked;  ///< with nothing turned round, where something is
  std::optional<double> omega;           ///< see `OneFactor`; of three questions or more
  std::optional<double> kmo;             ///< see `Factorability`; where it can be computed
  /// Where asked for: alpha and omega of what the answers are steps of, see
  /// `measure_ordinal_alpha` and `CorrelationKind::kPolychoric`, with the same items turned round.
  /// Absent where they cannot be computed, as for numbers of more than 20 values; then
  /// `ordinal_problem` says why.
  std::optional<double> ordinal_alpha = std::nullopt;
  std::optional<double> ordinal_omega = std::nullopt;  ///< of three questions or more
  std::string ordinal_problem = {};
  std::string problem = {};  ///< why there are no figures, if there are none; the items stay
};

/// Whether the answers are numbers or steps in order.
bool is_scale_item(const Question& question);

/// The matrices among the questions whose rows are such items: positions of three rows or more.
std::vector<std::vector<std::size_t>> find_scales(const Questionnaire& questionnaire);

/// Measures the questions at `positions` of the questionnaire over the sample's responses.
/// Errors: kInvalidArgument for fewer than two, for one twice and for questions without numbers or
/// steps; kLimitExceeded for more than kMostScaleItems; those of `check_sample`.
/// O(questions² × responses).
Result<ScaleReport> report_scale(const Table& table, const Questionnaire& questionnaire,
                                 const std::vector<std::size_t>& positions,
                                 const ResponseSample& sample, const ScaleOptions& options = {});

}  // namespace sonder
