#include "ingest/detail/kind_scores.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "ingest/detail/kind_weighing.h"

namespace sonder {
namespace {

struct FieldWeight {
  FileKind kind;
  Field field;
  double weight;  ///< how much finding the field speaks for the kind, 0-1
};

using enum FileKind;
using enum Field;

constexpr FieldWeight kFieldWeights[] = {
    {kCustomers, kCustomerId, 0.6},
    {kCustomers, kEmail, 0.6},
    {kCustomers, kFirstName, 0.35},
    {kCustomers, kLastName, 0.35},
    {kCustomers, kFullName, 0.45},
    {kCustomers, kPhone, 0.3},
    {kCustomers, kBirthDate, 0.35},
    {kCustomers, kCity, 0.3},
    {kCustomers, kPostcode, 0.3},
    {kCustomers, kCountry, 0.25},
    {kCustomers, kNationalId, 0.3},
    {kCustomers, kRegisteredOn, 0.4},
    {kCustomers, kMarketingConsent, 0.3},

    {kOrders, kOrderId, 0.6},
    {kOrders, kOrderedAt, 0.55},
    {kOrders, kAmount, 0.55},
    {kOrders, kUnitPrice, 0.4},
    {kOrders, kCustomerId, 0.5},
    {kOrders, kEmail, 0.3},
    {kOrders, kStatus, 0.2},
    {kOrders, kCurrency, 0.2},
    {kOrders, kProduct, 0.2},
    {kOrders, kQuantity, 0.15},
    {kOrders, kChannel, 0.15},
    {kOrders, kDiscount, 0.15},
    {kOrders, kTax, 0.1},
    {kOrders, kShipping, 0.2},

    {kOrderLines, kOrderId, 0.6},
    {kOrderLines, kProduct, 0.45},
    {kOrderLines, kQuantity, 0.45},
    {kOrderLines, kUnitPrice, 0.5},
    {kOrderLines, kAmount, 0.4},
    {kOrderLines, kOrderTotal, 0.3},
    {kOrderLines, kOrderedAt, 0.3},
    {kOrderLines, kCustomerId, 0.2},
    {kOrderLines, kEmail, 0.2},
    {kOrderLines, kCategory, 0.2},
    {kOrderLines, kBrand, 0.15},
    {kOrderLines, kCurrency, 0.1},
    {kOrderLines, kStatus, 0.1},
    {kOrderLines, kDiscount, 0.15},
    {kOrderLines, kTax, 0.1},
    {kOrderLines, kShipping, 0.1},
    {kOrderLines, kColour, 0.15},

    {kProducts, kProduct, 0.6},
    {kProducts, kProductName, 0.5},
    {kProducts, kCategory, 0.35},
    {kProducts, kBrand, 0.3},
    {kProducts, kUnitPrice, 0.4},
    {kProducts, kColour, 0.3},

    {kEvents, kEventName, 0.6},
    {kEvents, kEventCall, 0.3},
    {kEvents, kHappenedAt, 0.5},
    {kEvents, kAnonymousId, 0.5},
    {kEvents, kCustomerId, 0.3},
    {kEvents, kEmail, 0.3},
    {kEvents, kEventId, 0.3},
    {kEvents, kPage, 0.5},
    {kEvents, kSearchText, 0.2},
    {kEvents, kProduct, 0.1},
    {kEvents, kCampaign, 0.1},

    {kMessages, kEventName, 0.3},
    {kMessages, kHappenedAt, 0.3},
    {kMessages, kSentAt, 0.6},
    {kMessages, kDeliveredAt, 0.3},
    {kMessages, kOpenedAt, 0.5},
    {kMessages, kClickedAt, 0.4},
    {kMessages, kBouncedAt, 0.3},
    {kMessages, kUnsubscribedAt, 0.3},
    {kMessages, kCampaign, 0.4},
    {kMessages, kMessageId, 0.3},
    {kMessages, kChannel, 0.15},
    {kMessages, kSubject, 0.15},
    {kMessages, kEmail, 0.35},
    {kMessages, kCustomerId, 0.3},

    {kTickets, kTicketId, 0.6},
    {kTickets, kSolvedAt, 0.5},
    {kTickets, kHappenedAt, 0.4},
    {kTickets, kStatus, 0.3},
    {kTickets, kSubject, 0.35},
    {kTickets, kRating, 0.25},
    {kTickets, kAuthor, 0.2},
    {kTickets, kCategory, 0.15},
    {kTickets, kChannel, 0.1},
    {kTickets, kCustomerId, 0.25},
    {kTickets, kEmail, 0.25},

    {kNotes, kText, 0.55},
    {kNotes, kHappenedAt, 0.45},
    {kNotes, kAuthor, 0.3},
    {kNotes, kCustomerId, 0.35},
    {kNotes, kEmail, 0.3},
    {kNotes, kSubject, 0.1},
};

constexpr double kRepeatWeight = 0.3;         // customers who come back speak for orders
constexpr double kRepeatShare = 0.9;          // distinct ids per row below which they do
constexpr double kUniqueOrderShare = 0.98;    // as in field matching
constexpr double kUniqueCustomerShare = 0.8;  // customer files repeat few identifiers
constexpr std::uint64_t kFewRows = 20;        // too few to conclude anything from ids not repeating

double field_weight(FileKind kind, Field field) {
  for (const FieldWeight& entry : kFieldWeights) {
    if (entry.kind == kind && entry.field == field) return entry.weight;
  }
  return 0;
}

/// A certain name counts in full, a possible one by 80 %, values alone by 70 %.
double certainty_of(const FieldMatch& match) {
  if (match.by_shape) return 0.7;
  return 0.6 + 0.4 * match.score;
}

std::string describe_match(const Subject& subject, const FieldMatch& match) {
  const std::string_view reason = match.by_layout  ? "that is the vendor's name for it"
                                  : match.by_shape ? "its values look like it"
                                                   : "its name says so";
  return "column `" + subject.table.columns[match.column].name + "` is read as " +
         std::string(to_string(match.field)) + ": " + std::string(reason);
}

std::string describe_repetition(const Subject& subject, Field field, std::string_view verb) {
  const ColumnShape& shape = *subject.shape_of(field);
  return "column " + subject.quoted_name_of(field) + " " + std::string(verb) + ": " +
         format_count(shape.distinct) + " distinct in " + format_count(shape.filled) + " rows";
}

/// The identifier of the customer in use: the id, else the e-mail.
std::optional<Field> identifier_of(const Subject& subject) {
  if (subject.has(kCustomerId)) return kCustomerId;
  if (subject.has(kEmail)) return kEmail;
  return std::nullopt;
}

bool repeats(const ColumnShape& shape, double share) {
  return shape.filled > 0 && shape.distinct_share() < share;
}

double share_of(const Subject& subject, bool ColumnFacts::*property) {
  const auto count = std::count_if(subject.facts.begin(), subject.facts.end(),
                                   [&](const ColumnFacts& fact) { return fact.*property; });
  return subject.facts.empty()
             ? 0
             : static_cast<double>(count) / static_cast<double>(subject.facts.size());
}

/// What happened is named, or several columns say what became of a message or case: files of
/// customers and orders have none of it.
void oppose_log_columns(const Subject& subject, Scale& scale) {
  if (has_certain_name_of(subject, {kEventName, kAnonymousId})) {
    scale.oppose(0.3, "columns of events are there, too");
  } else if (has_certain_name_of(subject, {kTicketId, kSolvedAt}) &&
             has_certain_name_of(subject, {kSubject, kSolvedAt})) {
    scale.oppose(0.3, "columns of a help desk are there, too");
  } else if (has_certain_name_of(subject, {kSentAt, kCampaign}) &&
             has_certain_name_of(subject, {kOpenedAt, kClickedAt, kDeliveredAt})) {
    scale.oppose(0.3, "columns of messages are there, too");
  }
}

void weigh_customers(const Subject& subject, Scale& scale) {
  weigh_fields(kCustomers, subject, scale);
  const auto identifier = identifier_of(subject);
  // Addresses come again where the same people were entered twice, customers' ids hardly do.
  const bool is_repeated =
      identifier && repeats(*subject.shape_of(*identifier), kUniqueCustomerShare);
  if (identifier != kCustomerId && describes_persons(subject)) {
    const bool has_unique = identifier && !is_repeated;
    if (!has_unique) scale.oppose(0.8, "only names and what belongs to them tell customers apart");
  } else if (!identifier) {
    scale.oppose(0.4, "no column identifies the customer");
  } else if (is_repeated) {
    scale.oppose(0.5, describe_repetition(subject, *identifier, "repeats"));
  }
  if (subject.matches.size() < 2) scale.oppose(0.6, "nothing else describes a person");
  if (has_order_columns(subject)) scale.oppose(0.3, "columns of orders are there, too");
  oppose_log_columns(subject, scale);
  oppose_survey_columns(subject, scale);
}

/// Whether the rows say what was bought.
bool has_line_columns(const Subject& subject) {
  return subject.has(kProduct) || subject.has(kQuantity) || subject.has(kUnitPrice);
}

/// An id that comes again is a line's when the rows say what was bought; when they do not, it may
/// be an order that was exported twice, and speaks against orders the more of them there are.
void weigh_order_ids(const Subject& subject, Scale& scale) {
  constexpr double kLeast = 0.4;
  constexpr double kPerRepeat = 1.5;
  const ColumnShape* order = subject.shape_of(kOrderId);
  if (order == nullptr || !repeats(*order, kUniqueOrderShare)) return;
  const double repeated = 1 - order->distinct_share();
  const double factor =
      has_line_columns(subject) ? kLeast : std::max(kLeast, 1 - kPerRepeat * repeated);
  scale.oppose(factor, describe_repetition(subject, kOrderId, "repeats"));
}

void weigh_customers_of_orders(const Subject& subject, Scale& scale) {
  const auto identifier = identifier_of(subject);
  if (!identifier) {
    if (!subject.has(kOrderId)) scale.oppose(0.5, "neither orders nor customers have an id");
    return;
  }
  const ColumnShape& shape = *subject.shape_of(*identifier);
  if (repeats(shape, kRepeatShare)) {
    const FieldMatch& match = *find_match(subject.matches, *identifier);
    scale.support(kRepeatWeight * certainty_of(match),
                  describe_repetition(subject, *identifier, "repeats"));
  } else if (shape.filled > kFewRows && !subject.has(kOrderId)) {
    scale.oppose(0.6, describe_repetition(subject, *identifier, "hardly repeats"));
  }
}

void weigh_orders(const Subject& subject, Scale& scale) {
  weigh_fields(kOrders, subject, scale);
  weigh_order_ids(subject, scale);
  weigh_customers_of_orders(subject, scale);
  const bool has_money = subject.has(kAmount) || subject.has(kUnitPrice);
  if (!has_money && !subject.has(kOrderedAt)) scale.oppose(0.3, "neither date nor amount is there");
  if (!has_money || !subject.has(kOrderedAt)) scale.oppose(0.7, "date or amount is missing");
  oppose_log_columns(subject, scale);
  oppose_survey_columns(subject, scale);
}

void weigh_order_lines(const Subject& subject, Scale& scale) {
  weigh_fields(kOrderLines, subject, scale);
  const ColumnShape* order = subject.shape_of(kOrderId);
  if (order == nullptr) {
    scale.oppose(0.4, "no column holds the id of an order");
  } else if (repeats(*order, kUniqueOrderShare)) {
    scale.support(kRepeatWeight, describe_repetition(subject, kOrderId, "repeats"));
  } else if (order->filled > kFewRows) {
    scale.oppose(0.5, describe_repetition(subject, kOrderId, "hardly repeats"));
  }
  if (!has_line_columns(subject)) scale.oppose(0.4, "nothing says what was bought");
  oppose_log_columns(subject, scale);
  oppose_survey_columns(subject, scale);
}

void weigh_products(const Subject& subject, Scale& scale) {
  weigh_fields(kProducts, subject, scale);
  const ColumnShape* product = subject.shape_of(kProduct);
  if (product == nullptr) {
    scale.oppose(0.3, "no column holds the id of a product");
  } else if (repeats(*product, kUniqueOrderShare)) {
    scale.oppose(0.3, describe_repetition(subject, kProduct, "repeats"));
  }
  if (subject.matches.size() < 3) scale.oppose(0.6, "little else describes a product");
  const bool has_sales = has_name_of(subject, kOrderId) || has_name_of(subject, kOrderedAt) ||
                         has_name_of(subject, kCustomerId) || has_name_of(subject, kEmail) ||
                         has_name_of(subject, kQuantity);
  if (has_sales) scale.oppose(0.2, "columns of orders or customers are there, too");
  oppose_survey_columns(subject, scale);
}

std::string describe_columns(std::size_t count, std::size_t total, std::string_view what) {
  return format_count(count) + " of " + format_count(total) + " columns " + std::string(what);
}

std::size_t count_facts(const Subject& subject, bool ColumnFacts::*property) {
  return static_cast<std::size_t>(
      std::count_if(subject.facts.begin(), subject.facts.end(),
                    [&](const ColumnFacts& fact) { return fact.*property; }));
}

void weigh_questions(const Subject& subject, Scale& scale) {
  const std::size_t questions = count_facts(subject, &ColumnFacts::is_question);
  if (questions == 0) return;
  const double share = share_of(subject, &ColumnFacts::is_question);
  const double weight = std::min(0.85, 0.3 + share) * (questions < 3 ? 0.6 : 1.0);
  scale.support(weight,
                describe_columns(questions, subject.facts.size(), "are worded as questions"));
}

void weigh_survey_tool(const Subject& subject, Scale& scale) {
  const std::size_t named = count_facts(subject, &ColumnFacts::is_survey_metadata);
  if (named > 0) {
    scale.support(named > 1 ? 0.8 : 0.4, describe_columns(named, subject.facts.size(),
                                                          "have names that survey tools give"));
  }
}

bool is_rating(const ColumnShape& shape) {
  return shape.is_whole && shape.distinct >= 2 && shape.distinct <= 12 && shape.lowest >= 0 &&
         shape.highest <= 10;
}

void weigh_ratings(const Subject& subject, Scale& scale) {
  constexpr std::size_t kFewRatings = 5;
  const auto ratings = static_cast<std::size_t>(
      std::count_if(subject.facts.begin(), subject.facts.end(),
                    [](const ColumnFacts& fact) { return is_rating(fact.shape); }));
  if (ratings < kFewRatings || ratings * 2 < subject.facts.size()) return;
  scale.support(0.6,
                describe_columns(ratings, subject.facts.size(), "hold whole numbers from 0 to 10"));
}

void weigh_survey(const Subject& subject, Scale& scale) {
  weigh_questions(subject, scale);
  weigh_survey_tool(subject, scale);
  weigh_ratings(subject, scale);
  if (scale.doubt < 1 && !subject.facts.empty() && subject.facts.front().shape.is_date) {
    scale.support(0.4,
                  "column `" + subject.table.columns.front().name + "` comes first and says when");
  }
  if (has_order_columns(subject)) scale.oppose(0.5, "columns of orders are there, too");
  for (const FieldMatch& match : subject.matches) {
    scale.evidence.push_back(describe_match(subject, match));
  }
}

}  // namespace

void weigh_fields(FileKind kind, const Subject& subject, Scale& scale) {
  for (const FieldMatch& match : subject.matches) {
    const double weight = field_weight(kind, match.field) * certainty_of(match);
    scale.support(weight, describe_match(subject, match));
  }
}

void oppose_survey_columns(const Subject& subject, Scale& scale) {
  const double share = share_of(subject, &ColumnFacts::is_question);
  if (share > 0) scale.oppose(1 - share, "some column names are worded as questions");
  const bool has_tool = share_of(subject, &ColumnFacts::is_survey_metadata) > 0;
  if (has_tool) scale.oppose(0.6, "some column names are those of a survey tool");
}

bool has_name_of(const Subject& subject, Field field) {
  return std::any_of(subject.facts.begin(), subject.facts.end(), [&](const ColumnFacts& fact) {
    return fact.shape.filled > 0 &&
           std::any_of(fact.names.begin(), fact.names.end(), [&](const FieldName& name) {
             return name.field == field && name.strength != NameStrength::kPossible;
           });
  });
}

bool has_certain_name_of(const Subject& subject, std::initializer_list<Field> fields) {
  return std::any_of(subject.facts.begin(), subject.facts.end(), [&](const ColumnFacts& fact) {
    return fact.shape.filled > 0 &&
           std::any_of(fact.names.begin(), fact.names.end(), [&](const FieldName& name) {
             return name.strength == NameStrength::kCertain &&
                    std::find(fields.begin(), fields.end(), name.field) != fields.end();
           });
  });
}

bool has_order_columns(const Subject& subject) {
  const bool has_money = has_name_of(subject, kAmount) || has_name_of(subject, kUnitPrice);
  const bool has_line = has_name_of(subject, kQuantity) || has_name_of(subject, kProduct);
  return has_name_of(subject, kOrderId) || (has_money && has_line) ||
         (has_money && has_name_of(subject, kOrderedAt));
}

bool describes_persons(const Subject& subject) {
  const bool has_name = subject.has(kLastName) || subject.has(kFullName);
  return has_name && (subject.has(kBirthDate) || subject.has(kNationalId) || subject.has(kPhone) ||
                      subject.has(kStreet));
}

std::string format_count(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t place = digits.size(); place > 3; place -= 3) digits.insert(place - 3, ",");
  return digits;
}

KindScore score_kind(FileKind kind, const Table& table, const std::vector<ColumnFacts>& facts,
                     const std::vector<FieldMatch>& matches) {
  const Subject subject{table, facts, matches};
  Scale scale;
  switch (kind) {
    case kCustomers: weigh_customers(subject, scale); break;
    case kOrders: weigh_orders(subject, scale); break;
    case kOrderLines: weigh_order_lines(subject, scale); break;
    case kProducts: weigh_products(subject, scale); break;
    case kSurvey: weigh_survey(subject, scale); break;
    case kEvents:
    case kMessages:
    case kTickets:
    case kNotes: weigh_log(kind, subject, scale); break;
    case kOther: break;
  }
  return {scale.confidence(), std::move(scale.evidence)};
}

}  // namespace sonder
