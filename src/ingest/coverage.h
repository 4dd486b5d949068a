#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/date.h"
#include "ingest/assemble.h"
#include "model/source.h"

namespace sonder {

/// Which of the nine sources and four types of data a file feeds. Ascending, each once.
struct Coverage {
  std::vector<SourceClass> sources;
  std::vector<DataType> types;

  friend bool operator==(const Coverage&, const Coverage&) = default;
};

/// The sources are those that the mapped fields can show: transactional where there is money or a
/// quantity; declared for answers, consent, gender, language and date of birth; digital identity
/// for a name beside a phone, a date of birth or an address; online identity for a customer id or
/// e-mail address; anonymous identity for rows that name nobody; non-transactional for answers,
/// channels and events. Who got the data from whom, or concluded them, no file says. The types are
/// those of the fields, and qualitative for answers. Columns that are left out feed nothing.
/// O(fields).
Coverage find_coverage(const Mapping& mapping, const RowAccount& account);

/// The days that a file is about.
struct Freshness {
  std::uint32_t column = 0;  ///< the one that dates the rows
  Date first;
  Date last;

  friend bool operator==(const Freshness&, const Freshness&) = default;
};

/// First and last day of the column that dates the rows: when they were ordered, else answered,
/// else registered. Absent where no such column is mapped or none of its cells is a date. O(rows).
std::optional<Freshness> measure_freshness(const Table& table, const Mapping& mapping);

}  // namespace sonder
