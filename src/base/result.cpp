#include "base/result.h"

namespace sonder {

std::string_view to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument: return "invalid_argument";
    case ErrorCode::kInvalidJson: return "invalid_json";
    case ErrorCode::kInvalidState: return "invalid_state";
    case ErrorCode::kEmptyFile: return "empty_file";
    case ErrorCode::kNotATable: return "not_a_table";
    case ErrorCode::kUnsupportedFormat: return "unsupported_format";
    case ErrorCode::kLimitExceeded: return "limit_exceeded";
    case ErrorCode::kNotFound: return "not_found";
    case ErrorCode::kMissingField: return "missing_field";
    case ErrorCode::kGroupTooSmall: return "group_too_small";
  }
  return "";
}

}  // namespace sonder
