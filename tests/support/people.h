#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "model/population.h"

/// Small builders of invented people for tests: what is not said is missing.
///
///     const Population population = a_population(
///         {a_record().id("7").email("a@b.pl")},
///         {an_order().by(0).on(2024, 2, 28).paid(1250)});
namespace sonder::testing {

/// A day that must exist.
inline Date day(std::int32_t year, std::int32_t month, std::int32_t day_of_month) {
  return make_date({year, month, day_of_month}).value();
}

struct RecordBuilder {
  std::string customer_id_text;
  std::string email_text;
  std::vector<std::string> field_texts = std::vector<std::string>(kPersonFieldCount);
  RecordOrigin record_origin = RecordOrigin::kCustomerRow;
  std::optional<Date> birth_day = std::nullopt;
  std::string birth_day_text = {};
  std::optional<Date> registration_day = std::nullopt;
  std::uint8_t consent = kConsentUnknown;
  bool is_anonymous = false;
  std::uint32_t source_index = 0;
  std::vector<std::pair<Field, std::string>> attribute_texts = {};
  std::optional<Date> observation_day = std::nullopt;

  RecordBuilder& id(std::string_view text) { return customer_id_text = text, *this; }
  RecordBuilder& email(std::string_view text) { return email_text = text, *this; }
  /// A text that every record keeps, or an attribute.
  RecordBuilder& with(Field field, std::string_view text) {
    if (is_attribute(field)) return attribute_texts.emplace_back(field, text), *this;
    return field_texts[position_of(field)] = text, *this;
  }
  RecordBuilder& from(RecordOrigin origin) { return record_origin = origin, *this; }
  RecordBuilder& in_file(std::uint32_t source) { return source_index = source, *this; }
  RecordBuilder& born(std::int32_t year, std::int32_t month, std::int32_t day_of_month) {
    return birth_day = day(year, month, day_of_month), *this;
  }
  /// Of a day that there is not.
  RecordBuilder& born(std::string_view text) { return birth_day_text = text, *this; }
  RecordBuilder& registered(std::int32_t year, std::int32_t month, std::int32_t day_of_month) {
    return registration_day = day(year, month, day_of_month), *this;
  }
  /// Asked to stay unknown.
  RecordBuilder& anonymous() { return is_anonymous = true, *this; }
  RecordBuilder& observed(std::int32_t year, std::int32_t month, std::int32_t day_of_month) {
    return observation_day = day(year, month, day_of_month), *this;
  }
  RecordBuilder& consents(bool is_given) {
    return consent = is_given ? kConsentGiven : kConsentRefused, *this;
  }
};

inline RecordBuilder a_record() { return {}; }

struct LineBuilder {
  std::string product;
  double quantity = 1;
  std::optional<std::int64_t> units = std::nullopt;
  std::string category = {};
  std::string brand = {};
};

struct OrderBuilder {
  std::optional<std::uint32_t> record = std::nullopt;
  std::optional<Timestamp> placed_at = std::nullopt;
  std::optional<std::int64_t> units = std::nullopt;
  OrderKind order_kind = OrderKind::kPurchase;
  std::string channel_text;
  std::string shop_text = {};
  std::uint32_t source_index = 0;
  std::vector<LineBuilder> lines;

  /// `position` of the record among those given to `a_population`.
  OrderBuilder& by(std::uint32_t position) { return record = position, *this; }
  OrderBuilder& on(std::int32_t year, std::int32_t month, std::int32_t day_of_month) {
    return placed_at = start_of_day(day(year, month, day_of_month)), *this;
  }
  /// Time of day; after `on`.
  OrderBuilder& at(std::int32_t hour, std::int32_t minute) {
    return placed_at->seconds_since_epoch += hour * 3600 + minute * 60, *this;
  }
  OrderBuilder& paid(std::int64_t minor_units) { return units = minor_units, *this; }
  /// `minor_units` given back, as a positive number.
  OrderBuilder& returned(std::int64_t minor_units) {
    order_kind = OrderKind::kReturn;
    return units = -minor_units, *this;
  }
  OrderBuilder& cancelled() { return order_kind = OrderKind::kCancelled, *this; }
  OrderBuilder& in_shop(std::string_view shop) { return shop_text = shop, *this; }
  OrderBuilder& through(std::string_view channel) { return channel_text = channel, *this; }
  OrderBuilder& in_file(std::uint32_t source) { return source_index = source, *this; }
  OrderBuilder& of(LineBuilder line) { return lines.push_back(std::move(line)), *this; }
};

inline OrderBuilder an_order() { return {}; }

struct ResponseBuilder {
  std::optional<std::uint32_t> record = std::nullopt;
  std::optional<Timestamp> answered_at = std::nullopt;
  std::optional<std::int8_t> recommendation = std::nullopt;
  std::uint32_t source_index = 0;

