#pragma once

#include <string>
#include <string_view>

namespace sonder {

/// The first line of an address taken apart.
struct AddressLine {
  std::string street;  ///< as written, blanks between words single
  std::string house;   ///< "12a", "12-14", "5k2" with a block; "bb" for the Croatian "bez broja"
  std::string flat;    ///< "4", "4a"

  friend bool operator==(const AddressLine&, const AddressLine&) = default;
};

/// Finds house and flat behind the street ("Długa 12/4", "12a m. 4", "д. 5 корп. 2 кв. 7",
/// "Ilica 12, stan 3") or in front of it ("Flat 4, 12 Long St", "12 Long St Apt 4"). Of two numbers
/// with a slash the second is the flat. Days of the year that streets are named after stay with
/// them ("3 Maja 5", "11 Listopada"). All is the street where no number is found.
///
/// Not covered: post boxes, floors and staircases, a town on the same line, American grid
/// addresses.
AddressLine split_address_line(std::string_view line);

}  // namespace sonder
