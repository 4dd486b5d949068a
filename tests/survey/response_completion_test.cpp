#include "survey/response_completion.h"

#include <gtest/gtest.h>

#include <vector>

namespace sonder {
namespace {

constexpr MissingKind kNone = MissingKind::kNone;
constexpr MissingKind kNotAsked = MissingKind::kNotAsked;
constexpr MissingKind kSkipped = MissingKind::kSkipped;
constexpr MissingKind kDontKnow = MissingKind::kDontKnow;
constexpr MissingKind kPartial = MissingKind::kPartial;

/// Five responses to three questions: all answered; one left out; one shown and not known; broken
/// off before the first; shown nothing.
CompletionCount five_responses() {
  CompletionCount count(5);
  count.add({kNone, kNone, kNotAsked, kPartial, kNotAsked});
  count.add({kNone, kSkipped, kDontKnow, kPartial, kNotAsked});
  count.add({kNone, kNone, kNotAsked, kPartial, kNotAsked});
  return count;
}

Bitset broken_off(std::size_t row) {
  Bitset rows(5);
  rows.set(row);
  return rows;
}

TEST(ResponseCompletion, CountsHowFarResponsesCame) {
  const ResponseCompletion all = five_responses().finish(broken_off(3), Bitset(5, true));
  EXPECT_EQ(all.broken_off, 1U);
  EXPECT_EQ(all.empty, 2U);
  EXPECT_DOUBLE_EQ(all.answered_share, (1 + 2.0 / 3 + 1 + 0) / 4)
      << "who was shown nothing has no share";
}

TEST(ResponseCompletion, IsOfTheSelectedResponsesAlone) {
  Bitset selected(5);
  selected.set(1);
  const ResponseCompletion one = five_responses().finish(broken_off(3), selected);
  EXPECT_EQ(one.broken_off, 0U);
  EXPECT_EQ(one.empty, 0U);
  EXPECT_DOUBLE_EQ(one.answered_share, 2.0 / 3);
}

TEST(ResponseCompletion, OfNobodyIsNothing) {
  const ResponseCompletion none = five_responses().finish(broken_off(3), Bitset(5));
  EXPECT_EQ(none.broken_off + none.empty, 0U);
  EXPECT_EQ(none.answered_share, 0);
}

}  // namespace
}  // namespace sonder
