#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ingest/assemble.h"
#include "ingest/detail/order_ids.h"
#include "ingest/detail/order_status.h"
#include "ingest/detail/product_list.h"
#include "ingest/detail/row_money.h"

namespace sonder {

inline constexpr std::uint32_t kNoOrder = 0xFFFFFFFF;

/// Orders in the making: the columns of the population, and what is settled from all rows.
struct OrderBook {
  Orders orders;
  CodedText currency;                ///< per order, upper case; empty where no row says
  std::vector<OrderState> state;     ///< per order
  std::vector<std::uint32_t> table;  ///< per order, which of the tables made it
  Bitset in_other_currency;          ///< per order, once settled
  OrderIds ids;
  /// Per number of `ids`: the first order of that id in any order file, or kNoOrder.
  std::vector<std::uint32_t> order_file_order;

  explicit OrderBook(std::span<const MappedTable> tables) : ids(tables) {}

  std::uint32_t size() const { return static_cast<std::uint32_t>(orders.file_row.size()); }
};

/// A table of orders or order lines, read into an `OrderBook`.
struct OrderRows {
  const MappedTable* mapped = nullptr;
  std::uint32_t table = 0;           ///< among the tables of the call
  std::vector<std::uint32_t> order;  ///< per row; kNoOrder for skipped ones
  RowMoney money;                    ///< per row
  RowCodes products;                 ///< see `find_products`

  bool is_lines() const { return mapped->mapping.kind == FileKind::kOrderLines; }
};

/// Gives every row its order, making those that are new. Order files first, then lines.
OrderRows number_orders(const MappedTable& mapped, std::uint32_t table, OrderBook& book,
                        RowAccount& account);

/// Takes over what the rows say about who ordered, when, where and in what currency and state,
/// wherever no earlier row said it.
void fill_orders(const OrderRows& rows, OrderBook& book, PersonRecords& records,
                 RowAccount& account);

/// Amounts of orders from order files' rows, order totals or sums of lines, for orders that have
/// none from an earlier table, less what the file says was paid back.
void fill_amounts(const OrderRows& rows, std::int32_t decimals, OrderBook& book,
                  RowAccount& account);

/// Rows as lines of their orders: all rows of a lines file; those of an order file that say what
/// was bought, for orders in which `has_lines` is clear. What a row does not say of its product is
/// taken from the list.
void append_lines(const OrderRows& rows, const ProductList& list, const Bitset& has_lines,
                  OrderLines& lines);

/// Decides each order's kind, takes amounts in other currencies out and gives returns their sign.
/// Returns the currency that is summed.
std::string settle_orders(OrderBook& book, OrderLines& lines, std::span<RowAccount> accounts);

/// Puts the lines of an order next to each other, in the order of the orders.
void sort_lines(std::uint32_t order_count, OrderLines& lines);

/// Counts what the settled orders lack, for the accounts of their rows.
void report_missing(const OrderRows& rows, const OrderBook& book, RowAccount& account);

}  // namespace sonder
