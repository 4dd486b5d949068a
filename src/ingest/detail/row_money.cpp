#include "ingest/detail/row_money.h"

#include <algorithm>
#include <optional>

#include "ingest/detail/cell_texts.h"

namespace sonder {
namespace {

bool is_number(const Column& column) {
  return column.type == ColumnType::kInteger || column.type == ColumnType::kDecimal;
}

std::int32_t decimals_of(const Column* column) {
  return column != nullptr && column->type == ColumnType::kDecimal ? column->decimals : 0;
}

/// Rounded half away from zero.
std::int64_t divide_rounding(std::int64_t dividend, std::int64_t divisor) {
  const std::int64_t quotient = dividend / divisor;
  const std::int64_t remainder = dividend % divisor;
  const std::int64_t magnitude = remainder < 0 ? -remainder : remainder;
  if (magnitude < divisor - magnitude) return quotient;
  return dividend < 0 ? quotient - 1 : quotient + 1;
}

/// As `sonder::rescale`, but rounds where decimals are lost.
std::optional<std::int64_t> rescale_rounding(std::int64_t mantissa, std::int32_t from,
                                             std::int32_t to) {
  if (from <= to) return rescale(mantissa, from, to);
  const auto divisor = rescale(1, 0, from - to);
  if (!divisor) return std::int64_t{0};
  return divide_rounding(mantissa, *divisor);
}

/// The numbers of a column at other decimals: of a column with a dictionary moved once per
/// distinct text, of a packed one when they are asked for.
class MovedNumbers {
 public:
  MovedNumbers(const Column& column, std::int32_t decimals)
      : column_(column), from_(decimals_of(&column)), to_(decimals), known_(column.values.size()) {
    if (column.packed) return;
    values_.resize(column.values.size());
    for (std::size_t code = 0; code < values_.size(); ++code) {
      if (!column.known.test(code)) continue;
      const auto value = rescale_rounding(column.values[code], from_, to_);
      if (!value) continue;
      values_[code] = *value;
      known_.set(code);
    }
  }

  /// Absent where there is no number, or one too large.
  [[nodiscard]] std::optional<std::int64_t> at(std::size_t row) const {
    if (!column_.packed) {
      const std::uint32_t code = column_.text.codes[row];
      return known_.test(code) ? std::optional{values_[code]} : std::nullopt;
    }
    const std::optional<std::int64_t> number = column_.packed->number(row);
    if (!number || from_ == to_) return number;
    return rescale_rounding(*number, from_, to_);
  }

 private:
  const Column& column_;
  std::int32_t from_;
  std::int32_t to_;
  std::vector<std::int64_t> values_;
  Bitset known_;
};

RowMoney no_money(std::size_t row_count) {
  return {std::vector<MinorUnits>(row_count), Bitset(row_count)};
}

/// Quantity × unit price. The price is brought to the scale first where that loses nothing, so
/// that most rows cost one multiplication.
RowMoney multiply_columns(const Column& quantity, const Column& price, std::int32_t decimals,
                          std::size_t row_count) {
  const std::int32_t product_decimals = decimals_of(&quantity) + decimals_of(&price);
  const std::int32_t surplus = std::max(0, product_decimals - decimals);
  const MovedNumbers prices(price, decimals + surplus - decimals_of(&quantity));
  RowMoney money = no_money(row_count);
  for (std::size_t row = 0; row < row_count; ++row) {
    const std::optional<std::int64_t> unit_price = prices.at(row);
    if (!unit_price || !quantity.has_value(row)) continue;
    auto product = checked_multiply(quantity.value(row), *unit_price);
    if (product && surplus > 0) product = rescale_rounding(*product, surplus, 0);
    if (!product) continue;
    money.amount[row] = {*product};
    money.known.set(row);
  }
  return money;
}

}  // namespace

bool has_row_money(const Mapping& mapping) {
  return mapping.column_of(Field::kAmount) || mapping.column_of(Field::kUnitPrice);
}

std::int32_t needed_decimals(const Table& table, const Mapping& mapping) {
  const std::int32_t total =
      std::max(decimals_of(mapped_column(table, mapping, Field::kOrderTotal)),
               decimals_of(mapped_column(table, mapping, Field::kRefund)));
  if (mapping.column_of(Field::kAmount)) {
    return std::max(total, decimals_of(mapped_column(table, mapping, Field::kAmount)));
  }
  const Column* price = mapped_column(table, mapping, Field::kUnitPrice);
  if (price == nullptr) return total;
  const Column* quantity = mapped_column(table, mapping, Field::kQuantity);
  return std::max(total, decimals_of(price) + decimals_of(quantity));
}

RowMoney read_money_column(const Column& column, std::int32_t decimals, std::size_t row_count) {
  RowMoney money = no_money(row_count);
  if (!is_number(column)) return money;
  const MovedNumbers numbers(column, decimals);
  for (std::size_t row = 0; row < row_count; ++row) {
    const std::optional<std::int64_t> number = numbers.at(row);
    if (!number) continue;
    money.amount[row] = {*number};
    money.known.set(row);
  }
  return money;
}

RowMoney multiply_by_quantity(const Column& quantity, RowMoney money) {
  const std::int32_t decimals = decimals_of(&quantity);
  for (std::size_t row = 0; row < money.amount.size(); ++row) {
    if (!money.known.test(row)) continue;
    std::optional<std::int64_t> product;
    if (is_number(quantity) && quantity.has_value(row)) {
      product = checked_multiply(quantity.value(row), money.amount[row].units);
    }
    if (product) product = rescale_rounding(*product, decimals, 0);
    money.amount[row] = {product.value_or(0)};
    if (!product) money.known.reset(row);
  }
  return money;
}

RowMoney read_row_money(const Table& table, const Mapping& mapping, std::int32_t decimals) {
  const Column* amount = mapped_column(table, mapping, Field::kAmount);
  if (amount != nullptr) return read_money_column(*amount, decimals, table.row_count);
  const Column* price = mapped_column(table, mapping, Field::kUnitPrice);
  if (price == nullptr || !is_number(*price)) return no_money(table.row_count);
  const Column* quantity = mapped_column(table, mapping, Field::kQuantity);
  if (quantity == nullptr) return read_money_column(*price, decimals, table.row_count);
  if (!is_number(*quantity)) return no_money(table.row_count);
  return multiply_columns(*quantity, *price, decimals, table.row_count);
}

}  // namespace sonder
