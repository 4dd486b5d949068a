#include "text/streets.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include "text/detail/folded_words.h"
#include "text/fold.h"
#include "text/transliteration.h"

namespace sonder {
namespace {

// Streets

enum class Place : std::uint8_t { kAnywhere, kFirst, kLast, kNotLast };

/// Abbreviations with a hyphen inside, before hyphens become blanks.
struct Contraction {
  std::string_view written;
  std::string_view meant;
};
constexpr Contraction kContractions[] = {
    {"pr-t", "prospekt"}, {"pr-kt", "prospekt"}, {"b-r", "bulvar"}, {"p-t", "prospekt"}};

struct StreetWord {
  std::string_view written;  ///< folded, in Latin letters
  std::string_view meant;    ///< empty for a plain street
  Place place = Place::kAnywhere;
};

constexpr StreetWord kStreetWords[] = {
    // A plain street
    {"ul", ""},
    {"ulica", ""},
    {"ulitsa", ""},
    {"vulitsya", ""},
    {"vul", ""},
    {"street", ""},
    {"str", "", Place::kFirst},
    {"st", "", Place::kLast},
    {"st", "saint", Place::kNotLast},
    // Polish
    {"al", "aleja", Place::kFirst},
    {"aleje", "aleja"},
    {"pl", "plac", Place::kFirst},
    {"os", "osiedle", Place::kFirst},
    {"sw", "swietego"},
    {"gen", "generala"},
    {"ks", "ksiedza"},
    {"prof", "profesora"},
    {"marsz", "marszalka"},
    {"kard", "kardynala"},
    {"dr", "doktora", Place::kNotLast},
    // English
    {"rd", "road"},
    {"ave", "avenue"},
    {"av", "avenue"},
    {"ln", "lane"},
    {"dr", "drive", Place::kLast},
    {"ct", "court", Place::kLast},
    {"pl", "place", Place::kLast},
    {"sq", "square"},
    {"blvd", "boulevard"},
    {"cres", "crescent"},
    {"hwy", "highway"},
    {"pkwy", "parkway"},
    {"ter", "terrace", Place::kLast},
    // Russian and Ukrainian
    {"prosp", "prospekt"},
    {"pr", "prospekt"},
    {"per", "pereulok"},
    {"sh", "shosse"},
    {"nab", "naberezhnaya"},
    {"bul", "bulvar"},
    // Croatian
    {"c", "cesta", Place::kFirst},
};

bool is_at(Place place, std::size_t at, std::size_t count) {
  switch (place) {
    case Place::kAnywhere: return true;
    case Place::kFirst: return at == 0 && count > 1;
    case Place::kLast: return at + 1 == count && count > 1;
    case Place::kNotLast: return at + 1 < count;
  }
  return false;
}

std::string with_contractions_spelled_out(const std::string& street) {
  std::string spelled;
  for (const std::string& word : detail::words_of_folded(street)) {
    const auto* const found =
        std::find_if(std::begin(kContractions), std::end(kContractions),
                     [&](const Contraction& known) { return known.written == word; });
    if (!spelled.empty()) spelled += ' ';
    spelled += found == std::end(kContractions) ? std::string_view(word) : found->meant;
  }
  return spelled;
}

/// "hauptstrasse" to "hauptstr".
std::string with_short_ending(std::string word) {
  constexpr std::string_view kLong = "strasse";
  if (word.ends_with(kLong)) word.resize(word.size() - kLong.size() + 3);
  return word;
}

std::string meaning_of(const std::string& word, std::size_t at, std::size_t count) {
  const auto* const found =
      std::find_if(std::begin(kStreetWords), std::end(kStreetWords), [&](const StreetWord& known) {
        return known.written == word && is_at(known.place, at, count);
      });
  return found == std::end(kStreetWords) ? with_short_ending(word) : std::string(found->meant);
}

/// A German street's ending belongs to the word in front.
bool is_street_ending(std::string_view word) { return word == "str"; }

std::string reduced_once(std::string_view key) {
  const std::vector<std::string> words = detail::words_of_folded(key);
  std::string reduced;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string meaning = meaning_of(words[at], at, words.size());
    if (meaning.empty()) continue;
    if (!reduced.empty() && !is_street_ending(meaning)) reduced += ' ';
    reduced += meaning;
  }
  return reduced.empty() ? std::string(key) : reduced;
}

}  // namespace

std::string street_key(std::string_view street) {
  std::string key = fold_words(with_contractions_spelled_out(to_latin(street)));
  // A word that moved to the front may be an abbreviation there. Every step leaves fewer of them.
  for (std::string next = reduced_once(key); next != key; next = reduced_once(key)) key = next;
  return key;
}

}  // namespace sonder
