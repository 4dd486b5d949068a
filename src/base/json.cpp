#include "base/json.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace sonder {
namespace {

Error invalid_json(std::string message) { return {ErrorCode::kInvalidJson, std::move(message)}; }

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

JsonObject::JsonObject(const Json& value, std::string path)
    : value_(value), path_(std::move(path)) {
  if (!value_.is_object()) error_ = invalid_json(path_ + " must be an object");
}

const Json* JsonObject::find(std::string_view key) {
  asked_.emplace_back(key);
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
    const bool is_known = std::find(asked_.begin(), asked_.end(), key) != asked_.end();
    if (!is_known) fail(key, "is not known here");
  }
  return error_;
}

}  // namespace sonder
