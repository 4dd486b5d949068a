#pragma once

#include <string_view>

namespace sonder {

/// Whether an open answer is nothing but keys that were hit: every word in it is
///
/// - one letter five times or more,
/// - keys beside each other on a keyboard, four in a row of a Latin one or five of a Cyrillic one
///   and over and over ("asdf", "qwertyuiop", "фывап"), or
/// - seven Latin letters or more without a vowel, y among them, not all capitals.
///
/// Short words without vowels ("smrt", "brb"), numbers, marks and words of other scripts are
/// none: who is terse is not careless. O(bytes).
bool is_gibberish(std::string_view answer);

}  // namespace sonder
