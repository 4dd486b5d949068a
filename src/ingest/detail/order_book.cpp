#include "ingest/detail/order_book.h"

#include <algorithm>
#include <string>

#include "ingest/detail/cell_texts.h"
#include "ingest/detail/person_rows.h"
#include "ingest/detail/total_row.h"

namespace sonder {
namespace {

/// Says where the order comes from. What else is known of it is made room for by `complete`.
std::uint32_t make_order(const OrderRows& rows, std::size_t row, OrderBook& book) {
  book.orders.file_row.push_back(rows.mapped->table->file_row(row));
  return book.size() - 1;
}

/// Brings all columns to the length of the book: nothing is known of the orders of this file yet.
void complete(const OrderRows& rows, OrderBook& book) {
  Orders& orders = book.orders;
  const std::size_t size = book.size();
  orders.source.resize(size, rows.mapped->source);
  orders.record.resize(size);
  orders.has_record.resize(size);
  orders.placed_at.resize(size);
  orders.has_date.resize(size);
  orders.amount.resize(size);
  orders.has_amount.resize(size);
  orders.kind.resize(size, OrderKind::kPurchase);
  orders.channel.codes.resize(size, TextDictionary::kEmpty);
  orders.shop.codes.resize(size, TextDictionary::kEmpty);
  book.currency.codes.resize(size, TextDictionary::kEmpty);
  book.state.resize(size, OrderState::kInForce);
  book.table.resize(size, rows.table);
}

void skip_row(const OrderRows& rows, std::size_t row, IssueCode code, std::string_view message,
              RowAccount& account) {
  ++account.skipped;
  if (!account.issues.keeps(code)) return account.issues.count_only(code);
  const auto column = rows.mapped->mapping.column_of(Field::kOrderId);
  account.issues.add({code, rows.mapped->table->file_row(row),
                      static_cast<std::uint32_t>(column.value_or(0)), std::string(message)});
}

/// Leaves out a last row of totals, which would count all money twice. Where such a row is, if one
/// is.
std::optional<std::size_t> skip_total_row(const OrderRows& rows, RowAccount& account) {
  const std::optional<std::size_t> total = find_total_row(*rows.mapped);
  if (total) {
    skip_row(rows, *total, IssueCode::kTotalRow, "the row adds up those above it", account);
  }
  return total;
}

/// One order per row; an id that came before in this file is skipped.
void number_order_file(const RowOrderIds& ids, OrderBook& book, OrderRows& rows,
                       RowAccount& account) {
  std::vector<bool> seen(book.order_file_order.size(), false);
  const std::optional<std::size_t> total = skip_total_row(rows, account);
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    if (row == total) continue;
    const std::uint32_t number = ids.at(row);
    if (number != kNoOrderId && seen[number]) {
      skip_row(rows, row, IssueCode::kRepeatedRecord, "the order id came in an earlier row",
               account);
      continue;
    }
    seen[number] = true;
    rows.order[row] = make_order(rows, row, book);
    std::uint32_t& first = book.order_file_order[number];
    if (number != kNoOrderId && first == kNoOrder) first = rows.order[row];
  }
}

/// Whether a lines file only says what was in the orders of order files.
bool joins_order_files(const MappedTable& mapped, const RowOrderIds& ids, const OrderBook& book) {
  const bool has_order_file =
      std::any_of(book.order_file_order.begin(), book.order_file_order.end(),
                  [](std::uint32_t order) { return order != kNoOrder; });
  if (!has_order_file) return false;
  if (!mapped.mapping.column_of(Field::kOrderedAt)) return true;
  for (std::size_t row = 0; row < mapped.table->row_count; ++row) {
    if (book.order_file_order[ids.at(row)] != kNoOrder) return true;
  }
  return false;
}

void number_joined_lines(const RowOrderIds& ids, const OrderBook& book, OrderRows& rows,
                         RowAccount& account) {
  const std::optional<std::size_t> total = skip_total_row(rows, account);
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    if (row == total) continue;
    const std::uint32_t number = ids.at(row);
    rows.order[row] = book.order_file_order[number];
    if (rows.order[row] != kNoOrder) continue;
    skip_row(rows, row, IssueCode::kUnknownOrder, "the line's order is in no order file", account);
  }
}

