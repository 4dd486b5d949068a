#include "privacy/gate.h"

#include "base/json_members.h"
#include "privacy/detail/member_columns.h"
#include "privacy/detail/suppression.h"

namespace sonder {
namespace {

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
      with_consent(members, features, request.consent_required).positions();
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
