#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ingest/assemble.h"
#include "ingest/detail/cell_texts.h"
#include "ingest/detail/row_money.h"

namespace sonder {

/// What the lists of products say: one entry per id, in columns of equal length.
struct ProductList {
  TextDictionary ids;
  std::vector<std::uint32_t> entry;  ///< per code of `ids`, the entry plus 1; 0 for none
  CodedText name;
  CodedText category;
  CodedText brand;
  RowMoney price;

  bool is_empty() const { return ids.size() == 1; }
};

/// Reads the tables of kProducts in their order. Rows whose id came before (kRepeatedRecord) or
/// that have none (kUnknownProduct) are skipped.
ProductList read_product_list(std::span<const MappedTable> tables, std::int32_t decimals,
                              std::span<RowAccount> accounts);

/// In place of codes, the entry of each row's product in the list plus 1, or 0; empty without a
/// list or product column.
RowCodes find_products(const ProductList& list, const MappedTable& mapped);

/// Quantity × the list's price for every row; a quantity that is not mapped is 1.
RowMoney read_list_money(const ProductList& list, const RowCodes& products,
                         const MappedTable& mapped);

/// Counts rows whose product the list does not have (kUnknownProduct).
void report_unknown_products(const RowCodes& products, const MappedTable& mapped,
                             RowAccount& account);

}  // namespace sonder
