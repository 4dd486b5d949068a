#include "text/currencies.h"

#include <cstddef>
#include <cstring>

namespace sonder {
namespace {

constexpr std::size_t kCodeBytes = 3;
constexpr std::string_view kCodes =
    "AUDBAMBGNBRLBYNCADCHFCNYCZKDKKEURGBPHRKHUFINRJPYNOKNZDPLNRONRSDRUBSEKTRYUAHUSD";

/// A sign or abbreviation in lower case, and the currency's code.
struct Sign {
  char text[9];
  char code[4];
};

/// Signs that may stand before or behind; longer ones before those they end with.
constexpr Sign kSigns[] = {{"$", "USD"},      {"\u20AC", "EUR"}, {"\u00A3", "GBP"},
                           {"\u00A5", "JPY"}, {"\u20BD", "RUB"}, {"\u20B4", "UAH"},
                           {"\u20BA", "TRY"}, {"\u20B9", "INR"}, {"kr", ""}};

constexpr Sign kAbbreviations[] = {{"z\u0142", "PLN"},
                                   {"Z\u0141", "PLN"},
                                   {"zl", "PLN"},
                                   {"kn", "HRK"},
                                   {"k\u010D", "CZK"},
                                   {"kc", "CZK"},
                                   {"ft", "HUF"},
                                   {"lei", "RON"},
                                   {"din", "RSD"},
                                   {"km", "BAM"},
                                   {"kr.", ""},
                                   {"\u0440\u0443\u0431.", "RUB"},
                                   {"\u0440\u0443\u0431", "RUB"},
                                   {"\u0440.", "RUB"},
                                   {"\u0440", "RUB"},
                                   {"\u0433\u0440\u043D", "UAH"},
                                   {"\u043B\u0432", "BGN"}};

bool is_ascii_letter(char byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }

char upper(char byte) { return is_ascii_letter(byte) ? static_cast<char>(byte & ~0x20) : byte; }

/// Whether the bytes are equal, ASCII letters in any case. Both have the same size.
bool are_equal(std::string_view text, std::string_view expected) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool may_fold = is_ascii_letter(text[i]) && is_ascii_letter(expected[i]);
    if (may_fold ? (text[i] | 0x20) != (expected[i] | 0x20) : text[i] != expected[i]) return false;
  }
  return true;
}

struct Place {
  bool is_leading = false;

  std::string_view part(std::string_view text, std::size_t bytes) const {
    return is_leading ? text.substr(0, bytes) : text.substr(text.size() - bytes);
  }
  std::string_view rest(std::string_view text, std::size_t bytes) const {
    return is_leading ? text.substr(bytes) : text.substr(0, text.size() - bytes);
  }
};

std::optional<CurrencyMark> find_code(std::string_view text, Place place) {
  if (text.size() <= kCodeBytes) return std::nullopt;
  const std::string_view part = place.part(text, kCodeBytes);
  if (!is_ascii_letter(part[0]) || !is_ascii_letter(part[2])) return std::nullopt;
  const char letters[kCodeBytes] = {upper(part[0]), upper(part[1]), upper(part[2])};
  for (std::size_t at = 0; at < kCodes.size(); at += kCodeBytes) {
    const std::string_view code = kCodes.substr(at, kCodeBytes);
    if (std::memcmp(letters, code.data(), kCodeBytes) != 0) continue;
    return CurrencyMark{code, place.rest(text, kCodeBytes), true};
  }
  return std::nullopt;
}

template <std::size_t kCount>
std::optional<CurrencyMark> find_sign(std::string_view text, Place place,
                                      const Sign (&signs)[kCount]) {
  for (const Sign& sign : signs) {
    const std::string_view expected = sign.text;
    if (text.size() <= expected.size()) continue;
    if (!are_equal(place.part(text, expected.size()), expected)) continue;
    return CurrencyMark{sign.code, place.rest(text, expected.size()), false};
  }
  return std::nullopt;
}

}  // namespace

std::optional<CurrencyMark> find_leading_currency(std::string_view text) {
  if (const auto sign = find_sign(text, {true}, kSigns)) return sign;
  return find_code(text, {true});
}

std::optional<CurrencyMark> find_trailing_currency(std::string_view text) {
  if (const auto sign = find_sign(text, {false}, kSigns)) return sign;
  if (const auto sign = find_sign(text, {false}, kAbbreviations)) return sign;
  return find_code(text, {false});
}

}  // namespace sonder
