#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_dictionary.h"
#include "model/field_catalogue.h"

namespace sonder {

/// A field that a person defined in a mapping, beside those of the catalogue: what is particular
/// to the trade, such as shoe sizes or the names of pets.
struct OwnField {
  std::string name;  ///< also its label; 1-80 bytes, and no name of the catalogue
  ValueType value = ValueType::kText;
  std::string unit = {};                  ///< such as "cm"; may be empty
  std::vector<std::string> allowed = {};  ///< empty for any value
  DataType type = DataType::kDescriptive;

  friend bool operator==(const OwnField&, const OwnField&) = default;
};

/// What some records say beside what all can say: one code per record, in a form that its kind of
/// value has (see `ValueType`): "1,250.00" of money is "1250", yes and no are "yes" and "no", days
/// "2024-02-29". What does not fit is kept as it was written. Records behind the last code say
/// nothing.
struct Attribute {
  std::optional<Field> field;  ///< of the catalogue, where it has it
  OwnField own;                ///< else
  CodedText text;

  /// Empty where the record does not say. O(1).
  std::string_view at(std::size_t record) const {
    return record < text.codes.size() ? text.at(record) : std::string_view();
  }
  std::string_view name() const { return field ? to_string(*field) : own.name; }
  std::string_view label() const { return field ? describe(*field).label : own.name; }
  std::string_view unit() const { return field ? describe(*field).unit : own.unit; }
  ValueType value_type() const { return field ? describe(*field).value : own.value; }
  DataType data_type() const { return field ? describe(*field).type : own.type; }
  /// Says that a record has this text.
  void set(std::size_t record, std::string_view value);
};

/// One that no record has yet.
Attribute attribute_of(Field field);
Attribute attribute_of(OwnField own);

/// Every attribute that any record has, in the order in which files brought them.
struct Attributes {
  std::vector<Attribute> columns;

  const Attribute* find(Field field) const;
  const Attribute* find(std::string_view own_name) const;
  /// The one of the field, new or known; valid until the next is added.
  Attribute& of(Field field);
  /// Of a name that is known the first definition stays.
  Attribute& of(const OwnField& own);
  /// What a record says of a field; empty where nothing.
  std::string_view at(Field field, std::size_t record) const;

 private:
  Attribute& add(const Attribute* known, Attribute wanted);
};

}  // namespace sonder
