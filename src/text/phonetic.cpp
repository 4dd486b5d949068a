#include "text/phonetic.h"

#include <algorithm>

#include "text/transliteration.h"

namespace sonder {
namespace {

constexpr std::size_t kDigits = 6;
constexpr std::size_t kLongestPattern = 7;
constexpr std::size_t kMostLetters = 64;

/// How spellings are coded at the start of a name, before a vowel, and elsewhere. A bar parts two
/// readings.
struct SoundRule {
  std::string_view spellings;
  std::string_view at_start;
  std::string_view before_vowel;
  std::string_view elsewhere;
};

constexpr SoundRule kRules[] = {
    {"schtsch schtsh schtch shtch shtsh stsch zhdzh shch stch strz strs stsh szcz szcs zdzh zdz sc",
     "2", "4", "4"},
    {"scht schd sht szt shd szd zhd st sd zd", "2", "43", "43"},
    {"ttsch ttch tsch ttsz zsch csz czs drz drs dsh dsz dzh dzs sch tch trz trs tsh tts ttz tzs "
     "tsz "
     "zsh cz cs ds dz sh sz ts tc tz zh zs s z",
     "4", "4", "4"},
    {"chs ks x", "5", "54", "54"},
    {"ai aj ay ei ej ey oi oj oy ui uj uy ue", "0", "1", ""},
    {"au", "0", "7", ""},
    {"eu", "1", "1", ""},
    {"ia ie io iu y", "1", "", ""},
    {"a e i o u", "0", "", ""},
    {"fb pf ph b f p v w", "7", "7", "7"},
    {"dt th d t", "3", "3", "3"},
    {"kh g k q", "5", "5", "5"},
    {"h", "5", "5", ""},
    {"l", "8", "8", "8"},
    {"mn nm", "66", "66", "66"},
    {"m n", "6", "6", "6"},
    {"r", "9", "9", "9"},
    {"c ch", "4|5", "4|5", "4|5"},
    {"ck", "5|45", "5|45", "5|45"},
    {"rs rz", "4|94", "4|94", "4|94"},
    {"j", "1|4", "|4", "|4"},
};

struct Match {
  const SoundRule* rule = nullptr;
  std::size_t length = 1;
};

/// Whether one of the words, parted by blanks, is `word`.
bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) {
      return true;
    }
  }
  return false;
}

/// The longest spelling that the letters begin with.
Match match_front(std::string_view letters) {
  for (std::size_t length = std::min(kLongestPattern, letters.size()); length > 0; --length) {
    for (const SoundRule& rule : kRules) {
      if (has_word(rule.spellings, letters.substr(0, length))) return {&rule, length};
    }
  }
  return {};
}

bool is_vowel(char letter) {
  return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

/// One way to read the name so far.
struct Reading {
  std::string code;
  std::string_view last;  ///< coded for the spelling before

  friend bool operator==(const Reading&, const Reading&) = default;
};

/// The same digits of neighbours count once, unless they are m and n.
Reading continued(Reading reading, std::string_view digits, bool is_m_beside_n) {
  const bool repeats = reading.last.ends_with(digits);
  if (!repeats || is_m_beside_n) {
    reading.code += digits.substr(0, kDigits - std::min(kDigits, reading.code.size()));
  }
  reading.last = digits;
  return reading;
}

std::vector<Reading> continued(const std::vector<Reading>& readings, std::string_view digits,
                               bool is_m_beside_n) {
  const std::size_t bar = digits.find('|');
  std::vector<Reading> next;
  for (const Reading& reading : readings) {
    next.push_back(continued(reading, digits.substr(0, bar), is_m_beside_n));
    if (bar == std::string_view::npos) continue;
    next.push_back(continued(reading, digits.substr(bar + 1), is_m_beside_n));
  }
  const auto is_before = [](const Reading& a, const Reading& b) {
    return a.code != b.code ? a.code < b.code : a.last < b.last;
  };
  std::sort(next.begin(), next.end(), is_before);
  next.erase(std::unique(next.begin(), next.end()), next.end());
  return next;
}

std::string letters_of(std::string_view name) {
  std::string letters = to_latin(name);
  std::erase_if(letters, [](char c) { return c < 'a' || c > 'z'; });
  letters.resize(std::min(letters.size(), kMostLetters));
  return letters;
}

bool is_complete(const std::vector<Reading>& readings) {
  return std::all_of(readings.begin(), readings.end(),
                     [](const Reading& reading) { return reading.code.size() == kDigits; });
}

std::vector<Reading> read_letters(std::string_view letters) {
  std::vector<Reading> readings(1);
  char before = '\0';
  for (std::size_t at = 0; at < letters.size() && !is_complete(readings);) {
    const Match match = match_front(letters.substr(at));
    const char first = letters[at];
    const std::size_t end = at + match.length;
    const bool is_m_beside_n = (before == 'm' && first == 'n') || (before == 'n' && first == 'm');
    std::string_view digits = match.rule->elsewhere;
    if (end < letters.size() && is_vowel(letters[end])) digits = match.rule->before_vowel;
    if (at == 0) digits = match.rule->at_start;
    readings = continued(readings, digits, is_m_beside_n);
    before = first;
    at = end;
  }
  return readings;
}

}  // namespace

std::vector<std::string> sound_codes(std::string_view name) {
  const std::string letters = letters_of(name);
  std::vector<std::string> codes;
  if (letters.empty()) return codes;
  for (Reading& reading : read_letters(letters)) {
    reading.code.resize(kDigits, '0');
    codes.push_back(std::move(reading.code));
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

}  // namespace sonder
