#include "respondent/responses.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "support/instruments.h"

namespace sonder {
namespace {

using testing::a_bakery;
using testing::json_of;
using testing::must_check;
using testing::must_read_instrument;

using Texts = std::vector<std::string>;
using Positions = std::vector<std::size_t>;

class CheckResponse : public ::testing::Test {
 protected:
  CheckedResponse check(std::string_view answers, const Texts& not_asked = {}) const {
    return must_check(bakery_, answers, not_asked);
  }

  const CheckedAnswer& answer(const CheckedResponse& response, std::string_view name) const {
    for (std::size_t i = 0; i < bakery_.questions.size(); ++i) {
      if (bakery_.questions[i].name == name) return response.answers[i];
    }
    ADD_FAILURE() << name;
    return response.answers[0];
  }

  /// "question: code" of every message about these answers, with the required one given.
  Texts faults(const std::string& answers) const {
    Texts texts;
    for (const AnswerMessage& message : check(R"({"recommend":5,)" + answers + "}").messages) {
      texts.push_back(bakery_.questions[message.question].name + ": " +
                      std::string(to_string(message.fault)));
    }
    return texts;
  }

  const Instrument bakery_ = must_read_instrument(a_bakery());
};

TEST_F(CheckResponse, TakesAnswersAsSurveyToolsGiveThem) {
  const CheckedResponse response = check(
      R"({"recommend":9,"fresh":"4","fair":"Partly","channel":"web","bought":["jam","bread"],
          "visits":" 2.5 ","visited":"2024-02-29T10:00","why":" żółty "})");
  EXPECT_EQ(response.messages.size(), 0U);
  EXPECT_EQ(answer(response, "recommend").number, 9);
  EXPECT_EQ(answer(response, "fresh").number, 4);
  EXPECT_EQ(answer(response, "fair").options, Positions{1});
  EXPECT_EQ(answer(response, "channel").options, Positions{1});
  EXPECT_EQ(answer(response, "bought").options, (Positions{0, 2}));
  EXPECT_EQ(answer(response, "visits").number, 2.5);
  EXPECT_EQ(answer(response, "visited").date, *make_date({2024, 2, 29}));
  EXPECT_EQ(answer(response, "why").text, "żółty");
}

TEST_F(CheckResponse, TakesOneTextForAListAndAListOfOneForAChoice) {
  const CheckedResponse response = check(R"({"recommend":9,"bought":"jam","channel":["shop"]})");
  EXPECT_EQ(answer(response, "bought").options, Positions{2});
  EXPECT_EQ(answer(response, "channel").options, Positions{0});
}

TEST_F(CheckResponse, TellsEmptyFromNotAskedAndFromInvalid) {
  const CheckedResponse response =
      check(R"({"recommend":11,"easy":null,"fresh":" ","bought":[]})", {"why"});
  EXPECT_EQ(answer(response, "recommend").state, AnswerState::kInvalid);
  EXPECT_EQ(answer(response, "easy").state, AnswerState::kEmpty);
  EXPECT_EQ(answer(response, "fresh").state, AnswerState::kEmpty);
  EXPECT_EQ(answer(response, "bought").state, AnswerState::kEmpty);
  EXPECT_EQ(answer(response, "channel").state, AnswerState::kEmpty);
  EXPECT_EQ(answer(response, "why").state, AnswerState::kNotAsked);
}

TEST_F(CheckResponse, AsksForRequiredAnswersOnlyWhereTheQuestionWasShown) {
  EXPECT_EQ(check("{}").messages.at(0).fault, AnswerFault::kRequired);
  EXPECT_EQ(check("{}").messages.at(0).text, "Please answer this question.");
  EXPECT_EQ(check("{}", {"recommend"}).messages.size(), 0U);
  EXPECT_EQ(check(R"({"recommend":9})", {"recommend"}).messages.at(0).fault,
            AnswerFault::kNotAsked);
}

TEST_F(CheckResponse, SaysWhatIsWrongWithAnAnswer) {
  EXPECT_EQ(faults(R"("fair":"maybe")"), Texts{"fair: not_an_option"});
  EXPECT_EQ(faults(R"("bought":["jam","cake"])"), Texts{"bought: not_an_option"});
  EXPECT_EQ(faults(R"("bought":["jam","jam"])"), Texts{"bought: repeated_option"});
  EXPECT_EQ(faults(R"("bought":["jam","bread","rolls"])"), Texts{"bought: too_many"});
  EXPECT_EQ(faults(R"("easy":"very")"), Texts{"easy: not_a_number"});
  EXPECT_EQ(faults(R"("easy":[3])"), Texts{"easy: wrong_type"});
  EXPECT_EQ(faults(R"("easy":3.5)"), Texts{"easy: not_whole"});
  EXPECT_EQ(faults(R"("easy":8)"), Texts{"easy: out_of_range"});
  EXPECT_EQ(faults(R"("visits":-1)"), Texts{"visits: out_of_range"});
  EXPECT_EQ(faults(R"("visited":"2023-02-29")"), Texts{"visited: not_a_date"});
  EXPECT_EQ(faults(R"("visited":5)"), Texts{"visited: wrong_type"});
  EXPECT_EQ(faults(R"("why":["a"])"), Texts{"why: wrong_type"});
  EXPECT_EQ(faults(R"("why":"żółwik")"), Texts{});
  EXPECT_EQ(faults(R"("why":"żółwiki")"), Texts{"why: too_long"});
}

TEST_F(CheckResponse, AsksForMoreOptionsWhereTooFewWereChosen) {
  const Instrument pairs = must_read_instrument(testing::a_bakery_with("/questions/6/least", "2"));
  const CheckedResponse response = must_check(pairs, R"({"recommend":1,"bought":["jam"]})");
  EXPECT_EQ(response.messages.at(0).fault, AnswerFault::kTooFew);
  EXPECT_EQ(response.messages.at(0).text, "Please choose 2 options.");
}

TEST_F(CheckResponse, NamesTheLimitsThatThereAre) {
  const auto text = [&](const std::string& answers) {
    return check(R"({"recommend":5,)" + answers + "}").messages.at(0).text;
  };
  EXPECT_EQ(text(R"("easy":8)"), "Please give a number, from 1 to 7.");
  EXPECT_EQ(text(R"("visits":-1)"), "Please give a number, 0 or more.");
  EXPECT_EQ(text(R"("why":"too long")"), "Please write 6 characters at most.");
}

TEST_F(CheckResponse, NeverRepeatsTheAnswerInAMessage) {
  for (const AnswerMessage& message :
       check(R"({"recommend":77,"why":"secretive","fair":"secret"})").messages) {
    EXPECT_EQ(message.text.find("secret"), std::string::npos);
    EXPECT_EQ(message.text.find("77"), std::string::npos);
  }
}

TEST_F(CheckResponse, ListsAnswersToNoQuestion) {
  EXPECT_EQ(check(R"({"recommend":9,"utm":{"source":"x","medium":1},"a":null})").not_used,
            (Texts{"a", "utm.medium", "utm.source"}));
}

TEST_F(CheckResponse, FindsTheRowsOfAMatrixInside) {
  const Instrument stalls = must_read_instrument(json_of(R"({"version":1,"survey":{"elements":[
{"type":"matrix","name":"stall","columns":[1,2,3],"rows":["clean","cheap"]},
{"type":"boolean","name":"again"}]}})"));
  const CheckedResponse response =
      must_check(stalls, R"({"stall":{"clean":3,"cheap":"1"},"again":true})");
  EXPECT_EQ(response.messages.size(), 0U);
  EXPECT_EQ(response.answers[0].options, Positions{2});
  EXPECT_EQ(response.answers[1].options, Positions{0});
  EXPECT_EQ(response.answers[2].options, Positions{0});
}

TEST_F(CheckResponse, PrefersCodesToLabels) {
  const Instrument swapped = must_read_instrument(json_of(
      R"({"version":1,"questions":[{"name":"q","kind":"single_choice","options":[
          {"code":"a","label":"b"},{"code":"b","label":"a"}]}]})"));
  EXPECT_EQ(must_check(swapped, R"({"q":"b"})").answers[0].options, Positions{1});
}

TEST_F(CheckResponse, RefusesAnswersThatAreNoObjectAndNamesThatAreNoQuestions) {
  EXPECT_EQ(check_response(bakery_, json_of("[]"), {}).error().code, ErrorCode::kInvalidJson);
  EXPECT_EQ(check_response(bakery_, json_of("{}"), {"nobody"}).error().code, ErrorCode::kNotFound);
}

TEST(AnswerFault, HasANameEach) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kAnswerFaultCount; ++i) {
    names.insert(to_string(static_cast<AnswerFault>(i)));
  }
  EXPECT_EQ(names.size(), kAnswerFaultCount);
  EXPECT_FALSE(names.contains(""));
}

}  // namespace
}  // namespace sonder
