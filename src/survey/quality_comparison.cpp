#include "survey/quality_comparison.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "survey/survey_report.h"

namespace sonder {
namespace {

Questionnaire scales_of(const Questionnaire& questionnaire) {
  Questionnaire scales;
  std::copy_if(questionnaire.questions.begin(), questionnaire.questions.end(),
               std::back_inserter(scales.questions),
               [](const Question& question) { return question.kind == QuestionKind::kScale; });
  return scales;
}

std::optional<double> key_figure(const QuestionReport& report) {
  if (report.nps) return report.nps->score;
  if (report.csat) return report.csat->share;
  return report.numbers ? std::optional{report.numbers->mean} : std::nullopt;
}

}  // namespace

Result<std::vector<FigureComparison>> compare_figures(const Table& table,
                                                      const Questionnaire& questionnaire,
                                                      const ResponseSample& sample,
                                                      const Bitset& flagged) {
  if (flagged.size() != table.row_count) {
    return Error{ErrorCode::kInvalidArgument, "The mask must have one bit per row of the table."};
  }
  const Questionnaire scales = scales_of(questionnaire);
  const Result<SurveyReport> all = report_survey(table, scales, sample, {});
  if (!all) return all.error();
  ResponseSample rest = sample;
  Bitset kept = flagged;
  kept.flip();
  rest.selected &= kept;
  const Result<SurveyReport> without = report_survey(table, scales, rest, {});
  if (!without) return without.error();
  std::vector<FigureComparison> figures;
  for (std::size_t i = 0; i < all.value().questions.size(); ++i) {
    const QuestionReport& with = all.value().questions[i];
    const QuestionReport& left = without.value().questions[i];
    figures.push_back({with.question.column, with.question.text, with.question.metric,
                       key_figure(with), key_figure(left), with.base, left.base});
  }
  return figures;
}

}  // namespace sonder
