#pragma once

#include <optional>
#include <string_view>

namespace sonder {

/// Yes and no as words in English, Polish, Russian and Croatian: yes/no, true/false, tak/nie,
/// da/ne, да/нет, y/n, t/f; any case, trimmed. Digits are not booleans.
std::optional<bool> parse_boolean(std::string_view text);

}  // namespace sonder
