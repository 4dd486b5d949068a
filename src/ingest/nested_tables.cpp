#include "ingest/nested_tables.h"

#include <string>
#include <string_view>
#include <utility>

namespace sonder {
namespace {

constexpr std::string_view kOuterRow = "parent_row";

bool is_nested(const Table& table) {
  return (table.format == FileFormat::kJson || table.format == FileFormat::kNdjson) &&
         table.columns.size() > 2 && table.columns[0].name == kOuterRow &&
         table.columns[1].name == "position";
}

/// Whether the path of `nested` goes on from that of `outer`; the outermost table may have none.
bool is_inside(const Table& nested, const Table& outer) {
  const std::string_view path = nested.part;
  if (outer.part.empty()) return !path.empty();
  return path.size() > outer.part.size() && path.starts_with(outer.part) &&
         path[outer.part.size()] == '.';
}

/// The field that tells the outer records apart, if one is mapped.
std::optional<Field> identifier_of(const Mapping& mapping) {
  if (mapping.kind == FileKind::kOrders && mapping.column_of(Field::kOrderId)) {
    return Field::kOrderId;
  }
  if (mapping.kind != FileKind::kCustomers) return std::nullopt;
  for (const Field field : {Field::kCustomerId, Field::kEmail}) {
    if (mapping.column_of(field)) return field;
  }
  return std::nullopt;
}

/// What the outer records are called, row by row of the nested table.
CodedText outer_ids(const Column& ids, std::size_t outer_rows, const Column& outer_row,
                    std::size_t rows) {
  CodedText texts;
  texts.codes.reserve(rows);
  PackedNumbers::Buffer buffer;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::int64_t number = outer_row.has_value(row) ? outer_row.value(row) : 0;
    const bool is_there = number >= 1 && static_cast<std::uint64_t>(number) <= outer_rows;
    const std::string_view id =
        is_there ? ids.cell(static_cast<std::size_t>(number - 1), buffer) : std::string_view();
    texts.codes.push_back(texts.dictionary.intern(id));
  }
  return texts;
}

}  // namespace

std::optional<std::size_t> find_outer_table(std::span<const Table* const> tables,
                                            const Table& nested) {
  std::optional<std::size_t> found;
  if (!is_nested(nested)) return found;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (tables[i] == &nested || !is_inside(nested, *tables[i])) continue;
    if (!found || tables[i]->part.size() > tables[*found]->part.size()) found = i;
  }
  return found;
}

bool add_outer_id(const Table& outer, const Mapping& mapping, Table& nested) {
  const std::optional<Field> field = identifier_of(mapping);
  const Column& outer_row = nested.columns.front();
  if (!field || outer_row.type != ColumnType::kInteger) return false;
  Column column;
  column.name = to_string(*field);
  if (nested.find_column(column.name)) return false;
  column.text = outer_ids(outer.columns[*mapping.column_of(*field)], outer.row_count, outer_row,
                          nested.row_count);
  column.header.assign(nested.header.size(), {});
  nested.columns.push_back(std::move(column));
  return true;
}

}  // namespace sonder