  ResponseBuilder& by(std::uint32_t position) { return record = position, *this; }
  ResponseBuilder& on(std::int32_t year, std::int32_t month, std::int32_t day_of_month) {
    return answered_at = start_of_day(day(year, month, day_of_month)), *this;
  }
  /// 0-10.
  ResponseBuilder& recommends(std::int8_t score) { return recommendation = score, *this; }
  ResponseBuilder& in_file(std::uint32_t source) { return source_index = source, *this; }
};

inline ResponseBuilder a_response() { return {}; }

namespace detail {

inline void append_text(CodedText& column, std::string_view text) {
  column.codes.push_back(column.dictionary.intern(text));
}

inline void append_record(const RecordBuilder& from, PersonRecords& records) {
  records.source.push_back({from.source_index});
  records.origin.push_back(from.record_origin);
  records.file_row.push_back(records.file_row.size() + 2);
  append_text(records.customer_id, from.customer_id_text);
  append_text(records.email, from.email_text);
  for (std::size_t field = 0; field < kPersonFieldCount; ++field) {
    append_text(records.fields[field], from.field_texts[field]);
  }
  records.birth_date.push_back(from.birth_day);
  append_text(records.birth_text, from.birth_day_text);
  records.registered_on.push_back(from.registration_day);
  records.marketing_consent.push_back(from.consent);
  records.do_not_identify.push_back(from.is_anonymous);
  records.observed_on.push_back(from.observation_day);
  for (const auto& [field, text] : from.attribute_texts) {
    records.attributes.of(field).set(records.size() - 1, text);
  }
}

inline void append_lines(const OrderBuilder& from, std::uint32_t order, OrderLines& lines) {
  for (const LineBuilder& line : from.lines) {
    lines.order.push_back({order});
    append_text(lines.product, line.product);
    append_text(lines.category, line.category);
    append_text(lines.brand, line.brand);
    lines.quantity.push_back(line.quantity);
    lines.amount.push_back({line.units.value_or(0)});
    lines.has_amount.push_back(line.units.has_value());
  }
}

inline void append_order(const OrderBuilder& from, Population& population) {
  Orders& orders = population.orders;
  append_lines(from, static_cast<std::uint32_t>(orders.size()), population.lines);
  orders.source.push_back({from.source_index});
  orders.file_row.push_back(orders.file_row.size() + 2);
  orders.record.push_back({from.record.value_or(0)});
  orders.has_record.push_back(from.record.has_value());
  orders.placed_at.push_back(from.placed_at.value_or(Timestamp{}));
  orders.has_date.push_back(from.placed_at.has_value());
  orders.amount.push_back({from.units.value_or(0)});
  orders.has_amount.push_back(from.units.has_value());
  orders.kind.push_back(from.order_kind);
  append_text(orders.channel, from.channel_text);
  append_text(orders.shop, from.shop_text);
}

inline void append_response(const ResponseBuilder& from, SurveyResponses& responses) {
  responses.source.push_back({from.source_index});
  responses.table_row.push_back(static_cast<std::uint32_t>(responses.table_row.size()));
  responses.record.push_back({from.record.value_or(0)});
  responses.has_record.push_back(from.record.has_value());
  responses.answered_at.push_back(from.answered_at.value_or(Timestamp{}));
  responses.has_date.push_back(from.answered_at.has_value());
  responses.recommendation.push_back(from.recommendation.value_or(std::int8_t{0}));
  responses.has_recommendation.push_back(from.recommendation.has_value());
}

}  // namespace detail

/// A population in minor units of two decimals, rows in the order given; the file row of each is
/// its position + 2.
inline Population a_population(const std::vector<RecordBuilder>& records,
                               const std::vector<OrderBuilder>& orders = {},
                               const std::vector<ResponseBuilder>& responses = {}) {
  Population population;
  for (const RecordBuilder& record : records) detail::append_record(record, population.records);
  for (const OrderBuilder& order : orders) detail::append_order(order, population);
  for (const ResponseBuilder& response : responses) {
    detail::append_response(response, population.responses);
  }
  return population;
}

}  // namespace sonder::testing
