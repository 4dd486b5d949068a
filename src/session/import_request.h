#pragma once

#include <cstdint>
#include <string>

#include "base/json.h"
#include "base/result.h"
#include "ingest/mapping_json.h"
#include "table/byte_range.h"
#include "table/file_reader.h"

namespace sonder {

/// In place of a size that nobody knows, such as that of a packed file.
inline constexpr std::uint64_t kUnknownSize = FileReader::kUnknownSize;

/// What a page says of a file before it is read.
struct ImportRequest {
  std::string name;
  std::uint64_t size = 0;  ///< bytes; kUnknownSize where nobody knows
  ReadingChoice reading;
};

/// Reads {"name":"orders.csv","size":1024,"reading":{...}} strictly; a size of null is not known,
/// "reading" may be absent and is as in mapping files.
Result<ImportRequest> import_request_from_json(const Json& json);

/// {"from","size","deflated","inflated_size"}; a size of null means to the end.
Json to_json(const ByteRange& range);

}  // namespace sonder
