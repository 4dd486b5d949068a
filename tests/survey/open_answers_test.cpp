#include "survey/open_answers.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/tables.h"

namespace sonder {
namespace {

using testing::table_from;

constexpr std::string_view kAnswers =
    "Row,What is missing?\n"
    "a,Więcej herbaty!\n"
    "b,more TEA and more cups\n"
    "c,\n"
    "d,  Tea: write to anna@example.com or +48 512 345 678 \n"
    "e,wiecej kawy\n"
    "f,tea\n";

const std::vector<QuestionChoice> kChoices = {{0, QuestionKind::kContact},
                                              {1, QuestionKind::kOpenText}};

Table the_table() { return table_from(kAnswers); }

OpenAnswers list(const OpenAnswerQuery& query, const Table& table = the_table()) {
  auto answers = list_open_answers(table, understand_questions(table, kChoices),
                                   Bitset(table.row_count, true), query);
  EXPECT_TRUE(answers);
  return std::move(answers).value();
}

std::vector<std::string> texts_of(const OpenAnswers& answers) {
  std::vector<std::string> texts;
  for (const OpenAnswer& answer : answers.listed) texts.push_back(answer.text);
  return texts;
}

using Texts = std::vector<std::string>;
using Words = std::vector<std::pair<std::string, std::uint64_t>>;

Words words_of(const OpenAnswers& answers) {
  Words words;
  for (const WordCount& word : answers.words) words.push_back({word.word, word.answers});
  return words;
}

TEST(ListOpenAnswers, ListsThemInTheOrderOfTheFileWithoutPersonalDetails) {
  const OpenAnswers answers = list({.column = 1});
  EXPECT_EQ(texts_of(answers), (Texts{"Więcej herbaty!", "more TEA and more cups",
                                      "Tea: write to [e-mail] or [phone]", "wiecej kawy", "tea"}));
  EXPECT_EQ(answers.listed[2].row, 5U);  // the header is row 1
  EXPECT_EQ(answers.answered, 5U);
  EXPECT_EQ(answers.found, 5U);
  EXPECT_EQ(answers.details, (RedactionCounts{.emails = 1, .ibans = 0, .cards = 0, .phones = 1}));
  EXPECT_EQ(answers.answers_with_details, 1U);
}

TEST(ListOpenAnswers, ShowsThemAsWrittenWhenAsked) {
  EXPECT_EQ(texts_of(list({.column = 1, .first = 2, .count = 1, .redacts = false})),
            (Texts{"Tea: write to anna@example.com or +48 512 345 678"}));
}

TEST(ListOpenAnswers, SearchesWithoutCaseAndDiacritics) {
  const OpenAnswers answers = list({.column = 1, .search = " WIĘCEJ "});
  EXPECT_EQ(texts_of(answers), (Texts{"Więcej herbaty!", "wiecej kawy"}));
  EXPECT_EQ(answers.answered, 5U);
  EXPECT_EQ(answers.found, 2U);
  EXPECT_EQ(list({.column = 1, .search = "coffee"}).found, 0U);
}

TEST(ListOpenAnswers, GivesThemPageByPage) {
  EXPECT_EQ(texts_of(list({.column = 1, .search = "tea", .first = 1, .count = 1})),
            (Texts{"Tea: write to [e-mail] or [phone]"}));
  EXPECT_EQ(list({.column = 1, .search = "tea", .first = 1, .count = 1}).found, 3U);
  EXPECT_TRUE(list({.column = 1, .first = 5}).listed.empty());
  EXPECT_TRUE(list({.column = 1, .count = 0}).listed.empty());
}

TEST(ListOpenAnswers, CountsAnswersPerWord) {
  // "more" stands twice in one answer; "and", "to" and "or" are function words.
  const OpenAnswers answers = list({.column = 1, .words = 3});
  EXPECT_EQ(words_of(answers), (Words{{"TEA", 3}, {"Więcej", 2}, {"cups", 1}}));
  EXPECT_EQ(answers.distinct_words, 7U);  // and herbaty, kawy, more, write
  EXPECT_DOUBLE_EQ(answers.mean_words, 14.0 / 5);
}

TEST(ListOpenAnswers, ShowsTheSpellingThatMostHave) {
  const Table table = table_from("Row,Why?\na,Čaj\nb,čaj\nc,čaj\nd,CAJ 2024\n");
  EXPECT_EQ(words_of(list({.column = 1}, table)), (Words{{"čaj", 4}}));
}

TEST(ListOpenAnswers, TakesSelectedResponsesAlone) {
  const Table table = the_table();
  Bitset selected(table.row_count);
  selected.set(2);
  selected.set(5);
  const auto answers =
      list_open_answers(table, understand_questions(table, kChoices), selected, {.column = 1});
  EXPECT_EQ(texts_of(answers.value()), Texts{"tea"});
  EXPECT_EQ(answers.value().answered, 1U);
}

TEST(ListOpenAnswers, RefusesWhatIsNoOpenQuestion) {
  const Table table = the_table();
  const Questionnaire questionnaire = understand_questions(table, kChoices);
  const Bitset all(table.row_count, true);
  const auto code = [&](const OpenAnswerQuery& query, const Bitset& selected) {
    return list_open_answers(table, questionnaire, selected, query).error().code;
  };
  EXPECT_EQ(code({.column = 0}, all), ErrorCode::kNotFound);
  EXPECT_EQ(code({.column = 9}, all), ErrorCode::kNotFound);
  EXPECT_EQ(code({.column = 1, .count = 501}, all), ErrorCode::kInvalidArgument);
  EXPECT_EQ(code({.column = 1, .words = 201}, all), ErrorCode::kInvalidArgument);
  EXPECT_EQ(code({.column = 1}, Bitset(2)), ErrorCode::kInvalidArgument);
}

TEST(ListOpenAnswers, TakesColumnsThatNobodyAnswered) {
  const Table table = table_from("Row,Why?\na,\nb,\n");
  const OpenAnswers answers = list({.column = 1}, table);
  EXPECT_EQ(answers.answered, 0U);
  EXPECT_EQ(answers.mean_words, 0);
  EXPECT_TRUE(answers.words.empty());
}

TEST(CollectQuotes, OrdersThemByTheirTextWithoutPersonalDetails) {
  const Table table = the_table();
  const auto quotes = collect_quotes(table, understand_questions(table, kChoices),
                                     Bitset(table.row_count, true), {.column = 1, .search = "tea"});
  EXPECT_EQ(quotes.value().question, "What is missing?");
  EXPECT_EQ(quotes.value().texts,
            (Texts{"Tea: write to [e-mail] or [phone]", "more TEA and more cups", "tea"}));
}

}  // namespace
}  // namespace sonder
