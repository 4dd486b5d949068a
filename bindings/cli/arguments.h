#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace sonder::cli {

/// A command line, taken apart: sonder VERB FILES... [--options JSON|FILE] [--raw].
struct Arguments {
  std::string verb;
  std::vector<std::string> files;
  Json options = Json::object();
  bool raw = false;
  bool help = false;
};

/// Errors: kInvalidArgument, kInvalidJson or kNotFound for what is not a command line.
Result<Arguments> parse_arguments(std::span<const char* const> words);

}  // namespace sonder::cli
