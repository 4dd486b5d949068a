#include <emscripten/bind.h>

#include <string>

#include "base/json.h"
#include "base/reply.h"
#include "respondent/randomised_shares.h"
#include "respondent/score_response.h"

namespace sonder::survey_page {
namespace {

std::string score(const std::string& definition, const std::string& response) {
  const Result<Json> known = parse_json(definition);
  if (!known) return to_reply(known);
  const Result<Json> given = parse_json(response);
  if (!given) return to_reply(given);
  return to_reply(score_response(known.value(), given.value()));
}

std::string randomised_shares(const std::string& request) {
  const Result<Json> counts = parse_json(request);
  return to_reply(counts ? report_randomised_shares(counts.value()) : counts);
}

}  // namespace

EMSCRIPTEN_BINDINGS(sonder_survey_page) {
  emscripten::function("scoreResponse", &score);
  emscripten::function("randomisedShares", &randomised_shares);
}

}  // namespace sonder::survey_page
