#pragma once

#include <span>
#include <string_view>

#include "base/json.h"
#include "features/feature_table.h"
#include "segments/rule.h"

namespace sonder {

/// Why a rule holds of a table's only profile, or does not: the rule as in segments/rule.h, with
/// members added to every part of it:
///   "holds"    whether the part does
///   "decides"  whether the whole came out as it did because of it: of `all` that fails the parts
///              that fail, of `any` that holds those that hold, else every part
///   "label"    of comparisons, what the feature is called for people
///   "actual"   of comparisons, the value that was compared, null where it is not known
///   "unknown"  of comparisons whose value is not known, the feature's element of `why_unknown`
/// `rule` was read against `features`, which have one profile; `why_unknown` has one element per
/// feature. O(tests · (depth + features)).
Json explain_rule(const Rule& rule, const FeatureTable& features,
                  std::span<const std::string_view> why_unknown);

}  // namespace sonder
