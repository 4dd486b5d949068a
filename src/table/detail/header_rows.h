#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "table/raw_table.h"

namespace sonder::detail {

/// How several header rows make one name.
enum class HeaderStyle : std::uint8_t {
  kNames,           ///< the first row names the columns; further rows say something else
  kTagsAndText,     ///< a row of short tags, then the questions (Qualtrics)
  kQuestionsAbove,  ///< a question in front of a block of columns, the options below it
  kCodesInFront,    ///< the same below a row of question codes
};

struct HeaderRows {
  std::size_t count = 0;  ///< of the head's records
  HeaderStyle style = HeaderStyle::kNames;
  std::string evidence;  ///< one sentence
  /// The first column holds names of rows, and the header begins above the second one.
  bool has_row_names = false;
};

/// Decides how many of the head's records are the header; see `name_columns`. The head must not
/// be empty. O(columns).
HeaderRows find_header_rows(const RawTable& raw);

/// Whether a single header row is one cell shorter than every row, and the first cells of the rows
/// are all different: R's row names. O(1), but O(rows) of such a table.
bool looks_like_row_names(const RawTable& raw, const HeaderRows& rows);

/// The cells above a column from top to bottom. A blank cell with text further down takes the text
/// to its left: that is how a block of columns is written under one question (FORMATS 6.4).
std::vector<std::vector<std::string>> fill_header_cells(const RawTable& raw,
                                                        const HeaderRows& rows);

/// One name out of the cells above a column; empty when they are. What survey tools write where a
/// question has no options ("Response", "Open-Ended Response") is left out.
std::string join_header_cells(const std::vector<std::string>& cells, HeaderStyle style);

}  // namespace sonder::detail
