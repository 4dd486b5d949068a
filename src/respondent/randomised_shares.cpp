#include "respondent/randomised_shares.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/json_members.h"
#include "base/rounding.h"
#include "stats/randomised_response.h"

namespace sonder {
namespace {

constexpr std::int32_t kDecimals = 6;
constexpr std::int64_t kMostAnswers = 1'000'000'000'000;

struct Counts {
  std::vector<std::string> answers;
  std::vector<std::uint64_t> counts;
};

Counts read_counts(JsonObject& object) {
  Counts counts;
  const Json* const json = object.member("counts");
  if (json == nullptr || !json->is_object()) {
    object.fail("counts", "must be an object of counts");
    return counts;
  }
  JsonObject each(*json, "counts");
  for (const auto& [answer, count] : json->items()) {
    counts.answers.push_back(answer);
    counts.counts.push_back(static_cast<std::uint64_t>(each.integer(answer, 0, {0, kMostAnswers})));
  }
  if (const auto error = each.finish()) object.fail("counts", "must hold whole numbers");
  return counts;
}

Json share_json(const std::string& answer, std::uint64_t count, const RandomisedShare& share) {
  return json_object({{"answer", answer},
                      {"count", count},
                      {"reported", round_to(share.reported, kDecimals)},
                      {"estimate", round_to(share.estimate, kDecimals)},
                      {"standard_error", round_to(share.standard_error, kDecimals)},
                      {"low", round_to(share.interval.low, kDecimals)},
                      {"high", round_to(share.interval.high, kDecimals)}});
}

}  // namespace

double read_keep(JsonObject& object, std::size_t options) {
  const bool has_keep = object.has("keep");
  const double keep = object.number("keep", 0.5);
  const double epsilon = object.number("epsilon", 1);
  if (has_keep == object.has("epsilon"))
    object.fail("keep", "or `epsilon` must be there, not both");
  if (!(keep > 0 && keep < 1)) object.fail("keep", "must lie between 0 and 1");
  if (!(epsilon > 0 && epsilon <= kMostEpsilon)) {
    object.fail("epsilon", "must be above 0 and at most 20");
  }
  return has_keep ? keep : keep_of(epsilon, options);
}

Result<Json> report_randomised_shares(const Json& request) {
  JsonObject object(request, "randomised shares");
  const Counts counts = read_counts(object);
  const double keep = read_keep(object, counts.answers.size());
  const double confidence = object.number("confidence", 0.95);
  if (const auto error = object.finish()) return *error;
  const auto shares = estimate_randomised_shares(counts.counts, keep, confidence);
  if (!shares) return shares.error();
  Json list = Json::array();
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < counts.answers.size(); ++i) {
    list.push_back(share_json(counts.answers[i], counts.counts[i], shares.value()[i]));
    total += counts.counts[i];
  }
  return json_object({{"answers", total},
                      {"options", counts.answers.size()},
                      {"keep", keep},
                      {"epsilon", epsilon_of(keep, counts.answers.size())},
                      {"confidence", confidence},
                      {"shares", std::move(list)}});
}

}  // namespace sonder
