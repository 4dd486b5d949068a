#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/bitset.h"
#include "base/json.h"
#include "base/text_dictionary.h"

namespace sonder {

/// Numbers, one per row. Money is in major units, dates are days since the epoch, booleans are 0
/// and 1.
struct NumberColumn {
  std::vector<double> values;
  std::vector<std::uint8_t> known;  ///< 1 where the row has a value, else 0
};

/// Texts, one code per row into `texts`; the empty text means not known.
struct TextColumn {
  std::vector<std::uint32_t> codes;
  std::vector<std::string> texts;
};

/// A result as columns of equal length: how tables of any size reach a page, which copies each
/// column as one typed array.
struct Frame {
  struct NamedColumn {
    std::string name;
    std::variant<NumberColumn, TextColumn> data;
  };
  std::uint32_t length = 0;
  std::vector<NamedColumn> columns;
};

NumberColumn number_column(std::vector<double> values, const Bitset& known);
TextColumn text_column(const CodedText& texts);

/// {"length","columns":{"<name>":[...]}} with null for what is not known, for the command line.
Json to_json(const Frame& frame);

}  // namespace sonder
