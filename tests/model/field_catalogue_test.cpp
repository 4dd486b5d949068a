#include "model/field_catalogue.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

namespace sonder {
namespace {

TEST(FieldCatalogue, DescribesEveryFieldInItsPlace) {
  const auto catalogue = field_catalogue();
  ASSERT_EQ(catalogue.size(), kFieldCount);
  for (std::size_t index = 0; index < kFieldCount; ++index) {
    EXPECT_EQ(catalogue[index].field, static_cast<Field>(index)) << catalogue[index].name;
  }
}

TEST(FieldCatalogue, FindsEveryFieldByItsNameAlone) {
  for (const FieldDescription& each : field_catalogue()) {
    EXPECT_EQ(field_from(each.name), each.field) << each.name;
  }
  EXPECT_EQ(field_from("shoe_size"), std::nullopt);
  EXPECT_EQ(field_from(""), std::nullopt);
}

TEST(FieldCatalogue, GivesNoTwoFieldsOneLabel) {
  std::set<std::string_view> labels;
  for (const FieldDescription& each : field_catalogue()) {
    EXPECT_TRUE(labels.insert(each.label).second) << each.label;
  }
}

TEST(FieldCatalogue, NamesGroupsAndWhatFieldsAre) {
  for (const FieldDescription& each : field_catalogue()) {
    EXPECT_FALSE(to_string(each.group).empty()) << each.name;
    EXPECT_FALSE(label_of(each.group).empty()) << each.name;
    EXPECT_FALSE(to_string(each.value).empty()) << each.name;
    EXPECT_FALSE(to_string(each.sensitivity).empty()) << each.name;
    EXPECT_FALSE(to_string(each.purpose).empty()) << each.name;
  }
}

TEST(FieldCatalogue, TakesNoPersonsFieldForPublic) {
  for (const FieldDescription& each : field_catalogue()) {
    const bool is_of_nobody =
        each.group == FieldGroup::kProduct || each.group == FieldGroup::kCompany;
    if (each.sensitivity == Sensitivity::kPublic) {
      EXPECT_TRUE(is_of_nobody || each.field == Field::kCurrency) << each.name;
    }
  }
  EXPECT_EQ(describe(Field::kNationalId).sensitivity, Sensitivity::kSensitive);
}

}  // namespace
}  // namespace sonder
