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
};

/// Decides how many of the head's records are the header; see `name_columns`. The head must not
/// be empty. O(columns).
HeaderRows find_header_rows(const RawTable& raw);

/// The cells above a column from top to bottom. A blank cell with text further down takes the text
/// to its left: that is how a block of columns is written under one question (FORMATS 6.4).
std::vector<std::vector<std::string>> fill_header_cells(const RawTable& raw, std::size_t rows);

/// One name out of the cells above a column; empty when they are. What survey tools write where a
/// question has no options ("Response", "Open-Ended Response") is left out.
std::string join_header_cells(const std::vector<std::string>& cells, HeaderStyle style);

}  // namespace sonder::detail
