#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "support/people.h"

namespace sonder::testing {

/// The CDNOW sample of the shared data, read without any reader of ours: one record per customer,
/// one order per row. Columns are master id, sample id, date, units and dollars. Absent where the
/// shared data is.
inline std::optional<Population> read_cdnow_sample() {
  std::ifstream file(std::string(SONDER_SHARED_DATA) + "/commerce/cdnow/CDNOW_sample.txt");
  if (!file) return std::nullopt;
  std::vector<RecordBuilder> records;
  std::vector<OrderBuilder> orders;
  std::map<std::string, std::uint32_t> positions;
  std::string master, customer, date, units, dollars;
  while (file >> master >> customer >> date >> units >> dollars) {
    const auto [found, is_new] =
        positions.insert({customer, static_cast<std::uint32_t>(records.size())});
    if (is_new) records.push_back(a_record().id(customer));
    const std::int32_t written = std::stoi(date);
    const std::int64_t cents =
        std::stoll(dollars.substr(0, dollars.size() - 3) + dollars.substr(dollars.size() - 2));
    orders.push_back(an_order()
                         .by(found->second)
                         .on(written / 10'000, written / 100 % 100, written % 100)
                         .paid(cents));
  }
  return a_population(records, orders);
}

}  // namespace sonder::testing
