#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/source.h"
#include "table/table.h"

namespace sonder {

/// What kind of rows a file holds.
enum class FileKind : std::uint8_t {
  kCustomers,   ///< one row per customer
  kOrders,      ///< one row per order or transaction
  kOrderLines,  ///< one row per product in an order
  kSurvey,      ///< one row per response
  kOther,       ///< a table that is none of these
};

/// "customers", "orders", "order_lines", "survey", "other".
std::string_view to_string(FileKind kind);
std::optional<FileKind> file_kind_from(std::string_view name);

/// What a column can be mapped to.
enum class Field : std::uint8_t {
  kCustomerId,
  kEmail,
  kFirstName,
  kLastName,
  kFullName,
  kPhone,
  kBirthDate,
  kCity,
  kPostcode,
  kCountry,
  kRegisteredOn,
  kMarketingConsent,
  kOrderId,
  kOrderedAt,
  kAmount,      ///< money of the whole row: an order's total or a line's
  kOrderTotal,  ///< in order lines: money of the whole order, said once per order or on every row
  kQuantity,
  kUnitPrice,
  kCurrency,
  kStatus,  ///< of the order: cancelled, refunded, ...
  kChannel,
  kProduct,
  kCategory,
  kBrand,
};
inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::kBrand) + 1;

/// "customer_id", "email", ...
std::string_view to_string(Field field);
std::optional<Field> field_from(std::string_view name);
/// Which of the four data types the field belongs to.
DataType data_type_of(Field field);

struct FieldColumn {
  Field field = Field::kCustomerId;
  std::uint32_t column = 0;  ///< position in the table

  friend bool operator==(const FieldColumn&, const FieldColumn&) = default;
};

/// How a file's columns become fields of the model. Every field at most once; columns without a
/// field stay in the table and take no part.
struct Mapping {
  FileKind kind = FileKind::kOther;
  std::vector<FieldColumn> fields;

  std::optional<std::size_t> column_of(Field field) const;
  friend bool operator==(const Mapping&, const Mapping&) = default;
};

struct FileCandidate {
  Mapping mapping;
  double confidence = 0;              ///< 0-1
  std::vector<std::string> evidence;  ///< one sentence each
};

/// A first candidate that leads by less than this should be confirmed by a person.
inline constexpr double kClearLead = 0.15;

/// Ranks what the file could be, the likeliest first, with one candidate for each kind, so that
/// the mapping for another choice is at hand. Column names are matched by folded words in English,
/// Polish, Croatian, Russian and German; shapes of the values (addresses, dates, money, repeated
/// ids) confirm names, and stand in for them in files without a header: there the first repeated
/// id is the customer's, and the confidence is lower. Evidence names columns and counts, never a
/// cell's text.
/// O(columns × distinct texts), of which at most 10,000 per column are looked at, and O(rows) for
/// columns of order totals.
std::vector<FileCandidate> recognise(const Table& table);

}  // namespace sonder
