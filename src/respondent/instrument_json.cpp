#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "base/json.h"
#include "respondent/instrument.h"
#include "respondent/randomised_shares.h"
#include "survey/definition.h"

namespace sonder {
namespace {

constexpr std::size_t kLongestName = 500;
constexpr double kFurthestPoint = 1'000;
constexpr std::array kAskedKinds = {QuestionKind::kSingleChoice, QuestionKind::kMultiChoice,
                                    QuestionKind::kScale,        QuestionKind::kNumeric,
                                    QuestionKind::kDate,         QuestionKind::kOpenText};

Error misfit(const std::string& place, std::string_view what,
             ErrorCode code = ErrorCode::kInvalidArgument) {
  return {code, place + " " + std::string(what)};
}

std::string element_place(std::string_view list, std::size_t index) {
  return std::string(list) + "/" + std::to_string(index);
}

/// Calls `read(element, place)` for the elements of a list, which may be left out.
template <class Read>
Status for_each_element(const Json* list, const std::string& place, std::size_t most,
                        const Read& read) {
  if (list == nullptr) return Done{};
  if (!list->is_array()) return misfit(place, "must be a list", ErrorCode::kInvalidJson);
  if (list->size() > most) {
    return misfit(place, "has more than " + std::to_string(most) + " elements",
                  ErrorCode::kLimitExceeded);
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    if (const Status status = read((*list)[i], element_place(place, i)); !status) return status;
  }
  return Done{};
}

/// What a code counts when nothing else is said: itself, where it is a number.
std::optional<double> number_of(const std::string& code) {
  const Result<Json> number = parse_json(code);
  if (!number || !number.value().is_number()) return std::nullopt;
  return number.value().get<double>();
}

std::string read_name(JsonObject& object) {
  std::string name = object.text("name");
  if (name.empty() || name.size() > kLongestName) object.fail("name", "must have 1 to 500 bytes");
  return name;
}

std::optional<double> optional_number(JsonObject& object, const char* key) {
  if (!object.has(key)) return std::nullopt;
  return object.number(key, 0);
}

bool is_whole(double number) { return std::floor(number) == number; }

bool is_point(const std::optional<double>& end) {
  return end && is_whole(*end) && std::abs(*end) <= kFurthestPoint;
}

/// A code alone, or {"code","label","value"}.
Result<InstrumentOption> read_option(const Json& json, const std::string& place) {
  if (json.is_string()) {
    const auto& code = json.get_ref<const std::string&>();
    return InstrumentOption{code, code, number_of(code)};
  }
  JsonObject object(json, place);
  InstrumentOption option;
  option.code = object.text("code");
  option.label = object.text("label", option.code);
  option.value = object.has("value") ? optional_number(object, "value") : number_of(option.code);
  if (const auto error = object.finish()) return *error;
  return option;
}

bool is_choice(QuestionKind kind) {
  return kind == QuestionKind::kSingleChoice || kind == QuestionKind::kMultiChoice;
}

bool has_repeated_code(const std::vector<InstrumentOption>& options) {
  std::set<std::string_view> codes;
  return std::any_of(options.begin(), options.end(), [&](const InstrumentOption& option) {
    return !codes.insert(option.code).second;
  });
}

/// Whether the question is one that can be asked; `place` names it.
Status check_question(const InstrumentQuestion& question, const std::string& place) {
  if (question.kind == QuestionKind::kScale &&
      !(is_point(question.least) && is_point(question.most))) {
    return misfit(place, "needs `least` and `most`, whole numbers within 1000 of 0");
  }
  if (question.kind == QuestionKind::kScale && !(*question.least < *question.most)) {
    return misfit(place, "needs a `most` above `least`");
  }
  if (question.least && question.most && *question.least > *question.most) {
    return misfit(place, "has a `least` above `most`");
  }
  if (is_choice(question.kind) != !question.options.empty()) {
    return misfit(place, "must have `options` where it is a choice, and only there");
  }
  const bool has_blank = std::any_of(question.options.begin(), question.options.end(),
                                     [](const auto& option) { return option.code.empty(); });
  if (has_blank) return misfit(place, "has an option without a code");
  if (has_repeated_code(question.options)) return misfit(place, "has two options of one code");
  return Done{};
}

/// Whether the rule compares a category with what it can never be.
bool has_foreign_category(const Rule& rule, const FeatureTable& features) {
  if (rule.kind != RuleKind::kTest) {
    return std::any_of(rule.parts.begin(), rule.parts.end(),
                       [&](const Rule& part) { return has_foreign_category(part, features); });
  }
  const TextDictionary& known = features.find(rule.feature)->categories;
  const bool is_open = known.size() == 1;
  return !is_open && std::any_of(rule.values.begin(), rule.values.end(),
                                 [&](const auto& value) { return !known.find(value.text); });
}

/// Reads an instrument from the definition's members, in the order in which they need each other.
class InstrumentReader {
 public:
  Result<Instrument> read(const Json& json);

