#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "ingest/layout.h"
#include "model/attributes.h"
#include "table/table.h"

namespace sonder {

/// What kind of rows a file holds.
enum class FileKind : std::uint8_t {
  kCustomers,   ///< one row per customer
  kOrders,      ///< one row per order or transaction
  kOrderLines,  ///< one row per product in an order
  kProducts,    ///< one row per product: what it is called, costs, belongs to
  kSurvey,      ///< one row per response
  kEvents,      ///< one row per thing that somebody did: a log of a site, shop or app
  kMessages,    ///< one row per message sent, or per thing that became of one
  kTickets,     ///< one row per case of a help desk
  kNotes,       ///< one row per note about a customer
  kOther,       ///< a table that is none of these
};

/// "customers", "orders", "order_lines", "products", "survey", "events", "messages", "tickets",
/// "notes", "other".
std::string_view to_string(FileKind kind);
std::optional<FileKind> file_kind_from(std::string_view name);

struct FieldColumn {
  Field field = Field::kCustomerId;
  std::uint32_t column = 0;  ///< position in the table

  friend bool operator==(const FieldColumn&, const FieldColumn&) = default;
};

/// A column that is kept as a field of the person that the catalogue does not have.
struct OwnFieldColumn {
  OwnField field;
  std::uint32_t column = 0;

  friend bool operator==(const OwnFieldColumn&, const OwnFieldColumn&) = default;
};

/// What a column was told to be, instead of what was found.
struct ColumnChoice {
  std::uint32_t column = 0;
  TypeChoice type;

  friend bool operator==(const ColumnChoice&, const ColumnChoice&) = default;
};

/// How the file was told to be read, instead of how it was found to be.
struct ReadingChoice {
  std::optional<Dialect> dialect = std::nullopt;
  std::optional<std::size_t> header_rows = std::nullopt;
  std::optional<bool> has_row_names = std::nullopt;  ///< see HeaderOptions
  std::string encoding = {};  ///< a label such as "windows-1250"; empty for what was found
  std::string sheet = {};     ///< see XlsxOptions; empty for all

  friend bool operator==(const ReadingChoice&, const ReadingChoice&) = default;
};

/// How a file's columns become fields of the model. Every field at most once; columns without a
/// field stay in the table, are shown with the person whose row it is, and take no other part.
struct Mapping {
  FileKind kind = FileKind::kOther;
  std::vector<FieldColumn> fields = {};
  Layout layout = Layout::kGeneric;
  /// Of surveys: columns that say something of the response, not answers. Ascending.
  std::vector<std::uint32_t> metadata = {};
  /// Columns that take no part though they may be mapped: personal data. Ascending.
  std::vector<std::uint32_t> left_out = {};
  std::vector<ColumnChoice> types = {};  ///< by column
  ReadingChoice reading = {};
  std::vector<OwnFieldColumn> own_fields = {};             ///< each name and column once
  std::optional<SourceClass> source_class = std::nullopt;  ///< see SourceFacts
  std::optional<Date> observed_on = std::nullopt;          ///< see SourceFacts
  std::string shop = {};                                   ///< see SourceFacts

  /// The column that speaks for a field: none where it is left out.
  std::optional<std::size_t> column_of(Field field) const;
  /// Whether a column speaks for any of them.
  bool has_any(std::initializer_list<Field> wanted) const;
  bool is_left_out(std::uint32_t column) const;
  friend bool operator==(const Mapping&, const Mapping&) = default;
};

struct FileCandidate {
  Mapping mapping;
  double confidence = 0;              ///< 0-1
  std::vector<std::string> evidence;  ///< one sentence each
  /// Of the first candidate: the second is so near that a person should confirm it.
  bool asks = false;
};

/// What the first candidate must lead by not to ask.
inline constexpr double kClearLead = 0.15;

/// Ranks what the file could be, the likeliest first, with one candidate for each kind, so that
/// the mapping for another choice is at hand. Column names are matched by folded words in English,
/// Polish, Croatian, Russian and German; shapes of the values (addresses, dates, money, repeated
/// ids) confirm names, and stand in for them in files without a header: there the first repeated
/// id is the customer's, and the confidence is lower. Evidence names columns and counts, never a
/// cell's text.
/// A vendor's export is known by its columns: its fields are taken as the vendor means them, its
/// confidence is that of FORMATS.md, and what it leaves of 1 is shared by the other kinds. Columns
/// of IP addresses and coordinates are left out until a person takes them in.
/// A list inside of records, see `find_outer_table`, can only be what such records hold. `outer` is
/// what these are: orders hold their lines, which have products with quantities or prices,
/// customers their orders, which have dates and money and either ids or a list called by what was
/// bought, and the others nothing that is known; lines name no customers then, because their orders
/// do. Without it the table stands for itself.
/// O(columns × distinct texts), of which at most 10,000 per column are looked at, and O(rows) for
/// columns of order totals.
std::vector<FileCandidate> recognise(const Table& table,
                                     std::optional<FileKind> outer = std::nullopt);

}  // namespace sonder
