#include "respondent/score_response.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json_members.h"
#include "respondent/explanation.h"
#include "respondent/instrument.h"
#include "respondent/responses.h"
#include "respondent/scores.h"
#include "stats/randomised_response.h"

namespace sonder {
namespace {

struct ScoreRequest {
  const Json* answers = nullptr;
  std::vector<std::string> not_asked;
  std::optional<RandomBytes> random;
};

std::optional<RandomBytes> read_bytes(const Json& list) {
  if (!list.is_array() || list.size() != kRandomBytes) return std::nullopt;
  RandomBytes bytes{};
  for (std::size_t i = 0; i < kRandomBytes; ++i) {
    const bool is_byte = list[i].is_number_unsigned() && list[i].get<std::uint64_t>() <= UINT8_MAX;
    if (!is_byte) return std::nullopt;
    bytes[i] = list[i].get<std::uint8_t>();
  }
  return bytes;
}

Result<ScoreRequest> read_request(const Json& json) {
  JsonObject object(json, "response");
  ScoreRequest request;
  request.answers = object.member("answers");
  if (request.answers == nullptr) object.fail("answers", "is missing");
  request.not_asked = object.texts("not_asked");
  if (const Json* const random = object.member("random")) {
    request.random = read_bytes(*random);
    if (!request.random) object.fail("random", "must be 16 whole numbers from 0 to 255");
  }
  if (const auto error = object.finish()) return *error;
  return request;
}

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json();
}

Json list_messages(const Instrument& instrument, const CheckedResponse& response) {
  Json list = Json::array();
  for (const AnswerMessage& message : response.messages) {
    list.push_back(json_object({{"question", instrument.questions[message.question].name},
                                {"code", to_string(message.fault)},
                                {"message", message.text}}));
  }
  return list;
}

Json list_questions(const Instrument& instrument, const CheckedResponse& response) {
  Json list = Json::array();
  for (std::size_t i = 0; i < instrument.questions.size(); ++i) {
    list.push_back(json_object(
        {{"name", instrument.questions[i].name}, {"state", to_string(response.answers[i].state)}}));
  }
  return list;
}

Json missing_items(const Instrument& instrument, const ItemScale& scale, const ScaleScore& score) {
  Json list = Json::array();
  for (const std::size_t item : score.missing) {
    list.push_back(instrument.questions[scale.items[item].question].name);
  }
  return list;
}

Json list_scales(const Instrument& instrument, const RespondentScores& scores) {
  Json list = Json::array();
  for (std::size_t i = 0; i < instrument.scales.size(); ++i) {
    const ItemScale& scale = instrument.scales[i];
    const ScaleScore& score = scores.scales[i];
    list.push_back(json_object({{"name", scale.name},
                                {"label", scale.label},
                                {"method", scale.method == ScaleMethod::kSum ? "sum" : "mean"},
                                {"value", or_null(score.value)},
                                {"low", scale.low},
                                {"high", scale.high},
                                {"items", scale.items.size()},
                                {"answered", score.answered},
                                {"missing", missing_items(instrument, scale, score)}}));
  }
  return list;
}

Json list_metrics(const Instrument& instrument, const RespondentScores& scores) {
  Json list = Json::array();
  for (std::size_t i = 0; i < instrument.metrics.size(); ++i) {
    const InstrumentMetric& metric = instrument.metrics[i];
    const MetricScore& score = scores.metrics[i];
    const InstrumentQuestion& question = instrument.questions[metric.question];
    list.push_back(json_object({{"name", metric.name},
                                {"label", metric.label},
                                {"kind", to_string(metric.metric)},
                                {"question", question.name},
                                {"value", or_null(score.value)},
                                {"low", *question.least},
                                {"high", *question.most},
                                {"group", score.value ? Json(score.group) : Json()}}));
  }
  return list;
}

/// Why each feature would be unknown, in the order of `respondent_features`.
std::vector<std::string_view> reasons_unknown(const Instrument& instrument,
                                              const CheckedResponse& response) {
  std::vector<std::string_view> reasons;
  for (std::size_t i = 0; i < instrument.questions.size(); ++i) {
    const InstrumentQuestion& question = instrument.questions[i];
    const bool is_several = question.kind == QuestionKind::kMultiChoice;
    reasons.insert(reasons.end(), is_several ? question.options.size() : 1,
                   to_string(response.answers[i].state));
  }
  reasons.insert(reasons.end(), instrument.scales.size(), "too_few_answers");
  for (const InstrumentMetric& metric : instrument.metrics) {
    reasons.push_back(to_string(response.answers[metric.question].state));
  }
  return reasons;
}

Json list_segments(const Instrument& instrument, const CheckedResponse& response,
                   const RespondentScores& scores) {
  const FeatureTable features = respondent_features(instrument, response, scores);
  const std::vector<std::string_view> reasons = reasons_unknown(instrument, response);
  Json list = Json::array();
  for (const InstrumentSegment& segment : instrument.segments) {
    Json explanation = explain_rule(segment.rule, features, reasons);
    list.push_back(json_object({{"name", segment.name},
                                {"label", segment.label},
                                {"holds", explanation["holds"]},
                                {"explanation", std::move(explanation)}}));
  }
  return list;
}

Json first_that_holds(const Json& segments) {
  const auto found = std::find_if(segments.begin(), segments.end(),
                                  [](const Json& segment) { return segment["holds"] == true; });
  return found == segments.end() ? Json() : (*found)["name"];
}

Json randomise(const Instrument& instrument, const CheckedResponse& response,
               const std::optional<RandomBytes>& random) {
  if (!instrument.randomisation || !random) return nullptr;
  const auto& [position, keep] = *instrument.randomisation;
  const CheckedAnswer& answer = response.answers[position];
  if (answer.state != AnswerState::kAnswered) return nullptr;
  const InstrumentQuestion& question = instrument.questions[position];
  const std::size_t options = question.options.size();
  const std::size_t given = randomise_answer(answer.options.front(), options, keep, *random);
  return json_object({{"question", question.name},
                      {"answer", question.options[given].code},
                      {"options", options},
                      {"keep", keep},
                      {"epsilon", epsilon_of(keep, options)}});
}

}  // namespace

Result<Json> score_response(const Json& definition, const Json& response) {
  const Result<Instrument> read = instrument_from_json(definition);
  if (!read) return read.error();
  const Instrument& instrument = read.value();
  const Result<ScoreRequest> request = read_request(response);
  if (!request) return request.error();
  const auto& [answers, not_asked, random] = request.value();
  const Result<CheckedResponse> checked = check_response(instrument, *answers, not_asked);
  if (!checked) return checked.error();
  const RespondentScores scores = score_respondent(instrument, checked.value());
  Json segments = list_segments(instrument, checked.value(), scores);
  return json_object({{"is_valid", checked.value().messages.empty()},
                      {"messages", list_messages(instrument, checked.value())},
                      {"questions", list_questions(instrument, checked.value())},
                      {"not_used", checked.value().not_used},
                      {"scores", list_scales(instrument, scores)},
                      {"metrics", list_metrics(instrument, scores)},
                      {"segment", first_that_holds(segments)},
                      {"segments", std::move(segments)},
                      {"randomised", randomise(instrument, checked.value(), random)}});
}

}  // namespace sonder
