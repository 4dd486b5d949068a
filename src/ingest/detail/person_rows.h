#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "ingest/assemble.h"
#include "ingest/detail/cell_texts.h"

namespace sonder {

/// Makes person records of a table's rows. Every distinct text is understood once, when this is
/// made; a row then costs a few array reads.
class PersonRows {
 public:
  /// `records` must outlive this, and nothing else may add to it meanwhile.
  PersonRows(const MappedTable& mapped, RecordOrigin origin, PersonRecords& records);

  /// Whether the row has a customer id or an e-mail.
  bool names_customer(std::size_t row) const {
    return customer_code(row) != TextDictionary::kEmpty ||
           email_code(row) != TextDictionary::kEmpty;
  }
  std::uint32_t customer_code(std::size_t row) const { return code_of(customer_id_, row); }

  /// A new record for the row.
  RecordId add(std::size_t row);
  /// The record of the first row with the same customer id and e-mail.
  RecordId find_or_add(std::size_t row);

 private:
  struct MappedCodes {
    const Column* column = nullptr;
    CodeMap codes;
  };
  struct Slot {
    std::uint32_t email = 0;
    std::uint32_t record = kNoRecord;
  };
  static constexpr std::uint32_t kNoRecord = 0xFFFFFFFF;

  static std::uint32_t code_of(const MappedCodes& mapped, std::size_t row) {
    if (mapped.column == nullptr) return TextDictionary::kEmpty;
    return mapped.codes[mapped.column->text.codes[row]];
  }
  std::uint32_t email_code(std::size_t row) const { return code_of(email_, row); }
  std::uint8_t consent_at(std::size_t row) const;

  const MappedTable& mapped_;
  RecordOrigin origin_;
  PersonRecords& records_;
  MappedCodes customer_id_;
  MappedCodes email_;
  std::vector<MappedCodes> fields_;
  const Column* birth_date_;
  const Column* registered_on_;
  const Column* consent_;
  std::vector<std::uint8_t> consents_;  ///< per code of `consent_`
  /// The first pair of each customer id, or of each e-mail without one; nearly all rows end here.
  std::vector<Slot> slots_;
  std::unordered_map<std::uint64_t, std::uint32_t> further_pairs_;
};

}  // namespace sonder
