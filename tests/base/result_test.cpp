#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <utility>

namespace sonder {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return Error{ErrorCode::kInvalidArgument, "the number is odd"};
  return number / 2;
}

TEST(Result, HoldsAValueOrAnError) {
  const Result<int> good = half(8);
  ASSERT_TRUE(good);
  EXPECT_TRUE(good.has_value());
  EXPECT_EQ(good.value(), 4);

  const Result<int> bad = half(7);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error(), (Error{ErrorCode::kInvalidArgument, "the number is odd", ""}));
}

TEST(Result, MovesItsValueOut) {
  Result<std::unique_ptr<int>> owner(std::make_unique<int>(5));
  const std::unique_ptr<int> taken = std::move(owner).value();
  EXPECT_EQ(*taken, 5);
}

TEST(Result, LetsItsValueBeChanged) {
  Result<std::string> text(std::string("a"));
  text.value() += "b";
  EXPECT_EQ(text.value(), "ab");
}

TEST(Result, SaysThatAVerbWithoutAValueWorked) {
  const Status done = Done{};
  ASSERT_TRUE(done);
  EXPECT_EQ(done.value(), Done{});
}

TEST(ResultDeathTest, AbortsWhenTheAbsentSideIsTaken) {
#if GTEST_HAS_DEATH_TEST
  const Result<int> bad = half(1);
  EXPECT_DEATH(bad.value(), "");
  const Result<int> good = half(2);
  EXPECT_DEATH(good.error(), "");
#else
  GTEST_SKIP() << "no second process here";
#endif
}

TEST(ErrorCode, HasADistinctNameForEveryCode) {
  std::set<std::string_view> names;
  for (const ErrorCode code : kAllErrorCodes) {
    const std::string_view name = to_string(code);
    EXPECT_FALSE(name.empty());
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos);
    names.insert(name);
  }
  EXPECT_EQ(names.size(), kAllErrorCodes.size());
}

TEST(ErrorCode, ListsEveryCodeInOrder) {
  std::size_t position = 0;
  for (const ErrorCode code : kAllErrorCodes) {
    EXPECT_EQ(static_cast<std::size_t>(code), position++);
  }
  EXPECT_EQ(to_string(static_cast<ErrorCode>(position)), "");
}

}  // namespace
}  // namespace sonder
