#pragma once

#include <string_view>

namespace sonder {

/// Without blanks, tabs, line ends and no-break spaces at either end.
std::string_view trim(std::string_view text);

}  // namespace sonder
