#include "ingest/detail/order_book.h"

#include <algorithm>
#include <string>

#include "ingest/detail/cell_texts.h"
#include "ingest/detail/person_rows.h"

namespace sonder {
namespace {

void append_order(const MappedTable& mapped, std::uint32_t table, std::size_t row,
                  std::uint32_t number, OrderBook& book) {
  Orders& orders = book.orders;
  orders.source.push_back(mapped.source);
  orders.file_row.push_back(mapped.table->file_row(row));
  orders.number.codes.push_back(number);
  orders.record.push_back({});
  orders.has_record.push_back(false);
  orders.placed_at.push_back({});
  orders.has_date.push_back(false);
  orders.amount.push_back({});
  orders.has_amount.push_back(false);
  orders.kind.push_back(OrderKind::kPurchase);
  orders.channel.codes.push_back(TextDictionary::kEmpty);
  book.currency.codes.push_back(TextDictionary::kEmpty);
  book.state.push_back(OrderState::kInForce);
  book.table.push_back(table);
}

std::uint32_t make_order(const OrderRows& rows, std::size_t row, std::uint32_t number,
                         OrderBook& book) {
  append_order(*rows.mapped, rows.table, row, number, book);
  return book.size() - 1;
}

void skip_row(const OrderRows& rows, std::size_t row, IssueCode code, std::string_view message,
              RowAccount& account) {
  ++account.skipped;
  if (!account.issues.keeps(code)) return account.issues.count_only(code);
  const auto column = rows.mapped->mapping.column_of(Field::kOrderId);
  account.issues.add({code, rows.mapped->table->file_row(row),
                      static_cast<std::uint32_t>(column.value_or(0)), std::string(message)});
}

/// The order id of every row as a code of `Orders::number`; empty where none is mapped.
struct OrderNumbers {
  const Column* column = nullptr;
  CodeMap codes;

  std::uint32_t at(std::size_t row) const {
    return column == nullptr ? TextDictionary::kEmpty : codes[column->text.codes[row]];
  }
};

OrderNumbers map_numbers(const MappedTable& mapped, OrderBook& book) {
  OrderNumbers numbers;
  numbers.column = mapped_column(*mapped.table, mapped.mapping, Field::kOrderId);
  TextDictionary& dictionary = book.orders.number.dictionary;
  if (numbers.column != nullptr) numbers.codes = map_ids(*numbers.column, dictionary);
  book.order_file_order.resize(dictionary.size(), kNoOrder);
  return numbers;
}

/// One order per row; an id that came before in this file is skipped.
void number_order_file(const OrderNumbers& ids, OrderBook& book, OrderRows& rows,
                       RowAccount& account) {
  std::vector<bool> seen(book.order_file_order.size(), false);
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    const std::uint32_t number = ids.at(row);
    if (number != TextDictionary::kEmpty && seen[number]) {
      skip_row(rows, row, IssueCode::kRepeatedRecord, "the order id came in an earlier row",
               account);
      continue;
    }
    seen[number] = true;
    rows.order[row] = make_order(rows, row, number, book);
    std::uint32_t& first = book.order_file_order[number];
    if (number != TextDictionary::kEmpty && first == kNoOrder) first = rows.order[row];
  }
}

/// Whether a lines file only says what was in the orders of order files.
bool joins_order_files(const Mapping& mapping, const OrderNumbers& ids, const OrderBook& book) {
  const bool has_order_file =
      std::any_of(book.order_file_order.begin(), book.order_file_order.end(),
                  [](std::uint32_t order) { return order != kNoOrder; });
  if (!has_order_file) return false;
  if (!mapping.column_of(Field::kOrderedAt)) return true;
  return std::any_of(ids.codes.begin(), ids.codes.end(), [&](std::uint32_t number) {
    return book.order_file_order[number] != kNoOrder;
  });
}

void number_joined_lines(const OrderNumbers& ids, const OrderBook& book, OrderRows& rows,
                         RowAccount& account) {
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    const std::uint32_t number = ids.at(row);
    rows.order[row] = book.order_file_order[number];
    if (rows.order[row] != kNoOrder) continue;
    skip_row(rows, row, IssueCode::kUnknownOrder, "the line's order is in no order file", account);
  }
}

