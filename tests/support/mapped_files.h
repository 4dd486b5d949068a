#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/assemble.h"
#include "support/tables.h"

/// Files whose columns are mapped by hand.
namespace sonder::testing {

/// A table with fields for its columns, in their order.
struct File {
  Table table;
  Mapping mapping;
  Questionnaire questionnaire = {};
};

inline File a_file(FileKind kind, std::vector<Field> fields, std::string_view text) {
  File file{table_from(text), {kind, {}}};
  for (std::uint32_t column = 0; column < fields.size(); ++column) {
    file.mapping.fields.push_back({fields[column], column});
  }
  return file;
}

inline Result<AssembledPopulation> try_assemble(const std::vector<File>& files) {
  std::vector<MappedTable> tables;
  for (const File& file : files) {
    const SourceId source{static_cast<std::uint32_t>(tables.size())};
    tables.push_back({source, &file.table, file.mapping, &file.questionnaire});
  }
  return assemble(tables);
}

inline AssembledPopulation assembled(const std::vector<File>& files) {
  return try_assemble(files).value();
}

inline std::vector<std::string> texts(const CodedText& column) {
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < column.codes.size(); ++row) texts.emplace_back(column.at(row));
  return texts;
}

/// Amounts in minor units; -999 where an order has none.
inline std::vector<std::int64_t> amounts(const Orders& orders) {
  std::vector<std::int64_t> amounts;
  for (std::size_t order = 0; order < orders.size(); ++order) {
    amounts.push_back(orders.has_amount.test(order) ? orders.amount[order].units : -999);
  }
  return amounts;
}

}  // namespace sonder::testing
