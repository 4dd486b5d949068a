#include "session/cross_table_view.h"

#include <gtest/gtest.h>

#include <cstddef>

#include "session/session.h"
#include "support/sessions.h"
#include "support/shop_files.h"

namespace sonder {
namespace {

using testing::must;
using testing::with_uneven_survey;

TEST(CrossTableReport, HasColumnsOfQuestionsSegmentsAndCustomers) {
  Session session = with_uneven_survey();
  must(session.save_segment("abroad", {{"feature", "country"}, {"is", "!="}, {"value", "PL"}}));
  const Json report = must(session.cross_table(
      {{"rows", {2, 3}},
       {"groups",
        {{{"questions", {3}}}, {{"segments", {"abroad"}}}, {{"customers", "country"}}}}}));
  ASSERT_EQ(report["questions"].size(), 2U);
  const Json& tables = report["questions"][1]["tables"];
  ASSERT_EQ(tables.size(), 3U);
  const auto counts = [&](std::size_t table) { return tables[table]["rows"][0]["counts"]; };
  EXPECT_EQ(tables[0]["rows"][0]["label"], "red");
  EXPECT_EQ(counts(0), Json({3, 3, 0}));
  EXPECT_EQ(counts(1), Json({3, 2}));
  EXPECT_EQ(tables[2]["columns"][1]["label"], "HR");
  EXPECT_EQ(counts(2), Json({3, 2, 0, 0, 0}));
  EXPECT_EQ(report["questions"][0]["tables"][2]["columns"][1]["nps"]["score"], 100.0);
}

TEST(CrossTableReport, RefusesWhatItCannotCount) {
  Session session = with_uneven_survey();
  const auto refusal = [&](const Json& options) {
    return session.cross_table(options).error().code;
  };
  const Json by_colour = {{{"questions", {3}}}};
  EXPECT_EQ(refusal({{"rows", {1}}, {"groups", by_colour}}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal({{"rows", {77}}, {"groups", by_colour}}), ErrorCode::kNotFound);
  EXPECT_EQ(refusal({{"rows", {2}}, {"groups", {{{"segments", {"nobody"}}}}}}),
            ErrorCode::kNotFound);
  EXPECT_EQ(refusal({{"rows", {2}}, {"groups", {{{"customers", "shoe_size"}}}}}),
            ErrorCode::kNotFound);
  for (const char* options :
       {R"({"rows":[-1]})", R"({"rows":["2"]})", R"({"groups":[{}]})",
        R"({"groups":[{"questions":[3],"customers":"rfm"}]})", R"({"adjustment":"bonferroni"})",
        R"({"confidence":2})", R"({"banner":[]})", R"({"nets":[{"label":"?"}]})"}) {
    EXPECT_EQ(refusal(parse_json(options).value()), ErrorCode::kInvalidJson) << options;
  }
}

}  // namespace
}  // namespace sonder
