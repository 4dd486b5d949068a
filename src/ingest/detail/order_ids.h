#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "ingest/assemble.h"
#include "ingest/detail/cell_texts.h"

namespace sonder {

inline constexpr std::uint32_t kNoOrderId = 0;

/// The numbers of the order ids of one table's rows, see `OrderIds`.
class RowOrderIds {
 public:
  RowOrderIds() = default;
  explicit RowOrderIds(RowCodes codes) : codes_(std::move(codes)) {}
  RowOrderIds(const Column& column, std::int64_t lowest) : column_(&column), lowest_(lowest) {}

  std::uint32_t at(std::size_t row) const {
    if (column_ == nullptr) return codes_.at(row);
    if (!column_->has_value(row)) return kNoOrderId;
    return static_cast<std::uint32_t>(column_->value(row) - lowest_) + 1;
  }

 private:
  const Column* column_ = nullptr;
  std::int64_t lowest_ = 0;
  RowCodes codes_;
};

/// Gives the order ids of several tables small numbers from 1 on: the same id has the same number
/// in each. Where all ids are whole numbers close together, as shops count orders, they number
/// themselves; else a dictionary does.
class OrderIds {
 public:
  explicit OrderIds(std::span<const MappedTable> tables);

  /// kNoOrderId where a row, or the whole table, has none.
  RowOrderIds of(const MappedTable& mapped);
  /// One more than the highest number given so far.
  std::size_t size() const { return lowest_ ? span_ + 1 : texts_.size(); }

 private:
  std::optional<std::int64_t> lowest_;  ///< where ids number themselves
  std::size_t span_ = 0;                ///< how many there may be then
  TextDictionary texts_;
};

}  // namespace sonder
