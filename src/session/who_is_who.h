#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/json.h"
#include "session/analysis.h"
#include "session/identity_choices.h"

namespace sonder {

/// `IdentityReport` of web/src/types.ts: how the records became people, what that may have got
/// wrong, and which pairs a person should look at, at most 20 of each kind. O(records + links).
Json report_who_is_who(const ImportedFiles& files, const Analysis& analysis,
                       const IdentityOptions& options, const std::vector<SavedDecision>& decisions);

/// `RecordPair` of web/src/types.ts. Errors: kNotFound for a record that no file has;
/// kInvalidArgument for one that asked to stay unknown. O(records).
Result<Json> report_record_pair(const ImportedFiles& files, const Analysis& analysis,
                                const std::array<RecordAddress, 2>& pair);

/// A record's link towards the first record of its profile.
struct LinkToFirst {
  std::uint32_t record = 0;
  std::optional<std::uint32_t> to = std::nullopt;  ///< absent for the first
  LinkReason reason = LinkReason::kCustomerId;
};
/// For each record of the profile, in their order, what leads from it to the first record.
/// O(all links + records of the profile · log records of the profile).
std::vector<LinkToFirst> links_to_first(const Profiles& profiles, ProfileId profile);

}  // namespace sonder
