#pragma once

#include <string>
#include <string_view>

namespace sonder {

/// Lower case without diacritics, for finding and matching: "Łukasz" and "LUKASZ" become
/// "lukasz", "Čorić" becomes "coric", "Ёлка" becomes "елка". Covers Latin-1, Latin Extended-A
/// and -B's Romanian letters, Vietnamese excluded, Greek and Cyrillic; other code points stay
/// as they are. Idempotent. O(bytes).
std::string fold(std::string_view text);

/// `fold`, with every run of other than letters and digits turned into one blank and none at the
/// ends: "E-mail (work)" becomes "e mail work". What column names are compared by.
std::string fold_words(std::string_view text);

/// A letter, digit or mark of a word rather than punctuation, a symbol, a picture or a blank.
bool is_word_character(char32_t character);

}  // namespace sonder
