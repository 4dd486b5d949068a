#include "session/segment_export.h"

#include <cctype>
#include <utility>

#include "base/json_members.h"

namespace sonder {
namespace {

/// The segment's name with what file systems refuse turned into dashes.
std::string file_name_of(const std::string& segment) {
  std::string name = segment;
  for (char& letter : name) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte < 0x80 && std::isalnum(byte) == 0 && letter != '_') letter = '-';
  }
  return name + ".csv";
}

Result<Released<MemberTable>> release_members(const Analysis& analysis, const Bitset& members,
                                              const MemberListRequest& request,
                                              const ReleasePolicy& policy) {
  const Result<PrivacyGate> gate = PrivacyGate::open(policy);
  if (!gate) return gate.error();
  return gate.value().release(members, analysis.features, analysis.profiles, request);
}

}  // namespace

Result<SegmentExportOptions> segment_export_options_from_json(const Json& json) {
  JsonObject object(json, "export options");
  SegmentExportOptions options;
  options.segment = object.text("segment");
  options.request.features = object.texts("features");
  options.request.consent_required = object.boolean("consent_required", true);
  options.csv.decimal_comma = object.boolean("decimal_comma", false);
  options.csv.byte_order_mark = object.boolean("byte_order_mark", false);
  const std::string delimiter = object.text("delimiter", ",");
  if (delimiter.size() != 1) object.fail("delimiter", "must be one character");
  if (auto error = object.finish()) return *error;
  options.csv.delimiter = delimiter[0];
  return options;
}

Result<Json> export_segment(const Analysis& analysis, const Bitset& members,
                            const SegmentExportOptions& options, const ReleasePolicy& policy) {
  const Result<Released<MemberTable>> released =
      release_members(analysis, members, options.request, policy);
  if (!released) return released.error();
  const Result<std::string> csv = write_csv(released.value(), options.csv);
  if (!csv) return csv.error();
  const ReleaseNote& note = released.value().note();
  return json_object({{"file_name", file_name_of(options.segment)},
                      {"media_type", "text/csv"},
                      {"text", csv.value()},
                      {"people", released.value().value().member_count},
                      {"withheld_people", note.withheld_people},
                      {"minimum_group", note.policy.minimum_group}});
}

}  // namespace sonder
