#pragma once

#include <string>
#include <string_view>

namespace sonder {

/// A name taken apart. All parts keep their letters as written; blanks between words are single.
struct PersonName {
  std::string title;  ///< "Dr hab.", "mgr inż.", "Pani", "г-н"
  std::string given;
  std::string middle;   ///< second given names and patronymics
  std::string surname;  ///< with its particles: "van den Berg", "de la Cruz"
  std::string suffix;   ///< "Jr.", "III", "PhD"
  /// How sure it is which is given name and which surname, 0 to 1: our own judgement of the
  /// evidence, not a measured frequency. 0.95 a comma or a patronymic, 0.9 a known given name or a
  /// surname in capitals, 0.75 a surname's ending, 0.6 nothing but the usual order, 0.4 one word.
  double confidence = 0;

  friend bool operator==(const PersonName&, const PersonName&) = default;
};

/// Reads "Given Surname", "Surname, Given", "SURNAME Given", "Surname Given Patronymic" and the
/// like, with titles in front and suffixes behind. Where nothing says otherwise the given name
/// stands first. One word alone is a given name when it is known as one (`full_names`), and a
/// surname otherwise. Of a text without a name all parts are empty and the confidence is 0.
///
/// Not covered: Spanish and Portuguese double surnames without hyphen (the first counts as a
/// middle name), East Asian order, several people in one cell.
PersonName split_name(std::string_view full_name);

/// "Dr Jan van den Berg Jr.": the parts that are there, in the order title, given, middle, surname,
/// suffix.
std::string join_name(const PersonName& name);

}  // namespace sonder
