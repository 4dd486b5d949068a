#include "ingest/detail/field_matching.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/sorting.h"
#include "ingest/detail/layouts.h"

namespace sonder {
namespace {

using Facts = std::vector<ColumnFacts>;
using Matches = std::vector<FieldMatch>;

// What a match by values alone is worth, beside 0.5-1 for names.
constexpr double kShapeScore = 0.6;
constexpr double kEmailShapeScore = 0.75;
constexpr double kMostlyShare = 0.8;
constexpr double kSomeShare = 0.5;
constexpr double kFewShare = 0.2;
// A name that the values do not bear out as well as they could.
constexpr double kDoubtful = 0.4;
// Ids of orders repeat in no more than 2 % of the rows of an order file.
constexpr double kUniqueShare = 0.98;

bool is_person_field(Field field) { return field <= Field::kDoNotIdentify || is_attribute(field); }

bool is_identity_field(Field field) { return field <= Field::kFullName; }

bool is_order_field(Field field) {
  return field != Field::kRegisteredOn && field != Field::kBirthDate && field < Field::kAnsweredAt;
}

/// Who a row of a log is about, and through what.
bool is_contact_field(Field field) {
  return is_identity_field(field) || field == Field::kPhone || field == Field::kChannel;
}

bool is_event_field(Field field) {
  switch (field) {
    case Field::kProduct:
    case Field::kCategory:
    case Field::kHappenedAt:
    case Field::kEventId:
    case Field::kEventName:
    case Field::kEventCall:
    case Field::kAnonymousId:
    case Field::kPreviousId:
    case Field::kPage:
    case Field::kSearchText:
    case Field::kCampaign:
    case Field::kCampaignStep:
    case Field::kMessageId:
    case Field::kSubject:
    case Field::kText: return true;
    default: return is_contact_field(field);
  }
}

bool is_message_field(Field field) {
  switch (field) {
    case Field::kStatus:
    case Field::kHappenedAt:
    case Field::kEventId:
    case Field::kEventName:
    case Field::kCampaign:
    case Field::kCampaignStep:
    case Field::kMessageId:
    case Field::kSentAt:
    case Field::kDeliveredAt:
    case Field::kOpenedAt:
    case Field::kClickedAt:
    case Field::kBouncedAt:
    case Field::kUnsubscribedAt:
    case Field::kSubject: return true;
    default: return is_contact_field(field);
  }
}

bool is_ticket_field(Field field) {
  switch (field) {
    case Field::kStatus:
    case Field::kCategory:
    case Field::kHappenedAt:
    case Field::kSubject:
    case Field::kText:
    case Field::kTicketId:
    case Field::kSolvedAt:
    case Field::kRating:
    case Field::kAuthor: return true;
    default: return is_contact_field(field);
  }
}

bool is_note_field(Field field) {
  switch (field) {
    case Field::kHappenedAt:
    case Field::kEventId:
    case Field::kSubject:
    case Field::kText:
    case Field::kAuthor: return true;
    default: return is_contact_field(field);
  }
}

bool is_product_field(Field field) {
  switch (field) {
    case Field::kProduct:
    case Field::kProductName:
    case Field::kCategory:
    case Field::kBrand:
    case Field::kColour:
    case Field::kUnitPrice: return true;
    default: return false;
  }
}

bool kind_has(FileKind kind, Field field) {
  switch (kind) {
    case FileKind::kCustomers: return is_person_field(field);
    case FileKind::kOrders: return is_order_field(field) && field != Field::kOrderTotal;
    case FileKind::kOrderLines: return is_order_field(field);
    case FileKind::kProducts: return is_product_field(field);
    case FileKind::kSurvey: return is_identity_field(field) || field == Field::kDoNotIdentify;
    case FileKind::kEvents: return is_event_field(field);
    case FileKind::kMessages: return is_message_field(field);
    case FileKind::kTickets: return is_ticket_field(field);
    case FileKind::kNotes: return is_note_field(field);
    case FileKind::kOther: return false;
  }
  return false;
}

bool is_text(const ColumnShape& shape) { return !shape.is_number && !shape.is_date; }

/// The same of an attribute, by what its values are.
bool bears_out(ValueType value, const ColumnShape& shape) {
  switch (value) {
    case ValueType::kInteger: return shape.is_whole;
    case ValueType::kDecimal:
    case ValueType::kMoney: return shape.is_number;
    case ValueType::kDate:
    case ValueType::kMoment: return shape.is_date;
    case ValueType::kYear: return shape.is_whole && shape.lowest >= 1800 && shape.highest <= 2200;
    case ValueType::kBoolean: return shape.distinct <= 12;
    case ValueType::kText: return !shape.is_date;
  }
  return false;
}

/// Whether the values of a filled column can be what its name says, of fields of events, messages,
/// tickets and notes.
bool log_bears_out(Field field, const ColumnShape& shape) {
  switch (field) {
    case Field::kHappenedAt:
    case Field::kSentAt:
    case Field::kSolvedAt: return shape.is_date;
    // When it was, or a yes or no.
    case Field::kDeliveredAt:
    case Field::kOpenedAt:
    case Field::kClickedAt:
    case Field::kBouncedAt:
    case Field::kUnsubscribedAt: return shape.is_date || shape.distinct <= 2 || shape.is_whole;
    case Field::kEventCall:
    case Field::kCampaignStep: return is_text(shape) && shape.distinct <= 200;
    case Field::kPage:
    case Field::kSearchText:
    case Field::kCampaign:
    case Field::kEventId:
    case Field::kMessageId:
    case Field::kTicketId:
    case Field::kAnonymousId:
    case Field::kPreviousId: return !shape.is_date;
    case Field::kEventName:
    case Field::kSubject:
    case Field::kText:
    case Field::kAuthor: return is_text(shape);
    case Field::kRating: return shape.is_number || shape.distinct <= 12;
    default: return bears_out(describe(field).value, shape);
  }
}

/// The same of all fields.
bool bears_out(Field field, const ColumnShape& shape) {
  switch (field) {
    case Field::kEmail: return shape.email_share >= kSomeShare;
    case Field::kFirstName:
    case Field::kLastName:
    case Field::kFullName: return is_text(shape) && shape.digit_share <= kFewShare;
    case Field::kPhone:
    case Field::kNationalId:
    case Field::kHouseNumber: return shape.digit_share >= kMostlyShare && !shape.is_date;
    // Typing errors may leave many days that there are not; they can still be compared.
    case Field::kBirthDate: return shape.is_date || shape.digit_share >= kMostlyShare;
    case Field::kRegisteredOn:
    case Field::kAnsweredAt:
    case Field::kOrderedAt: return shape.is_date;
    case Field::kCity:
    case Field::kCountry:
    case Field::kRegion:
    case Field::kGender:
    case Field::kLanguage: return is_text(shape) && shape.digit_share <= kSomeShare;
    case Field::kMarketingConsent:
    case Field::kDoNotIdentify: return shape.distinct <= 12;
    case Field::kAmount:
    case Field::kOrderTotal:
    case Field::kRefund:
    case Field::kDiscount:
    case Field::kTax:
    case Field::kShipping:
    case Field::kUnitPrice:
    case Field::kQuantity: return shape.is_number;
    case Field::kCustomerId:
    case Field::kOrderId: return !shape.is_date && shape.decimals == 0;
    case Field::kCurrency:
    case Field::kStatus:
    case Field::kChannel:
    case Field::kShop:
    case Field::kColour: return is_text(shape) && shape.distinct <= 200;
    case Field::kPostcode:
    case Field::kStreet:
    case Field::kAddressLine2:
    case Field::kCompany:
    case Field::kProduct:
    case Field::kProductName:
    case Field::kCategory:
    case Field::kBrand: return !shape.is_date;
    default: return log_bears_out(field, shape);
  }
}

/// 0-1: what a column of that name is worth as the field in this kind of file.
double score_name(FileKind kind, const FieldName& name, const ColumnShape& shape) {
  const double weight = weight_of(name.strength);
  if (shape.filled == 0) return weight * kMostlyShare;
  if (!bears_out(name.field, shape)) return 0;
  if (name.field != Field::kOrderId) return weight;
  const bool is_doubtful_name = name.strength == NameStrength::kPossible;
  if (is_doubtful_name && shape.digit_share < kMostlyShare) return 0;
  const bool repeats = shape.distinct_share() < kUniqueShare;
  const bool should_repeat = kind == FileKind::kOrderLines;
  const bool is_expected = should_repeat ? !shape.is_unique() : !repeats;
  return is_expected ? weight : weight * kDoubtful;
}

/// Names such as "name" or "id" speak of products in lists of products only.
bool is_product_name_of_line(const ColumnFacts& fact, const FieldName& name) {
  if (name.field == Field::kProduct) return name.strength != NameStrength::kPossible;
  if (name.field != Field::kProductName) return true;
  return std::any_of(fact.names.begin(), fact.names.end(), [](const FieldName& other) {
    return other.field == Field::kProduct && other.strength != NameStrength::kPossible;
  });
}

/// What the vendor means by its columns, where their values do not contradict it.
void add_of_layout(Layout layout, const Table& table, const Facts& facts, Matches& candidates) {
  for (const FieldColumn& each : layout_fields(layout, table)) {
    const ColumnShape& shape = facts[each.column].shape;
    if (shape.filled > 0 && !bears_out(each.field, shape)) continue;
    candidates.push_back({each.field, each.column, 1, false, true});
  }
}

void add_named(FileKind kind, const Facts& facts, Matches& candidates) {
  for (std::uint32_t column = 0; column < facts.size(); ++column) {
    const ColumnFacts& fact = facts[column];
    for (const FieldName& name : fact.names) {
      if (!kind_has(kind, name.field)) continue;
      // Answers may hold anything; only a plain name makes a column of a survey an identity.
      if (kind == FileKind::kSurvey && name.strength != NameStrength::kCertain) continue;
      if (kind != FileKind::kProducts && !is_product_name_of_line(fact, name)) continue;
      const double score = score_name(kind, name, fact.shape);
      if (score > 0) candidates.push_back({name.field, column, score, false});
    }
  }
}

void add_emails_by_shape(FileKind kind, const Facts& facts, Matches& candidates) {
  if (!kind_has(kind, Field::kEmail)) return;
  for (std::uint32_t column = 0; column < facts.size(); ++column) {
    if (facts[column].shape.email_share >= kMostlyShare) {
      candidates.push_back({Field::kEmail, column, kEmailShapeScore, true});
    }
  }
}

/// A file of orders with a single column of dates needs no name for it.
void add_date_by_shape(FileKind kind, const Facts& facts, Matches& candidates) {
  if (!kind_has(kind, Field::kOrderedAt)) return;
  const auto is_date = [](const ColumnFacts& fact) { return fact.shape.is_date; };
  if (std::count_if(facts.begin(), facts.end(), is_date) != 1) return;
  const auto column = std::find_if(facts.begin(), facts.end(), is_date) - facts.begin();
  candidates.push_back(
      {Field::kOrderedAt, static_cast<std::uint32_t>(column), kShapeScore / 2, true});
}

/// What a column of a file without a header could be, from its values.
std::optional<Field> field_by_shape(const ColumnShape& shape, std::uint64_t row_count) {
  constexpr std::uint64_t kFewNumbers = 200;
  constexpr std::int64_t kLargeQuantity = 100'000;
  if (shape.filled == 0 || shape.is_date || shape.email_share > 0) return std::nullopt;
  if (shape.is_number && !shape.is_whole) {
    return shape.decimals == 2 ? std::optional{Field::kAmount} : std::nullopt;
  }
  const bool is_small = shape.is_whole && shape.highest < kLargeQuantity;
  if (is_small && shape.distinct <= kFewNumbers && shape.distinct * 4 <= row_count) {
    return Field::kQuantity;
  }
  if (shape.digit_share < kMostlyShare) return std::nullopt;
  return shape.is_unique() ? Field::kOrderId : Field::kCustomerId;
}

void add_by_shape(FileKind kind, const Table& table, const Facts& facts, Matches& candidates) {
  if (table.has_header || kind != FileKind::kOrders) return;
  for (std::uint32_t column = 0; column < facts.size(); ++column) {
    const auto field = field_by_shape(facts[column].shape, table.row_count);
    if (field) candidates.push_back({*field, column, kShapeScore, true});
  }
}

/// Takes the best candidates first; equal ones in the order of columns.
Matches choose(Matches candidates) {
  sort_stably(candidates, [](const FieldMatch& a, const FieldMatch& b) {
    return std::tuple(!a.by_layout, -a.score, a.column, a.field) <
           std::tuple(!b.by_layout, -b.score, b.column, b.field);
  });
  Matches chosen;
  for (const FieldMatch& candidate : candidates) {
    const bool is_taken = std::any_of(chosen.begin(), chosen.end(), [&](const FieldMatch& match) {
      return match.field == candidate.field || match.column == candidate.column;
    });
    if (!is_taken) chosen.push_back(candidate);
  }
  return chosen;
}

bool is_money_total(Field field) { return field == Field::kAmount || field == Field::kOrderTotal; }

/// Which order each row belongs to, by any numbers; 0 where it names none.
struct OrderOfRow {
  std::vector<std::uint32_t> of_row;
  std::size_t count = 1;  ///< of numbers given, that for none included
};

/// Rows of an order stand together in most exports; else the ids are sorted to number them.
OrderOfRow number_packed_orders(const PackedNumbers& ids) {
  OrderOfRow orders;
  orders.of_row.reserve(ids.size());
  std::vector<std::int64_t> sorted;
  for (std::size_t row = 0; row < ids.size(); ++row) {
    if (const auto id = ids.number(row)) sorted.push_back(*id);
  }
  const bool is_sorted = std::is_sorted(sorted.begin(), sorted.end());
  if (!is_sorted) std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::size_t place = 0;
  for (std::size_t row = 0; row < ids.size(); ++row) {
    const auto id = ids.number(row);
    if (id && sorted[place] != *id) {
      place = static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), *id) -
                                       sorted.begin());
    }
    orders.of_row.push_back(id ? static_cast<std::uint32_t>(place + 1) : 0);
  }
  orders.count = sorted.size() + 1;
  return orders;
}

