#include "session/who_is_who.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "base/json_members.h"
#include "session/matching_report.h"

namespace sonder {
namespace {

constexpr std::size_t kMostListed = 20;

struct ComparedFieldLabel {
  ComparedField field;
  std::string_view label;
  std::optional<PersonField> column;  ///< absent where the value is no text field of records
};
constexpr std::array<ComparedFieldLabel, kComparedFieldCount> kComparedFields = {{
    {ComparedField::kGivenName, "First name", PersonField::kFirstName},
    {ComparedField::kSurname, "Last name", PersonField::kLastName},
    {ComparedField::kBirthDate, "Birth date", std::nullopt},
    {ComparedField::kNationalId, "National id", PersonField::kNationalId},
    {ComparedField::kPhone, "Phone", PersonField::kPhone},
    {ComparedField::kEmail, "E-mail", std::nullopt},
    {ComparedField::kStreet, "Address", PersonField::kStreet},
    {ComparedField::kHouseNumber, "House number", PersonField::kHouseNumber},
    {ComparedField::kAddressLine2, "Address, second line", PersonField::kAddressLine2},
    {ComparedField::kCity, "City", PersonField::kCity},
    {ComparedField::kPostcode, "Postcode", PersonField::kPostcode},
    {ComparedField::kRegion, "Region", PersonField::kRegion},
    {ComparedField::kGender, "Gender", PersonField::kGender},
}};

const ComparedFieldLabel& label_of(ComparedField field) {
  return *std::find_if(kComparedFields.begin(), kComparedFields.end(),
                       [&](const ComparedFieldLabel& label) { return label.field == field; });
}

/// What the reports are made from.
struct Subject {
  const ImportedFiles& files;
  const Analysis& analysis;

