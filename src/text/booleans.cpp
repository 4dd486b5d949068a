#include "text/booleans.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

#include "text/blanks.h"
#include "text/fold.h"

namespace sonder {
namespace {

constexpr std::size_t kLongestWordBytes = 12;

/// Folded, see `fold`.
constexpr std::string_view kYes[] = {"yes",
                                     "true",
                                     "y",
                                     "t",
                                     "checked",
                                     "tak",
                                     "da",
                                     "prawda",
                                     "istina",
                                     "ja",
                                     "wahr",
                                     "oui",
                                     "si",
                                     "vrai",
                                     "ano",
                                     "verdadero",
                                     "\u0434\u0430",                           // da
                                     "\u0434",                                 // d
                                     "\u0442\u0430\u043A",                     // tak
                                     "\u0438\u0441\u0442\u0438\u043D\u0430"};  // istina
constexpr std::string_view kNo[] = {"no",
                                    "false",
                                    "n",
                                    "f",
                                    "unchecked",
                                    "nie",
                                    "ne",
                                    "falsz",
                                    "laz",
                                    "nein",
                                    "falsch",
                                    "non",
                                    "faux",
                                    "falso",
                                    "\u043D\u0435\u0442",         // njet
                                    "\u043D",                     // n
                                    "\u043D\u0456",               // ni
                                    "\u043D\u0435",               // ne
                                    "\u043B\u043E\u0436\u044C"};  // lozh'

template <std::size_t kCount>
bool is_among(const std::string& word, const std::string_view (&words)[kCount]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

std::optional<bool> parse_boolean(std::string_view text) {
  const std::string_view word = trim(text);
  if (word.empty() || word.size() > kLongestWordBytes) return std::nullopt;
  if (word.front() >= '0' && word.front() <= '9') return std::nullopt;
  const std::string folded = fold(word);
  if (is_among(folded, kYes)) return true;
  if (is_among(folded, kNo)) return false;
  return std::nullopt;
}

}  // namespace sonder
