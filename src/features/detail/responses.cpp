#include "features/detail/responses.h"

#include <optional>

#include "features/detail/feature_column.h"

namespace sonder::detail {
namespace {

/// What one profile answered.
struct Answers {
  std::int64_t responses = 0;
  std::optional<std::uint32_t> latest;  ///< response with a recommendation
};

/// Undated responses come before all dated ones; equal ones by position.
bool is_later(const SurveyResponses& responses, std::uint32_t a, std::uint32_t b) {
  const bool a_dated = responses.has_date.test(a);
  const bool b_dated = responses.has_date.test(b);
  if (a_dated != b_dated) return a_dated;
  if (a_dated && responses.answered_at[a] != responses.answered_at[b]) {
    return responses.answered_at[a] > responses.answered_at[b];
  }
  return a > b;
}

Answers summarise(const SurveyResponses& responses, std::span<const std::uint32_t> of_profile,
                  Date as_of, bool sees_undated) {
  Answers answers;
  for (const std::uint32_t response : of_profile) {
    const bool seen = responses.has_date.test(response)
                          ? day_of(responses.answered_at[response]) <= as_of
                          : sees_undated;
    if (!seen) continue;
    ++answers.responses;
    if (!responses.has_recommendation.test(response)) continue;
    if (!answers.latest || is_later(responses, response, *answers.latest)) {
      answers.latest = response;
    }
  }
  return answers;
}

}  // namespace

std::vector<Feature> measure_responses(const Population& population, const Profiles& profiles,
                                       Date as_of) {
  const SurveyResponses& responses = population.responses;
  const bool sees_undated = as_of >= last_activity(population);
  std::vector<Feature> columns;
  columns.push_back(make_feature(
      {"recommendation", "Would recommend", "", FeatureType::kInteger, DataType::kQualitative},
      profiles.size()));
  columns.push_back(
      make_feature({"response_count", "Survey responses", "responses"}, profiles.size()));
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    const Answers answers =
        summarise(responses, profiles.responses.of({profile}), as_of, sees_undated);
    set_value(columns[1], profile, answers.responses);
    if (answers.latest) {
      set_value(columns[0], profile, responses.recommendation[*answers.latest]);
    }
  }
  return columns;
}

}  // namespace sonder::detail
