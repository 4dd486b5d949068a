#include "text/blanks.h"

#include <gtest/gtest.h>

namespace sonder {
namespace {

TEST(Trim, TakesBlanksTabsAndLineEndsOffBothEnds) {
  EXPECT_EQ(trim(" \t\r\n a b \n"), "a b");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("  "), "");
  EXPECT_EQ(trim("a"), "a");
}

TEST(Trim, TakesNoBreakSpacesOff) {
  EXPECT_EQ(trim("\u00A0a\u202F"), "a");
  EXPECT_EQ(trim("\u2007 \u00A0"), "");
}

TEST(Trim, LeavesHalfACharacterAlone) {
  EXPECT_EQ(trim("\xC2"), "\xC2");
  EXPECT_EQ(trim("\xA0"), "\xA0");
}

}  // namespace
}  // namespace sonder
