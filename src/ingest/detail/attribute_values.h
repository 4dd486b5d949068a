#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/issue.h"
#include "model/attributes.h"
#include "table/table.h"

namespace sonder {

/// What a cell says of an attribute.
struct AttributeValue {
  std::string text;  ///< as `Attribute` keeps it; empty where the cell says nothing
  /// What is odd about it: kOddValue, kWrongNumber or kUnexpectedChoice; the text is then as
  /// written.
  std::optional<IssueCode> odd = std::nullopt;
};

/// Reads a cell of a column as the attribute: numbers, days and yes or no as the column's type has
/// them, registration numbers without marks and tested for their check digits, e-mail addresses
/// normalised, choices in the spelling that they are allowed in. O(bytes).
AttributeValue read_attribute(const Attribute& attribute, const Column& column, std::size_t row);

/// The years of birth of somebody of these ages on a day, or of several: "5, 8" on 2024-03-01 is
/// "2019, 2016". Right or one year too late, because a birthday may be still to come. Empty where
/// the text holds no age of 0 to 120, or anything but such numbers and marks between them.
std::string birth_years(std::string_view ages, Date on);

}  // namespace sonder
