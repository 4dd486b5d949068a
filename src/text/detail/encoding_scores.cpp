#include "text/detail/encoding_scores.h"

#include <algorithm>
#include <span>

namespace sonder::detail {
namespace {

struct LetterCosts {
  char16_t letter;
  char costs[12];  ///< see Glyph
};

// Small letters beyond ASCII by how often they occur among such letters, and beside what: nothing
// or a mark, a vowel, l m n r j w, another consonant, a letter of another kind (beyond ASCII for
// Latin letters, Latin for Cyrillic ones). Counted in the message catalogues of Debian 12 and its
// fortunes-pl, -cs, -de, -es, -it and -ru; Croatian also in the word list hunspell-hr. Western
// European is German, French, Spanish, Italian, Portuguese, Swedish and Danish.

constexpr LetterCosts kWesternEuropean[] = {
    {u'é', "56832h4643g"}, {u'ä', "76e32kla13c"}, {u'ó', "7c155k6e16m"}, {u'ü', "76k32mff22e"},
    {u'è', "81a86k1l77k"}, {u'á', "89932g4b24g"}, {u'ö', "87d41lgg239"}, {u'í', "97732f7533h"},
    {u'ã', "9md352b0kjm"}, {u'å', "98k32i3a33i"}, {u'à', "93762h0gigj"}, {u'æ', "a8f22mif13k"},
    {u'ç', "ag165hk4kk1"}, {u'ø', "a9f31igc23k"}, {u'ß', "bm1mm523a5m"}, {u'ú', "b6723h8b13h"},
    {u'ê', "c3645kah41k"}, {u'ñ', "de0behj0dcd"}, {u'ò', "dh0bdg0fcjg"}, {u'ù', "ei14bd0jfjd"},
    {u'õ', "fge951g0adh"}, {u'ô', "ghb31daf23d"}, {u'î', "h61b7g8g15c"}, {u'â', "h8732e9814f"},
    {u'ì', "jca71a1d479"}, {u'ï', "lc0ba84743c"}, {u'ë', "lb45292945b"}, {u'û', "k8732e9814f"},
    {u'œ', "k5735eg9719"},
};

constexpr LetterCosts kPolish[] = {
    {u'ł', "49293951a95"}, {u'ę', "5m24482mh29"}, {u'ż', "651c986257a"},
    {u'ą', "6m63453mi27"}, {u'ś', "6617fb6l335"}, {u'ó', "7fc328jm156"},
    {u'ć', "7g1hj40jggj"}, {u'ń', "ai0hkf3hh1g"}, {u'ź', "d44m353c288"},
};

constexpr LetterCosts kCroatian[] = {
    {u'č', "3719dd8165k"}, {u'š', "4517bla2739"}, {u'ž', "57158mc169g"},
    {u'ć', "661dc9619dm"}, {u'đ', "8b09fee0hjj"},
};

constexpr LetterCosts kRussian[] = {
    {u'о', "77c32m5942m"}, {u'е', "7a532m4933m"}, {u'а', "79d32m4743m"}, {u'и', "86932m5543m"},
    {u'н', "84275m8186m"}, {u'т', "87284m6274m"}, {u'с', "93285m8372m"}, {u'р', "962e3m9196m"},
    {u'в', "932a6m5276m"}, {u'л', "97293m81b5m"}, {u'к', "a4394m6167m"}, {u'д', "a4286m9157m"},
    {u'м', "a5197m4199m"}, {u'п', "a14c6mc14bm"}, {u'у', "b4b42m5652m"}, {u'я', "b9344m1885m"},
    {u'ь', "bmm31m1974m"}, {u'ы', "bjm22m4743m"}, {u'з', "c41d7m7245m"}, {u'б', "c32aamc146m"},
    {u'й', "ci0mmm1d66m"}, {u'г', "c5187m8157m"}, {u'ч', "c3297mb175m"}, {u'ж', "d5169mb165m"},
    {u'х', "e5187m238am"}, {u'ю', "eb237m3ea1m"}, {u'ш', "e6185mb175m"}, {u'ц', "f6184m80m8m"},
    {u'щ', "fe167mi0fcm"}, {u'ф', "f1479ma07am"}, {u'э', "h08d9maj41m"}, {u'ё', "jg442m4m24m"},
    {u'ъ', "mjmj0jj0mmj"},
};

constexpr LetterCosts kCzech[] = {
    {u'í', "5lf2342m639"}, {u'á', "5kc2294m429"}, {u'č', "7426a782675"}, {u'ž', "7519a662766"},
    {u'é', "7mh22j1m55e"}, {u'ý', "7mm22m2m63b"}, {u'ě', "8mm22m4m337"}, {u'ř', "876h16a1fb3"},
    {u'š', "85365583844"}, {u'ú', "a4c4285m626"}, {u'ť', "ah1i6606mhl"}, {u'ů', "bmk3292m546"},
    {u'ľ', "c91m4c83636"}, {u'ň', "fa274732k7d"}, {u'ó', "ff941hej41i"}, {u'ô', "hjj22jjj632"},
    {u'ä', "hjj22ddjg22"}, {u'ď', "i71ca614e7c"},
};

constexpr LetterCosts kHungarian[] = {
    {u'á', "39832ige22g"}, {u'é', "46d41jek31m"}, {u'ó', "7e632l2a63h"},
    {u'í', "79741cgl41m"}, {u'ö', "87g61gjj32m"}, {u'ő', "8gb41m2b53c"},
    {u'ü', "97a22kbd13l"}, {u'ú', "b4672g5f33m"}, {u'ű', "ch442m3b62m"},
};

/// Marks of all languages. Set by hand: what opens stands before letters, what closes behind them.
constexpr LetterCosts kMarks[] = {
    {u'\u2019', "46223322526"},  // apostrophe
    {u'\u201C', "61555635555"},  // opens in English, closes in German and Croatian
    {u'\u201D',
     "621114"
     "0iiii"},
    {u'\u2013', "61eeee1eeee"},
    {u'\u00A0', "83333333333"},
    {u'…', "8611140aaaa"},
    {u'\u2014', "81aaaa1aaaa"},
    {u'„', "80iiii92222"},
    {u'«', "a0iiii92222"},
    {u'»', "a211140iiii"},
    {u'€', "a1cccc1cccc"},
    {u'\u2018', "a0iiii62222"},
    {u'£', "c1cccc1cccc"},
    {u'°', "c1cccc1cccc"},
    {u'•', "c0iiii0iiii"},
    {u'№', "c0iiii1cccc"},
    {u'™', "c522240iiii"},
    {u'®', "e522240iiii"},
    {u'©', "e1eeee1eeee"},
    {u'§', "e1eeee1eeee"},
    {u'¿', "e0iiii92222"},
    {u'¡', "e0iiii92222"},
    {u'½', "e1eeee1eeee"},
    {u'²', "e444441eeee"},
    {u'³', "g444441eeee"},
    {u'º', "g444441eeee"},
    {u'ª', "g444441eeee"},
    {u'±', "g1eeee1eeee"},
    {u'×', "g1eeee1eeee"},
    {u'·', "g1eeee1eeee"},
    {u'´', "g711147eeee"},
    {u'\u201A', "g0iiii92222"},
};

constexpr char kOtherLetter[] = "k4444444444";
constexpr char kOtherMark[] = "o0666606666";
/// Control characters, and the lines and blocks of old terminals.
constexpr char kNoText[] = "z4444444444";

constexpr std::span<const LetterCosts> kAlphabets[kLanguageCount] = {
    kWesternEuropean, kPolish, kCroatian, kRussian, kCzech, kHungarian};

constexpr std::u16string_view kVowels = u"aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýąęěőœůűаеёиоуыэюя";
constexpr std::u16string_view kSonorants = u"lmnrjwłńñňřľлмнрй";

bool is_between(char32_t value, char32_t lowest, char32_t highest) {
  return value >= lowest && value <= highest;
}

/// Latin-1, Latin Extended-A and Cyrillic. Turkish i and ß have no partner here.
char32_t lower_of(char32_t letter) {
  if (letter < 0x80) return is_between(letter, 'A', 'Z') ? letter + 32 : letter;
  if (is_between(letter, 0xC0, 0xDE)) return letter + 32;
  if (letter == 0x178) return 0xFF;
  if (is_between(letter, 0x139, 0x148) || is_between(letter, 0x179, 0x17E)) {
    return letter + (letter & 1U);
  }
  if (is_between(letter, 0x100, 0x177)) return letter | 1U;
  if (is_between(letter, 0x400, 0x40F)) return letter + 80;
  if (is_between(letter, 0x410, 0x42F)) return letter + 32;
  return letter == 0x490 ? 0x491 : letter;
}

Script script_of(char32_t code_point) {
  if (code_point < 0x80) {
    return is_between(lower_of(code_point), 'a', 'z') ? Script::kAscii : Script::kNone;
  }
  if (code_point == 0xD7 || code_point == 0xF7) return Script::kNone;
  if (is_between(code_point, 0xC0, 0x17F)) return Script::kLatin;
  return is_between(code_point, 0x400, 0x491) ? Script::kCyrillic : Script::kNone;
}

bool is_no_text(char32_t code_point) {
  return is_between(code_point, 0x80, 0x9F) || is_between(code_point, 0x2500, 0x25FF);
}

const char* find_costs(std::span<const LetterCosts> letters, char32_t code_point) {
  for (const LetterCosts& entry : letters) {
    if (entry.letter == code_point) return entry.costs;
  }
  return nullptr;
}

const char* costs_of_stranger(char32_t code_point) {
  if (is_no_text(code_point)) return kNoText;
  return script_of(code_point) == Script::kNone ? kOtherMark : kOtherLetter;
}

/// What a neighbour is to a character of some script. A mark sees letters of every kind alike.
Sound sound_beside(Script script, const Glyph& neighbour) {
  if (neighbour.script == Script::kNone || script == Script::kNone) return neighbour.sound;
  const Script native = script == Script::kCyrillic ? Script::kCyrillic : Script::kAscii;
  return neighbour.script == native ? neighbour.sound : Sound::kOfAnotherKind;
}

bool is_small(const Glyph& glyph) { return glyph.script != Script::kNone && !glyph.is_upper; }

int half_bits(char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; }

}  // namespace

std::string_view to_string(Language language) {
  switch (language) {
    case Language::kWesternEuropean: return "Western European";
    case Language::kPolish: return "Polish";
    case Language::kCroatian: return "Croatian";
    case Language::kRussian: return "Russian";
    case Language::kCzech: return "Czech";
    case Language::kHungarian: return "Hungarian";
  }
  return "";
}

Glyph glyph_of(char32_t code_point) {
  const char32_t lower = lower_of(code_point);
  Glyph glyph;
  glyph.script = script_of(code_point);
  glyph.is_upper = lower != code_point;
  const auto small = static_cast<char16_t>(lower);
  if (glyph.script != Script::kNone) {
    glyph.sound = kVowels.find(small) != std::u16string_view::npos      ? Sound::kVowel
                  : kSonorants.find(small) != std::u16string_view::npos ? Sound::kSonorant
                                                                        : Sound::kObstruent;
  }
  const char* of_all = find_costs(kMarks, code_point);
  const char* otherwise = of_all != nullptr ? of_all : costs_of_stranger(code_point);
  for (std::size_t i = 0; i < kLanguageCount; ++i) {
    const char* own = find_costs(kAlphabets[i], lower);
    glyph.costs[i] = own != nullptr ? own : otherwise;
  }
  return glyph;
}

bool is_known_character(char32_t code_point) {
  if (find_costs(kMarks, code_point) != nullptr) return true;
  return std::any_of(std::begin(kAlphabets), std::end(kAlphabets),
                     [lower = lower_of(code_point)](std::span<const LetterCosts> letters) {
                       return find_costs(letters, lower) != nullptr;
                     });
}

int cost_of_case(const Glyph& glyph, const Glyph& previous, const Glyph& next) {
  constexpr int kCapitalBehindSmall = 16;
  constexpr int kCapitalBetween = 12;
  constexpr int kSmallBeforeCapital = 10;
  if (glyph.script == Script::kNone) return 0;
  if (!glyph.is_upper) return next.is_upper ? kSmallBeforeCapital : 0;
  if (is_small(previous)) return kCapitalBehindSmall;
  return previous.is_upper && is_small(next) ? kCapitalBetween : 0;
}

Fit fit_of(const Glyph& glyph, Language language, const Glyph& previous, const Glyph& next) {
  constexpr int kUsual = 16;
  const char* costs = glyph.costs[static_cast<std::size_t>(language)];
  const int before =
      half_bits(costs[1 + static_cast<std::size_t>(sound_beside(glyph.script, previous))]);
  const int behind =
      half_bits(costs[6 + static_cast<std::size_t>(sound_beside(glyph.script, next))]);
  const bool is_stranger = costs == kOtherLetter || costs == kOtherMark || costs == kNoText;
  return {half_bits(costs[0]) + before + behind,
          !is_stranger && before <= kUsual && behind <= kUsual};
}

}  // namespace sonder::detail
