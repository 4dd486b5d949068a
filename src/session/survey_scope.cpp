#include "session/survey_scope.h"

#include <algorithm>
#include <utility>

#include "base/json_members.h"
#include "base/rounding.h"
#include "ingest/question_choices.h"
#include "insight/customer_groups.h"
#include "profile/respondents.h"
#include "session/survey_quality.h"
#include "survey/coded_answers.h"
#include "survey/quality_json.h"
#include "survey/survey_json.h"

namespace sonder {
namespace {

constexpr std::int32_t kShareDecimals = 6;
constexpr std::int32_t kWeightDecimals = 4;

SurveyScope::AnswerFilter read_filter(JsonObject& object) {
  SurveyScope::AnswerFilter filter;
  filter.column = read_column(object);
  filter.answers = object.texts("answers");
  return filter;
}

SurveyScope::Targets read_targets(JsonObject& object) {
  SurveyScope::Targets targets;
  targets.column = read_column(object);
  const Json* shares = object.member("shares");
  if (shares == nullptr || !shares->is_object()) {
    object.fail("shares", "must be an object");
    return targets;
  }
  for (const auto& [answer, share] : shares->items()) {
    if (!share.is_number()) {
      object.fail("shares", "must be numbers");
      return targets;
    }
    targets.shares.emplace_back(answer, share.get<double>());
  }
  return targets;
}

std::optional<double> read_limit(const char* key, JsonObject& object) {
  if (!object.has(key)) return std::nullopt;
  return object.number(key, 1);
}

SurveyScope::Weights read_weights(const Json& json, JsonObject& parent) {
  JsonObject object(json, parent.path() + "/weights");
  SurveyScope::Weights weights;
  if (object.has("column")) weights.column = read_column(object);
  object.each("targets",
              [&](JsonObject& targets) { weights.targets.push_back(read_targets(targets)); });
  weights.customers = object.texts("customers");
  weights.limits.least = read_limit("least", object);
  weights.limits.most = read_limit("most", object);
  const auto method = weight_method_from(object.text("method", "raking"));
  if (!method) object.fail("method", "is none of raking, linear and logit");
  weights.method = method.value_or(WeightMethod::kRaking);
  if (const auto error = object.finish()) parent.fail("weights", error->message);
  return weights;
}

std::optional<std::size_t> read_design_column(const char* key, JsonObject& object) {
  constexpr std::int64_t kMostColumn = 1'000'000;
  if (!object.has(key)) return std::nullopt;
  return static_cast<std::size_t>(object.integer(key, 0, {0, kMostColumn}));
}

DesignColumns read_design(const Json& json, JsonObject& parent) {
  JsonObject object(json, parent.path() + "/design");
  DesignColumns design;
  design.strata = read_design_column("strata", object);
  design.clusters = read_design_column("clusters", object);
  design.population = read_design_column("population", object);
  if (const auto error = object.finish()) parent.fail("design", error->message);
  return design;
}

std::vector<double> read_scales(JsonObject& object) {
  std::vector<double> scales;
  const Json* const list = object.member("scales");
  if (list == nullptr) return scales;
  for (const Json& scale : *list) {
    if (scale.is_number()) scales.push_back(scale.get<double>());
  }
  if (!list->is_array() || scales.size() != list->size()) {
    object.fail("scales", "must be a list of numbers");
  }
  return scales;
}

ReplicateColumns read_replicates(const Json& json, JsonObject& parent) {
  JsonObject object(json, parent.path() + "/replicates");
  ReplicateColumns replicates;
  replicates.columns = read_columns("columns", object);
  const auto kind = replicate_kind_from(object.text("kind", "jk1"));
  if (!kind) {
    object.fail("kind", "is none of jk1, jk2, jkn, brr, fay, bootstrap and successive_difference");
  }
  replicates.kind = kind.value_or(ReplicateKind::kJackknife1);
  replicates.fay = object.number("fay", 0);
  replicates.scales = read_scales(object);
  if (const auto error = object.finish()) parent.fail("replicates", error->message);
  return replicates;
}

IntervalMethod read_interval(JsonObject& object) {
  const auto method = interval_method_from(object.text("interval", "wilson"));
  if (!method) object.fail("interval", "is none of wilson, agresti_coull and clopper_pearson");
  return method.value_or(IntervalMethod::kWilson);
}

void read_quality(SurveyScope& scope, JsonObject& object) {
  if (object.has("without_flagged")) {
    scope.without_flagged = read_quality_rules("without_flagged", object);
  }
  if (!object.has("quality")) return;
  const Result<QualityOptions> read = quality_options_from_json(*object.member("quality"));
  if (!read) return object.fail("quality", read.error().message);
  scope.quality = read.value();
}

SurveyScope read_scope(JsonObject& object) {
  SurveyScope scope;
  if (object.has("file")) {
    scope.file = SourceId{static_cast<std::uint32_t>(object.integer("file", 0, {0, 0xFFFFFFFF}))};
  }
  if (object.has("segment")) scope.segment = object.text("segment");
  object.each("answers", [&](JsonObject& filter) { scope.filters.push_back(read_filter(filter)); });
  if (object.has("weights")) scope.weights = read_weights(*object.member("weights"), object);
  if (object.has("design")) scope.design = read_design(*object.member("design"), object);
  if (object.has("replicates")) {
    scope.replicates = read_replicates(*object.member("replicates"), object);
    if (scope.design)
      object.fail("replicates", "stand for a design; only one of both can be there");
  }
  scope.interval = read_interval(object);
  scope.choices = read_question_choices(object);
  scope.asked_of_all = read_columns("asked_of_all", object);
  read_quality(scope, object);
  return scope;
}

Result<const ImportedFile*> choose_survey(const ImportedFiles& files,
                                          std::optional<SourceId> wanted) {
  for (const auto& file : files) {
    if (file == nullptr || file->mapping.kind != FileKind::kSurvey) continue;
    if (!wanted || *wanted == file->id) return file.get();
  }
  return Error{ErrorCode::kNotFound, "no file is a survey",
               "add an export of a survey, or map a file as one"};
}

Error no_question(std::size_t column) {
  return {ErrorCode::kNotFound, "column " + std::to_string(column) + " is no question",
          "take a `column` of the survey's report"};
}

/// A person's choices win over those of the mapping.
Questionnaire understand_again(const ImportedFile& file,
                               const std::vector<QuestionChoice>& choices) {
  if (choices.empty()) return *file.questionnaire;
  std::vector<QuestionChoice> all = question_choices(file.mapping);
  all.insert(all.end(), choices.begin(), choices.end());
  return understand_questions(file.table, all, joined_definition(file));
}

/// Takes questions for asked of everybody, whatever their blanks or a definition say.
Status open_routes(const std::vector<std::size_t>& columns, Questionnaire& questionnaire) {
  for (const std::size_t column : columns) {
    const auto found =
        std::find_if(questionnaire.questions.begin(), questionnaire.questions.end(),
                     [&](const Question& question) { return question.column == column; });
    if (found == questionnaire.questions.end()) return no_question(column);
    found->asked = nullptr;
    found->asked_by = std::nullopt;
    found->has_condition = false;
    found->evidence.emplace_back("You said that everybody was asked.");
  }
  return Done{};
}

/// The rows that gave one of the answers.
Result<Bitset> find_rows(const ScopedSurvey& survey, const SurveyScope::AnswerFilter& filter) {
  const Result<const Question*> question = survey.find_question(filter.column);
  if (!question) return question.error();
  const CodedAnswers coded = code_answers(survey.file->table, *question.value());
  Bitset wanted(coded.labels.size());
  for (const std::string& answer : filter.answers) {
    const Result<std::uint32_t> label = find_label(coded, answer);
    if (!label) return label.error();
    wanted.set(label.value());
  }
  return rows_naming(coded, wanted);
}

Status leave_out_flagged(const SurveyScope& scope, ScopedSurvey& survey) {
  if (!scope.without_flagged || scope.without_flagged->empty()) return Done{};
  const Result<Bitset> flagged = find_flagged(survey, scope.quality, *scope.without_flagged);
  if (!flagged) return flagged.error();
  Bitset kept = flagged.value();
  kept.flip();
  survey.sample.selected &= kept;
  return Done{};
}

Status narrow(const Analysis& analysis, const SavedSegments& saved, const SurveyScope& scope,
              ScopedSurvey& survey) {
  if (scope.segment) {
    const Result<Bitset> members = members_of(analysis, saved, *scope.segment);
    if (!members) return members.error();
    survey.sample.selected &= rows_of(survey.respondents, members.value());
  }
  for (const SurveyScope::AnswerFilter& filter : scope.filters) {
    const Result<Bitset> rows = find_rows(survey, filter);
    if (!rows) return rows.error();
    survey.sample.selected &= rows.value();
  }
  return leave_out_flagged(scope, survey);
}

Result<WeightMargin> margin_of_answers(const ScopedSurvey& survey,
                                       const SurveyScope::Targets& targets) {
  const Result<const Question*> question = survey.find_question(targets.column);
  if (!question) return question.error();
  const CodedAnswers coded = code_answers(survey.file->table, *question.value());
  WeightMargin margin{.title = question.value()->text,
                      .labels = coded.labels,
                      .targets = std::vector<double>(coded.labels.size()),
                      .category_of = {}};
  for (const auto& [answer, share] : targets.shares) {
    const Result<std::uint32_t> label = find_label(coded, answer);
    if (!label) return label.error();
    margin.targets[label.value()] = share;
  }
  for (const std::uint32_t code : coded.code_of()) {
    const auto named = coded.labels_of(code);
    margin.category_of.push_back(named.size() == 1 ? named.front() : kNoCategory);
  }
  return margin;
}

Result<std::vector<WeightMargin>> list_margins(const Analysis& analysis, const ScopedSurvey& survey,
                                               const SurveyScope::Weights& weights) {
  std::vector<WeightMargin> margins;
  for (const SurveyScope::Targets& targets : weights.targets) {
    Result<WeightMargin> margin = margin_of_answers(survey, targets);
    if (!margin) return margin.error();
    margins.push_back(std::move(margin).value());
  }
  const Bitset customers = known_beyond_surveys(analysis.population(), analysis.profiles);
  for (const std::string& name : weights.customers) {
    const Result<CustomerGroups> groups = group_customers(analysis.features, analysis.rfm, name);
    if (!groups) return groups.error();
    margins.push_back(margin_of(groups.value(), customers, survey.respondents));
  }
  return margins;
}

/// What responses count before targets; none: 1 each.
Result<std::vector<double>> find_base_weights(const Table& table,
                                              const SurveyScope::Weights& wanted,
                                              const std::optional<DrawnRows>& drawn) {
  if (!wanted.column) return drawn ? expansion_weights(*drawn) : std::vector<double>();
  Result<std::vector<double>> weights = read_weights(table, *wanted.column);
  if (!weights || !drawn) return weights;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (drawn->stratum_of[row] == DrawnRows::kNowhere) weights.value()[row] = 0;
  }
  return weights;
}

Status weigh(const Analysis& analysis, const SurveyScope::Weights& wanted,
             const std::optional<DrawnRows>& drawn, ScopedSurvey& survey) {
  const Result<std::vector<double>> base = find_base_weights(survey.file->table, wanted, drawn);
  if (!base) return base.error();
  const Result<std::vector<WeightMargin>> margins = list_margins(analysis, survey, wanted);
  if (!margins) return margins.error();
  Result<ResponseWeights> weights = weigh_responses(survey.file->table.row_count, base.value(),
                                                    margins.value(), wanted.limits, wanted.method);
  if (!weights) return weights.error();
  survey.weights = std::move(weights).value();
  survey.sample.weights = survey.weights->weights;
  for (std::size_t row = 0; row < survey.sample.weights.size(); ++row) {
    if (survey.sample.weights[row] == 0) survey.sample.selected.reset(row);
  }
  return Done{};
}

Status weigh_by_design(const Analysis& analysis, const SurveyScope& scope, ScopedSurvey& survey) {
  Result<DrawnRows> rows = read_drawn_rows(survey.file->table, *scope.design);
  if (!rows) return rows.error();
  const std::optional<DrawnRows> drawn = std::move(rows).value();
  const auto wanted = scope.weights.value_or(SurveyScope::Weights{});
  if (const Status status = weigh(analysis, wanted, drawn, survey); !status) return status.error();
  Result<ResponseDesign> design = make_response_design(*drawn, survey.sample.weights);
  if (!design) return design.error();
  survey.sample.design = std::move(design).value();
  return Done{};
}

Status weigh_as_wanted(const Analysis& analysis, const SurveyScope& scope, ScopedSurvey& survey) {
  if (scope.design) return weigh_by_design(analysis, scope, survey);
  if (scope.weights) {
    const Status status = weigh(analysis, *scope.weights, std::nullopt, survey);
    if (!status) return status;
  }
  if (!scope.replicates) return Done{};
  Result<ResponseDesign> design =
      read_replicate_design(survey.file->table, *scope.replicates, survey.sample.weights);
  if (!design) return design.error();
  survey.sample.design = std::move(design).value();
  return Done{};
}

Json to_json(const ResponseDesign& design) {
  return json_object({{"strata", design.strata},
                      {"clusters", design.clusters},
                      {"freedom", design.freedom()},
                      {"replicates", design.replicates ? design.replicates->replicates.size() : 0},
                      {"lonely", design.lonely}});
}

Json to_json(const WeightedMargin& margin) {
  Json categories = Json::array();
  for (const WeightedMargin::Category& category : margin.categories) {
    categories.push_back(json_object({{"label", category.label},
                                      {"responses", category.responses},
                                      {"raw_share", round_to(category.raw_share, kShareDecimals)},
                                      {"share", round_to(category.share, kShareDecimals)},
                                      {"target", round_to(category.target, kShareDecimals)}}));
  }
  return json_object({{"title", margin.title},
                      {"unanswered_for", round_to(margin.unanswered_for, kShareDecimals)},
                      {"categories", std::move(categories)}});
}

Json to_json(const ResponseWeights& weights) {
  Json margins = Json::array();
  for (const WeightedMargin& margin : weights.margins) margins.push_back(to_json(margin));
  return json_object(
      {{"responses", weights.total.count},
       {"left_out", weights.left_out},
       {"effective_responses", round_to(weights.total.effective_count(), kWeightDecimals)},
       {"effect", round_to(weights.effect, kWeightDecimals)},
       {"least", round_to(weights.least, kWeightDecimals)},
       {"most", round_to(weights.most, kWeightDecimals)},
       {"raised", weights.raised},
       {"lowered", weights.lowered},
       {"method", to_string(weights.method)},
       {"negative", weights.negative},
       {"settled", weights.is_settled},
       {"margins", std::move(margins)}});
}

}  // namespace

