#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/recognition.h"

namespace sonder {

/// How surely a column name means a field.
enum class NameStrength : std::uint8_t {
  kPossible,  ///< the name is used for other things, too: "id", "name", "date"
  kLikely,    ///< usually this: "total", "product", "contact"
  kCertain,   ///< hardly anything else: "customer id", "postcode"
};

/// 0-1, how much a name of this strength is worth.
double weight_of(NameStrength strength);

/// The names that columns of a field go by.
struct KnownNames {
  Field field;
  NameStrength strength;
  /// Between bars, as `name_words` gives them; "a*" means every name that begins so.
  std::string_view names;
};

/// Those of the attributes of people and companies.
std::span<const KnownNames> names_of_attributes();

struct FieldName {
  Field field;
  NameStrength strength;
};

/// A column name as words to look up: folded, without punctuation, with "InvoiceNo" taken apart
/// into "invoice no".
std::string name_words(std::string_view column_name);

/// Every field a column of this name could be, the surest first; each field once. Words that
/// only say whose or which, such as "billing" in "billing city", are passed over and cost one
/// step of strength.
std::vector<FieldName> fields_named(std::string_view column_name);

/// True for names that survey tools give to the columns they add themselves, such as
/// "Respondent ID" or "Network ID".
bool is_survey_metadata_name(std::string_view column_name);

/// True for the wording of a question: a question mark, or longer than 40 characters.
bool is_question_wording(std::string_view column_name);

}  // namespace sonder
