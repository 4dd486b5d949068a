#pragma once

#include "model/population.h"

namespace sonder {

/// Which of the nine sources a record's value of a field is from. What the file was told to be
/// holds for all of it. Otherwise
///
/// - what orders say is transactional, but identifiers: those are on-line identities;
/// - what responses say is declared, and what logs say non-transactional, identifiers again apart;
/// - of rows of customers, identifiers and names are on-line identities, and digital ones where the
///   row says that the e-mail address or phone was verified; counts and totals are transactional,
///   contacts, visits and motives non-transactional; all else the person declared.
///
/// `field` is absent for a field of a mapping's own. O(1).
SourceClass source_class_of(const Population& population, std::size_t record,
                            std::optional<Field> field);

/// Whether the row says that this identifier was verified: `kEmail` by kEmailVerified, `kPhone` by
/// kPhoneVerified; of other fields false.
bool is_verified(const PersonRecords& records, std::size_t record, Field field);

/// The day on which the record says how things were: that of its row, else of its file. Absent
/// where neither says.
std::optional<Date> observed_on(const Population& population, std::size_t record);

}  // namespace sonder
