#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "model/population.h"
#include "model/source.h"

namespace sonder {
namespace {

template <class Enum>
std::set<std::string_view> distinct_names(Enum last) {
  std::set<std::string_view> names;
  for (int value = 0; value <= static_cast<int>(last); ++value) {
    names.insert(to_string(static_cast<Enum>(value)));
  }
  return names;
}

TEST(ModelNames, GiveEachOfTheNineSourcesItsOwn) {
  const auto names = distinct_names(SourceClass::kThirdParty);
  EXPECT_EQ(names.size(), 9U);
  EXPECT_FALSE(names.contains(""));
}

TEST(ModelNames, GiveEachOfTheFourDataTypesItsOwn) {
  EXPECT_EQ(distinct_names(DataType::kQualitative),
            (std::set<std::string_view>{"identity", "quantitative", "descriptive", "qualitative"}));
}

TEST(ModelNames, GiveEachRecordOriginItsOwn) {
  EXPECT_EQ(distinct_names(RecordOrigin::kResponse),
            (std::set<std::string_view>{"customer_row", "order", "response"}));
}

TEST(DateColumn, KeepsMissingApartFromTheEpoch) {
  DateColumn column;
  column.push_back(Date{0});
  column.push_back(std::nullopt);
  EXPECT_EQ(column.at(0), Date{0});
  EXPECT_EQ(column.at(1), std::nullopt);
}

}  // namespace
}  // namespace sonder
