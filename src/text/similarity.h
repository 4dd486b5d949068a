#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sonder {

/// The code points of a text; malformed UTF-8 gives U+FFFD. All comparisons below are of these, so
/// that "ł" is one letter and not two bytes. Nothing is folded here: see text/fold.h.
std::u32string to_code_points(std::string_view text);

/// 0-1: how many letters two texts share nearby, and how few of those are out of order (Jaro 1989,
/// Journal of the American Statistical Association 84, 414-420). 0 where either is empty: a blank
/// is like nothing, not even another blank. O(length²) in the worst case.
double jaro_similarity(std::u32string_view a, std::u32string_view b);

/// Jaro's, raised for texts that begin alike: by a tenth of what is missing for each of the first
/// four letters that agree (Winkler 1990).
double jaro_winkler_similarity(std::u32string_view a, std::u32string_view b);

/// How many letters must be inserted, left out or replaced to make `b` of `a`. Bit-parallel up to
/// 64 letters of the shorter text: O(length of the longer) (Myers 1999, Journal of the ACM 46,
/// 395-415, as simplified by Hyyrö 2003); longer ones by the plain table.
std::size_t levenshtein_distance(std::u32string_view a, std::u32string_view b);

/// As `levenshtein_distance`, where two neighbours that changed places count once: Damerau's
/// distance as optimal string alignment, which edits no stretch twice. So CA and ABC are 3 apart,
/// not 2. Bit-parallel (Hyyrö 2003) as above.
std::size_t alignment_distance(std::u32string_view a, std::u32string_view b);

/// 0-1: words that both texts have, of all that either has (Jaccard), whatever their order. Words
/// stand between blanks; those that come again count once. 0 where either has none.
double token_set_similarity(std::u32string_view a, std::u32string_view b);

}  // namespace sonder
