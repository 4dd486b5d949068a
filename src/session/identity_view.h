#pragma once

#include <array>
#include <optional>
#include <string>

#include "base/json.h"
#include "identity/matching.h"
#include "session/analysis.h"

namespace sonder {

/// What is asked about who is who.
struct IdentityRequest {
  MatchOptions options;
  bool lists_links = false;  ///< with the evidence for each
  /// Two record ids whose evidence is wanted, linked or not.
  std::optional<std::array<std::string, 2>> explained = std::nullopt;
  /// What a person decided, by record ids, in the order in which it was.
  struct NamedDecision {
    bool same = false;
    std::array<std::string, 2> records;
  };
  std::vector<NamedDecision> decisions = {};
};

/// Reads {"threshold","links","explain":[id,id],"decisions":[{"same":false,"records":[id,id]}],
/// "files_without_duplicates","max_block_records","max_pairs_per_record"}. Errors: kInvalidJson.
Result<IdentityRequest> identity_request_from_json(const Json& json);

/// Links the people's records by how alike they are, beside shared identifiers, and says who is
/// who:
///
///     {"groups":[["17","shop.csv#4"],["18"]], "records":3, "people":2, "threshold":0.5,
///      "expected_errors":[...], "missed_by_blocking":0.001, "blocking":[...], "model":{...},
///      "files_without_duplicates":[...], "large_groups":0, "links":[...], "pair":{...}}
///
/// Every record is in one group, alone where nobody is like it, and called as `name_records` says.
/// Groups and what is in them come in the order of files and rows.
/// Errors: kNotFound for record ids that no file has; those of `match_people`.
Result<Json> report_identity(const ImportedFiles& files, const PersonRecords& records,
                             IdentityRequest request);

}  // namespace sonder
