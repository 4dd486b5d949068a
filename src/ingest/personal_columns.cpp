#include "ingest/personal_columns.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "ingest/detail/field_names.h"
#include "ingest/detail/header_names.h"
#include "text/blanks.h"
#include "text/email.h"

namespace sonder {
namespace {

constexpr std::uint32_t kMostTextsLookedAt = 1'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What one text is

/// Four numbers from 0 to 255 with points between.
bool is_ip_v4(std::string_view text) {
  int parts = 0;
  while (parts < 4) {
    const auto digits = static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
    if (digits == 0 || digits > 3) return false;
    int value = 0;
    for (const char c : text.substr(0, digits)) value = value * 10 + (c - '0');
    if (value > 255) return false;
    text.remove_prefix(digits);
    if (++parts == 4) break;
    if (!text.starts_with('.')) return false;
    text.remove_prefix(1);
  }
  return text.empty();
}

/// Groups of hexadecimal digits with at least three colons between.
bool is_ip_v6(std::string_view text) {
  if (std::count(text.begin(), text.end(), ':') < 3 || text.size() > 45) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || c == ':' || c == '.' || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  });
}

bool is_ip_address(std::string_view text) { return is_ip_v4(text) || is_ip_v6(text); }

/// A word of the text is an address.
bool mentions_email(std::string_view text) {
  if (text.find('@') == std::string_view::npos) return false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n,;<>()\""), text.size());
    std::string_view word = text.substr(0, end);
    while (word.ends_with('.')) word.remove_suffix(1);
    if (is_email(word)) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

/// Written as phones are called from abroad: "+48 606 564 195".
bool is_international_phone(std::string_view text) {
  if (text.starts_with('\'')) text.remove_prefix(1);
  if (!text.starts_with('+')) return false;
  const std::size_t digits = count_digits(text);
  if (digits < 9 || digits > 15) return false;
  return text.find_first_not_of("+0123456789 ()-./") == std::string_view::npos;
}

/// 13-19 digits, perhaps in groups, whose last one checks the others (Luhn's sum, ISO/IEC 7812).
bool is_card_number(std::string_view text) {
  const std::size_t digits = count_digits(text);
  if (digits < 13 || digits > 19) return false;
  if (text.find_first_not_of("0123456789 -") != std::string_view::npos) return false;
  int sum = 0;
  std::size_t places_behind = digits;
  for (const char c : text) {
    if (!is_digit(c)) continue;
    const int digit = c - '0';
    const int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += --places_behind % 2 == 1 ? doubled : digit;
  }
  return sum % 10 == 0;
}

// What a column is

using Test = bool (*)(std::string_view);

struct Shape {
  PersonalKind kind;
  Test accepts;
  double least_share;  ///< of the distinct texts
};

constexpr Shape kShapes[] = {
    {PersonalKind::kEmail, is_email, 0.5},
    {PersonalKind::kIpAddress, is_ip_address, 0.5},
    {PersonalKind::kPhone, is_international_phone, 0.8},
    {PersonalKind::kCard, is_card_number, 0.8},
};

/// Whether it could hold any of the shapes: numbers with decimals, dates and truth values do not.
bool may_have_shape(const Column& column) {
  return column.type == ColumnType::kText || column.type == ColumnType::kInteger;
}

/// Some of the distinct texts, from all parts of the column.
std::vector<std::string_view> sample_texts(const Column& column) {
  const TextDictionary& texts = column.text.dictionary;
  std::vector<std::string_view> sample;
  const std::uint32_t step = (texts.size() - 1) / kMostTextsLookedAt + 1;
  for (std::uint32_t code = 1; code < texts.size(); code += step) {
    sample.push_back(trim(texts.text(code)));
  }
  return sample;
}

const Shape* find_shape(const Column& column) {
  if (!may_have_shape(column)) return nullptr;
  const std::vector<std::string_view> sample = sample_texts(column);
  if (sample.empty()) return nullptr;
  for (const Shape& shape : kShapes) {
    const auto matching = std::count_if(sample.begin(), sample.end(), shape.accepts);
    const auto least = shape.least_share * static_cast<double>(sample.size());
    if (static_cast<double>(matching) >= least) return &shape;
  }
  return nullptr;
}

std::uint64_t count_packed_rows(const PackedNumbers& packed, Test accepts) {
  PackedNumbers::Buffer buffer;
  std::uint64_t rows = 0;
  for (std::size_t row = 0; row < packed.size(); ++row) {
    rows += accepts(packed.text(row, buffer)) ? 1 : 0;
  }
  return rows;
}

std::uint64_t count_rows(const Column& column, Test accepts) {
  if (column.packed) return count_packed_rows(*column.packed, accepts);
  const TextDictionary& texts = column.text.dictionary;
  Bitset codes(texts.size());
  for (std::uint32_t code = 1; code < texts.size(); ++code) {
    if (accepts(trim(texts.text(code)))) codes.set(code);
  }
  const auto count = std::count_if(column.text.codes.begin(), column.text.codes.end(),
                                   [&codes](std::uint32_t code) { return codes.test(code); });
  return static_cast<std::uint64_t>(count);
}