 private:
  Status read_questions(const Json* questions, const Json* survey);
  Status read_question(const Json& json, const std::string& place);
  Status take_survey(const Json& survey);
  Status take_part(const SurveyDefinition& survey, const DefinedQuestion& question,
                   const DefinedPart& part);
  Status add_question(InstrumentQuestion question, const std::string& place);
  Status claim_name(const std::string& name, const std::string& place);
  Result<std::size_t> find_question(const std::string& name, const std::string& place) const;

  Status read_scale(const Json& json, const std::string& place);
  Status read_item(const Json& json, const std::string& place, ItemScale& scale) const;
  Status complete_scale(ItemScale& scale, std::int64_t least_answered,
                        const std::string& place) const;
  Status read_metric(const Json& json, const std::string& place);
  Status check_metric(const InstrumentMetric& metric, const std::string& place) const;
  Status read_segments(const Json* segments);
  Status read_randomisation(const Json* json);

  Instrument instrument_;
  std::set<std::string> names_;  ///< of features
};

Status InstrumentReader::claim_name(const std::string& name, const std::string& place) {
  if (names_.insert(name).second) return Done{};
  return misfit(place, "has a name that something else has");
}

Status InstrumentReader::add_question(InstrumentQuestion question, const std::string& place) {
  if (instrument_.questions.size() == kMostInstrumentQuestions) {
    return misfit(place, "is one question more than 2000", ErrorCode::kLimitExceeded);
  }
  if (const Status fits = check_question(question, place); !fits) return fits;
  if (const Status is_new = claim_name(question.name, place); !is_new) return is_new;
  if (question.kind == QuestionKind::kMultiChoice) {
    for (const InstrumentOption& option : question.options) {
      const Status is_new = claim_name(question.name + ":" + option.code, place);
      if (!is_new) return is_new;
    }
  }
  instrument_.questions.push_back(std::move(question));
  return Done{};
}

Status InstrumentReader::read_question(const Json& json, const std::string& place) {
  JsonObject object(json, place);
  InstrumentQuestion question;
  question.name = read_name(object);
  question.text = object.text("text", question.name);
  const auto kind = question_kind_from(object.text("kind"));
  const bool is_asked =
      kind && std::find(kAskedKinds.begin(), kAskedKinds.end(), *kind) != kAskedKinds.end();
  if (is_asked) {
    question.kind = *kind;
  } else {
    object.fail("kind",
                "is none of single_choice, multi_choice, scale, numeric, date and open_text");
  }
  question.is_required = object.boolean("required", false);
  question.least = optional_number(object, "least");
  question.most = optional_number(object, "most");
  const Json* const options = object.member("options");
  if (const auto error = object.finish()) return *error;
  const Status read = for_each_element(options, place + "/options", kMostInstrumentOptions,
                                       [&](const Json& each, const std::string& at) -> Status {
                                         Result<InstrumentOption> option = read_option(each, at);
                                         if (!option) return option.error();
                                         question.options.push_back(std::move(option).value());
                                         return Done{};
                                       });
  if (!read) return read;
  return add_question(std::move(question), place);
}

Status InstrumentReader::take_part(const SurveyDefinition& survey, const DefinedQuestion& question,
                                   const DefinedPart& part) {
  const bool is_scored = part.kind != QuestionKind::kRanking && part.kind != QuestionKind::kFile;
  const bool is_told = part.kind && is_scored && !part.names.empty() &&
                       (!is_choice(*part.kind) || (part.list && !survey.lists[*part.list].empty()));
  if (!is_told) return Done{};
  InstrumentQuestion asked;
  asked.name = part.names.front();
  asked.text = part.label.empty() ? question.text : question.text + " - " + part.label;
  // A slider's answer is a number; what is ranked or uploaded makes no score.
  asked.kind = *part.kind == QuestionKind::kSlider ? QuestionKind::kNumeric : *part.kind;
  asked.is_required = question.is_required && question.parts.size() == 1;
  if (*part.kind == QuestionKind::kScale) {
    asked.least = static_cast<double>(part.scale_low);
    asked.most = static_cast<double>(part.scale_high);
  }
  if (is_choice(*part.kind)) {
    for (const DefinedOption& option : survey.lists[*part.list]) {
      asked.options.push_back({option.code, option.label, number_of(option.code)});
    }
  }
  return add_question(std::move(asked), "survey, " + question.code);
}

Status InstrumentReader::take_survey(const Json& survey) {
  const auto read = read_surveyjs_definition(survey);
  if (!read) return read.error();
  if (!read.value()) {
    return misfit("survey", "is no SurveyJS survey", ErrorCode::kInvalidJson);
  }
  const SurveyDefinition& definition = *read.value();
  if (instrument_.title.empty()) instrument_.title = definition.title;
  for (const DefinedQuestion& question : definition.questions) {
    for (const DefinedPart& part : question.parts) {
      if (const Status taken = take_part(definition, question, part); !taken) return taken;
    }
  }
  return Done{};
}

Status InstrumentReader::read_questions(const Json* questions, const Json* survey) {
  if ((questions == nullptr) == (survey == nullptr)) {
    return misfit("definition", "must have either `questions` or `survey`",
                  ErrorCode::kInvalidJson);
  }
  if (survey != nullptr) return take_survey(*survey);
  return for_each_element(
      questions, "questions", kMostInstrumentQuestions,
      [&](const Json& json, const std::string& place) { return read_question(json, place); });
}

Result<std::size_t> InstrumentReader::find_question(const std::string& name,
                                                    const std::string& place) const {
  const auto& questions = instrument_.questions;
  const auto found = std::find_if(questions.begin(), questions.end(),
                                  [&](const auto& question) { return question.name == name; });
  if (found != questions.end()) return static_cast<std::size_t>(found - questions.begin());
  return misfit(place, "names a question that nobody is asked", ErrorCode::kNotFound);
}

/// The question's name alone, or {"question","reversed"}.
Status InstrumentReader::read_item(const Json& json, const std::string& place,
                                   ItemScale& scale) const {
  std::string name;
  bool is_reversed = false;
  if (json.is_string()) {
    name = json.get<std::string>();
  } else {
    JsonObject object(json, place);
    name = object.text("question");
    is_reversed = object.boolean("reversed", false);
    if (const auto error = object.finish()) return *error;
  }
  const Result<std::size_t> question = find_question(name, place);
  if (!question) return question.error();
  if (!item_range(instrument_.questions[question.value()])) {
    return misfit(place, "is neither a scale nor a choice whose options have values");
  }
  const bool is_repeated =
      std::any_of(scale.items.begin(), scale.items.end(),
                  [&](const ScaleItem& item) { return item.question == question.value(); });
  if (is_repeated) return misfit(place, "is an item of this scale already");
  scale.items.push_back({question.value(), is_reversed});
  return Done{};
}

Status InstrumentReader::complete_scale(ItemScale& scale, std::int64_t least_answered,
                                        const std::string& place) const {
  if (scale.items.empty()) return misfit(place, "has no items");
  if (least_answered > static_cast<std::int64_t>(scale.items.size())) {
    return misfit(place, "asks for more answers than it has items");
  }
  scale.least_answered =
      least_answered == 0 ? scale.items.size() : static_cast<std::size_t>(least_answered);
  const ItemRange first = *item_range(instrument_.questions[scale.items.front().question]);
  bool is_even = true;
  for (const ScaleItem& item : scale.items) {
    const ItemRange range = *item_range(instrument_.questions[item.question]);
    is_even = is_even && range.low == first.low && range.high == first.high;
    scale.low += range.low;
    scale.high += range.high;
  }
  if (!is_even && scale.least_answered < scale.items.size()) {
    return misfit(place, "may lack answers only where all items have the same ends");
  }
  const auto count = static_cast<double>(scale.items.size());
  if (scale.method == ScaleMethod::kMean) scale.low /= count, scale.high /= count;
  return Done{};
}

Status InstrumentReader::read_scale(const Json& json, const std::string& place) {
  JsonObject object(json, place);
  ItemScale scale;
  scale.name = read_name(object);
  scale.label = object.text("label", scale.name);
  const std::string method = object.text("method", "mean");
  if (method != "mean" && method != "sum") object.fail("method", "must be mean or sum");
  scale.method = method == "sum" ? ScaleMethod::kSum : ScaleMethod::kMean;
  const std::int64_t least = object.integer("least_answered", 0, {1, kMostInstrumentParts});
  const Json* const items = object.member("items");
  if (const auto error = object.finish()) return *error;
  const Status read = for_each_element(
      items, place + "/items", kMostInstrumentParts,
      [&](const Json& item, const std::string& at) { return read_item(item, at, scale); });
  if (!read) return read;
  if (const Status done = complete_scale(scale, least, place); !done) return done;
  if (const Status is_new = claim_name(scale.name, place); !is_new) return is_new;
  instrument_.scales.push_back(std::move(scale));
  return Done{};
}

Status InstrumentReader::check_metric(const InstrumentMetric& metric,
                                      const std::string& place) const {
  const InstrumentQuestion& question = instrument_.questions[metric.question];
  if (question.kind != QuestionKind::kScale) return misfit(place, "needs a scale question");
  const auto is_on = [&](double low, double high) {
    return *question.least == low && *question.most == high;
  };
  if (metric.metric == ResponseMetric::kNps && !is_on(0, 10)) {
    return misfit(place, "needs a question on 0-10");
  }
  if (metric.metric == ResponseMetric::kCes && !is_on(1, 7)) {
    return misfit(place, "needs a question on 1-7");
  }
  if (metric.metric == ResponseMetric::kCsat && *question.most - *question.least < 2) {
    return misfit(place, "needs a question with three points at least");
  }
  return Done{};
}

Status InstrumentReader::read_metric(const Json& json, const std::string& place) {
  JsonObject object(json, place);
  InstrumentMetric metric;
  metric.name = read_name(object);
  metric.label = object.text("label", metric.name);
  const std::string kind = object.text("kind");
  const std::string asked = object.text("question");
  constexpr std::array kMetrics = {ResponseMetric::kNps, ResponseMetric::kCsat,
                                   ResponseMetric::kCes};
  const auto* const found =
      std::find_if(kMetrics.begin(), kMetrics.end(),
                   [&](ResponseMetric each) { return to_string(each) == kind; });
  if (found == kMetrics.end()) object.fail("kind", "is none of nps, csat and ces");
  if (const auto error = object.finish()) return *error;
  metric.metric = *found;
  const Result<std::size_t> question = find_question(asked, place + "/question");
  if (!question) return question.error();
  metric.question = question.value();
  if (const Status fits = check_metric(metric, place); !fits) return fits;
  if (const Status is_new = claim_name(metric.name, place); !is_new) return is_new;
  instrument_.metrics.push_back(std::move(metric));
  return Done{};
}

Status InstrumentReader::read_segments(const Json* segments) {
  const FeatureTable features = blank_features(instrument_);
  std::set<std::string> names;
  return for_each_element(segments, "segments", kMostInstrumentParts,
                          [&](const Json& json, const std::string& place) -> Status {
                            JsonObject object(json, place);
                            InstrumentSegment segment;
                            segment.name = read_name(object);
                            segment.label = object.text("label", segment.name);
                            const Json* const json_rule = object.member("rule");
                            if (json_rule == nullptr) object.fail("rule", "is missing");
                            if (const auto error = object.finish()) return *error;
                            Result<Rule> rule = rule_from_json(*json_rule, features);
                            if (!rule)
                              return misfit(place + ",", rule.error().message, rule.error().code);
                            if (has_foreign_category(rule.value(), features)) {
                              return misfit(place, "compares with a text that is no option",
                                            ErrorCode::kNotFound);
                            }
                            if (!names.insert(segment.name).second)
                              return misfit(place, "repeats a segment's name");
                            segment.rule = std::move(rule).value();
                            instrument_.segments.push_back(std::move(segment));
                            return Done{};
                          });
}

Status InstrumentReader::read_randomisation(const Json* json) {
  if (json == nullptr) return Done{};
  JsonObject object(*json, "randomise");
  const Result<std::size_t> question = find_question(object.text("question"), "randomise/question");
  if (!question) return question.error();
  const InstrumentQuestion& asked = instrument_.questions[question.value()];
  if (asked.kind != QuestionKind::kSingleChoice || asked.options.size() < 2) {
    return misfit("randomise/question", "must be a single choice of two options at least");
  }
  const double keep = read_keep(object, asked.options.size());
  if (const auto error = object.finish()) return *error;
  instrument_.randomisation = InstrumentRandomisation{question.value(), keep};
  return Done{};
}

Result<Instrument> InstrumentReader::read(const Json& json) {
  JsonObject object(json, "definition");
  if (!object.has("version")) object.fail("version", "is missing");
  object.integer("version", 1, {1, 1});
  instrument_.title = object.text("title", "");
  const Json* const questions = object.member("questions");
  const Json* const survey = object.member("survey");
  const Json* const scales = object.member("scales");
  const Json* const metrics = object.member("metrics");
  const Json* const segments = object.member("segments");
  const Json* const randomise = object.member("randomise");
  if (const auto error = object.finish()) return *error;
  Status status = read_questions(questions, survey);
  if (status) {
    status = for_each_element(
        scales, "scales", kMostInstrumentParts,
        [&](const Json& each, const std::string& place) { return read_scale(each, place); });
  }
  if (status) {
    status = for_each_element(
        metrics, "metrics", kMostInstrumentParts,
        [&](const Json& each, const std::string& place) { return read_metric(each, place); });
  }
  if (status) status = read_segments(segments);
  if (status) status = read_randomisation(randomise);
  if (!status) return status.error();
  return std::move(instrument_);
}

}  // namespace

Result<Instrument> instrument_from_json(const Json& json) { return InstrumentReader().read(json); }

}  // namespace sonder
