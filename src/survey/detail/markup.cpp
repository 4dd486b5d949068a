#include "survey/detail/markup.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>

#include "base/utf8.h"
#include "text/blanks.h"
#include "text/numbers.h"

namespace sonder {
namespace {

constexpr std::size_t kLongestEntity = 10;
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

constexpr std::string_view kInlineTags[] = {"a", "b",    "em",     "font", "i",
                                            "s", "span", "strong", "u"};

struct Entity {
  std::string_view name;
  char character;
};
constexpr Entity kEntities[] = {{"nbsp", ' '}, {"amp", '&'},  {"lt", '<'},
                                {"gt", '>'},   {"quot", '"'}, {"apos", '\''}};

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

bool opens_tag(std::string_view rest) {
  return rest.size() > 1 && (is_letter(rest[1]) || rest[1] == '/' || rest[1] == '!');
}

/// Tags within a line, which part no words.
bool is_inline(std::string_view rest) {
  rest.remove_prefix(rest[1] == '/' ? 2 : 1);
  const std::string_view name = rest.substr(0, rest.find_first_of(" />"));
  return std::find(std::begin(kInlineTags), std::end(kInlineTags), name) != std::end(kInlineTags);
}

/// Where the text goes on behind the tag that `rest` begins with.
std::size_t tag_size(std::string_view rest) {
  std::string_view end = ">";
  if (rest.starts_with("<!--")) end = "-->";
  if (rest.starts_with("<script")) end = "</script>";
  if (rest.starts_with("<style")) end = "</style>";
  const std::size_t found = rest.find(end);
  return found == std::string_view::npos ? rest.size() : found + end.size();
}

std::optional<char32_t> entity_value(std::string_view name) {
  for (const Entity& entity : kEntities) {
    if (entity.name == name) return static_cast<char32_t>(entity.character);
  }
  if (!name.starts_with('#')) return std::nullopt;
  const std::optional<std::int64_t> number = parse_integer(name.substr(1));
  const bool is_character =
      number && *number >= ' ' && *number <= 0x10FFFF && (*number < 0xD800 || *number > 0xDFFF);
  if (!is_character) return std::nullopt;
  return static_cast<char32_t>(*number);
}

/// Appends what the entity at the front stands for, or the ampersand; tells the bytes it took.
std::size_t take_entity(std::string_view rest, std::string& plain) {
  const std::size_t end = rest.substr(0, kLongestEntity).find(';');
  const auto value =
      end == std::string_view::npos ? std::nullopt : entity_value(rest.substr(1, end - 1));
  if (!value) {
    plain += '&';
    return 1;
  }
  append_utf8(plain, *value);
  return end + 1;
}

bool begins_blank(std::string_view rest) {
  return rest.front() == ' ' || (rest.front() >= '\t' && rest.front() <= '\r') ||
         rest.starts_with(kNoBreakSpace);
}

std::string join_blanks(std::string_view text) {
  std::string joined;
  bool is_parted = false;
  for (text = trim(text); !text.empty(); text.remove_prefix(1)) {
    if (begins_blank(text)) {
      is_parted = true;
      if (text.starts_with(kNoBreakSpace)) text.remove_prefix(1);
      continue;
    }
    if (is_parted) joined += ' ';
    is_parted = false;
    joined += text.front();
  }
  return joined;
}

}  // namespace

std::string strip_markup(std::string_view html) {
  std::string plain;
  for (std::size_t at = 0; at < html.size();) {
    const std::string_view rest = html.substr(at);
    if (html[at] == '&') {
      at += take_entity(rest, plain);
    } else if (html[at] == '<' && opens_tag(rest)) {
      at += tag_size(rest);
      if (!is_inline(rest)) plain += ' ';
    } else {
      plain += html[at++];
    }
  }
  return join_blanks(plain);
}

}  // namespace sonder
