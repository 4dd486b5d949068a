#include "survey/response_weights.h"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>
#include <string>
#include <vector>

namespace sonder {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

WeightMargin region(std::vector<double> targets, std::vector<std::uint32_t> category_of) {
  WeightMargin margin{.title = "Region",
                      .labels = {},
                      .targets = std::move(targets),
                      .category_of = std::move(category_of)};
  for (std::size_t label = 0; label < margin.targets.size(); ++label) {
    margin.labels.push_back(std::string(1, static_cast<char>('A' + label)));
  }
  return margin;
}

ResponseWeights weigh(std::size_t responses, const std::vector<double>& base,
                      const std::vector<WeightMargin>& margins, const WeightLimits& limits = {},
                      WeightMethod method = WeightMethod::kRaking) {
  const auto weights = weigh_responses(responses, base, margins, limits, method);
  EXPECT_TRUE(weights) << weights.error().message;
  return weights.value();
}

void expect_near(const std::vector<double>& actual, const std::vector<double>& expected) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t at = 0; at < actual.size(); ++at) EXPECT_NEAR(actual[at], expected[at], 1e-9);
}

// By hand: three of A and one of B are to count as much as each other, 4 in all.
TEST(WeighResponses, MeetsOneMarginExactly) {
  const ResponseWeights weights = weigh(4, {}, {region({500, 500}, {0, 0, 1, 0})});
  expect_near(weights.weights, {2.0 / 3, 2.0 / 3, 2, 2.0 / 3});
  EXPECT_NEAR(weights.total.effective_count(), 3, 1e-9);
  EXPECT_NEAR(weights.effect, 4.0 / 3, 1e-9);
  EXPECT_NEAR(weights.least, 2.0 / 3, 1e-9);
  EXPECT_NEAR(weights.most, 2, 1e-9);
  ASSERT_EQ(weights.margins.size(), 1U);
  const WeightedMargin::Category& b = weights.margins[0].categories[1];
  EXPECT_EQ(b.responses, 1U);
  EXPECT_DOUBLE_EQ(b.raw_share, 0.25);
  EXPECT_NEAR(b.share, 0.5, 1e-12);
  EXPECT_DOUBLE_EQ(b.target, 0.5);
  EXPECT_TRUE(weights.is_settled);
}

// R 4.2.2, survey 4.1: rake(svydesign(~1, weights = c(1, 2, 1, 1, 3, 1)), list(~g, ~h), ...) with
// totals 2, 4 and 3, 3 for g = AABBBA, h = XYXYXY, control epsilon 1e-12.
TEST(WeighResponses, RakesBaseWeightsToTwoMargins) {
  const ResponseWeights weights =
      weigh(6, {1, 2, 1, 1, 3, 1},
            {region({2, 4}, {0, 0, 1, 1, 1, 0}), region({3, 3}, {0, 1, 0, 1, 0, 1})});
  expect_near(weights.weights, {0.296179637846, 1.13588024144, 0.675955090538, 1.29617963785,
                                2.02786527162, 0.567940120718});
}

// The same by calibrate(..., ~g + h, calfun = "linear"), and "logit" with bounds 0.3 and 3.
TEST(WeighResponses, CalibratesBaseWeightsByOtherDistances) {
  const std::vector<WeightMargin> margins = {region({2, 4}, {0, 0, 1, 1, 1, 0}),
                                             region({3, 3}, {0, 1, 0, 1, 0, 1})};
  const std::vector<double> base = {1, 2, 1, 1, 3, 1};
  expect_near(weigh(6, base, margins, {}, WeightMethod::kLinear).weights,
              {0.161290322581, 1.225806451613, 0.709677419355, 1.161290322581, 2.129032258065,
               0.612903225806});
  expect_near(weigh(6, base, margins, {}, WeightMethod::kLogit).weights,
              {0.299464534694, 1.133690310204, 0.675133866326, 1.299464534694, 2.025401598979,
               0.566845155102});
}

// R's linear weights are .62 .62 .62 -.86 3.24 1.76; what is cut off is spread over the others.
TEST(WeighResponses, RaisesNegativeWeightsToNothingAndSaysSo) {
  const ResponseWeights weights =
      weigh(6, {}, {region({1, 5}, {0, 0, 0, 0, 1, 1}), region({5.1, 0.9}, {0, 0, 0, 1, 0, 1})}, {},
            WeightMethod::kLinear);
  EXPECT_EQ(weights.negative, 1U);
  EXPECT_EQ(weights.method, WeightMethod::kLinear);
  EXPECT_EQ(weights.least, 0);
  EXPECT_NEAR(weights.total.weight, 6, 1e-9);
}

