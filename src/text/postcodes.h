#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sonder {

/// A postcode as its country writes it: "00-950", "10000", "101000", "SW1A 1AA", "12345-6789".
/// `region` is two letters of ISO 3166-1. For PL, HR, RU, UA, DE, CH (and LI), GB and US the form
/// is checked, blanks and hyphens may be missing, and the country's letters stand in front
/// ("PL-00-950", "D-10115", "HR-10000"). Of others, 3 to 10 letters and digits with a digit among
/// them are taken, as capitals with single blanks or hyphens between them.
///
/// Absent otherwise; a zero that a spreadsheet took off is not put back. That a code has the form
/// does not say that it is in use. Idempotent. O(bytes).
std::optional<std::string> normalise_postcode(std::string_view text, std::string_view region);

}  // namespace sonder