  const PersonRecords& records() const { return analysis.population().records; }
  const Matches& matches() const { return *analysis.matches; }
};

std::string birth_date_of(const PersonRecords& records, std::uint32_t record) {
  const std::optional<Date> born = records.birth_date.at(record);
  return born ? format_iso(*born) : std::string(records.birth_text.at(record));
}

/// As the file has it. A full name stands where the given name is compared.
std::string shown_value(const PersonRecords& records, std::uint32_t record,
                        const ComparedFieldLabel& label) {
  if (label.field == ComparedField::kEmail) return std::string(records.email.at(record));
  if (!label.column) return birth_date_of(records, record);
  const std::string_view value = records.field(*label.column).at(record);
  if (!value.empty() || label.field != ComparedField::kGivenName) return std::string(value);
  return std::string(records.field(PersonField::kFullName).at(record));
}

Json report_side(const Subject& subject, RecordId record) {
  const PersonRecords& records = subject.records();
  const SourceId source = records.source[record.index];
  return json_object(
      {{"file", source.index},
       {"row", records.file_row[record.index]},
       {"source", subject.files[source.index]->name},
       {"name", name_of_record(records, record)},
       {"profile", subject.analysis.profiles.resolution.profile_of[record.index].index},
       {"customer_id", records.customer_id.at(record.index)},
       {"email", records.email.at(record.index)}});
}

/// Fields that either record fills in.
Json report_fields(const Subject& subject, RecordId a, RecordId b, const PairEvidence& evidence) {
  Json fields = Json::array();
  for (const ComparedFieldLabel& label : kComparedFields) {
    std::string first = shown_value(subject.records(), a.index, label);
    std::string second = shown_value(subject.records(), b.index, label);
    const auto found =
        std::find_if(evidence.fields.begin(), evidence.fields.end(),
                     [&](const FieldEvidence& one) { return one.field == label.field; });
    const bool is_compared = found != evidence.fields.end();
    if (first.empty() && second.empty() && !is_compared) continue;
    fields.push_back(
        json_object({{"field", to_string(label.field)},
                     {"label", label.label},
                     {"values", Json::array({std::move(first), std::move(second)})},
                     {"level", is_compared ? Json(to_string(found->level)) : Json()},
                     {"weight", is_compared ? found->weight + found->frequency : 0.0}}));
  }
  return fields;
}

Json reason_of(const Subject& subject, RecordId a, RecordId b) {
  const std::vector<Link>& links = subject.analysis.profiles.resolution.links;
  const auto found = std::find_if(links.begin(), links.end(), [&](const Link& link) {
    return (link.first == a && link.second == b) || (link.first == b && link.second == a);
  });
  return found == links.end() ? Json() : Json(to_string(found->reason));
}

Json report_pair(const Subject& subject, RecordId a, RecordId b) {
  const PairEvidence evidence = explain_pair(subject.matches(), a, b);
  const std::vector<ProfileId>& profile_of = subject.analysis.profiles.resolution.profile_of;
  return json_object({{"records", Json::array({report_side(subject, a), report_side(subject, b)})},
                      {"together", profile_of[a.index] == profile_of[b.index]},
                      {"reason", reason_of(subject, a, b)},
                      {"probability", evidence.probability},
                      {"prior", evidence.prior},
                      {"household", evidence.household},
                      {"fields", report_fields(subject, a, b, evidence)}});
}

Json report_links(const Resolution& resolution) {
  std::array<std::uint64_t, kLinkReasonCount> counts = {};
  for (const Link& link : resolution.links) ++counts[static_cast<std::size_t>(link.reason)];
  Json list = Json::array();
  for (std::size_t reason = 0; reason < counts.size(); ++reason) {
    list.push_back(json_object(
        {{"reason", to_string(static_cast<LinkReason>(reason))}, {"links", counts[reason]}}));
  }
  return list;
}

Json report_levels(const MatchModel& model, std::size_t field) {
  const LevelChances& chances = model.fields[field];
  Json levels = Json::array();
  for (std::size_t level = 1; level < kAgreementLevelCount; ++level) {
    if (chances.match[level] == 0 && chances.non_match[level] == 0) continue;
    const auto agreement = static_cast<AgreementLevel>(level);
    levels.push_back(json_object({{"level", to_string(agreement)},
                                  {"match", chances.match[level]},
                                  {"non_match", chances.non_match[level]},
                                  {"weight", field_weight(model, field, agreement)}}));
  }
  return levels;
}

Json report_learned(const Matches& matches) {
  Json fields = Json::array();
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    if (matches.records().filled[field] == 0 || matches.compared_pairs == 0) continue;
    const auto compared = static_cast<ComparedField>(field);
    fields.push_back(json_object({{"field", to_string(compared)},
                                  {"label", label_of(compared).label},
                                  {"levels", report_levels(matches.trained.model, field)}}));
  }
  return fields;
}

Json names_of_files(const Subject& subject, const std::vector<SourceId>& sources) {
  Json names = Json::array();
  for (const SourceId source : sources) names.push_back(subject.files[source.index]->name);
  return names;
}

Json report_large(const Subject& subject) {
  const Profiles& profiles = subject.analysis.profiles;
  std::vector<std::uint32_t> large;
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    if (profiles.records.of({profile}).size() > kLargeGroup) large.push_back(profile);
  }
  std::stable_sort(large.begin(), large.end(), [&](std::uint32_t a, std::uint32_t b) {
    return profiles.records.of({a}).size() > profiles.records.of({b}).size();
  });
  if (large.size() > kMostListed) large.resize(kMostListed);
  Json list = Json::array();
  for (const std::uint32_t profile : large) {
    list.push_back(json_object({{"profile", profile},
                                {"name", profiles.display_name.at(profile)},
                                {"records", profiles.records.of({profile}).size()}}));
  }
  return list;
}

