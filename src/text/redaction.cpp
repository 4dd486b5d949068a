#include "text/redaction.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "text/detail/check_digits.h"
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
    if (detail::holds_iban_check(iban)) found = PersonalStretch{at, end + 1, PersonalDetail::kIban};
  }
  return found;
}

// Numbers

/// Digits and what parts them, from a place on.
struct NumberRun {
  /// Where marks stand between digits.
  struct Gap {
    std::size_t digits = 0;  ///< in front of it
    std::size_t end = 0;     ///< behind these
    std::string_view marks;
  };
  std::size_t begin = 0;
  std::size_t end = 0;  ///< behind the last digit
  std::size_t digits = 0;
  std::vector<Gap> gaps;
};

/// Up to one digit more than two phones have; two marks may follow each other, as in ") ".
NumberRun run_at(std::string_view text, std::size_t begin) {
  NumberRun run{.begin = begin, .end = begin, .digits = 0, .gaps = {}};
  std::size_t marks = 0;
  for (std::size_t at = begin; at < text.size() && run.digits <= 2 * kLongestPhone; ++at) {
    if (is_digit(text[at])) {
      if (marks > 0) run.gaps.push_back({run.digits, run.end, text.substr(at - marks, marks)});
      marks = 0;
      ++run.digits;
      run.end = at + 1;
    } else if (is_one_of(" .-/()", text[at]) && marks < 2) {
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

bool is_card(std::string_view digits) {
  return digits.size() >= kShortestCard && digits.size() <= kLongestCard && digits[0] >= '2' &&
         digits[0] <= '6' && holds_luhn_check(digits);
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
  const bool is_number = first < text.size() && is_digit(text[first]);
  const bool begins = first > at || begins_word(text, at);
  return is_number && begins ? std::optional{first} : std::nullopt;
}

/// The longest that begins there and ends where a group of digits does.
std::optional<PersonalStretch> card_at(std::string_view text, std::size_t at) {
  if (!is_digit(text[at]) || !begins_word(text, at)) return std::nullopt;
  std::optional<PersonalStretch> found;
  std::string digits;
  for (std::size_t end = at; end < text.size() && digits.size() <= kLongestCard; ++end) {
    const bool is_mark = is_one_of(" -", text[end]) && is_digit(text[end - 1]);
    if (is_mark) continue;
    if (!is_digit(text[end])) break;
    digits += text[end];
    const bool ends_group = end + 1 == text.size() || !is_digit(text[end + 1]);
    if (!ends_group || !ends_word(text, end + 1) || !is_card(digits)) continue;
    found = PersonalStretch{at, end + 1, PersonalDetail::kCard};
  }
  return found;
}

/// A phone that begins at `at`, behind whose digits nothing of a word follows.
std::optional<PersonalStretch> phone_until(std::string_view text, std::size_t at, std::size_t end) {
  if (!ends_word(text, end)) return std::nullopt;
  return PersonalStretch{at, end, PersonalDetail::kPhone};
}

/// Behind a plus sign; where another number follows, up to the last blank that leaves a phone.
std::optional<PersonalStretch> international_phone(std::string_view text, std::size_t at,
                                                   const NumberRun& run) {
  if (run.digits < kShortestPlusPhone) return std::nullopt;
  if (run.digits <= kLongestPhone) return phone_until(text, at, run.end);
  const auto is_end = [](const NumberRun::Gap& gap) {
    return gap.digits >= kShortestPlusPhone && gap.digits <= kLongestPhone &&
           gap.marks.find(' ') != std::string_view::npos;
  };
  const auto gap = std::find_if(run.gaps.rbegin(), run.gaps.rend(), is_end);
  return gap == run.gaps.rend() ? std::nullopt : phone_until(text, at, gap->end);
}

bool has_phone_length(std::size_t digits) {
  return digits >= kShortestPhone && digits <= kLongestPhone;
}

/// Where a number is too long for one phone, the first place that leaves one on both sides.
std::optional<PersonalStretch> national_phone(std::string_view text, std::size_t at,
                                              const NumberRun& run) {
  if (begins_with_date(text.substr(run.begin))) return std::nullopt;
  if (has_phone_length(run.digits)) {
    const bool is_decimal_number = run.gaps.size() == 1 && run.gaps.front().marks == ".";
    return is_decimal_number ? std::nullopt : phone_until(text, at, run.end);
  }
  const auto gap = std::find_if(run.gaps.begin(), run.gaps.end(), [&](const auto& between) {
    return has_phone_length(between.digits) && has_phone_length(run.digits - between.digits);
  });
  return gap == run.gaps.end() ? std::nullopt : phone_until(text, at, gap->end);
}

std::optional<PersonalStretch> account_or_card_at(std::string_view text, std::size_t at) {
  const std::optional<PersonalStretch> account = iban_at(text, at);
  return account ? account : card_at(text, at);
}

/// Goes through a text for phones from the front to the end.
class PhoneSearch {
 public:
  std::optional<PersonalStretch> operator()(std::string_view text, std::size_t at) {
    const std::optional<std::size_t> first = digits_at(text, at);
    if (!first || at < from_ || continues_number(text, at)) return std::nullopt;
    const NumberRun run = run_at(text, *first);
    const bool has_plus = text.substr(at, *first - at).find('+') != std::string_view::npos;
    const std::optional<PersonalStretch> phone =
        has_plus ? international_phone(text, at, run) : national_phone(text, at, run);
    if (phone) found_until_ = phone->end;
    // The end of a longer number is no phone either.
    if (!phone && !has_plus && run.digits > kLongestPhone) from_ = run.end;
    return phone;
  }

 private:
  /// As the month of a date does, and the decimals of a number.
  bool continues_number(std::string_view text, std::size_t at) const {
    return at >= found_until_ + 2 && is_one_of("./-", text[at - 1]) && is_digit(text[at - 2]);
  }

  std::size_t found_until_ = 0;
  std::size_t from_ = 0;
};

/// What `find_at(text, place)` finds from the front to the end.
template <class FindAt>
void search(std::string_view text, std::size_t offset, FindAt find_at,
            std::vector<PersonalStretch>& found) {
  for (std::size_t at = 0; at < text.size();) {
    if (const std::optional<PersonalStretch> stretch = find_at(text, at)) {
      found.push_back({offset + stretch->begin, offset + stretch->end, stretch->detail});
      at = stretch->end;
    } else {
      // No detail begins inside of a run of digits.
      do ++at;
      while (at < text.size() && is_digit(text[at - 1]) && is_digit(text[at]));
    }
  }
}

/// Adds what is found between the stretches that are known.
template <class FindAt>
std::vector<PersonalStretch> search_between(std::string_view text,
                                            const std::vector<PersonalStretch>& known,
                                            const FindAt& find_at) {
  std::vector<PersonalStretch> found;
  std::size_t from = 0;
  for (const PersonalStretch& stretch : known) {
    search(text.substr(from, stretch.begin - from), from, find_at, found);
    found.push_back(stretch);
    from = stretch.end;
  }
  search(text.substr(from), from, find_at, found);
  return found;
}

std::vector<PersonalStretch> find_emails(std::string_view text) {
  std::vector<PersonalStretch> found;
  std::size_t from = 0;
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    const std::optional<PersonalStretch> email = email_around(text, at, from);
    if (!email) continue;
    found.push_back(*email);
    from = email->end;
  }
  return found;
}

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
  const std::vector<PersonalStretch> emails = find_emails(text);
  const std::vector<PersonalStretch> checked = search_between(text, emails, account_or_card_at);
  return search_between(text, checked, PhoneSearch());
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
