#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/text_dictionary.h"
#include "table/detail/sav_columns.h"
#include "table/detail/sav_dictionary.h"

namespace sonder::detail {

/// Puts the cases of a system file into columns, piece by piece. Holds one case at a time, so that
/// nothing of a case that is cut off shows.
class SavCases {
 public:
  SavCases(const SavDictionary& dictionary, std::vector<SavColumn> columns,
           const ReaderLimits& limits, std::uint64_t hash_seed);

  /// `bytes` are unpacked already where zlib packed them. Those behind the end are passed over.
  /// Errors: kLimitExceeded.
  Status push(std::string_view bytes);

  std::size_t row_count() const { return row_count_; }
  /// Whether a case has begun and not ended.
  bool is_inside_case() const { return filled_ > 0 || is_raw_due_ || !held_.empty(); }
  /// Whether the mark was met that ends the cases of compressed files.
  bool is_over() const { return is_over_; }
  /// Cells that hold infinity or no number at all, and became empty.
  std::uint64_t odd_number_count() const { return odd_number_count_; }
  /// Cells of whole cases. To be called once, at the end.
  std::vector<CodedText> take_columns() { return std::move(cells_); }

 private:
  static constexpr std::size_t kWordBytes = 8;

  void take_word(const char* word);
  void run_codes();
  void add_word(const char* word);
  void add_number(double value);
  void end_case();
  void check_limits();
  void add_cell(std::size_t column);
  std::uint32_t code_of_number(std::size_t column);
  std::string_view text_at(const SavColumn& column);

  struct LastNumber {
    std::uint64_t bits = 0;  ///< of zero
    std::optional<std::uint32_t> code;
  };

  SavBytes bytes_;
  bool is_compressed_;
  double bias_;
  double no_value_;
  ReaderLimits limits_;
  std::vector<SavColumn> columns_;
  std::vector<CodedText> cells_;
  std::vector<LastNumber> last_numbers_;  ///< per column: most numbers repeat the one above
  std::vector<char> case_;                ///< words of the current case, numbers as they are here
  std::vector<bool> is_number_;           ///< per word
  std::size_t filled_ = 0;                ///< bytes of `case_`
  std::string joined_;                    ///< a text without the gaps between its segments
  std::string held_;                      ///< a word that a piece cut
  std::array<char, kWordBytes> codes_{};
  std::size_t code_at_ = kWordBytes;
  bool is_raw_due_ = false;  ///< the last code says that the next word is a value
  bool is_over_ = false;
  std::size_t row_count_ = 0;
  std::uint64_t odd_number_count_ = 0;
  std::optional<Error> error_;
};

}  // namespace sonder::detail
