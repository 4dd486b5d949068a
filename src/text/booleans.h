#pragma once

#include <optional>
#include <string_view>

namespace sonder {

/// Yes and no as words in English, Polish, Russian, Croatian, German, French, Spanish, Czech and
/// Ukrainian: yes/no, true/false, checked/unchecked, tak/nie, da/ne, ja/nein, y/n, t/f and so on;
/// any case, with or without diacritics, trimmed. Digits are not booleans.
std::optional<bool> parse_boolean(std::string_view text);

}  // namespace sonder
