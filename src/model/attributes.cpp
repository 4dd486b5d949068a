#include "model/attributes.h"

#include <algorithm>
#include <utility>

namespace sonder {

Attribute attribute_of(Field field) {
  Attribute attribute;
  attribute.field = field;
  return attribute;
}

Attribute attribute_of(OwnField own) {
  Attribute attribute;
  attribute.own = std::move(own);
  return attribute;
}

void Attribute::set(std::size_t record, std::string_view value) {
  if (text.codes.size() <= record) text.codes.resize(record + 1, TextDictionary::kEmpty);
  text.codes[record] = text.dictionary.intern(value);
}

const Attribute* Attributes::find(Field field) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const Attribute& each) { return each.field == field; });
  return found == columns.end() ? nullptr : &*found;
}

const Attribute* Attributes::find(std::string_view own_name) const {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const Attribute& each) {
    return !each.field && each.own.name == own_name;
  });
  return found == columns.end() ? nullptr : &*found;
}

Attribute& Attributes::add(const Attribute* known, Attribute wanted) {
  if (known != nullptr) return columns[static_cast<std::size_t>(known - columns.data())];
  columns.push_back(std::move(wanted));
  return columns.back();
}

Attribute& Attributes::of(Field field) { return add(find(field), attribute_of(field)); }

Attribute& Attributes::of(const OwnField& own) { return add(find(own.name), attribute_of(own)); }

std::string_view Attributes::at(Field field, std::size_t record) const {
  const Attribute* attribute = find(field);
  return attribute == nullptr ? std::string_view() : attribute->at(record);
}

}  // namespace sonder