TEST(WeightMethod, HasANameInFiles) {
  for (const WeightMethod method :
       {WeightMethod::kRaking, WeightMethod::kLinear, WeightMethod::kLogit}) {
    EXPECT_EQ(weight_method_from(to_string(method)), method);
  }
  EXPECT_EQ(to_string(WeightMethod::kLinear), "linear");
  EXPECT_FALSE(weight_method_from("greg"));
}

TEST(WeighResponses, LeavesOutWhoIsInNoCategory) {
  const ResponseWeights weights =
      weigh(5, {}, {region({1, 1}, {0, kNoCategory, 1, 0, kNoCategory})});
  expect_near(weights.weights, {0.75, 0, 1.5, 0.75, 0});
  EXPECT_EQ(weights.left_out, 2U);
  EXPECT_EQ(weights.total.count, 3U);
}

TEST(WeighResponses, SaysForWhomNobodyAnswered) {
  const ResponseWeights weights = weigh(2, {}, {region({30, 50, 20}, {0, 2})});
  expect_near(weights.weights, {1.2, 0.8});
  EXPECT_NEAR(weights.margins[0].unanswered_for, 0.5, 1e-12);
  EXPECT_EQ(weights.margins[0].categories[1].target, 0);
}

TEST(WeighResponses, LeavesOutCategoriesOfNobody) {
  const ResponseWeights weights = weigh(3, {}, {region({1, 0}, {0, 1, 0})});
  expect_near(weights.weights, {1, 0, 1});
  EXPECT_EQ(weights.left_out, 1U);
}

TEST(WeighResponses, TakesWeightsOfTheFileWithAMeanOfOne) {
  const ResponseWeights weights = weigh(4, {10, 0, 20, 30}, {});
  expect_near(weights.weights, {0.5, 0, 1, 1.5});
  EXPECT_EQ(weights.left_out, 1U);
}

// By hand: 4 is cut to 2, and the 2 that are cut off go to the others, 2/5 each.
TEST(WeighResponses, KeepsWeightsWithinLimits) {
  const ResponseWeights weights = weigh(6, {4, .4, .4, .4, .4, .4}, {}, {.most = 2});
  expect_near(weights.weights, {2, .8, .8, .8, .8, .8});
  EXPECT_EQ(weights.lowered, 1U);
  EXPECT_EQ(weights.raised, 0U);
}

TEST(WeighResponses, KeepsTheMeanOfOne) {
  const ResponseWeights weights =
      weigh(9, {}, {region({3, 1, 6}, {0, 0, 0, 1, 1, 1, 1, 1, 2})}, {.least = 0.3, .most = 3});
  EXPECT_NEAR(std::accumulate(weights.weights.begin(), weights.weights.end(), 0.0), 9, 1e-9);
}

TEST(WeighResponses, RefusesWhatDoesNotFit) {
  const auto refuses = [](std::size_t responses, const std::vector<double>& base,
                          const std::vector<WeightMargin>& margins, const WeightLimits& limits) {
    const auto weights = weigh_responses(responses, base, margins, limits);
    return !weights && weights.error().code == ErrorCode::kInvalidArgument;
  };
  EXPECT_TRUE(refuses(2, {1}, {}, {}));
  EXPECT_TRUE(refuses(2, {1, -1}, {}, {}));
  EXPECT_TRUE(refuses(2, {1, kInfinity}, {}, {}));
  EXPECT_TRUE(refuses(2, {0, 0}, {}, {}));
  EXPECT_TRUE(refuses(2, {}, {region({1}, {0})}, {}));
  EXPECT_TRUE(refuses(1, {}, {region({-1}, {0})}, {}));
  EXPECT_TRUE(refuses(1, {}, {region({1}, {kNoCategory})}, {}));
  EXPECT_TRUE(refuses(1, {}, {}, {.least = 1.5}));
  EXPECT_TRUE(refuses(1, {}, {}, {.most = 0.5}));
  EXPECT_FALSE(refuses(1, {}, {}, {}));
}

}  // namespace
}  // namespace sonder
