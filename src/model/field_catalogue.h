#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "model/source.h"

namespace sonder {

/// All that a file can say of people, their orders and their answers: what a column can be mapped
/// to, what records keep, and what reports, labels and schemas are made from. One vocabulary;
/// `describe` says the rest about each.
enum class Field : std::uint8_t {
  kCustomerId,
  kEmail,
  // Texts that every record keeps, to kLanguage: see `PersonRecords::field`.
  kFirstName,
  kLastName,
  kFullName,
  kPhone,
  kCity,
  kPostcode,
  kCountry,
  kStreet,  ///< and number, or the whole address
  kHouseNumber,
  kAddressLine2,  ///< what an address says beside street and number: a flat, an estate
  kRegion,        ///< state, province, voivodeship
  kNationalId,    ///< social security or tax number of the person
  kCompany,
  kGender,
  kLanguage,
  kBirthDate,
  kRegisteredOn,
  kMarketingConsent,
  kDoNotIdentify,  ///< whether somebody asked to stay unknown
  kOrderId,
  kOrderedAt,
  kAmount,      ///< money of the whole row: an order's total or a line's
  kOrderTotal,  ///< in order lines: money of the whole order, said once per order or on every row
  kRefund,      ///< money of the amount or order total that was paid back since, positive
  // Said of the amount or order total and never added to it or taken off it: that is what was paid.
  kDiscount,  ///< money that the buyer was spared
  kTax,       ///< money of taxes, whether the amount includes them or not
  kShipping,  ///< money for the delivery
  kQuantity,
  kUnitPrice,
  kCurrency,
  kStatus,  ///< of the order: cancelled, refunded, ...
  kChannel,
  kShop,         ///< the shop, service or brand that sold it, where a file holds several
  kProduct,      ///< what tells products apart: an id, else the name
  kProductName,  ///< what a product is called, where `kProduct` is an id
  kCategory,
  kBrand,
  kColour,      ///< of the product; shown, and part of no figure
  kAnsweredAt,  ///< of a response
  // Of events, messages, tickets and notes.
  kHappenedAt,   ///< when the row's event was, a ticket was opened or a note written
  kEventId,      ///< tells events apart: the same one twice is a repetition
  kEventName,    ///< what happened
  kEventCall,    ///< track, page, identify and so on
  kAnonymousId,  ///< of a visitor who may not have said who it is
  kPreviousId,   ///< another anonymous id of the row's customer
  kPage,         ///< address, path or title
  kSearchText,   ///< what was searched for
  kCampaign,
  kCampaignStep,  ///< stage of the campaign
  kMessageId,     ///< tells messages apart where several rows tell of one
  kSentAt,
  kDeliveredAt,  ///< when, or whether, as of those below
  kOpenedAt,
  kClickedAt,
  kBouncedAt,
  kUnsubscribedAt,
  kSubject,  ///< of a message, ticket or note
  kText,     ///< of a ticket or note, or what was asked
  kTicketId,
  kSolvedAt,
  kRating,  ///< of how a ticket was dealt with
  kAuthor,  ///< who wrote a note
  // Attributes of a person or company, kept where a file says them: see model/attributes.h.
  kObservedAt,  ///< of a record: the day it says how things were
  kPatronymic,
  kWorkEmail,
  kWorkPhone,
  kPhoneOperator,
  kEmailVerified,
  kPhoneVerified,
  kSocialAccount,
  kLoyaltyCard,
  kEmployer,
  kJobTitle,
  kCommunicationPreferences,
  kPreferredChannel,
  kAnalyticsConsent,
  kProfilingConsent,
  kThirdPartyConsent,
  kAcquisitionSource,
  kReferrer,
  kOrdersPlaced,
  kOrdersAbandoned,
  kItemsBought,
  kAverageOrder,
  kTotalSpent,
  kOrdersReturned,
  kInquiries,
  kLastContact,
  kContactChannel,
  kLinkClicks,
  kVisits,
  kVisitDepth,
  kVisitSubject,
  kLikes,
  kComments,
  kSupportRequests,
  kLastSupport,
  kSupportSubject,
  kResolutionHours,
  kMaritalStatus,
  kChildren,
  kChildrenAges,  ///< kept as kChildrenBirthYears
  kChildrenBirthYears,
  kAge,  ///< on the day of the record; kept as kBirthYear
  kBirthYear,
  kResidence,
  kCarMake,
  kPets,
  kPetNames,
  kInterests,
  kActivityLevel,
  kMediaAttendance,
  kEducation,
  kOccupation,
  kCareer,
  kIncomeLevel,
  kServiceQuality,
  kProductRating,
  kSatisfaction,
  kFavouriteColour,
  kFavouriteHoliday,
  kKindOfRest,
  kFavouriteBrand,
  kFavouriteCategory,
  kFavouriteProduct,
  kReadingWishes,
  kWishedCustomisation,
  kBuysFor,
  kDecidingFactor,
  kExpectations,
  kNip,
  kRegon,
  kKrs,
  kOib,
  kInn,
  kOgrn,
  kVatNumber,
  kSector,
  kCompanySize,
  kParentCompany,
  kContactRole,
  kDecisionMaker,
};
inline constexpr Field kFirstAttribute = Field::kObservedAt;
inline constexpr Field kLastAttribute = Field::kDecisionMaker;
inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(kLastAttribute) + 1;

/// Whether only records of files that say it keep it.
constexpr bool is_attribute(Field field) {
  return field >= kFirstAttribute && field <= kLastAttribute;
}

/// What fields are listed under.
enum class FieldGroup : std::uint8_t {
  kWho,
  kWhere,
  kAboutThem,
  kAccount,  ///< with the shop: since when, by what way, what it may be used for
  kFamily,
  kLifestyle,
  kStatus,    ///< education, work and income
  kActivity,  ///< counts and totals that a file says, beside those measured from orders
  kAttitude,
  kPreference,
  kMotivation,
  kCompany,
  kOrder,
  kProduct,
  kResponse,
  kEvent,
  kMessage,
  kTicketOrNote,
};

/// What may happen when a value gets into the wrong hands.
enum class Sensitivity : std::uint8_t {
  kPublic,     ///< says nothing of a single person: products, companies
  kPersonal,   ///< says something of a person
  kSensitive,  ///< lets somebody pose as the person, or tells of family and money
};

/// What a value is, beside what it means.
enum class ValueType : std::uint8_t {
  kText,
  kInteger,
  kDecimal,
  kMoney,
  kDate,
  kMoment,   ///< a date, with or without time
  kBoolean,  ///< "yes" or "no"
  kYear,
};

/// What a person may allow data to be used for.
enum class Purpose : std::uint8_t {
  kService,     ///< to deliver what was ordered and to answer; needs no consent
  kMarketing,   ///< to be written or called to
  kAnalytics,   ///< to be counted in statistics
  kProfiling,   ///< to be put into segments and predicted
  kThirdParty,  ///< to be given to others
};

/// One line of the catalogue.
struct FieldDescription {
  Field field = Field::kCustomerId;
  std::string_view name;   ///< in mappings and reports
  std::string_view label;  ///< for people
  FieldGroup group = FieldGroup::kWho;
  DataType type = DataType::kIdentity;
  ValueType value = ValueType::kText;
  Sensitivity sensitivity = Sensitivity::kPersonal;
  Purpose purpose = Purpose::kService;  ///< what it is usually kept for
  std::string_view unit = {};
};

/// Every field, in their order.
std::span<const FieldDescription> field_catalogue();
const FieldDescription& describe(Field field);

/// "customer_id", "email", ...
std::string_view to_string(Field field);
std::optional<Field> field_from(std::string_view name);
/// Which of the four data types the field belongs to.
DataType data_type_of(Field field);

/// "who", "where", "about_them", ...
std::string_view to_string(FieldGroup group);
/// "Who", "Where", "About them", ...
std::string_view label_of(FieldGroup group);
/// "public", "personal", "sensitive".
std::string_view to_string(Sensitivity sensitivity);
/// "text", "integer", "decimal", "money", "date", "moment", "boolean", "year".
std::string_view to_string(ValueType type);
std::optional<ValueType> value_type_from(std::string_view name);
/// "service", "marketing", "analytics", "profiling", "third_party".
std::string_view to_string(Purpose purpose);

}  // namespace sonder
