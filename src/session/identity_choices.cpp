#include "session/identity_choices.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace sonder {
namespace {

constexpr double kLeastLinkFrom = 0.5;
constexpr double kMostLinkFrom = 0.9999;
constexpr std::int64_t kMostFiles = 0xFFFFFFFF;
constexpr std::int64_t kMostRows = 0xFFFFFFFF;

RecordAddress read_address(JsonObject& object) {
  if (!object.has("file")) object.fail("file", "must be the number of a file");
  if (!object.has("row")) object.fail("row", "must be the number of a row in it");
  return {SourceId{static_cast<std::uint32_t>(object.integer("file", 0, {0, kMostFiles}))},
          static_cast<std::uint64_t>(object.integer("row", 0, {0, kMostRows}))};
}

std::optional<RecordAddress> read_member(JsonObject& object, std::string_view key) {
  const Json* const member = object.member(key);
  if (member == nullptr) {
    object.fail(key, "must say a file and a row");
    return std::nullopt;
  }
  const Result<RecordAddress> read = record_address_from_json(*member);
  if (read) return read.value();
  object.fail(key, read.error().message);
  return std::nullopt;
}

SavedDecision read_decision(JsonObject& object) {
  SavedDecision decision;
  if (!object.has("same")) object.fail("same", "must be true or false");
  decision.same = object.boolean("same", false);
  std::size_t count = 0;
  object.each("records", [&](JsonObject& record) {
    const RecordAddress address = read_address(record);
    if (count < decision.records.size()) decision.records[count] = address;
    ++count;
  });
  if (count != decision.records.size()) object.fail("records", "must be two records");
  return decision;
}

}  // namespace

Result<IdentityOptions> identity_options_from_json(const Json& json) {
  JsonObject object(json, "identity");
  IdentityOptions options;
  options.by_likeness = object.boolean("by_likeness", options.by_likeness);
  options.link_from = object.number("link_from", options.link_from);
  if (!(options.link_from >= kLeastLinkFrom && options.link_from <= kMostLinkFrom)) {
    object.fail("link_from", "must be from 0.5 to 0.9999");
  }
  if (auto error = object.finish()) return *error;
  return options;
}

Result<RecordAddress> record_address_from_json(const Json& json) {
  JsonObject object(json, "record");
  const RecordAddress address = read_address(object);
  if (auto error = object.finish()) return *error;
  return address;
}

Result<std::array<RecordAddress, 2>> record_pair_from_json(const Json& json) {
  JsonObject object(json, "pair");
  const auto first = read_member(object, "first");
  const auto second = read_member(object, "second");
  if (auto error = object.finish()) return *error;
  return std::array{*first, *second};
}

Result<std::vector<SavedDecision>> decisions_from_json(const Json& json) {
  JsonObject object(json, "decisions");
  std::vector<SavedDecision> decisions;
  object.each("decisions", [&](JsonObject& one) { decisions.push_back(read_decision(one)); });
  if (auto error = object.finish()) return *error;
  return decisions;
}

std::optional<RecordId> find_record(const PersonRecords& records, const RecordAddress& address) {
  for (std::uint32_t record = 0; record < records.size(); ++record) {
    if (records.file_row[record] == address.row && records.source[record] == address.file) {
      return RecordId{record};
    }
  }
  return std::nullopt;
}

namespace {

using RecordsByAddress = std::map<std::pair<std::uint32_t, std::uint64_t>, RecordId>;

/// The records that decisions are about, as far as there are any.
RecordsByAddress find_decided(const PersonRecords& records,
                              const std::vector<SavedDecision>& decisions) {
  std::set<RecordsByAddress::key_type> wanted;
  for (const SavedDecision& decision : decisions) {
    for (const RecordAddress& address : decision.records) {
      wanted.insert({address.file.index, address.row});
    }
  }
  RecordsByAddress found;
  if (wanted.empty()) return found;
  for (std::uint32_t record = 0; record < records.size(); ++record) {
    const std::pair address(records.source[record].index, records.file_row[record]);
    if (wanted.contains(address)) found.emplace(address, RecordId{record});
  }
  return found;
}

}  // namespace

MatchOptions match_options(const PersonRecords& records, const IdentityOptions& options,
                           const std::vector<SavedDecision>& decisions) {
  MatchOptions match;
  match.by_likeness = options.by_likeness;
  match.threshold = options.link_from;
  const RecordsByAddress found = find_decided(records, decisions);
  for (const auto& [same, sides] : decisions) {
    const auto first = found.find({sides[0].file.index, sides[0].row});
    const auto second = found.find({sides[1].file.index, sides[1].row});
    if (first == found.end() || second == found.end()) continue;
    match.decisions.push_back({first->second, second->second, same});
  }
  return match;
}

}  // namespace sonder
