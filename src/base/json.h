#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace sonder {

/// Members keep their names' alphabetical order, so the same value always prints the same bytes.
using Json = nlohmann::json;

inline constexpr std::size_t kMaxJsonDepth = 64;

/// Parses configuration-sized JSON without exceptions.
/// Errors: kInvalidJson for anything that is not one whole JSON value, for a NUL byte, for
/// nesting deeper than `kMaxJsonDepth` (the message names the byte, counted from 1), and for an
/// object that has a member twice. O(bytes).
Result<Json> parse_json(std::string_view text);

/// Compact text; bytes that are not UTF-8 become U+FFFD.
std::string write_json(const Json& value);

/// Reads one JSON object strictly: wrong types, values out of range and members nobody asked for
/// are errors, all of them kInvalidJson and named like "options/minimum_group". The first error
/// sticks, a refused member reads as its default, and `finish` tells.
///
///     JsonObject object(json, "options");
///     options.minimum_group = object.integer("minimum_group", 5, {1, 1'000});
///     if (auto error = object.finish()) return *error;
class JsonObject {
 public:
  struct Range {
    std::int64_t lowest;
    std::int64_t highest;
  };

  /// `path` names the object in messages. `value` must outlive this reader.
  JsonObject(const Json& value, std::string path);

  /// True when the member is there and not null.
  bool has(std::string_view key) const;

  std::string text(std::string_view key);  ///< required
  std::string text(std::string_view key, std::string fallback);
  std::int64_t integer(std::string_view key, std::int64_t fallback, Range range);
  double number(std::string_view key, double fallback);
  bool boolean(std::string_view key, bool fallback);
  std::vector<std::string> texts(std::string_view key);  ///< empty when absent
  /// The member as it is, or null when absent; marks it as asked for.
  const Json* member(std::string_view key);

  /// Reads every element of a list of objects with `read(object)`; no list is an empty one.
  template <class Read>
  void each(std::string_view key, const Read& read) {
    const Json* list = member(key);
    if (list == nullptr) return;
    if (!list->is_array()) return fail(key, "must be a list");
    for (const Json& element : *list) {
      JsonObject object(element, path_ + "/" + std::string(key));
      read(object);
      if (auto error = object.finish()) adopt(*std::move(error));
    }
  }

  const std::string& path() const { return path_; }
  /// Records a failure found by the caller; only the first one is kept.
  void fail(std::string_view key, std::string_view what);
  /// The first failure, or the first member that nobody asked for.
  std::optional<Error> finish();

 private:
  const Json* find(std::string_view key);
  /// Keeps a failure of a part of the object, if it is the first.
  void adopt(Error error) {
    if (!error_) error_ = std::move(error);
  }

  const Json& value_;
  std::string path_;
  std::vector<std::string> asked_;  ///< few enough to be looked through
  std::optional<Error> error_;
};

}  // namespace sonder
