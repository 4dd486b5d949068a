#include "session/open_answers_view.h"

#include <utility>

#include "base/json_members.h"
#include "base/rounding.h"
#include "privacy/gate.h"
#include "survey/survey_json.h"

namespace sonder {
namespace {

constexpr std::int32_t kMeanDecimals = 4;

std::size_t read_count(const char* key, std::size_t fallback, std::size_t most,
                       JsonObject& object) {
  return static_cast<std::size_t>(object.integer(key, static_cast<std::int64_t>(fallback),
                                                 {0, static_cast<std::int64_t>(most)}));
}

Json to_json(const RedactionCounts& details) {
  return json_object({{"emails", details.emails},
                      {"accounts", details.ibans},
                      {"cards", details.cards},
                      {"phones", details.phones}});
}

Json to_json(const std::vector<OpenAnswer>& answers) {
  Json list = Json::array();
  for (const OpenAnswer& answer : answers) {
    list.push_back(json_object({{"row", answer.row}, {"text", answer.text}}));
  }
  return list;
}

Json to_json(const std::vector<WordCount>& words) {
  Json list = Json::array();
  for (const WordCount& word : words) {
    list.push_back(json_object({{"word", word.word}, {"answers", word.answers}}));
  }
  return list;
}

/// The open questions that one may ask about.
Json list_questions(const Questionnaire& questionnaire) {
  Json list = Json::array();
  for (const Question& question : questionnaire.questions) {
    if (question.kind != QuestionKind::kOpenText) continue;
    list.push_back(json_object({{"column", question.column}, {"text", question.text}}));
  }
  return list;
}

}  // namespace

Result<OpenAnswerQuery> open_answer_query_from_json(const Json& json) {
  JsonObject object(json, "open answers");
  OpenAnswerQuery query;
  query.column = read_column(object);
  query.search = object.text("search", "");
  query.first = read_count("first", 0, 0xFFFFFFFF, object);
  query.count = read_count("count", query.count, kMostListedAnswers, object);
  query.words = read_count("words", query.words, kMostListedWords, object);
  query.redacts = object.boolean("redact", true);
  if (auto error = object.finish()) return *std::move(error);
  return query;
}

Result<Json> report_open_answers(const Analysis& analysis, const ScopedSurvey& survey,
                                 const OpenAnswerQuery& query) {
  const Result<OpenAnswers> listed =
      list_open_answers(survey.file->table, survey.questionnaire, survey.sample.selected, query);
  if (!listed) return listed.error();
  const OpenAnswers& answers = listed.value();
  Json json = describe_scope(survey, analysis);
  json.update(json_object({{"questions", list_questions(survey.questionnaire)},
                           {"column", query.column},
                           {"answered", answers.answered},
                           {"found", answers.found},
                           {"first", query.first},
                           {"listed", to_json(answers.listed)},
                           {"redacted", query.redacts},
                           {"details", to_json(answers.details)},
                           {"answers_with_details", answers.answers_with_details},
                           {"distinct_words", answers.distinct_words},
                           {"mean_words", round_to(answers.mean_words, kMeanDecimals)},
                           {"words", to_json(answers.words)}}));
  return json;
}

Result<Json> export_quotes(const ScopedSurvey& survey, const OpenAnswerQuery& query,
                           const ReleasePolicy& policy) {
  Result<Quotes> quotes =
      collect_quotes(survey.file->table, survey.questionnaire, survey.sample.selected, query);
  if (!quotes) return quotes.error();
  const Result<PrivacyGate> gate = PrivacyGate::open(policy);
  if (!gate) return gate.error();
  const Result<Released<Quotes>> released = gate.value().release(std::move(quotes).value());
  if (!released) return released.error();
  return json_object({{"file_name", "quotes.csv"},
                      {"media_type", "text/csv"},
                      {"text", write_csv(released.value())},
                      {"answers", released.value().value().texts.size()},
                      {"minimum_group", released.value().note().policy.minimum_group}});
}

}  // namespace sonder
