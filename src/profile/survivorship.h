#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/population.h"

namespace sonder {

/// Which of several values of one field a profile keeps. Equal ones go by the day on which they
/// were observed, the latest first and unknown days last, then by `RecordOrigin`, then by the order
/// of the records.
enum class SurvivorRule : std::uint8_t {
  kMostRecent,
  kVerifiedFirst,   ///< an identifier that was verified before one that was not
  kSourcePriority,  ///< by the nine sources, see `trust_of`
  kLongest,         ///< in characters
  kMostFrequent,    ///< what most records say, in any case and with any diacritics
  kDeclaredFirst,   ///< what the person said is never overwritten
  kAll,             ///< each different value, none gives way
};
inline constexpr std::size_t kSurvivorRuleCount = static_cast<std::size_t>(SurvivorRule::kAll) + 1;

/// "most_recent", "verified_first", "source_priority", "longest", "most_frequent",
/// "declared_first", "all".
std::string_view to_string(SurvivorRule rule);
std::optional<SurvivorRule> survivor_rule_from(std::string_view name);

/// The rule of each field: addresses and identifiers verified first; what a person may have several
/// of, such as interests, all; attitudes, preferences and what tells of family and work declared
/// first; all else most recent.
struct SurvivorRules {
  std::array<SurvivorRule, kFieldCount> of_field = default_of_fields();
  SurvivorRule of_own_fields = SurvivorRule::kDeclaredFirst;

  SurvivorRule of(Field field) const { return of_field[static_cast<std::size_t>(field)]; }
  static std::array<SurvivorRule, kFieldCount> default_of_fields();
  friend bool operator==(const SurvivorRules&, const SurvivorRules&) = default;
};

/// How much a source is trusted where its values compete, 0 the most: digital identity, declared,
/// transactional, on-line identity, non-transactional, second party, third party, inferred,
/// anonymous.
std::uint8_t trust_of(SourceClass source);

/// What one record says of a field.
struct FieldClaim {
  RecordId record;
  std::string text;  ///< never empty
};

struct SurvivingValues {
  std::vector<FieldClaim> kept;      ///< one, but of `kAll` each different one; the best first
  std::vector<FieldClaim> gave_way;  ///< different ones, each once, the best first
};

/// `claims` are those of one profile's records, ascending; `field` is absent for a field of a
/// mapping's own. Values that differ in case, diacritics or marks alone are one.
/// O(claims · log claims).
SurvivingValues choose_survivors(const Population& population, std::optional<Field> field,
                                 SurvivorRule rule, std::vector<FieldClaim> claims);

}  // namespace sonder
