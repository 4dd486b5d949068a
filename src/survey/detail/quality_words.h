#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// How results of rules speak of columns and figures.
namespace sonder {

/// The column's name in quotation marks, a long one cut.
std::string quoted(std::string_view name);

/// With so many decimals at most.
std::string in_words(double figure, std::int32_t decimals);

/// "21 %" for 0.21.
std::string as_percent(double share);

/// "1 question", "2 questions".
std::string counted(std::size_t count, std::string_view thing);

}  // namespace sonder
