#pragma once

#include <cstddef>
#include <string_view>

#include "base/json_tape.h"

namespace sonder::detail {

/// What stands between the elements of a list in one cell.
inline constexpr std::string_view kElementSeparator = "; ";

/// The position of the token behind a value and all it holds.
std::size_t skip_value(const std::vector<JsonToken>& tokens, std::size_t position);

/// The text that one cell holds of a value: texts without quotes and escapes, numbers and booleans
/// as written, nothing for null, [] and {}. Lists of these are joined by "; " unless one of the
/// elements contains that; such lists, and lists and objects of others, are JSON text as written.
JsonText cell_text(JsonTape& tape, std::size_t position);

/// A whole number beyond 2^53, which not every program reads exactly.
bool is_large_number(std::string_view number);

}  // namespace sonder::detail