/// The packed ids are numbered anew, the others by their codes.
OrderOfRow number_orders(const Column& ids) {
  if (ids.packed) return number_packed_orders(*ids.packed);
  return {ids.text.codes, ids.text.dictionary.size()};
}

/// Whether a column says the same on all rows of an order where it says anything.
bool is_constant_per_order(const Column& order_id, const Column& money) {
  constexpr double kFewOrders = 0.02;
  struct Seen {
    std::int64_t value = 0;
    bool has_value = false;
    bool differs = false;
    std::uint32_t rows = 0;
  };
  const OrderOfRow numbered = number_orders(order_id);
  std::vector<Seen> orders(numbered.count);
  for (std::size_t row = 0; row < numbered.of_row.size(); ++row) {
    Seen& order = orders[numbered.of_row[row]];
    ++order.rows;
    if (!money.has_value(row)) continue;
    const std::int64_t value = money.value(row);
    if (order.has_value && order.value != value) order.differs = true;
    order.value = value;
    order.has_value = true;
  }
  std::size_t with_lines = 0;
  std::size_t differing = 0;
  for (std::size_t order = 1; order < orders.size(); ++order) {
    with_lines += orders[order].rows > 1 ? 1 : 0;
    differing += orders[order].differs ? 1 : 0;
  }
  return with_lines > 0 &&
         static_cast<double>(differing) <= kFewOrders * static_cast<double>(with_lines);
}

