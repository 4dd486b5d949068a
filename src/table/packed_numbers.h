#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text_dictionary.h"

namespace sonder {

/// How the texts of a packed column are written. Of every value there is exactly one text, so that
/// holding the value loses nothing.
struct PackedShape {
  enum class Kind : std::uint8_t {
    kDecimal,  ///< "-120", "0.50": no plus sign, no leading zero, at most 15 digits
    kDate,     ///< "2024-02-29"
    kMoment,   ///< "2024-02-29 13:05:00"
  };
  Kind kind = Kind::kDecimal;
  std::int32_t decimals = 0;  ///< of kDecimal: digits behind the point, as many in every text

  friend bool operator==(const PackedShape&, const PackedShape&) = default;
};

/// The shape of a text, if it has one.
std::optional<PackedShape> packed_shape_of(std::string_view text);

/// A column of mostly different numbers or dates, 4 bytes a row where they are small enough and 8
/// where they are not, instead of a dictionary that would hold nearly every text. Texts of another
/// shape are kept as they are beside it.
class PackedNumbers {
 public:
  /// Long enough for the text of any value.
  using Buffer = std::array<char, 32>;

  explicit PackedNumbers(PackedShape shape, std::uint64_t hash_seed = 0)
      : shape_(shape), hash_seed_(hash_seed), odd_texts_(hash_seed) {}

  PackedShape shape() const { return shape_; }
  std::size_t size() const { return is_wide_ ? wide_.size() : narrow_.size(); }
  void reserve(std::size_t rows);
  void append(std::string_view text);
  /// Appends `count` texts that stand `stride` apart.
  void append_rows(const std::string_view* texts, std::size_t stride, std::size_t count);
  /// Puts rows in front.
  void prepend(const std::vector<std::string_view>& texts);
  /// Drops the rows from `count` on.
  void shrink(std::size_t count);

  /// The mantissa at the shape's decimals, days or seconds since the epoch; absent where the text
  /// is empty or of another shape. O(1).
  std::optional<std::int64_t> number(std::size_t row) const {
    const std::int64_t value = raw(row);
    return value <= kOddMark ? std::nullopt : std::optional{value};
  }
  bool is_empty(std::size_t row) const { return raw(row) == kEmptyMark; }
  /// The text as it was, in `buffer` or in this. O(digits), O(log odd texts) for an odd one.
  std::string_view text(std::size_t row, Buffer& buffer) const;

  /// The texts of another shape.
  const TextDictionary& odd_texts() const { return odd_texts_; }
  /// Rows whose text has another shape.
  std::size_t odd_count() const { return odd_rows_.size(); }
  std::size_t filled_count() const { return size() - empty_count_; }
  /// O(rows) where the numbers lie close together, else O(rows log rows).
  std::size_t count_distinct() const;
  /// The lowest and the highest number; absent where there is none. O(rows).
  std::optional<std::pair<std::int64_t, std::int64_t>> range() const;

  /// The same texts in a dictionary. O(rows).
  CodedText to_coded() const;
  std::size_t memory_bytes() const;

 private:
  // Stored in the place of a number; no packed number is as small.
  static constexpr std::int64_t kEmptyMark = INT64_MIN;
  static constexpr std::int64_t kOddMark = INT64_MIN + 1;
  static constexpr std::int32_t kNarrowEmpty = INT32_MIN;
  static constexpr std::int32_t kNarrowOdd = INT32_MIN + 1;

  std::size_t append_short_decimals(const std::string_view* texts, std::size_t stride,
                                    std::size_t count);
  template <class Take>
  void each_number(const Take& take) const;
  std::int64_t raw(std::size_t row) const {
    if (is_wide_) return wide_[row];
    const std::int32_t value = narrow_[row];
    if (value > kNarrowOdd) return value;
    return value == kNarrowEmpty ? kEmptyMark : kOddMark;
  }
  std::size_t count_by_hash() const;
  std::size_t count_distinct_numbers() const;
  void push(std::int64_t value);
  void widen();
  std::int64_t mark_odd(std::string_view text);
  std::int64_t read(std::string_view text);

  PackedShape shape_;
  std::uint64_t hash_seed_;
  bool is_wide_ = false;
  std::vector<std::int32_t> narrow_;
  std::vector<std::int64_t> wide_;
  std::size_t empty_count_ = 0;
  TextDictionary odd_texts_;
  std::vector<std::size_t> odd_rows_;  ///< ascending
  std::vector<std::uint32_t> odd_codes_;
};

}  // namespace sonder
