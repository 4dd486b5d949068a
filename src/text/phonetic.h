#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sonder {

/// What a name sounds like, in the Daitch-Mokotoff system (G. Mokotoff and R. Daitch, 1985; the
/// coding chart of avotaynu.com/soundex.htm): six digits, several where letters may be read in
/// more than one way, ascending and distinct. "Moskowitz" and "Московиц" are both "645740".
/// Made for Slavic, German and Jewish names, and fair for Western ones.
///
/// Cyrillic is read in Latin letters (`to_latin`); blanks, hyphens and all that is no letter from
/// a to z is passed over; the Polish ą and ę count as a and e. Empty without any letter.
/// Letters behind the 64th are passed over.
std::vector<std::string> sound_codes(std::string_view name);

}  // namespace sonder
