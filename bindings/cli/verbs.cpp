#include "verbs.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/json_members.h"
#include "file_source.h"
#include "respondent/score_response.h"

namespace sonder::cli {
namespace {

Result<std::string> printed(const Result<Json>& report) {
  if (!report) return report.error();
  return write_json(report.value());
}

Result<std::string> inspect(Session& session, const Json&, const Arguments&) {
  Result<Json> files = session.files();
  if (!files) return files.error();
  Result<Json> overview = session.overview();
  if (!overview) return overview.error();
  return write_json(json_object(
      {{"files", std::move(files).value()}, {"overview", std::move(overview).value()}}));
}

Result<std::string> table(Session& session, const Json&, const Arguments& arguments) {
  if (arguments.files.size() != 1) {
    return Error{ErrorCode::kInvalidArgument, "table prints one file"};
  }
  return session.table_text(SourceId{0}, arguments.raw);
}

Result<std::string> survey(Session& session, const Json& request, const Arguments&) {
  return printed(session.survey(request));
}

Result<std::string> crosstab(Session& session, const Json& request, const Arguments&) {
  return printed(session.cross_table(request));
}

Result<std::string> paired(Session& session, const Json& request, const Arguments&) {
  return printed(session.paired_answers(request));
}

Result<std::string> quality(Session& session, const Json& request, const Arguments&) {
  return printed(session.survey_quality(request));
}

Result<std::string> answers(Session& session, const Json& request, const Arguments&) {
  return printed(session.open_answers(request));
}

Result<std::string> quotes(Session& session, const Json& request, const Arguments&) {
  return printed(session.export_quotes(request));
}

/// The picture itself, not as JSON.
Result<std::string> picture(Session& session, const Json& request, const Arguments&) {
  const Result<Json> exported = session.export_picture(request);
  if (!exported) return exported.error();
  return exported.value().at("text").get<std::string>();
}

Result<std::string> scales(Session& session, const Json& request, const Arguments&) {
  return printed(session.scales(request));
}

Result<std::string> waves(Session& session, const Json& request, const Arguments&) {
  return printed(session.waves(request));
}

Result<std::string> profiles(Session& session, const Json&, const Arguments&) {
  const Result<Frame> frame = session.profiles();
  if (!frame) return frame.error();
  return write_json(to_json(frame.value()));
}

Result<std::string> profile(Session& session, const Json& request, const Arguments&) {
  return printed(session.profile(request));
}

Result<std::string> timeline(Session& session, const Json& request, const Arguments&) {
  return printed(session.timeline(request));
}

Result<std::string> identity(Session& session, const Json& request, const Arguments&) {
  return printed(session.identity(request));
}

/// With a rule its count, else the list of all segments.
Result<std::string> segments(Session& session, const Json& request, const Arguments&) {
  if (request.contains("rule")) return printed(session.count_rule(request["rule"]));
  return printed(session.segments());
}

Result<std::string> export_segment(Session& session, const Json& request, const Arguments&) {
  return printed(session.export_segment(request));
}

/// The answers of one file: one respondent's, or a list of them.
Result<std::vector<Json>> read_answers(const std::string& path) {
  Result<Json> answers = read_json_file(path);
  if (!answers) return answers.error();
  if (!answers.value().is_array()) return std::vector<Json>{std::move(answers).value()};
  return answers.value().get<std::vector<Json>>();
}

/// One line for each respondent.
Result<std::string> score(Session&, const Json& request, const Arguments& arguments) {
  if (arguments.files.size() < 2) {
    return Error{ErrorCode::kInvalidArgument, "score takes a definition and files of answers"};
  }
  const Result<Json> definition = read_json_file(arguments.files.front());
  if (!definition) return definition.error();
  std::string lines;
  for (std::size_t i = 1; i < arguments.files.size(); ++i) {
    Result<std::vector<Json>> respondents = read_answers(arguments.files[i]);
    if (!respondents) return respondents.error();
    for (Json& answers : respondents.value()) {
      Json response = request;
      response["answers"] = std::move(answers);
      const Result<Json> scored = score_response(definition.value(), response);
      if (!scored) return scored.error();
      lines += (lines.empty() ? "" : "\n") + write_json(scored.value());
    }
  }
  return lines;
}

Result<std::string> randomised(Session& session, const Json& request, const Arguments&) {
  return printed(session.randomised_shares(request));
}

/// What a record may hold, as JSON Schema.
Result<std::string> schema(Session&, const Json&, const Arguments&) {
  return write_json(Session::schema());
}

constexpr std::array<Verb, 20> kVerbs = {{
    {"inspect", "what each file was recognised as, what was odd in it, and the totals", inspect},
    {"table", "one file as it was read; --raw gives every cell as text", table},
    {"survey", "every question with counts, bases and intervals", survey},
    {"crosstab", R"(questions by columns: {"rows":[3],"groups":[{"questions":[5]}]})", crosstab},
    {"paired",
     R"(two answers of the same people: {"pair":[{"column":3,"answers":["yes"]},{"column":4,...}]})",
     paired},
    {"scales", R"(how well matrices, or {"sets":[{"columns":[3,4]}]}, measure one thing)", scales},
    {"waves", R"(a question over time: {"column":3,"waves":{"column":0,"period":"month"}})", waves},
    {"quality", "which responses may not be worth counting, and what leaving them out changes",
     quality},
    {"answers", R"(open answers to a question: {"column":7,"search":"tea"})", answers},
    {"quotes", "the same as CSV text, without personal details", quotes},
    {"picture", R"(the answers to {"column":3} as SVG)", picture},
    {"profiles", "every person as columns", profiles},
    {"profile", R"(one person: {"profile":3}, {"customer_id":"17"} or {"email":"..."})", profile},
    {"timeline",
     R"(what happened to one person, a page of it: {"profile":3,"kinds":["visit"],"from":0,"count":40})",
     timeline},
    {"identity",
     R"(who is who: records of one person in groups; {"explain":["id","id"]} says why two are)",
     identity},
    {"segments", R"(all segments and their size, or the count of one {"rule":{...}})", segments},
    {"score", "DEFINITION ANSWERS...: scores and segments of respondents, one line each", score,
     false},
    {"randomised", R"(true shares behind {"question":"...","options":[...],"keep":0.5})",
     randomised},
    {"schema", "what is known of a person or company, as JSON Schema; takes no files", schema,
     false, false},
    {"export", R"(the members of {"segment":"champions"} as CSV text)", export_segment},
}};

}  // namespace

std::span<const Verb> all_verbs() { return kVerbs; }

const Verb* find_verb(std::string_view name) {
  const auto* const found = std::find_if(kVerbs.begin(), kVerbs.end(),
                                         [&](const Verb& verb) { return verb.name == name; });
  return found == kVerbs.end() ? nullptr : found;
}

}  // namespace sonder::cli
