#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "table/table.h"

namespace sonder {

/// What a column tells about single people.
enum class PersonalKind : std::uint8_t {
  kEmail,
  kPhone,
  kIpAddress,
  kLocation,  ///< coordinates
  kName,
  kAddress,  ///< street, postcode or town
  kBirthDate,
  kCard,               ///< numbers of payment cards
  kTextWithAddresses,  ///< free text in which some wrote an e-mail address
};

/// "email", "phone", "ip_address", "location", "name", "address", "birth_date", "card",
/// "text_with_addresses".
std::string_view to_string(PersonalKind kind);

struct PersonalColumn {
  std::uint32_t column = 0;
  PersonalKind kind = PersonalKind::kEmail;
  std::uint64_t rows = 0;  ///< that hold such data, or any text where only the name tells
};

/// The columns with personal data, in file order, by their names (in five languages) and by what
/// the values look like, for which at most 1,000 distinct texts from all parts of each, or of a
/// packed one's sample, are looked at; one address in any text of a column is enough. O(distinct
/// texts), and O(rows) for each column found.
std::vector<PersonalColumn> find_personal_columns(const Table& table);

/// Columns of IP addresses and locations, ascending: no analysis needs them, so they take part only
/// if a person asks for them. O(columns).
std::vector<std::uint32_t> columns_left_out_at_first(const Table& table);

}  // namespace sonder
