// Personal details inside free text: whatever the bytes, stretches are found in order and apart
// from each other, and a text whose details are hidden has none left.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "text/redaction.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::size_t done = 0;
  std::size_t found = 0;
  for (const sonder::PersonalStretch& stretch : sonder::find_personal_details(text)) {
    require(stretch.begin >= done && stretch.end > stretch.begin && stretch.end <= text.size());
    done = stretch.end;
    ++found;
  }
  const sonder::RedactedText hidden = sonder::redact(text);
  require(hidden.counts.total() == found);
  require(sonder::is_valid_utf8(hidden.text) || !sonder::is_valid_utf8(text));
  const sonder::RedactedText again = sonder::redact(hidden.text);
  require(again.text == hidden.text && again.counts.total() == 0);
  return 0;
}
