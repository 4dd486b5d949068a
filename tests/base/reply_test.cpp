#include "base/reply.h"

#include <gtest/gtest.h>

namespace sonder {
namespace {

TEST(ToReply, WrapsValuesAndFailures) {
  EXPECT_EQ(to_reply(Result<Json>(Json::array({1, "a"}))), R"({"ok":true,"value":[1,"a"]})");
  EXPECT_EQ(
      to_reply(Result<Json>(Error{ErrorCode::kNotFound, "no such file", "add it"})),
      R"({"error":{"code":"not_found","hint":"add it","message":"no such file"},"ok":false})");
}

TEST(ToReply, AnswersWithNullWhereThereIsNothingToSay) {
  EXPECT_EQ(to_reply(Status(Done{})), R"({"ok":true,"value":null})");
  EXPECT_EQ(to_reply(Status(Error{ErrorCode::kInvalidState, "not now"})),
            R"({"error":{"code":"invalid_state","hint":"","message":"not now"},"ok":false})");
}

}  // namespace
}  // namespace sonder
