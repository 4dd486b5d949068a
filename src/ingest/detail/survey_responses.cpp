#include "ingest/detail/survey_responses.h"

#include <optional>

#include "ingest/detail/cell_texts.h"
#include "ingest/detail/person_rows.h"

namespace sonder {
namespace {

constexpr std::int64_t kHighestRecommendation = 10;

/// The column of the first question that `accepts` takes, or null.
template <class Predicate>
const Column* find_question(const MappedTable& mapped, Predicate accepts) {
  if (mapped.questionnaire == nullptr) return nullptr;
  for (const Question& question : mapped.questionnaire->questions) {
    if (accepts(question)) return &mapped.table->columns[question.column];
  }
  return nullptr;
}

std::optional<std::int8_t> recommendation_at(const Column* column, std::size_t row) {
  if (column == nullptr || column->type != ColumnType::kInteger || !column->has_value(row)) {
    return std::nullopt;
  }
  const std::int64_t score = column->value(row);
  if (score < 0 || score > kHighestRecommendation) return std::nullopt;
  return static_cast<std::int8_t>(score);
}

void append_person(PersonRows& persons, std::size_t row, SurveyResponses& responses,
                   RowAccount& account) {
  const bool is_named = persons.names_customer(row);
  responses.record.push_back(is_named ? persons.add(row) : RecordId{});
  responses.has_record.push_back(is_named);
  account.without_customer += is_named ? 0 : 1;
}

}  // namespace

void append_responses(const MappedTable& mapped, Population& population, RowAccount& account) {
  const Column* when = mapped_column(*mapped.table, mapped.mapping, Field::kAnsweredAt);
  if (when == nullptr) {
    when = find_question(
        mapped, [](const Question& question) { return question.kind == QuestionKind::kTimestamp; });
  }
  const Column* recommends = find_question(
      mapped, [](const Question& question) { return question.metric == Metric::kNps; });
  PersonRows persons(mapped, RecordOrigin::kResponse, population.records);
  SurveyResponses& responses = population.responses;
  for (std::size_t row = 0; row < mapped.table->row_count; ++row) {
    const auto moment = when == nullptr ? std::nullopt : moment_at(*when, row);
    const auto score = recommendation_at(recommends, row);
    responses.source.push_back(mapped.source);
    responses.table_row.push_back(static_cast<std::uint32_t>(row));
    append_person(persons, row, responses, account);
    responses.answered_at.push_back(moment.value_or(Timestamp{}));
    responses.has_date.push_back(moment.has_value());
    responses.recommendation.push_back(score.value_or(std::int8_t{0}));
    responses.has_recommendation.push_back(score.has_value());
  }
  account.read = account.used = mapped.table->row_count;
}

}  // namespace sonder
