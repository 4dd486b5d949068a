#pragma once

#include <string>

#include "base/bitset.h"
#include "base/json.h"
#include "export/csv.h"
#include "privacy/gate.h"
#include "session/analysis.h"

namespace sonder {

/// `ExportOptions` of web/src/types.ts.
struct SegmentExportOptions {
  std::string segment;
  MemberListRequest request;
  CsvOptions csv;
};
Result<SegmentExportOptions> segment_export_options_from_json(const Json& json);

/// The members as a file to be saved: `SegmentExport`. Goes through the privacy gate.
/// Errors: those of `PrivacyGate` and `write_csv`.
Result<Json> export_segment(const Analysis& analysis, const Bitset& members,
                            const SegmentExportOptions& options, const ReleasePolicy& policy);

}  // namespace sonder
