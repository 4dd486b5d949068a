#include "session/matching_report.h"

#include "base/json_members.h"

namespace sonder {

Json report_expected_errors(const Matches& matches) {
  Json list = Json::array();
  if (matches.compared_pairs == 0) return list;
  for (const ExpectedErrors& errors : matches.errors) {
    list.push_back(json_object({{"threshold", errors.threshold},
                                {"pairs", errors.pairs},
                                {"false_links", errors.false_links},
                                {"missed_links", errors.missed_links}}));
  }
  return list;
}

Json report_blocking(const Matches& matches) {
  Json list = Json::array();
  for (const RuleCount& rule : matches.rules) {
    list.push_back(json_object({{"rule", describe(rule.rule)},
                                {"pairs", rule.pairs},
                                {"skipped_keys", rule.skipped_keys},
                                {"skipped_pairs", rule.skipped_pairs},
                                {"left_out", rule.takes_part() ? Json() : Json(rule.left_out)}}));
  }
  return list;
}

}  // namespace sonder
