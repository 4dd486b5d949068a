#include <algorithm>
#include <array>
#include <numeric>

#include "ingest/detail/cell_texts.h"
#include "ingest/detail/order_book.h"

namespace sonder {
namespace {

/// What one column of a table adds to one text column of the lines.
struct LineText {
  RowCodes texts;
  CodedText* target = nullptr;
  /// Per entry of the product list plus 1, what the list says instead of an empty cell.
  std::vector<std::uint32_t> of_list = {};

  void append(std::size_t row, std::uint32_t entry) const {
    std::uint32_t code = texts.at(row);
    if (code == TextDictionary::kEmpty && entry != 0 && !of_list.empty()) code = of_list[entry];
    target->codes.push_back(code);
  }
};

/// Texts of the product list as codes of a column of the lines.
std::vector<std::uint32_t> map_list(const OrderRows& rows, const CodedText& texts,
                                    CodedText& target) {
  if (rows.products.empty()) return {};
  std::vector<std::uint32_t> codes(texts.codes.size() + 1, TextDictionary::kEmpty);
  for (std::size_t entry = 0; entry < texts.codes.size(); ++entry) {
    codes[entry + 1] = target.dictionary.intern(texts.at(entry));
  }
  return codes;
}

LineText map_line_text(const OrderRows& rows, Field field, CodedText& target) {
  const Column* column = mapped_column(*rows.mapped->table, rows.mapped->mapping, field);
  const auto map = field == Field::kProduct ? map_ids : map_texts;
  return {map(column, target.dictionary), &target};
}

std::array<LineText, 4> map_line_texts(const OrderRows& rows, const ProductList& list,
                                       OrderLines& lines) {
  const bool has_id = rows.mapped->mapping.column_of(Field::kProduct).has_value();
  // A name is the next best thing to tell products apart by.
  std::array<LineText, 4> texts = {
      map_line_text(rows, has_id ? Field::kProduct : Field::kProductName, lines.product),
      map_line_text(rows, Field::kProductName, lines.product_name),
      map_line_text(rows, Field::kCategory, lines.category),
      map_line_text(rows, Field::kBrand, lines.brand)};
  texts[1].of_list = map_list(rows, list.name, lines.product_name);
  texts[2].of_list = map_list(rows, list.category, lines.category);
  texts[3].of_list = map_list(rows, list.brand, lines.brand);
  return texts;
}

/// The quantities of a column's rows; 1 for what is no number, and without a column.
class Quantities {
 public:
  explicit Quantities(const Column* column) {
    if (column == nullptr) return;
    if (column->type != ColumnType::kInteger && column->type != ColumnType::kDecimal) return;
    column_ = column;
    for (std::int32_t place = 0; place < column->decimals; ++place) unit_ *= 10;
  }

  [[nodiscard]] double at(std::size_t row) const {
    if (column_ == nullptr || !column_->has_value(row)) return 1;
    return static_cast<double>(column_->value(row)) / unit_;
  }

 private:
  const Column* column_ = nullptr;
  double unit_ = 1;
};

bool says_what_was_bought(const Mapping& mapping) {
  return mapping.column_of(Field::kProduct) || mapping.column_of(Field::kProductName) ||
         mapping.column_of(Field::kCategory) || mapping.column_of(Field::kBrand) ||
         mapping.column_of(Field::kQuantity);
}

template <class Value>
void permute(const std::vector<std::uint32_t>& from, std::vector<Value>& column) {
  std::vector<Value> permuted;
  permuted.reserve(column.size());
  for (const std::uint32_t position : from) permuted.push_back(column[position]);
  column = std::move(permuted);
}

Bitset permuted_bits(const std::vector<std::uint32_t>& from, const Bitset& bits) {
  Bitset permuted(bits.size());
  for (std::size_t position = 0; position < from.size(); ++position) {
    if (bits.test(from[position])) permuted.set(position);
  }
  return permuted;
}

/// A stable counting sort of line positions by order.
std::vector<std::uint32_t> positions_by_order(std::uint32_t order_count, const OrderLines& lines) {
  std::vector<std::uint32_t> next(order_count + std::size_t{1}, 0);
  for (const OrderId order : lines.order) ++next[order.index + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<std::uint32_t> positions(lines.size());
  for (std::uint32_t line = 0; line < lines.size(); ++line) {
    positions[next[lines.order[line].index]++] = line;
  }
  return positions;
}

/// For what a file adds at most: growing by doubling would move millions of lines many times.
void reserve_lines(std::size_t further, OrderLines& lines) {
  const std::size_t size = lines.size() + further;
  lines.order.reserve(size);
  for (CodedText* text : {&lines.product, &lines.product_name, &lines.category, &lines.brand}) {
    text->codes.reserve(size);
  }
  lines.quantity.reserve(size);
  lines.amount.reserve(size);
}

}  // namespace

void append_lines(const OrderRows& rows, const ProductList& list, const Bitset& has_lines,
                  OrderLines& lines) {
  const Mapping& mapping = rows.mapped->mapping;
  if (!rows.is_lines() && !says_what_was_bought(mapping)) return;
  reserve_lines(rows.order.size(), lines);
  const std::array texts = map_line_texts(rows, list, lines);
  const Quantities quantities(mapped_column(*rows.mapped->table, mapping, Field::kQuantity));
  for (std::size_t row = 0; row < rows.order.size(); ++row) {
    const std::uint32_t order = rows.order[row];
    if (order == kNoOrder || (!rows.is_lines() && has_lines.test(order))) continue;
    lines.order.push_back({order});
    const std::uint32_t entry = rows.products.at(row);
    for (const LineText& text : texts) text.append(row, entry);
    lines.quantity.push_back(quantities.at(row));
    lines.amount.push_back(rows.money.amount[row]);
    lines.has_amount.push_back(rows.money.known.test(row));
  }
}

void sort_lines(std::uint32_t order_count, OrderLines& lines) {
  if (std::is_sorted(lines.order.begin(), lines.order.end())) return;
  const std::vector<std::uint32_t> positions = positions_by_order(order_count, lines);
  permute(positions, lines.order);
  permute(positions, lines.product.codes);
  permute(positions, lines.product_name.codes);
  permute(positions, lines.category.codes);
  permute(positions, lines.brand.codes);
  permute(positions, lines.quantity);
  permute(positions, lines.amount);
  lines.has_amount = permuted_bits(positions, lines.has_amount);
}

}  // namespace sonder
