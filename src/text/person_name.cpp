#include "text/person_name.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/nicknames.h"
#include "text/transliteration.h"

namespace sonder {
namespace {

using Words = std::span<const std::string>;

/// Folded and without points, as the words are that they are looked for with.
constexpr std::string_view kTitles[] = {
    "dr",       "prof",    "mgr", "inz",      "hab",      "lek",     "med",       "mr",   "mrs",
    "ms",       "miss",    "sir", "madam",    "pan",      "pani",    "ks",        "herr", "frau",
    "dipl",     "ing",     "mag", "gospodin", "gosp",     "gdja",    "gda",       "rev",  "hon",
    "lic",      "mec",     "doc", "dott",     "gospodja", "gospoda", "gospodica", "г-н",  "г-жа",
    "господин", "госпожа", "др",  "проф",     "пан",      "пани",    "пані"};
constexpr std::string_view kSuffixes[] = {"jr",      "sr",  "junior", "senior", "ii",  "iii",
                                          "iv",      "phd", "mba",    "md",     "esq", "mlodszy",
                                          "starszy", "ml",  "мл",     "ст"};
constexpr std::string_view kParticles[] = {
    "van", "von", "de",  "der", "den", "di",  "da", "del", "della", "dos", "la", "le",
    "el",  "al",  "bin", "ibn", "ten", "ter", "zu", "zur", "af",    "av",  "st", "van't"};
/// In Latin letters: what surnames end in, and given names rarely.
constexpr std::string_view kSurnameEndings[] = {
    "ski",    "ska",  "cki",  "cka",   "dzki",  "dzka", "sky",  "skii", "tskii", "skaya",
    "tskaya", "ovic", "evic", "ovich", "evich", "wicz", "enko", "czyk", "czak",  "chuk",
    "yuk",    "ova",  "eva",  "ov",    "ev",    "mann", "sson", "sen"};
/// Of patronymics. The Croatian -ić is of surnames.
constexpr std::string_view kPatronymicEndings[] = {"ovich", "evich", "ovna",
                                                   "evna",  "ivna",  "ichna"};
constexpr std::string_view kShortPatronymics[] = {"ilich",  "ilyich", "kuzmich",
                                                  "lukich", "fomich", "nikitich"};

template <class Range>
bool is_one_of(const Range& range, std::string_view wanted) {
  return std::find(std::begin(range), std::end(range), wanted) != std::end(range);
}

template <class Range>
bool ends_with_one_of(const Range& range, std::string_view word) {
  return std::any_of(std::begin(range), std::end(range), [word](std::string_view ending) {
    return word.size() > ending.size() && word.ends_with(ending);
  });
}

std::string plain(std::string_view word) {
  std::string folded = fold(word);
  std::erase_if(folded, [](char c) { return c == '.' || c == ','; });
  return folded;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  while (!text.empty()) {
    const bool is_no_break = text.starts_with("\xC2\xA0");
    const bool is_blank = is_no_break || static_cast<unsigned char>(text.front()) <= ' ';
    if (!is_blank) word += text.front();
    if (is_blank && !word.empty()) words.push_back(std::exchange(word, {}));
    text.remove_prefix(is_no_break ? 2 : 1);
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string joined(Words words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

/// At least two capitals of the Latin or Russian alphabet, and no small letter of these.
bool is_in_capitals(std::string_view word) {
  int capitals = 0;
  while (!word.empty()) {
    const char32_t c = take_code_point(word);
    if ((c >= 'a' && c <= 'z') || (c >= 0x430 && c <= 0x45F)) return false;
    capitals += (c >= 'A' && c <= 'Z') || (c >= 0x400 && c <= 0x42F) ? 1 : 0;
  }
  return capitals > 1;
}

bool is_patronymic(std::string_view word) {
  const std::string latin = to_latin(word);
  return ends_with_one_of(kPatronymicEndings, latin) || is_one_of(kShortPatronymics, latin);
}

bool is_particle(std::string_view word) { return is_one_of(kParticles, plain(word)); }

bool is_known_given_name(std::string_view word) { return !full_names(word).empty(); }

bool ends_like_surname(std::string_view word) {
  return ends_with_one_of(kSurnameEndings, to_latin(word));
}

// Order

PersonName surname_last(Words words, double confidence) {
  std::size_t begin = words.size() - 1;
  while (begin > 0 && is_particle(words[begin - 1])) --begin;
  PersonName name;
  name.surname = joined(words.subspan(begin));
  if (begin > 0) name.given = words[0];
  if (begin > 1) name.middle = joined(words.subspan(1, begin - 1));
  name.confidence = confidence;
  return name;
}

/// The first `count` words are the surname.
PersonName surname_first(Words words, std::size_t count, double confidence) {
  PersonName name;
  name.surname = joined(words.first(count));
  name.given = words[count];
  name.middle = joined(words.subspan(count + 1));
  name.confidence = confidence;
  return name;
}

PersonName one_word(const std::string& word) {
  PersonName name;
  (is_known_given_name(word) ? name.given : name.surname) = word;
  name.confidence = 0.4;
  return name;
}

/// How many words the surname has that the words begin with: its particles and one more.
std::size_t surname_words(Words words) {
  std::size_t count = 0;
  while (count + 2 < words.size() && is_particle(words[count])) ++count;
  return count + 1;
}

std::optional<PersonName> by_patronymic(Words words) {
  if (words.size() < 3) return std::nullopt;
  if (is_patronymic(words[1])) return surname_last(words, 0.95);
  if (words.size() == 3 && is_patronymic(words[2])) return surname_first(words, 1, 0.95);
  return std::nullopt;
}

/// "KOWALSKI Jan" and "Jan KOWALSKI".
std::optional<PersonName> by_capitals(Words words) {
  const auto is_other = [](const std::string& word) { return !is_in_capitals(word); };
  const auto first_other = std::find_if(words.begin(), words.end(), is_other);
  const auto front = static_cast<std::size_t>(first_other - words.begin());
  if (front == words.size()) return std::nullopt;
  if (front > 0) return surname_first(words, front, 0.9);
  if (is_in_capitals(words.back())) return surname_last(words, 0.9);
  return std::nullopt;
}

PersonName by_known_words(Words words) {
  const bool is_first_given = is_known_given_name(words.front());
  const bool is_last_given = is_known_given_name(words.back());
  const std::size_t count = surname_words(words);
  if (is_first_given && !is_last_given) return surname_last(words, 0.9);
  if (!is_first_given && is_last_given && is_known_given_name(words[count])) {
    return surname_first(words, count, 0.9);
  }
  const bool is_first_surname = ends_like_surname(words[count - 1]);
  const bool is_last_surname = ends_like_surname(words.back());
  if (is_first_surname && !is_last_surname) return surname_first(words, count, 0.75);
  return surname_last(words, is_last_surname && !is_first_surname ? 0.75 : 0.6);
}

PersonName in_order(Words words) {
  if (words.empty()) return {};
  if (words.size() == 1) return one_word(words.front());
  if (const auto name = by_patronymic(words)) return *name;
  if (const auto name = by_capitals(words)) return *name;
  return by_known_words(words);
}

// Titles and suffixes

/// Takes them off the front; one word stays.
std::string take_titles(std::vector<std::string>& words) {
  std::size_t count = 0;
  while (count + 1 < words.size()) {
    const std::string word = plain(words[count]);
    const bool is_science = count > 0 && (word == "n" || word == "nauk");
    if (!is_science && !is_one_of(kTitles, word)) break;
    ++count;
  }
  std::string titles = joined(Words(words).first(count));
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
  return titles;
}

bool is_suffix(const std::string& word) { return is_one_of(kSuffixes, plain(word)); }

std::string take_suffixes(std::vector<std::string>& words) {
  std::size_t begin = words.size();
  while (begin > 1 && is_suffix(words[begin - 1])) --begin;
  std::string suffixes = joined(Words(words).subspan(begin));
  words.resize(begin);
  return suffixes;
}

using Pieces = std::vector<std::vector<std::string>>;

/// What commas part, without empty pieces.
Pieces pieces_of(std::string_view text) {
  Pieces pieces;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::vector<std::string> words = words_of(text.substr(0, comma));
    if (!words.empty()) pieces.push_back(std::move(words));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return pieces;
}

/// Takes pieces off that hold nothing but suffixes, as in "Jan Nowak, Jr.".
std::string take_suffix_pieces(Pieces& pieces) {
  std::string suffixes;
  for (std::size_t i = pieces.size(); i-- > 1;) {
    const std::vector<std::string>& words = pieces[i];
    if (!std::all_of(words.begin(), words.end(), is_suffix)) continue;
    suffixes = suffixes.empty() ? joined(words) : joined(words) + ' ' + suffixes;
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return suffixes;
}

void append_word(std::string& text, std::string_view word) {
  if (word.empty()) return;
  if (!text.empty()) text += ' ';
  text += word;
}

PersonName with_comma(Pieces& pieces) {
  PersonName name;
  name.title = take_titles(pieces[0]);
  name.surname = joined(pieces[0]);
  std::vector<std::string> given;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    given.insert(given.end(), pieces[i].begin(), pieces[i].end());
  }
  append_word(name.title, take_titles(given));
  name.suffix = take_suffixes(given);
  name.given = given.front();
  name.middle = joined(Words(given).subspan(1));
  name.confidence = 0.95;
  return name;
}

PersonName without_comma(std::vector<std::string>& words) {
  const std::string title = take_titles(words);
  const std::string suffix = take_suffixes(words);
  PersonName name = in_order(words);
  name.title = title;
  name.suffix = suffix;
  return name;
}

}  // namespace

PersonName split_name(std::string_view full_name) {
  Pieces pieces = pieces_of(full_name);
  if (pieces.empty()) return {};
  const std::string suffix = take_suffix_pieces(pieces);
  PersonName name = pieces.size() > 1 ? with_comma(pieces) : without_comma(pieces.front());
  append_word(name.suffix, suffix);
  return name;
}

std::string join_name(const PersonName& name) {
  std::string text;
  for (const std::string* part :
       {&name.title, &name.given, &name.middle, &name.surname, &name.suffix}) {
    append_word(text, *part);
  }
  return text;
}

}  // namespace sonder
