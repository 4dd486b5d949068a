#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text_dictionary.h"
#include "ingest/recognition.h"
#include "table/table.h"

namespace sonder {

/// What the rows of a column say, as codes of another dictionary: of a column with a dictionary
/// kept per distinct text, of a packed one per row. Of no column, every row is empty.
class RowCodes {
 public:
  RowCodes() = default;
  /// `codes` are per code of the column's dictionary, or per row where it is packed.
  RowCodes(const Column& column, std::vector<std::uint32_t> codes)
      : texts_(column.packed ? nullptr : &column.text.codes), codes_(std::move(codes)) {}

  bool empty() const { return codes_.empty(); }
  std::uint32_t at(std::size_t row) const {
    if (codes_.empty()) return TextDictionary::kEmpty;
    return codes_[texts_ == nullptr ? row : (*texts_)[row]];
  }
  /// One per distinct text or row.
  std::vector<std::uint32_t>& codes() { return codes_; }
  const std::vector<std::uint32_t>& codes() const { return codes_; }

 private:
  const std::vector<std::uint32_t>* texts_ = nullptr;
  std::vector<std::uint32_t> codes_;
};

/// The column mapped to a field, or null.
const Column* mapped_column(const Table& table, const Mapping& mapping, Field field);

/// True for texts that stand for no value: "NA", "n/a", "null", "None", "NaN", "-", "?".
bool is_missing_token(std::string_view text);

// Each takes a column that is mapped, or null.

/// Texts as written, trimmed; missing ones become the empty text.
RowCodes map_texts(const Column* column, TextDictionary& into);
/// As `map_texts`, without one leading apostrophe, by which spreadsheets keep digits as text.
RowCodes map_guarded_texts(const Column* column, TextDictionary& into);
/// As `map_guarded_texts`; in a column of whole numbers "17850.0" becomes "17850".
RowCodes map_ids(const Column* column, TextDictionary& into);
/// What `map_ids` makes of one row. O(length), O(log odd texts) in a packed column.
std::string id_at(const Column& column, std::size_t row);
/// Normalised addresses; what is none becomes the empty text.
RowCodes map_emails(const Column* column, TextDictionary& into);

/// The moment a cell of a date column names; absent for other columns.
std::optional<Timestamp> moment_at(const Column& column, std::size_t row);

}  // namespace sonder
