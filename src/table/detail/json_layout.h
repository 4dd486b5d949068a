#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sonder::detail {

/// How the values of a file follow one another.
enum class JsonLayout : std::uint8_t {
  kLines,     ///< one on each line
  kValues,    ///< one after another, over any number of lines
  kDocument,  ///< one, or several lists one after another
};

/// Judged by the first bytes of a file, `is_whole` when they are all.
JsonLayout guess_layout(std::string_view start, bool is_whole);

/// Whether this is a list whose first element is an object or a list.
bool begins_list_of_records(std::string_view text);

/// Whether an object, of which `start` is the beginning, holds at least two objects and nothing
/// else, with at least half of their names known from the first one: records by name.
bool is_map_of_objects(std::string_view start);

/// The name and value of a member of an object.
struct JsonMember {
  std::string_view name;     ///< as written between its quotes
  std::size_t value_at = 0;  ///< the first byte of the value, or behind the colon's blanks
};

/// Nothing when `text` does not begin with a name that `JsonTape` would read, and a colon.
std::optional<JsonMember> split_member(std::string_view text);

/// The position of the first byte at or behind `at` that is not a blank, or the end.
std::size_t skip_blanks(std::string_view text, std::size_t at);

}  // namespace sonder::detail
