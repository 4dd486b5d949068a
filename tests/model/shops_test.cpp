#include "model/shops.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::an_order;

using Codes = std::vector<std::uint32_t>;

TEST(FindShops, GoesByTheFileUnlessTheRowNamesOne) {
  Population population = a_population(
      {a_record(), a_record().in_file(1)},
      {an_order().by(0), an_order().by(1).in_file(1), an_order().by(1).in_file(1).in_shop("Art")});
  population.files.push_back({{1}, std::nullopt, std::nullopt, "Sport"});
  const Shops shops = find_shops(population);
  EXPECT_EQ(shops.names, (std::vector<std::string>{"Art", "Sport"}));
  EXPECT_EQ(shops.of_order, (Codes{kNoShop, 1, 0}));
  EXPECT_EQ(shops.of_record, (Codes{kNoShop, 1}));
}

TEST(FindShops, FindsNoneWhereNoFileSays) {
  const Shops shops = find_shops(a_population({a_record()}, {an_order().by(0)}));
  EXPECT_EQ(shops.size(), 0U);
  EXPECT_EQ(shops.of_order, (Codes{kNoShop}));
  EXPECT_EQ(find_shops(Population()).size(), 0U);
}

}  // namespace
}  // namespace sonder
