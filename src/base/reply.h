#pragma once

#include <string>

#include "base/json.h"
#include "base/result.h"

namespace sonder {

/// {"code","message","hint"}.
Json to_json(const Error& error);

/// What bindings answer with: {"ok":true,"value":...} or {"ok":false,"error":{...}} as JSON text.
std::string to_reply(const Result<Json>& result);
/// The value of a success is null.
std::string to_reply(const Status& status);

}  // namespace sonder
