#include "model/field_schema.h"

#include <gtest/gtest.h>

#include <string>

#include "model/field_catalogue.h"

namespace sonder {
namespace {

TEST(PersonSchema, HasEveryFieldOfTheCatalogueAndNoOther) {
  const Json schema = person_schema();
  EXPECT_EQ(schema["properties"].size(), kFieldCount);
  for (const FieldDescription& field : field_catalogue()) {
    const Json& member = schema["properties"][std::string(field.name)];
    EXPECT_EQ(member["title"], field.label);
    EXPECT_EQ(member["x-sensitivity"], to_string(field.sensitivity));
    EXPECT_TRUE(member.contains("type")) << field.name;
  }
}

TEST(PersonSchema, SaysKindsOfValuesInTheWordsOfTheStandard) {
  const Json properties = person_schema()["properties"];
  EXPECT_EQ(properties["birth_date"]["format"], "date");
  EXPECT_EQ(properties["email"]["format"], "email");
  EXPECT_EQ(properties["birth_year"]["type"], "integer");
  EXPECT_EQ(properties["marketing_consent"]["type"], "boolean");
  EXPECT_EQ(properties["total_spent"]["type"], "number");
  EXPECT_EQ(properties["resolution_hours"]["x-unit"], "hours");
}

TEST(FieldCatalogue, IsTheSameAsJson) {
  const Json list = field_catalogue_to_json();
  ASSERT_EQ(list.size(), kFieldCount);
  EXPECT_EQ(list[0]["name"], "customer_id");
  EXPECT_EQ(list[0]["group_label"], "Who");
}

// The named fields of people and companies that the product promises.
TEST(FieldCatalogue, HasAllThatIsPromised) {
  for (const char* const name : {"last_name",
                                 "first_name",
                                 "patronymic",
                                 "birth_date",
                                 "gender",
                                 "street",
                                 "phone",
                                 "work_phone",
                                 "phone_operator",
                                 "email",
                                 "work_email",
                                 "social_account",
                                 "customer_id",
                                 "employer",
                                 "job_title",
                                 "communication_preferences",
                                 "orders_placed",
                                 "orders_abandoned",
                                 "items_bought",
                                 "average_order",
                                 "total_spent",
                                 "orders_returned",
                                 "contact_channel",
                                 "last_contact",
                                 "link_clicks",
                                 "visits",
                                 "visit_depth",
                                 "visit_subject",
                                 "likes",
                                 "comments",
                                 "last_support",
                                 "support_subject",
                                 "resolution_hours",
                                 "marital_status",
                                 "children",
                                 "children_birth_years",
                                 "residence",
                                 "car_make",
                                 "pets",
                                 "pet_names",
                                 "education",
                                 "occupation",
                                 "career",
                                 "income_level",
                                 "activity_level",
                                 "media_attendance",
                                 "interests",
                                 "service_quality",
                                 "product_rating",
                                 "favourite_colour",
                                 "favourite_holiday",
                                 "kind_of_rest",
                                 "favourite_brand",
                                 "buys_for",
                                 "deciding_factor",
                                 "company",
                                 "nip",
                                 "regon",
                                 "krs",
                                 "oib",
                                 "inn",
                                 "ogrn",
                                 "sector",
                                 "company_size",
                                 "contact_role",
                                 "decision_maker",
                                 "acquisition_source",
                                 "referrer",
                                 "inquiries"}) {
    EXPECT_TRUE(field_from(name)) << name;
  }
}

}  // namespace
}  // namespace sonder
