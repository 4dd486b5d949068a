#include "session/waves_view.h"

#include <algorithm>
#include <utility>

#include "base/json_members.h"
#include "base/rounding.h"
#include "survey/survey_json.h"

namespace sonder {
namespace {

constexpr std::int32_t kDecimals = 6;
constexpr std::int32_t kProbabilityDecimals = 10;

Json number(double value) { return round_to(value, kDecimals); }

void read_waves(const Json& json, WavesRequest& request, JsonObject& parent) {
  JsonObject object(json, parent.path() + "/waves");
  request.by = read_column(object);
  if (object.has("period")) {
    request.period = wave_period_from(object.text("period"));
    if (!request.period) {
      object.fail("period", "must be \"week\", \"month\", \"quarter\" or \"year\"");
    }
  }
  if (const auto error = object.finish()) parent.fail("waves", error->message);
}

Json to_json(const WaveChange& change) {
  const auto tested = [&](auto figure) { return change.test ? figure(*change.test) : Json(); };
  return json_object(
      {{"since", change.since},
       {"difference", number(change.difference)},
       {"low", tested([](const Change& test) { return number(test.interval.low); })},
       {"high", tested([](const Change& test) { return number(test.interval.high); })},
       {"p_value", tested([](const Change& test) {
          return Json(round_to(test.p_value, kProbabilityDecimals));
        })},
       {"adjusted_p_value", tested([&](const Change&) {
          return Json(round_to(change.adjusted_p_value, kProbabilityDecimals));
        })},
       {"significant", change.is_significant}});
}

Json to_json(const ControlPoint& point) {
  return json_object({{"low", number(point.limits.low)},
                      {"high", number(point.limits.high)},
                      {"outside", point.is_outside}});
}

Json to_json(BaseShift shift) {
  switch (shift) {
    case BaseShift::kFell: return "fell";
    case BaseShift::kRose: return "rose";
    case BaseShift::kNone: break;
  }
  return {};
}

Json to_json(const Wave& wave, const WaveFigure& figure) {
  const bool has_value = figure.value.has_value();
  return json_object({{"label", wave.label},
                      {"begins", wave.begins ? Json(format_iso(*wave.begins)) : Json()},
                      {"responses", wave.responses},
                      {"base", figure.base.count},
                      {"weighted_base", number(figure.base.weight)},
                      {"effective_base", number(figure.base.effective_count())},
                      {"small", figure.is_small},
                      {"base_shift", to_json(figure.base_shift)},
                      {"value", has_value ? number(*figure.value) : Json()},
                      {"low", has_value ? number(figure.interval.low) : Json()},
                      {"high", has_value ? number(figure.interval.high) : Json()},
                      {"control", figure.control ? to_json(*figure.control) : Json()},
                      {"change", figure.change ? to_json(*figure.change) : Json()}});
}

Json list_wave_columns(const ScopedSurvey& survey) {
  Json columns = Json::array();
  for (const Question& question : survey.questionnaire.questions) {
    if (!can_make_waves(survey.file->table, question)) continue;
    columns.push_back(json_object(
        {{"column", question.column}, {"text", question.text}, {"dated", is_dated(question)}}));
  }
  return columns;
}

/// What the responses are put into waves by; null where nothing says when they came.
Result<const Question*> choose_waves(const ScopedSurvey& survey, const WavesRequest& request) {
  if (request.by) return survey.find_question(*request.by);
  for (const Question& question : survey.questionnaire.questions) {
    if (question.kind == QuestionKind::kTimestamp) return &question;
  }
  return static_cast<const Question*>(nullptr);
}

Result<WaveOptions> choose_measure(const Question& question, const CodedAnswers& coded,
                                   const WavesRequest& request) {
  WaveOptions options{.confidence = request.confidence, .adjustment = request.adjustment};
  for (const std::string& answer : request.share_of) {
    const Result<std::uint32_t> label = find_label(coded, answer);
    if (!label) return label.error();
    options.labels.push_back(label.value());
  }
  const std::optional<WaveMeasure> usual =
      options.labels.empty() ? usual_measure(question) : WaveMeasure::kShare;
  const std::optional<WaveMeasure> measure = request.measure ? request.measure : usual;
  if (measure) {
    options.measure = *measure;
    return options;
  }
  return Error{ErrorCode::kInvalidArgument,
               "\"" + question.text + "\" has no figure that could be followed over time",
               "choose a question with options, a scale or numbers"};
}

Json describe(const Question& question) {
  return json_object({{"column", question.column},
                      {"text", question.text},
                      {"kind", to_string(question.kind)},
                      {"metric", to_string(question.metric)}});
}

void describe_waves(const Question& by, const Waves& waves, const WaveFigures& figures,
                    Json& report) {
  report["by"] = json_object({{"column", by.column},
                              {"text", by.text},
                              {"period", waves.period ? Json(to_string(*waves.period)) : Json()}});
  report["without_wave"] = waves.without;
  report["unusable"] = waves.unusable;
  report["centre"] = figures.centre ? number(*figures.centre) : Json();
  Json& list = report["waves"];
  for (std::size_t wave = 0; wave < waves.waves.size(); ++wave) {
    list.push_back(to_json(waves.waves[wave], figures.waves[wave]));
  }
}

Json begin_report(const Analysis& analysis, const ScopedSurvey& survey,
                  const WavesRequest& request) {
  Json report = describe_scope(survey, analysis);
  report["confidence"] = request.confidence;
  report["adjustment"] = to_string(request.adjustment);
  report["share_of"] = request.share_of;
  report["wave_columns"] = list_wave_columns(survey);
  report["by"] = Json();
  report["without_wave"] = 0;
  report["unusable"] = 0;
  report["centre"] = Json();
  report["waves"] = Json::array();
  return report;
}

}  // namespace

Result<WavesRequest> waves_request_from_json(const Json& json) {
  JsonObject object(json, "waves");
  WavesRequest request;
  request.column = read_column(object);
  if (object.has("measure")) {
    request.measure = wave_measure_from(object.text("measure"));
    if (!request.measure) {
      object.fail("measure", "must be \"share\", \"mean\", \"nps\" or \"csat\"");
    }
  }
  request.share_of = object.texts("share_of");
  const bool is_share = request.measure.value_or(WaveMeasure::kShare) == WaveMeasure::kShare;
  if (!is_share && !request.share_of.empty()) {
    object.fail("share_of", "goes with the measure \"share\" alone");
  }
  if (const Json* waves = object.member("waves")) read_waves(*waves, request, object);
  request.confidence = read_confidence(object, request.confidence);
  const auto adjustment =
      adjustment_from(object.text("adjustment", std::string(to_string(request.adjustment))));
  if (!adjustment) {
    object.fail("adjustment", "must be \"holm\", \"benjamini_hochberg\" or \"none\"");
  }
  request.adjustment = adjustment.value_or(Adjustment::kHolm);
  if (auto error = object.finish()) return *std::move(error);
  return request;
}

Result<Json> report_waves(const Analysis& analysis, const ScopedSurvey& survey,
                          const WavesRequest& request) {
  const Result<const Question*> question = survey.find_question(request.column);
  if (!question) return question.error();
  const Result<const Question*> by = choose_waves(survey, request);
  if (!by) return by.error();
  const Table& table = survey.file->table;
  const CodedAnswers coded = code_answers(table, *question.value());
  const Result<WaveOptions> options = choose_measure(*question.value(), coded, request);
  if (!options) return options.error();
  Json report = begin_report(analysis, survey, request);
  report["question"] = describe(*question.value());
  report["measure"] = to_string(options.value().measure);
  if (by.value() == nullptr) return report;
  const Result<Waves> waves = group_by_wave(table, *by.value(), request.period, survey.sample);
  if (!waves) return waves.error();
  const Result<WaveFigures> figures =
      measure_waves(*question.value(), coded, waves.value(), survey.sample, options.value());
  if (!figures) return figures.error();
  describe_waves(*by.value(), waves.value(), figures.value(), report);
  return report;
}

}  // namespace sonder
