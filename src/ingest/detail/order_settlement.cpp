#include <algorithm>
#include <string>

#include "ingest/detail/order_book.h"

namespace sonder {
namespace {

void report(IssueCode code, std::uint64_t row, std::string_view message, IssueLog& issues) {
  if (!issues.keeps(code)) return issues.count_only(code);
  issues.add({code, row, std::nullopt, std::string(message)});
}

/// The currency of most orders, the first in the alphabet where several have as many; empty when
/// no order names one.
std::uint32_t commonest_currency(const CodedText& currency) {
  std::vector<std::uint64_t> counts(currency.dictionary.size(), 0);
  for (const std::uint32_t code : currency.codes) ++counts[code];
  std::uint32_t best = TextDictionary::kEmpty;
  counts[best] = 0;
  for (std::uint32_t code = 1; code < counts.size(); ++code) {
    const bool is_tie = counts[code] == counts[best] && best != TextDictionary::kEmpty;
    const bool is_earlier = currency.dictionary.text(code) < currency.dictionary.text(best);
    if (counts[code] > counts[best] || (is_tie && is_earlier)) best = code;
  }
  return best;
}

/// One bit per order: set where it is in another currency than is summed.
Bitset find_other_currencies(const CodedText& currency, std::uint32_t summed) {
  Bitset other(currency.codes.size());
  for (std::size_t order = 0; order < currency.codes.size(); ++order) {
    const std::uint32_t code = currency.codes[order];
    if (code != TextDictionary::kEmpty && code != summed) other.set(order);
  }
  return other;
}

void drop_other_currencies(OrderBook& book, OrderLines& lines, std::span<RowAccount> accounts) {
  const Bitset& other = book.in_other_currency;
  for (const std::uint32_t order : other.positions()) {
    book.orders.amount[order] = {};
    book.orders.has_amount.reset(order);
    report(IssueCode::kOtherCurrency, book.orders.file_row[order],
           "the order is in another currency than most and left out of sums",
           accounts[book.table[order]].issues);
  }
  for (std::size_t line = 0; line < lines.size(); ++line) {
    if (!other.test(lines.order[line].index)) continue;
    lines.amount[line] = {};
    lines.has_amount.reset(line);
  }
}

OrderKind settle_kind(OrderState state, MinorUnits amount) {
  switch (state) {
    case OrderState::kCancelled: return OrderKind::kCancelled;
    case OrderState::kRefund:
    case OrderState::kRefunded: return OrderKind::kReturn;
    case OrderState::kInForce: break;
  }
  return amount.units < 0 ? OrderKind::kReturn : OrderKind::kPurchase;
}

/// What is left of a positive amount in this state. Negative ones already give money back.
MinorUnits settle_amount(OrderState state, MinorUnits amount) {
  if (amount.units <= 0) return amount;
  if (state == OrderState::kRefund) return -amount;
  return state == OrderState::kRefunded ? MinorUnits{} : amount;
}

double settle_quantity(OrderState state, double quantity) {
  if (quantity <= 0) return quantity;
  if (state == OrderState::kRefund) return -quantity;
  return state == OrderState::kRefunded ? 0 : quantity;
}

void settle_lines(const OrderBook& book, OrderLines& lines) {
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const OrderState state = book.state[lines.order[line].index];
    if (state == OrderState::kInForce) continue;
    lines.amount[line] = settle_amount(state, lines.amount[line]);
    lines.quantity[line] = settle_quantity(state, lines.quantity[line]);
  }
}

/// What a table may fail to say about its orders or rows.
struct Lack {
  IssueCode code;
  bool is_mapped;  ///< whether a column says it at all
  std::string_view message;
  std::string_view unmapped_message;
};

/// One issue for the row, or one for the whole file where no column could have said it.
void report_lack(const Lack& lack, std::uint64_t row, IssueLog& issues) {
  if (lack.is_mapped) return report(lack.code, row, lack.message, issues);
  if (issues.count(lack.code) == 0) report(lack.code, 0, lack.unmapped_message, issues);
}

void report_dates(const OrderRows& rows, const OrderBook& book, IssueLog& issues) {
  const Lack lack{
      IssueCode::kMissingDate, rows.mapped->mapping.column_of(Field::kOrderedAt).has_value(),
      "the order has no date that can be read", "no column says when orders were placed"};
  for (std::uint32_t order = 0; order < book.size(); ++order) {
    if (book.table[order] != rows.table || book.orders.has_date.test(order)) continue;
    report_lack(lack, book.orders.file_row[order], issues);
  }
}

/// Orders of an order file, or of lines with an order total, that have no amount.
void report_order_amounts(const OrderRows& rows, const OrderBook& book, IssueLog& issues) {
  const Mapping& mapping = rows.mapped->mapping;
  const Lack lack{IssueCode::kMissingAmount,
                  has_row_money(mapping) || mapping.column_of(Field::kOrderTotal),
                  "the order has no amount that can be read", "no column says what orders cost"};
  for (std::uint32_t order = 0; order < book.size(); ++order) {
    if (book.table[order] != rows.table || book.orders.has_amount.test(order)) continue;
    if (!book.in_other_currency.test(order)) {
      report_lack(lack, book.orders.file_row[order], issues);
    }
  }
}

void report_line_amounts(const OrderRows& rows, IssueLog& issues) {
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    if (rows.order[row] == kNoOrder || rows.money.known.test(row)) continue;
    report(IssueCode::kMissingAmount, rows.mapped->table->file_row(row),
           "the line has no amount that can be read; its order is summed without it", issues);
  }
}

void report_amounts(const OrderRows& rows, const OrderBook& book, IssueLog& issues) {
  const Mapping& mapping = rows.mapped->mapping;
  const bool sums_lines =
      rows.is_lines() && has_row_money(mapping) && !mapping.column_of(Field::kOrderTotal);
  if (sums_lines) return report_line_amounts(rows, issues);
  report_order_amounts(rows, book, issues);
}

void report_customers(const OrderRows& rows, const OrderBook& book, RowAccount& account) {
  const Mapping& mapping = rows.mapped->mapping;
  const Lack lack{IssueCode::kMissingCustomer,
                  mapping.column_of(Field::kCustomerId) || mapping.column_of(Field::kEmail),
                  "the row names no customer", "no column names the customers"};
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    const std::uint32_t order = rows.order[row];
    if (order == kNoOrder || book.orders.has_record.test(order)) continue;
    ++account.without_customer;
    report_lack(lack, rows.mapped->table->file_row(row), account.issues);
  }
}

}  // namespace

std::string settle_orders(OrderBook& book, OrderLines& lines, std::span<RowAccount> accounts) {
  const std::uint32_t summed = commonest_currency(book.currency);
  book.in_other_currency = find_other_currencies(book.currency, summed);
  if (book.in_other_currency.count() > 0) drop_other_currencies(book, lines, accounts);
  for (std::uint32_t order = 0; order < book.size(); ++order) {
    MinorUnits& amount = book.orders.amount[order];
    book.orders.kind[order] = settle_kind(book.state[order], amount);
    amount = settle_amount(book.state[order], amount);
  }
  settle_lines(book, lines);
  return std::string(book.currency.dictionary.text(summed));
}

void report_missing(const OrderRows& rows, const OrderBook& book, RowAccount& account) {
  report_dates(rows, book, account.issues);
  report_amounts(rows, book, account.issues);
  report_customers(rows, book, account);
}

}  // namespace sonder
