#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text_dictionary.h"

namespace sonder::detail {

/// A column in the making. Most records of a mixed stream lack most fields, so a column that
/// appears late keeps its filled rows only, until they are a quarter of all.
class JsonColumn {
 public:
  JsonColumn(std::uint32_t field, std::uint64_t hash_seed);

  std::uint32_t field() const { return field_; }
  const TextDictionary& dictionary() const { return text_.dictionary; }
  /// Rows must come in ascending order. Returns how many empty cells had to be written.
  std::size_t put(std::size_t row, std::string_view cell);
  /// Empty cells that `take` has to write.
  std::size_t count_gaps(std::size_t row_count) const;
  /// One code per row. The column is empty afterwards.
  CodedText take(std::size_t row_count);

 private:
  struct Entry {
    std::uint32_t row;
    std::uint32_t code;
  };
  std::size_t spread();

  std::uint32_t field_;
  CodedText text_;
  bool is_sparse_ = false;
  std::vector<Entry> entries_;  ///< while `is_sparse_`
};

}  // namespace sonder::detail
