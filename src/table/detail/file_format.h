#pragma once

#include <optional>
#include <string_view>

namespace sonder::detail {

/// The name of the format that these first bytes of a file belong to, when it is a known one that
/// is not delimited text: "a ZIP archive or XLSX workbook".
std::optional<std::string_view> find_other_format(std::string_view prefix);

/// False when so many bytes are control characters that this is no text in any encoding.
bool is_probably_text(std::string_view prefix);

}  // namespace sonder::detail
