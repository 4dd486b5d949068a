#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_dictionary.h"
#include "identity/compared_records.h"
#include "identity/detail/spellings.h"

namespace sonder {

/// What records that came later did to those that were there.
struct RecordGrowth {
  /// A value that another spelling stands for now, and what it was compared by before.
  struct Respelt {
    std::size_t list = 0;  ///< position in `ComparedRecords::values`
    std::uint32_t code = 0;
    ComparedValues::Value before;
  };

  std::vector<std::uint32_t> position_of;  ///< by position before: the position now. Ascending
  std::vector<std::uint32_t> added;        ///< positions of the new records, ascending
  std::vector<Respelt> respelt;            ///< of values that were there before
};

/// Brings records into the form in which they are compared, and later ones beside them. What is
/// known after all came together is the same as after they came one by one, but for the numbers
/// that values have as codes.
class RecordPreparation {
 public:
  RecordPreparation();

  const ComparedRecords& records() const { return prepared_; }
  ComparedRecords& records() { return prepared_; }

  /// Takes in the records from `records().size()` on; those before must be what they were.
  /// O(records + their distinct values · length).
  RecordGrowth extend(const PersonRecords& records);

 private:
  struct FullNameCodes {
    std::uint32_t given = 0;
    std::uint32_t surname = 0;
  };

  void take_texts(ComparedField field, const CodedText& column);
  void take_birth_dates(const PersonRecords& records);
  void take_full_names(const CodedText& names);
  std::vector<std::uint32_t> count_full_names(const CodedText& names) const;
  bool has_no_name(std::size_t record) const;
  std::uint32_t intern_key(ComparedField field, const std::string& key);
  std::uint32_t intern(ComparedField field, std::string_view text, std::uint64_t records);
  void decode(std::size_t list, RecordGrowth& growth);
  void respell(std::size_t list, const std::vector<std::uint32_t>& keys, RecordGrowth& growth);
  void sort_by_content(RecordGrowth& growth);
  void count_values(const RecordGrowth& growth);
  std::uint64_t hash_of(const ComparedCodes& codes) const;

  ComparedRecords prepared_;
  std::vector<ComparedCodes> added_;                ///< of the records taken in, in their order
  std::vector<TextDictionary> dictionaries_;        ///< of keys, by list of values
  std::vector<detail::Spellings> spellings_;        ///< by list of values
  std::vector<std::vector<std::uint64_t>> hashes_;  ///< of keys, by list of values and code
};

}  // namespace sonder