Result<const Question*> ScopedSurvey::find_question(std::size_t column) const {
  for (const Question& question : questionnaire.questions) {
    if (question.column == column) return &question;
  }
  return no_question(column);
}

Result<SurveyScope> take_survey_scope(Json& options) {
  if (!options.is_object()) {
    return Error{ErrorCode::kInvalidJson, "survey options: not an object"};
  }
  Json own = Json::object();
  for (const char* key :
       {"file", "segment", "answers", "weights", "design", "replicates", "interval", "kinds",
        "asked_of_all", "wholes", "without_flagged", "quality"}) {
    if (options.contains(key)) own[key] = std::move(options[key]);
    options.erase(key);
  }
  JsonObject object(own, "survey options");
  SurveyScope scope = read_scope(object);
  if (auto error = object.finish()) return *std::move(error);
  return scope;
}

Result<ScopedSurvey> scope_survey(const ImportedFiles& files, const Analysis& analysis,
                                  const SavedSegments& saved, const SurveyScope& scope) {
  const Result<const ImportedFile*> chosen = choose_survey(files, scope.file);
  if (!chosen) return chosen.error();
  const ImportedFile& file = *chosen.value();
  ScopedSurvey survey{.file = &file,
                      .questionnaire = understand_again(file, scope.choices),
                      .respondents = find_respondents(analysis.population(), analysis.profiles,
                                                      file.id, file.table.row_count),
                      .sample = {.selected = Bitset(file.table.row_count, true)},
                      .weights = std::nullopt};
  survey.sample.interval = scope.interval;
  const Status opened = open_routes(scope.asked_of_all, survey.questionnaire);
  if (!opened) return opened.error();
  if (const Status status = weigh_as_wanted(analysis, scope, survey); !status) {
    return status.error();
  }
  if (const Status status = narrow(analysis, saved, scope, survey); !status) return status.error();
  return survey;
}

Json describe_scope(const ScopedSurvey& survey, const Analysis& analysis) {
  Bitset linked =
      rows_of(survey.respondents, known_beyond_surveys(analysis.population(), analysis.profiles));
  linked &= survey.sample.selected;
  Json json = json_object({{"file", survey.file->id.index},
                           {"name", survey.file->name},
                           {"responses", survey.file->table.row_count},
                           {"selected_responses", survey.sample.selected.count()},
                           {"linked", linked.count()},
                           {"weighting", survey.weights ? to_json(*survey.weights) : Json()},
                           {"interval", to_string(survey.sample.interval)}});
  if (survey.sample.design) json["design"] = to_json(*survey.sample.design);
  return json;
}

}  // namespace sonder
