#pragma once

#include <span>
#include <string>
#include <string_view>

#include "arguments.h"
#include "session/session.h"

namespace sonder::cli {

/// One thing the command can do: the text to print, or why there is none. `request` is what
/// `--options` holds for this verb alone.
struct Verb {
  std::string_view name;
  std::string_view about;
  Result<std::string> (*run)(Session& session, const Json& request, const Arguments& arguments);
  bool imports_files = true;  ///< its files are tables, and in the session when it runs
  bool needs_files = true;
};

std::span<const Verb> all_verbs();
const Verb* find_verb(std::string_view name);

}  // namespace sonder::cli
