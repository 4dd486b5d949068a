#include <array>
#include <cmath>
#include <string>

#include "base/json.h"
#include "base/utf8.h"

namespace sonder {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

/// The letter behind the backslash of a short escape, or NUL for bytes that have none.
char escape_letter(char byte) {
  switch (byte) {
    case '"':
    case '\\': return byte;
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return '\0';
  }
}

void append_ascii(char byte, std::string& json) {
  const char letter = escape_letter(byte);
  if (letter != '\0') {
    json += '\\';
    json += letter;
  } else if (byte >= ' ') {
    json += byte;
  } else {
    json += "\\u00";
    json += kHexDigits[static_cast<unsigned char>(byte) / 16];
    json += kHexDigits[static_cast<unsigned char>(byte) % 16];
  }
}

void append_text(std::string_view text, std::string& json) {
  json += '"';
  while (!text.empty()) {
    if (static_cast<unsigned char>(text.front()) < 0x80) {
      append_ascii(text.front(), json);
      text.remove_prefix(1);
    } else {
      append_utf8(json, take_code_point(text));
    }
  }
  json += '"';
}

/// With a mark or an exponent, as nlohmann/json writes doubles; null for what JSON cannot say.
void append_double(double value, std::string& json) {
  constexpr std::size_t kEnough = 64;
  if (!std::isfinite(value)) {
    json += "null";
    return;
  }
  std::array<char, kEnough> digits{};
  json.append(digits.data(),
              nlohmann::detail::to_chars(digits.data(), digits.data() + digits.size(), value));
}

void append_value(const Json& value, std::string& json);

void append_list(const Json::array_t& list, std::string& json) {
  char before = '[';
  for (const Json& element : list) {
    json += before;
    append_value(element, json);
    before = ',';
  }
  json += list.empty() ? "[]" : "]";
}

void append_object(const Json::object_t& members, std::string& json) {
  char before = '{';
  for (const auto& [name, value] : members) {
    json += before;
    append_text(name, json);
    json += ':';
    append_value(value, json);
    before = ',';
  }
  json += members.empty() ? "{}" : "}";
}

void append_value(const Json& value, std::string& json) {
  switch (value.type()) {
    case Json::value_t::boolean: json += value.get<bool>() ? "true" : "false"; break;
    case Json::value_t::number_integer: json += std::to_string(value.get<std::int64_t>()); break;
    case Json::value_t::number_unsigned: json += std::to_string(value.get<std::uint64_t>()); break;
    case Json::value_t::number_float: append_double(value.get<double>(), json); break;
    case Json::value_t::string: append_text(value.get_ref<const std::string&>(), json); break;
    case Json::value_t::array: append_list(value.get_ref<const Json::array_t&>(), json); break;
    case Json::value_t::object: append_object(value.get_ref<const Json::object_t&>(), json); break;
    case Json::value_t::null:
    case Json::value_t::binary:
    case Json::value_t::discarded: json += "null"; break;
  }
}

}  // namespace

std::string write_json(const Json& value) {
  std::string json;
  append_value(value, json);
  return json;
}

}  // namespace sonder
