#include "survey/question.h"

#include <algorithm>
#include <iterator>

namespace sonder {
namespace {

constexpr QuestionKind kAllKinds[] = {
    QuestionKind::kSingleChoice, QuestionKind::kMultiChoice, QuestionKind::kScale,
    QuestionKind::kNumeric,      QuestionKind::kDate,        QuestionKind::kOpenText,
    QuestionKind::kRanking,      QuestionKind::kTimestamp,   QuestionKind::kContact,
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
