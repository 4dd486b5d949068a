#include "ingest/assemble.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "ingest/detail/attribute_rows.h"
#include "ingest/detail/event_rows.h"
#include "ingest/detail/order_book.h"
#include "ingest/detail/person_rows.h"
#include "ingest/detail/product_list.h"
#include "ingest/detail/row_money.h"
#include "ingest/detail/survey_responses.h"

namespace sonder {
namespace {

constexpr std::int32_t kFewestDecimals = 2;
constexpr std::int32_t kMostDecimals = 6;

Error missing_field(FileKind kind, std::string_view what) {
  return Error{
      ErrorCode::kMissingField,
      "a file of " + std::string(to_string(kind)) + " needs a column for " + std::string(what),
      "choose the column in the mapping"};
}

std::optional<Error> check_repetition(const Mapping& mapping) {
  for (std::size_t i = 0; i < mapping.fields.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const FieldColumn& first = mapping.fields[j];
      const FieldColumn& second = mapping.fields[i];
      if (first.field != second.field && first.column != second.column) continue;
      return Error{ErrorCode::kInvalidArgument, "the mapping names a field or column twice: " +
                                                    std::string(to_string(second.field))};
    }
  }
  return std::nullopt;
}

std::optional<Error> check_table(const MappedTable& mapped) {
  if (auto error = check_mapping(mapped.mapping)) return error;
  for (const FieldColumn& each : mapped.mapping.fields) {
    if (each.column < mapped.table->columns.size()) continue;
    return Error{ErrorCode::kInvalidArgument, "the mapping of " +
                                                  std::string(to_string(each.field)) +
                                                  " names a column that the table does not have"};
  }
  for (const OwnFieldColumn& each : mapped.mapping.own_fields) {
    if (each.column < mapped.table->columns.size()) continue;
    return Error{ErrorCode::kInvalidArgument, "the mapping of " + each.field.name +
                                                  " names a column that the table does not have"};
  }
  return std::nullopt;
}

std::int32_t choose_decimals(std::span<const MappedTable> tables) {
  std::int32_t decimals = kFewestDecimals;
  for (const MappedTable& mapped : tables) {
    decimals = std::max(decimals, needed_decimals(*mapped.table, mapped.mapping));
  }
  return std::min(decimals, kMostDecimals);
}

/// Notes a row that names nobody, or somebody whom an earlier row of the file named.
void report_customer(const MappedTable& mapped, std::size_t row, IssueCode code,
                     std::string_view message, RowAccount& account) {
  if (!account.issues.keeps(code)) return account.issues.count_only(code);
  account.issues.add({code, mapped.table->file_row(row), std::nullopt, std::string(message)});
}

void append_customers(const MappedTable& mapped, PersonRecords& records, RowAccount& account) {
  PersonRows persons(mapped, RecordOrigin::kCustomerRow, records);
  std::vector<bool> seen(records.customer_id.dictionary.size(), false);
  for (std::size_t row = 0; row < mapped.table->row_count; ++row) {
    persons.add(row);
    const std::uint32_t customer = persons.customer_code(row);
    if (customer != TextDictionary::kEmpty && seen[customer]) {
      report_customer(mapped, row, IssueCode::kRepeatedRecord,
                      "the customer id came in an earlier row; both are one person", account);
    }
    seen[customer] = true;
    if (persons.has_placeholder(row)) {
      report_customer(mapped, row, IssueCode::kPlaceholder, kPlaceholderMessage, account);
    }
    if (persons.names_customer(row)) continue;
    ++account.without_customer;
    report_customer(mapped, row, IssueCode::kMissingCustomer, "the row names no customer", account);
  }
  account.read = account.used = mapped.table->row_count;
  report_odd_attributes(mapped, account);
}

/// What was told of whole files.
void note_sources(std::span<const MappedTable> tables, Population& population) {
  for (const MappedTable& mapped : tables) {
    const Mapping& mapping = mapped.mapping;
    if (!mapping.source_class && !mapping.observed_on && mapping.shop.empty()) continue;
    population.files.push_back(
        {mapped.source, mapping.source_class, mapping.observed_on, mapping.shop});
  }
}

/// Positions of the tables of one kind, in their order.
std::vector<std::uint32_t> tables_of(std::span<const MappedTable> tables, FileKind kind) {
  std::vector<std::uint32_t> positions;
  for (std::uint32_t table = 0; table < tables.size(); ++table) {
    if (tables[table].mapping.kind == kind) positions.push_back(table);
  }
  return positions;
}

Bitset orders_with_lines(std::uint32_t order_count, const OrderLines& lines) {
  Bitset has_lines(order_count);
  for (const OrderId order : lines.order) has_lines.set(order.index);
  return has_lines;
}

/// Lines of lines files first, so that the rows of order files know whose place is taken.
void append_all_lines(const std::vector<OrderRows>& files, const ProductList& list,
                      std::uint32_t order_count, OrderLines& lines) {
  for (const OrderRows& rows : files) {
    if (rows.is_lines()) append_lines(rows, list, Bitset(order_count), lines);
  }
  const Bitset has_lines = orders_with_lines(order_count, lines);
  for (const OrderRows& rows : files) {
    if (!rows.is_lines()) append_lines(rows, list, has_lines, lines);
  }
  sort_lines(order_count, lines);
}

/// The mapped money of a file's rows, else what the list of products says they cost.
RowMoney read_money(const OrderRows& rows, const ProductList& list, std::int32_t decimals) {
  const MappedTable& mapped = *rows.mapped;
  const bool has_own = has_row_money(mapped.mapping) || rows.products.empty();
  if (!has_own) return read_list_money(list, rows.products, mapped);
  return read_row_money(*mapped.table, mapped.mapping, decimals);
}

std::vector<OrderRows> read_order_files(std::span<const MappedTable> tables,
                                        const ProductList& list, OrderBook& book,
                                        AssembledPopulation& assembled) {
  std::vector<OrderRows> files;
  const std::int32_t decimals = assembled.population.money.decimals;
  for (const FileKind kind : {FileKind::kOrders, FileKind::kOrderLines}) {
    for (const std::uint32_t table : tables_of(tables, kind)) {
      RowAccount& account = assembled.accounts[table];
      OrderRows rows = number_orders(tables[table], table, book, account);
      rows.products = find_products(list, tables[table]);
      report_unknown_products(rows.products, tables[table], account);
      rows.money = read_money(rows, list, decimals);
      fill_orders(rows, book, assembled.population.records, account);
      fill_amounts(rows, decimals, book, account);
      files.push_back(std::move(rows));
    }
  }
  return files;
}

void assemble_orders(std::span<const MappedTable> tables, AssembledPopulation& assembled) {
  Population& population = assembled.population;
  OrderBook book(tables);
  const ProductList list = read_product_list(tables, population.money.decimals, assembled.accounts);
  const std::vector<OrderRows> files = read_order_files(tables, list, book, assembled);
  append_all_lines(files, list, book.size(), population.lines);
  population.money.currency = settle_orders(book, population.lines, assembled.accounts);
  for (const OrderRows& rows : files) {
    report_missing(rows, book, assembled.accounts[rows.table]);
  }
  population.orders = std::move(book.orders);
}

/// What a file of events, messages, tickets or notes lacks, if anything.
std::optional<Error> check_log(const Mapping& mapping) {
  const FileKind kind = mapping.kind;
  if (kind == FileKind::kNotes) {
    if (mapping.has_any({Field::kText})) return std::nullopt;
    return missing_field(kind, "text");
  }
  if (kind == FileKind::kTickets) {
    if (mapping.has_any({Field::kTicketId, Field::kHappenedAt})) return std::nullopt;
    return missing_field(kind, "ticket_id or happened_at");
  }
  const bool has_moment = mapping.has_any({Field::kHappenedAt, Field::kSentAt});
  if (!has_moment) return missing_field(kind, "happened_at or sent_at");
  if (kind == FileKind::kMessages) return std::nullopt;
  if (mapping.has_any({Field::kEventName, Field::kEventCall, Field::kPage})) return std::nullopt;
  return missing_field(kind, "event_name or page");
}

}  // namespace