void number_own_lines(const OrderNumbers& ids, OrderBook& book, OrderRows& rows) {
  std::vector<std::uint32_t> order_of(book.order_file_order.size(), kNoOrder);
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    const std::uint32_t number = ids.at(row);
    std::uint32_t& order = order_of[number];
    const bool is_new = order == kNoOrder || number == TextDictionary::kEmpty;
    if (is_new) order = make_order(rows, row, number, book);
    rows.order[row] = order;
  }
}

void fill_persons(const OrderRows& rows, Orders& orders, PersonRecords& records) {
  const Mapping& mapping = rows.mapped->mapping;
  if (!mapping.column_of(Field::kCustomerId) && !mapping.column_of(Field::kEmail)) return;
  PersonRows persons(*rows.mapped, RecordOrigin::kOrder, records);
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    const std::uint32_t order = rows.order[row];
    if (order == kNoOrder || orders.has_record.test(order) || !persons.names_customer(row))
      continue;
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

/// Copies a mapped column's codes to orders that have none yet.
void fill_codes(const OrderRows& rows, const Column& column, const CodeMap& map,
                std::vector<std::uint32_t>& codes) {
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    const std::uint32_t order = rows.order[row];
    if (order == kNoOrder || codes[order] != TextDictionary::kEmpty) continue;
    codes[order] = map[column.text.codes[row]];
  }
}

CodeMap map_currencies(const Column& column, TextDictionary& into) {
  TextDictionary texts;
  CodeMap map = map_texts(column, texts);
  for (std::uint32_t& code : map) {
    std::string currency(texts.text(code));
    for (char& c : currency) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    code = into.intern(currency);
  }
  return map;
}

void fill_states(const OrderRows& rows, std::vector<OrderState>& states) {
  const Column* status = mapped_column(*rows.mapped->table, rows.mapped->mapping, Field::kStatus);
  if (status == nullptr) return;
  const TextDictionary& texts = status->text.dictionary;
  std::vector<OrderState> state_of(texts.size(), OrderState::kInForce);
  for (std::uint32_t code = 1; code < texts.size(); ++code) {
    state_of[code] = order_state_of(texts.text(code));
  }
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    const std::uint32_t order = rows.order[row];
    if (order == kNoOrder || states[order] != OrderState::kInForce) continue;
    states[order] = state_of[status->text.codes[row]];
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
  set_amounts(rows, read_money_column(*total, decimals), book.orders);
}

/// Takes what was paid back, said once per order or on each of its rows, off the amounts that this
/// file gave. No more than the amount can come back.
void subtract_refunds(const OrderRows& rows, std::int32_t decimals, const Bitset& had_amount,
                      Orders& orders) {
  const Column* refund = mapped_column(*rows.mapped->table, rows.mapped->mapping, Field::kRefund);
  if (refund == nullptr) return;
  const RowMoney refunds = read_money_column(*refund, decimals);
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
  const OrderNumbers ids = map_numbers(mapped, book);
  if (!rows.is_lines()) {
    number_order_file(ids, book, rows, account);
  } else if (joins_order_files(mapped.mapping, ids, book)) {
    number_joined_lines(ids, book, rows, account);
  } else {
    number_own_lines(ids, book, rows);
  }
  account.read = rows.order.size();
  account.used = account.read - account.skipped;
  return rows;
}

void fill_orders(const OrderRows& rows, OrderBook& book, PersonRecords& records) {
  const Table& table = *rows.mapped->table;
  fill_persons(rows, book.orders, records);
  fill_dates(rows, book.orders);
  fill_states(rows, book.state);
  if (const Column* channel = mapped_column(table, rows.mapped->mapping, Field::kChannel)) {
    CodedText& channels = book.orders.channel;
    fill_codes(rows, *channel, map_texts(*channel, channels.dictionary), channels.codes);
  }
  if (const Column* currency = mapped_column(table, rows.mapped->mapping, Field::kCurrency)) {
    const CodeMap map = map_currencies(*currency, book.currency.dictionary);
    fill_codes(rows, *currency, map, book.currency.codes);
  }
}

void fill_amounts(const OrderRows& rows, std::int32_t decimals, OrderBook& book,
                  RowAccount& account) {
  const Bitset had_amount = book.orders.has_amount;
  fill_gross_amounts(rows, decimals, book, account);
  subtract_refunds(rows, decimals, had_amount, book.orders);
}

}  // namespace sonder
