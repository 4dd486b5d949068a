#include "ingest/layout.h"

#include <algorithm>
#include <iterator>

namespace sonder {
namespace {

constexpr std::string_view kNames[] = {"generic",
                                       "qualtrics",
                                       "qualtrics_insights",
                                       "qualtrics_legacy",
                                       "surveymonkey",
                                       "google_forms",
                                       "microsoft_forms",
                                       "typeform",
                                       "limesurvey",
                                       "kobotoolbox",
                                       "odk_central",
                                       "redcap",
                                       "formbricks",
                                       "surveyjs",
                                       "spss",
                                       "shopify_orders",
                                       "shopify_customers",
                                       "mailchimp_audience",
                                       "hubspot_contacts",
                                       "salesforce_contacts",
                                       "stripe_payments",
                                       "woocommerce_orders",
                                       "event_stream",
                                       "google_analytics"};
static_assert(std::size(kNames) == kLayoutCount);

}  // namespace

std::string_view to_string(Layout layout) { return kNames[static_cast<std::size_t>(layout)]; }

std::optional<Layout> layout_from(std::string_view name) {
  const auto found = std::find(std::begin(kNames), std::end(kNames), name);
  if (found == std::end(kNames)) return std::nullopt;
  return static_cast<Layout>(found - std::begin(kNames));
}

}  // namespace sonder
