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
    {F::kProduct, "product", "Product", G::kProduct, kDescriptive, V::kText, kPublic, P::kService},
    {F::kProductName, "product_name", "Name of the product", G::kProduct, kDescriptive, V::kText,
     kPublic, P::kService},
    {F::kCategory, "category", "Category", G::kProduct, kDescriptive, V::kText, kPublic,
     P::kService},
    {F::kBrand, "brand", "Brand", G::kProduct, kDescriptive, V::kText, kPublic, P::kService},
    {F::kColour, "colour", "Colour", G::kProduct, kDescriptive, V::kText, kPublic, P::kService},
    {F::kAnsweredAt, "answered_at", "Answered at", G::kResponse, kQualitative, V::kMoment,
     kPersonal, P::kAnalytics},
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
    case FieldGroup::kOrder: return "order";
    case FieldGroup::kProduct: return "product";
    case FieldGroup::kResponse: return "response";
  }
  return "";
}

std::string_view label_of(FieldGroup group) {
  switch (group) {
    case FieldGroup::kWho: return "Who";
    case FieldGroup::kWhere: return "Where";
    case FieldGroup::kAboutThem: return "About them";
    case FieldGroup::kAccount: return "Account";
    case FieldGroup::kOrder: return "Order";
    case FieldGroup::kProduct: return "Product";
    case FieldGroup::kResponse: return "Response";
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
  }
  return "";
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