std::optional<PersonalColumn> find_by_shape(const Column& column, std::uint32_t position) {
  const Shape* const shape = find_shape(column);
  if (shape == nullptr) return std::nullopt;
  return PersonalColumn{position, shape->kind, count_rows(column, shape->accepts)};
}

std::optional<PersonalColumn> find_by_mention(const Column& column, std::uint32_t position) {
  if (column.type != ColumnType::kText) return std::nullopt;
  if (column.text.dictionary.all_texts().find('@') == std::string_view::npos) return std::nullopt;
  const std::uint64_t rows = count_rows(column, mentions_email);
  if (rows == 0) return std::nullopt;
  return PersonalColumn{position, PersonalKind::kTextWithAddresses, rows};
}

// What a name says

constexpr std::string_view kIpNames =
    "ip|ip address|ipaddress|ipaddr|ipaddr ip address|optin ip|confirm ip|browser ip|client ip|"
    "adres ip|ip adresa|ip адрес";
constexpr std::string_view kLocationNames =
    "latitude|longitude|lat|lon|lng|location latitude|location longitude|location accuracy|"
    "*_latitude|*_longitude|* latitude|* longitude|geolocation|geopoint|coordinates|gps";
constexpr std::string_view kCardNames = "card number|card last4|credit card|credit card number";

std::optional<PersonalKind> kind_of_field(Field field) {
  switch (field) {
    case Field::kEmail: return PersonalKind::kEmail;
    case Field::kPhone: return PersonalKind::kPhone;
    case Field::kFirstName:
    case Field::kLastName:
    case Field::kFullName: return PersonalKind::kName;
    case Field::kStreet:
    case Field::kPostcode:
    case Field::kCity: return PersonalKind::kAddress;
    case Field::kBirthDate: return PersonalKind::kBirthDate;
    default: return std::nullopt;
  }
}

std::optional<PersonalKind> kind_named(std::string_view name) {
  const std::string words = name_words(name);
  if (is_any_name(words, kIpNames)) return PersonalKind::kIpAddress;
  if (is_any_name(words, kLocationNames)) return PersonalKind::kLocation;
  if (is_any_name(words, kCardNames)) return PersonalKind::kCard;
  for (const FieldName& field : fields_named(name)) {
    if (field.strength == NameStrength::kPossible) continue;
    if (const auto kind = kind_of_field(field.field)) return kind;
  }
  return std::nullopt;
}

/// Dates of birth are the only personal dates, and no name is a number.
bool may_be(PersonalKind kind, const Column& column) {
  const bool is_date = column.type == ColumnType::kDate || column.type == ColumnType::kDateTime;
  if (kind == PersonalKind::kBirthDate) return column.type != ColumnType::kDecimal;
  if (kind == PersonalKind::kName) return column.type == ColumnType::kText;
  return !is_date && column.type != ColumnType::kBoolean;
}

std::optional<PersonalKind> find_kind_named(const Column& column) {
  if (column.filled_count == 0) return std::nullopt;
  for (const std::string& cell : column.header) {
    const auto kind = kind_named(cell);
    if (kind && may_be(*kind, column)) return kind;
  }
  return std::nullopt;
}

std::optional<PersonalColumn> find_by_name(const Column& column, std::uint32_t position) {
  const auto kind = find_kind_named(column);
  if (!kind) return std::nullopt;
  return PersonalColumn{position, *kind, column.filled_count};
}

/// No analysis needs them.
bool is_needless(const Column& column) {
  const Shape* const shape = find_shape(column);
  const auto kind = shape != nullptr ? shape->kind : find_kind_named(column);
  return kind == PersonalKind::kIpAddress || kind == PersonalKind::kLocation;
}

}  // namespace

std::string_view to_string(PersonalKind kind) {
  switch (kind) {
    case PersonalKind::kEmail: return "email";
    case PersonalKind::kPhone: return "phone";
    case PersonalKind::kIpAddress: return "ip_address";
    case PersonalKind::kLocation: return "location";
    case PersonalKind::kName: return "name";
    case PersonalKind::kAddress: return "address";
    case PersonalKind::kBirthDate: return "birth_date";
    case PersonalKind::kCard: return "card";
    case PersonalKind::kTextWithAddresses: return "text_with_addresses";
  }
  return "";
}

std::vector<PersonalColumn> find_personal_columns(const Table& table) {
  std::vector<PersonalColumn> found;
  for (std::uint32_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    auto personal = find_by_shape(column, i);
    if (!personal) personal = find_by_name(column, i);
    if (!personal) personal = find_by_mention(column, i);
    if (personal) found.push_back(*personal);
  }
  return found;
}

std::vector<std::uint32_t> columns_left_out_at_first(const Table& table) {
  std::vector<std::uint32_t> columns;
  for (std::uint32_t i = 0; i < table.columns.size(); ++i) {
    if (is_needless(table.columns[i])) columns.push_back(i);
  }
  return columns;
}

}  // namespace sonder
