#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "text/phone.h"

/// Which telephone numbers there are, by country.
///
/// Calling codes are ITU-T E.164's list of assigned country codes, without codes of services that
/// belong to no country (800, 808, 870, 878, 881-883, 888, 979). The plans known by their leading
/// digits follow the national plans: UKE (PL), HAKOM (HR), the Russian and Kazakh ministries of
/// communications (+7), NKEK (UA), Bundesnetzagentur (DE), Ofcom (GB), BAKOM (CH) and NANPA
/// (+1, also Canada and the Caribbean). Of the other countries only the lengths of a national
/// number and the trunk prefix are known, from the plans registered with the ITU (E.129) as the
/// metadata of libphonenumber (Apache 2.0, release of 2026) sums them up.
///
/// Not known: which of North America's area codes are assigned, and which blocks inside of an area
/// or network are; prefixes that choose an operator; trunk prefixes given up years ago (8 in
/// Lithuania, 01 in Mexico); short numbers such as 112.
namespace sonder::detail {

/// What is put in front of a national number inside of its country.
enum class TrunkPrefix : std::uint8_t { kNone, k0, k1, k8, k06, k80 };
std::string_view digits_of(TrunkPrefix trunk);

struct CallingCode {
  std::uint16_t code = 0;
  std::uint16_t lengths = 0;  ///< bit n is set where national numbers may have n digits
  TrunkPrefix trunk = TrunkPrefix::kNone;
};

/// The one that the digits begin with. No calling code begins another.
const CallingCode* calling_code_in_front(std::string_view digits);
/// Of two letters of ISO 3166-1, capital or small.
const CallingCode* calling_code_of_region(std::string_view region);

/// What the plan says of a national number without trunk prefix.
std::variant<PhoneKind, PhoneFault> look_up(const CallingCode& country, std::string_view national);

}  // namespace sonder::detail
