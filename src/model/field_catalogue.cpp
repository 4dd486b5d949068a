#include "model/field_catalogue.h"

#include <iterator>

namespace sonder {
namespace {

using enum DataType;
using enum Sensitivity;
using F = Field;
using G = FieldGroup;
using V = ValueType;
using P = Purpose;

// clang-format off: one field a line
constexpr FieldDescription kFields[] = {
    {F::kCustomerId, "customer_id", "Customer id", G::kWho, kIdentity, V::kText, kPersonal,
     P::kService},
    {F::kEmail, "email", "E-mail", G::kWho, kIdentity, V::kText, kPersonal, P::kService},
    {F::kFirstName, "first_name", "First name", G::kWho, kIdentity, V::kText, kPersonal,
     P::kService},
    {F::kLastName, "last_name", "Last name", G::kWho, kIdentity, V::kText, kPersonal, P::kService},
    {F::kFullName, "full_name", "Full name", G::kWho, kIdentity, V::kText, kPersonal, P::kService},
    {F::kPhone, "phone", "Phone", G::kWho, kIdentity, V::kText, kPersonal, P::kService},
    {F::kCity, "city", "City", G::kWhere, kDescriptive, V::kText, kPersonal, P::kService},
    {F::kPostcode, "postcode", "Postcode", G::kWhere, kDescriptive, V::kText, kPersonal,
     P::kService},
    {F::kCountry, "country", "Country", G::kWhere, kDescriptive, V::kText, kPersonal, P::kService},
    {F::kStreet, "street", "Address", G::kWhere, kDescriptive, V::kText, kPersonal, P::kService},
    {F::kHouseNumber, "house_number", "House number", G::kWhere, kDescriptive, V::kText, kPersonal,
     P::kService},
    {F::kAddressLine2, "address_line_2", "Address, second line", G::kWhere, kDescriptive, V::kText,
     kPersonal, P::kService},
    {F::kRegion, "region", "Region", G::kWhere, kDescriptive, V::kText, kPersonal, P::kService},
    {F::kNationalId, "national_id", "National id", G::kWho, kIdentity, V::kText, kSensitive,
     P::kService},
    {F::kCompany, "company", "Company", G::kAboutThem, kDescriptive, V::kText, kPersonal,
     P::kService},
    {F::kGender, "gender", "Gender", G::kAboutThem, kDescriptive, V::kText, kPersonal,
     P::kProfiling},
    {F::kLanguage, "language", "Language", G::kAboutThem, kDescriptive, V::kText, kPersonal,
     P::kService},
    {F::kBirthDate, "birth_date", "Date of birth", G::kWho, kIdentity, V::kDate, kPersonal,
     P::kProfiling},
    {F::kRegisteredOn, "registered_on", "Registered on", G::kAccount, kDescriptive, V::kDate,
     kPersonal, P::kService},
    {F::kMarketingConsent, "marketing_consent", "Marketing consent", G::kAccount, kDescriptive,
     V::kBoolean, kPersonal, P::kMarketing},
    {F::kDoNotIdentify, "do_not_identify", "Asked to stay unknown", G::kAccount, kIdentity,
     V::kBoolean, kPersonal, P::kService},
    {F::kOrderId, "order_id", "Order number", G::kOrder, kQuantitative, V::kText, kPersonal,
     P::kService},
    {F::kOrderedAt, "ordered_at", "Ordered at", G::kOrder, kQuantitative, V::kMoment, kPersonal,
     P::kService},
    {F::kAmount, "amount", "Amount", G::kOrder, kQuantitative, V::kMoney, kPersonal, P::kService},
    {F::kOrderTotal, "order_total", "Total of the order", G::kOrder, kQuantitative, V::kMoney,
     kPersonal, P::kService},
    {F::kRefund, "refund", "Paid back", G::kOrder, kQuantitative, V::kMoney, kPersonal,
     P::kService},
    {F::kDiscount, "discount", "Discount", G::kOrder, kQuantitative, V::kMoney, kPersonal,
     P::kService},
    {F::kTax, "tax", "Tax", G::kOrder, kQuantitative, V::kMoney, kPersonal, P::kService},
    {F::kShipping, "shipping", "Shipping", G::kOrder, kQuantitative, V::kMoney, kPersonal,
     P::kService},
    {F::kQuantity, "quantity", "Quantity", G::kProduct, kQuantitative, V::kDecimal, kPersonal,
     P::kService},
    {F::kUnitPrice, "unit_price", "Unit price", G::kProduct, kQuantitative, V::kMoney, kPublic,
     P::kService},
    {F::kCurrency, "currency", "Currency", G::kOrder, kQuantitative, V::kText, kPublic,
     P::kService},
    {F::kStatus, "status", "Order status", G::kOrder, kQuantitative, V::kText, kPersonal,
     P::kService},
    {F::kChannel, "channel", "Channel", G::kOrder, kQuantitative, V::kText, kPersonal, P::kService},
    {F::kShop, "shop", "Shop or service", G::kOrder, kQuantitative, V::kText, kPersonal,
     P::kService},
    {F::kProduct, "product", "Product", G::kProduct, kDescriptive, V::kText, kPublic, P::kService},
    {F::kProductName, "product_name", "Name of the product", G::kProduct, kDescriptive, V::kText,
     kPublic, P::kService},
    {F::kCategory, "category", "Category", G::kProduct, kDescriptive, V::kText, kPublic,
     P::kService},
    {F::kBrand, "brand", "Brand", G::kProduct, kDescriptive, V::kText, kPublic, P::kService},
    {F::kColour, "colour", "Colour", G::kProduct, kDescriptive, V::kText, kPublic, P::kService},
    {F::kAnsweredAt, "answered_at", "Answered at", G::kResponse, kQualitative, V::kMoment,
     kPersonal, P::kAnalytics},
    {F::kHappenedAt, "happened_at", "When it happened", G::kEvent, kQuantitative, V::kMoment,
     kPersonal, P::kAnalytics},
    {F::kEventId, "event_id", "Event id", G::kEvent, kQuantitative, V::kText, kPersonal,
     P::kAnalytics},
    {F::kEventName, "event_name", "What happened", G::kEvent, kQuantitative, V::kText, kPersonal,
     P::kAnalytics},
    {F::kEventCall, "event_call", "Type of call", G::kEvent, kQuantitative, V::kText, kPersonal,
     P::kAnalytics},
    {F::kAnonymousId, "anonymous_id", "Visitor or device id", G::kEvent, kIdentity, V::kText,
     kPersonal, P::kAnalytics},
    {F::kPreviousId, "previous_id", "Earlier visitor id", G::kEvent, kIdentity, V::kText, kPersonal,
     P::kAnalytics},
    {F::kPage, "page", "Page", G::kEvent, kQuantitative, V::kText, kPersonal, P::kAnalytics},
    {F::kSearchText, "search_text", "Searched for", G::kEvent, kQuantitative, V::kText, kPersonal,
     P::kAnalytics},
    {F::kCampaign, "campaign", "Campaign", G::kMessage, kQuantitative, V::kText, kPersonal,
     P::kMarketing},
    {F::kCampaignStep, "campaign_step", "Step of the campaign", G::kMessage, kQuantitative,
     V::kText, kPersonal, P::kMarketing},
    {F::kMessageId, "message_id", "Message id", G::kMessage, kQuantitative, V::kText, kPersonal,
     P::kMarketing},
    {F::kSentAt, "sent_at", "Sent", G::kMessage, kQuantitative, V::kMoment, kPersonal,
     P::kMarketing},
    {F::kDeliveredAt, "delivered_at", "Delivered", G::kMessage, kQuantitative, V::kMoment,
     kPersonal, P::kMarketing},
    {F::kOpenedAt, "opened_at", "Opened", G::kMessage, kQuantitative, V::kMoment, kPersonal,
     P::kMarketing},
    {F::kClickedAt, "clicked_at", "Clicked", G::kMessage, kQuantitative, V::kMoment, kPersonal,
     P::kMarketing},
    {F::kBouncedAt, "bounced_at", "Bounced", G::kMessage, kQuantitative, V::kMoment, kPersonal,
     P::kMarketing},
    {F::kUnsubscribedAt, "unsubscribed_at", "Unsubscribed", G::kMessage, kQuantitative, V::kMoment,
     kPersonal, P::kMarketing},
    {F::kSubject, "subject", "Subject", G::kTicketOrNote, kQualitative, V::kText, kPersonal,
     P::kService},
    {F::kText, "text", "Text", G::kTicketOrNote, kQualitative, V::kText, kPersonal, P::kService},
    {F::kTicketId, "ticket_id", "Ticket number", G::kTicketOrNote, kQuantitative, V::kText,
     kPersonal, P::kService},
    {F::kSolvedAt, "solved_at", "Solved at", G::kTicketOrNote, kQuantitative, V::kMoment, kPersonal,
     P::kService},
    {F::kRating, "rating", "Rating", G::kTicketOrNote, kQualitative, V::kText, kPersonal,
     P::kService},
    {F::kAuthor, "author", "Written by", G::kTicketOrNote, kQualitative, V::kText, kPersonal,
     P::kService},
    {F::kObservedAt, "observed_at", "As of", G::kAccount, kDescriptive, V::kMoment, kPersonal,
     P::kService},
    {F::kPatronymic, "patronymic", "Patronymic", G::kWho, kIdentity, V::kText, kPersonal,
     P::kService},
    {F::kWorkEmail, "work_email", "Work e-mail", G::kWho, kIdentity, V::kText, kPersonal,
     P::kService},
    {F::kWorkPhone, "work_phone", "Work phone", G::kWho, kIdentity, V::kText, kPersonal,
     P::kService},
    {F::kPhoneOperator, "phone_operator", "Phone operator", G::kWho, kIdentity, V::kText, kPersonal,
     P::kService},
    {F::kEmailVerified, "email_verified", "E-mail verified", G::kWho, kIdentity, V::kBoolean,
     kPersonal, P::kService},
    {F::kPhoneVerified, "phone_verified", "Phone verified", G::kWho, kIdentity, V::kBoolean,
     kPersonal, P::kService},
    {F::kSocialAccount, "social_account", "Social account", G::kWho, kIdentity, V::kText, kPersonal,
     P::kService},
    {F::kLoyaltyCard, "loyalty_card", "Loyalty card", G::kWho, kIdentity, V::kText, kPersonal,
     P::kService},
    {F::kEmployer, "employer", "Employer", G::kWho, kIdentity, V::kText, kPersonal, P::kService},
    {F::kJobTitle, "job_title", "Position at work", G::kWho, kIdentity, V::kText, kPersonal,
     P::kService},
    {F::kCommunicationPreferences, "communication_preferences", "What they want to receive",
     G::kAccount, kIdentity, V::kText, kPersonal, P::kMarketing},
    {F::kPreferredChannel, "preferred_channel", "Preferred channel", G::kAccount, kIdentity,
     V::kText, kPersonal, P::kMarketing},
    {F::kAnalyticsConsent, "analytics_consent", "Consent to statistics", G::kAccount, kDescriptive,
     V::kBoolean, kPersonal, P::kAnalytics},
    {F::kProfilingConsent, "profiling_consent", "Consent to profiling", G::kAccount, kDescriptive,
     V::kBoolean, kPersonal, P::kProfiling},
    {F::kThirdPartyConsent, "third_party_consent", "Consent to passing on", G::kAccount,
     kDescriptive, V::kBoolean, kPersonal, P::kThirdParty},
    {F::kAcquisitionSource, "acquisition_source", "Where they came from", G::kAccount, kDescriptive,
     V::kText, kPersonal, P::kMarketing},
    {F::kReferrer, "referrer", "Recommended by", G::kAccount, kDescriptive, V::kText, kPersonal,
     P::kMarketing},
    {F::kOrdersPlaced, "orders_placed", "Orders, as the file says", G::kActivity, kQuantitative,
     V::kInteger, kPersonal, P::kProfiling, "orders"},
    {F::kOrdersAbandoned, "orders_abandoned", "Abandoned orders", G::kActivity, kQuantitative,
     V::kInteger, kPersonal, P::kProfiling, "orders"},
    {F::kItemsBought, "items_bought", "Items bought", G::kActivity, kQuantitative, V::kInteger,
     kPersonal, P::kProfiling, "items"},
    {F::kAverageOrder, "average_order", "Average order, as the file says", G::kActivity,
     kQuantitative, V::kMoney, kPersonal, P::kProfiling},
    {F::kTotalSpent, "total_spent", "Total spent, as the file says", G::kActivity, kQuantitative,
     V::kMoney, kPersonal, P::kProfiling},
    {F::kOrdersReturned, "orders_returned", "Returned orders", G::kActivity, kQuantitative,
     V::kInteger, kPersonal, P::kProfiling, "orders"},
    {F::kInquiries, "inquiries", "Inquiries", G::kActivity, kQuantitative, V::kInteger, kPersonal,
     P::kProfiling},
    {F::kLastContact, "last_contact", "Last contact", G::kActivity, kQuantitative, V::kDate,
     kPersonal, P::kMarketing},
    {F::kContactChannel, "contact_channel", "Contact channel", G::kActivity, kQuantitative,
     V::kText, kPersonal, P::kMarketing},
    {F::kLinkClicks, "link_clicks", "Link clicks", G::kActivity, kQuantitative, V::kInteger,
     kPersonal, P::kAnalytics, "clicks"},
    {F::kVisits, "visits", "Visits", G::kActivity, kQuantitative, V::kInteger, kPersonal,
     P::kAnalytics, "visits"},
    {F::kVisitDepth, "visit_depth", "Pages per visit", G::kActivity, kQuantitative, V::kDecimal,
     kPersonal, P::kAnalytics, "pages"},
    {F::kVisitSubject, "visit_subject", "What they looked at", G::kActivity, kQuantitative,
     V::kText, kPersonal, P::kProfiling},
    {F::kLikes, "likes", "Likes", G::kActivity, kQuantitative, V::kInteger, kPersonal,
     P::kAnalytics, "likes"},
    {F::kComments, "comments", "Comments", G::kActivity, kQuantitative, V::kInteger, kPersonal,
     P::kAnalytics, "comments"},
    {F::kSupportRequests, "support_requests", "Requests for support", G::kActivity, kQuantitative,
     V::kInteger, kPersonal, P::kService, "requests"},
    {F::kLastSupport, "last_support", "Last request for support", G::kActivity, kQuantitative,
     V::kDate, kPersonal, P::kService},
    {F::kSupportSubject, "support_subject", "Subject of support", G::kActivity, kQuantitative,
     V::kText, kPersonal, P::kService},
    {F::kResolutionHours, "resolution_hours", "Time to resolve", G::kActivity, kQuantitative,
     V::kDecimal, kPersonal, P::kService, "hours"},
    {F::kMaritalStatus, "marital_status", "Marital status", G::kFamily, kDescriptive, V::kText,
     kSensitive, P::kProfiling},
    {F::kChildren, "children", "Children", G::kFamily, kDescriptive, V::kInteger, kSensitive,
     P::kProfiling, "children"},
    {F::kChildrenAges, "children_ages", "Ages of children", G::kFamily, kDescriptive, V::kText,
     kSensitive, P::kProfiling, "years"},
    {F::kChildrenBirthYears, "children_birth_years", "Birth years of children", G::kFamily,
     kDescriptive, V::kText, kSensitive, P::kProfiling},
    {F::kAge, "age", "Age", G::kAboutThem, kDescriptive, V::kInteger, kPersonal, P::kProfiling,
     "years"},
    {F::kBirthYear, "birth_year", "Year of birth", G::kAboutThem, kDescriptive, V::kYear, kPersonal,
     P::kProfiling},
    {F::kResidence, "residence", "Where and how they live", G::kLifestyle, kDescriptive, V::kText,
     kPersonal, P::kProfiling},
    {F::kCarMake, "car_make", "Car", G::kLifestyle, kDescriptive, V::kText, kPersonal,
     P::kProfiling},
    {F::kPets, "pets", "Pets", G::kLifestyle, kDescriptive, V::kText, kPersonal, P::kProfiling},
    {F::kPetNames, "pet_names", "Names of pets", G::kLifestyle, kDescriptive, V::kText, kPersonal,
     P::kProfiling},
    {F::kInterests, "interests", "Interests", G::kLifestyle, kDescriptive, V::kText, kPersonal,
     P::kProfiling},
    {F::kActivityLevel, "activity_level", "Activity", G::kLifestyle, kDescriptive, V::kText,
     kPersonal, P::kProfiling},
    {F::kMediaAttendance, "media_attendance", "Media they follow", G::kLifestyle, kDescriptive,
     V::kText, kPersonal, P::kProfiling},
    {F::kEducation, "education", "Education", G::kStatus, kDescriptive, V::kText, kPersonal,
     P::kProfiling},
    {F::kOccupation, "occupation", "Occupation", G::kStatus, kDescriptive, V::kText, kPersonal,
     P::kProfiling},
    {F::kCareer, "career", "Career", G::kStatus, kDescriptive, V::kText, kPersonal, P::kProfiling},
    {F::kIncomeLevel, "income_level", "Income", G::kStatus, kDescriptive, V::kText, kSensitive,
     P::kProfiling},
    {F::kServiceQuality, "service_quality", "Opinion of the service", G::kAttitude, kQualitative,
     V::kText, kPersonal, P::kAnalytics},
    {F::kProductRating, "product_rating", "Opinion of the products", G::kAttitude, kQualitative,
     V::kText, kPersonal, P::kAnalytics},
    {F::kSatisfaction, "satisfaction", "Satisfaction", G::kAttitude, kQualitative, V::kText,
     kPersonal, P::kAnalytics},
    {F::kFavouriteColour, "favourite_colour", "Favourite colour", G::kPreference, kQualitative,
     V::kText, kPersonal, P::kProfiling},
    {F::kFavouriteHoliday, "favourite_holiday", "Favourite holiday", G::kPreference, kQualitative,
     V::kText, kPersonal, P::kProfiling},
    {F::kKindOfRest, "kind_of_rest", "Kind of rest", G::kPreference, kQualitative, V::kText,
     kPersonal, P::kProfiling},
    {F::kFavouriteBrand, "favourite_brand", "Favourite brand", G::kPreference, kQualitative,
     V::kText, kPersonal, P::kProfiling},
    {F::kFavouriteCategory, "favourite_category", "Favourite category", G::kPreference,
     kQualitative, V::kText, kPersonal, P::kProfiling},
    {F::kFavouriteProduct, "favourite_product", "Favourite product", G::kPreference, kQualitative,
     V::kText, kPersonal, P::kProfiling},
    {F::kReadingWishes, "reading_wishes", "What they would like to read", G::kPreference,
     kQualitative, V::kText, kPersonal, P::kMarketing},
    {F::kWishedCustomisation, "wished_customisation", "What they would like made for them",
     G::kPreference, kQualitative, V::kText, kPersonal, P::kProfiling},
    {F::kBuysFor, "buys_for", "Buys for", G::kMotivation, kQualitative, V::kText, kPersonal,
     P::kProfiling},
    {F::kDecidingFactor, "deciding_factor", "What decides", G::kMotivation, kQualitative, V::kText,
     kPersonal, P::kProfiling},
    {F::kExpectations, "expectations", "Expectations", G::kMotivation, kQualitative, V::kText,
     kPersonal, P::kProfiling},
    {F::kNip, "nip", "NIP", G::kCompany, kIdentity, V::kText, kPublic, P::kService},
    {F::kRegon, "regon", "REGON", G::kCompany, kIdentity, V::kText, kPublic, P::kService},
    {F::kKrs, "krs", "KRS", G::kCompany, kIdentity, V::kText, kPublic, P::kService},
    {F::kOib, "oib", "OIB of the company", G::kCompany, kIdentity, V::kText, kPublic, P::kService},
    {F::kInn, "inn", "INN of the company", G::kCompany, kIdentity, V::kText, kPublic, P::kService},
    {F::kOgrn, "ogrn", "OGRN", G::kCompany, kIdentity, V::kText, kPublic, P::kService},
    {F::kVatNumber, "vat_number", "VAT number", G::kCompany, kIdentity, V::kText, kPublic,
     P::kService},
    {F::kSector, "sector", "Sector", G::kCompany, kDescriptive, V::kText, kPublic, P::kService},
    {F::kCompanySize, "company_size", "Size of the company", G::kCompany, kDescriptive, V::kText,
     kPublic, P::kService},
    {F::kParentCompany, "parent_company", "Parent company", G::kCompany, kDescriptive, V::kText,
     kPublic, P::kService},
    {F::kContactRole, "contact_role", "Role in buying", G::kCompany, kDescriptive, V::kText,
     kPersonal, P::kService},
    {F::kDecisionMaker, "decision_maker", "Decides on purchases", G::kCompany, kDescriptive,
     V::kBoolean, kPersonal, P::kService},
};
// clang-format on
static_assert(std::size(kFields) == kFieldCount);

}  // namespace

std::span<const FieldDescription> field_catalogue() { return kFields; }

const FieldDescription& describe(Field field) { return kFields[static_cast<std::size_t>(field)]; }

std::string_view to_string(Field field) { return describe(field).name; }

std::optional<Field> field_from(std::string_view name) {
  for (const FieldDescription& field : kFields) {
    if (field.name == name) return field.field;
  }
  return std::nullopt;
}

DataType data_type_of(Field field) { return describe(field).type; }

std::string_view to_string(FieldGroup group) {
  switch (group) {
    case FieldGroup::kWho: return "who";
    case FieldGroup::kWhere: return "where";
    case FieldGroup::kAboutThem: return "about_them";
    case FieldGroup::kAccount: return "account";
    case FieldGroup::kFamily: return "family";
    case FieldGroup::kLifestyle: return "lifestyle";
    case FieldGroup::kStatus: return "status";
    case FieldGroup::kActivity: return "activity";
    case FieldGroup::kAttitude: return "attitude";
    case FieldGroup::kPreference: return "preference";
    case FieldGroup::kMotivation: return "motivation";
    case FieldGroup::kCompany: return "company";
    case FieldGroup::kOrder: return "order";
    case FieldGroup::kProduct: return "product";
    case FieldGroup::kResponse: return "response";
    case FieldGroup::kEvent: return "event";
    case FieldGroup::kMessage: return "message";
    case FieldGroup::kTicketOrNote: return "ticket_or_note";
  }
  return "";
}

std::string_view label_of(FieldGroup group) {
  switch (group) {
    case FieldGroup::kWho: return "Who";
    case FieldGroup::kWhere: return "Where";
    case FieldGroup::kAboutThem: return "About them";
    case FieldGroup::kAccount: return "Account and consent";
    case FieldGroup::kFamily: return "Family";
    case FieldGroup::kLifestyle: return "How they live";
    case FieldGroup::kStatus: return "Education and work";
    case FieldGroup::kActivity: return "What they did";
    case FieldGroup::kAttitude: return "Opinions";
    case FieldGroup::kPreference: return "Preferences";
    case FieldGroup::kMotivation: return "Why they buy";
    case FieldGroup::kCompany: return "Company";
    case FieldGroup::kOrder: return "Order";
    case FieldGroup::kProduct: return "Product";
    case FieldGroup::kResponse: return "Response";
    case FieldGroup::kEvent: return "Event";
    case FieldGroup::kMessage: return "Message";
    case FieldGroup::kTicketOrNote: return "Ticket or note";
  }
  return "";
}

std::string_view to_string(Sensitivity sensitivity) {
  switch (sensitivity) {
    case Sensitivity::kPublic: return "public";
    case Sensitivity::kPersonal: return "personal";
    case Sensitivity::kSensitive: return "sensitive";
  }
  return "";
}

std::string_view to_string(ValueType type) {
  switch (type) {
    case ValueType::kText: return "text";
    case ValueType::kInteger: return "integer";
    case ValueType::kDecimal: return "decimal";
    case ValueType::kMoney: return "money";
    case ValueType::kDate: return "date";
    case ValueType::kMoment: return "moment";
    case ValueType::kBoolean: return "boolean";
    case ValueType::kYear: return "year";
  }
  return "";
}

std::optional<ValueType> value_type_from(std::string_view name) {
  for (std::size_t index = 0; index <= static_cast<std::size_t>(ValueType::kYear); ++index) {
    const auto type = static_cast<ValueType>(index);
    if (to_string(type) == name) return type;
  }
  return std::nullopt;
}

std::string_view to_string(Purpose purpose) {
  switch (purpose) {
    case Purpose::kService: return "service";
    case Purpose::kMarketing: return "marketing";
    case Purpose::kAnalytics: return "analytics";
    case Purpose::kProfiling: return "profiling";
    case Purpose::kThirdParty: return "third_party";
  }
  return "";
}

}  // namespace sonder
