#include "survey/detail/answer_scales.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sonder {
namespace {

using Texts = std::vector<std::string>;
using Points = std::vector<std::int64_t>;

TEST(AnswerScales, OrderLabelsOfSixLanguages) {
  const std::vector<Texts> scales = {
      {"Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"},
      {"Very dissatisfied", "Somewhat dissatisfied", "Neutral", "Somewhat satisfied",
       "Very satisfied"},
      {"Never", "Rarely", "Sometimes", "Often", "Always"},
      {"Very unlikely", "Unlikely", "Neither likely nor unlikely", "Likely", "Very likely"},
      {"Zdecydowanie się nie zgadzam", "Raczej się nie zgadzam", "Ani się zgadzam, ani nie zgadzam",
       "Raczej się zgadzam", "Zdecydowanie się zgadzam"},
      {"Nigdy", "Rzadko", "Czasami", "Często", "Zawsze"},
      {"Uopće se ne slažem", "Ne slažem se", "Neutralno", "Slažem se", "U potpunosti se slažem"},
      {"Nikada", "Rijetko", "Ponekad", "Često", "Uvijek"},
      {"Полностью не согласен", "Скорее не согласен", "Нейтрально", "Скорее согласен",
       "Полностью согласен"},
      {"Никогда", "Редко", "Иногда", "Часто", "Всегда"},
      {"Sehr unzufrieden", "Eher unzufrieden", "Teils teils", "Eher zufrieden", "Sehr zufrieden"},
      {"Nie", "Selten", "Manchmal", "Oft", "Immer"},
      {"Muy insatisfecho", "Insatisfecho", "Neutro", "Satisfecho", "Muy satisfecho"},
      {"Nunca", "Rara vez", "A veces", "A menudo", "Siempre"}};
  for (const Texts& scale : scales) {
    const Texts reversed(scale.rbegin(), scale.rend());
    const auto ordered = order_options_by_scale(reversed);
    ASSERT_TRUE(ordered.has_value()) << scale.front();
    EXPECT_EQ(ordered->options, scale);
    EXPECT_EQ(ordered->points, (Points{1, 2, 3, 4, 5})) << scale.front();
  }
}

TEST(AnswerScales, KeepThePlaceOfAPointThatNobodyChose) {
  const auto ordered = order_options_by_scale({"Agree", "Disagree", "Strongly agree", "Neutral"});
  ASSERT_TRUE(ordered.has_value());
  EXPECT_EQ(ordered->options, (Texts{"Disagree", "Neutral", "Agree", "Strongly agree"}));
  EXPECT_EQ(ordered->points, (Points{2, 3, 4, 5}));
  EXPECT_EQ(ordered->measure, "agreement");
}

TEST(AnswerScales, CountFourAndSevenPoints) {
  const auto four = order_options_by_scale(
      {"Strongly agree", "Somewhat agree", "Somewhat disagree", "Strongly disagree"});
  EXPECT_EQ(four.value().points, (Points{1, 2, 3, 4}));
  const auto seven = order_options_by_scale({"Strongly disagree", "Disagree", "Somewhat disagree",
                                             "Neither agree nor disagree", "Somewhat agree",
                                             "Agree", "Strongly agree"});
  EXPECT_EQ(seven.value().points, (Points{1, 2, 3, 4, 5, 6, 7}));
}

TEST(AnswerScales, ReadNegations) {
  const auto ordered = order_options_by_scale(
      {"Satisfied", "Not at all satisfied", "Very satisfied", "Not very satisfied"});
  EXPECT_EQ(ordered.value().options,
            (Texts{"Not at all satisfied", "Not very satisfied", "Satisfied", "Very satisfied"}));
}

TEST(AnswerScales, TakeTheNumberBeforeALabel) {
  const auto ordered = order_options_by_scale({"5 - always", "2", "1 (never)", "4", "10"});
  EXPECT_EQ(ordered.value().points, (Points{1, 2, 4, 5, 10}));
  EXPECT_EQ(ordered.value().measure, "numbered points");
}

TEST(AnswerScales, LeaveOtherOptionsAlone) {
  EXPECT_FALSE(order_options_by_scale({"Agree", "Disagree"}));
  EXPECT_FALSE(order_options_by_scale({"Agree", "Disagree", "Tuesday"}));
  EXPECT_FALSE(order_options_by_scale({"Agree", "Satisfied", "Never"}));
  EXPECT_FALSE(order_options_by_scale({"Rarely", "Seldom", "Often"}));
  EXPECT_FALSE(order_options_by_scale({"1-5 people", "6-10 people", "11-50 people"}));
  EXPECT_FALSE(order_options_by_scale({"1", "2", "3"}));
  EXPECT_FALSE(order_options_by_scale({"2-50", "51-250", "more"}));
}

}  // namespace
}  // namespace sonder
