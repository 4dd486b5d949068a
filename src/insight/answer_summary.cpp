#include "insight/answer_summary.h"

namespace sonder {

AnswerSummary summarise_answers(const QuestionReport& report, bool is_weighted, double confidence) {
  AnswerSummary summary;
  summary.wording = report.question.text;
  summary.base = report.base;
  summary.is_weighted = is_weighted;
  summary.is_multiple = report.question.kind == QuestionKind::kMultiChoice;
  for (const AnswerCount& answer : report.answers) {
    summary.answers.push_back({answer.label, answer.count, answer.share});
  }
  summary.other = report.other;
  summary.nps = report.nps;
  summary.confidence = confidence;
  return summary;
}

}  // namespace sonder