/// 10^-decimals; a loop, because the C library's power function brings 6 kB of tables.
double unit_of(const Column& column) {
  double power = 1;
  for (std::int32_t i = 0; i < column.decimals; ++i) power *= 10;
  return 1 / power;
}

/// Whether quantity × unit price gives the column, to half a hundredth, on most rows.
bool is_line_product(const Column& quantity, const Column& price, const Column& money,
                     std::size_t row_count) {
  const double product_unit = unit_of(quantity) * unit_of(price);
  const double money_unit = unit_of(money);
  std::size_t compared = 0;
  std::size_t equal = 0;
  for (std::size_t row = 0; row < row_count; ++row) {
    if (!quantity.has_value(row) || !price.has_value(row) || !money.has_value(row)) continue;
    ++compared;
    const double product = static_cast<double>(quantity.value(row)) *
                           static_cast<double>(price.value(row)) * product_unit;
    const double said = static_cast<double>(money.value(row)) * money_unit;
    equal += std::abs(product - said) <= 0.0051 ? 1 : 0;
  }
  return equal * 2 > compared;
}

bool is_order_total(const Table& table, const Matches& matches, std::uint32_t money) {
  const FieldMatch* order = find_match(matches, Field::kOrderId);
  if (order == nullptr || !table.columns[money].known.size()) return false;
  const Column& ids = table.columns[order->column];
  if (ids.distinct_count == ids.filled_count) return false;
  const Column& column = table.columns[money];
  if (!is_constant_per_order(ids, column)) return false;
  const FieldMatch* quantity = find_match(matches, Field::kQuantity);
  const FieldMatch* price = find_match(matches, Field::kUnitPrice);
  if (quantity == nullptr || price == nullptr) return true;
  return !is_line_product(table.columns[quantity->column], table.columns[price->column], column,
                          table.row_count);
}

