#pragma once

#include "base/json.h"
#include "identity/matching.h"

namespace sonder {

/// The parts of a report on who is who that the page and the command line have in common.

/// `ExpectedErrors[]` of web/src/types/identity.ts, one a threshold, ascending. Empty where no two
/// records were compared: there is nothing to be wrong about.
Json report_expected_errors(const Matches& matches);

/// `BlockingRule[]` of web/src/types/identity.ts: which pairs were compared, by the rule that chose
/// them, and what was left out and why.
Json report_blocking(const Matches& matches);

}  // namespace sonder
