#include "survey/question.h"

#include <algorithm>
#include <iterator>

namespace sonder {
namespace {

constexpr QuestionKind kAllKinds[] = {
    QuestionKind::kSingleChoice, QuestionKind::kMultiChoice, QuestionKind::kScale,
    QuestionKind::kNumeric,      QuestionKind::kDate,        QuestionKind::kOpenText,
    QuestionKind::kRanking,      QuestionKind::kSlider,      QuestionKind::kConstantSum,
    QuestionKind::kFile,         QuestionKind::kTimestamp,   QuestionKind::kContact,
    QuestionKind::kUnanswered,
};

}  // namespace

std::string_view to_string(QuestionKind kind) {
  switch (kind) {
    case QuestionKind::kSingleChoice: return "single_choice";
    case QuestionKind::kMultiChoice: return "multi_choice";
    case QuestionKind::kScale: return "scale";
    case QuestionKind::kNumeric: return "numeric";
    case QuestionKind::kDate: return "date";
    case QuestionKind::kOpenText: return "open_text";
    case QuestionKind::kRanking: return "ranking";
    case QuestionKind::kSlider: return "slider";
    case QuestionKind::kConstantSum: return "constant_sum";
    case QuestionKind::kFile: return "file";
    case QuestionKind::kTimestamp: return "timestamp";
    case QuestionKind::kContact: return "contact";
    case QuestionKind::kUnanswered: return "unanswered";
  }
  return {};
}

std::optional<QuestionKind> question_kind_from(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(kAllKinds), std::end(kAllKinds),
                   [&](QuestionKind kind) { return to_string(kind) == name; });
  if (found == std::end(kAllKinds)) return std::nullopt;
  return *found;
}

std::size_t count_asked(const std::vector<Question>& questions) {
  std::size_t asked = 0;
  std::string_view group;
  for (const Question& question : questions) {
    const bool is_none = question.kind == QuestionKind::kTimestamp ||
                         question.kind == QuestionKind::kContact || question.other_of ||
                         question.continues;
    if (is_none) continue;
    const bool is_next_row = !question.group.empty() && question.group == group;
    asked += is_next_row ? 0 : 1;
    group = question.group;
  }
  return asked;
}

std::string_view to_string(Metric metric) {
  switch (metric) {
    case Metric::kNone: return "none";
    case Metric::kNps: return "nps";
    case Metric::kCsat: return "csat";
    case Metric::kCes: return "ces";
  }
  return {};
}

}  // namespace sonder
