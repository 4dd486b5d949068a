#include "table/xml_scanner.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace sonder {
namespace {

constexpr std::size_t kLongestEntity = 12;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// Blanks, and the bytes of a byte order mark.
bool may_stand_outside(char c) { return is_blank(c) || c == '\xEF' || c == '\xBB' || c == '\xBF'; }

std::string_view without_prefix(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

std::string_view take_name(std::string_view& rest) {
  std::size_t size = 0;
  while (size < rest.size() && !is_blank(rest[size]) && rest[size] != '=' && rest[size] != '/') {
    ++size;
  }
  const std::string_view name = rest.substr(0, size);
  rest.remove_prefix(size);
  return name;
}

void skip_blanks(std::string_view& rest) {
  while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
}

/// Takes `="value"` off the front; absent when something else is there.
std::optional<std::string_view> take_value(std::string_view& rest) {
  skip_blanks(rest);
  if (!rest.starts_with('=')) return std::nullopt;
  rest.remove_prefix(1);
  skip_blanks(rest);
  if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return std::nullopt;
  const std::size_t end = rest.find(rest.front(), 1);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view value = rest.substr(1, end - 1);
  rest.remove_prefix(end + 1);
  return value;
}

std::optional<char32_t> numbered_character(std::string_view digits, int base) {
  std::uint32_t code = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, failure] = std::from_chars(digits.data(), end, code, base);
  const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (failure != std::errc{} || stop != end || code == 0 || code > 0x10FFFF || is_surrogate) {
    return std::nullopt;
  }
  return code;
}

/// `body` is what stands between the ampersand and the semicolon.
std::optional<char32_t> character_of(std::string_view body) {
  if (body == "amp") return U'&';
  if (body == "lt") return U'<';
  if (body == "gt") return U'>';
  if (body == "quot") return U'"';
  if (body == "apos") return U'\'';
  if (body.starts_with("#x")) return numbered_character(body.substr(2), 16);
  if (body.starts_with('#')) return numbered_character(body.substr(1), 10);
  return std::nullopt;
}

}  // namespace

std::string_view XmlTag::value(std::string_view attribute) const {
  for (const XmlAttribute& candidate : attributes) {
    if (candidate.name == attribute) return candidate.value;
  }
  return {};
}

std::optional<std::string> unescape_xml(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find('&'), text.size());
    plain += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    const std::size_t end = text.substr(0, kLongestEntity).find(';');
    if (end == std::string_view::npos) return std::nullopt;
    const std::optional<char32_t> character = character_of(text.substr(1, end - 1));
    if (!character) return std::nullopt;
    append_utf8(plain, *character);
    text.remove_prefix(end + 1);
  }
  return plain;
}

void XmlScanner::fail(std::string_view what, ErrorCode code) {
  if (error_) return;
  error_ = Error{code, "byte " + std::to_string(token_offset_) + ": " + std::string(what)};
}

Status XmlScanner::push(std::string_view piece, XmlSink& sink) {
  while (!piece.empty() && !error_) {
    const State before = state_;
    const std::size_t taken = step(piece, sink);
    offset_ += taken;
    if (state_ == State::kText && before != State::kText) token_offset_ = offset_;
    piece.remove_prefix(taken);
    if (sink.error()) error_ = sink.error();
  }
  if (error_) return *error_;
  return Done{};
}

std::size_t XmlScanner::step(std::string_view piece, XmlSink& sink) {
  switch (state_) {
    case State::kText: return take_text(piece, sink);
    case State::kOpening: return take_opening(piece);
    case State::kTag: return take_tag(piece, sink);
    case State::kComment: return take_until("-->", piece, sink);
    case State::kCdata: return take_until("]]>", piece, sink);
    case State::kInstruction: return take_until("?>", piece, sink);
  }
  return piece.size();
}

Status XmlScanner::finish() const {
  if (has_root_ && open_starts_.empty() && state_ == State::kText && !error_) return Done{};
  return Error{ErrorCode::kNotATable,
               "byte " + std::to_string(offset_) + ": the document ends too early"};
}

// ---- text

std::size_t XmlScanner::take_text(std::string_view piece, XmlSink& sink) {
  const std::size_t size = std::min(piece.find('<'), piece.size());
  resolve(piece.substr(0, size), sink);
  if (size == piece.size()) return size;
  if (!entity_.empty()) fail("an entity has no end");
  state_ = State::kOpening;
  token_offset_ = offset_ + size;
  return size + 1;
}

void XmlScanner::resolve(std::string_view run, XmlSink& sink) {
  while (!run.empty() && !error_) {
    if (!entity_.empty() || run.front() == '&') {
      run.remove_prefix(take_entity(run, sink));
      continue;
    }
    const std::size_t size = std::min(run.find('&'), run.size());
    deliver(run.substr(0, size), sink);
    run.remove_prefix(size);
  }
}

std::size_t XmlScanner::take_entity(std::string_view run, XmlSink& sink) {
  const std::size_t end = run.find(';');
  const std::size_t size = end == std::string_view::npos ? run.size() : end + 1;
  if (entity_.size() + size > kLongestEntity) {
    fail("an entity is not one of XML's own");
    return size;
  }
  entity_ += run.substr(0, size);
  if (end == std::string_view::npos) return size;
  const std::optional<std::string> plain = unescape_xml(entity_);
  entity_.clear();
  follows_return_ = false;
  if (!plain || open_starts_.empty()) {
    fail("an entity is not one of XML's own");
  } else {
    sink.text(*plain);
  }
  return size;
}

