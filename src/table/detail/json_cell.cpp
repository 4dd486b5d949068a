#include "table/detail/json_cell.h"

#include <algorithm>

namespace sonder::detail {
namespace {

bool is_in_brackets(const JsonToken& token) {
  return token.kind == JsonKind::kList || token.kind == JsonKind::kObject;
}

JsonText scalar_text(const JsonTape& tape, const JsonToken& token) {
  if (token.kind == JsonKind::kNull) return {};
  if (token.has_escapes) return unescape_json(tape.text_of(token));
  return {std::string(tape.text_of(token))};
}

JsonText join_elements(JsonTape& tape, std::size_t first, std::size_t end) {
  JsonText joined;
  for (std::size_t i = first; i < end; ++i) {
    const JsonText element = scalar_text(tape, tape.tokens()[i]);
    if (element.text.find(kElementSeparator) != std::string::npos) {
      return {std::string(tape.text_of(tape.tokens()[first - 1]))};
    }
    if (i > first) joined.text += kElementSeparator;
    joined.text += element.text;
    joined.has_lone_surrogate |= element.has_lone_surrogate;
  }
  return joined;
}

}  // namespace

std::size_t skip_value(const std::vector<JsonToken>& tokens, std::size_t position) {
  const JsonToken& token = tokens[position];
  return is_in_brackets(token) ? token.link : position + 1;
}

JsonText cell_text(JsonTape& tape, std::size_t position) {
  const JsonToken& token = tape.tokens()[position];
  if (!is_in_brackets(token)) return scalar_text(tape, token);
  if (token.link == position + 1) return {};
  if (token.kind == JsonKind::kList && !token.holds_lists && !token.holds_objects) {
    return join_elements(tape, position + 1, token.link);
  }
  return {std::string(tape.text_of(token))};
}

bool is_large_number(std::string_view number) {
  constexpr std::string_view kLargestExact = "9007199254740992";
  if (number.starts_with('-')) number.remove_prefix(1);
  if (number.size() < kLargestExact.size()) return false;
  if (!std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return false;
  }
  return number.size() > kLargestExact.size() || number > kLargestExact;
}

}  // namespace sonder::detail
