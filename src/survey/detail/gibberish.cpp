#include "survey/detail/gibberish.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

#include "base/utf8.h"
#include "text/fold.h"

namespace sonder {
namespace {

constexpr std::size_t kLeastRepetitions = 5;
constexpr std::size_t kLeastLatinKeys = 4;
constexpr std::size_t kLeastCyrillicKeys = 5;
constexpr std::size_t kLeastConsonants = 7;

struct KeyRow {
  std::u32string_view keys;
  std::size_t least;  ///< of keys in a row
};

/// As `fold` leaves them: "й" is "и".
constexpr KeyRow kRows[] = {
    {U"qwertyuiop", kLeastLatinKeys},     {U"qwertzuiop", kLeastLatinKeys},
    {U"azertyuiop", kLeastLatinKeys},     {U"asdfghjkl", kLeastLatinKeys},
    {U"qsdfghjklm", kLeastLatinKeys},     {U"zxcvbnm", kLeastLatinKeys},
    {U"yxcvbnm", kLeastLatinKeys},        {U"ицукенгшщзх", kLeastCyrillicKeys},
    {U"фывапролджэ", kLeastCyrillicKeys}, {U"ячсмитьбю", kLeastCyrillicKeys}};

std::u32string letters_of(std::string_view word) {
  std::u32string letters;
  while (!word.empty()) letters += take_code_point(word);
  return letters;
}

bool is_latin(char32_t letter) { return letter >= 'a' && letter <= 'z'; }

bool is_one_letter(std::u32string_view word) {
  return word.size() >= kLeastRepetitions && (word[0] < '0' || word[0] > '9') &&
         word.find_first_not_of(word[0]) == std::u32string_view::npos;
}

/// Letters at the front of the word that are neighbours in the row, all to the right or all to the
/// left; 0 for too few.
std::size_t keys_in_front(std::u32string_view word, const KeyRow& row) {
  std::size_t longest = 0;
  for (const bool to_right : {true, false}) {
    std::size_t at = row.keys.find(word[0]);
    if (at == std::u32string_view::npos) return 0;
    std::size_t length = 1;
    while (length < word.size()) {
      at = to_right ? at + 1 : at - 1;  // below 0 wraps round to a place that no row has
      if (at >= row.keys.size() || row.keys[at] != word[length]) break;
      ++length;
    }
    longest = std::max(longest, length);
  }
  return longest >= row.least ? longest : 0;
}

bool is_key_runs(std::u32string_view word) {
  while (!word.empty()) {
    std::size_t longest = 0;
    for (const KeyRow& row : kRows) longest = std::max(longest, keys_in_front(word, row));
    if (longest == 0) return false;
    word.remove_prefix(longest);
  }
  return true;
}

bool lacks_vowels(std::u32string_view word) {
  return word.size() >= kLeastConsonants && std::all_of(word.begin(), word.end(), is_latin) &&
         word.find_first_of(U"aeiouy") == std::u32string_view::npos;
}

bool is_all_capitals(std::string_view answer) {
  return std::none_of(answer.begin(), answer.end(),
                      [](char byte) { return byte >= 'a' && byte <= 'z'; });
}

}  // namespace

bool is_gibberish(std::string_view answer) {
  const bool may_be_abbreviation = is_all_capitals(answer);
  const std::string words = fold_words(answer);
  std::string_view rest = words;
  if (rest.empty()) return false;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::u32string word = letters_of(rest.substr(0, end));
    const bool is_word =
        !is_one_letter(word) && !is_key_runs(word) && (may_be_abbreviation || !lacks_vowels(word));
    if (is_word) return false;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return true;
}

}  // namespace sonder
