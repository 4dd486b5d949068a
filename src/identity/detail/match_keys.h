#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "identity/compared_records.h"

namespace sonder::detail {

/// The form in which a value of a field is compared; empty where it says nothing. This is the one
/// place that decides how much of a spelling counts.
std::string match_key(ComparedField field, std::string_view text);

/// "19900131".
std::string match_key(Date birth_date);

struct NameParts {
  std::string_view given;
  std::string_view surname;
};

/// The last word and what stands before it; of one word, or with a comma, "Nowak, Anna", the
/// surname comes first.
NameParts split_full_name(std::string_view full_name);

}  // namespace sonder::detail
