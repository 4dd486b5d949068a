#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sonder {

/// What a stretch of free text tells of a person.
enum class PersonalDetail : std::uint8_t { kEmail, kIban, kCard, kPhone };

struct PersonalStretch {
  std::size_t begin = 0;  ///< byte in the text
  std::size_t end = 0;    ///< behind its last byte
  PersonalDetail detail = PersonalDetail::kEmail;

  friend bool operator==(const PersonalStretch&, const PersonalStretch&) = default;
};

/// E-mail addresses, account numbers, card numbers and phone numbers inside of free text,
/// ascending and apart from each other:
///
/// - addresses as `is_email` takes them, with letters, digits, marks of mail names and letters
///   beyond ASCII around the mark;
/// - IBANs of 15-34 letters and digits, also in groups, whose check digits hold (ISO 13616, modulo
///   97);
/// - cards: 13-19 digits that begin with 2-6, also in groups, whose check digit holds (ISO/IEC
///   7812-1, Luhn);
/// - phones: 9-15 digits, from 7 behind a plus sign (ITU-T E.164 allows 15), which blanks, points,
///   hyphens, slashes and parentheses may part. Up to 30 digits that such a mark parts into two of
///   9-15 are two phones. Dates and decimal numbers are none; another number of that many digits is
///   taken for a phone, because a hidden number costs less than a shown one.
///
/// Digits next to a letter belong to a code and are left alone. O(bytes).
std::vector<PersonalStretch> find_personal_details(std::string_view text);

struct RedactionCounts {
  std::uint64_t emails = 0;
  std::uint64_t ibans = 0;
  std::uint64_t cards = 0;
  std::uint64_t phones = 0;

  std::uint64_t total() const { return emails + ibans + cards + phones; }
  RedactionCounts& operator+=(const RedactionCounts& other);
  friend bool operator==(const RedactionCounts&, const RedactionCounts&) = default;
};

struct RedactedText {
  std::string text;  ///< with "[e-mail]", "[account]", "[card]" and "[phone]" in their places
  RedactionCounts counts;
};

/// Idempotent. O(bytes).
RedactedText redact(std::string_view text);

}  // namespace sonder
