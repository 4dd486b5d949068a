#include "survey/detail/wording.h"

#include <gtest/gtest.h>

namespace sonder {
namespace {

TEST(Wording, FindsCuesWhateverTheirCaseAndMarks) {
  EXPECT_TRUE(Wording("CZY POLECIŁBYŚ NAS?").asks_recommendation());
  EXPECT_TRUE(Wording("Jak jesteś ZADOWOLONA z obsługi?").asks_satisfaction());
  EXPECT_TRUE(Wording("Насколько вы удовлетворены?").asks_satisfaction());
  EXPECT_TRUE(Wording("Koliko ste nezadovoljni?").asks_satisfaction());
}

TEST(Wording, KnowsHowLikelyOnlyWithSomebodyToTell) {
  EXPECT_TRUE(Wording("How likely are you to tell a friend about us?").asks_recommendation());
  EXPECT_FALSE(Wording("How likely are you to renew?").asks_recommendation());
}

TEST(Wording, TellsAmountsFromDegrees) {
  EXPECT_TRUE(Wording("Ile masz kotów?").asks_amount());
  EXPECT_TRUE(Wording("Koliko narudžbi godišnje?").asks_amount());
  EXPECT_FALSE(Wording("Na ile oceniasz obsługę?").asks_amount());
  EXPECT_FALSE(Wording("Koliko ste zadovoljni?").asks_amount());
  EXPECT_FALSE(Wording("Koliko je vjerojatno da nas preporučite?").asks_amount());
  EXPECT_FALSE(Wording("Please rate how much you enjoy it").asks_amount());
}

TEST(Wording, DoesNotTakeMultipleMethodsForSeveralAnswers) {
  EXPECT_FALSE(Wording("If you used multiple methods, please select the one you used the most.")
                   .allows_several());
  EXPECT_TRUE(Wording("Which ones? (please check all that apply)").allows_several());
}

TEST(Wording, KnowsThatOneOptionIsToBeTicked) {
  EXPECT_TRUE(Wording("Where do you work? (select one)").allows_one());
  EXPECT_TRUE(Wording("How often? (select one response per row)").allows_one());
  EXPECT_TRUE(Wording("Wybierz jedną odpowiedź").allows_one());
  EXPECT_FALSE(Wording("Which? (select one or more)").allows_one());
  EXPECT_FALSE(Wording("Select at least one thing and all that apply").allows_one());
  EXPECT_FALSE(Wording("Which of these one-off payments?").allows_one());
}

TEST(Wording, ReadsTheEndsOfAScale) {
  const struct {
    const char* text;
    std::int64_t low;
    std::int64_t high;
  } cases[] = {{"on a scale of 1 to 5, where 1 is bad and 5 is good", 1, 5},
               {"od 0 do 10", 0, 10},
               {"от 1 до 7", 1, 7},
               {"(1-10)", 1, 10},
               {"In 2019, rate it 1–5", 1, 5},
               {"1 = nikad, 4 = uvijek", 1, 4}};
  for (const auto& one : cases) {
    const auto ends = Wording(one.text).stated_scale();
    ASSERT_TRUE(ends.has_value()) << one.text;
    EXPECT_EQ(ends->low, one.low) << one.text;
    EXPECT_EQ(ends->high, one.high) << one.text;
  }
}

TEST(Wording, SeesNoScaleInOtherNumbers) {
  for (const char* text : {"", "How do you rate it?", "1", "How will it change in 2020?",
                           "1 to 100", "between 5 and 1", "0 or 1 or 2"}) {
    EXPECT_FALSE(Wording(text).stated_scale().has_value()) << text;
  }
}

TEST(Wording, KnowsPersonalHeadingsAsAWhole) {
  EXPECT_TRUE(Wording("First name").is_personal_heading());
  EXPECT_TRUE(Wording("E-mail address:").is_personal_heading());
  EXPECT_TRUE(Wording("Имя и фамилия").is_personal_heading());
  EXPECT_FALSE(Wording("Product name").is_personal_heading());
  EXPECT_FALSE(Wording("").is_personal_heading());
}

TEST(Wording, ExpectsPersonalDataOnlyUnderShortHeadings) {
  EXPECT_TRUE(Wording("Your phone number, please").mentions_personal_data());
  EXPECT_FALSE(Wording("What would you name as the best thing about us?").mentions_personal_data());
  EXPECT_FALSE(Wording("Video quality").mentions_personal_data());
}

}  // namespace
}  // namespace sonder
