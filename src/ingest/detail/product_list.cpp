#include "ingest/detail/product_list.h"

#include <array>
#include <string>
#include <utility>

namespace sonder {
namespace {

void skip_product(const MappedTable& mapped, std::size_t row, IssueCode code,
                  std::string_view message, RowAccount& account) {
  ++account.skipped;
  if (!account.issues.keeps(code)) return account.issues.count_only(code);
  const auto column = mapped.mapping.column_of(Field::kProduct);
  account.issues.add({code, mapped.table->file_row(row),
                      static_cast<std::uint32_t>(column.value_or(0)), std::string(message)});
}

/// One column of a list's table and where its texts go.
struct ListText {
  RowCodes texts;
  CodedText* target = nullptr;
};

ListText map_list_text(const MappedTable& mapped, Field field, CodedText& target) {
  const Column* column = mapped_column(*mapped.table, mapped.mapping, field);
  return {map_texts(column, target.dictionary), &target};
}

/// What one table adds to the columns of the list.
struct ListColumns {
  std::array<ListText, 3> texts;
  RowMoney prices;  ///< nothing is known without a column

  void append(std::size_t row, RowMoney& price) const {
    for (const ListText& text : texts) text.target->codes.push_back(text.texts.at(row));
    price.amount.push_back(prices.amount[row]);
    price.known.push_back(prices.known.test(row));
  }
};

ListColumns map_list_columns(const MappedTable& mapped, std::int32_t decimals, ProductList& list) {
  const std::size_t rows = mapped.table->row_count;
  const Column* price = mapped_column(*mapped.table, mapped.mapping, Field::kUnitPrice);
  return {{map_list_text(mapped, Field::kProductName, list.name),
           map_list_text(mapped, Field::kCategory, list.category),
           map_list_text(mapped, Field::kBrand, list.brand)},
          price == nullptr ? RowMoney{std::vector<MinorUnits>(rows), Bitset(rows)}
                           : read_money_column(*price, decimals, rows)};
}

void append_products(const MappedTable& mapped, std::int32_t decimals, ProductList& list,
                     RowAccount& account) {
  const RowCodes ids =
      map_ids(mapped_column(*mapped.table, mapped.mapping, Field::kProduct), list.ids);
  list.entry.resize(list.ids.size(), 0);
  const ListColumns columns = map_list_columns(mapped, decimals, list);
  for (std::size_t row = 0; row < mapped.table->row_count; ++row) {
    const std::uint32_t id = ids.at(row);
    if (id == TextDictionary::kEmpty) {
      skip_product(mapped, row, IssueCode::kUnknownProduct, "the row names no product", account);
    } else if (list.entry[id] != 0) {
      skip_product(mapped, row, IssueCode::kRepeatedRecord,
                   "the product's id came in an earlier row, which counts", account);
    } else {
      columns.append(row, list.price);
      list.entry[id] = static_cast<std::uint32_t>(list.price.amount.size());
    }
  }
  account.read = mapped.table->row_count;
  account.used = account.read - account.skipped;
}

}  // namespace

ProductList read_product_list(std::span<const MappedTable> tables, std::int32_t decimals,
                              std::span<RowAccount> accounts) {
  ProductList list;
  for (std::size_t table = 0; table < tables.size(); ++table) {
    if (tables[table].mapping.kind != FileKind::kProducts) continue;
    append_products(tables[table], decimals, list, accounts[table]);
  }
  return list;
}

RowCodes find_products(const ProductList& list, const MappedTable& mapped) {
  const Column* product = mapped_column(*mapped.table, mapped.mapping, Field::kProduct);
  if (list.is_empty() || product == nullptr) return {};
  TextDictionary texts;
  RowCodes products = map_ids(product, texts);
  for (std::uint32_t& code : products.codes()) {
    code = list.entry[list.ids.find(texts.text(code)).value_or(TextDictionary::kEmpty)];
  }
  return products;
}

RowMoney read_list_money(const ProductList& list, const RowCodes& products,
                         const MappedTable& mapped) {
  RowMoney prices{std::vector<MinorUnits>(mapped.table->row_count),
                  Bitset(mapped.table->row_count)};
  for (std::size_t row = 0; row < mapped.table->row_count; ++row) {
    const std::uint32_t entry = products.at(row);
    if (entry == 0 || !list.price.known.test(entry - 1)) continue;
    prices.amount[row] = list.price.amount[entry - 1];
    prices.known.set(row);
  }
  const Column* quantity = mapped_column(*mapped.table, mapped.mapping, Field::kQuantity);
  return quantity == nullptr ? prices : multiply_by_quantity(*quantity, std::move(prices));
}

void report_unknown_products(const RowCodes& products, const MappedTable& mapped,
                             RowAccount& account) {
  const auto position = mapped.mapping.column_of(Field::kProduct);
  if (products.empty() || !position) return;
  const Column& product = mapped.table->columns[*position];
  PackedNumbers::Buffer buffer;
  for (std::size_t row = 0; row < mapped.table->row_count; ++row) {
    if (products.at(row) != 0 || product.cell(row, buffer).empty()) continue;
    if (!account.issues.keeps(IssueCode::kUnknownProduct)) {
      account.issues.count_only(IssueCode::kUnknownProduct);
      continue;
    }
    account.issues.add({IssueCode::kUnknownProduct, mapped.table->file_row(row),
                        static_cast<std::uint32_t>(*position),
                        "the row's product is in no list of products"});
  }
}

}  // namespace sonder
