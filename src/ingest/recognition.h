#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/layout.h"
#include "model/source.h"
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
  kStreet,  ///< and number, or the whole address
  kHouseNumber,
  kAddressLine2,  ///< what an address says beside street and number
  kRegion,        ///< state, province, voivodeship
  kNationalId,    ///< social security or tax number of the person
  kCompany,
  kGender,
  kLanguage,
  kRegisteredOn,
  kMarketingConsent,
  kDoNotIdentify,  ///< whether somebody asked to stay unknown
  kOrderId,
  kOrderedAt,
  kAmount,      ///< money of the whole row: an order's total or a line's
  kOrderTotal,  ///< in order lines: money of the whole order, said once per order or on every row
  kRefund,      ///< money of the amount or order total that was paid back since, positive
  // Said of the amount or order total and never added to it or taken off it: that is what was paid.
  kDiscount,  ///< money that the buyer was spared
  kTax,       ///< money of taxes, whether the amount includes them or not
  kShipping,  ///< money for the delivery
  kQuantity,
  kUnitPrice,
  kCurrency,
  kStatus,  ///< of the order: cancelled, refunded, ...
  kChannel,
  kProduct,      ///< what tells products apart: an id, else the name
  kProductName,  ///< what a product is called, where `kProduct` is an id
  kCategory,
  kBrand,
  kColour,      ///< of the product; shown, and part of no figure
  kAnsweredAt,  ///< of a response
  // Of events, messages, tickets and notes.
  kHappenedAt,   ///< when the row's event was, a ticket was opened or a note written
  kEventId,      ///< tells events apart: the same one twice is a repetition
  kEventName,    ///< what happened
  kEventCall,    ///< track, page, identify and so on
  kAnonymousId,  ///< of a visitor who may not have said who it is
  kPreviousId,   ///< another anonymous id of the row's customer
  kPage,         ///< address, path or title
  kSearchText,   ///< what was searched for
  kCampaign,
  kCampaignStep,  ///< stage of the campaign
  kMessageId,     ///< tells messages apart where several rows tell of one
  kSentAt,
  kDeliveredAt,  ///< when, or whether, as of those below
  kOpenedAt,
  kClickedAt,
  kBouncedAt,
  kUnsubscribedAt,
  kSubject,  ///< of a message, ticket or note
  kText,     ///< of a ticket or note, or what was asked
  kTicketId,
  kSolvedAt,
  kRating,  ///< of how a ticket was dealt with
  kAuthor,  ///< who wrote a note
};
inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::kAuthor) + 1;

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
/// field stay in the table and take no part.
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
