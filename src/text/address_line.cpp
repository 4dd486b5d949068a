#include "text/address_line.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <vector>

#include "text/transliteration.h"

namespace sonder {
namespace {

/// Folded, in Latin letters, without points.
constexpr std::string_view kFlatWords[] = {
    "m",   "mieszkanie", "lok",      "lokal", "flat", "apt",  "apartment", "unit",    "suite",
    "ste", "kv",         "kvartira", "ofis",  "of",   "stan", "whg",       "wohnung", "#"};
constexpr std::string_view kHouseWords[] = {"d",  "dom", "nr",      "no",    "№",
                                            "br", "bud", "budynek", "house", "h"};
constexpr std::string_view kBlockWords[] = {"korp", "korpus", "k", "block"};
constexpr std::string_view kBuildingWords[] = {"str", "stroenie"};
constexpr std::string_view kWithoutNumber = "bb";
/// Genitives of months, of which a street may have the day in front.
constexpr std::string_view kMonths[] = {
    "stycznia",  "lutego",   "marca",        "kwietnia",  "maja",    "czerwca",  "lipca",
    "sierpnia",  "wrzesnia", "pazdziernika", "listopada", "grudnia", "yanvarya", "fevralya",
    "marta",     "aprelya",  "maya",         "iyunya",    "iyulya",  "avgusta",  "sentyabrya",
    "oktyabrya", "noyabrya", "dekabrya",     "svibnja",   "travnja", "lipnja",   "srpnja",
    "kolovoza",  "rujna",    "studenoga",    "prosinca"};

template <class Range>
bool is_one_of(const Range& range, std::string_view wanted) {
  return std::find(std::begin(range), std::end(range), wanted) != std::end(range);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

struct Word {
  std::string written;
  std::string plain;  ///< folded, in Latin letters, without points
  bool is_taken = false;
};

Word make_word(std::string_view written) {
  Word word{.written = std::string(written), .plain = to_latin(written)};
  std::erase(word.plain, '.');
  return word;
}

/// Where "m.4", "#4" and "№5" fall apart, or the end.
std::size_t end_of_mark(std::string_view word) {
  for (const std::string_view mark : {".", "#", "№"}) {
    const std::size_t end = word.find(mark) + mark.size();
    if (word.find(mark) != std::string_view::npos && end < word.size() && is_digit(word[end]) &&
        !is_digit(word[0])) {
      return end;
    }
  }
  return word.size();
}

void append_word(std::string& written, std::vector<Word>& words) {
  if (written.empty()) return;
  const std::size_t end = end_of_mark(written);
  words.push_back(make_word(std::string_view(written).substr(0, end)));
  if (end < written.size()) words.push_back(make_word(std::string_view(written).substr(end)));
  written.clear();
}

std::vector<Word> words_of(std::string_view line) {
  std::vector<Word> words;
  std::string written;
  while (!line.empty()) {
    const bool is_no_break = line.starts_with("\xC2\xA0");
    const char c = line.front();
    line.remove_prefix(is_no_break ? 2 : 1);
    const bool is_gap = is_no_break || c == ',' || c == ';' || (c >= '\0' && c <= ' ');
    if (is_gap) {
      append_word(written, words);
    } else {
      written += c;
    }
  }
  append_word(written, words);
  return words;
}

/// "12", "12a", "12-14", "12/4", "12a/4b": up to five digits and a letter between the marks.
bool is_number(std::string_view plain) {
  constexpr std::size_t kMostDigits = 5;
  while (true) {
    const auto* const end = std::find_if_not(plain.begin(), plain.end(), is_digit);
    const auto digits = static_cast<std::size_t>(end - plain.begin());
    if (digits == 0 || digits > kMostDigits) return false;
    plain.remove_prefix(digits);
    if (!plain.empty() && is_letter(plain.front())) plain.remove_prefix(1);
    if (plain.empty()) return true;
    if (plain.front() != '-' && plain.front() != '/') return false;
    plain.remove_prefix(1);
  }
}

bool is_free_number(const Word& word) { return !word.is_taken && is_number(word.plain); }

/// Takes the number behind the first of the words that has one.
template <class Range>
std::string take_marked(const Range& marks, std::vector<Word>& words, std::size_t from = 0) {
  for (std::size_t i = from; i + 1 < words.size(); ++i) {
    if (words[i].is_taken || !is_one_of(marks, words[i].plain)) continue;
    if (!is_free_number(words[i + 1])) continue;
    words[i].is_taken = words[i + 1].is_taken = true;
    return words[i + 1].plain;
  }
  return {};
}

std::optional<std::size_t> first_free(const std::vector<Word>& words) {
  const auto found =
      std::find_if(words.begin(), words.end(), [](const Word& word) { return !word.is_taken; });
  if (found == words.end()) return std::nullopt;
  return static_cast<std::size_t>(found - words.begin());
}

std::optional<std::size_t> last_free(const std::vector<Word>& words) {
  const auto found =
      std::find_if(words.rbegin(), words.rend(), [](const Word& word) { return !word.is_taken; });
  if (found == words.rend()) return std::nullopt;
  return static_cast<std::size_t>(words.rend() - found) - 1;
}

/// "Ilica 12", "Ilica 12 A" and "Ilica bb".
std::string take_last_number(std::vector<Word>& words) {
  const std::optional<std::size_t> first = first_free(words);
  const std::optional<std::size_t> last = last_free(words);
  if (!first || *first == *last) return {};
  Word& word = words[*last];
  if (is_number(word.plain) || word.plain == kWithoutNumber) {
    word.is_taken = true;
    return word.plain;
  }
  const bool is_single_letter = word.plain.size() == 1 && is_letter(word.plain[0]);
  if (!is_single_letter || *last < *first + 2) return {};
  Word& before = words[*last - 1];
  if (!is_free_number(before) || !is_digit(before.plain.back())) return {};
  word.is_taken = before.is_taken = true;
  return before.plain + word.plain;
}

/// "12 Long Street", but not "3 Maja".
std::string take_first_number(std::vector<Word>& words) {
  const std::optional<std::size_t> first = first_free(words);
  if (!first || *first + 1 >= words.size() || words[*first + 1].is_taken) return {};
  if (!is_number(words[*first].plain) || is_one_of(kMonths, words[*first + 1].plain)) return {};
  words[*first].is_taken = true;
  return words[*first].plain;
}

/// Blocks and buildings of a house, behind its number: "5 корп. 2 стр. 1" is "5k2s1".
std::string take_blocks(std::vector<Word>& words) {
  const auto is_start = [](const Word& word) { return word.is_taken || is_number(word.plain); };
  const auto house = std::find_if(words.begin(), words.end(), is_start);
  const auto from = static_cast<std::size_t>(house - words.begin());
  std::string blocks;
  const std::string block = take_marked(kBlockWords, words, from);
  if (!block.empty()) blocks += 'k' + block;
  const std::string building = take_marked(kBuildingWords, words, from);
  if (!building.empty()) blocks += 's' + building;
  return blocks;
}

std::string street_of(const std::vector<Word>& words) {
  std::string street;
  for (const Word& word : words) {
    if (word.is_taken) continue;
    if (!street.empty()) street += ' ';
    street += word.written;
  }
  return street;
}

/// The second of two numbers with a slash.
void split_at_slash(AddressLine& address) {
  const std::size_t slash = address.house.rfind('/');
  if (slash == std::string::npos || !address.flat.empty()) return;
  address.flat = address.house.substr(slash + 1);
  address.house.resize(slash);
}

}  // namespace

AddressLine split_address_line(std::string_view line) {
  std::vector<Word> words = words_of(line);
  AddressLine address;
  address.flat = take_marked(kFlatWords, words);
  const std::string blocks = take_blocks(words);
  address.house = take_marked(kHouseWords, words);
  if (address.house.empty()) address.house = take_last_number(words);
  if (address.house.empty()) address.house = take_first_number(words);
  address.street = street_of(words);
  split_at_slash(address);
  address.house += blocks;
  return address;
}

}  // namespace sonder
