#include "survey/survey_json.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/json_members.h"
#include "base/rounding.h"
#include "text/numbers.h"

namespace sonder {
namespace {

constexpr std::int64_t kMostColumn = 1'000'000;
constexpr std::int32_t kShareDecimals = 6;
constexpr std::int32_t kScoreDecimals = 4;

Json json_of_known(const std::optional<double>& figure) {
  return figure ? Json(round_to(*figure, kScoreDecimals)) : Json();
}

/// Samples without a design have no such member.
Json with_effect(Json figure, const std::optional<DesignPrecision>& precision) {
  if (precision) figure["design_effect"] = json_of_known(precision->design_effect);
  return figure;
}

/// Of a share, whose standard error is known by a design only.
Json with_precision(Json share, const std::optional<DesignPrecision>& precision) {
  if (precision) share["standard_error"] = round_to(precision->standard_error, kShareDecimals);
  return with_effect(std::move(share), precision);
}

Json json_of(const AnswerCount& answer) {
  return with_precision(json_object({{"label", answer.label},
                                     {"count", answer.count},
                                     {"share", round_to(answer.share, kShareDecimals)},
                                     {"low", round_to(answer.interval.low, kShareDecimals)},
                                     {"high", round_to(answer.interval.high, kShareDecimals)}}),
                        answer.by_design);
}

Json json_of(const CsatResult& csat) {
  return with_precision(json_object({{"satisfied", csat.satisfied},
                                     {"share", round_to(csat.share, kShareDecimals)},
                                     {"low", round_to(csat.interval.low, kShareDecimals)},
                                     {"high", round_to(csat.interval.high, kShareDecimals)}}),
                        csat.by_design);
}

Json json_of(const CesResult& ces) {
  return with_precision(json_object({{"easy", ces.easy},
                                     {"share", round_to(ces.share, kShareDecimals)},
                                     {"low", round_to(ces.interval.low, kShareDecimals)},
                                     {"high", round_to(ces.interval.high, kShareDecimals)},
                                     {"low_is_easy", ces.is_low_easy}}),
                        ces.by_design);
}

Json json_of(const PartSummary& part) {
  return json_object({{"label", part.label},
                      {"givers", part.givers},
                      {"share", round_to(part.share, kShareDecimals)},
                      {"low", round_to(part.interval.low, kShareDecimals)},
                      {"high", round_to(part.interval.high, kShareDecimals)},
                      {"numbers", to_json(part.numbers)}});
}

Json json_of(const UploadResult& uploads) {
  return with_precision(json_object({{"asked", uploads.asked},
                                     {"share", round_to(uploads.share, kShareDecimals)},
                                     {"low", round_to(uploads.interval.low, kShareDecimals)},
                                     {"high", round_to(uploads.interval.high, kShareDecimals)}}),
                        uploads.by_design);
}

Json json_of(const Issue& issue) {
  return json_object({{"code", to_string(issue.code)},
                      {"message", issue.message},
                      {"row", issue.row == 0 ? Json() : Json(issue.row)},
                      {"column", issue.column ? Json(*issue.column) : Json()}});
}

Json json_of_column(const std::optional<std::size_t>& column) {
  return column ? Json(*column) : Json();
}

Json json_of_missing(const std::array<std::uint64_t, kMissingKinds>& missing) {
  Json counts = Json::object();
  for (std::size_t kind = 1; kind < missing.size(); ++kind) {
    counts[std::string(to_string(static_cast<MissingKind>(kind)))] = missing[kind];
  }
  return counts;
}

/// All columns that hold answers to the question.
Json columns_of(const Question& question) {
  Json columns = Json::array();
  for (const auto& column : question.option_columns) {
    if (column) columns.push_back(*column);
  }
  for (const std::size_t column : question.missing_columns) columns.push_back(column);
  if (columns.empty()) columns.push_back(question.column);
  return columns;
}

Json json_of(const RankedAnswer& item, const Tally& base) {
  const auto rank = [&](double value) {
    return item.ranks ? Json(round_to(value, kScoreDecimals)) : Json();
  };
  const NumberSummary ranks = item.ranks.value_or(NumberSummary{});
  Json json =
      json_object({{"label", item.label},
                   {"base", item.base.count},
                   {"weighted_base", round_to(item.base.weight, kScoreDecimals)},
                   {"mean_rank", rank(ranks.mean)},
                   {"low", rank(ranks.mean_interval.low)},
                   {"high", rank(ranks.mean_interval.high)},
                   {"first", item.first.count},
                   {"first_share", round_to(item.first.weight / base.weight, kShareDecimals)},
                   {"borda", round_to(item.borda, kScoreDecimals)},
                   {"wins", item.wins},
                   {"worth", item.worth ? Json(round_to(*item.worth, kShareDecimals)) : Json()}});
  return with_effect(std::move(json), ranks.by_design);
}

Json json_of(const RankingFigures& ranking) {
  const std::size_t count = ranking.items.size();
  Json items = Json::array();
  Json preferences = Json::array();
  for (std::size_t item = 0; item < count; ++item) {
    items.push_back(json_of(ranking.items[item], ranking.base));
    Json row = Json::array();
    for (std::size_t other = 0; other < count; ++other) {
      row.push_back(round_to(ranking.preferences[item * count + other], kShareDecimals));
    }
    preferences.push_back(std::move(row));
  }
  const auto& winner = ranking.condorcet_winner;
  return json_object({{"base", ranking.base.count},
                      {"left_out", ranking.left_out},
                      {"winner", winner ? Json(ranking.items[*winner].label) : Json()},
                      {"items", std::move(items)},
                      {"preferences", std::move(preferences)}});
}

Json json_of(const QuestionReport& report);

template <class T>
Json json_array(const std::vector<T>& values) {
  Json array = Json::array();
  for (const T& value : values) array.push_back(json_of(value));
  return array;
}

Json json_of(const QuestionReport& report) {
  return json_object({{"column", report.question.column},
                      {"text", report.question.text},
                      {"kind", to_string(report.question.kind)},
                      {"metric", to_string(report.question.metric)},
                      {"evidence", report.question.evidence},
                      {"condition", report.question.has_condition},
                      {"asked", report.asked ? Json(*report.asked) : Json()},
                      {"asked_by", json_of_column(report.question.asked_by)},
                      {"contradictions", report.contradictions},
                      {"columns", columns_of(report.question)},
                      {"group", report.question.group},
                      {"item", report.question.item},
                      {"points", report.question.points},
                      {"other_column", json_of_column(report.question.other_column)},
                      {"other_of", json_of_column(report.question.other_of)},
                      {"base", report.base},
                      {"weighted_base", round_to(report.weighted_base, kScoreDecimals)},
                      {"effective_base", round_to(report.effective_base, kScoreDecimals)},
                      {"not_answered", report.not_answered},
                      {"missing", json_of_missing(report.missing)},
                      {"unusable", report.unusable},
                      {"other", report.other},
                      {"answers", json_array(report.answers)},
                      {"numbers", report.numbers ? to_json(*report.numbers) : Json()},
                      {"nps", report.nps ? to_json(*report.nps) : Json()},
                      {"csat", report.csat ? json_of(*report.csat) : Json()},
                      {"ranking", report.ranking ? json_of(*report.ranking) : Json()},
                      {"ces", report.ces ? json_of(*report.ces) : Json()},
                      {"total", report.question.total > 0 ? Json(report.question.total) : Json()},
                      {"parts", json_array(report.parts)},
                      {"uploads", report.uploads ? json_of(*report.uploads) : Json()}});
}

/// A column number as it is written: digits without a sign or leading zeros.
std::optional<std::size_t> parse_column(std::string_view key) {
  const std::optional<std::int64_t> column = parse_integer(key);
  if (!column || *column < 0 || *column > kMostColumn) return std::nullopt;
  if (std::to_string(*column) != key) return std::nullopt;
  return static_cast<std::size_t>(*column);
}

void read_kind(const std::string& key, const Json& value, std::vector<QuestionChoice>& choices,
               JsonObject& object) {
  const std::optional<std::size_t> column = parse_column(key);
  if (!column) return object.fail("kinds", "has a key that is not a column number");
  const std::optional<QuestionKind> kind =
      value.is_string() ? question_kind_from(value.get_ref<const std::string&>()) : std::nullopt;
  if (!kind) return object.fail("kinds", "has a value that is not a kind, at column " + key);
  choices.push_back({.column = *column, .kind = *kind});
}

void read_whole(JsonObject& object, std::vector<QuestionChoice>& choices) {
  QuestionChoice choice;
  std::vector<std::size_t> columns = read_columns("columns", object);
  if (columns.empty()) return object.fail("columns", "must name a column");
  choice.column = columns.front();
  choice.together.assign(columns.begin() + 1, columns.end());
  choice.is_apart = !object.has("kind");
  if (!choice.is_apart) {
    const auto kind = question_kind_from(object.text("kind"));
    if (!kind) return object.fail("kind", "is no kind of question");
    choice.kind = *kind;
  }
  choices.push_back(std::move(choice));
}

}  // namespace

std::vector<QuestionChoice> read_question_choices(JsonObject& object) {
  std::vector<QuestionChoice> choices;
  object.each("wholes", [&](JsonObject& whole) { read_whole(whole, choices); });
  const Json* kinds = object.member("kinds");
  if (kinds == nullptr) return choices;
  if (!kinds->is_object()) {
    object.fail("kinds", "must be an object");
    return choices;
  }
  for (const auto& [key, value] : kinds->items()) read_kind(key, value, choices, object);
  return choices;
}

std::size_t read_column(JsonObject& object) {
  if (!object.has("column")) object.fail("column", "is missing");
  return static_cast<std::size_t>(object.integer("column", 0, {0, kMostColumn}));
}

std::vector<std::size_t> read_columns(const char* key, JsonObject& object) {
  std::vector<std::size_t> columns;
  const Json* list = object.member(key);
  if (list == nullptr) return columns;
  const auto is_column = [](const Json& element) {
    return element.is_number_integer() && element >= 0 && element <= kMostColumn;
  };
  if (!list->is_array() || !std::all_of(list->begin(), list->end(), is_column)) {
    object.fail(key, "must be a list of column numbers");
    return columns;
  }
  for (const Json& element : *list) columns.push_back(element.get<std::size_t>());
  return columns;
}

double read_confidence(JsonObject& object, double fallback) {
  const double confidence = object.number("confidence", fallback);
  const bool is_inside = confidence >= kLeastConfidence && confidence <= kMostConfidence;
  if (!is_inside) object.fail("confidence", "must lie between 0.5 and 0.999");
  return confidence;
}

Json to_json(const NumberSummary& numbers) {
  Json json =
      json_object({{"mean", round_to(numbers.mean, kScoreDecimals)},
                   {"standard_error", round_to(numbers.standard_error, kScoreDecimals)},
                   {"low", round_to(numbers.mean_interval.low, kScoreDecimals)},
                   {"high", round_to(numbers.mean_interval.high, kScoreDecimals)},
                   {"standard_deviation", round_to(numbers.standard_deviation, kScoreDecimals)},
                   {"median", round_to(numbers.median, kScoreDecimals)},
                   {"lowest", round_to(numbers.lowest, kScoreDecimals)},
                   {"highest", round_to(numbers.highest, kScoreDecimals)}});
  if (!numbers.by_design) return json;
  json["median_low"] = json_of_known(numbers.median_low);
  json["median_high"] = json_of_known(numbers.median_high);
  return with_effect(std::move(json), numbers.by_design);
}

Json to_json(const NpsResult& nps) {
  Json json = json_object({{"promoters", nps.promoters},
                           {"passives", nps.passives},
                           {"detractors", nps.detractors},
                           {"promoter_share", round_to(nps.promoter_share, kShareDecimals)},
                           {"passive_share", round_to(nps.passive_share, kShareDecimals)},
                           {"detractor_share", round_to(nps.detractor_share, kShareDecimals)},
                           {"score", round_to(nps.score, kScoreDecimals)},
                           {"standard_error", round_to(nps.standard_error, kScoreDecimals)},
                           {"low", round_to(nps.interval.low, kScoreDecimals)},
                           {"high", round_to(nps.interval.high, kScoreDecimals)},
                           {"scale_from_one", nps.scale_from_one}});
  return with_effect(std::move(json), nps.by_design);
}

Json to_json(const ResponseCompletion& completion) {
  const bool is_told = !completion.told_by.empty();
  return json_object({{"broken_off", completion.broken_off},
                      {"empty", completion.empty},
                      {"answered_share", round_to(completion.answered_share, kShareDecimals)},
                      {"told_by", is_told ? Json(completion.told_by) : Json()}});
}

Json to_json(const SurveyReport& report) {
  return json_object({{"responses", report.responses},
                      {"selected_responses", report.selected_responses},
                      {"weighted", report.is_weighted},
                      {"effective_responses", round_to(report.effective_responses, kScoreDecimals)},
                      {"confidence", report.confidence},
                      {"asked", report.asked},
                      {"completion", to_json(report.completion)},
                      {"questions", json_array(report.questions)},
                      {"issues", json_array(report.issues.kept())}});
}

Result<SurveyOptions> survey_options_from_json(const Json& json) {
  JsonObject object(json, "survey");
  SurveyOptions options;
  options.confidence = read_confidence(object, options.confidence);
  options.quoted_answers = static_cast<std::size_t>(
      object.integer("quoted_answers", static_cast<std::int64_t>(options.quoted_answers),
                     {0, static_cast<std::int64_t>(kMostQuotedAnswers)}));
  if (auto error = object.finish()) return *std::move(error);
  return options;
}

}  // namespace sonder
