#include "base/text_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>

namespace sonder {
namespace {

/// Few letters, among them the lowest and the highest byte, and many texts that begin alike.
std::vector<std::string> odd_texts(std::size_t count) {
  std::mt19937 random(2);
  const std::string_view letters("ab\0\xFF", 4);
  std::vector<std::string> texts(count);
  for (std::string& text : texts) {
    text.assign(random() % 3 == 0 ? 7 : 0, 'a');
    for (auto left = random() % 5; left > 0; --left) text += letters[random() % letters.size()];
  }
  return texts;
}

TEST(OrderByText, IsWhatAStableSortMakes) {
  for (const std::size_t count : {0U, 1U, 2U, 3U, 50U, 3000U}) {
    const std::vector<std::string> texts = odd_texts(count);
    std::vector<std::uint32_t> expected(count);
    std::iota(expected.begin(), expected.end(), 0U);
    std::stable_sort(expected.begin(), expected.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; });
    EXPECT_EQ(order_by_text({texts.begin(), texts.end()}), expected) << count;
  }
}

}  // namespace
}  // namespace sonder
