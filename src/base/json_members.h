#pragma once

#include <initializer_list>

#include "base/json.h"

namespace sonder {

/// A member of an object that is being written.
struct JsonMember {
  const char* name;
  /// Taken out when the object is made: lists in braces cannot be moved from otherwise.
  mutable Json value;
};

/// An object of these members, whose names must differ:
///
///     return json_object({{"label", cell.label}, {"people", cell.count}});
///
/// Prints what nlohmann's own nested braces print, but those take over 100 bytes of WebAssembly a
/// member, this 25. O(members).
Json json_object(std::initializer_list<JsonMember> members);

}  // namespace sonder
