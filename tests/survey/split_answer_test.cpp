#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "survey/question.h"

namespace sonder {
namespace {

Question multi_choice(std::vector<std::string> options, std::string separator = ", ") {
  Question question;
  question.kind = QuestionKind::kMultiChoice;
  question.options = std::move(options);
  question.separator = std::move(separator);
  return question;
}

SplitAnswer answer(std::vector<std::uint32_t> options, std::string other = "") {
  return {.options = std::move(options), .other = std::move(other)};
}

TEST(SplitAnswer, NamesTheOptionsOfACell) {
  const Question question = multi_choice({"Excel", "Python", "R"});
  EXPECT_EQ(split_answer(question, "Excel, R"), answer({0, 2}));
  EXPECT_EQ(split_answer(question, "Python"), answer({1}));
}

TEST(SplitAnswer, FindsNothingInAnEmptyCell) {
  EXPECT_EQ(split_answer(multi_choice({"A"}), ""), answer({}));
  EXPECT_EQ(split_answer(multi_choice({"A"}), "  "), answer({}));
  EXPECT_EQ(split_answer(multi_choice({}), "A, B"), answer({}, "A, B"));
}

TEST(SplitAnswer, KeepsWhatIsNoOptionAsItWasWritten) {
  const Question question = multi_choice({"Excel", "Python"});
  EXPECT_EQ(split_answer(question, "Excel, my own, and  dear, tool"),
            answer({0}, "my own, and  dear, tool"));
  EXPECT_EQ(split_answer(question, "first, Excel, last"), answer({0}, "first, last"));
}

TEST(SplitAnswer, DoesNotFindAnOptionInsideAWord) {
  const Question question = multi_choice({"R", "Go"});
  EXPECT_EQ(split_answer(question, "Ruby, Google"), answer({}, "Ruby, Google"));
  EXPECT_EQ(split_answer(question, "Go, R, SQL"), answer({0, 1}, "SQL"));
}

TEST(SplitAnswer, PrefersTheLongestOfOptionsThatBeginAlike) {
  const Question question = multi_choice({"Email", "Email, daily", "Email, daily, with pictures"});
  EXPECT_EQ(split_answer(question, "Email"), answer({0}));
  EXPECT_EQ(split_answer(question, "Email, daily"), answer({1}));
  EXPECT_EQ(split_answer(question, "Email, daily, with pictures"), answer({2}));
  EXPECT_EQ(split_answer(question, "Email, Email, daily"), answer({0, 1}));
}

TEST(SplitAnswer, GivesUpTheLongestWhenAShorterOneExplainsMore) {
  const Question question = multi_choice({"A", "A, B", "B, C"});
  EXPECT_EQ(split_answer(question, "A, B, C"), answer({0, 2}));
}

TEST(SplitAnswer, CountsAnOptionOnce) {
  EXPECT_EQ(split_answer(multi_choice({"A", "B"}), "A, B, A"), answer({0, 1}));
}

TEST(SplitAnswer, SeesNoOptionsInsideParentheses) {
  const Question question = multi_choice({"Excel", "Python"});
  EXPECT_EQ(split_answer(question, "Excel, many (like Go, Python, C)"),
            answer({0}, "many (like Go, Python, C)"));
}

TEST(SplitAnswer, ReadsOptionsWithLoneParentheses) {
  const Question question = multi_choice({"a) first, or not", "b) second", "sad :("});
  EXPECT_EQ(split_answer(question, "a) first, or not, b) second"), answer({0, 1}));
  EXPECT_EQ(split_answer(question, "sad :(, b) second"), answer({1, 2}));
}

TEST(SplitAnswer, ReadsSemicolonsWithAndWithoutABlankAndAtTheEnd) {
  const Question question = multi_choice({"Red", "Blue, dark"}, ";");
  EXPECT_EQ(split_answer(question, "Red;Blue, dark"), answer({0, 1}));
  EXPECT_EQ(split_answer(question, "Red;Blue, dark;"), answer({0, 1}));
  EXPECT_EQ(split_answer(question, "Red; Blue, dark; "), answer({0, 1}));
  EXPECT_EQ(split_answer(question, "Blue, dark;Green, light;"), answer({1}, "Green, light"));
}

/// Options of a form whose texts hold the separator, parentheses, each other's beginning and
/// letters outside ASCII.
std::vector<std::string> tricky_options() {
  return {"Post",
          "Post, registered",
          "Social media such as blogs, forums, or chats",
          "blogs",
          "Other site (for example,  Sharepoint)",
          "Żółty, ale nie zielony",
          "Ёлка",
          "Čaj; kava"};
}

TEST(SplitAnswer, RecoversEverySetOfOptionsThatAFormCanWrite) {
  const std::vector<std::string> options = tricky_options();
  for (const char* separator : {", ", ";"}) {
    const Question question = multi_choice(options, separator);
    for (std::uint32_t set = 0; set < (1U << options.size()); ++set) {
      std::string cell;
      std::vector<std::uint32_t> chosen;
      for (std::uint32_t option = 0; option < options.size(); ++option) {
        if (((set >> option) & 1U) == 0) continue;
        if (!cell.empty()) cell += separator;
        cell += options[option];
        chosen.push_back(option);
      }
      EXPECT_EQ(split_answer(question, cell), answer(chosen)) << cell;
      const std::string with_other = cell.empty() ? "own, words" : cell + separator + "own, words";
      EXPECT_EQ(split_answer(question, with_other), answer(chosen, "own, words")) << with_other;
    }
  }
}

}  // namespace
}  // namespace sonder
