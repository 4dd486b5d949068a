#include "base/id.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace sonder {
namespace {

using ProfileId = Id<struct ProfileTag>;
using RowId = Id<struct RowTag>;

static_assert(!std::is_convertible_v<RowId, ProfileId>);
static_assert(!std::is_constructible_v<ProfileId, RowId>);
static_assert(!std::is_convertible_v<ProfileId, std::uint32_t>);
static_assert(sizeof(ProfileId) == sizeof(std::uint32_t));

TEST(Id, IsOrderedByPosition) {
  EXPECT_EQ(ProfileId{3}, ProfileId{3});
  EXPECT_NE(ProfileId{3}, ProfileId{4});
  EXPECT_LT(ProfileId{3}, ProfileId{4});
}

}  // namespace
}  // namespace sonder
