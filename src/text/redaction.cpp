#include "text/redaction.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "text/email.h"

namespace sonder {
namespace {

constexpr std::size_t kLongestLocalPart = 64;  // RFC 5321, 4.5.3.1.1
constexpr std::size_t kLongestDomain = 255;    // RFC 5321, 4.5.3.1.2
constexpr std::size_t kShortestIban = 15;
constexpr std::size_t kLongestIban = 34;
constexpr std::size_t kShortestCard = 13;
constexpr std::size_t kLongestCard = 19;
constexpr std::size_t kShortestPhone = 9;
constexpr std::size_t kShortestPlusPhone = 7;
constexpr std::size_t kLongestPhone = 15;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool is_letter(char byte) {
  const char lower = static_cast<char>(byte | 0x20);
  return lower >= 'a' && lower <= 'z';
}

bool is_beyond_ascii(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

bool is_of_word(char byte) { return is_digit(byte) || is_letter(byte) || is_beyond_ascii(byte); }

bool is_one_of(std::string_view marks, char byte) {
  return marks.find(byte) != std::string_view::npos;
}

bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || !is_of_word(text[at - 1]);
}

bool ends_word(std::string_view text, std::size_t end) {
  return end == text.size() || !is_of_word(text[end]);
}

// Addresses

bool is_of_local_part(char byte) { return is_of_word(byte) || is_one_of("._%+-'", byte); }

bool is_of_domain(char byte) { return is_of_word(byte) || is_one_of(".-", byte); }

/// Around the mark `at`, not reaching before `from`.
std::optional<PersonalStretch> email_around(std::string_view text, std::size_t at,
                                            std::size_t from) {
  const std::size_t earliest = std::max(from, at - std::min(at, kLongestLocalPart));
  std::size_t begin = at;
  while (begin > earliest && is_of_local_part(text[begin - 1])) --begin;
  while (begin < at && is_one_of(".'-", text[begin])) ++begin;
  const std::size_t latest = std::min(text.size(), at + 1 + kLongestDomain);
  std::size_t end = at + 1;
  while (end < latest && is_of_domain(text[end])) ++end;
  while (end > at + 1 && is_one_of(".-", text[end - 1])) --end;
  if (!is_email(text.substr(begin, end - begin))) return std::nullopt;
  return PersonalStretch{begin, end, PersonalDetail::kEmail};
}

// Accounts

/// The remainder by 97 with the first four characters moved behind the others and letters read as
/// 10 to 35 (ISO 13616-1).
bool holds_iban_check(std::string_view iban) {
  std::uint32_t remainder = 0;
  for (std::size_t i = 0; i < iban.size(); ++i) {
    const char byte = iban[(i + 4) % iban.size()];
    const auto value =
        static_cast<std::uint32_t>(is_digit(byte) ? byte - '0' : (byte | 0x20) - 'a' + 10);
    remainder = (remainder * (value < 10 ? 10U : 100U) + value) % 97;
  }
  return remainder == 1;
}

bool begins_iban(std::string_view text, std::size_t at) {
  return text.size() - at >= kShortestIban && is_letter(text[at]) && is_letter(text[at + 1]) &&
         is_digit(text[at + 2]) && is_digit(text[at + 3]) && begins_word(text, at);
}

/// The longest that begins there.
std::optional<PersonalStretch> iban_at(std::string_view text, std::size_t at) {
  if (!begins_iban(text, at)) return std::nullopt;
  std::optional<PersonalStretch> found;
  std::string iban;
  for (std::size_t end = at; end < text.size() && iban.size() < kLongestIban; ++end) {
    const char byte = text[end];
    if (byte == ' ' && text[end - 1] != ' ') continue;
    if (!is_digit(byte) && !is_letter(byte)) break;
    iban += byte;
    if (iban.size() < kShortestIban || !ends_word(text, end + 1)) continue;
    if (holds_iban_check(iban)) found = PersonalStretch{at, end + 1, PersonalDetail::kIban};
  }
  return found;
}

// Numbers

/// Digits and what parts them, from a place on.
struct NumberRun {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< behind the last digit
  std::string digits;
  std::string marks;           ///< between the digits
  std::size_t last_group = 0;  ///< digits in front of the last blank
  std::size_t last_blank = 0;  ///< behind the digits in front of it

