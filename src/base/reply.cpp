#include "base/reply.h"

#include "base/json_members.h"

namespace sonder {

Json to_json(const Error& error) {
  return json_object(
      {{"code", to_string(error.code)}, {"message", error.message}, {"hint", error.hint}});
}

std::string to_reply(const Result<Json>& result) {
  if (!result) return write_json(json_object({{"ok", false}, {"error", to_json(result.error())}}));
  // Not as an object of its own, into which a large value would have to be copied.
  return R"({"ok":true,"value":)" + write_json(result.value()) + "}";
}

std::string to_reply(const Status& status) {
  return to_reply(status ? Result<Json>(Json()) : Result<Json>(status.error()));
}

}  // namespace sonder
