#include "session/cross_table_view.h"

#include <algorithm>
#include <utility>

#include "base/json_members.h"
#include "insight/customer_groups.h"
#include "segments/rfm.h"
#include "survey/banner.h"
#include "survey/cross_table_json.h"
#include "survey/survey_json.h"

namespace sonder {
namespace {

BannerRequest read_group(JsonObject& object) {
  BannerRequest group;
  group.questions = read_columns("questions", object);
  group.segments = object.texts("segments");
  group.customers = object.text("customers", "");
  const int given = (group.questions.empty() ? 0 : 1) + (group.segments.empty() ? 0 : 1) +
                    (group.customers.empty() ? 0 : 1);
  if (given != 1) {
    object.fail("questions", "or `segments` or `customers` must be there, one of them");
  }
  return group;
}

CrossTableRequest::NetRequest read_net(JsonObject& object) {
  CrossTableRequest::NetRequest net;
  net.column = read_column(object);
  net.label = object.text("label");
  net.answers = object.texts("answers");
  return net;
}

bool is_counted(const Question& question) {
  return question.kind == QuestionKind::kSingleChoice ||
         question.kind == QuestionKind::kMultiChoice || question.kind == QuestionKind::kScale ||
         question.kind == QuestionKind::kRanking || question.kind == QuestionKind::kNumeric ||
         question.kind == QuestionKind::kSlider || question.kind == QuestionKind::kConstantSum;
}

Result<const Question*> find_counted(const ScopedSurvey& survey, std::size_t column) {
  Result<const Question*> question = survey.find_question(column);
  if (!question || is_counted(*question.value())) return question;
  return Error{ErrorCode::kInvalidArgument,
               "\"" + question.value()->text + "\" has no answers that a table could count",
               "choose a question with options, a scale or numbers"};
}

Result<BannerGroup> group_by_question(const ScopedSurvey& survey, std::size_t column) {
  const Result<const Question*> question = find_counted(survey, column);
  if (!question) return question.error();
  if (question.value()->kind == QuestionKind::kNumeric) {
    return Error{ErrorCode::kInvalidArgument,
                 "\"" + question.value()->text + "\" holds numbers, which make no columns",
                 "choose a question with options or a scale"};
  }
  return group_by_answers(question.value()->text,
                          code_answers(survey.file->table, *question.value()));
}

Result<BannerGroup> group_by_questions(const ScopedSurvey& survey,
                                       const std::vector<std::size_t>& columns) {
  Result<BannerGroup> group = group_by_question(survey, columns.front());
  for (std::size_t at = 1; at < columns.size() && group; ++at) {
    const Result<BannerGroup> inner = group_by_question(survey, columns[at]);
    if (!inner) return inner.error();
    if (group.value().labels.size() * inner.value().labels.size() > kMostCrossColumns) {
      return Error{ErrorCode::kLimitExceeded, "the nested questions have too many columns",
                   "nest questions with fewer answers"};
    }
    group = nest_groups(group.value(), inner.value());
  }
  return group;
}

Result<BannerGroup> group_by_segments(const Analysis& analysis, const SavedSegments& saved,
                                      const ScopedSurvey& survey,
                                      const std::vector<std::string>& names) {
  std::vector<std::string> labels;
  std::vector<Bitset> members;
  for (const std::string& name : names) {
    Result<Bitset> found = members_of(analysis, saved, name);
    if (!found) return found.error();
    const auto rfm = rfm_group_from(name);
    labels.push_back(rfm ? std::string(rfm_group_label(*rfm)) : name);
    members.push_back(std::move(found).value());
  }
  return spread_group(group_by_members("Segments", std::move(labels), members), survey.respondents);
}

/// Respondents whom no file of customers or orders knows are in no column.
Result<BannerGroup> group_by_customers(const Analysis& analysis, const ScopedSurvey& survey,
                                       const std::string& name) {
  Result<CustomerGroups> groups = group_customers(analysis.features, analysis.rfm, name);
  if (!groups) return groups.error();
  const Bitset known = known_beyond_surveys(analysis.population(), analysis.profiles);
  const auto count = static_cast<std::uint32_t>(groups.value().labels.size());
  BannerGroup group{.title = groups.value().title,
                    .labels = std::move(groups.value().labels),
                    .sets = {},
                    .set_of = std::move(groups.value().group_of)};
  for (std::uint32_t column = 0; column < count; ++column) group.sets.push_back({column});
  group.sets.emplace_back();
  for (std::uint32_t profile = 0; profile < group.set_of.size(); ++profile) {
    if (!known.test(profile)) group.set_of[profile] = count;
  }
  return spread_group(std::move(group), survey.respondents);
}

Result<BannerGroup> make_group(const Analysis& analysis, const SavedSegments& saved,
                               const ScopedSurvey& survey, const BannerRequest& request) {
  if (!request.questions.empty()) return group_by_questions(survey, request.questions);
  if (!request.segments.empty()) {
    return group_by_segments(analysis, saved, survey, request.segments);
  }
  return group_by_customers(analysis, survey, request.customers);
}

Result<std::vector<Net>> find_nets(const CrossTableRequest& request, const Question& question,
                                   const CodedAnswers& coded) {
  std::vector<Net> nets;
  for (const CrossTableRequest::NetRequest& wanted : request.nets) {
    if (wanted.column != question.column) continue;
    Net& net = nets.emplace_back(Net{.label = wanted.label, .labels = {}});
    for (const std::string& answer : wanted.answers) {
      const Result<std::uint32_t> label = find_label(coded, answer);
      if (!label) return label.error();
      net.labels.push_back(label.value());
    }
  }
  return nets;
}

/// The answers to one question by each group of columns.
struct CrossedQuestion {
  const Question* question = nullptr;
  std::vector<CrossTable> tables;
};

Result<CrossedQuestion> cross_question(const ScopedSurvey& survey, const CrossTableRequest& request,
                                       const std::vector<BannerGroup>& groups, std::size_t column) {
  const Result<const Question*> question = find_counted(survey, column);
  if (!question) return question.error();
  const CodedAnswers coded = code_answers(survey.file->table, *question.value());
  Result<std::vector<Net>> nets = find_nets(request, *question.value(), coded);
  if (!nets) return nets.error();
  const CrossTableOptions options{.confidence = request.confidence,
                                  .adjustment = request.adjustment,
                                  .nets = std::move(nets).value()};
  CrossedQuestion crossed{.question = question.value(), .tables = {}};
  for (const BannerGroup& group : groups) {
    Result<CrossTable> table =
        cross_answers(*question.value(), coded, group, survey.sample, options);
    if (!table) return table.error();
    crossed.tables.push_back(std::move(table).value());
  }
  return crossed;
}

/// Tests by the same columns are adjusted for the number of questions.
void adjust_for_questions(std::vector<CrossedQuestion>& questions, std::size_t group,
                          Adjustment adjustment) {
  std::vector<CrossTable> tables;
  for (CrossedQuestion& crossed : questions) tables.push_back(std::move(crossed.tables[group]));
  adjust_differences(tables, adjustment);
  for (std::size_t at = 0; at < questions.size(); ++at) {
    questions[at].tables[group] = std::move(tables[at]);
  }
}

Json to_json(const CrossedQuestion& crossed, const std::vector<BannerGroup>& groups) {
  Json tables = Json::array();
  for (std::size_t group = 0; group < groups.size(); ++group) {
    tables.push_back(sonder::to_json(crossed.tables[group], groups[group].title));
  }
  return json_object({{"column", crossed.question->column},
                      {"text", crossed.question->text},
                      {"kind", to_string(crossed.question->kind)},
                      {"metric", to_string(crossed.question->metric)},
                      {"tables", std::move(tables)}});
}

}  // namespace

Result<CrossTableRequest> cross_table_request_from_json(const Json& json) {
  JsonObject object(json, "cross-table");
  CrossTableRequest request;
  request.rows = read_columns("rows", object);
  object.each("groups", [&](JsonObject& group) { request.groups.push_back(read_group(group)); });
  object.each("nets", [&](JsonObject& net) { request.nets.push_back(read_net(net)); });
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

Result<Json> report_cross_table(const Analysis& analysis, const SavedSegments& saved,
                                const ScopedSurvey& survey, const CrossTableRequest& request) {
  std::vector<BannerGroup> groups;
  for (const BannerRequest& wanted : request.groups) {
    Result<BannerGroup> group = make_group(analysis, saved, survey, wanted);
    if (!group) return group.error();
    groups.push_back(std::move(group).value());
  }
  std::vector<CrossedQuestion> crossed;
  for (const std::size_t column : request.rows) {
    Result<CrossedQuestion> question = cross_question(survey, request, groups, column);
    if (!question) return question.error();
    crossed.push_back(std::move(question).value());
  }
  for (std::size_t group = 0; group < groups.size(); ++group) {
    adjust_for_questions(crossed, group, request.adjustment);
  }
  Json questions = Json::array();
  for (const CrossedQuestion& question : crossed) questions.push_back(to_json(question, groups));
  Json report = describe_scope(survey, analysis);
  report["confidence"] = request.confidence;
  report["adjustment"] = to_string(request.adjustment);
  report["questions"] = std::move(questions);
  return report;
}

}  // namespace sonder
