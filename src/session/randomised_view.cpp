#include "session/randomised_view.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

namespace sonder {
namespace {

void copy_members(const Json& from, std::initializer_list<const char*> names, Json& to) {
  for (const char* name : names) {
    if (from.contains(name)) to[name] = from[name];
  }
}

const Json* find_question(const Json& survey_report, const std::string& text) {
  const Json& questions = survey_report["questions"];
  const auto found = std::find_if(questions.begin(), questions.end(),
                                  [&](const Json& question) { return question["text"] == text; });
  return found == questions.end() ? nullptr : &*found;
}

Error misfit(std::string message) { return {ErrorCode::kInvalidArgument, std::move(message)}; }

}  // namespace

Result<RandomisedView> randomised_view_from_json(const Json& json) {
  JsonObject object(json, "randomised shares");
  RandomisedView view{Json::object(), Json::object(), object.text("question"),
                      object.texts("options")};
  for (const char* name : {"keep", "epsilon", "confidence", "file", "segment"}) {
    object.member(name);
  }
  if (view.options.size() < 2) object.fail("options", "must have two elements at least");
  if (const auto error = object.finish()) return *error;
  copy_members(json, {"file", "segment"}, view.survey);
  copy_members(json, {"keep", "epsilon", "confidence"}, view.counting);
  return view;
}

Result<Json> count_randomised(const Json& survey_report, const RandomisedView& view) {
  const Json* const question = find_question(survey_report, view.question);
  if (question == nullptr) {
    return Error{ErrorCode::kNotFound, "the survey has no such question"};
  }
  const std::string kind = (*question)["kind"];
  if (kind != "single_choice" && kind != "scale") {
    return misfit("randomised answers are those of a single choice");
  }
  if ((*question)["other"] != 0) return misfit("some answers are none of `options`");
  Json counts = Json::object();
  for (const std::string& option : view.options) counts[option] = 0;
  for (const Json& answer : (*question)["answers"]) {
    const std::string label = answer["label"];
    if (answer["count"] == 0) continue;
    if (!counts.contains(label)) return misfit("some answers are none of `options`");
    counts[label] = answer["count"];
  }
  Json request = view.counting;
  request["counts"] = std::move(counts);
  return request;
}

}  // namespace sonder
