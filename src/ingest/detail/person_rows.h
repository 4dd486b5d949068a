#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "base/text_index.h"
#include "ingest/assemble.h"
#include "ingest/detail/attribute_rows.h"
#include "ingest/detail/cell_texts.h"

namespace sonder {

inline constexpr std::string_view kPlaceholderMessage =
    "the customer id or e-mail address is a placeholder and nobody's own, so it is not used";

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
  std::uint32_t customer_code(std::size_t row) const {
    const std::uint32_t code = customer_id_.at(row);
    return nobodys_ids_.test(code) ? TextDictionary::kEmpty : code;
  }
  /// Whether the row has an id or address that is nobody's own, and therefore none: see
  /// text/placeholders.h. Zeros are an id where a file of customers has them.
  bool has_placeholder(std::size_t row) const {
    return nobodys_ids_.test(customer_id_.at(row)) || nobodys_emails_.test(email_.at(row));
  }

  /// A new record for the row.
  RecordId add(std::size_t row);
  /// The record of the first row with the same customer id and e-mail.
  RecordId find_or_add(std::size_t row);

 private:
  struct Slot {
    std::uint32_t email = 0;
    std::uint32_t record = kNoRecord;
  };
  static constexpr std::uint32_t kNoRecord = 0xFFFFFFFF;

  void add_birth_date(std::size_t row);
  bool asks_to_stay_unknown(std::size_t row) const;
  /// The record that has the row's identifiers already.
  RecordId seen_again(std::uint32_t record, std::size_t row);
  std::uint32_t email_code(std::size_t row) const {
    const std::uint32_t code = email_.at(row);
    return nobodys_emails_.test(code) ? TextDictionary::kEmpty : code;
  }

  const MappedTable& mapped_;
  RecordOrigin origin_;
  PersonRecords& records_;
  RowCodes customer_id_;
  RowCodes email_;
  Bitset nobodys_ids_;     ///< by code of customer ids
  Bitset nobodys_emails_;  ///< by code of addresses
  std::vector<RowCodes> fields_;
  const Column* birth_date_;
  const Column* registered_on_;
  const Column* observed_on_;
  AttributeRows attributes_;
  RowCodes consent_;          ///< kConsentUnknown and so on in place of codes
  RowCodes do_not_identify_;  ///< likewise, kConsentGiven for who asked to stay unknown
  /// The first pair of each customer id, or of each e-mail without one; nearly all rows end here.
  std::vector<Slot> slots_;
  TextIndex further_pairs_;  ///< by the bytes of customer and e-mail
};

}  // namespace sonder
