#include "session/randomised_view.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "respondent/randomised_shares.h"
#include "session/survey_view.h"
#include "survey/survey_json.h"

namespace sonder {
namespace {

Error misfit(std::string message, std::string hint = {}) {
  return {ErrorCode::kInvalidArgument, std::move(message), std::move(hint)};
}

struct Request {
  std::optional<std::size_t> column;
  std::string question;  ///< of another wording where there is a column
  std::vector<std::string> options;
  Json counting = Json::object();  ///< what `report_randomised_shares` takes besides the counts
};

Result<Request> read_request(const Json& json) {
  JsonObject object(json, "randomised shares");
  Request request;
  if (object.has("column")) {
    request.column = read_column(object);
  } else {
    request.question = object.text("question");
  }
  request.options = object.texts("options");
  if (request.options.size() < 2) object.fail("options", "must have two elements at least");
  for (const char* name : {"keep", "epsilon", "confidence"}) {
    if (const Json* const value = object.member(name)) request.counting[name] = *value;
  }
  if (const auto error = object.finish()) return *error;
  return request;
}

Result<const Question*> find_question(const ScopedSurvey& survey, const Request& request) {
  if (request.column) return survey.find_question(*request.column);
  const auto& questions = survey.questionnaire.questions;
  const auto found =
      std::find_if(questions.begin(), questions.end(),
                   [&](const Question& question) { return question.text == request.question; });
  if (found == questions.end()) {
    return Error{ErrorCode::kNotFound, "the survey has no such question"};
  }
  return &*found;
}

/// {"shop":310,"web":0}, with a member for every option.
Result<Json> count_options(const QuestionReport& report, const std::vector<std::string>& options) {
  Json counts = Json::object();
  for (const std::string& option : options) counts[option] = 0;
  bool fits = report.other == 0;
  for (const AnswerCount& answer : report.answers) {
    if (answer.count == 0) continue;
    fits = fits && counts.contains(answer.label);
    counts[answer.label] = answer.count;
  }
  if (!fits) {
    return misfit("some answers are none of `options`",
                  "list every option; answers that were written in cannot be randomised ones");
  }
  return counts;
}

}  // namespace

Result<Json> report_randomised(const ScopedSurvey& survey, const Json& options) {
  Result<Request> request = read_request(options);
  if (!request) return request.error();
  if (survey.weights) {
    return misfit("shares of randomised answers cannot be weighted", "ask without weights");
  }
  const Result<const Question*> question = find_question(survey, request.value());
  if (!question) return question.error();
  const QuestionKind kind = question.value()->kind;
  if (kind != QuestionKind::kSingleChoice && kind != QuestionKind::kScale) {
    return misfit("randomised answers are those of a single choice");
  }
  const auto report = report_question(survey, *question.value(), SurveyOptions{}.confidence);
  if (!report) return report.error();
  Result<Json> counts = count_options(report.value(), request.value().options);
  if (!counts) return counts.error();
  request.value().counting["counts"] = std::move(counts).value();
  return report_randomised_shares(request.value().counting);
}

}  // namespace sonder
