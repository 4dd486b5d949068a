#include "table/detail/file_format.h"

#include <gtest/gtest.h>

namespace sonder::detail {
namespace {

TEST(IsJson, KnowsListsOfAnything) {
  for (const char* text :
       {"[1,2]", "[ -1.5e3 , 2]", "[true]", "[null,\n1]", "[[1,2],[3,4]]", "[[]]", "[\"a\",1]",
        "[]", "[{\"a\":1}]", "\xEF\xBB\xBF[1,2]", "[1,\"a\"]\n[2,\"b\"]\n"}) {
    EXPECT_TRUE(is_json(text)) << text;
  }
}

TEST(IsJson, KnowsAValueThatStandsAlone) {
  for (const char* text : {"42", "-1.5\n", "true", "null", "\"a, b\""}) {
    EXPECT_TRUE(is_json(text)) << text;
  }
}

TEST(IsJson, LeavesTextInBracketsAlone) {
  for (const char* text :
       {"[2024-01-05 10:00] started\n", "[id],[name]\n1,2\n", "[1] see below", "[01,2]\n", "[",
        "[1", "1,2\n3,4\n", "1\n2\n", "2024-01-05", "\"a\",\"b\"\n1,2\n", "name", "{a}", ""}) {
    EXPECT_FALSE(is_json(text)) << text;
  }
}

}  // namespace
}  // namespace sonder::detail