std::optional<Error> check_mapping(const Mapping& mapping) {
  if (auto error = check_repetition(mapping)) return error;
  switch (mapping.kind) {
    case FileKind::kCustomers:
      if (mapping.has_any({Field::kCustomerId, Field::kEmail, Field::kLastName, Field::kFullName,
                           Field::kPhone, Field::kNationalId})) {
        return std::nullopt;
      }
      return missing_field(mapping.kind, "customer_id, email, a name, phone or national_id");
    case FileKind::kOrders:
      if (mapping.has_any({Field::kOrderedAt, Field::kAmount, Field::kUnitPrice})) {
        return std::nullopt;
      }
      return missing_field(mapping.kind, "ordered_at or amount");
    case FileKind::kOrderLines:
      if (mapping.has_any({Field::kOrderId, Field::kOrderedAt})) return std::nullopt;
      return missing_field(mapping.kind, "order_id or ordered_at");
    case FileKind::kProducts:
      if (mapping.has_any({Field::kProduct})) return std::nullopt;
      return missing_field(mapping.kind, "product");
    case FileKind::kEvents:
    case FileKind::kMessages:
    case FileKind::kTickets:
    case FileKind::kNotes: return check_log(mapping);
    case FileKind::kSurvey:
    case FileKind::kOther: return std::nullopt;
  }
  return std::nullopt;
}

Result<AssembledPopulation> assemble(std::span<const MappedTable> tables) {
  for (const MappedTable& mapped : tables) {
    if (auto error = check_table(mapped)) return *error;
  }
  AssembledPopulation assembled;
  assembled.accounts.resize(tables.size());
  Population& population = assembled.population;
  population.money.decimals = choose_decimals(tables);
  note_sources(tables, population);
  for (const std::uint32_t table : tables_of(tables, FileKind::kCustomers)) {
    append_customers(tables[table], population.records, assembled.accounts[table]);
  }
  assemble_orders(tables, assembled);
  for (const std::uint32_t table : tables_of(tables, FileKind::kSurvey)) {
    append_responses(tables[table], population, assembled.accounts[table]);
  }
  append_logs(tables, assembled);
  return assembled;
}

}  // namespace sonder
