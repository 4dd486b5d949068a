#include "session/frame.h"

#include <utility>

#include "base/json_members.h"

namespace sonder {
namespace {

Json values_of(const NumberColumn& column) {
  Json values = Json::array();
  for (std::size_t row = 0; row < column.values.size(); ++row) {
    values.push_back(column.known[row] != 0 ? Json(column.values[row]) : Json());
  }
  return values;
}

Json values_of(const TextColumn& column) {
  Json values = Json::array();
  for (const std::uint32_t code : column.codes) {
    const std::string& text = column.texts[code];
    values.push_back(text.empty() ? Json() : Json(text));
  }
  return values;
}

}  // namespace

NumberColumn number_column(std::vector<double> values, const Bitset& known) {
  NumberColumn column{std::move(values), std::vector<std::uint8_t>(known.size(), 0)};
  for (const std::uint32_t position : known.positions()) column.known[position] = 1;
  return column;
}

TextColumn text_column(const CodedText& texts) {
  TextColumn column{texts.codes, {}};
  for (std::uint32_t code = 0; code < texts.dictionary.size(); ++code) {
    column.texts.emplace_back(texts.dictionary.text(code));
  }
  return column;
}

Json to_json(const Frame& frame) {
  Json columns = Json::object();
  for (const Frame::NamedColumn& column : frame.columns) {
    columns[column.name] =
        std::visit([](const auto& data) { return values_of(data); }, column.data);
  }
  return json_object({{"length", frame.length}, {"columns", std::move(columns)}});
}

}  // namespace sonder
