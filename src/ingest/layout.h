#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sonder {

/// Whose export a file is. What a vendor's columns mean is known, others' is worked out.
enum class Layout : std::uint8_t {
  kGeneric,
  kQualtrics,
  kQualtricsInsights,  ///< of 2016
  kQualtricsLegacy,    ///< before that: "V1", "V2", ...
  kSurveyMonkey,
  kGoogleForms,
  kMicrosoftForms,
  kTypeform,
  kLimeSurvey,
  kKoboToolbox,
  kOdkCentral,
  kRedcap,
  kFormbricks,
  kSurveyJs,
  kSpss,
  kShopifyOrders,
  kShopifyCustomers,
  kMailchimpAudience,
  kHubspotContacts,
  kSalesforceContacts,
  kStripePayments,
  kWooCommerceOrders,
  kEventStream,      ///< identify, track, page, group and alias calls
  kGoogleAnalytics,  ///< events with user_pseudo_id
};
inline constexpr std::size_t kLayoutCount = static_cast<std::size_t>(Layout::kGoogleAnalytics) + 1;

/// "generic", "qualtrics", "qualtrics_insights", ...
std::string_view to_string(Layout layout);
std::optional<Layout> layout_from(std::string_view name);

}  // namespace sonder
