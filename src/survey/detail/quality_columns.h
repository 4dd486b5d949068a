#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/bitset.h"
#include "table/table.h"

namespace sonder {

/// The columns in which survey tools write how a response came about.
struct QualityColumns {
  std::optional<std::size_t> duration;  ///< a number, in whatever unit
  std::optional<std::size_t> start;     ///< moments
  std::optional<std::size_t> end;       ///< moments
  std::vector<std::size_t> page_times;  ///< numbers, one column per page
  std::optional<std::size_t> finished;
  std::optional<std::size_t> submitted;  ///< blank where the form was not sent
  std::optional<std::size_t> progress;   ///< percent
  std::optional<std::size_t> status;
  std::vector<std::size_t> respondents;  ///< identifiers of who answered
  std::vector<std::size_t> devices;      ///< and of what it was answered on
};

/// By their names, in any header row, and the type they need. O(columns).
QualityColumns find_quality_columns(const Table& table, std::span<const std::uint32_t> left_out);

/// One number per row; absent where `known` is clear.
struct RowNumbers {
  std::vector<double> values;
  Bitset known;
};

/// Of a column of numbers or moments.
RowNumbers row_numbers(const Column& column);

}  // namespace sonder
