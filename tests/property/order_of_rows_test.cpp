#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "insight/overview.h"
#include "segments/rfm.h"
#include "support/feature_tables.h"
#include "support/linked_profiles.h"
#include "support/people.h"

// The order in which a file lists its orders and responses must not show in any result.

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::a_response;
using testing::an_order;
using testing::OrderBuilder;
using testing::ResponseBuilder;

constexpr std::uint32_t kPeople = 40;

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::int32_t below(std::int32_t limit) {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(engine_()) %
                                     static_cast<std::uint32_t>(limit));
  }
  /// Fisher and Yates; std::shuffle differs between standard libraries.
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) {
      std::swap(items[i - 1], items[engine_() % i]);
    }
  }

 private:
  std::mt19937 engine_;
};

OrderBuilder random_order(Dice& dice) {
  constexpr std::array kProducts = {"tea", "cup", "lamp", "książka"};
  constexpr std::array kCategories = {"drinks", "home", "książki"};
  OrderBuilder order = an_order();
  if (dice.below(8) != 0) order.by(static_cast<std::uint32_t>(dice.below(kPeople)));
  if (dice.below(10) != 0) order.on(2023, 1 + dice.below(12), 1 + dice.below(28));
  if (dice.below(10) != 0) order.paid(dice.below(20'000));
  if (dice.below(10) == 0) order.returned(dice.below(5'000));
  if (dice.below(15) == 0) order.cancelled();
  for (std::int32_t line = dice.below(4); line > 0; --line) {
    order.of({kProducts[static_cast<std::size_t>(dice.below(4))], 1, 100 * dice.below(3),
              kCategories[static_cast<std::size_t>(dice.below(3))]});
  }
  return order;
}

/// Dates differ, because of two responses of one moment the later row is the last.
ResponseBuilder random_response(std::int32_t number, Dice& dice) {
  ResponseBuilder response = a_response().on(2024, 1 + number / 28, 1 + number % 28);
  response.by(static_cast<std::uint32_t>(dice.below(kPeople)));
  if (dice.below(5) != 0) response.recommends(static_cast<std::int8_t>(dice.below(11)));
  return response;
}

struct Results {
  FeatureTable features;
  RfmScores scores;
  Json overview;
};

Results work_out(const std::vector<OrderBuilder>& orders,
                 const std::vector<ResponseBuilder>& responses) {
  const std::vector<testing::RecordBuilder> records(kPeople, a_record());
  const Population population = a_population(records, orders, responses);
  const Profiles profiles = testing::unlinked_profiles(population);
  FeatureTable features = measure_features(population, profiles).value();
  RfmScores scores = score_rfm(features).value();
  Json overview = to_json(describe_population(population, profiles, features));
  return {std::move(features), std::move(scores), std::move(overview)};
}

void expect_equal(const FeatureTable& a, const FeatureTable& b) {
  EXPECT_EQ(a.as_of, b.as_of);
  ASSERT_EQ(a.features.size(), b.features.size());
  for (std::size_t i = 0; i < a.features.size(); ++i) {
    const Feature& feature = a.features[i];
    ASSERT_EQ(feature.name, b.features[i].name);
    EXPECT_EQ(feature.known, b.features[i].known) << feature.name;
    EXPECT_EQ(feature.decimals, b.features[i].decimals) << feature.name;
    if (feature.type == FeatureType::kCategory) {
      EXPECT_EQ(testing::texts_of(a, feature.name), testing::texts_of(b, feature.name));
    } else {
      EXPECT_EQ(feature.values, b.features[i].values) << feature.name;
    }
  }
}

void expect_equal(const RfmScores& a, const RfmScores& b) {
  EXPECT_EQ(a.scored, b.scored);
  EXPECT_EQ(a.recency, b.recency);
  EXPECT_EQ(a.frequency, b.frequency);
  EXPECT_EQ(a.monetary, b.monetary);
  EXPECT_EQ(a.group, b.group);
  EXPECT_EQ(a.recency_limits, b.recency_limits);
  EXPECT_EQ(a.frequency_limits, b.frequency_limits);
  EXPECT_EQ(a.monetary_limits, b.monetary_limits);
}

TEST(OrderOfRows, ShowsInNoFeatureScoreOrSum) {
  Dice dice(7);
  std::vector<OrderBuilder> orders;
  std::vector<ResponseBuilder> responses;
  for (std::int32_t i = 0; i < 300; ++i) orders.push_back(random_order(dice));
  for (std::int32_t i = 0; i < 60; ++i) responses.push_back(random_response(i, dice));
  const Results expected = work_out(orders, responses);
  EXPECT_NE(expected.features.find("top_category"), nullptr);
  for (std::int32_t round = 0; round < 10; ++round) {
    dice.shuffle(orders);
    dice.shuffle(responses);
    const Results results = work_out(orders, responses);
    expect_equal(results.features, expected.features);
    expect_equal(results.scores, expected.scores);
    EXPECT_EQ(results.overview, expected.overview);
  }
}

}  // namespace
}  // namespace sonder
