#include "session/import_request.h"

#include <utility>

#include "base/json_members.h"

namespace sonder {
namespace {

constexpr std::int64_t kLargestSize = std::int64_t{1} << 53;  // of whole numbers in JavaScript

}  // namespace

Result<ImportRequest> import_request_from_json(const Json& json) {
  JsonObject object(json, "import");
  ImportRequest request{object.text("name"), kUnknownSize, {}};
  if (object.has("size")) {
    request.size = static_cast<std::uint64_t>(object.integer("size", 0, {0, kLargestSize}));
  }
  object.member("size");
  const Json* const reading = object.member("reading");
  if (auto error = object.finish()) return *error;
  if (reading == nullptr) return request;
  Result<ReadingChoice> choice = reading_choice_from_json(*reading);
  if (!choice) return choice.error();
  request.reading = std::move(choice).value();
  return request;
}

Json to_json(const ByteRange& range) {
  const bool is_to_the_end = range.size == kUnknownSize;
  return json_object({{"from", range.from},
                      {"size", is_to_the_end ? Json() : Json(range.size)},
                      {"deflated", range.is_deflated},
                      {"inflated_size", range.inflated_size}});
}

}  // namespace sonder
