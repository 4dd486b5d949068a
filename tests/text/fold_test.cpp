#include "text/fold.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace sonder {
namespace {

TEST(Fold, LowersAndTakesMarksOff) {
  EXPECT_EQ(fold("Łukasz"), "lukasz");
  EXPECT_EQ(fold("LUKASZ"), "lukasz");
  EXPECT_EQ(fold("Čorić Đurđa"), "coric durda");
  EXPECT_EQ(fold("Ёлка"), "елка");
  EXPECT_EQ(fold("Zażółć gęślą jaźń"), "zazolc gesla jazn");
  EXPECT_EQ(fold("Ștefan Țepeș"), "stefan tepes");
  EXPECT_EQ(fold("Οδυσσεύς"), "οδυσσευσ");
  EXPECT_EQ(fold("Straße Æther Œuvre"), "strasse aether oeuvre");
}

TEST(Fold, ReadsComposedAndDecomposedLettersAlike) {
  EXPECT_EQ(fold("o\u0301"), fold("\u00F3"));
  EXPECT_EQ(fold("\u0415\u0308"), fold("\u0401"));
}

TEST(Fold, LeavesOtherScriptsAndSymbolsAsTheyAre) {
  EXPECT_EQ(fold("3 × 5 ÷ 2 €, 東京 🙂"), "3 × 5 ÷ 2 €, 東京 🙂");
  EXPECT_EQ(fold(""), "");
}

TEST(Fold, ReplacesBytesThatAreNotUtf8) { EXPECT_EQ(fold("a\xFF"), "a\uFFFD"); }

// Expected: Python 3 unicodedata, NFD of the lower case without category Mn,
// and letters without a decomposition written out (ß ss, æ ae, œ oe, þ th, ij; ø o, ł l, đ d, ...).
TEST(Fold, AgreesWithUnicodeOnLatin1AndExtendedA) {
  EXPECT_EQ(fold("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĀāĂăĄąĆćĈĉĊċČč"
                 "ĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĳĴĵĶķĸĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŋŌōŎŏŐőŒœŔŕŖŗŘř"
                 "ŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ"),
            "aaaaaaaeceeeeiiiidnoooooouuuuythssaaaaaaaeceeeeiiiidnoooooouuuuythyaaaaaaccc"
            "cccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiijijjjkkkllllllllllnnnnnnnnnooooooo"
            "eoerrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs");
}

// Expected: Python 3 unicodedata, NFD of the lower case without category Mn; final sigma as sigma.
TEST(Fold, AgreesWithUnicodeOnGreek) {
  EXPECT_EQ(fold("ΆΈΉΊΌΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώϏϘϙϚϛϜϝ"
                 "ϞϟϠϡϢϣϤϥϦϧϨϩϪϫϬϭϮϯ"),
            "αεηιουωιαβγδεζηθικλμνξοπρστυφχψωιυαεηιυαβγδεζηθικλμνξοπρσστυφχψωιυουωϗϙϙϛϛϝϝ"
            "ϟϟϡϡϣϣϥϥϧϧϩϩϫϫϭϭϯϯ");
}

// Expected: Python 3 unicodedata, NFD of the lower case without category Mn.
TEST(Fold, AgreesWithUnicodeOnCyrillic) {
  EXPECT_EQ(fold("ЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъы"
                 "ьэюяѐёђѓєѕіїјљњћќѝўџѠѡѢѣѤѥѦѧѨѩѪѫѬѭѮѯѰѱѲѳѴѵѶѷѸѹѺѻѼѽѾѿҀҁҊҋҌҍҎҏҐґҒғҔҕҖҗҘҙҚқҜҝҞҟ"
                 "ҠҡҢңҤҥҦҧҨҩҪҫҬҭҮүҰұҲҳҴҵҶҷҸҹҺһҼҽҾҿӀӁӂӃӄӅӆӇӈӉӊӋӌӍӎӏӐӑӒӓӔӕӖӗӘәӚӛӜӝӞӟӠӡӢӣӤӥӦӧӨөӪӫ"
                 "ӬӭӮӯӰӱӲӳӴӵӶӷӸӹӺӻӼӽӾӿԀԁԂԃԄԅԆԇԈԉԊԋԌԍԎԏԐԑԒԓԔԕԖԗԘԙԚԛԜԝԞԟԠԡԢԣԤԥԦԧ"
                 "ԨԩԪԫԬԭԮԯ"),
            "ееђгєѕііјљњћкиуџабвгдежзииклмнопрстуфхцчшщъыьэюяабвгдежзииклмнопрстуфхцчшщъы"
            "ьэюяееђгєѕііјљњћкиуџѡѡѣѣѥѥѧѧѩѩѫѫѭѭѯѯѱѱѳѳѵѵѵѵѹѹѻѻѽѽѿѿҁҁҋҋҍҍҏҏґґғғҕҕҗҗҙҙққҝҝҟҟ"
            "ҡҡңңҥҥҧҧҩҩҫҫҭҭүүұұҳҳҵҵҷҷҹҹһһҽҽҿҿӏжжӄӄӆӆӈӈӊӊӌӌӎӎӏааааӕӕееәәәәжжззӡӡииииооөөөө"
            "ээууууууччӷӷыыӻӻӽӽӿӿԁԁԃԃԅԅԇԇԉԉԋԋԍԍԏԏԑԑԓԓԕԕԗԗԙԙԛԛԝԝԟԟԡԡԣԣԥԥԧԧ"
            "ԩԩԫԫԭԭԯԯ");
}

TEST(Fold, IsIdempotent) {
  std::string text;
  for (char32_t code = 1; code < 0x3000; ++code) append_utf8(text, code);
  const std::string once = fold(text);
  EXPECT_EQ(fold(once), once);
}

TEST(FoldWords, TurnsEverythingBetweenWordsIntoOneBlank) {
  EXPECT_EQ(fold_words("E-mail (work)"), "e mail work");
  EXPECT_EQ(fold_words("  customer_ID\u00A0# "), "customer id");
  EXPECT_EQ(fold_words("Wartość zamówienia [zł]"), "wartosc zamowienia zl");
  EXPECT_EQ(fold_words("Дата\u2014заказа №1"), "дата заказа 1");
  EXPECT_EQ(fold_words("---"), "");
  EXPECT_EQ(fold_words(""), "");
}

TEST(FoldWords, IsIdempotent) {
  const std::string once = fold_words("Ünïcode -- Ödd?Name!");
  EXPECT_EQ(fold_words(once), once);
}

}  // namespace
}  // namespace sonder
