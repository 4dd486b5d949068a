#include "table/detail/json_layout.h"

#include <algorithm>

#include "base/text_dictionary.h"
#include "table/detail/json_cell.h"
#include "table/detail/json_scan.h"
#include "text/blanks.h"

namespace sonder::detail {
namespace {

bool is_bracketed_line(std::string_view line) {
  if (!line.starts_with('{') && !line.starts_with('[')) return false;
  return JsonScan().find_end(line) == line.size();
}

/// Two lines that are whole values without a comma between them occur in no JSON document.
bool has_two_whole_lines(std::string_view start) {
  bool was_whole = false;
  while (!start.empty()) {
    const std::size_t size = std::min(start.find('\n'), start.size() - 1) + 1;
    const std::string_view line = trim(start.substr(0, size));
    start.remove_prefix(size);
    if (line.empty()) continue;
    const bool is_whole = is_bracketed_line(line);
    if (is_whole && was_whole) return true;
    was_whole = is_whole;
  }
  return false;
}

/// Half of the names at least are those of the first object.
bool has_known_names(JsonTape& tape, TextDictionary& names, bool is_first) {
  const std::vector<JsonToken>& tokens = tape.tokens();
  std::size_t known = 0;
  std::size_t count = 0;
  for (std::size_t i = 1; i < tokens.size(); i = skip_value(tokens, i + 1)) {
    const std::string_view name = tape.text_of(tokens[i]);
    if (is_first) names.intern(name);
    ++count;
    if (names.find(name)) ++known;
  }
  return count > 0 && known * 2 >= count;
}

}  // namespace

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

bool begins_list_of_records(std::string_view text) {
  if (!text.starts_with('[')) return false;
  const std::string_view first = text.substr(skip_blanks(text, 1));
  return first.starts_with('{') || first.starts_with('[');
}

JsonLayout guess_layout(std::string_view start, bool is_whole) {
  start.remove_prefix(skip_blanks(start, 0));
  if (begins_list_of_records(start)) return JsonLayout::kDocument;
  const bool is_bracketed = start.starts_with('{') || start.starts_with('[');
  const std::optional<std::size_t> end = JsonScan().find_end(start);
  if (!end) {
    if (!is_bracketed || has_two_whole_lines(start)) return JsonLayout::kLines;
    return JsonLayout::kDocument;
  }
  const std::size_t next = skip_blanks(start, *end);
  if (next == start.size() && is_whole) {
    return is_bracketed ? JsonLayout::kDocument : JsonLayout::kLines;
  }
  const bool is_one_line = start.substr(0, *end).find('\n') == std::string_view::npos;
  const bool ends_line = start.substr(*end, next - *end).find('\n') != std::string_view::npos;
  if (is_one_line && ends_line) return JsonLayout::kLines;
  return start.starts_with('[') ? JsonLayout::kDocument : JsonLayout::kValues;
}

std::optional<JsonMember> split_member(std::string_view text) {
  const std::size_t begin = skip_blanks(text, 0);
  if (!text.substr(begin).starts_with('"')) return std::nullopt;
  const std::optional<std::size_t> size = JsonScan().find_end(text.substr(begin));
  if (!size || *size > JsonTape::kLongestName + 2) return std::nullopt;
  if (JsonTape().read(text.substr(begin, *size))) return std::nullopt;
  const std::size_t colon = skip_blanks(text, begin + *size);
  if (!text.substr(colon).starts_with(':')) return std::nullopt;
  return JsonMember{text.substr(begin + 1, *size - 2), skip_blanks(text, colon + 1)};
}

bool is_map_of_objects(std::string_view start) {
  JsonTape tape;
  TextDictionary names;
  std::size_t objects = 0;
  for (std::string_view rest = start.substr(1);;) {
    const std::optional<std::size_t> end = JsonScan().find_separator(rest);
    if (!end) break;
    const std::string_view text = rest.substr(0, *end);
    const std::optional<JsonMember> member = split_member(text);
    if (!member || !text.substr(member->value_at).starts_with('{')) return false;
    if (tape.read(text.substr(member->value_at))) return false;
    if (!has_known_names(tape, names, objects == 0)) return false;
    ++objects;
    if (rest[*end] != ',') break;
    rest.remove_prefix(*end + 1);
  }
  return objects >= 2;
}

}  // namespace sonder::detail
