#pragma once

#include <array>
#include <cfloat>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "table/detail/sav_bytes.h"
#include "table/raw_table.h"

namespace sonder::detail {

enum class SavCompression : std::uint8_t { kNone, kBytecode, kZlib };

/// Eight bytes as they lie in the file: what a number or a piece of a text takes.
using SavWord = std::array<char, 8>;

struct SavVariable {
  std::string short_name;     ///< at most 8 bytes
  std::int32_t width = 0;     ///< bytes of a text, 1-255; 0 for numbers
  std::uint8_t format = 0;    ///< how the program that wrote the file shows a number
  std::uint32_t element = 0;  ///< which word of a case is its first
  std::string label;
  std::vector<SavWord> missing;
  bool has_missing_range = false;  ///< the first two of `missing` are its ends
};

/// Labels that several variables share.
struct SavLabelSet {
  struct Entry {
    SavWord value;
    std::string label;
  };
  std::vector<Entry> entries;
  std::vector<std::uint32_t> elements;  ///< of the variables, from 1
};

struct SavExtension {
  std::int32_t subtype = 0;
  std::string bytes;
};

/// What stands in front of the cases, as it lies in the file. Texts are in the file's encoding.
/// Source: "System File Format" in the PSPP developers' guide.
struct SavDictionary {
  SavBytes bytes;
  SavCompression compression = SavCompression::kNone;
  std::uint32_t weight_element = 0;  ///< from 1; 0 for none
  std::int64_t case_count = -1;      ///< -1 where the writer did not know
  double bias = 100;                 ///< added to the codes of small whole numbers
  double no_value = -DBL_MAX;        ///< stands for an empty cell
  /// Stands for the open lower end of a range: the lowest number but one.
  double lowest = -0x1.ffffffffffffep+1023;
  double highest = DBL_MAX;  ///< and the upper one
  std::optional<std::int32_t> code_page;
  std::vector<SavVariable> variables;
  std::uint32_t element_count = 0;  ///< words of one case
  std::vector<SavLabelSet> label_sets;
  std::vector<SavExtension> extensions;  ///< those that `lay_out_columns` asks for
  std::uint64_t size = 0;                ///< bytes of the file up to here

  /// The bytes of the first extension of that kind; empty when there is none.
  std::string_view extension(std::int32_t subtype) const;
};

/// Reads the dictionary piece by piece, record by record. No more is held than one record, and
/// nothing that the file announces is believed beyond the file's size.
class SavDictionaryReader {
 public:
  SavDictionaryReader(std::uint64_t file_size, const ReaderLimits& limits)
      : file_size_(file_size), limits_(limits) {}

  /// Takes what belongs to the dictionary off the front of `piece`.
  /// Errors: kNotATable, kUnsupportedFormat, kLimitExceeded.
  Status push(std::string_view& piece);
  bool is_complete() const { return unit_ == Unit::kComplete; }
  /// Whether the first record was read, which says how the cases are stored.
  bool has_header() const { return unit_ != Unit::kHeader; }
  const SavDictionary& dictionary() const { return dictionary_; }

 private:
  /// What the bytes that are waited for are.
  enum class Unit : std::uint8_t {
    kHeader,
    kTag,
    kVariable,
    kVariableLabelSize,
    kVariableLabel,
    kMissing,
    kLabelCount,
    kLabelValue,
    kLabelText,
    kLabelTag,
    kLabelVariableCount,
    kLabelVariables,
    kDocumentLines,
    kExtension,
    kExtensionBytes,
    kFiller,
    kComplete,
  };

  void skip(std::string_view& piece);
  Status take_unit();
  Status expect(Unit unit, std::uint64_t bytes);
  Status expect_missing();
  Status expect_label();
  Error damage(std::string_view what) const;
  std::int32_t integer(std::size_t at) const { return dictionary_.bytes.integer(&held_[at]); }

  Status take_header();
  Status take_tag();
  Status take_variable();
  Status add_variable(std::int32_t width);
  Status take_variable_label_size();
  Status take_variable_label();
  void take_missing();
  Status take_label_value();
  Status take_label_text();
  Status take_label_variable_count();
  void take_label_variables();
  Status take_extension();
  Status take_extension_bytes();
  void take_special_numbers();

  std::uint64_t file_size_;
  ReaderLimits limits_;
  SavDictionary dictionary_;
  Unit unit_ = Unit::kHeader;
  std::string held_;        ///< bytes of the unit so far
  std::size_t need_ = 176;  ///< bytes of the whole unit
  std::uint64_t skip_ = 0;  ///< bytes to pass over before it
  std::int32_t missing_count_ = 0;
  std::uint32_t continuations_due_ = 0;
  std::uint32_t labels_due_ = 0;
  std::uint32_t label_bytes_ = 0;
};

}  // namespace sonder::detail
