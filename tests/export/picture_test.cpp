#include "export/picture.h"

#include <gtest/gtest.h>

#include <string>

#include "privacy/gate.h"

namespace sonder {
namespace {

AnswerSummary a_summary() {
  AnswerSummary summary;
  summary.wording = "Tea & <b>cups</b>: which do you buy?";
  summary.base = 40;
  summary.answers = {{"Green \"tea\"", 20, 0.5}, {"Cups", 17, 0.425}, {"Pots", 3, 0.075}};
  return summary;
}

std::string picture_of(const AnswerSummary& summary, std::uint32_t minimum_group) {
  return write_svg(PrivacyGate::open({minimum_group}).value().release(summary).value());
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(WriteSvg, ShowsSharesAndTellsThemInWords) {
  const std::string svg = picture_of(a_summary(), 2);
  EXPECT_TRUE(contains(svg,
                       "Green &quot;tea&quot;: 50 %. Cups: 43 %. Pots: 8 %. "
                       "40 people answered."));
  EXPECT_TRUE(contains(svg, ">50 %</text>"));
  EXPECT_TRUE(contains(svg, "role=\"img\""));
}

TEST(WriteSvg, LeavesNoMarkupOfAWordingAlive) {
  const std::string svg = picture_of(a_summary(), 2);
  EXPECT_TRUE(contains(svg,
                       "<title id=\"title\">Tea &amp; &lt;b&gt;cups&lt;/b&gt;: which do you "
                       "buy?</title>"));
  EXPECT_FALSE(contains(svg, "<b>"));
}

TEST(WriteSvg, SaysThatAnswersOfFewAreNotTold) {
  const std::string svg = picture_of(a_summary(), 5);
  EXPECT_FALSE(contains(svg, "8 %"));
  EXPECT_TRUE(contains(svg, "Pots: few people. "));
  EXPECT_TRUE(contains(svg, "answers of fewer than 5 are not told"));
}

TEST(WriteSvg, HasTheScoreAndItsInterval) {
  AnswerSummary summary = a_summary();
  summary.nps = compute_nps(unweighted(20), unweighted(10), unweighted(10), 0.95);
  // By hand: p .5, d .25, variance .6875 / 40, 1.96 standard errors are 25.7.
  EXPECT_TRUE(contains(picture_of(summary, 2), "Net promoter score 25 (-1 to 51, 95 % interval)"));
}

TEST(WriteSvg, BreaksLongWordingsAndCountsFurtherAnswers) {
  AnswerSummary summary = a_summary();
  summary.wording.clear();
  for (int word = 0; word < 200; ++word) summary.wording += "żółty ";
  summary.wording += std::string(500, 'x');
  summary.answers.assign(30, {std::string(100, 'y'), 30, 0.75});
  summary.is_multiple = true;
  const std::string svg = picture_of(summary, 2);
  EXPECT_TRUE(contains(svg, "and 6 more answers"));
  EXPECT_FALSE(contains(svg, "\"#1a1f20\">" + std::string(60, 'y')));
}

}  // namespace
}  // namespace sonder
