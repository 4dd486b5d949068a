#include "replies.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <variant>
#include <vector>

namespace sonder::embind {
namespace {

using emscripten::val;

/// A typed array of JavaScript's own; a view of our memory would die when that grows.
template <class T>
val copied(const std::vector<T>& values) {
  return val(emscripten::typed_memory_view(values.size(), values.data())).call<val>("slice");
}

void fill(val& object, const NumberColumn& column) {
  object.set("type", "number");
  object.set("values", copied(column.values));
  object.set("known", copied(column.known));
}

void fill(val& object, const TextColumn& column) {
  object.set("type", "text");
  object.set("codes", copied(column.codes));
  object.set("texts", val::array(column.texts));
}

val column_to_js(const Frame::NamedColumn& column) {
  val object = val::object();
  object.set("name", column.name);
  std::visit([&](const auto& data) { fill(object, data); }, column.data);
  return object;
}

}  // namespace

val to_failure(const Error& error) {
  val details = val::object();
  details.set("code", std::string(to_string(error.code)));
  details.set("message", error.message);
  details.set("hint", error.hint);
  val reply = val::object();
  reply.set("ok", false);
  reply.set("error", details);
  return reply;
}

val to_success(const val& value) {
  val reply = val::object();
  reply.set("ok", true);
  reply.set("value", value);
  return reply;
}

val to_js(const std::vector<std::uint32_t>& numbers) { return copied(numbers); }

val to_js(const Frame& frame) {
  std::vector<val> columns;
  std::transform(frame.columns.begin(), frame.columns.end(), std::back_inserter(columns),
                 column_to_js);
  val result = val::object();
  result.set("length", frame.length);
  result.set("columns", val::array(columns));
  return result;
}

}  // namespace sonder::embind
