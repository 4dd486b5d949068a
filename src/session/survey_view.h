#pragma once

#include <optional>
#include <string>

#include "base/bitset.h"
#include "base/json.h"
#include "session/analysis.h"
#include "survey/survey_json.h"

namespace sonder {

/// Which responses to report, and how: `SurveyOptions` of web/src/types.ts.
struct SurveyView {
  std::optional<SourceId> file;        ///< default the first survey
  std::optional<std::string> segment;  ///< only responses of its members
  SurveyRequest request;
};
Result<SurveyView> survey_view_from_json(const Json& json);

/// `SurveyReport`. `members` filters the responses by the profile they belong to; those of nobody
/// known are then left out. Errors: kNotFound without a survey; those of `report_survey`.
Result<Json> report_survey_view(const ImportedFiles& files, const Analysis& analysis,
                                const SurveyView& view, const std::optional<Bitset>& members);

}  // namespace sonder
