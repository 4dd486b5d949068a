#include "text/name_keys.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "support/random_texts.h"
#include "text/transliteration.h"

namespace sonder {
namespace {

using Names = std::vector<const char*>;
using Keys = std::vector<std::string>;

// BGN/PCGN 1947, without its soft signs and its ye.
TEST(ToLatin, WritesCyrillicInLatinLetters) {
  EXPECT_EQ(to_latin("Щукин Юлия Жукова"), "shchukin yuliya zhukova");
  EXPECT_EQ(to_latin("Хрущёв, Цой, Чехов, Объедков"), "khrushchev, tsoi, chekhov, obedkov");
  EXPECT_EQ(to_latin("Євген Ґалаґан Їжак"), "yevgen galagan izhak");
  EXPECT_EQ(to_latin("Љиљана Ђоковић Џон"), "ljiljana dokovic dzon");
  EXPECT_EQ(to_latin("Łukasz Ωmega"), "lukasz ωmega");
}

TEST(NameKey, IsOneForAllSpellingsOfAName) {
  const std::vector<Names> names = {
      {"Юлия", "Yuliya", "Iuliia", "Julija", "Julia", "Yulia", "JULIA"},
      {"Müller", "Mueller", "Muller", "MÜLLER"},
      {"Щукин", "Shchukin", "Szczukin", "Ščukin"},
      {"Виктор", "Wiktor", "Victor", "Viktor"},
      {"Сергей", "Sergey", "Sergei", "Sergej", "Siergiej"},
      {"Евгений", "Evgeny", "Yevgeniy", "Evgenii", "Jewgienij"},
      {"Татьяна", "Tatiana", "Tatyana", "Tatjana"},
      {"Дмитрий", "Dmitry", "Dmitrii", "Dmitriy"},
      {"Фёдор", "Федор", "Fyodor", "Fedor", "Fjodor"},
      {"Хрущёв", "Khrushchev", "Hruščev"},
      {"Житков", "Zhitkov", "Žitkov", "Żytkow"},
      {"Чайковский", "Tchaikovsky", "Tschaikowski", "Czajkowski", "Chaykovskiy", "Čajkovski"},
      {"Шевченко", "Shevchenko", "Szewczenko", "Ševčenko"},
      {"Соловьёв", "Solovyov", "Solovev", "Soloviev"},
      {"Цветков", "Tsvetkov", "Cvetkov"},
      {"Đoković", "Djokovic", "Ђоковић"},
      {"Олег", "Oleh", "Oleg"},
      {"Meyer-Schmidt", "MEYER SCHMIDT", "Meier–Schmidt"},
      {"Strauß", "Strauss"},
      {"Søren", "Soren"},
  };
  for (const Names& spellings : names) {
    for (const char* spelling : spellings) {
      EXPECT_EQ(name_key(spelling), name_key(spellings.front())) << spelling;
    }
  }
}

TEST(NameKey, KeepsDifferentNamesApart) {
  const Names names = {"Anna",  "Jan",  "Hanna", "Maria", "Mario", "Mara",  "Marina", "Jana",
                       "Ivan",  "Иво",  "Julia", "Julie", "Lew",   "Leon",  "Kowal",  "Nowak",
                       "Novik", "Sara", "Zara",  "Karol", "Карла", "Milan", "Милена", "Ян Ли"};
  std::vector<std::string> keys;
  for (const char* name : names) keys.push_back(name_key(name));
  std::sort(keys.begin(), keys.end());
  EXPECT_EQ(std::unique(keys.begin(), keys.end()), keys.end());
}

TEST(NameKey, IsEmptyWithoutLetters) {
  EXPECT_EQ(name_key(""), "");
  EXPECT_EQ(name_key(" - . "), "");
}

TEST(SurnameKey, BringsWomensEndingsToMens) {
  const std::vector<std::pair<const char*, const char*>> couples = {
      {"Kowalska", "Kowalski"},
      {"Wysocka", "Wysocki"},
      {"Zawadzka", "Zawadzki"},
      {"Ivanova", "Ivanov"},
      {"Иванова", "Иванов"},
      {"Иванова", "Ivanov"},
      {"Sergeyeva", "Сергеев"},
      {"Толстая", "Толстой"},
      {"Tolstaya", "Tolstoy"},
      {"Чайковская", "Чайковский"},
      {"Chaikovskaya", "Tchaikovsky"},
      {"Ковальська", "Ковальський"},
      {"Никитина", "Никитин"},
      {"Nikitina", "Nikitin"},
      {"Konieczna", "Konieczny"},
      {"Popova", "Popov"},
      {"Nowak-Kowalska", "Nowak-Kowalski"},
  };
  for (const auto& [hers, his] : couples) EXPECT_EQ(surname_key(hers), surname_key(his)) << hers;
}

TEST(SurnameKey, LeavesSurnamesThatOnlyLookLikeIt) {
  for (const char* surname : {"Sowa", "Laska", "Deska", "Casanova", "Medina", "Molina", "Troska",
                              "Głowa", "Golova", "Dąbrowa", "Kalina", "Bova", "Nowak", "Wilk"}) {
    EXPECT_EQ(surname_key(surname), name_key(surname)) << surname;
  }
}

TEST(SurnameKeys, AreOneForEachPart) {
  EXPECT_EQ(surname_keys("Nowak"), Keys{"novak"});
  EXPECT_EQ(surname_keys("Nowak-Kowalska"), (Keys{"kovalski", "novak"}));
  EXPECT_EQ(surname_keys("Kowalski Nowak"), (Keys{"kovalski", "novak"}));
  EXPECT_EQ(surname_keys("de Groot"), Keys{"de grot"});
  EXPECT_EQ(surname_keys("Li"), Keys{"li"});
  EXPECT_EQ(surname_keys("Nowak-Nowak"), Keys{"novak"});
  EXPECT_EQ(surname_keys(""), Keys{});
}

constexpr std::array<std::string_view, 48> kParts = {
    "sh",  "ch",  "szcz", "shch", "ck",  "cki", "cka", "tz", "ts", "x",  "q",  "w",
    "ya",  "iy",  "ij",   "jo",   "yo",  "e",   "a",   "o",  "u",  "ae", "oi", "aja",
    "ska", "ova", "eva",  "ina",  "cna", "h",   "kh",  "gh", "ph", "dj", "zh", "dzh",
    "щ",   "ж",   "й",    "ё",    "ь",   "ю",   "я",   "Ł",  "ß",  " ",  "-",  "\xC3"};

TEST(NameKeys, AreIdempotent) {
  testing::TextDice dice(27);
  for (int i = 0; i < 100'000; ++i) {
    const std::string text = dice.mutated(dice.from_parts(kParts, 8));
    const std::string latin = to_latin(text);
    ASSERT_EQ(to_latin(latin), latin) << text;
    const std::string key = name_key(text);
    ASSERT_EQ(name_key(key), key) << text;
    const std::string surname = surname_key(text);
    ASSERT_EQ(surname_key(surname), surname) << text;
  }
}

}  // namespace
}  // namespace sonder
