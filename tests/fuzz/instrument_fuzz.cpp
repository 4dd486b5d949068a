// What a survey's own page is given: a definition on the first line and a response on the others.
// Whatever they are, an answer comes back that is JSON, and the same one again.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/reply.h"
#include "respondent/score_response.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(text.find('\n'), text.size());
  const auto definition = sonder::parse_json(text.substr(0, end));
  const auto response = sonder::parse_json(text.substr(std::min(end + 1, text.size())));
  if (!definition) return 0;
  const auto instrument = sonder::instrument_from_json(definition.value());
  if (!instrument || !response) return 0;
  const auto scored = sonder::score_response(instrument.value(), response.value());
  if (!scored) return 0;
  require(scored.value() == sonder::score_response(definition.value(), response.value()).value());
  const auto reply = sonder::parse_json(sonder::to_reply(scored));
  require(reply && reply.value()["value"] == scored.value());
  return 0;
}
