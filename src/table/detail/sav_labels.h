#pragma once

#include <string_view>
#include <vector>

#include "table/detail/sav_bytes.h"
#include "table/detail/sav_names.h"
#include "table/raw_table.h"

namespace sonder::detail {

// What extensions say of columns. Each of these leaves out what it cannot read and returns whether
// that was nothing. `columns` are found by name. Texts stay in the file's encoding. O(bytes).

/// Labels of the values of texts longer than 8 bytes.
bool add_long_value_labels(std::string_view extension, SavBytes bytes, const SavNames& columns,
                           std::vector<ColumnLabels>& labels);

/// Missing values of texts longer than 8 bytes, of which the first 8 are given.
bool add_long_missing(std::string_view extension, SavBytes bytes, const SavNames& columns,
                      std::vector<ColumnLabels>& labels);

/// Response sets, one a line: "$name=D1 1 5 label first second".
bool add_response_sets(std::string_view extension, const SavNames& columns,
                       std::vector<ResponseSet>& sets);

}  // namespace sonder::detail
