#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/assemble.h"
#include "ingest/detail/attribute_values.h"
#include "model/attributes.h"

namespace sonder {

/// Takes over what a table's rows say of attributes. Every distinct text is understood once.
class AttributeRows {
 public:
  /// Both must outlive this. Attributes that the mapping names are added to those there are.
  AttributeRows(const MappedTable& mapped, Attributes& attributes);

  /// What the row says is said of the record, which must be a later one than those before.
  void add(std::size_t row, std::size_t record);

 private:
  /// A column and the attribute that it fills.
  struct Source {
    std::uint32_t column = 0;
    std::size_t attribute = 0;                ///< position in `attributes_.columns`
    std::vector<std::uint32_t> codes = {};    ///< per text of the column, `kUnread` at first
    std::optional<Field> age = std::nullopt;  ///< the field of ages, to be kept as years of birth
  };
  static constexpr std::uint32_t kUnread = 0xFFFFFFFF;

  void add_field(const FieldColumn& mapped_field);
  std::size_t position_of(const Attribute& attribute) const;
  std::optional<Date> day_of_row(std::size_t row) const;
  std::uint32_t read(Source& source, std::size_t row);
  std::uint32_t code_of(Source& source, std::size_t row);
  void take(Source& source, std::size_t row, std::size_t record);
  /// An age that has no day, or is none, as it was written.
  void keep_age(const Source& source, std::size_t row, std::size_t record);

  const MappedTable& mapped_;
  Attributes& attributes_;
  const Column* observed_at_;
  std::vector<Source> sources_;
};

/// Notes what is odd in the attributes of a file: numbers whose check digits do not fit, values
/// that a field cannot have, ages whose day nobody told. O(rows × columns of attributes).
void report_odd_attributes(const MappedTable& mapped, RowAccount& account);

}  // namespace sonder
