#include "text/encoding.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "support/customer_lists.h"

// The tables were compared with Python 3.11's codecs, with glibc's iconv (which differs for the
// apple and the increment sign of MacRoman) and with the TextDecoder of node 20, which stands for
// browsers (it has no IBM 852, and reads 0x80 to 0x9F of Windows-1252 as control characters).

namespace sonder {
namespace {

using testing::customer_cells;
using testing::encode;
using testing::encode_utf16;
using testing::vocabularies;

std::vector<EncodingGuess> rank(const std::vector<std::string>& texts) {
  EncodingEvidence evidence;
  for (const std::string& text : texts) evidence.add(text);
  return rank_encodings(evidence);
}

EncodingGuess best(const std::vector<std::string>& texts) { return rank(texts).front(); }

std::string high_bytes() {
  std::string bytes;
  for (int code = 0x80; code < 0x100; ++code) bytes += static_cast<char>(code);
  return bytes;
}

// ---- names

TEST(EncodingNames, ComeBack) {
  for (const Encoding encoding : kAllEncodings) {
    EXPECT_FALSE(to_string(encoding).empty());
    EXPECT_EQ(encoding_from(to_string(encoding)), encoding);
  }
  EXPECT_EQ(encoding_from("macintosh"), Encoding::kMacRoman);
  EXPECT_EQ(encoding_from("ibm866"), Encoding::kIbm866);
  EXPECT_FALSE(encoding_from("Windows-1250"));
  EXPECT_FALSE(encoding_from(""));
}

// ---- tables

TEST(Decode, KeepsAsciiAndTellsAllBytesApart) {
  std::string ascii;
  for (char code = 0; code < 0x7F; ++code) ascii += code;
  for (const Encoding encoding : kAllEncodings) {
    if (encoding <= Encoding::kUtf16Be) continue;
    EXPECT_EQ(decode(ascii, encoding), ascii);
    std::vector<std::string> characters;
    for (const char byte : high_bytes()) {
      characters.push_back(decode(std::string(1, byte), encoding));
      EXPECT_TRUE(is_valid_utf8(characters.back()));
      EXPECT_GT(characters.back().size(), 1U);
    }
    std::sort(characters.begin(), characters.end());
    EXPECT_EQ(std::unique(characters.begin(), characters.end()), characters.end());
  }
}

TEST(Decode, ReadsTheHighBytesOfWindows1250) {
  EXPECT_EQ(decode(high_bytes(), Encoding::kWindows1250),
            "€\u0081‚\u0083„…†‡\u0088‰Š‹ŚŤŽŹ"
            "\u0090‘’“”•–—\u0098™š›śťžź"
            "\u00A0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00AD®Ż"
            "°±˛ł´µ¶·¸ąş»Ľ˝ľż"
            "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ"
            "ĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
            "ŕáâăäĺćçčéęëěíîď"
            "đńňóôőö÷řůúűüýţ˙");
}

TEST(Decode, ReadsTheHighBytesOfWindows1251) {
  EXPECT_EQ(decode(high_bytes(), Encoding::kWindows1251),
            "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ"
            "ђ‘’“”•–—\u0098™љ›њќћџ"
            "\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї"
            "°±Ііґµ¶·ё№є»јЅѕї"
            "АБВГДЕЖЗИЙКЛМНОП"
            "РСТУФХЦЧШЩЪЫЬЭЮЯ"
            "абвгдежзийклмноп"
            "рстуфхцчшщъыьэюя");
}

TEST(Decode, ReadsTheHighBytesOfWindows1252) {
  EXPECT_EQ(decode(high_bytes(), Encoding::kWindows1252),
            "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F"
            "\u0090‘’“”•–—˜™š›œ\u009DžŸ"
            "\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
            "°±²³´µ¶·¸¹º»¼½¾¿"
            "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
            "ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
            "àáâãäåæçèéêëìíîï"
            "ðñòóôõö÷øùúûüýþÿ");
}

TEST(Decode, ReadsTheHighBytesOfIso8859Part2) {
  EXPECT_EQ(decode(high_bytes(), Encoding::kLatin2),
            "\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008A\u008B\u008C\u008D"
            "\u008E\u008F"
            "\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009A\u009B\u009C\u009D"
            "\u009E\u009F"
            "\u00A0Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u00ADŽŻ"
            "°ą˛ł´ľśˇ¸šşťź˝žż"
            "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ"
            "ĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
            "ŕáâăäĺćçčéęëěíîď"
            "đńňóôőö÷řůúűüýţ˙");
}

TEST(Decode, ReadsTheHighBytesOfMacRoman) {
  EXPECT_EQ(decode(high_bytes(), Encoding::kMacRoman),
            "ÄÅÇÉÑÖÜáàâäãåçéè"
            "êëíìîïñóòôöõúùûü"
            "†°¢£§•¶ß®©™´¨≠ÆØ"
            "∞±≤≥¥µ∂∑∏π∫ªºΩæø"
            "¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ"
            "–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
            "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ"
            "\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ");
}

TEST(Decode, ReadsTheHighBytesOfIbm852) {
  EXPECT_EQ(decode(high_bytes(), Encoding::kIbm852),
            "ÇüéâäůćçłëŐőîŹÄĆ"
            "ÉĹĺôöĽľŚśÖÜŤťŁ×č"
            "áíóúĄąŽžĘę¬źČş«»"
            "░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐"
            "└┴┬├─┼Ăă╚╔╩╦╠═╬¤"
            "đĐĎËďŇÍÎě┘┌█▄ŢŮ▀"
            "ÓßÔŃńňŠšŔÚŕŰýÝţ´"
            "\u00AD˝˛ˇ˘§÷¸°¨˙űŘř■\u00A0");
}

TEST(Decode, ReadsTheHighBytesOfIbm866) {
  EXPECT_EQ(decode(high_bytes(), Encoding::kIbm866),
            "АБВГДЕЖЗИЙКЛМНОП"
            "РСТУФХЦЧШЩЪЫЬЭЮЯ"
            "абвгдежзийклмноп"
            "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
            "└┴┬├─┼╞╟╚╔╩╦╠═╬╧"
            "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
            "рстуфхцчшщъыьэюя"
            "ЁёЄєЇїЎў°∙·√№¤■\u00A0");
}

TEST(Decode, LeavesUtf8AsItIs) {
  EXPECT_EQ(decode("Łódź", Encoding::kUtf8), "Łódź");
  EXPECT_EQ(decode("z\xB3oty", Encoding::kUtf8), "z\xB3oty");
  EXPECT_EQ(decode("", Encoding::kWindows1250), "");
}

// ---- ranking

TEST(RankEncodings, CallsPlainTextUtf8) {
  const std::vector<EncodingGuess> expected = {{Encoding::kUtf8, 1, "no byte is beyond ASCII"}};
  EXPECT_EQ(rank({}), expected);
  EXPECT_EQ(rank({"", "name", "Anna\t\x7F"}), expected);
}

TEST(RankEncodings, CallsSoundUtf8Utf8) {
  const std::vector<EncodingGuess> expected = {
      {Encoding::kUtf8, 1, "7 of 7 characters beyond ASCII are sound UTF-8"}};
  EXPECT_EQ(rank({"Łódź", "ok", "żółć", "日本\uFFFD"}).front().encoding, Encoding::kUtf8);
  EXPECT_EQ(rank({"Łódź", "żółć"}), expected);
}

TEST(RankEncodings, KeepsDamagedUtf8) {
  const auto guesses = rank({"Łódź", "żółć", "Gda\xC5", "\xB3\xF3", "śnieg"});
  EXPECT_EQ(guesses.front().encoding, Encoding::kUtf8);
  EXPECT_EQ(guesses.front().evidence, "8 of 11 characters beyond ASCII are sound UTF-8");
  EXPECT_GT(guesses.size(), 1U);
}

TEST(RankEncodings, IsNotMisledByBytesThatHappenToBeUtf8) {
  // "рав" and "тек" are well-formed sequences of three bytes in IBM 866.
  const auto guess =
      best({encode("рав", Encoding::kIbm866), encode("Первый текст", Encoding::kIbm866),
            encode("равный", Encoding::kIbm866)});
  EXPECT_EQ(guess.encoding, Encoding::kIbm866);
}

TEST(RankEncodings, ExplainsItself) {
  const auto polish = best({encode("zażółć gęślą jaźń", Encoding::kWindows1250)});
  EXPECT_EQ(polish.encoding, Encoding::kWindows1250);
  EXPECT_EQ(polish.evidence, "9 of 9 characters beyond ASCII stand where Polish text has them");
  const auto russian = best({encode("Съешь ещё этих мягких булок", Encoding::kIbm866)});
  EXPECT_EQ(russian.encoding, Encoding::kIbm866);
  EXPECT_EQ(russian.evidence, "23 of 23 characters beyond ASCII stand where Russian text has them");
  const auto western = best({encode("Don’t – “really”", Encoding::kMacRoman)});
  EXPECT_EQ(western.encoding, Encoding::kMacRoman);
  EXPECT_EQ(western.evidence,
            "4 of 4 characters beyond ASCII stand where Western European text has them");
}

TEST(RankEncodings, ListsReadingsThatDifferOnceAndSharesOutTheScore) {
  // ó, ę and ł have the same bytes in Windows-1250 and ISO-8859-2.
  const auto guesses = rank({encode("Proszę o ołówek, dziękuję", Encoding::kWindows1250)});
  EXPECT_EQ(guesses.front().encoding, Encoding::kWindows1250);
  double sum = 0;
  for (const EncodingGuess& guess : guesses) {
    EXPECT_NE(guess.encoding, Encoding::kLatin2);
    EXPECT_LE(guess.score, guesses.front().score);
    sum += guess.score;
  }
  EXPECT_NEAR(sum, 1, 1e-12);
}

TEST(RankEncodings, DoesNotDependOnTheOrderOfTexts) {
  const std::vector<std::string> texts = {encode("Kovačević", Encoding::kWindows1250),
                                          encode("Šibenik", Encoding::kWindows1250), "Split",
                                          encode("Đurđa", Encoding::kWindows1250)};
  EXPECT_EQ(rank(texts), rank({texts.rbegin(), texts.rend()}));
}

TEST(RankEncodings, KnowsWhatMacsLeftOfQuotesAndBlanks) {
  EXPECT_EQ(best({"the Expanded Universe?\x8C\xE6"}).encoding, Encoding::kMacRoman);
  EXPECT_EQ(best({"\x89\xDB\xCFyes\x89\xDB\x9D"}).encoding, Encoding::kMacRoman);
}

TEST(RankEncodings, TellsUtf8FromShortTextsOfOthers) {
  EXPECT_EQ(best({encode("Łódź", Encoding::kLatin2)}).encoding, Encoding::kLatin2);
  EXPECT_EQ(best({encode("Świnoujście", Encoding::kIbm852)}).encoding, Encoding::kIbm852);
  EXPECT_EQ(best({encode("Đurđa", Encoding::kWindows1250)}).encoding, Encoding::kWindows1250);
  EXPECT_EQ(best({encode("Москва", Encoding::kWindows1251)}).encoding, Encoding::kWindows1251);
  EXPECT_EQ(best({encode("Müller", Encoding::kWindows1252)}).encoding, Encoding::kWindows1252);
  EXPECT_EQ(best({encode("Müller", Encoding::kMacRoman)}).encoding, Encoding::kMacRoman);
}

/// Where a language's letters exist.
std::vector<Encoding> encodings_of(std::string_view language) {
  using enum Encoding;
  if (language == "Russian") return {kUtf8, kWindows1251, kIbm866};
  if (language == "Polish" || language == "Croatian") {
    return {kUtf8, kWindows1250, kLatin2, kIbm852};
  }
  return {kUtf8, kWindows1252, kMacRoman};
}

std::string joined(const std::vector<std::string>& cells) {
  std::string text;
  for (const std::string& cell : cells) text += cell + "\n";
  return text;
}

/// Whether the best guess reads the cells as they were meant.
bool is_told_right(std::vector<std::string> cells, Encoding encoding) {
  if (encoding != Encoding::kUtf8) {
    for (std::string& cell : cells) cell = encode(cell, encoding);
  }
  const std::string bytes = joined(cells);
  return decode(bytes, best(cells).encoding) == decode(bytes, encoding);
}

std::string upper_case(std::string_view text) {
  std::string upper;
  while (!text.empty()) {
    char32_t letter = take_code_point(text);
    const bool is_ascii_letter = letter >= 'a' && letter <= 'z';
    const bool is_latin_1 = letter >= 0xE0 && letter <= 0xFE && letter != 0xF7;
    const bool is_cyrillic = letter >= 0x430 && letter <= 0x44F;
    if (is_ascii_letter || is_latin_1 || is_cyrillic) letter -= 32;
    if (letter >= 0x450 && letter <= 0x45F) letter -= 80;
    if (letter >= 0x100 && letter <= 0x137 && letter % 2 == 1) --letter;
    if (letter >= 0x139 && letter <= 0x148 && letter % 2 == 0) --letter;
    if (letter >= 0x179 && letter <= 0x17E && letter % 2 == 0) --letter;
    if (letter == 0x153 || letter == 0x161) --letter;
    append_utf8(upper, letter);
  }
  return upper;
}

TEST(RankEncodings, TellsAtLeast995Of1000CustomerLists) {
  std::size_t lists = 0;
  std::size_t right = 0;
  for (std::uint32_t seed = 0; seed < 48; ++seed) {
    for (const auto& words : vocabularies()) {
      for (const Encoding encoding : encodings_of(words.language)) {
        ++lists;
        if (is_told_right(customer_cells(words, seed), encoding)) {
          ++right;
        } else {
          std::printf("%s in %s, seed %u\n", std::string(words.language).c_str(),
                      std::string(to_string(encoding)).c_str(), seed);
        }
      }
    }
  }
  EXPECT_GE(lists, 1'000U);
  EXPECT_GE(static_cast<double>(right), 0.995 * static_cast<double>(lists));
}

TEST(RankEncodings, TellsListsInCapitals) {
  for (std::uint32_t seed = 100; seed < 110; ++seed) {
    for (const auto& words : vocabularies()) {
      std::vector<std::string> cells = customer_cells(words, seed);
      for (std::string& cell : cells) cell = upper_case(cell);
      for (const Encoding encoding : encodings_of(words.language)) {
        EXPECT_TRUE(is_told_right(cells, encoding))
            << words.language << " in " << to_string(encoding) << ", seed " << seed;
      }
    }
  }
}

TEST(RankEncodings, StopsWeighingLettersAfterPlentyOfThem) {
  const std::string line = encode("zażółć gęślą jaźń ", Encoding::kIbm852);
  std::string text;
  for (int i = 0; i < 6'000; ++i) text += line;
  EXPECT_EQ(best({text, text}).encoding, Encoding::kIbm852);
  EXPECT_EQ(best({text, text}).evidence,
            "54,000 of the first 54,000 characters beyond ASCII stand where Polish text has them");
}

// ---- double encoding

TEST(IsDoubleEncoded, FindsUtf8ReadAsWindows1252) {
  for (const char* text :
       {"JÃ³zef", "WÃ³jcik", "MÃ¼ller", "Å‚Ã³dka", "Ä…", "Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "itâ€™s", "â€œyesâ€\u009D",
        "10 â‚¬", "ok ðŸ˜€", "Ã\u00A0 bientÃ´t", "25Â°"}) {
    EXPECT_TRUE(is_double_encoded(text)) << text;
  }
}

TEST(IsDoubleEncoded, FindsUtf8ReadAsWindows1250And1251AndMacRoman) {
  EXPECT_TRUE(is_double_encoded("Ĺ‚Ăłdka"));
  EXPECT_TRUE(is_double_encoded("jaĹşĹ„"));
  EXPECT_TRUE(is_double_encoded("KovaÄŤeviÄ‡"));
  EXPECT_TRUE(is_double_encoded("РџСЂРёРІРµС‚"));
  EXPECT_TRUE(is_double_encoded("donвЂ™t"));
  EXPECT_TRUE(is_double_encoded("J√≥zef"));
  EXPECT_TRUE(is_double_encoded("it‚Äôs"));
  EXPECT_TRUE(is_double_encoded("Zażółć gęślą JÃ³zef"));  // one word is enough
}

TEST(IsDoubleEncoded, LeavesSoundTextAlone) {
  for (const char* text : {"",
                           "Anna",
                           "JÓZEF",
                           "Ã",
                           "Łódź – „Café”",
                           "SÃO PAULO",
                           "“CAFÉ”",
                           "ÄÖÜß",
                           "PÂTÉ…",
                           "Å",
                           "Ñandú",
                           "группа «Р»",
                           "в СССР»",
                           "РОССИЯ…",
                           "ВСЁ», а",
                           "Đurđević",
                           "Ćevapčići",
                           "à la “carte”",
                           "«È»",
                           "—ESPAÑA—",
                           "naïve",
                           "10 € – 20 €",
                           "20°C",
                           "日本語",
                           "😀",
                           "–Écoute",
                           "J\xF3zef",
                           "J\xC3\xB3zef \xFF"}) {
    EXPECT_FALSE(is_double_encoded(text)) << text;
  }
}

TEST(IsDoubleEncoded, KnowsEveryListThatWasEncodedTwice) {
  for (const auto& words : vocabularies()) {
    for (const std::vector<std::string_view>* texts : {&words.last_names, &words.sentences}) {
      for (const std::string_view text : *texts) {
        EXPECT_FALSE(is_double_encoded(text)) << text;
        const bool is_plain = is_ascii(text);
        EXPECT_EQ(is_double_encoded(decode(text, Encoding::kWindows1252)), !is_plain) << text;
        EXPECT_EQ(is_double_encoded(decode(text, Encoding::kWindows1250)), !is_plain) << text;
      }
    }
  }
}

// ---- UTF-16

std::string utf16(std::string_view text, Encoding encoding) {
  return encode_utf16("\uFEFF" + std::string(text), encoding);
}

TEST(FindUtf16, KnowsByteOrderMarks) {
  EXPECT_EQ(find_utf16("\xFF\xFE"), Encoding::kUtf16Le);
  EXPECT_EQ(find_utf16("\xFE\xFF"), Encoding::kUtf16Be);
  EXPECT_EQ(find_utf16(utf16("имя", Encoding::kUtf16Be)), Encoding::kUtf16Be);
}

TEST(FindUtf16, KnowsItWithoutAMark) {
  for (const Encoding encoding : {Encoding::kUtf16Le, Encoding::kUtf16Be}) {
    EXPECT_EQ(find_utf16(encode_utf16("a,b\n", encoding)), encoding);
    EXPECT_EQ(find_utf16(encode_utf16("имя;город\nЮлия;Уфа\n", encoding)), encoding);
    for (const auto& words : vocabularies()) {
      const std::string text = joined(customer_cells(words, 1));
      const std::string bytes = encode_utf16(text, encoding);
      EXPECT_EQ(find_utf16(bytes), encoding) << words.language;
      EXPECT_EQ(find_utf16(std::string_view(bytes).substr(0, 401)), encoding) << words.language;
    }
  }
}

TEST(FindUtf16, LeavesOtherBytesAlone) {
  EXPECT_FALSE(find_utf16(""));
  EXPECT_FALSE(find_utf16(std::string_view("a\0", 2)));
  EXPECT_FALSE(find_utf16("name;city\n"));
  EXPECT_FALSE(find_utf16("\xEF\xBB\xBFname;city\n"));
  EXPECT_FALSE(find_utf16(std::string(100, '\0')));
  EXPECT_FALSE(find_utf16(std::string(100, ' ')));
  EXPECT_FALSE(find_utf16(std::string_view("\1\0\0\0\2\0\0\0\3\0\0\0", 12)));
  EXPECT_FALSE(find_utf16(std::string_view("\1\0\2\0\3\0\4\0\5\0", 10)));
  for (const auto& words : vocabularies()) {
    for (const Encoding encoding : encodings_of(words.language)) {
      if (encoding == Encoding::kUtf8) continue;
      EXPECT_FALSE(find_utf16(encode(joined(customer_cells(words, 2)), encoding)));
    }
  }
}

std::pair<std::string, std::uint64_t> decode_in_two(std::string_view bytes, std::size_t cut,
                                                    Encoding encoding) {
  Utf16Decoder decoder(encoding);
  std::string text = decoder.push(bytes.substr(0, cut));
  text += decoder.push(bytes.substr(cut));
  text += decoder.finish();
  return {text, decoder.replaced_count()};
}

TEST(Utf16Decoder, ReadsEveryLengthOfCharacterAtEveryCut) {
  const std::string text = "a,ł,€,😀\r\n„Ёж”,\u007F\u0080,\uFFFF\n";
  for (const Encoding encoding : {Encoding::kUtf16Le, Encoding::kUtf16Be}) {
    const std::string bytes = utf16(text, encoding);
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
      EXPECT_EQ(decode_in_two(bytes, cut, encoding),
                (std::pair{"\uFEFF" + text, std::uint64_t{0}}));
    }
  }
}

TEST(Utf16Decoder, ReplacesAndCountsLoneSurrogatesAndAHalfUnitAtEveryCut) {
  using namespace std::string_view_literals;
  struct Case {
    std::string_view bytes;
    std::string_view text;
    std::uint64_t replaced;
  };
  const Case cases[] = {
      {"\xD8\x3D\0a"sv, "\uFFFDa", 1},
      {"\xDE\0\0a"sv, "\uFFFDa", 1},
      {"\xD8\x3D\xD8\x3D\xDE\0"sv, "\uFFFD😀", 1},
      {"\xD8\x3D\xDE\0\xDE\0"sv, "😀\uFFFD", 1},
      {"\0a\xD8\x3D"sv, "a\uFFFD", 1},
      {"\0a\0"sv, "a\uFFFD", 1},
      {"\xD8\x3D\0"sv, "\uFFFD\uFFFD", 2},
      {"\xFF\xFD"sv, "\uFFFD", 0},
  };
  for (const Case& c : cases) {
    for (std::size_t cut = 0; cut <= c.bytes.size(); ++cut) {
      EXPECT_EQ(decode_in_two(c.bytes, cut, Encoding::kUtf16Be),
                (std::pair{std::string(c.text), c.replaced}));
    }
    EXPECT_EQ(decode(c.bytes, Encoding::kUtf16Be), c.text);
  }
}

TEST(Utf16Decoder, ReadsCustomerListsInPiecesOfAnySize) {
  for (const auto& words : vocabularies()) {
    const std::string text = joined(customer_cells(words, 3));
    for (const Encoding encoding : {Encoding::kUtf16Le, Encoding::kUtf16Be}) {
      const std::string bytes = encode_utf16(text, encoding);
      for (const std::size_t size : {1U, 2U, 3U, 7U, 1000U}) {
        Utf16Decoder decoder(encoding);
        std::string read;
        for (std::size_t at = 0; at < bytes.size(); at += size) {
          read += decoder.push(std::string_view(bytes).substr(at, size));
        }
        read += decoder.finish();
        EXPECT_EQ(read, text) << words.language << " in pieces of " << size;
      }
    }
  }
}

}  // namespace
}  // namespace sonder
