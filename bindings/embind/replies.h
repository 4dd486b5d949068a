#pragma once

#include <emscripten/val.h>

#include "base/result.h"
#include "session/frame.h"

namespace sonder::embind {

/// {ok: false, error: {...}} as an object.
emscripten::val to_failure(const Error& error);
/// {ok: true, value}.
emscripten::val to_success(const emscripten::val& value);

/// The frame with every column copied into a typed array of its own.
emscripten::val to_js(const Frame& frame);
emscripten::val to_js(const std::vector<std::uint32_t>& numbers);

}  // namespace sonder::embind
