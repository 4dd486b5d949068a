#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sonder {

/// What the spellings of one name share: case, diacritics, alphabet, system of transliteration,
/// double letters. Юлия, Yuliya, Iuliia, Julija and Julia are all "julia"; Müller, Mueller and
/// Muller "muler"; Щукин, Shchukin and Szczukin "scukin"; Виктор, Wiktor and Victor "viktor".
///
/// Covers Russian and Ukrainian in Cyrillic and as ISO 9, BGN/PCGN, the passports of both
/// (ICAO 9303), Polish, Croatian and German write them. A key is coarser than a name: г, х, g and
/// h are one letter, and so are ж, з and ц, ч. Keys say that two names may be the same, never
/// that they are. Not brought together: the Polish ch with х, Czech or Hungarian digraphs.
/// Words stay apart by one blank; hyphens count as blanks.
///
/// Idempotent. O(bytes).
std::string name_key(std::string_view name);

/// `name_key` of a surname, with the ending of women brought to that of men: Kowalska and
/// Kowalski, Wysocka and Wysocki, Ivanova and Ivanov, Толстая and Толстой, Konieczna and
/// Konieczny.
///
/// By endings, so it can be wrong: a few surnames that only look like it are known (Casanova,
/// Medina, Troska), endings on short stems stay (Sowa, Laska), and the Latin -ina counts only on
/// longer stems, for it is more often Italian or Spanish (Никитина and Nikitina, but not Molina).
/// Not covered: the Czech and Slovak -ová (Nováková is not Novák), married women's -owa and
/// daughters' -ówna of old Polish, the Lithuanian -ienė and -aitė, Greek.
///
/// Idempotent. O(bytes).
std::string surname_key(std::string_view surname);

/// The `surname_key` of each part of a double-barrelled surname, ascending and distinct: one for
/// "Nowak", two for "Nowak-Kowalska" and "Kowalska Nowak". A word of less than three letters ("de",
/// "van", "O") belongs to the part behind it.
std::vector<std::string> surname_keys(std::string_view surname);

}  // namespace sonder
