#pragma once

#include <string_view>
#include <vector>

namespace sonder {

/// The full names that a given name may stand for, each as the `name_key` that its group is called
/// by: "Wojtek" stands for "voicec", "Саша" for "aleksandr" and "aleksandra", a full name for
/// itself. None for names that we do not know. Ascending.
///
/// Polish, Croatian, Russian, Ukrainian, English and some German names with the forms they have in
/// the other languages (Jan, Ivan, John) and their everyday short forms: some 250 groups, our own
/// compilation of common knowledge. O(size of the table), some microseconds.
std::vector<std::string_view> full_names(std::string_view given_name);

/// Whether both have one key, or a full name in common. False where either is blank.
bool may_be_same_given_name(std::string_view a, std::string_view b);

namespace detail {

/// One line per group, the full name first; words are keys.
std::string_view nickname_groups();

}  // namespace detail
}  // namespace sonder
