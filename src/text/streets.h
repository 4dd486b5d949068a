#pragma once

#include <string>
#include <string_view>

namespace sonder {

/// What the spellings of one street share: case, diacritics, alphabet, abbreviations. "ul. Długa",
/// "Długa" and "ulica DŁUGA" are "dluga"; "al. Jana Pawła II" is "aleja jana pawla ii";
/// "Hauptstr.", "Hauptstraße" and "Haupt Straße" are "hauptstr"; "Long St" and "Long Street" are
/// "long", "Long Rd" is "long road"; "ул. Ленина" is "lenina", "Невский просп." "nevskii prospekt";
/// "Trg bana Jelačića" is "trg bana jelacica".
///
/// The words for a plain street are left out, and those for another kind of place kept in one form.
/// By a list of Polish, German, English, Russian and Croatian words. Idempotent. O(bytes × words
/// of the list).
std::string street_key(std::string_view street);

}  // namespace sonder
