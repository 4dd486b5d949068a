#include "base/json.h"

#include <limits>
#include <utility>

namespace sonder {
namespace {

Error invalid_json(std::string message) { return {ErrorCode::kInvalidJson, std::move(message)}; }

Error invalid_at(std::size_t byte, std::string_view what) {
  return invalid_json("JSON text, byte " + std::to_string(byte + 1) + ": " + std::string(what));
}

/// What the parser must not be given: it stops silently at NUL and stores any depth.
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

/// Builds the document from the parser's events, which unlike nlohmann's own builder tell where
/// a text is wrong and let repeated members be refused.
class DocumentBuilder {
 public:
  bool null() { return put(nullptr); }
  bool boolean(bool value) { return put(value); }
  bool number_integer(std::int64_t value) { return put(value); }
  bool number_unsigned(std::uint64_t value) { return put(value); }
  bool number_float(double value, const std::string& /*digits*/) { return put(value); }
  bool string(std::string& value) { return put(std::move(value)); }
  bool binary(Json::binary_t& /*value*/) { return false; }

  bool start_object(std::size_t /*size*/) { return open(Json::object()); }
  bool start_array(std::size_t /*size*/) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    const auto [member, is_new] = open_.back()->get_ref<Json::object_t&>().try_emplace(name);
    if (!is_new) error_ = invalid_json("JSON text: the member \"" + name + "\" occurs twice");
    member_ = &member->second;
    return is_new;
  }

  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const Json::exception& /*reason*/) {
    error_ = invalid_at(position == 0 ? 0 : position - 1, "not valid JSON from here on");
    return false;
  }

  Result<Json> finish() && {
    if (error_) return *std::move(error_);
    return std::move(document_);
  }

 private:
  Json& place() {
    if (open_.empty()) return document_;
    if (open_.back()->is_object()) return *member_;
    return open_.back()->emplace_back();
  }
  bool put(Json value) {
    place() = std::move(value);
    return true;
  }
  bool open(Json container) {
    Json& opened = place();
    opened = std::move(container);
    open_.push_back(&opened);
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  Json document_;
  std::vector<Json*> open_;
  Json* member_ = nullptr;
  std::optional<Error> error_;
};

std::optional<std::int64_t> whole_number(const Json& value) {
  if (value.is_number_unsigned()) {
    const auto number = value.get<std::uint64_t>();
    if (number > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) return std::nullopt;
    return static_cast<std::int64_t>(number);
  }
  if (!value.is_number_integer()) return std::nullopt;
  return value.get<std::int64_t>();
}

}  // namespace

Result<Json> parse_json(std::string_view text) {
  if (auto error = find_unsafe_byte(text)) return *std::move(error);
  DocumentBuilder builder;
  Json::sax_parse(text, &builder);
  return std::move(builder).finish();
}

std::string write_json(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

JsonObject::JsonObject(const Json& value, std::string path)
    : value_(value), path_(std::move(path)) {
  if (!value_.is_object()) error_ = invalid_json(path_ + " must be an object");
}

const Json* JsonObject::find(std::string_view key) {
  asked_.emplace(key);
  if (!value_.is_object()) return nullptr;
  const auto member = value_.find(key);
  return member == value_.end() || member->is_null() ? nullptr : &*member;
}

bool JsonObject::has(std::string_view key) const {
  if (!value_.is_object()) return false;
  const auto member = value_.find(key);
  return member != value_.end() && !member->is_null();
}

std::string JsonObject::text(std::string_view key) {
  if (!has(key)) fail(key, "is missing");
  return text(key, "");
}

std::string JsonObject::text(std::string_view key, std::string fallback) {
  const Json* found = find(key);
  if (found == nullptr) return fallback;
  if (found->is_string()) return found->get<std::string>();
  fail(key, "must be a text");
  return fallback;
}

std::int64_t JsonObject::integer(std::string_view key, std::int64_t fallback, Range range) {
  const Json* found = find(key);
  if (found == nullptr) return fallback;
  const std::optional<std::int64_t> number = whole_number(*found);
  if (number && *number >= range.lowest && *number <= range.highest) return *number;
  fail(key, "must be a whole number from " + std::to_string(range.lowest) + " to " +
                std::to_string(range.highest));
  return fallback;
}

double JsonObject::number(std::string_view key, double fallback) {
  const Json* found = find(key);
  if (found == nullptr) return fallback;
  if (found->is_number()) return found->get<double>();
  fail(key, "must be a number");
  return fallback;
}

bool JsonObject::boolean(std::string_view key, bool fallback) {
  const Json* found = find(key);
  if (found == nullptr) return fallback;
  if (found->is_boolean()) return found->get<bool>();
  fail(key, "must be true or false");
  return fallback;
}

std::vector<std::string> JsonObject::texts(std::string_view key) {
  std::vector<std::string> found_texts;
  const Json* found = find(key);
  if (found == nullptr) return found_texts;
  if (!found->is_array()) {
    fail(key, "must be a list of texts");
    return found_texts;
  }
  for (const Json& entry : *found) {
    if (!entry.is_string()) {
      fail(key, "must be a list of texts");
      return {};
    }
    found_texts.push_back(entry.get<std::string>());
  }
  return found_texts;
}

const Json* JsonObject::member(std::string_view key) { return find(key); }

void JsonObject::fail(std::string_view key, std::string_view what) {
  if (error_) return;
  error_ = invalid_json(path_ + "/" + std::string(key) + " " + std::string(what));
}

std::optional<Error> JsonObject::finish() {
  if (error_ || !value_.is_object()) return error_;
  for (const auto& [key, member] : value_.get_ref<const Json::object_t&>()) {
    if (!asked_.contains(key)) fail(key, "is not known here");
  }
  return error_;
}

}  // namespace sonder
