#pragma once

#include <string_view>

namespace sonder::detail {

/// True when text must be written behind an apostrophe; see `append_csv_text`.
bool needs_apostrophe(std::string_view text);

}  // namespace sonder::detail
