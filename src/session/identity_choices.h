#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/json.h"
#include "identity/matching.h"
#include "model/population.h"

namespace sonder {

/// Where a record was read. It stays what it is while other files come and go.
struct RecordAddress {
  SourceId file;
  std::uint64_t row = 0;  ///< as in `PersonRecords::file_row`

  friend bool operator==(const RecordAddress&, const RecordAddress&) = default;
};

/// What a person decided about two records, see `Decision`.
struct SavedDecision {
  bool same = false;
  std::array<RecordAddress, 2> records;
};

/// Which records are taken for one person.
struct IdentityOptions {
  /// By how alike they are, beside shared identifiers.
  bool by_likeness = true;
  /// Pairs at least so likely to be one person are linked. 0.5-0.9999. Higher than a command's
  /// default, because pages show people to whom somebody may write.
  double link_from = 0.9;

  friend bool operator==(const IdentityOptions&, const IdentityOptions&) = default;
};

/// Reads {"by_likeness","link_from"} strictly. Errors: kInvalidJson.
Result<IdentityOptions> identity_options_from_json(const Json& json);
/// Reads {"file":0,"row":4} strictly. Errors: kInvalidJson.
Result<RecordAddress> record_address_from_json(const Json& json);
/// Reads {"first":{"file","row"},"second":{"file","row"}} strictly. Errors: kInvalidJson.
Result<std::array<RecordAddress, 2>> record_pair_from_json(const Json& json);
/// Reads {"decisions":[{"same":true,"records":[{"file","row"},{"file","row"}]}]} strictly.
/// Errors: kInvalidJson.
Result<std::vector<SavedDecision>> decisions_from_json(const Json& json);

/// Absent where no file has the record now. O(records).
std::optional<RecordId> find_record(const PersonRecords& records, const RecordAddress& address);

/// How `match_people` is asked. Decisions about records that are gone wait until they are back.
/// O(records · log decisions).
MatchOptions match_options(const PersonRecords& records, const IdentityOptions& options,
                           const std::vector<SavedDecision>& decisions);

}  // namespace sonder
