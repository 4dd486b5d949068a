#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "base/date.h"
#include "base/minor_units.h"
#include "base/result.h"
#include "base/text_dictionary.h"
#include "model/source.h"
#include "profile/profiles.h"

namespace sonder {

enum class FeatureType : std::uint8_t {
  kInteger,
  kDecimal,  ///< a measure with a fraction, such as a share
  kMoney,    ///< minor units of the population
  kDate,
  kCategory,  ///< one of a set of texts
  kBoolean,
};

/// "integer", "decimal", "money", "date", "category", "boolean".
std::string_view to_string(FeatureType type);

/// One measured column: a value per profile, or not known.
struct Feature {
  std::string name;   ///< stable, such as "net_spend"; what rules refer to
  std::string label;  ///< for people, such as "Net spend"
  std::string unit;   ///< "days", "orders", a currency code, or empty
  FeatureType type = FeatureType::kInteger;
  DataType data_type = DataType::kQuantitative;
  /// The value of each profile: the integer, minor units, days since the epoch, 0 or 1, or the
  /// code in `categories`; of kDecimal in `decimals` instead, and this one is empty. Zero where
  /// not `known`.
  std::vector<std::int64_t> values;
  std::vector<double> decimals;
  TextDictionary categories;
  Bitset known;
};

/// Every profile measured as of one date. All columns have one entry per profile.
struct FeatureTable {
  Date as_of;
  MoneyScale money;
  std::uint32_t profile_count = 0;
  std::vector<Feature> features;

  /// Null when there is no feature of that name.
  const Feature* find(std::string_view name) const;
};

struct FeatureOptions {
  /// Measured at the end of this day; nothing later is seen. Default: `last_activity`.
  std::optional<Date> as_of = std::nullopt;
};

/// Measures every profile, from what `orders_as_of` and the day say can be seen:
///   recency_days       integer  last purchase to as_of, 0 or more; needs a dated purchase
///   order_count        integer  purchases; known for everyone
///   return_count       integer  returns; known for everyone
///   net_spend          money    purchases less returns; known with at least one amount
///   average_order      money    gross of purchases / purchases with an amount, half away from 0
///   first_order        date     first purchase
///   last_order         date     last purchase
///   tenure_days        integer  first purchase to as_of
///   days_between       decimal  mean gap between days of purchase; needs two such days
///   return_share       decimal  returns / (purchases + returns), 0-1; needs either
///   product_count      integer  distinct products bought; needs one that is named
///   top_category       category most bought by amount, lines without one count 0; ties by name
///   price_tier         category discount, middle or premium: see detail/price_tiers.h
///   main_shop          category of most orders, where there are several: see detail/main_shop.h
///   recommendation     integer  0-10, of the last response with one; undated ones come first
///   response_count     integer  survey responses; known for everyone
///   visit_count        integer  see profile/visits.h; this and below where files tell of any
///   last_visit         date     the day on which it began
///   message_count      integer  messages sent or told of; known for everyone, as those below
///   opened_count       integer  of these, opened by as_of
///   clicked_count      integer
///   last_message       date
///   ticket_count       integer  cases at the help desk; known for everyone once there is any
///   open_tickets       integer  of these not solved by as_of
///   days_to_solve      decimal  mean from opened to solved, of solved ones with both moments
///   last_ticket        date     last case opened
///   country, city      category of the surviving record
///   age_years          integer  whole years at as_of; born on 29 February ages on 1 March
///   has_email          boolean  known for everyone
///   marketing_consent  boolean  one refusal outweighs any consent; not known when no record says
///   registered_on      date     the earliest that any record says
/// and by windows of 7, 30, 90 and 365 days that end on as_of, such as order_count_30d:
///   order_count, net_spend, visit_count, message_count, ticket_count; 0 without any, and known
///   for everyone but the spend of those whose orders have no amount; what has no date is in none
/// Cancelled orders are in none. Decimals are rounded to 6 places. Features that no profile knows
/// are left out of the table.
///
/// Errors: kLimitExceeded when the amounts of all orders, or of all lines, add up to more than 63
/// bits hold. A table therefore vouches that sums of amounts cannot overflow.
/// O(orders + lines + records + responses + events + messages + tickets).
Result<FeatureTable> measure_features(const Population& population, const Profiles& profiles,
                                      const FeatureOptions& options = {});

/// The day of the last thing that any file tells with a date: an order, response, event, ticket,
/// note, or what became of a message; or 1970-01-01 without any that is dated.
Date last_activity(const Population& population);

/// Which orders are seen at the end of a day, one bit per order: those placed on or before it.
/// Orders without a date are seen from `last_activity` on, when there is nothing they could be
/// later than; an earlier day hides them.
Bitset orders_as_of(const Population& population, Date as_of);

}  // namespace sonder
