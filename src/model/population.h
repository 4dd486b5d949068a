#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "base/date.h"
#include "base/id.h"
#include "base/minor_units.h"
#include "base/text_dictionary.h"
#include "model/attributes.h"
#include "model/events.h"
#include "model/field_catalogue.h"
#include "model/record_id.h"
#include "model/source.h"

namespace sonder {

struct OrderTag;
/// A position in `Orders`.
using OrderId = Id<OrderTag>;

/// A field that every record keeps as text, as it was written: kFirstName to kLanguage.
using PersonField = Field;
inline constexpr std::size_t kPersonFieldCount =
    static_cast<std::size_t>(Field::kLanguage) - static_cast<std::size_t>(Field::kFirstName) + 1;
/// The nth of them.
constexpr Field person_field(std::size_t position) {
  return static_cast<Field>(static_cast<std::size_t>(Field::kFirstName) + position);
}
/// Which of them it is.
constexpr std::size_t position_of(Field person_field) {
  return static_cast<std::size_t>(person_field) - static_cast<std::size_t>(Field::kFirstName);
}

/// What kind of row a record was taken from, the most trustworthy first.
enum class RecordOrigin : std::uint8_t {
  kCustomerRow,
  kOrder,
  kResponse,
  kEvent,  ///< of an event, message, ticket or note
};

/// "customer_row", "order", "response", "event".
std::string_view to_string(RecordOrigin origin);

/// A column of dates with its validity mask.
struct DateColumn {
  std::vector<Date> values;
  Bitset known;

  void push_back(std::optional<Date> date) {
    values.push_back(date.value_or(Date{}));
    known.push_back(date.has_value());
  }
  std::optional<Date> at(std::size_t row) const {
    return known.test(row) ? std::optional<Date>{values[row]} : std::nullopt;
  }
};

/// Who a row says it is about: one entry per customer row, per survey response with an
/// identifier, per distinct pair of customer id and e-mail in a file of orders or events, and per
/// anonymous visitor. Columns of equal length; the empty text means that the source does not say.
struct PersonRecords {
  std::vector<SourceId> source;
  std::vector<RecordOrigin> origin;
  /// Record number in the file, as in `Issue::row`; of the first row where several agree.
  std::vector<std::uint64_t> file_row;
  CodedText customer_id;  ///< the shop's own id; "17850.0" is "17850"
  CodedText email;        ///< normalised; an address that is none is not an identifier
  std::vector<CodedText> fields = std::vector<CodedText>(kPersonFieldCount);  ///< see `field`
  DateColumn birth_date;
  CodedText birth_text;  ///< as written where it is no day that there is: 19083109
  DateColumn registered_on;
  /// 0 not known, 1 refused, 2 given: consent to marketing.
  std::vector<std::uint8_t> marketing_consent;
  Bitset do_not_identify;  ///< asked to stay unknown: see `find_anonymous`
  Attributes attributes;   ///< what only some files say
  DateColumn observed_on;  ///< the day that the row says it is of; see model/observation.h

  std::size_t size() const { return source.size(); }
  const CodedText& field(PersonField name) const { return fields[position_of(name)]; }
  CodedText& field(PersonField name) { return fields[position_of(name)]; }
};

inline constexpr std::uint8_t kConsentUnknown = 0;
inline constexpr std::uint8_t kConsentRefused = 1;
inline constexpr std::uint8_t kConsentGiven = 2;

enum class OrderKind : std::uint8_t {
  kPurchase,
  kReturn,     ///< takes money back: negative amount, or a cancellation
  kCancelled,  ///< never took effect: neither counted nor summed
};

/// Orders, returns and cancellations. Columns of equal length.
struct Orders {
  std::vector<SourceId> source;
  std::vector<std::uint64_t> file_row;  ///< of the order's first row
  /// Who placed it; absent where `has_record` is clear.
  std::vector<RecordId> record;
  Bitset has_record;
  std::vector<Timestamp> placed_at;
  Bitset has_date;
  /// What the customer paid, in the population's scale; negative for returns. Orders in another
  /// currency have no amount.
  std::vector<MinorUnits> amount;
  Bitset has_amount;
  std::vector<OrderKind> kind;
  CodedText channel;
  CodedText shop;  ///< the shop or service that the row names; see model/shops.h

  std::size_t size() const { return source.size(); }
};

/// What was in the orders. Columns of equal length, sorted by order.
struct OrderLines {
  std::vector<OrderId> order;
  CodedText product;       ///< what tells products apart: an id, else the name
  CodedText product_name;  ///< what it is called where `product` is an id; may be empty
  CodedText category;
  CodedText brand;
  std::vector<double> quantity;    ///< 1 where the file does not say; negative for returns
  std::vector<MinorUnits> amount;  ///< 0 where `has_amount` is clear
  Bitset has_amount;

  std::size_t size() const { return order.size(); }
  /// What to show of a line's product: the name, else what tells it apart.
  std::string_view shown_product(std::size_t line) const;
};

/// One answered questionnaire.
struct SurveyResponses {
  std::vector<SourceId> source;
  std::vector<std::uint32_t> table_row;  ///< row in that source's table
  std::vector<RecordId> record;          ///< absent where `has_record` is clear
  Bitset has_record;
  std::vector<Timestamp> answered_at;
  Bitset has_date;
  std::vector<std::int8_t> recommendation;  ///< 0-10 of the first NPS question
  Bitset has_recommendation;

  std::size_t size() const { return source.size(); }
};

/// What a person told of a whole file.
struct SourceFacts {
  SourceId source;
  /// Which of the nine sources all of it is from; absent where that goes by what it says.
  std::optional<SourceClass> source_class = std::nullopt;
  std::optional<Date> observed_on = std::nullopt;  ///< the day it was exported
  std::string shop = {};                           ///< the shop or service that all of it is of
};

/// Everything the files say about people, before anyone is linked to anyone.
struct Population {
  MoneyScale money;
  PersonRecords records;
  Orders orders;
  OrderLines lines;
  SurveyResponses responses;
  Events events;
  Messages messages;
  Tickets tickets;
  Notes notes;
  AnonymousIds anonymous;
  std::vector<SourceFacts> files;  ///< of the files that anything was told of

  /// What was told of a file, or null. O(files).
  const SourceFacts* facts_of(SourceId source) const;
};

}  // namespace sonder
