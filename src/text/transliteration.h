#pragma once

#include <string>
#include <string_view>

namespace sonder {

/// `fold`, with Cyrillic letters of Russian, Ukrainian, Belarusian, Serbian and Macedonian written
/// in Latin ones: "Щукин" becomes "shchukin", "Юлия" "yuliya". Digraphs as BGN/PCGN writes Russian
/// (Romanization System for Russian, 1947); signs of hardness and softness are dropped, and е is
/// e everywhere. For comparing and sorting, not for documents. Other letters as `fold` has them.
/// Idempotent. O(bytes).
std::string to_latin(std::string_view text);

}  // namespace sonder