void number_own_lines(const RowOrderIds& ids, OrderBook& book, OrderRows& rows,
                      RowAccount& account) {
  std::vector<std::uint32_t> order_of(book.order_file_order.size(), kNoOrder);
  const std::optional<std::size_t> total = skip_total_row(rows, account);
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    if (row == total) continue;
    const std::uint32_t number = ids.at(row);
    std::uint32_t& order = order_of[number];
    const bool is_new = order == kNoOrder || number == kNoOrderId;
    if (is_new) order = make_order(rows, row, book);
    rows.order[row] = order;
  }
}

void report_placeholder(const OrderRows& rows, std::size_t row, RowAccount& account) {
  if (!account.issues.keeps(IssueCode::kPlaceholder)) {
    return account.issues.count_only(IssueCode::kPlaceholder);
  }
  account.issues.add({IssueCode::kPlaceholder, rows.mapped->table->file_row(row), std::nullopt,
                      std::string(kPlaceholderMessage)});
}

void fill_persons(const OrderRows& rows, Orders& orders, PersonRecords& records,
                  RowAccount& account) {
  const Mapping& mapping = rows.mapped->mapping;
  if (!mapping.column_of(Field::kCustomerId) && !mapping.column_of(Field::kEmail)) return;
  PersonRows persons(*rows.mapped, RecordOrigin::kOrder, records);
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    const std::uint32_t order = rows.order[row];
    if (order == kNoOrder || orders.has_record.test(order)) continue;
    if (persons.has_placeholder(row)) report_placeholder(rows, row, account);
    if (!persons.names_customer(row)) continue;
    orders.record[order] = persons.find_or_add(row);
    orders.has_record.set(order);
  }
}

void fill_dates(const OrderRows& rows, Orders& orders) {
  const Column* date = mapped_column(*rows.mapped->table, rows.mapped->mapping, Field::kOrderedAt);
  if (date == nullptr) return;
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    const std::uint32_t order = rows.order[row];
    if (order == kNoOrder || orders.has_date.test(order)) continue;
    const auto moment = moment_at(*date, row);
    if (!moment) continue;
    orders.placed_at[order] = *moment;
    orders.has_date.set(order);
  }
}

/// Copies what rows say to orders that have nothing yet.
void fill_codes(const OrderRows& rows, const RowCodes& said, std::vector<std::uint32_t>& codes) {
  if (said.empty()) return;
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    const std::uint32_t order = rows.order[row];
    if (order == kNoOrder || codes[order] != TextDictionary::kEmpty) continue;
    codes[order] = said.at(row);
  }
}

RowCodes map_currencies(const Column* column, TextDictionary& into) {
  TextDictionary texts;
  RowCodes currencies = map_texts(column, texts);
  for (std::uint32_t& code : currencies.codes()) {
    std::string currency(texts.text(code));
    for (char& c : currency) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    code = into.intern(currency);
  }
  return currencies;
}

void fill_states(const OrderRows& rows, const Column* status, std::vector<OrderState>& states) {
  TextDictionary texts;
  const RowCodes said = map_texts(status, texts);
  std::vector<OrderState> state_of;
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    state_of.push_back(order_state_of(texts.text(code)));
  }
  for (std::size_t row = 0; row < rows.order.size() && !said.empty(); ++row) {
    const std::uint32_t order = rows.order[row];
    if (order == kNoOrder || states[order] != OrderState::kInForce) continue;
    states[order] = state_of[said.at(row)];
  }
}

void set_amounts(const OrderRows& rows, const RowMoney& money, Orders& orders) {
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    const std::uint32_t order = rows.order[row];
    if (order == kNoOrder || orders.has_amount.test(order) || !money.known.test(row)) continue;
    orders.amount[order] = money.amount[row];
    orders.has_amount.set(order);
  }
}

void drop_overflows(const OrderRows& rows, const Bitset& overflows, Orders& orders,
                    RowAccount& account) {
  for (const std::uint32_t order : overflows.positions()) {
    orders.amount[order] = {};
    orders.has_amount.reset(order);
    const auto column = static_cast<std::uint32_t>(
        rows.mapped->mapping.column_of(Field::kAmount)
            .value_or(rows.mapped->mapping.column_of(Field::kUnitPrice).value_or(0)));
    account.issues.add({IssueCode::kMissingAmount, orders.file_row[order], column,
                        "the order's lines add up to more than can be counted"});
  }
}

