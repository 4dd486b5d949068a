#pragma once

#include "base/json.h"

namespace sonder {

/// The catalogue as `FieldDescription[]` of web/src/types.ts, in its order.
Json field_catalogue_to_json();

/// JSON Schema (draft 2020-12) of one record of a person or company, made from the catalogue: a
/// member for each field, none required, others allowed, because fields may be defined in mappings.
/// What the standard has no word for is said by "x-group", "x-data-type", "x-sensitivity",
/// "x-purpose" and "x-unit".
Json person_schema();

}  // namespace sonder
