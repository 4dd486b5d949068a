#pragma once

#include <cstdint>
#include <vector>

#include "base/bitset.h"
#include "base/minor_units.h"
#include "ingest/recognition.h"
#include "table/table.h"

namespace sonder {

/// Money of every row of a table, in the population's scale.
struct RowMoney {
  std::vector<MinorUnits> amount;  ///< 0 where not known
  Bitset known;                    ///< clear also where the amount overflows
};

/// Whether the mapping says what a row is worth.
bool has_row_money(const Mapping& mapping);

/// How many decimals the mapped money of this table takes to be exact.
std::int32_t needed_decimals(const Table& table, const Mapping& mapping);

/// The mapped amount, else quantity × unit price; a quantity that is not mapped is 1.
RowMoney read_row_money(const Table& table, const Mapping& mapping, std::int32_t decimals);

/// One column as money; nothing is known of a column that holds no numbers.
RowMoney read_money_column(const Column& column, std::int32_t decimals, std::size_t row_count);

/// Money of each row times its quantity; nothing is known where either is not.
RowMoney multiply_by_quantity(const Column& quantity, RowMoney money);

}  // namespace sonder
