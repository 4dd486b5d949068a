#include "text/phone.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/utf8.h"
#include "text/blanks.h"
#include "text/detail/phone_plans.h"
#include "text/fold.h"

namespace sonder {
namespace {

using Reading = std::variant<Phone, PhoneFault>;

/// A calling code and 15 digits behind the longest prefix that people write.
constexpr std::size_t kMostDigits = 20;
constexpr std::size_t kLongestExtension = 7;
constexpr std::size_t kShortestJunk = 7;

/// Folded, as the text is that they are looked for in.
constexpr std::string_view kWordsInFront[] = {"tel", "telefon", "phone", "mobile", "mob",
                                              "kom", "gsm",     "тел",   "моб"};
constexpr std::string_view kExtensionWords[] = {
    "x",       "ext", "extn", "extension", "wew", "wewn",  "wewnetrzny", "lok",
    "interni", "int", "dw",   "durchwahl", "доб", "добав", "дод",        "вн"};

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

/// Blanks, dashes and what parts groups; beyond ASCII also the invisible marks of directions that
/// address books put around a number.
bool is_separator(char32_t c) {
  if (c < 0x80)
    return std::string_view(" \t-./()~'").find(static_cast<char>(c)) != std::string_view::npos;
  return c == 0xA0 || is_between(c, 0x2000, 0x2015) || is_between(c, 0x202A, 0x202F) ||
         is_between(c, 0x2060, 0x2069) || c == 0x2212 || c == 0x3000 || c == 0xFEFF;
}

bool is_mark_of_word(char32_t c) {
  return is_separator(c) || std::u32string_view(U":;,#=").find(c) != std::u32string_view::npos;
}

/// The letters at the front, without marks around them; what follows stays in `rest`.
std::string take_word(std::string_view& rest) {
  std::string word;
  while (!rest.empty()) {
    std::string_view behind = rest;
    const char32_t c = take_code_point(behind);
    if (is_digit(c) || c == '+') break;
    if (!is_mark_of_word(c)) append_utf8(word, c);
    rest = behind;
  }
  return word;
}

template <class Words>
bool is_one_of(const Words& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// A text taken apart, before it is known which country it belongs to.
struct WrittenPhone {
  bool has_plus = false;
  std::string digits;
  std::string extension;
};

/// "ext. 12" or ";ext=12"; a mark "#" alone says the same.
std::optional<std::string> read_extension(std::string_view rest) {
  const bool has_mark = rest.starts_with('#');
  const std::string word = take_word(rest);
  const bool is_marked = word.empty() ? has_mark : is_one_of(kExtensionWords, word);
  const bool has_digits =
      std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_marked || !has_digits || rest.empty() || rest.size() > kLongestExtension) {
    return std::nullopt;
  }
  return std::string(rest);
}

/// Taken apart, or absent where anything is there that phones do not have.
std::variant<WrittenPhone, PhoneFault> take_apart(std::string_view text) {
  WrittenPhone phone;
  while (!text.empty()) {
    std::string_view behind = text;
    const char32_t c = take_code_point(behind);
    if (is_digit(c)) {
      if (phone.digits.size() == kMostDigits) return PhoneFault::kTooLong;
      phone.digits += static_cast<char>(c);
    } else if (c == '+' && phone.digits.empty() && !phone.has_plus) {
      phone.has_plus = true;
    } else if (!is_separator(c)) {
      const std::optional<std::string> extension = read_extension(text);
      if (!extension) return PhoneFault::kNotANumber;
      phone.extension = *extension;
      break;
    }
    text = behind;
  }
  if (phone.digits.empty()) return PhoneFault::kNotANumber;
  return phone;
}

bool counts_by(std::string_view digits, int step) {
  for (std::size_t i = 1; i < digits.size(); ++i) {
    if ((digits[i] - digits[i - 1] - step) % 10 != 0) return false;
  }
  return true;
}

bool is_junk_number(const detail::CallingCode& country, std::string_view national) {
  if (country.code == 1 && national.substr(3, 5) == "55501") return true;
  return national.size() >= kShortestJunk &&
         (counts_by(national.substr(2), 0) || counts_by(national, 1) || counts_by(national, -1));
}

/// A national number, with or without its trunk prefix.
Reading read_national(const detail::CallingCode& country, std::string_view national) {
  auto found = detail::look_up(country, national);
  const std::string_view trunk = detail::digits_of(country.trunk);
  const bool has_trunk = !trunk.empty() && national.starts_with(trunk);
  if (std::holds_alternative<PhoneFault>(found) && has_trunk) {
    national.remove_prefix(trunk.size());
    found = detail::look_up(country, national);
  }
  if (const auto* const fault = std::get_if<PhoneFault>(&found)) return *fault;
  Phone phone;
  phone.e164 = '+' + std::to_string(country.code);
  phone.e164 += national;
  phone.calling_code = country.code;
  phone.kind = std::get<PhoneKind>(found);
  phone.is_junk = is_junk_number(country, national);
  return phone;
}

/// Digits that begin with a calling code.
Reading read_international(std::string_view digits) {
  const detail::CallingCode* const country = detail::calling_code_in_front(digits);
  if (country == nullptr) return PhoneFault::kUnknownCountry;
  return read_national(*country, digits.substr(std::to_string(country->code).size()));
}

/// What is dialled before a calling code: "00", and the country's own where it is another one.
std::vector<std::string_view> international_prefixes(const detail::CallingCode* country) {
  if (country == nullptr) return {"00", "011", "810"};
  switch (country->code) {
    case 1: return {"011", "00"};
    case 7:
    case 375:
    case 992:
    case 993: return {"810", "00"};
    case 61: return {"0011", "00"};
    case 81: return {"010", "00"};
    default: return {"00"};
  }
}

bool is_phone(const Reading& reading) { return std::holds_alternative<Phone>(reading); }

/// Digits without a plus sign.
Reading read_digits(std::string_view digits, const detail::CallingCode* country) {
  for (const std::string_view prefix : international_prefixes(country)) {
    if (!digits.starts_with(prefix)) continue;
    Reading reading = read_international(digits.substr(prefix.size()));
    if (is_phone(reading) || prefix == "00") return reading;
  }
  if (country == nullptr) return PhoneFault::kNoCountry;
  Reading reading = read_national(*country, digits);
  const std::string code = std::to_string(country->code);
  if (is_phone(reading) || !digits.starts_with(code)) return reading;
  const Reading without_plus = read_national(*country, digits.substr(code.size()));
  return is_phone(without_plus) ? without_plus : reading;
}

}  // namespace

std::string_view to_string(PhoneKind kind) {
  switch (kind) {
    case PhoneKind::kUnknown: return "unknown";
    case PhoneKind::kFixedLine: return "fixed_line";
    case PhoneKind::kMobile: return "mobile";
    case PhoneKind::kFixedOrMobile: return "fixed_or_mobile";
    case PhoneKind::kTollFree: return "toll_free";
    case PhoneKind::kSharedCost: return "shared_cost";
    case PhoneKind::kPremiumRate: return "premium_rate";
    case PhoneKind::kPersonal: return "personal";
    case PhoneKind::kInternet: return "internet";
    case PhoneKind::kCompany: return "company";
  }
  return {};
}

std::string_view to_string(PhoneFault fault) {
  switch (fault) {
    case PhoneFault::kBlank: return "blank";
    case PhoneFault::kNotANumber: return "not_a_number";
    case PhoneFault::kTooShort: return "too_short";
    case PhoneFault::kTooLong: return "too_long";
    case PhoneFault::kNoCountry: return "no_country";
    case PhoneFault::kUnknownCountry: return "unknown_country";
    case PhoneFault::kNotInPlan: return "not_in_plan";
  }
  return {};
}

std::variant<Phone, PhoneFault> read_phone(std::string_view text, std::string_view region) {
  const std::string folded = fold(trim(text));
  if (folded.empty()) return PhoneFault::kBlank;
  std::string_view rest = folded;
  std::string_view behind = rest;
  if (is_one_of(kWordsInFront, take_word(behind))) rest = behind;
  const std::variant<WrittenPhone, PhoneFault> written = take_apart(rest);
  if (const auto* const fault = std::get_if<PhoneFault>(&written)) return *fault;
  const auto& parts = std::get<WrittenPhone>(written);
  Reading reading = parts.has_plus
                        ? read_international(parts.digits)
                        : read_digits(parts.digits, detail::calling_code_of_region(region));
  if (auto* const phone = std::get_if<Phone>(&reading)) phone->extension = parts.extension;
  return reading;
}

}  // namespace sonder
