#include "survey/detail/attention_wording.h"

#include <gtest/gtest.h>

namespace sonder {
namespace {

std::optional<std::size_t> told(const std::string& wording) {
  Question question;
  question.text = wording;
  question.kind = QuestionKind::kSingleChoice;
  question.options = {"Strongly agree", "Agree", "Disagree", "Strongly disagree", "Zgadzam się"};
  return told_answer(question);
}

std::optional<std::size_t> told_point(const std::string& wording) {
  Question question;
  question.text = wording;
  question.kind = QuestionKind::kScale;
  question.scale_low = 1;
  question.scale_high = 7;
  return told_answer(question);
}

TEST(ToldAnswer, FindsTheAnswerInQuotationMarks) {
  EXPECT_EQ(told("To show that you are paying attention, please select 'Disagree'."), 2U);
  EXPECT_EQ(told("This is a check: please choose “Strongly agree” in this row"), 0U);
  EXPECT_EQ(told("W tym wierszu proszę zaznaczyć „Zgadzam się”"), 4U);
}

TEST(ToldAnswer, FindsTheAnswerBehindTheInstruction) {
  EXPECT_EQ(told("Please select strongly disagree"), 3U);
  EXPECT_EQ(told("Please select the answer Agree for this statement."), 1U);
  EXPECT_EQ(told_point("Please choose 3 to show that you read this."), 2U);
  EXPECT_EQ(told_point("Bitte wählen Sie 7, damit wir wissen, dass Sie lesen"), 6U);
  EXPECT_EQ(told_point("Пожалуйста, выберите ответ 2"), 1U);
}

TEST(ToldAnswer, TakesNoOrdinaryQuestionForOne) {
  for (const char* wording :
       {"Do you agree?", "Please select your country", "Please select how far you agree",
        "Please select all that apply: agree or disagree", "I often say 'Agree' to strangers",
        "Please select agree or disagree", "Please choose 'Agree' or 'Disagree'"}) {
    EXPECT_EQ(told(wording), std::nullopt) << wording;
  }
  for (const char* wording : {"Please select 1 to 7", "Please choose 8", "Please mark 3 boxes",
                              "Please answer from 1 (never) to 7 (always)"}) {
    EXPECT_EQ(told_point(wording), std::nullopt) << wording;
  }
}

}  // namespace
}  // namespace sonder
