#include "text/nicknames.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "text/name_keys.h"

namespace sonder {
namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(mark, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

TEST(FullNames, BelongToShortFormsOfSeveralLanguages) {
  const std::vector<std::pair<const char*, const char*>> pairs = {
      {"Kasia", "Katarzyna"},  {"Катя", "Екатерина"},     {"Katya", "Ekaterina"},
      {"Gosia", "Małgorzata"}, {"Wojtek", "Wojciech"},    {"Jasiek", "Jan"},
      {"Саша", "Александр"},   {"Саша", "Александра"},    {"Sasha", "Alexander"},
      {"Ivica", "Ivan"},       {"Joža", "Josip"},         {"Štefica", "Stefanija"},
      {"Bob", "Robert"},       {"Bill", "William"},       {"Peggy", "Margaret"},
      {"Вова", "Владимир"},    {"Volodymyr", "Владимир"}, {"Kuba", "Jakub"},
      {"Zosia", "Zofia"},      {"Настя", "Анастасия"},    {"Mike", "Michael"},
      {"Jan", "John"},         {"Ivan", "Jan"},           {"Piotr", "Пётр"},
  };
  for (const auto& [a, b] : pairs) {
    EXPECT_TRUE(may_be_same_given_name(a, b)) << a << " " << b;
    EXPECT_TRUE(may_be_same_given_name(b, a)) << a << " " << b;
  }
}

TEST(FullNames, KeepOthersApart) {
  EXPECT_FALSE(may_be_same_given_name("Anna", "Jan"));
  EXPECT_FALSE(may_be_same_given_name("Kasia", "Basia"));
  EXPECT_FALSE(may_be_same_given_name("Александр", "Александра"));
  EXPECT_FALSE(may_be_same_given_name("Qwerty", "Jan"));
  EXPECT_FALSE(may_be_same_given_name("", ""));
  EXPECT_FALSE(may_be_same_given_name("Jan", "-"));
}

TEST(FullNames, AreSeveralWhereAShortFormIs) {
  EXPECT_EQ(full_names("Саша"), (std::vector<std::string_view>{"aleksandr", "aleksandra"}));
  EXPECT_EQ(full_names("Wojtek"), std::vector<std::string_view>{"voicec"});
  EXPECT_EQ(full_names("Kowalski"), std::vector<std::string_view>{});
  EXPECT_EQ(full_names(""), std::vector<std::string_view>{});
  // Two words are no name of the table, though both stand beside each other there.
  EXPECT_EQ(full_names("Albert Al"), std::vector<std::string_view>{});
}

TEST(NicknameGroups, HoldKeysAndEachOnce) {
  std::set<std::string_view> full;
  const auto groups = split(detail::nickname_groups(), '\n');
  EXPECT_GT(groups.size(), 200U);
  for (const std::string_view group : groups) {
    const auto words = split(group, ' ');
    EXPECT_GE(words.size(), 2U) << group;
    EXPECT_TRUE(full.insert(words.front()).second) << group;
    EXPECT_EQ(std::set(words.begin(), words.end()).size(), words.size()) << group;
    for (const std::string_view word : words) EXPECT_EQ(name_key(word), word);
  }
}

}  // namespace
}  // namespace sonder