/// Sums the lines of orders that have no amount yet. An order whose sum overflows has none.
void sum_lines(const OrderRows& rows, Orders& orders, RowAccount& account) {
  const Bitset had_amount = orders.has_amount;
  Bitset overflows(orders.size());
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    const std::uint32_t order = rows.order[row];
    if (order == kNoOrder || !rows.money.known.test(row) || had_amount.test(order)) continue;
    const auto sum = checked_add(orders.amount[order].units, rows.money.amount[row].units);
    if (!sum) overflows.set(order);
    orders.amount[order] = {sum.value_or(0)};
    orders.has_amount.set(order);
  }
  drop_overflows(rows, overflows, orders, account);
}

void fill_gross_amounts(const OrderRows& rows, std::int32_t decimals, OrderBook& book,
                        RowAccount& account) {
  if (!rows.is_lines()) return set_amounts(rows, rows.money, book.orders);
  const Column* total =
      mapped_column(*rows.mapped->table, rows.mapped->mapping, Field::kOrderTotal);
  if (total == nullptr) return sum_lines(rows, book.orders, account);
  set_amounts(rows, read_money_column(*total, decimals, rows.order.size()), book.orders);
}

/// Takes what was paid back, said once per order or on each of its rows, off the amounts that this
/// file gave. No more than the amount can come back.
void subtract_refunds(const OrderRows& rows, std::int32_t decimals, const Bitset& had_amount,
                      Orders& orders) {
  const Column* refund = mapped_column(*rows.mapped->table, rows.mapped->mapping, Field::kRefund);
  if (refund == nullptr) return;
  const RowMoney refunds = read_money_column(*refund, decimals, rows.order.size());
  Bitset is_settled = had_amount;
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    const std::uint32_t order = rows.order[row];
    if (order == kNoOrder || is_settled.test(order) || refunds.amount[row].units <= 0) continue;
    is_settled.set(order);
    std::int64_t& amount = orders.amount[order].units;
    if (amount > 0) amount -= std::min(amount, refunds.amount[row].units);
  }
}

}  // namespace

OrderRows number_orders(const MappedTable& mapped, std::uint32_t table, OrderBook& book,
                        RowAccount& account) {
  OrderRows rows{
      &mapped, table, std::vector<std::uint32_t>(mapped.table->row_count, kNoOrder), {}, {}};
  const RowOrderIds ids = book.ids.of(mapped);
  book.order_file_order.resize(book.ids.size(), kNoOrder);
  if (!rows.is_lines()) {
    number_order_file(ids, book, rows, account);
  } else if (joins_order_files(mapped, ids, book)) {
    number_joined_lines(ids, book, rows, account);
  } else {
    number_own_lines(ids, book, rows, account);
  }
  complete(rows, book);
  account.read = rows.order.size();
  account.used = account.read - account.skipped;
  return rows;
}

void fill_orders(const OrderRows& rows, OrderBook& book, PersonRecords& records,
                 RowAccount& account) {
  const auto column = [&](Field field) {
    return mapped_column(*rows.mapped->table, rows.mapped->mapping, field);
  };
  fill_persons(rows, book.orders, records, account);
  fill_dates(rows, book.orders);
  fill_states(rows, column(Field::kStatus), book.state);
  CodedText& channels = book.orders.channel;
  fill_codes(rows, map_texts(column(Field::kChannel), channels.dictionary), channels.codes);
  CodedText& shops = book.orders.shop;
  fill_codes(rows, map_texts(column(Field::kShop), shops.dictionary), shops.codes);
  CodedText& currencies = book.currency;
  fill_codes(rows, map_currencies(column(Field::kCurrency), currencies.dictionary),
             currencies.codes);
}

void fill_amounts(const OrderRows& rows, std::int32_t decimals, OrderBook& book,
                  RowAccount& account) {
  const Bitset had_amount = book.orders.has_amount;
  fill_gross_amounts(rows, decimals, book, account);
  subtract_refunds(rows, decimals, had_amount, book.orders);
}

}  // namespace sonder
