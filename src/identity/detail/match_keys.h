#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "identity/compared_records.h"

namespace sonder::detail {

/// The form in which a value of a field is compared; empty where it says nothing. This is the one
/// place that decides how much of a spelling counts: Юлия and Julija, Kowalska and Kowalski, Kasia
/// and Katarzyna, "ul. Długa" and "Długa" have one key each.
std::string match_key(ComparedField field, std::string_view text);

/// What is compared letter by letter where keys differ: the spelling in Latin letters without
/// diacritics and blanks. Keys bring so much together that one slip may change several letters of
/// them. The key itself for all but names, places and streets.
std::string match_spelling(ComparedField field, std::string_view text);

/// Whether spellings of the field are compared beside keys.
bool has_spelling(ComparedField field);

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
