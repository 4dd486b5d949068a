#include <charconv>
#include <limits>
#include <utility>

#include "base/json.h"
#include "base/json_tape.h"
#include "base/number_text.h"
#include "base/utf8.h"

namespace sonder {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Error invalid_json(const std::string& what) {
  return {ErrorCode::kInvalidJson, "JSON text" + what};
}

Error invalid_at(std::size_t byte, std::string_view what) {
  return invalid_json(", byte " + std::to_string(byte + 1) + ": " + std::string(what));
}

/// NUL bytes and depth, which have messages of their own.
std::optional<Error> find_unsafe_byte(std::string_view text) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\0') return invalid_at(at, "NUL is not allowed");
    if (quoted) {
      if (c == '\\') ++at;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kMaxJsonDepth) return invalid_at(at, "nested deeper than 64 levels");
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return std::nullopt;
}

template <class Integer>
std::optional<Json> whole_number(std::string_view text) {
  Integer number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() ? std::optional<Json>(number) : std::nullopt;
}

/// Whole numbers beyond 64 bits are doubles. Absent beyond those, and for NaN and infinities.
std::optional<Json> number_of(std::string_view text) {
  if (text.find_first_of("NI") != std::string_view::npos) return std::nullopt;
  if (text.find_first_of(".eE") == std::string_view::npos) {
    const auto whole = text.starts_with('-') ? whole_number<std::int64_t>(text)
                                             : whole_number<std::uint64_t>(text);
    if (whole) return whole;
  }
  const std::optional<double> number = parse_double(text);
  return number ? std::optional<Json>(*number) : std::nullopt;
}

/// Makes the document of the tokens; checks what the tape lets pass.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(JsonTape& tape) : tape_(tape) {}

  Result<Json> build() && {
    Json document = take_value();
    if (error_) return *std::move(error_);
    return document;
  }

 private:
  const JsonToken& take_token() { return tape_.tokens()[at_++]; }

  /// As deep as the document, 64 at most.
  Json take_value() {
    const JsonToken& token = take_token();
    switch (token.kind) {
      case JsonKind::kNull: return nullptr;
      case JsonKind::kBoolean: return tape_.text_of(token) == "true";
      case JsonKind::kNumber: return number(token);
      case JsonKind::kName:
      case JsonKind::kText: return text(token);
      case JsonKind::kList: return list(token.link);
      case JsonKind::kObject: break;
    }
    return object(token.link);
  }

  Json number(const JsonToken& token) {
    std::optional<Json> number = number_of(tape_.text_of(token));
    if (!number) fail(token, "not a number that can be held");
    return number ? *std::move(number) : Json();
  }

  std::string text(const JsonToken& token) {
    const std::string_view written = tape_.text_of(token);
    if (!is_valid_utf8(written)) fail(token, "not valid UTF-8");
    if (!token.has_escapes) return std::string(written);
    JsonText plain = unescape_json(written);
    if (plain.has_lone_surrogate) fail(token, "half of a surrogate pair");
    return std::move(plain.text);
  }

  Json list(std::size_t end) {
    Json list = Json::array();
    while (at_ < end) list.push_back(take_value());
    return list;
  }

  Json object(std::size_t end) {
    Json::object_t members;
    while (at_ < end) {
      std::string name = text(take_token());
      Json value = take_value();
      const auto [member, is_new] = members.try_emplace(std::move(name), std::move(value));
      if (!is_new) fail(invalid_json(": the member \"" + member->first + "\" occurs twice"));
    }
    return members;
  }

  void fail(const JsonToken& token, std::string_view what) { fail(invalid_at(token.begin, what)); }
  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }

  JsonTape& tape_;
  std::size_t at_ = 0;
  std::optional<Error> error_;
};

}  // namespace

Result<Json> parse_json(std::string_view text) {
  // Some editors put a mark in front, which is no part of the text: bytes are counted behind it.
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (auto error = find_unsafe_byte(text)) return *std::move(error);
  JsonTape tape(true);
  if (const auto fault = tape.read(text)) {
    return invalid_at(fault->at, "not valid JSON from here on");
  }
  return DocumentBuilder(tape).build();
}

}  // namespace sonder
