#include "arguments.h"

#include <string_view>
#include <utility>

#include "file_source.h"

namespace sonder::cli {
namespace {

/// `text` is JSON itself when it begins like an object, and else the path of a file that holds it.
Result<Json> read_options(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && text[first] == '{') return parse_json(text);
  return read_json_file(std::string(text));
}

bool is_option(std::string_view word) { return word.size() > 1 && word[0] == '-'; }

}  // namespace

Result<Arguments> parse_arguments(std::span<const char* const> words) {
  Arguments arguments;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--raw") {
      arguments.raw = true;
    } else if (word == "--help" || word == "-h") {
      arguments.help = true;
    } else if (word == "--options") {
      if (i + 1 == words.size()) {
        return Error{ErrorCode::kInvalidArgument, "--options needs a JSON text or file"};
      }
      Result<Json> options = read_options(words[++i]);
      if (!options) return options.error();
      arguments.options = std::move(options).value();
    } else if (is_option(word)) {
      return Error{ErrorCode::kInvalidArgument, "there is no option " + std::string(word)};
    } else if (arguments.verb.empty()) {
      arguments.verb = word;
    } else {
      arguments.files.emplace_back(word);
    }
  }
  return arguments;
}

}  // namespace sonder::cli
