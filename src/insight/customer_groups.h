#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "base/result.h"
#include "features/feature_table.h"
#include "profile/grouping.h"
#include "segments/rfm.h"
#include "survey/response_weights.h"

namespace sonder {

/// Every profile in one of a few groups, to compare what they answered or to weigh answers by.
struct CustomerGroups {
  std::string title;
  std::vector<std::string> labels;
  std::vector<std::uint32_t> group_of;  ///< per profile a position in `labels`
};

inline constexpr std::size_t kMostCustomerGroups = 12;

/// Groups by `name`: "rfm", the named groups of scores, or a feature. Categories are by name, the
/// smallest beyond 12 together as "Other"; numbers, amounts and dates are cut at the quartiles of
/// those known, each group with its upper limit, equal limits once. "Not known" comes last where
/// there are any.
///
/// Errors: kNotFound for a feature that is not there, and for "rfm" when nobody bought anything.
/// O(profiles log profiles).
Result<CustomerGroups> group_customers(const FeatureTable& features,
                                       const std::optional<RfmScores>& rfm, std::string_view name);

/// How `customers`, one bit per profile, spread over the groups, as what responses are weighed by.
/// `respondents` holds the profile of each response, or kNobody; responses of nobody and of people
/// who are no customers are in no category. O(profiles + responses).
WeightMargin margin_of(const CustomerGroups& groups, const Bitset& customers,
                       std::span<const std::uint32_t> respondents);

}  // namespace sonder
