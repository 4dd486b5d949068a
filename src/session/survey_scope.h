#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bitset.h"
#include "base/json.h"
#include "base/result.h"
#include "session/analysis.h"
#include "session/segment_report.h"
#include "stats/intervals.h"
#include "survey/question.h"
#include "survey/replicate_columns.h"
#include "survey/response_design.h"
#include "survey/response_quality.h"
#include "survey/response_sample.h"
#include "survey/response_weights.h"

namespace sonder {

/// What every question about a survey may be narrowed by: `SurveyScope` of web/src/types/survey.ts.
/// One filter changes every table, base and interval.
struct SurveyScope {
  /// Responses that gave one of these answers.
  struct AnswerFilter {
    std::size_t column = 0;
    std::vector<std::string> answers;
  };
  /// A distribution of answers that is known of everybody.
  struct Targets {
    std::size_t column = 0;
    std::vector<std::pair<std::string, double>> shares;  ///< of any sum
  };
  struct Weights {
    std::optional<std::size_t> column;  ///< of weights in the file
    std::vector<Targets> targets;
    std::vector<std::string> customers;  ///< groups of customers, see `group_customers`
    WeightLimits limits;
    WeightMethod method = WeightMethod::kRaking;
  };

  std::optional<SourceId> file;        ///< default the first survey
  std::optional<std::string> segment;  ///< only responses of its members
  std::vector<AnswerFilter> filters;   ///< all of them
  std::optional<Weights> weights;
  /// In place of `design`; needs weights.
  std::optional<ReplicateColumns> replicates;
  std::optional<DesignColumns> design;                ///< how the responses were drawn
  IntervalMethod interval = IntervalMethod::kWilson;  ///< of every share
  std::vector<QuestionChoice> choices;
  /// Columns of questions that a person says were shown to everybody.
  std::vector<std::size_t> asked_of_all;
  /// Rules whose flagged responses are left out; absent: none are.
  std::optional<std::vector<QualityRule>> without_flagged;
  QualityOptions quality;  ///< the limits of these rules
};

/// Takes the scope's members out of a question's options.
/// Errors: kInvalidJson for options that are no object, and for members that are not as documented.
Result<SurveyScope> take_survey_scope(Json& options);

/// A survey as one question about it sees it. Points into the file.
struct ScopedSurvey {
  const ImportedFile* file = nullptr;
  Questionnaire questionnaire;
  std::vector<std::uint32_t> respondents;  ///< per row the profile, or kNobody
  ResponseSample sample;
  std::optional<ResponseWeights> weights;

  /// Errors: kNotFound for a column that is no question. O(questions).
  Result<const Question*> find_question(std::size_t column) const;
};

/// Weights and the design are worked out for all responses before any is left out, so that a filter
/// does not change what a response counts or how it was drawn. With a design and no column of
/// weights, population sizes weigh the strata (`expansion_weights`); responses that the design does
/// not say all of weigh nothing.
/// Errors: kNotFound without a survey and for questions, segments and groups that are not there;
/// kInvalidArgument for answers that are none of the question's; those of `weigh_responses`,
/// `read_drawn_rows`, `make_response_design` and `read_replicate_design`.
Result<ScopedSurvey> scope_survey(const ImportedFiles& files, const Analysis& analysis,
                                  const SavedSegments& saved, const SurveyScope& scope);

/// {"file","name","responses","selected_responses","linked","weighting","interval"} of every answer
/// to a question about a survey; weighting is null without weights, and interval names the method
/// of every interval of a share. With a design also
/// "design":{"strata","clusters","freedom","lonely":[names of strata],"replicates":how many}.
Json describe_scope(const ScopedSurvey& survey, const Analysis& analysis);

}  // namespace sonder