  bool is_longer_than(std::size_t most) const { return digits.size() > most; }
};

/// Up to `most` digits; two marks may follow each other, as in ") ".
NumberRun run_at(std::string_view text, std::size_t begin, std::string_view allowed,
                 std::size_t most) {
  NumberRun run{.begin = begin, .end = begin, .digits = {}, .marks = {}};
  std::size_t marks = 0;
  for (std::size_t at = begin; at < text.size() && run.digits.size() <= most; ++at) {
    if (is_digit(text[at])) {
      const std::string_view between = text.substr(at - marks, marks);
      if (between.find(' ') != std::string_view::npos) {
        run.last_group = run.digits.size();
        run.last_blank = run.end;
      }
      run.marks += between;
      marks = 0;
      run.digits += text[at];
      run.end = at + 1;
    } else if (is_one_of(allowed, text[at]) && marks < 2) {
      ++marks;
    } else {
      break;
    }
  }
  return run;
}

/// ISO/IEC 7812-1, annex B: every second digit from the right doubled, its digits added up.
bool holds_luhn_check(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[digits.size() - 1 - i] - '0';
    const int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += i % 2 == 0 ? digit : doubled;
  }
  return sum % 10 == 0;
}

bool is_card(const NumberRun& run) {
  return run.digits.size() >= kShortestCard && run.digits.size() <= kLongestCard &&
         run.digits[0] >= '2' && run.digits[0] <= '6' && holds_luhn_check(run.digits);
}

/// "2024-02-29", "29.02.2024" or "2/29/2024" at the front, and with a time behind.
bool begins_with_date(std::string_view text) {
  std::array<std::size_t, 3> lengths{};
  std::size_t part = 0;
  char mark = '\0';
  for (const char byte : text) {
    if (is_digit(byte)) {
      ++lengths[part];
      continue;
    }
    const bool is_next = is_one_of(".-/", byte) && (mark == '\0' || mark == byte) && part < 2;
    if (!is_next) break;
    mark = byte;
    ++part;
  }
  const auto is_short = [](std::size_t length) { return length == 1 || length == 2; };
  return is_short(lengths[1]) &&
         ((lengths[0] == 4 && is_short(lengths[2])) || (is_short(lengths[0]) && lengths[2] == 4));
}

/// Where its digits begin, of a number that may have a sign or a parenthesis in front.
std::optional<std::size_t> digits_at(std::string_view text, std::size_t at) {
  if (!is_digit(text[at]) && !is_one_of("+(", text[at])) return std::nullopt;
  std::size_t first = at;
  while (first < text.size() && first < at + 2 && is_one_of("+(", text[first])) ++first;
  const bool is_number = first < text.size() && is_digit(text[first]) && begins_word(text, at);
  return is_number ? std::optional{first} : std::nullopt;
}

std::optional<PersonalStretch> card_at(std::string_view text, std::size_t at) {
  if (!is_digit(text[at]) || !begins_word(text, at)) return std::nullopt;
  const NumberRun run = run_at(text, at, " -", kLongestCard);
  if (!is_card(run) || !ends_word(text, run.end)) return std::nullopt;
  return PersonalStretch{at, run.end, PersonalDetail::kCard};
}

/// Behind a plus sign, where another number follows, up to the blank between them.
std::optional<PersonalStretch> international_phone(std::string_view text, std::size_t at,
                                                   const NumberRun& run) {
  const bool is_long = run.is_longer_than(kLongestPhone);
  const std::size_t digits = is_long ? run.last_group : run.digits.size();
  const std::size_t end = is_long ? run.last_blank : run.end;
  if (digits < kShortestPlusPhone || !ends_word(text, end)) return std::nullopt;
  return PersonalStretch{at, end, PersonalDetail::kPhone};
}

std::optional<PersonalStretch> national_phone(std::string_view text, std::size_t at,
                                              const NumberRun& run) {
  const bool has_length = run.digits.size() >= kShortestPhone && !run.is_longer_than(kLongestPhone);
  const bool is_decimal_number = run.marks == ".";
  if (!has_length || is_decimal_number || !ends_word(text, run.end)) return std::nullopt;
  if (begins_with_date(text.substr(run.begin))) return std::nullopt;
  return PersonalStretch{at, run.end, PersonalDetail::kPhone};
}

/// Goes through a text for accounts, cards and phones.
class NumberSearch {
 public:
  explicit NumberSearch(std::string_view text) : text_(text) {}

