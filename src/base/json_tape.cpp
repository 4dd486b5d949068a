#include "base/json_tape.h"

#include "base/utf8.h"

namespace sonder {
namespace {

bool is_blank(char byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; }

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// The bytes of a text that are not simply part of it.
bool is_special(char byte) {
  return byte == '"' || byte == '\\' || static_cast<unsigned char>(byte) < 0x20;
}

std::optional<unsigned> hex_digit(char byte) {
  if (is_digit(byte)) return static_cast<unsigned>(byte - '0');
  const char lower = static_cast<char>(byte | 0x20);
  if (lower < 'a' || lower > 'f') return std::nullopt;
  return static_cast<unsigned>(lower - 'a') + 10;
}

char32_t take_hex_unit(std::string_view& rest) {
  char32_t unit = 0;
  for (std::size_t i = 0; i < 4; ++i) unit = unit << 4 | hex_digit(rest[i]).value_or(0);
  rest.remove_prefix(4);
  return unit;
}

bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }

bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

/// Behind "\u".
char32_t take_unit_or_pair(std::string_view& rest) {
  const char32_t unit = take_hex_unit(rest);
  if (!is_high_surrogate(unit) || !rest.starts_with("\\u")) return unit;
  std::string_view behind = rest.substr(2);
  const char32_t low = take_hex_unit(behind);
  if (!is_low_surrogate(low)) return unit;
  rest = behind;
  return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

char plain_escape(char letter) {
  switch (letter) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return letter;
  }
}

}  // namespace

JsonText unescape_json(std::string_view escaped) {
  JsonText plain;
  while (!escaped.empty()) {
    const std::size_t run = std::min(escaped.find('\\'), escaped.size());
    plain.text += escaped.substr(0, run);
    escaped.remove_prefix(run);
    if (escaped.empty()) break;
    const char letter = escaped[1];
    escaped.remove_prefix(2);
    if (letter != 'u') {
      plain.text += plain_escape(letter);
      continue;
    }
    const char32_t code_point = take_unit_or_pair(escaped);
    const bool is_lone = is_high_surrogate(code_point) || is_low_surrogate(code_point);
    append_utf8(plain.text, is_lone ? kReplacementCharacter : code_point);
    plain.has_lone_surrogate |= is_lone;
  }
  return plain;
}

std::optional<JsonFault> JsonTape::read(std::string_view text) {
  text_ = text;
  at_ = 0;
  depth_ = 0;
  tokens_.clear();
  fault_.reset();
  read_value();
  while (!fault_ && depth_ > 0) step();
  skip_blanks();
  if (!fault_ && at_ < text_.size()) fail("has more text behind its end");
  return fault_;
}

void JsonTape::skip_blanks() {
  while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
}

void JsonTape::fail(std::string_view what) {
  if (fault_) return;
  const bool is_truncated = at_ >= text_.size();
  fault_ = JsonFault{at_, is_truncated ? "ends too early" : what, is_truncated};
}

/// The next element or member of the innermost list or object, or its end.
void JsonTape::step() {
  const bool is_object = tokens_[open_[depth_ - 1]].kind == JsonKind::kObject;
  skip_blanks();
  if (is_at(is_object ? '}' : ']')) return close();
  if (!is_first_) {
    if (!is_at(',')) return fail("lacks a comma or a closing bracket");
    ++at_;
  }
  is_first_ = false;
  if (is_object) read_name();
  if (!fault_) read_value();
}

void JsonTape::add(JsonKind kind, std::size_t begin, std::size_t end) {
  tokens_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), 0, kind});
}

void JsonTape::read_value() {
  skip_blanks();
  switch (at_ < text_.size() ? text_[at_] : '\0') {
    case '{': return open(JsonKind::kObject);
    case '[': return open(JsonKind::kList);
    case '"': return read_text(JsonKind::kText);
    case 't': return read_word(JsonKind::kBoolean, "true");
    case 'f': return read_word(JsonKind::kBoolean, "false");
    case 'n': return read_word(JsonKind::kNull, "null");
    case 'N': return read_word(JsonKind::kNumber, "NaN");
    case 'I': return read_word(JsonKind::kNumber, "Infinity");
    default: return read_number();
  }
}

void JsonTape::open(JsonKind kind) {
  if (depth_ == kDeepest) return fail("is nested deeper than 128, the limit");
  if (depth_ > 0) {
    JsonToken& outer = tokens_[open_[depth_ - 1]];
    (kind == JsonKind::kObject ? outer.holds_objects : outer.holds_lists) = true;
  }
  open_[depth_++] = static_cast<std::uint32_t>(tokens_.size());
  add(kind, at_, at_);
  ++at_;
  is_first_ = true;
}

void JsonTape::close() {
  JsonToken& token = tokens_[open_[--depth_]];
  token.end = static_cast<std::uint32_t>(++at_);
  token.link = static_cast<std::uint32_t>(tokens_.size());
  is_first_ = false;
}

void JsonTape::read_name() {
  skip_blanks();
  if (!is_at('"')) return fail("lacks a name in quotes");
  read_text(JsonKind::kName);
  if (fault_) return;
  if (!takes_any_name_ && text_of(tokens_.back()).size() > kLongestName) {
    return fail("has a name longer than 4096 bytes, the limit");
  }
  skip_blanks();
  if (!is_at(':')) return fail("lacks a colon behind a name");
  ++at_;
}

void JsonTape::read_text(JsonKind kind) {
  const std::size_t begin = ++at_;
  bool has_escapes = false;
  for (;;) {
    while (at_ < text_.size() && !is_special(text_[at_])) ++at_;
    if (is_at('"')) break;
    if (!is_at('\\')) return fail("has a control character or line end in a text");
    if (!skip_escape()) return fail("has an unknown escape in a text");
    has_escapes = true;
  }
  add(kind, begin, at_);
  tokens_.back().has_escapes = has_escapes;
  ++at_;
}

/// False at the byte that is not part of an escape.
bool JsonTape::skip_escape() {
  constexpr std::string_view kLetters = "\"\\/bfnrtu";
  if (++at_ == text_.size() || kLetters.find(text_[at_]) == std::string_view::npos) return false;
  if (text_[at_++] != 'u') return true;
  for (const std::size_t end = at_ + 4; at_ < end; ++at_) {
    if (at_ == text_.size() || !hex_digit(text_[at_])) return false;
  }
  return true;
}

bool JsonTape::skip_digits() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
  return at_ > begin;
}

void JsonTape::read_number() {
  constexpr std::string_view kWhat = "has something that is no JSON value";
  const std::size_t begin = at_;
  if (is_at('-')) ++at_;
  if (is_at('I')) {
    read_word(JsonKind::kNumber, "Infinity");
    if (!fault_) tokens_.back().begin = static_cast<std::uint32_t>(begin);
    return;
  }
  if (is_at('0')) {
    ++at_;
  } else if (!skip_digits()) {
    return fail(kWhat);
  }
  if (is_at('.')) {
    ++at_;
    if (!skip_digits()) return fail(kWhat);
  }
  if (is_at('e') || is_at('E')) {
    ++at_;
    if (is_at('+') || is_at('-')) ++at_;
    if (!skip_digits()) return fail(kWhat);
  }
  add(JsonKind::kNumber, begin, at_);
}

void JsonTape::read_word(JsonKind kind, std::string_view word) {
  const std::size_t begin = at_;
  for (const char letter : word) {
    if (!is_at(letter)) return fail("has something that is no JSON value");
    ++at_;
  }
  add(kind, begin, at_);
}

}  // namespace sonder
