#include "privacy/gate.h"

#include "base/json_members.h"
#include "privacy/detail/member_columns.h"
#include "privacy/detail/suppression.h"

namespace sonder {
namespace {

/// Those who did not ask to stay unknown.
Bitset without_anonymous(const Bitset& members, const Profiles& profiles) {
  Bitset named = members;
  for (const std::uint32_t profile : profiles.anonymous.positions()) named.reset(profile);
  return named;
}

/// Those who may be listed, as far as consent goes.
Bitset with_consent(const Bitset& members, const FeatureTable& features, bool required) {
  const Feature* consent = features.find("marketing_consent");
  if (consent == nullptr) return required ? Bitset(members.size()) : members;
  Bitset consenting(members.size());
  for (const std::uint32_t profile : members.positions()) {
    const bool known = consent->known.test(profile);
    const bool given = known && consent->values[profile] != 0;
    if (given || (!known && !required)) consenting.set(profile);
  }
  return consenting;
}

Error refuse_small(std::size_t remaining, std::uint32_t minimum_group, bool consent_required) {
  const std::string fewer = remaining == 0 ? "nobody" : "too few people";
  Error error{ErrorCode::kGroupTooSmall, fewer + " may be listed: a list must hold at least " +
                                             std::to_string(minimum_group) + " people"};
  if (consent_required) error.hint = "only people whose marketing consent is known are counted";
  return error;
}

}  // namespace

Result<PrivacyGate> PrivacyGate::open(ReleasePolicy policy) {
  if (policy.minimum_group < 2 || policy.minimum_group > 1'000) {
    return Error{ErrorCode::kInvalidArgument, "the minimum group must be 2 to 1,000 people"};
  }
  return PrivacyGate(policy);
}

Released<SafeGroupSizes> PrivacyGate::release(const GroupSizes& sizes) const {
  const detail::Suppression suppression = detail::choose_suppression(sizes, policy_.minimum_group);
  SafeGroupSizes safe{sizes.title, {}, sizes.total};
  if (suppression.hides_total) safe.total = std::nullopt;
  ReleaseNote note{policy_};
  for (std::size_t i = 0; i < sizes.cells.size(); ++i) {
    const bool hidden = suppression.hides_cell.test(i);
    note.suppressed_cells += hidden ? 1 : 0;
    safe.cells.push_back({sizes.cells[i].label, std::nullopt});
    if (!hidden) safe.cells.back().people = sizes.cells[i].people;
  }
  return {std::move(safe), note};
}

Result<Released<MemberTable>> PrivacyGate::release(const Bitset& members,
                                                   const FeatureTable& features,
                                                   const Profiles& profiles,
                                                   const MemberListRequest& request) const {
  if (members.size() != features.profile_count || members.size() != profiles.size()) {
    return Error{ErrorCode::kInvalidArgument, "members, features and profiles differ in length"};
  }
  const std::vector<std::uint32_t> people =
      with_consent(without_anonymous(members, profiles), features, request.consent_required)
          .positions();
  if (people.size() < policy_.minimum_group) {
    return refuse_small(people.size(), policy_.minimum_group, request.consent_required);
  }
  MemberTable table{features.money, static_cast<std::uint32_t>(people.size()),
                    detail::identifier_columns(profiles, people)};
  for (const std::string& name : request.features) {
    const Feature* feature = features.find(name);
    if (feature == nullptr) {
      return Error{ErrorCode::kNotFound, "there is no feature `" + name + "`"};
    }
    table.columns.push_back(detail::take_members(*feature, people));
  }
  ReleaseNote note{policy_};
  note.withheld_people = members.count() - people.size();
  return Released<MemberTable>(std::move(table), note);
}

Result<Released<Quotes>> PrivacyGate::release(Quotes quotes) const {
  if (quotes.texts.size() < policy_.minimum_group) {
    return Error{ErrorCode::kGroupTooSmall,
                 "too few people are quoted: quotes must be of at least " +
                     std::to_string(policy_.minimum_group) + " people",
                 "search for something that more people wrote"};
  }
  return Released<Quotes>(std::move(quotes), ReleaseNote{policy_});
}

Result<Released<SafeAnswers>> PrivacyGate::release(const AnswerSummary& summary) const {
  if (summary.base < policy_.minimum_group) {
    return Error{ErrorCode::kGroupTooSmall,
                 "too few people answered: a picture must be of at least " +
                     std::to_string(policy_.minimum_group) + " people",
                 "take a question or a filter that more people are in"};
  }
  const std::vector<bool> is_safe =
      summary.is_multiple ? find_safe_apart(summary) : find_safe_together(summary);
  SafeAnswers safe{.wording = summary.wording,
                   .base = summary.base,
                   .is_weighted = summary.is_weighted,
                   .is_multiple = summary.is_multiple,
                   .answers = {},
                   .score = find_safe_score(summary),
                   .confidence = summary.confidence};
  ReleaseNote note{policy_};
  for (std::size_t at = 0; at < summary.answers.size(); ++at) {
    const AnswerSummary::Answer& answer = summary.answers[at];
    note.suppressed_cells += is_safe[at] ? 0 : 1;
    safe.answers.push_back(
        {answer.label, is_safe[at] ? std::optional(answer.share) : std::nullopt});
  }
  return Released<SafeAnswers>(std::move(safe), note);
}

std::vector<bool> PrivacyGate::find_safe_together(const AnswerSummary& summary) const {
  GroupSizes sizes{summary.wording, {}, summary.base};
  for (const AnswerSummary::Answer& answer : summary.answers) {
    sizes.cells.push_back({answer.label, answer.people});
  }
  if (summary.other > 0) sizes.cells.push_back({"other", summary.other});
  const Released<SafeGroupSizes> released = release(sizes);
  std::vector<bool> is_safe;
  for (const SafeCell& cell : released.value().cells) is_safe.push_back(cell.people.has_value());
  return is_safe;
}

std::vector<bool> PrivacyGate::find_safe_apart(const AnswerSummary& summary) const {
  std::vector<bool> is_safe;
  for (const AnswerSummary::Answer& answer : summary.answers) {
    const Released<SafeGroupSizes> released =
        release(GroupSizes{answer.label,
                           {{"yes", answer.people}, {"no", summary.base - answer.people}},
                           summary.base});
    is_safe.push_back(released.value().cells.front().people.has_value());
  }
  return is_safe;
}

std::optional<SafeAnswers::Score> PrivacyGate::find_safe_score(const AnswerSummary& summary) const {
  if (!summary.nps) return std::nullopt;
  const NpsResult& nps = *summary.nps;
  const Released<SafeGroupSizes> groups = release(GroupSizes{
      summary.wording,
      {{"promoters", nps.promoters}, {"passives", nps.passives}, {"detractors", nps.detractors}},
      summary.base});
  if (groups.note().suppressed_cells > 0) return std::nullopt;
  return SafeAnswers::Score{nps.score, nps.interval};
}

Json to_json(const Released<SafeGroupSizes>& sizes) {
  const SafeGroupSizes& value = sizes.value();
  Json cells = Json::array();
  for (const SafeCell& cell : value.cells) {
    cells.push_back(json_object(
        {{"label", cell.label}, {"people", cell.people ? Json(*cell.people) : Json()}}));
  }
  return json_object({{"title", value.title},
                      {"total", value.total ? Json(*value.total) : Json()},
                      {"cells", std::move(cells)},
                      {"minimum_group", sizes.note().policy.minimum_group},
                      {"suppressed_cells", sizes.note().suppressed_cells}});
}

}  // namespace sonder
