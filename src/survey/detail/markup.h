#pragma once

#include <string>
#include <string_view>

namespace sonder {

/// What a browser would show of a wording in HTML, on one line: without tags, comments, scripts and
/// styles, with the common entities resolved and every run of blanks as one. A "<" that opens no
/// tag stays. O(bytes).
std::string strip_markup(std::string_view html);

}  // namespace sonder
