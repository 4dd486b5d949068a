#pragma once

#include <optional>
#include <string>

#include "table/table.h"

namespace sonder {

/// The id that Qualtrics gives a column in the third row of a file, "QID5_1"; absent where the
/// column has none.
std::optional<std::string> find_import_id(const Column& column);

/// Of such an id that of the question, "QID5", and with the pass of a loop, "2_QID5"; empty of
/// columns that are of no question.
std::string question_of_import_id(const std::string& import_id);

}  // namespace sonder