  void run(std::size_t from, std::vector<PersonalStretch>& found) {
    for (std::size_t at = from; at < text_.size();) {
      std::optional<PersonalStretch> stretch = iban_at(text_, at);
      if (!stretch) stretch = card_at(text_, at);
      if (!stretch) stretch = phone_at(at);
      if (stretch) found.push_back(*stretch);
      at = stretch ? stretch->end : skip(at);
    }
  }

 private:
  std::optional<PersonalStretch> phone_at(std::size_t at) {
    const std::optional<std::size_t> first = digits_at(text_, at);
    if (!first || at < phones_from_) return std::nullopt;
    const NumberRun run = run_at(text_, *first, " .-/()", kLongestPhone);
    if (text_.substr(at, *first - at).find('+') != std::string_view::npos) {
      return international_phone(text_, at, run);
    }
    // The end of a longer number is no phone either.
    if (run.is_longer_than(kLongestPhone)) phones_from_ = run.end;
    return national_phone(text_, at, run);
  }

  /// Behind a number that is nothing personal, with the points or slashes in it, so that no part
  /// of a date or decimal number is taken for one.
  std::size_t skip(std::size_t at) const {
    if (!is_digit(text_[at])) return at + 1;
    while (at < text_.size() && (is_digit(text_[at]) || is_one_of("./-", text_[at]))) ++at;
    return at;
  }

  std::string_view text_;
  std::size_t phones_from_ = 0;
};

std::string_view placeholder(PersonalDetail detail) {
  switch (detail) {
    case PersonalDetail::kEmail: return "[e-mail]";
    case PersonalDetail::kIban: return "[account]";
    case PersonalDetail::kCard: return "[card]";
    case PersonalDetail::kPhone: return "[phone]";
  }
  return {};
}

void count(PersonalDetail detail, RedactionCounts& counts) {
  switch (detail) {
    case PersonalDetail::kEmail: ++counts.emails; break;
    case PersonalDetail::kIban: ++counts.ibans; break;
    case PersonalDetail::kCard: ++counts.cards; break;
    case PersonalDetail::kPhone: ++counts.phones; break;
  }
}

}  // namespace

std::vector<PersonalStretch> find_personal_details(std::string_view text) {
  std::vector<PersonalStretch> found;
  std::size_t from = 0;
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    const std::optional<PersonalStretch> email = email_around(text, at, from);
    if (!email) continue;
    NumberSearch(text.substr(0, email->begin)).run(from, found);
    found.push_back(*email);
    from = email->end;
  }
  NumberSearch(text).run(from, found);
  return found;
}

RedactionCounts& RedactionCounts::operator+=(const RedactionCounts& other) {
  emails += other.emails;
  ibans += other.ibans;
  cards += other.cards;
  phones += other.phones;
  return *this;
}

RedactedText redact(std::string_view text) {
  RedactedText redacted;
  std::size_t from = 0;
  for (const PersonalStretch& stretch : find_personal_details(text)) {
    redacted.text += text.substr(from, stretch.begin - from);
    redacted.text += placeholder(stretch.detail);
    count(stretch.detail, redacted.counts);
    from = stretch.end;
  }
  redacted.text += text.substr(from);
  return redacted;
}

}  // namespace sonder
