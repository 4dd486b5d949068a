#include "ingest/question_choices.h"

namespace sonder {

std::vector<QuestionChoice> question_choices(const Mapping& mapping) {
  std::vector<QuestionChoice> choices;
  for (const std::uint32_t column : mapping.metadata) {
    choices.push_back({column, QuestionKind::kContact});
  }
  for (const std::uint32_t column : mapping.left_out) {
    choices.push_back({column, QuestionKind::kContact});
  }
  if (const auto when = mapping.column_of(Field::kAnsweredAt)) {
    choices.push_back({*when, QuestionKind::kTimestamp});
  }
  return choices;
}

}  // namespace sonder
