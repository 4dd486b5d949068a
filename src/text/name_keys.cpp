#include "text/name_keys.h"

#include <algorithm>
#include <iterator>

#include "text/detail/folded_words.h"
#include "text/fold.h"
#include "text/transliteration.h"

namespace sonder {
namespace {

// Spelling

struct Rewriting {
  std::string_view from;
  std::string_view to;
};

/// The first that fits counts, so longer ones stand before those that they begin with.
constexpr Rewriting kSpellings[] = {
    {"shch", "sc"}, {"szcz", "sc"}, {"tsch", "c"}, {"sch", "s"}, {"tch", "c"}, {"dzh", "dz"},
    {"ch", "c"},    {"cz", "c"},    {"ts", "c"},   {"tz", "c"},  {"sh", "s"},  {"sz", "s"},
    {"zh", "z"},    {"kh", "g"},    {"gh", "g"},   {"ph", "f"},  {"th", "t"},  {"cki", "cki"},
    {"cky", "cki"}, {"cka", "cka"}, {"ck", "k"},   {"ct", "kt"}, {"dj", "d"},  {"ae", "a"},
    {"oe", "o"},    {"ue", "u"},    {"x", "ks"},   {"q", "k"},   {"w", "v"},   {"h", "g"},
};

bool is_vowel(char letter) {
  return std::string_view("aeou").find(letter) != std::string_view::npos;
}

/// The letters for й and и, which stand for each other in all transliterations.
bool is_glide(char letter) { return letter == 'i' || letter == 'y' || letter == 'j'; }

/// What a run of such letters becomes, by what stands around it.
std::string_view reduced_glide(char before, std::string_view behind) {
  const bool is_before_vowel = !behind.empty() && is_vowel(behind.front());
  if (!is_before_vowel) return "i";
  if (behind.front() == 'e') return "";
  return before == ' ' || is_vowel(before) ? "j" : "i";
}

/// "Fyodor" and "Fedor": the ё of transliterations, inside of a word behind a consonant.
bool is_yo(std::string_view glides, char before, std::string_view behind) {
  const bool is_inside = behind.size() > 1 && behind[0] == 'o' && behind[1] != ' ';
  return is_inside && before != ' ' && !is_vowel(before) && !is_glide(before) &&
         glides.find_first_not_of("yj") == std::string_view::npos;
}

std::string without_glides(std::string_view word) {
  std::string reduced;
  while (!word.empty()) {
    const std::size_t glides = std::min(
        word.size(), static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_glide) -
                                              word.begin()));
    if (glides == 0) {
      reduced += word.front();
      word.remove_prefix(1);
      continue;
    }
    const char before = reduced.empty() ? ' ' : reduced.back();
    const std::string_view run = word.substr(0, glides);
    word.remove_prefix(glides);
    if (is_yo(run, before, word)) {
      reduced += 'e';
      word.remove_prefix(1);
    } else {
      reduced += reduced_glide(before, word);
    }
  }
  return reduced;
}

std::string with_one_spelling(std::string_view word) {
  std::string spelled;
  while (!word.empty()) {
    const auto* const found =
        std::find_if(std::begin(kSpellings), std::end(kSpellings),
                     [&](const Rewriting& rewriting) { return word.starts_with(rewriting.from); });
    if (found == std::end(kSpellings)) {
      spelled += word.front();
      word.remove_prefix(1);
    } else {
      spelled += found->to;
      word.remove_prefix(found->from.size());
    }
  }
  return spelled;
}

/// Bytes of other alphabets too: what stands twice there does so in all spellings.
std::string without_doubles(std::string text) {
  const auto is_double = [](char a, char b) { return a == b && a >= 'a' && a <= 'z'; };
  text.erase(std::unique(text.begin(), text.end(), is_double), text.end());
  return text;
}

std::string reduced_once(std::string_view text) {
  return without_doubles(without_glides(with_one_spelling(text)));
}

// Endings

struct Ending {
  std::string_view of_women;
  std::string_view of_men;
  std::size_t shortest_stem;
};

constexpr Ending kEndings[] = {
    {"skaja", "ski", 2}, {"ckaja", "cki", 2}, {"zkaja", "zki", 2}, {"aja", "i", 3},
    {"oi", "i", 3},      {"ska", "ski", 3},   {"cka", "cki", 3},   {"zka", "zki", 3},
    {"ova", "ov", 3},    {"eva", "ev", 3},    {"cna", "cni", 4},   {"ina", "in", 4},
};

/// Keys of surnames that have such an ending for men and women alike.
constexpr std::string_view kUnchanging[] = {
    "bukova",   "casanova", "korova",    "dabrova",  "dubrova",  "golova",     "konstantina",
    "kristina", "kluska",   "kortina",   "kruska",   "martina",  "palestrina", "santina",
    "teranova", "troska",   "valentina", "vilanova", "vilanuva", "karolina",   "katarina",
};

std::string with_ending_of_men(std::string word) {
  if (std::find(std::begin(kUnchanging), std::end(kUnchanging), word) != std::end(kUnchanging)) {
    return word;
  }
  for (const Ending& ending : kEndings) {
    if (!std::string_view(word).ends_with(ending.of_women)) continue;
    const std::size_t stem = word.size() - ending.of_women.size();
    if (stem < ending.shortest_stem) return word;
    word.replace(stem, std::string::npos, ending.of_men);
    return word;
  }
  return word;
}

/// Where the ending of men looks like one of women again, or letters meet that a key joins.
std::string settled_ending(const std::string& word) {
  std::string settled = word;
  for (std::string next = name_key(with_ending_of_men(settled)); next != settled;
       next = name_key(with_ending_of_men(settled))) {
    settled = next;
  }
  return settled;
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string key = fold_words(to_latin(name));
  // A rewriting may bring letters together that another one applies to. Every one makes the key
  // shorter, or replaces a letter by one that stays.
  for (std::string next = reduced_once(key); next != key; next = reduced_once(key)) key = next;
  return key;
}

std::string surname_key(std::string_view surname) {
  std::string key;
  for (const std::string& word : detail::words_of_folded(name_key(surname))) {
    if (!key.empty()) key += ' ';
    key += settled_ending(word);
  }
  return key;
}

std::vector<std::string> surname_keys(std::string_view surname) {
  constexpr std::size_t kShortestPart = 3;
  std::vector<std::string> keys;
  std::string particles;
  for (const std::string& word : detail::words_of_folded(surname_key(surname))) {
    if (word.size() < kShortestPart) {
      particles += word + ' ';
      continue;
    }
    keys.push_back(particles + word);
    particles.clear();
  }
  if (!particles.empty()) {
    particles.pop_back();
    keys.push_back(particles);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace sonder
