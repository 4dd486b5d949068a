#include "table/detail/json_column.h"

#include <utility>

namespace sonder::detail {
namespace {

constexpr std::size_t kEarlyRows = 256;
constexpr std::size_t kDenseShare = 4;

}  // namespace

JsonColumn::JsonColumn(std::uint32_t field, std::uint64_t hash_seed)
    : field_(field), text_{TextDictionary(hash_seed), {}} {}

std::size_t JsonColumn::put(std::size_t row, std::string_view cell) {
  const std::uint32_t code = text_.dictionary.intern(cell);
  if (code == TextDictionary::kEmpty) return 0;
  if (text_.codes.empty() && row >= kEarlyRows) is_sparse_ = true;
  if (is_sparse_) {
    entries_.push_back({static_cast<std::uint32_t>(row), code});
    return entries_.size() * kDenseShare < row ? 0 : spread();
  }
  const std::size_t gap = row - text_.codes.size();
  if (gap > 0) text_.codes.resize(row, TextDictionary::kEmpty);
  text_.codes.push_back(code);
  return gap;
}

/// From filled rows to one code per row.
std::size_t JsonColumn::spread() {
  const std::size_t rows = entries_.back().row + std::size_t{1};
  text_.codes.assign(rows, TextDictionary::kEmpty);
  for (const Entry& entry : entries_) text_.codes[entry.row] = entry.code;
  const std::size_t gaps = rows - entries_.size();
  entries_ = {};
  is_sparse_ = false;
  return gaps;
}

std::size_t JsonColumn::count_gaps(std::size_t row_count) const {
  return row_count - (is_sparse_ ? entries_.size() : text_.codes.size());
}

CodedText JsonColumn::take(std::size_t row_count) {
  if (!entries_.empty()) spread();
  text_.codes.resize(row_count, TextDictionary::kEmpty);
  return std::move(text_);
}

}  // namespace sonder::detail
