#include "ingest/detail/order_ids.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace sonder {
namespace {

/// Four bytes of a number that no order has cost less than the entry of a dictionary.
constexpr std::int64_t kMostNumbersPerRow = 8;

bool has_orders(const MappedTable& mapped) {
  return mapped.mapping.kind == FileKind::kOrders || mapped.mapping.kind == FileKind::kOrderLines;
}

/// The columns of order ids, one per table of orders that has one.
std::vector<const Column*> id_columns(std::span<const MappedTable> tables) {
  std::vector<const Column*> columns;
  for (const MappedTable& mapped : tables) {
    if (!has_orders(mapped)) continue;
    const Column* column = mapped_column(*mapped.table, mapped.mapping, Field::kOrderId);
    if (column != nullptr) columns.push_back(column);
  }
  return columns;
}

struct Range {
  std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
  std::int64_t highest = std::numeric_limits<std::int64_t>::min();

  void add(std::int64_t value) {
    lowest = std::min(lowest, value);
    highest = std::max(highest, value);
  }
};

void add_range(const Column& column, Range& range) {
  if (column.packed) {
    const auto limits = column.packed->range();
    if (!limits) return;
    range.add(limits->first);
    range.add(limits->second);
    return;
  }
  for (std::size_t code = 0; code < column.values.size(); ++code) {
    if (column.known.test(code)) range.add(column.values[code]);
  }
}

/// Whether each of its ids is a whole number that says all of it.
bool holds_numbers(const Column* column) {
  return column->type == ColumnType::kInteger && column->odd_count == 0;
}

}  // namespace

OrderIds::OrderIds(std::span<const MappedTable> tables) {
  const std::vector<const Column*> columns = id_columns(tables);
  if (!std::all_of(columns.begin(), columns.end(), holds_numbers)) return;
  Range range;
  std::int64_t rows = 0;
  for (const Column* column : columns) {
    add_range(*column, range);
    rows += static_cast<std::int64_t>(column->valued_count);
  }
  // As unsigned numbers, because the difference of any two fits these.
  const std::uint64_t span =
      static_cast<std::uint64_t>(range.highest) - static_cast<std::uint64_t>(range.lowest);
  if (rows == 0 || span >= static_cast<std::uint64_t>(rows * kMostNumbersPerRow)) return;
  lowest_ = range.lowest;
  span_ = static_cast<std::size_t>(span) + 1;
}

RowOrderIds OrderIds::of(const MappedTable& mapped) {
  const Column* column = mapped_column(*mapped.table, mapped.mapping, Field::kOrderId);
  if (column == nullptr || !lowest_) return RowOrderIds(map_ids(column, texts_));
  return {*column, *lowest_};
}

std::string order_id_at(const Table& table, const Mapping& mapping, std::size_t row) {
  const Column* column = mapped_column(table, mapping, Field::kOrderId);
  return column == nullptr ? std::string() : id_at(*column, row);
}

}  // namespace sonder
