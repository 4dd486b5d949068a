#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "base/text_index.h"
#include "session/analysis.h"

namespace sonder {

/// What every record is called in reports and by who asks for it.
struct RecordNames {
  std::vector<std::string> names;
  TextIndex positions;

  /// Errors: kNotFound.
  Result<RecordId> find(const std::string& name) const;
};

/// A record is called by its id in its file where no other record of all files has that id, as
/// "shop.csv:17" where another file has it, too, and by its row as in `Issue::row`, "shop.csv#4",
/// where it has no id or shares it within its file. In a file of customers without customer ids the
/// first column stands in that is no other field and tells all rows apart. O(records).
RecordNames name_records(const ImportedFiles& files, const PersonRecords& records);

}  // namespace sonder
