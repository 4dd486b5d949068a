#pragma once

#include "base/json.h"
#include "session/analysis.h"

namespace sonder {

/// What one person allows: `ProfileConsents` of web/src/types/people.ts. All uses are there, also
/// those of which no file says anything.
Json report_consents(const ImportedFiles& files, const Analysis& analysis, ProfileId profile);

}  // namespace sonder
