// The strict JSON reader: whatever it accepts, it writes and reads again as the same value.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto document = sonder::parse_json(text);
  if (!document) return 0;
  const auto again = sonder::parse_json(sonder::write_json(document.value()));
  if (!again || again.value() != document.value()) std::abort();

  sonder::JsonObject object(document.value(), "options");
  object.text("a", "");
  object.integer("b", 1, {1, 5});
  object.texts("c");
  object.finish();
  return 0;
}
