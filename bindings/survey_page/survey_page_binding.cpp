#include <emscripten/bind.h>

#include <string>

#include "base/json.h"
#include "base/reply.h"
#include "respondent/randomised_shares.h"
#include "respondent/score_response.h"

namespace sonder::survey_page {
namespace {

Result<Instrument> read_instrument(const std::string& definition) {
  const Result<Json> json = parse_json(definition);
  if (!json) return json.error();
  return instrument_from_json(json.value());
}

/// A definition that is read once for the many times that answers change. What is wrong with it is
/// told by every scoring.
class PageInstrument {
 public:
  explicit PageInstrument(const std::string& definition)
      : instrument_(read_instrument(definition)) {}

  std::string score(const std::string& text) const {
    if (!instrument_) return to_reply(Result<Json>(instrument_.error()));
    const Result<Json> response = parse_json(text);
    return to_reply(response ? score_response(instrument_.value(), response.value()) : response);
  }

 private:
  Result<Instrument> instrument_;
};

std::string randomised_shares(const std::string& request) {
  const Result<Json> counts = parse_json(request);
  return to_reply(counts ? report_randomised_shares(counts.value()) : counts);
}

}  // namespace

EMSCRIPTEN_BINDINGS(sonder_survey_page) {
  emscripten::class_<PageInstrument>("Instrument")
      .constructor<const std::string&>()
      .function("scoreResponse", &PageInstrument::score);
  emscripten::function("randomisedShares", &randomised_shares);
}

}  // namespace sonder::survey_page
