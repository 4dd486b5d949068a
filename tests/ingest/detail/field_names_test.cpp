#include "ingest/detail/field_names.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace sonder {
namespace {

std::optional<Field> first_field(std::string_view name) {
  const auto fields = fields_named(name);
  return fields.empty() ? std::nullopt : std::optional{fields.front().field};
}

TEST(FieldsNamed, KnowsColumnNamesInFiveLanguages) {
  EXPECT_EQ(first_field("E-mail"), Field::kEmail);
  EXPECT_EQ(first_field("Imię"), Field::kFirstName);
  EXPECT_EQ(first_field("NAZWISKO"), Field::kLastName);
  EXPECT_EQ(first_field("Numer zamówienia"), Field::kOrderId);
  EXPECT_EQ(first_field("Wartość brutto"), Field::kAmount);
  EXPECT_EQ(first_field("Količina"), Field::kQuantity);
  EXPECT_EQ(first_field("Šifra kupca"), Field::kCustomerId);
  EXPECT_EQ(first_field("Država"), Field::kCountry);
  EXPECT_EQ(first_field("Электронная почта"), Field::kEmail);
  EXPECT_EQ(first_field("Почтовый индекс"), Field::kPostcode);
  EXPECT_EQ(first_field("Адрес электронной почты"), Field::kEmail);
  EXPECT_EQ(first_field("Номер заказа"), Field::kOrderId);
  EXPECT_EQ(first_field("Kundennummer"), Field::kCustomerId);
  EXPECT_EQ(first_field("Währung"), Field::kCurrency);
  EXPECT_EQ(first_field("Stückpreis"), Field::kUnitPrice);
}

TEST(FieldsNamed, TakesJoinedWordsApart) {
  EXPECT_EQ(first_field("InvoiceNo"), Field::kOrderId);
  EXPECT_EQ(first_field("CustomerID"), Field::kCustomerId);
  EXPECT_EQ(first_field("order_date"), Field::kOrderedAt);
  EXPECT_EQ(first_field("UnitPrice"), Field::kUnitPrice);
}

TEST(FieldsNamed, PassesOverWhoseItIsAtACostInStrength) {
  const auto plain = fields_named("City");
  const auto qualified = fields_named("Billing City");
  ASSERT_EQ(plain.size(), 1U);
  ASSERT_EQ(qualified.size(), 1U);
  EXPECT_EQ(qualified[0].field, Field::kCity);
  EXPECT_GT(plain[0].strength, qualified[0].strength);
}

TEST(FieldsNamed, DoesNotTakeOtherMoneyForTheAmount) {
  for (const char* name :
       {"Refunded Amount", "Lineitem fulfillment status", "Shipping City", "Shipping Method"}) {
    EXPECT_EQ(first_field(name), std::nullopt) << name;
  }
  EXPECT_EQ(first_field("Total Spent"), Field::kTotalSpent);
  EXPECT_EQ(first_field("Total Orders"), Field::kOrdersPlaced);
  EXPECT_EQ(first_field("Discount Amount"), Field::kDiscount);
  EXPECT_EQ(first_field("Shipping"), Field::kShipping);
  EXPECT_EQ(first_field("Taxes"), Field::kTax);
}

TEST(FieldsNamed, LeavesAmbiguousNamesToTheValues) {
  const auto fields = fields_named("Name");
  ASSERT_EQ(fields.size(), 3U);  // of a person, an order or a product
  for (const FieldName& field : fields) EXPECT_EQ(field.strength, NameStrength::kPossible);
}

TEST(FieldsNamed, KnowsNothingOfEmptyOrForeignNames) {
  EXPECT_TRUE(fields_named("").empty());
  EXPECT_TRUE(fields_named("!?").empty());
  EXPECT_TRUE(fields_named("billing").empty());
}

TEST(IsQuestionWording, IsToldByAQuestionMarkOrLength) {
  EXPECT_TRUE(is_question_wording("Why?"));
  EXPECT_TRUE(is_question_wording("On a scale from one to ten, how much do you"));
  EXPECT_FALSE(is_question_wording("Kundennummer"));
  // 40 letters of two bytes each.
  EXPECT_FALSE(is_question_wording("żżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżżż"));
}

TEST(IsSurveyMetadataName, KnowsWhatSurveyToolsAdd) {
  EXPECT_TRUE(is_survey_metadata_name("Respondent ID"));
  EXPECT_TRUE(is_survey_metadata_name("ResponseId"));
  EXPECT_TRUE(is_survey_metadata_name("Sygnatura czasowa"));
  EXPECT_FALSE(is_survey_metadata_name("Customer ID"));
}

}  // namespace
}  // namespace sonder