/// In order lines a column called "total" may be the line's or the order's; the values decide.
Matches settle_totals(const Table& table, const Facts& facts, const Matches& candidates) {
  Matches others;
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(others),
               [](const FieldMatch& match) { return !is_money_total(match.field); });
  const Matches settled = choose(others);
  for (FieldMatch match : candidates) {
    if (!is_money_total(match.field)) continue;
    if (facts[match.column].shape.is_number && !match.by_layout) {
      const bool is_total = is_order_total(table, settled, match.column);
      match.field = is_total ? Field::kOrderTotal : Field::kAmount;
    }
    others.push_back(match);
  }
  return others;
}

}  // namespace

const FieldMatch* find_match(const std::vector<FieldMatch>& matches, Field field) {
  const auto match = std::find_if(matches.begin(), matches.end(),
                                  [&](const FieldMatch& each) { return each.field == field; });
  return match == matches.end() ? nullptr : &*match;
}

std::vector<FieldMatch> match_fields(FileKind kind, Layout layout, const Table& table,
                                     const std::vector<ColumnFacts>& facts) {
  Matches candidates;
  add_of_layout(layout, table, facts, candidates);
  add_named(kind, facts, candidates);
  add_emails_by_shape(kind, facts, candidates);
  add_date_by_shape(kind, facts, candidates);
  add_by_shape(kind, table, facts, candidates);
  if (kind == FileKind::kOrderLines) candidates = settle_totals(table, facts, candidates);
  Matches matches = choose(std::move(candidates));
  sort_stably(matches, [](const FieldMatch& a, const FieldMatch& b) { return a.field < b.field; });
  return matches;
}

}  // namespace sonder
