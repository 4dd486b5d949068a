#include "session/profile_report.h"

#include <algorithm>
#include <utility>

#include "base/json_members.h"
#include "ingest/assemble.h"
#include "session/people_report.h"
#include "session/profile_fields.h"
#include "session/who_is_who.h"
#include "text/email.h"

namespace sonder {
namespace {

constexpr std::size_t kProductsPerOrder = 20;

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

Json report_scores(const Subject& subject) {
  const std::optional<RfmScores>& rfm = subject.analysis.rfm;
  const std::uint32_t profile = subject.profile.index;
  if (!rfm || !rfm->scored.test(profile)) return {};
  return json_object({{"recency", rfm->recency[profile]},
                      {"frequency", rfm->frequency[profile]},
                      {"monetary", rfm->monetary[profile]},
                      {"bins", rfm->bins},
                      {"group", to_string(rfm->group[profile])},
                      {"label", rfm_group_label(rfm->group[profile])}});
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

Json report_line(const Subject& subject, std::size_t line) {
  const OrderLines& lines = subject.population().lines;
  return json_object(
      {{"name", lines.shown_product(line)},
       {"quantity", lines.quantity[line]},
       {"amount", lines.has_amount.test(line)
                      ? Json(to_major(lines.amount[line], subject.population().money))
                      : Json()}});
}

std::string order_number(const Subject& subject, OrderId order) {
  const Orders& orders = subject.population().orders;
  const ImportedFile& file = *subject.files[orders.source[order.index].index];
  const auto row = file.table.row_of(orders.file_row[order.index]);
  return row ? order_id_at(file.table, file.mapping, *row) : std::string();
}

void append_order(const Subject& subject, OrderId order, Json& event) {
  const Population& population = subject.population();
  const Orders& orders = population.orders;
  event["order_number"] = order_number(subject, order);
  if (orders.has_amount.test(order.index)) {
    event["amount"] = to_major(orders.amount[order.index], population.money);
  }
  if (!orders.channel.is_empty(order.index)) event["channel"] = orders.channel.at(order.index);
  const auto [first, last] =
      std::equal_range(population.lines.order.begin(), population.lines.order.end(), order);
  const auto begin = static_cast<std::size_t>(first - population.lines.order.begin());
  const auto count = static_cast<std::size_t>(last - first);
  event["product_count"] = count;
  for (std::size_t i = 0; i < std::min(count, kProductsPerOrder); ++i) {
    event["products"].push_back(report_line(subject, begin + i));
  }
}

void append_answers(const Subject& subject, std::uint32_t response, Json& event) {
  const SurveyResponses& responses = subject.population().responses;
  const ImportedFile& file = *subject.files[responses.source[response].index];
  const std::uint32_t row = responses.table_row[response];
  for (const Question& question : file.questionnaire->questions) {
    if (question.kind == QuestionKind::kTimestamp || question.kind == QuestionKind::kContact) {
      continue;
    }
    std::string answer = answer_at(file.table, question, row);
    if (answer.empty()) continue;
    event["answers"].push_back(
        json_object({{"question", question.text}, {"answer", std::move(answer)}}));
  }
}

Json report_event(const Subject& subject, const TimelineEvent& event) {
  Json report =
      json_object({{"kind", to_string(event.kind)},
                   {"at", event.has_time ? format_iso(event.at) : format_iso(day_of(event.at))},
                   {"source", subject.file_name(event.source)},
                   {"row", event.file_row},
                   {"order_number", nullptr},
                   {"amount", nullptr},
                   {"channel", nullptr},
                   {"products", Json::array()},
                   {"product_count", 0},
                   {"answers", Json::array()}});
  if (event.order) append_order(subject, *event.order, report);
  if (event.response) append_answers(subject, *event.response, report);
  return report;
}

Json report_timeline(const Subject& subject) {
  Json timeline = Json::array();
  for (const TimelineEvent& event :
       build_timeline(subject.population(), subject.analysis.profiles, subject.profile,
                      subject.analysis.features.as_of)) {
    timeline.push_back(report_event(subject, event));
  }
  return timeline;
}

std::size_t count_undated(const Subject& subject) {
  const Population& population = subject.population();
  const Profiles& profiles = subject.analysis.profiles;
  const auto count_without = [](std::span<const std::uint32_t> items, const Bitset& has_date) {
    return std::count_if(items.begin(), items.end(),
                         [&](std::uint32_t item) { return !has_date.test(item); });
  };
  return static_cast<std::size_t>(
      count_without(profiles.orders.of(subject.profile), population.orders.has_date) +
      count_without(profiles.responses.of(subject.profile), population.responses.has_date));
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
  return json_object({{"profile", profile.index},
                      {"name", analysis.profiles.display_name.at(profile.index)},
                      {"anonymous", subject.is_anonymous()},
                      {"fields", report_profile_fields(files, analysis, profile)},
                      {"features", report_features(subject)},
                      {"rfm", report_scores(subject)},
                      {"segments", segments},
                      {"records", report_records(subject)},
                      {"timeline", report_timeline(subject)},
                      {"undated", count_undated(subject)}});
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
