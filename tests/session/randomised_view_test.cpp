#include "session/randomised_view.h"

#include <gtest/gtest.h>

#include <string>

#include "support/sessions.h"

namespace sonder {
namespace {

using testing::must;
using testing::session_of;

/// Sixty responses: 40 times shop and 20 times web, by chance so; how likely, and what is missing.
Session a_session() {
  std::string responses = "Timestamp,Where do you buy?,Recommend us?,What is missing?\n";
  for (int i = 0; i < 60; ++i) {
    const std::string number = std::to_string(i);
    responses += "2024-03-01 10:" + std::to_string(10 + i % 50) + ":00," +
                 (i % 3 < 2 ? "shop" : "web") + "," + std::to_string(i % 11) + ",I miss thing " +
                 number + " on the shelf\n";
  }
  return session_of({{"survey.csv", responses}});
}

Json request(const std::string& question, const Json& options) {
  return {{"question", question}, {"options", options}, {"keep", 0.5}};
}

// By hand, k = 3: shop (2/3 - 1/6) / 0.5 = 1, web (1/3 - 1/6) / 0.5 = 1/3, phone -1/3.
TEST(RandomisedShares, AreOfAllOptionsAndNotOfThoseThatCameInAlone) {
  Session session = a_session();
  const Json report =
      must(session.randomised_shares(request("Where do you buy?", {"shop", "web", "phone"})));
  EXPECT_EQ(report["options"], 3);
  EXPECT_EQ(report["shares"][0]["answer"], "phone");
  EXPECT_EQ(report["shares"][0]["estimate"], -0.333333);
  EXPECT_EQ(report["shares"][1]["estimate"], 1.0);
  EXPECT_EQ(report["shares"][2]["estimate"], 0.333333);
}

TEST(RandomisedShares, FollowTheFilterAndTakeAColumn) {
  Session session = a_session();
  Json asked = {{"column", 1}, {"options", {"shop", "web"}}, {"epsilon", 1.0}};
  asked["answers"] = Json::array({{{"column", 2}, {"answers", {"10"}}}});
  const Json report = must(session.randomised_shares(asked));
  EXPECT_EQ(report["answers"], 5);  // 10, 21, 32, 43 and 54
  EXPECT_EQ(report["shares"][0]["count"], 4);
}

TEST(RandomisedShares, AreNotWeighted) {
  Session session = a_session();
  Json asked = request("Where do you buy?", {"shop", "web"});
  asked["weights"] = {{"column", 2}};
  const Result<Json> report = session.randomised_shares(asked);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().message, "shares of randomised answers cannot be weighted");
}

TEST(RandomisedShares, RefuseAnswersThatAreNoOptionsAndQuestionsThatAreNoChoices) {
  Session session = a_session();
  const auto error_of = [&](const Json& options) {
    const Result<Json> report = session.randomised_shares(options);
    EXPECT_FALSE(report);
    return report ? Error{} : report.error();
  };
  EXPECT_EQ(error_of(request("Where do you buy?", {"shop", "phone"})).message,
            "some answers are none of `options`");
  EXPECT_EQ(error_of(request("What is missing?", {"a", "b"})).message,
            "randomised answers are those of a single choice");
  EXPECT_EQ(error_of(request("Who?", {"a", "b"})).code, ErrorCode::kNotFound);
  EXPECT_EQ(error_of(request("Where do you buy?", {"shop"})).code, ErrorCode::kInvalidJson);
  EXPECT_EQ(error_of({{"question", "Where do you buy?"}, {"options", {"shop", "web"}}}).code,
            ErrorCode::kInvalidJson);
  EXPECT_EQ(Session().randomised_shares(request("Who?", {"a", "b"})).error().code,
            ErrorCode::kNotFound);
}

}  // namespace
}  // namespace sonder
