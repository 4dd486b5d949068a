#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace sonder {

/// What the numbering plan says of a number. Numbers that were carried over to another network
/// keep their kind.
enum class PhoneKind : std::uint8_t {
  kUnknown,        ///< the plan's kinds are not known here
  kFixedLine,      ///< of a place
  kMobile,         ///< also pagers where both share a range
  kFixedOrMobile,  ///< North America does not tell them apart
  kTollFree,       ///< costs the caller nothing
  kSharedCost,     ///< caller and called pay
  kPremiumRate,    ///< costs the caller more than a call
  kPersonal,       ///< follows a person from line to line
  kInternet,       ///< of no place (VoIP)
  kCompany,        ///< one number for all of a company's places
};

std::string_view to_string(PhoneKind kind);

struct Phone {
  std::string e164;                ///< "+48512345678" (ITU-T E.164)
  std::string extension;           ///< up to 7 digits behind "ext.", "wew.", "доб." and the like
  std::uint16_t calling_code = 0;  ///< 48; several countries share 1, 7, 44 and others
  PhoneKind kind = PhoneKind::kUnknown;
  /// Well-formed but hardly anybody's: all digits but at most the first two are the same, or they
  /// count up or down (123456789), or it is one of North America's numbers for films
  /// (555-0100 to 555-0199).
  bool is_junk = false;

  friend bool operator==(const Phone&, const Phone&) = default;
};

/// Why a text is no phone.
enum class PhoneFault : std::uint8_t {
  kBlank,           ///< nothing there
  kNotANumber,      ///< letters or marks that phones do not have, or two numbers in one cell
  kTooShort,        ///< for its country
  kTooLong,         ///< for its country
  kNoCountry,       ///< neither written with a calling code nor a known region given
  kUnknownCountry,  ///< no country has such a calling code
  kNotInPlan,       ///< its country's plan has no number that begins like this
};

std::string_view to_string(PhoneFault fault);

/// A phone as people write it: blanks, dashes, points, slashes, parentheses; "+", "00", "011" and
/// "8~10" in front of a calling code; trunk prefixes as in "8 (912) 345-67-89", "091 234 5678",
/// "+44 (0)20 7946 0958"; "tel." in front; an extension behind. With a region, a number that fits
/// its plan only behind its own calling code is taken for one that lost its plus sign.
///
/// `region` is where a number without calling code is called from, as two letters of
/// ISO 3166-1 ("PL", "hr"), or empty. Without it such a number is `kNoCountry`, because
/// 512 345 678 is a phone in several countries.
///
/// The plans of PL, HR, RU and KZ, UA, DE, GB, CH and of North America are known by their leading
/// digits, with kinds; see detail/phone_plans.h for all others, of which lengths are, and for
/// what is not known. That a number fits the plan does not say that anybody has it.
///
/// Idempotent: the E.164 form reads as itself with every region. O(bytes).
std::variant<Phone, PhoneFault> read_phone(std::string_view text, std::string_view region);

}  // namespace sonder
