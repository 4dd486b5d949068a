#include "ingest/detail/consent_words.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/booleans.h"
#include "text/fold.h"

namespace sonder {
namespace {

constexpr std::string_view kGivenWords[] = {"1",     "subscribed", "opt in", "opted in",
                                            "given", "granted",    "zgoda",  "privola"};
constexpr std::string_view kRefusedWords[] = {"0",       "unsubscribed", "opt out",   "opted out",
                                              "refused", "denied",       "withdrawn", "brak zgody"};

}  // namespace

std::uint8_t read_consent(std::string_view text) {
  const auto answer = parse_boolean(text);
  if (answer) return *answer ? kConsentGiven : kConsentRefused;
  const std::string words = fold_words(text);
  const auto lists = [&](const auto& names) {
    return std::find(std::begin(names), std::end(names), words) != std::end(names);
  };
  if (lists(kGivenWords)) return kConsentGiven;
  return lists(kRefusedWords) ? kConsentRefused : kConsentUnknown;
}

}  // namespace sonder