Json report_decisions(const Subject& subject, const std::vector<SavedDecision>& decisions) {
  Json list = Json::array();
  for (const SavedDecision& decision : decisions) {
    Json sides = Json::array();
    for (const RecordAddress& address : decision.records) {
      const auto record = find_record(subject.records(), address);
      sides.push_back(record ? report_side(subject, *record) : Json());
    }
    list.push_back(json_object({{"same", decision.same}, {"records", std::move(sides)}}));
  }
  return list;
}

Json report_uncertain(const Subject& subject) {
  const Matches& matches = subject.matches();
  Json pairs = Json::array();
  for (std::size_t i = 0; i < std::min(kMostListed, matches.uncertain.size()); ++i) {
    pairs.push_back(report_pair(subject, matches.uncertain[i].first, matches.uncertain[i].second));
  }
  return json_object({{"total", matches.uncertain_pairs}, {"pairs", std::move(pairs)}});
}

bool is_before(const LinkToFirst& a, const LinkToFirst& b) { return a.record < b.record; }

/// Every link of the profile from both of its ends, by record.
std::vector<LinkToFirst> link_ends(const Resolution& resolution, ProfileId profile) {
  std::vector<LinkToFirst> ends;
  for (const Link& link : resolution.links) {
    if (resolution.profile_of[link.first.index] != profile) continue;
    ends.push_back({link.first.index, link.second.index, link.reason});
    ends.push_back({link.second.index, link.first.index, link.reason});
  }
  std::stable_sort(ends.begin(), ends.end(), is_before);
  return ends;
}

}  // namespace

Json report_who_is_who(const ImportedFiles& files, const Analysis& analysis,
                       const IdentityOptions& options,
                       const std::vector<SavedDecision>& decisions) {
  const Subject subject{files, analysis};
  const Matches& matches = subject.matches();
  return json_object(
      {{"records", subject.records().size()},
       {"people", analysis.profiles.size()},
       {"anonymous", subject.matches().anonymous.count()},
       {"by_likeness", options.by_likeness},
       {"link_from", options.link_from},
       {"links", report_links(analysis.profiles.resolution)},
       {"compared_pairs", matches.compared_pairs},
       {"expected_errors", report_expected_errors(matches)},
       {"missed_by_blocking", matches.missed_by_blocking},
       {"blocking", report_blocking(matches)},
       {"fields", report_learned(matches)},
       {"files_without_duplicates", names_of_files(subject, matches.files_without_duplicates)},
       {"large_profiles", report_large(subject)},
       {"decisions", report_decisions(subject, decisions)},
       {"uncertain", report_uncertain(subject)}});
}

Result<Json> report_record_pair(const ImportedFiles& files, const Analysis& analysis,
                                const std::array<RecordAddress, 2>& pair) {
  const Subject subject{files, analysis};
  const auto first = find_record(subject.records(), pair[0]);
  const auto second = find_record(subject.records(), pair[1]);
  if (first && second) {
    const Bitset& anonymous = subject.matches().anonymous;
    if (!anonymous.test(first->index) && !anonymous.test(second->index)) {
      return report_pair(subject, *first, *second);
    }
    return Error{ErrorCode::kInvalidArgument, "who asked to stay unknown is compared with nobody"};
  }
  return Error{ErrorCode::kNotFound, "no file has this record"};
}

std::vector<LinkToFirst> links_to_first(const Profiles& profiles, ProfileId profile) {
  const auto members = profiles.records.of(profile);
  const std::vector<LinkToFirst> ends = link_ends(profiles.resolution, profile);
  std::vector<LinkToFirst> found = {{members.front()}};
  found.reserve(members.size());
  // The links are a tree: all but the one it was come to by lead on.
  for (std::size_t next = 0; next < found.size(); ++next) {
    const LinkToFirst here = found[next];
    const auto [begin, end] = std::equal_range(ends.begin(), ends.end(), here, is_before);
    for (auto link = begin; link != end; ++link) {
      if (link->to != here.to) found.push_back({*link->to, here.record, link->reason});
    }
  }
  std::sort(found.begin(), found.end(), is_before);
  return found;
}

}  // namespace sonder
