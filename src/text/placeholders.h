#pragma once

#include <string_view>

namespace sonder {

/// Whether a text that should tell one person from others is what people and tools write instead:
/// it is then nobody's own, and joins all who wrote it. Words in English, Polish, Croatian,
/// Russian and German, in any case.

/// "guest", "unknown", "brak", "gost", "нет": of customer ids.
bool is_placeholder_id(std::string_view id);
/// "0", "000", "-1": an id where customers are counted so, else what orders of guests have.
bool is_zero_id(std::string_view id);
/// Normalised addresses of which the part before the @ is such a word, or "no-reply" and the like.
bool is_placeholder_email(std::string_view email);
/// Numbers of which all digits but those of the calling code are one, or count up or down:
/// 000 000 000, 123456789.
bool is_placeholder_phone(std::string_view phone);

}  // namespace sonder
