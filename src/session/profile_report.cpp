#include "session/profile_report.h"

#include <algorithm>
#include <utility>

#include "base/json_members.h"
#include "session/consent_view.h"
#include "session/people_report.h"
#include "session/profile_fields.h"
#include "session/shops_view.h"
#include "session/timeline_view.h"
#include "session/who_is_who.h"
#include "text/email.h"

namespace sonder {
namespace {

/// What the reports of one person are made from.
struct Subject {
  const ImportedFiles& files;
  const Analysis& analysis;
  ProfileId profile;

  const Population& population() const { return analysis.population(); }
  bool is_anonymous() const { return analysis.profiles.anonymous.test(profile.index); }
  const std::string& file_name(SourceId source) const { return files[source.index]->name; }
};

Json report_features(const Subject& subject) {
  const FeatureTable& features = subject.analysis.features;
  Json list = Json::array();
  for (const Feature& feature : features.features) {
    list.push_back(
        json_object({{"name", feature.name},
                     {"label", feature.label},
                     {"unit", feature.unit},
                     {"type", to_string(feature.type)},
                     {"value", feature_value(features, feature, subject.profile.index)}}));
  }
  return list;
}

Json report_record(const Subject& subject, const LinkToFirst& link,
                   std::span<const std::uint32_t> members) {
  const PersonRecords& records = subject.population().records;
  const SourceId source = records.source[link.record];
  const bool hides = subject.is_anonymous();
  Json report = json_object({{"file", source.index},
                             {"source", subject.file_name(source)},
                             {"row", records.file_row[link.record]},
                             {"customer_id", hides ? "" : records.customer_id.at(link.record)},
                             {"email", hides ? "" : records.email.at(link.record)},
                             {"reason", nullptr},
                             {"linked_to", nullptr}});
  if (!link.to) return report;
  report["reason"] = to_string(link.reason);
  report["linked_to"] =
      std::lower_bound(members.begin(), members.end(), *link.to) - members.begin();
  return report;
}

Json report_records(const Subject& subject) {
  const Profiles& profiles = subject.analysis.profiles;
  Json list = Json::array();
  for (const LinkToFirst& link : links_to_first(profiles, subject.profile)) {
    list.push_back(report_record(subject, link, profiles.records.of(subject.profile)));
  }
  return list;
}

std::optional<ProfileId> find_text(const CodedText& column, std::string_view text) {
  const auto code = column.dictionary.find(text);
  if (text.empty() || !code) return std::nullopt;
  const auto found = std::find(column.codes.begin(), column.codes.end(), *code);
  if (found == column.codes.end()) return std::nullopt;
  return ProfileId{static_cast<std::uint32_t>(found - column.codes.begin())};
}

/// Looks through every record, because a person may have several identifiers of a kind.
std::optional<ProfileId> find_record(const Analysis& analysis, const CodedText& column,
                                     std::string_view text) {
  const std::optional<ProfileId> record = find_text(column, text);
  if (!record || analysis.profiles.resolution.anonymous.test(record->index)) return std::nullopt;
  return analysis.profiles.resolution.profile_of[record->index];
}

}  // namespace

Result<Json> report_profile(const ImportedFiles& files, const Analysis& analysis, ProfileId profile,
                            const std::vector<std::string>& segments) {
  if (profile.index >= analysis.profiles.size()) {
    return Error{ErrorCode::kNotFound, "there is no profile " + std::to_string(profile.index)};
  }
  const Subject subject{files, analysis, profile};
  Result<Json> timeline = report_timeline(files, analysis, profile, {});
  if (!timeline) return timeline.error();
  return json_object({{"profile", profile.index},
                      {"name", analysis.profiles.display_name.at(profile.index)},
                      {"anonymous", subject.is_anonymous()},
                      {"fields", report_profile_fields(files, analysis, profile)},
                      {"consents", report_consents(files, analysis, profile)},
                      {"features", report_features(subject)},
                      {"shops", report_profile_shops(analysis, profile)},
                      {"rfm", report_rfm_scores(analysis.rfm, profile.index)},
                      {"segments", segments},
                      {"records", report_records(subject)},
                      {"timeline", std::move(timeline.value()["events"])},
                      {"timeline_counts", std::move(timeline.value()["counts"])},
                      {"undated", std::move(timeline.value()["undated"])}});
}

Result<ProfileId> find_profile(const Analysis& analysis, const Json& json) {
  JsonObject object(json, "profile");
  const bool by_number = object.has("profile");
  const auto number = object.integer("profile", 0, {0, 0xFFFFFFFF});
  const std::string customer_id = object.text("customer_id", "");
  const std::string email = object.text("email", "");
  if (!by_number && customer_id.empty() && email.empty()) {
    object.fail("", "needs one of profile, customer_id, email");
  }
  if (auto error = object.finish()) return *error;
  if (by_number) return ProfileId{static_cast<std::uint32_t>(number)};
  const PersonRecords& records = analysis.population().records;
  const auto found = customer_id.empty()
                         ? find_record(analysis, records.email, normalise_email(email).value_or(""))
                         : find_record(analysis, records.customer_id, customer_id);
  if (found) return *found;
  return Error{ErrorCode::kNotFound, "no profile has this identifier"};
}

}  // namespace sonder
