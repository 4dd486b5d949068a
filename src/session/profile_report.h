#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "session/analysis.h"

namespace sonder {

/// One person in full: `Profile` of web/src/types.ts. A view for this page, not a release.
/// Errors: kNotFound.
Result<Json> report_profile(const ImportedFiles& files, const Analysis& analysis, ProfileId profile,
                            const std::vector<std::string>& segments);

/// {"profile":3}, or {"customer_id":"17850"}, or {"email":"..."}, read strictly.
/// Errors: kInvalidJson; kNotFound.
Result<ProfileId> find_profile(const Analysis& analysis, const Json& json);

}  // namespace sonder
