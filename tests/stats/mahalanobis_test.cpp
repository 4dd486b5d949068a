#include "stats/mahalanobis.h"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>

namespace sonder {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

using Items = std::vector<std::vector<double>>;

const Items kItems = {
    {2, 4, 5, 3, 1, 4, 5, 3, 2, 5}, {3, 4, 4, 2, 2, 5, 3, 1, 2, 5}, {1, 5, 4, 3, 2, 4, 4, 5, 2, 1}};
// R 4.2.2: mahalanobis(x, colMeans(x), cov(x)), and pchisq(d, 3, lower.tail = FALSE).
const std::vector<double> kSquared = {2.22315586914688934, 2.90869146889031471, 1.28216805644644039,
                                      0.88527902501603628, 2.99095574085952709, 3.95359204618345172,
                                      2.53056446440025740, 3.83380372033354710, 1.27639512508018016,
                                      5.11539448364336202};
const std::vector<double> kPValues = {0.52740180032956641, 0.40591845676760124, 0.73337174048701648,
                                      0.82897878751920573, 0.39302172613840342, 0.26651915237663204,
                                      0.46979271515868704, 0.27997859950394188, 0.73474577262353058,
                                      0.16353979628300544};

void expect_distances(const Result<MahalanobisDistances>& found) {
  ASSERT_TRUE(found) << found.error().message;
  for (std::size_t i = 0; i < kSquared.size(); ++i) {
    ASSERT_TRUE(found.value().people[i]);
    EXPECT_NEAR(found.value().people[i]->squared, kSquared[i], 1e-12);
    EXPECT_NEAR(found.value().people[i]->p_value, kPValues[i], 1e-12);
  }
  EXPECT_EQ(found.value().freedom, 3U);
}

TEST(MahalanobisDistances, AgreeWithR) {
  const auto found = mahalanobis_distances(kItems);
  expect_distances(found);
  EXPECT_TRUE(found.value().dependent.empty());
}

TEST(MahalanobisDistances, LeaveOutWhoDidNotAnswerEverything) {
  Items items = kItems;
  for (auto& item : items) item.push_back(3);
  items[1][10] = kNone;
  const auto found = mahalanobis_distances(items);
  expect_distances(found);
  EXPECT_FALSE(found.value().people[10]);
}

TEST(MahalanobisDistances, DoNotDependOnUnitsNorOnQuestionsThatTellNothingMore) {
  Items items = kItems;
  for (double& answer : items[1]) answer = 100 - 7 * answer;
  items.insert(items.begin(), std::vector<double>(10, 4));
  items.push_back(kItems[0]);
  for (std::size_t i = 0; i < 10; ++i) items.back()[i] += kItems[1][i] - 2 * kItems[2][i];
  const auto found = mahalanobis_distances(items);
  expect_distances(found);
  EXPECT_EQ(found.value().dependent, (std::vector<std::size_t>{0, 4}));
}

/// Σ d² is the trace of (n - 1) times the covariances by themselves.
TEST(MahalanobisDistances, AddUpToPeopleLessOneTimesTheFreedom) {
  const auto found = mahalanobis_distances(kItems);
  double sum = 0;
  for (const auto& person : found.value().people) sum += person->squared;
  EXPECT_NEAR(sum, 9 * 3, 1e-11);
}

TEST(MahalanobisDistances, AreAbsentWhereAllAnsweredTheSame) {
  const auto found = mahalanobis_distances(Items{{1, 1}, {2, 2}});
  ASSERT_TRUE(found);
  EXPECT_EQ(found.value().freedom, 0U);
  EXPECT_FALSE(found.value().people[0]);
}

TEST(MahalanobisDistances, RefuseWhatHasNoCovariance) {
  EXPECT_FALSE(mahalanobis_distances({}));
  EXPECT_EQ(mahalanobis_distances(Items{{1, 2}, {1}}).error().message,
            "there must be questions, answered by the same people");
  EXPECT_EQ(mahalanobis_distances(Items{{1, 2, kNone}, {kNone, 2, 3}}).error().message,
            "fewer than two people answered every question");
}

}  // namespace
}  // namespace sonder
