#pragma once

#include "base/id.h"

namespace sonder {

struct RecordTag;
/// A position in `PersonRecords`.
using RecordId = Id<RecordTag>;

}  // namespace sonder
