#pragma once

#include "base/json.h"
#include "session/analysis.h"

namespace sonder {

/// `ProfileField[]` of web/src/types.ts: what the files say of a person, each field with the value
/// that survives, where it is from, what gave way to it, and how old it is. Columns that no field
/// was found for come last, under their names. Of somebody who asked to stay unknown nothing that
/// tells who it is. O(records of the profile × fields).
Json report_profile_fields(const ImportedFiles& files, const Analysis& analysis, ProfileId profile);

}  // namespace sonder
