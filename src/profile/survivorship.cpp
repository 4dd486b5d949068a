#include "profile/survivorship.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "model/observation.h"
#include "text/fold.h"
#include "text/similarity.h"

namespace sonder {
namespace {

constexpr std::array<std::string_view, kSurvivorRuleCount> kRuleNames = {
    "most_recent", "verified_first", "source_priority",
    "longest",     "most_frequent",  "declared_first",
    "all"};

bool may_be_several(Field field) {
  switch (field) {
    case Field::kSocialAccount:
    case Field::kLoyaltyCard:
    case Field::kCommunicationPreferences:
    case Field::kInterests:
    case Field::kPets:
    case Field::kPetNames:
    case Field::kVisitSubject:
    case Field::kSupportSubject:
    case Field::kContactRole: return true;
    default: return false;
  }
}

bool is_of_the_person(FieldGroup group) {
  switch (group) {
    case FieldGroup::kFamily:
    case FieldGroup::kLifestyle:
    case FieldGroup::kStatus:
    case FieldGroup::kAttitude:
    case FieldGroup::kPreference:
    case FieldGroup::kMotivation: return true;
    default: return false;
  }
}

SurvivorRule default_rule(Field field) {
  if (may_be_several(field)) return SurvivorRule::kAll;
  if (is_of_the_person(describe(field).group)) return SurvivorRule::kDeclaredFirst;
  const bool is_address = field == Field::kEmail || field == Field::kPhone;
  return is_address ? SurvivorRule::kVerifiedFirst : SurvivorRule::kMostRecent;
}

/// What a claim is ranked by; lower comes first.
struct RankedClaim {
  FieldClaim claim;
  std::string folded;
  std::int64_t by_rule = 0;
  std::int64_t days_before = 0;  ///< how long ago, compared with the others
  RecordOrigin origin = RecordOrigin::kCustomerRow;

  auto rank() const { return std::tuple(by_rule, days_before, origin, claim.record.index); }
};

using Frequencies = std::map<std::string_view, std::int64_t>;

/// All that ranks need to know.
struct Choice {
  const Population& population;
  std::optional<Field> field;
  SurvivorRule rule;
  Frequencies frequency;  ///< by folded text

  std::int64_t rank_by_rule(const RankedClaim& ranked) const {
    const std::uint32_t record = ranked.claim.record.index;
    const auto source = source_class_of(population, record, field);
    switch (rule) {
      case SurvivorRule::kVerifiedFirst:
        return field && is_verified(population.records, record, *field) ? 0 : 1;
      case SurvivorRule::kSourcePriority: return trust_of(source);
      case SurvivorRule::kLongest:
        return -static_cast<std::int64_t>(to_code_points(ranked.claim.text).size());
      case SurvivorRule::kMostFrequent: return -frequency.at(ranked.folded);
      case SurvivorRule::kDeclaredFirst: return source == SourceClass::kDeclared ? 0 : 1;
      case SurvivorRule::kMostRecent:
      case SurvivorRule::kAll: break;
    }
    return 0;
  }
};

std::vector<RankedClaim> rank_claims(Choice& choice, std::vector<FieldClaim> claims) {
  std::vector<RankedClaim> ranked;
  ranked.reserve(claims.size());
  for (FieldClaim& claim : claims) {
    std::string folded = fold_words(claim.text);
    ranked.push_back({std::move(claim), std::move(folded)});
  }
  for (const RankedClaim& each : ranked) ++choice.frequency[each.folded];
  for (RankedClaim& each : ranked) {
    const std::uint32_t record = each.claim.record.index;
    const auto day = observed_on(choice.population, record);
    each.by_rule = choice.rank_by_rule(each);
    each.days_before =
        day ? -std::int64_t{day->days_since_epoch} : std::numeric_limits<std::int64_t>::max();
    each.origin = choice.population.records.origin[record];
  }
  std::sort(ranked.begin(), ranked.end(),
            [](const RankedClaim& a, const RankedClaim& b) { return a.rank() < b.rank(); });
  return ranked;
}

}  // namespace

std::string_view to_string(SurvivorRule rule) { return kRuleNames[static_cast<std::size_t>(rule)]; }

std::optional<SurvivorRule> survivor_rule_from(std::string_view name) {
  const auto found = std::find(kRuleNames.begin(), kRuleNames.end(), name);
  if (found == kRuleNames.end()) return std::nullopt;
  return static_cast<SurvivorRule>(found - kRuleNames.begin());
}

std::array<SurvivorRule, kFieldCount> SurvivorRules::default_of_fields() {
  std::array<SurvivorRule, kFieldCount> rules = {};
  for (std::size_t field = 0; field < kFieldCount; ++field) {
    rules[field] = default_rule(static_cast<Field>(field));
  }
  return rules;
}

std::uint8_t trust_of(SourceClass source) {
  switch (source) {
    case SourceClass::kDigitalIdentity: return 0;
    case SourceClass::kDeclared: return 1;
    case SourceClass::kTransactional: return 2;
    case SourceClass::kOnlineIdentity: return 3;
    case SourceClass::kNonTransactional: return 4;
    case SourceClass::kSecondParty: return 5;
    case SourceClass::kThirdParty: return 6;
    case SourceClass::kInferred: return 7;
    case SourceClass::kAnonymousIdentity: break;
  }
  return 8;
}

SurvivingValues choose_survivors(const Population& population, std::optional<Field> field,
                                 SurvivorRule rule, std::vector<FieldClaim> claims) {
  Choice choice{population, field, rule, {}};
  std::vector<RankedClaim> ranked = rank_claims(choice, std::move(claims));
  SurvivingValues values;
  std::set<std::string> seen;
  for (RankedClaim& each : ranked) {
    if (!seen.insert(each.folded).second) continue;
    const bool is_kept = values.kept.empty() || rule == SurvivorRule::kAll;
    (is_kept ? values.kept : values.gave_way).push_back(std::move(each.claim));
  }
  return values;
}

}  // namespace sonder
