#include "ingest/detail/total_row.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "ingest/detail/cell_texts.h"
#include "text/blanks.h"
#include "text/fold.h"

namespace sonder {
namespace {

/// Folded, see `fold_words`.
constexpr std::string_view kTotalWords[] = {
    "total",     "totals", "grand total", "sum",     "gesamt", "gesamtsumme",
    "summe",     "suma",   "razem",       "lacznie", "ogolem", "ukupno",
    "sveukupno", "zbroj",  "celkem",      "итого",   "всего",  "общий итог"};

bool is_total_word(std::string_view text) {
  const std::string words = fold_words(text);
  return std::find(std::begin(kTotalWords), std::end(kTotalWords), words) != std::end(kTotalWords);
}

/// Whether the row says whose or which order it is, which a total never does.
bool names_order(const MappedTable& mapped, std::size_t row) {
  const Column* date = mapped_column(*mapped.table, mapped.mapping, Field::kOrderedAt);
  if (date != nullptr && moment_at(*date, row)) return true;
  PackedNumbers::Buffer buffer;
  for (const Field field : {Field::kOrderId, Field::kCustomerId, Field::kEmail}) {
    const Column* column = mapped_column(*mapped.table, mapped.mapping, field);
    const std::string_view id = column == nullptr ? "" : trim(column->cell(row, buffer));
    if (!id.empty() && !is_total_word(id)) return true;
  }
  return false;
}

bool is_number(const Column& column, std::size_t row) {
  const bool holds_numbers =
      column.type == ColumnType::kInteger || column.type == ColumnType::kDecimal;
  return holds_numbers && column.has_value(row);
}

}  // namespace

std::optional<std::size_t> find_total_row(const MappedTable& mapped) {
  const Table& table = *mapped.table;
  if (table.row_count < 2) return std::nullopt;
  const std::size_t last = table.row_count - 1;
  if (names_order(mapped, last)) return std::nullopt;
  std::size_t words = 0;
  std::size_t numbers = 0;
  PackedNumbers::Buffer buffer;
  for (const Column& column : table.columns) {
    const std::string_view text = trim(column.cell(last, buffer));
    if (text.empty()) continue;
    if (is_number(column, last)) {
      ++numbers;
    } else if (!is_total_word(text) || ++words > 1) {
      return std::nullopt;
    }
  }
  return words == 1 && numbers > 0 ? std::optional{last} : std::nullopt;
}

}  // namespace sonder
