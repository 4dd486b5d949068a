#include <gtest/gtest.h>

#include <algorithm>

#include "support/real_files.h"
#include "survey/response_quality.h"

// 2,800 people's answers to 25 questions on 1-6, from the shared data folder. Figures are of
// R 4.2.2: runs by rle() with a missing answer ending a run, sd() of the answers divided by 5, and
// mahalanobis() of all scales, education among them.

namespace sonder {
namespace {

const RuleResult& result_of(const ResponseQuality& quality, QualityRule rule) {
  return *std::find_if(quality.rules.begin(), quality.rules.end(),
                       [rule](const RuleResult& result) { return result.rule == rule; });
}

TEST(FlagResponses, FlagsInRealAnswersWhatRFlags) {
  const std::string bytes = testing::shared_bytes("survey/bfi/bfi.csv");
  if (bytes.empty()) GTEST_SKIP() << "the shared data folder is absent";
  const Table table = testing::table_of_bytes(bytes);
  const auto quality = flag_responses(table, understand_questions(table, {}));
  const RuleResult& lines = result_of(quality.value(), QualityRule::kStraightLine);
  EXPECT_EQ(lines.flags, (std::vector<QualityFlag>{{561, 25}, {1429, 25}, {1554, 25}, {2042, 25}}));
  const RuleResult& variability = result_of(quality.value(), QualityRule::kLowVariability);
  ASSERT_EQ(variability.flags.size(), 20U);
  EXPECT_EQ(variability.flags[0].row, 89U);
  EXPECT_NEAR(variability.flags[0].figure, 0.1434563005, 1e-10);
  const RuleResult& outliers = result_of(quality.value(), QualityRule::kOutlier);
  EXPECT_EQ(outliers.judged.count(), 2'236U);
  EXPECT_EQ(outliers.flags.size(), 69U);
}

}  // namespace
}  // namespace sonder
