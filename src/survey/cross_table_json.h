#pragma once

#include "base/json.h"
#include "survey/cross_table.h"

namespace sonder {

/// {"title","columns":[{"label","letter","base","weighted_base","effective_base","small","numbers",
///  "mean_above","nps","nps_above"}],"rows":[{"label","net","counts","shares","low","high",
///  "indices","residuals","above"}],"association","difference"}.
/// The first column is the total, whose letter is empty. A row's lists have one entry per column;
/// indices are percent of the total's share, null where that is 0; "above" lists letters, as in
/// "B D". association:
/// {"chi_squared","freedom","p_value","design_effect","cramers_v","low","high","rough","exact_p_value"}.
/// With weights the p-value is that of Rao and Scott. difference:
/// {"columns","base","weighted","means", "ranks","problem"}, where "columns" lists the letters of
/// those compared, and each test is
/// {"test","statistic","freedom","denominator_freedom","p_value","adjusted_p_value","effect",
/// "measure","magnitude"}. What does not apply is null. Shares are rounded to
/// 6 decimals, all else to 4, p-values to 10.
Json to_json(const CrossTable& table, const std::string& title);

}  // namespace sonder