/// Line ends become LF, section 2.11.
void XmlScanner::deliver(std::string_view run, XmlSink& sink) {
  if (open_starts_.empty()) {
    if (!std::all_of(run.begin(), run.end(), may_stand_outside)) fail("this is not XML in UTF-8");
    return;
  }
  while (!run.empty()) {
    if (std::exchange(follows_return_, false) && run.front() == '\n') run.remove_prefix(1);
    const std::size_t size = std::min(run.find('\r'), run.size());
    if (size > 0) sink.text(run.substr(0, size));
    run.remove_prefix(size);
    if (run.empty()) break;
    sink.text("\n");
    follows_return_ = true;
    run.remove_prefix(1);
  }
}

// ---- markup

std::size_t XmlScanner::take_opening(std::string_view piece) {
  constexpr std::string_view kComment = "!--";
  constexpr std::string_view kCdata = "![CDATA[";
  const char c = piece.front();
  matched_ = 0;
  if (held_.empty() && c == '?') {
    state_ = State::kInstruction;
    return 1;
  }
  if (held_.empty() && c != '!') {
    state_ = State::kTag;
    return 0;
  }
  held_ += c;
  if (held_ == kComment || held_ == kCdata) {
    state_ = held_ == kComment ? State::kComment : State::kCdata;
    held_.clear();
  } else if (!kComment.starts_with(held_) && !kCdata.starts_with(held_)) {
    fail("document type declarations are not read");
  }
  return 1;
}

/// Skips a comment or instruction up to `mark`, or gives a CDATA section to the sink.
std::size_t XmlScanner::take_until(std::string_view mark, std::string_view piece, XmlSink& sink) {
  const bool is_text = state_ == State::kCdata;
  if (matched_ == 0) {
    const std::size_t size = std::min(piece.find(mark.front()), piece.size());
    if (is_text) deliver(piece.substr(0, size), sink);
    if (size > 0) return size;
  }
  const char c = piece.front();
  if (c == mark[matched_]) {
    if (++matched_ < mark.size()) return 1;
    state_ = State::kText;
    matched_ = 0;
    return 1;
  }
  const bool repeats = mark.size() == 3 && matched_ == 2 && c == mark.front();
  if (is_text) deliver(mark.substr(0, repeats ? 1 : matched_), sink);
  matched_ = repeats ? 2 : 0;
  return repeats ? 1 : 0;
}

/// Where the tag's `>` stands, outside of quotes; the size of the piece when it is not there.
std::size_t XmlScanner::find_tag_end(std::string_view piece) {
  for (std::size_t i = 0; i < piece.size(); ++i) {
    const char c = piece[i];
    if (quote_ != '\0') {
      if (c == quote_) quote_ = '\0';
    } else if (c == '>') {
      return i;
    } else if (c == '"' || c == '\'') {
      quote_ = c;
    }
  }
  return piece.size();
}

std::size_t XmlScanner::take_tag(std::string_view piece, XmlSink& sink) {
  const std::size_t end = find_tag_end(piece);
  if (held_.size() + end > kLongestTag) {
    fail("a tag is longer than 65536 bytes, the limit", ErrorCode::kLimitExceeded);
    return end;
  }
  if (end == piece.size()) {
    held_ += piece;
    return end;
  }
  state_ = State::kText;
  if (held_.empty()) {
    read_tag(piece.substr(0, end), sink);
  } else {
    held_ += piece.substr(0, end);
    read_tag(held_, sink);
    held_.clear();
  }
  return end + 1;
}

void XmlScanner::read_tag(std::string_view tag, XmlSink& sink) {
  follows_return_ = false;
  if (tag.starts_with('/')) {
    tag.remove_prefix(1);
    const std::string_view name = take_name(tag);
    skip_blanks(tag);
    return tag.empty() ? close_element(name, sink) : fail("a tag is broken");
  }
  const bool is_empty = tag.ends_with('/');
  if (is_empty) tag.remove_suffix(1);
  const std::string_view name = take_name(tag);
  tag_.name = without_prefix(name);
  read_attributes(tag);
  enter(name);
  if (error_) return;
  sink.open(tag_);
  if (is_empty) close_element(name, sink);
}

void XmlScanner::read_attributes(std::string_view rest) {
  tag_.attributes.clear();
  for (skip_blanks(rest); !rest.empty(); skip_blanks(rest)) {
    const std::string_view name = take_name(rest);
    const std::optional<std::string_view> value = take_value(rest);
    if (name.empty() || !value || value->find('<') != std::string_view::npos) {
      return fail("a tag is broken");
    }
    tag_.attributes.push_back({without_prefix(name), *value});
  }
}

void XmlScanner::enter(std::string_view name) {
  if (name.empty() || name.find('<') != std::string_view::npos) return fail("a tag is broken");
  if (open_starts_.empty() && std::exchange(has_root_, true)) {
    return fail("a second document follows");
  }
  if (open_starts_.size() == kDeepest) {
    return fail("elements are nested more than 100 deep, the limit", ErrorCode::kLimitExceeded);
  }
  open_starts_.push_back(open_names_.size());
  open_names_ += name;
}

void XmlScanner::close_element(std::string_view name, XmlSink& sink) {
  if (open_starts_.empty() || std::string_view(open_names_).substr(open_starts_.back()) != name) {
    return fail("a closing tag does not match the one that opened");
  }
  open_names_.resize(open_starts_.back());
  open_starts_.pop_back();
  sink.close(without_prefix(name));
}

}  // namespace sonder
