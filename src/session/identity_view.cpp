#include "session/identity_view.h"

#include <utility>

#include "base/json_members.h"
#include "session/matching_report.h"
#include "session/record_names.h"

namespace sonder {
namespace {

using NamePair = std::array<std::string, 2>;

std::optional<NamePair> read_name_pair(const Json& json) {
  if (!json.is_array() || json.size() != 2 || !json[0].is_string() || !json[1].is_string()) {
    return std::nullopt;
  }
  return NamePair{json[0].get<std::string>(), json[1].get<std::string>()};
}

void read_pairs(JsonObject& object, IdentityRequest& request) {
  if (const Json* const explained = object.member("explain")) {
    request.explained = read_name_pair(*explained);
    if (!request.explained) object.fail("explain", "must be a list of two record ids");
  }
  object.each("decisions", [&](JsonObject& decision) {
    const Json* const records = decision.member("records");
    const auto pair = records == nullptr ? std::nullopt : read_name_pair(*records);
    if (!pair) decision.fail("records", "must be a list of two record ids");
    if (!decision.has("same")) decision.fail("same", "must be true or false");
    request.decisions.push_back({decision.boolean("same", false), pair.value_or(NamePair{})});
  });
}

Json report_groups(const Matches& matches, const RecordNames& names) {
  std::vector<Json> groups(matches.group_count, Json::array());
  for (std::size_t record = 0; record < matches.group_of.size(); ++record) {
    groups[matches.group_of[record]].push_back(names.names[record]);
  }
  return groups;
}

Json report_evidence(const PairEvidence& evidence) {
  Json fields = Json::array();
  for (const FieldEvidence& field : evidence.fields) {
    fields.push_back(json_object({{"field", to_string(field.field)},
                                  {"level", to_string(field.level)},
                                  {"weight", field.weight},
                                  {"frequency", field.frequency}}));
  }
  return json_object({{"prior", evidence.prior},
                      {"fields", std::move(fields)},
                      {"household", evidence.household},
                      {"weight", evidence.weight},
                      {"probability", evidence.probability}});
}

Json report_link(const Matches& matches, const RecordNames& names, const MatchLink& link) {
  return json_object(
      {{"records", Json::array({names.names[link.first.index], names.names[link.second.index]})},
       {"reason", to_string(link.reason)},
       {"evidence", report_evidence(explain_pair(matches, link.first, link.second))}});
}

Json report_links(const Matches& matches, const RecordNames& names,
                  const std::vector<MatchLink>& links) {
  Json list = Json::array();
  for (const MatchLink& link : links) list.push_back(report_link(matches, names, link));
  return list;
}

Json report_levels(const LevelChances& chances) {
  Json levels = Json::array();
  for (std::size_t level = 1; level < kAgreementLevelCount; ++level) {
    levels.push_back(json_object({{"level", to_string(static_cast<AgreementLevel>(level))},
                                  {"match", chances.match[level]},
                                  {"non_match", chances.non_match[level]},
                                  {"household", chances.household[level]}}));
  }
  return levels;
}

Json report_model(const Matches& matches) {
  const MatchModel& model = matches.trained.model;
  Json fields = Json::array();
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    if (matches.records().filled[field] == 0) continue;
    fields.push_back(json_object({{"field", to_string(static_cast<ComparedField>(field))},
                                  {"levels", report_levels(model.fields[field])}}));
  }
  Json fits = Json::array();
  for (const RuleFit& fit : matches.trained.fits) {
    fits.push_back(json_object({{"rule", describe(matches.rules[fit.rule].rule)},
                                {"matches", fit.matches},
                                {"share", fit.prior}}));
  }
  return json_object({{"prior", model.prior},
                      {"household", model.household},
                      {"fields", std::move(fields)},
                      {"learned_from", std::move(fits)}});
}

Json report_files(const ImportedFiles& files, const Matches& matches) {
  Json names = Json::array();
  for (const SourceId file : matches.files_without_duplicates) {
    names.push_back(files[file.index]->name);
  }
  return names;
}

Status add_decisions(const RecordNames& names, IdentityRequest& request) {
  for (const auto& [same, records] : request.decisions) {
    const Result<RecordId> first = names.find(records[0]);
    if (!first) return first.error();
    const Result<RecordId> second = names.find(records[1]);
    if (!second) return second.error();
    request.options.decisions.push_back({first.value(), second.value(), same});
  }
  return Done{};
}

Result<Json> report_pair(const Matches& matches, const RecordNames& names, const NamePair& pair) {
  const Result<RecordId> first = names.find(pair[0]);
  if (!first) return first.error();
  const Result<RecordId> second = names.find(pair[1]);
  if (!second) return second.error();
  return report_evidence(explain_pair(matches, first.value(), second.value()));
}

}  // namespace

Result<IdentityRequest> identity_request_from_json(const Json& json) {
  JsonObject object(json, "identity");
  IdentityRequest request;
  MatchOptions& options = request.options;
  options.threshold = object.number("threshold", options.threshold);
  request.lists_links = object.boolean("links", false);
  options.recognises_files_without_duplicates = object.boolean("files_without_duplicates", true);
  options.blocking.max_block_records = static_cast<std::uint32_t>(
      object.integer("max_block_records", options.blocking.max_block_records, {2, 100'000}));
  options.blocking.max_pairs_per_record =
      object.number("max_pairs_per_record", options.blocking.max_pairs_per_record);
  read_pairs(object, request);
  if (auto error = object.finish()) return *error;
  return request;
}

Result<Json> report_identity(const ImportedFiles& files, const PersonRecords& records,
                             IdentityRequest request) {
  const RecordNames names = name_records(files, records);
  if (Status added = add_decisions(names, request); !added) return added.error();
  const Result<Matches> matched = match_people(records, request.options);
  if (!matched) return matched.error();
  const Matches& matches = matched.value();
  Json report = json_object({{"groups", report_groups(matches, names)},
                             {"records", records.size()},
                             {"people", matches.group_count},
                             {"threshold", request.options.threshold},
                             {"compared_pairs", matches.compared_pairs},
                             {"expected_errors", report_expected_errors(matches)},
                             {"missed_by_blocking", matches.missed_by_blocking},
                             {"blocking", report_blocking(matches)},
                             {"model", report_model(matches)},
                             {"files_without_duplicates", report_files(files, matches)},
                             {"large_groups", matches.large_groups},
                             {"refused", report_links(matches, names, matches.refused)},
                             {"gave_way", matches.gave_way},
                             {"uncertain", report_links(matches, names, matches.uncertain)},
                             {"uncertain_pairs", matches.uncertain_pairs}});
  if (request.lists_links) report["links"] = report_links(matches, names, matches.links);
  if (!request.explained) return report;
  Result<Json> pair = report_pair(matches, names, *request.explained);
  if (!pair) return pair.error();
  report["pair"] = std::move(pair).value();
  return report;
}

}  // namespace sonder
