#include <algorithm>
#include <iterator>

#include "ingest/detail/header_names.h"
#include "ingest/detail/layouts.h"

namespace sonder {
namespace {

using enum Layout;
using enum Field;

struct LayoutField {
  Layout layout;
  Field field;
  std::string_view columns;  ///< between bars, the preferred one first
};

constexpr LayoutField kLayoutFields[] = {
    {kShopifyOrders, kOrderId, "Name"},
    {kShopifyOrders, kEmail, "Email"},
    {kShopifyOrders, kFullName, "Billing Name|Shipping Name"},
    {kShopifyOrders, kFirstName, "Billing First Name"},
    {kShopifyOrders, kLastName, "Billing Last Name"},
    {kShopifyOrders, kPhone, "Billing Phone|Phone"},
    {kShopifyOrders, kCity, "Billing City"},
    {kShopifyOrders, kPostcode, "Billing Zip"},
    {kShopifyOrders, kCountry, "Billing Country|Billing Country Code"},
    {kShopifyOrders, kStreet, "Billing Address1|Billing Street"},
    {kShopifyOrders, kCompany, "Billing Company"},
    {kShopifyOrders, kMarketingConsent, "Accepts Marketing"},
    {kShopifyOrders, kOrderedAt, "Created at|Processed At"},
    {kShopifyOrders, kOrderTotal, "Total"},
    {kShopifyOrders, kRefund, "Refunded Amount"},
    {kShopifyOrders, kDiscount, "Discount Amount"},
    {kShopifyOrders, kTax, "Taxes"},
    {kShopifyOrders, kShipping, "Shipping"},
    {kShopifyOrders, kCurrency, "Currency"},
    {kShopifyOrders, kStatus, "Financial Status"},
    {kShopifyOrders, kChannel, "Source"},
    {kShopifyOrders, kQuantity, "Lineitem quantity"},
    {kShopifyOrders, kUnitPrice, "Lineitem price"},
    {kShopifyOrders, kProduct, "Lineitem sku|Lineitem name"},
    {kShopifyOrders, kProductName, "Lineitem name"},
    {kShopifyOrders, kBrand, "Vendor"},

    {kShopifyCustomers, kCustomerId, "Customer ID"},
    {kShopifyCustomers, kEmail, "Email"},
    {kShopifyCustomers, kPhone, "Phone|Default Address Phone"},
    {kShopifyCustomers, kCity, "Default Address City"},
    {kShopifyCustomers, kPostcode, "Default Address Zip"},
    {kShopifyCustomers, kCountry, "Default Address Country Code"},
    {kShopifyCustomers, kStreet, "Default Address Address1"},
    {kShopifyCustomers, kCompany, "Default Address Company"},
    {kShopifyCustomers, kMarketingConsent, "Accepts Email Marketing"},

    {kMailchimpAudience, kEmail, "Email Address"},
    {kMailchimpAudience, kRegisteredOn, "OPTIN_TIME|CONFIRM_TIME"},
    {kMailchimpAudience, kCountry, "CC"},

    {kHubspotContacts, kCustomerId, "Record ID"},
    {kHubspotContacts, kRegisteredOn, "Create Date"},
    {kHubspotContacts, kCompany, "Company Name|Associated Company"},
    {kHubspotContacts, kCountry, "Country/Region"},

    {kSalesforceContacts, kCustomerId, "Id"},
    {kSalesforceContacts, kRegisteredOn, "CreatedDate"},
    {kSalesforceContacts, kCity, "MailingCity"},
    {kSalesforceContacts, kPostcode, "MailingPostalCode"},
    {kSalesforceContacts, kCountry, "MailingCountry"},
    {kSalesforceContacts, kStreet, "MailingStreet"},

    {kStripePayments, kOrderId, "id"},
    {kStripePayments, kCustomerId, "Customer ID"},
    {kStripePayments, kEmail, "Customer Email"},
    {kStripePayments, kFullName, "Card Name"},
    {kStripePayments, kOrderedAt, "Created (UTC)"},
    {kStripePayments, kAmount, "Amount"},
    {kStripePayments, kRefund, "Amount Refunded"},
    {kStripePayments, kTax, "Tax"},
    {kStripePayments, kCurrency, "Currency"},
    {kStripePayments, kStatus, "Status"},

    {kWooCommerceOrders, kOrderId, "Order Number"},
    {kWooCommerceOrders, kEmail, "Email (Billing)"},
    {kWooCommerceOrders, kFirstName, "First Name (Billing)"},
    {kWooCommerceOrders, kLastName, "Last Name (Billing)"},
    {kWooCommerceOrders, kPhone, "Phone (Billing)"},
    {kWooCommerceOrders, kCity, "City (Billing)"},
    {kWooCommerceOrders, kPostcode, "Postcode (Billing)"},
    {kWooCommerceOrders, kCountry, "Country Code (Billing)"},
    {kWooCommerceOrders, kStreet, "Address 1&2 (Billing)"},
    {kWooCommerceOrders, kCompany, "Company (Billing)"},
    {kWooCommerceOrders, kOrderedAt, "Order Date"},
    {kWooCommerceOrders, kAmount, "Order Total Amount"},
    {kWooCommerceOrders, kRefund, "Order Refund Amount"},
    {kWooCommerceOrders, kDiscount, "Cart Discount Amount"},
    {kWooCommerceOrders, kTax, "Order Total Tax Amount"},
    {kWooCommerceOrders, kShipping, "Order Shipping Amount"},
    {kWooCommerceOrders, kStatus, "Order Status"},

    {kEventStream, kEventCall, "type"},
    {kEventStream, kEventName, "event"},
    {kEventStream, kHappenedAt, "timestamp|originalTimestamp|sentAt|receivedAt"},
    {kEventStream, kEventId, "messageId"},
    {kEventStream, kCustomerId, "userId"},
    {kEventStream, kAnonymousId, "anonymousId"},
    {kEventStream, kPreviousId, "previousId"},
    {kEventStream, kEmail, "traits.email|context.traits.email|properties.email"},
    {kEventStream, kFirstName, "traits.firstName|traits.first_name"},
    {kEventStream, kLastName, "traits.lastName|traits.last_name"},
    {kEventStream, kFullName, "traits.name"},
    {kEventStream, kPhone, "traits.phone"},
    {kEventStream, kPage,
     "properties.url|context.page.url|properties.path|context.page.path|properties.title"},
    {kEventStream, kSearchText, "properties.query|properties.search_term"},
    {kEventStream, kProduct, "properties.product_id|properties.sku|properties.name"},
    {kEventStream, kCategory, "properties.category"},
    {kEventStream, kCampaign, "properties.campaign_name|context.campaign.name"},
    {kEventStream, kSubject, "properties.email_subject|properties.subject"},
    {kEventStream, kText, "properties.message|properties.text"},

    {kGoogleAnalytics, kEventName, "event_name"},
    {kGoogleAnalytics, kHappenedAt, "event_timestamp|event_date"},
    {kGoogleAnalytics, kCustomerId, "user_id"},
    {kGoogleAnalytics, kAnonymousId, "user_pseudo_id"},
    {kGoogleAnalytics, kPage, "page_location|page_path|page_title"},
    {kGoogleAnalytics, kSearchText, "search_term"},
    {kGoogleAnalytics, kProduct, "item_id|item_name"},
    {kGoogleAnalytics, kCategory, "item_category"},
    {kGoogleAnalytics, kCampaign, "campaign|traffic_source.name"},

    {kQualtrics, kEmail, "RecipientEmail"},
    {kQualtrics, kFirstName, "RecipientFirstName"},
    {kQualtrics, kLastName, "RecipientLastName"},
    {kQualtrics, kCustomerId, "ExternalReference"},
    {kQualtrics, kAnsweredAt, "RecordedDate|EndDate|StartDate"},
    {kQualtricsInsights, kEmail, "RecipientEmail"},
    {kQualtricsInsights, kFirstName, "RecipientFirstName"},
    {kQualtricsInsights, kLastName, "RecipientLastName"},
    {kQualtricsInsights, kCustomerId, "ExternalDataReference"},
    {kQualtricsInsights, kAnsweredAt, "EndDate|StartDate"},
    {kQualtricsLegacy, kEmail, "EmailAddress"},
    {kQualtricsLegacy, kCustomerId, "ExternalDataReference"},
    {kQualtricsLegacy, kAnsweredAt, "EndDate|StartDate"},
    {kSurveyMonkey, kEmail, "Email Address"},
    {kSurveyMonkey, kAnsweredAt, "End Date|EndDate|Start Date|StartDate"},
    {kGoogleForms, kAnsweredAt,
     "Timestamp|Sygnatura czasowa|Отметка времени|Vremenska oznaka|Zeitstempel"},
    {kMicrosoftForms, kAnsweredAt, "Completion time"},
    {kTypeform, kAnsweredAt, "Submit Date (UTC)|Stage Date (UTC)|Start Date (UTC)"},
    {kLimeSurvey, kAnsweredAt, "submitdate*|Date submitted|datestamp*|startdate*"},
    {kKoboToolbox, kAnsweredAt, "_submission_time|end|start"},
    {kOdkCentral, kAnsweredAt, "SubmissionDate"},
    {kRedcap, kAnsweredAt, "*_timestamp"},
    {kFormbricks, kAnsweredAt, "Timestamp"},
    {kFormbricks, kCustomerId, "User ID"},
};

bool is_taken(const std::vector<FieldColumn>& fields, std::uint32_t column) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](const FieldColumn& field) { return field.column == column; });
}

void add_preferred(const LayoutField& each, const Table& table, std::vector<FieldColumn>& fields) {
  bool is_found = false;
  for_each_name(each.columns, [&](std::string_view name) {
    const auto column = find_header(table, name);
    if (is_found || !column || is_taken(fields, *column)) return;
    if (table.columns[*column].filled_count == 0 && table.row_count > 0) return;
    is_found = true;
    fields.push_back({each.field, *column});
  });
}

}  // namespace

std::vector<FieldColumn> layout_fields(Layout layout, const Table& table) {
  std::vector<FieldColumn> fields;
  for (const LayoutField& each : kLayoutFields) {
    if (each.layout == layout) add_preferred(each, table, fields);
  }
  return fields;
}

}  // namespace sonder
