#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "session/segment_report.h"
#include "session/survey_scope.h"
#include "survey/cross_table.h"

namespace sonder {

/// One group of columns: exactly one of its members is there.
struct BannerRequest {
  std::vector<std::size_t> questions;  ///< columns; the second is nested in the first, and so on
  std::vector<std::string> segments;   ///< named RFM groups and saved segments
  std::string customers;               ///< groups of customers, see `group_customers`
};

/// `CrossTableOptions` of web/src/types/survey.ts without the scope.
struct CrossTableRequest {
  struct NetRequest {
    std::size_t column = 0;
    std::string label;
    std::vector<std::string> answers;
  };
  std::vector<std::size_t> rows;  ///< columns of questions
  std::vector<BannerRequest> groups;
  std::vector<NetRequest> nets;
  double confidence = 0.95;
  Adjustment adjustment = Adjustment::kHolm;
};

/// Errors: kInvalidJson.
Result<CrossTableRequest> cross_table_request_from_json(const Json& json);

/// `CrossTableReport`. Errors: kNotFound for questions, segments and groups that are not there;
/// kInvalidArgument for questions that cannot be counted; those of `cross_answers`.
Result<Json> report_cross_table(const Analysis& analysis, const SavedSegments& saved,
                                const ScopedSurvey& survey, const CrossTableRequest& request);

}  // namespace sonder
