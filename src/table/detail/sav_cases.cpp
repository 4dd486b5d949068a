#include "table/detail/sav_cases.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "table/detail/sav_values.h"

namespace sonder::detail {
namespace {

constexpr std::string_view kBlanks = "        ";

/// Codes of one byte each that stand for words; any other is a number.
enum Code : std::uint8_t { kNothing = 0, kEnd = 252, kValue = 253, kBlank = 254, kNoValue = 255 };

/// A few bytes of a compressed file make a cell, and a cell takes four: this much and no more.
constexpr std::size_t kMostCells = std::size_t{1} << 29;

}  // namespace

SavCases::SavCases(const SavDictionary& dictionary, std::vector<SavColumn> columns,
                   const ReaderLimits& limits, std::uint64_t hash_seed)
    : bytes_(dictionary.bytes),
      is_compressed_(dictionary.compression != SavCompression::kNone),
      bias_(dictionary.bias),
      no_value_(dictionary.no_value),
      limits_(limits),
      columns_(std::move(columns)),
      cells_(columns_.size(), CodedText{TextDictionary(hash_seed), {}}),
      last_numbers_(columns_.size()),
      case_(dictionary.element_count * kWordBytes),
      is_number_(dictionary.element_count) {
  for (const SavColumn& column : columns_) is_number_[column.element] = column.width == 0;
}

Status SavCases::push(std::string_view bytes) {
  while (!bytes.empty() && !is_over_ && !error_) {
    if (held_.empty() && bytes.size() >= kWordBytes) {
      take_word(bytes.data());
      bytes.remove_prefix(kWordBytes);
      continue;
    }
    const std::string_view taken = bytes.substr(0, kWordBytes - held_.size());
    held_ += taken;
    bytes.remove_prefix(taken.size());
    if (held_.size() < kWordBytes) break;
    take_word(held_.data());
    held_.clear();
  }
  if (error_) return *error_;
  return Done{};
}

void SavCases::take_word(const char* word) {
  if (!is_compressed_) return add_word(word);
  if (is_raw_due_) {
    is_raw_due_ = false;
    add_word(word);
  } else {
    std::copy_n(word, kWordBytes, codes_.begin());
    code_at_ = 0;
  }
  run_codes();
}

void SavCases::run_codes() {
  while (code_at_ < kWordBytes && !error_) {
    const auto code = static_cast<std::uint8_t>(codes_[code_at_++]);
    switch (code) {
      case kNothing: break;
      case kEnd: is_over_ = true; return;
      case kValue: is_raw_due_ = true; return;
      case kBlank: add_word(kBlanks.data()); break;
      case kNoValue: add_number(no_value_); break;
      default: add_number(code - bias_);
    }
  }
}

void SavCases::add_word(const char* word) {
  if (is_number_[filled_ / kWordBytes]) return add_number(bytes_.number(word));
  std::memcpy(&case_[filled_], word, kWordBytes);
  filled_ += kWordBytes;
  if (filled_ == case_.size()) end_case();
}

void SavCases::add_number(double value) {
  std::memcpy(&case_[filled_], &value, kWordBytes);
  filled_ += kWordBytes;
  if (filled_ == case_.size()) end_case();
}

void SavCases::end_case() {
  filled_ = 0;
  check_limits();
  if (error_) return;
  for (std::size_t column = 0; column < columns_.size(); ++column) add_cell(column);
  ++row_count_;
}

void SavCases::check_limits() {
  const std::size_t most = std::min(limits_.rows, kMostCells / columns_.size());
  if (row_count_ < most) return;
  error_ = Error{ErrorCode::kLimitExceeded, "the SPSS file has more than " + std::to_string(most) +
                                                " rows, the limit of " +
                                                std::to_string(columns_.size()) + " columns"};
}

void SavCases::add_cell(std::size_t column) {
  CodedText& cells = cells_[column];
  cells.codes.push_back(columns_[column].width == 0
                            ? code_of_number(column)
                            : cells.dictionary.intern(text_at(columns_[column])));
}

std::uint32_t SavCases::code_of_number(std::size_t column) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &case_[columns_[column].element * kWordBytes], sizeof bits);
  LastNumber& last = last_numbers_[column];
  if (last.code && last.bits == bits) return *last.code;
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  if (!std::isfinite(value)) {
    ++odd_number_count_;
    return TextDictionary::kEmpty;
  }
  const std::uint32_t code =
      value == no_value_
          ? TextDictionary::kEmpty
          : cells_[column].dictionary.intern(format_sav_number(value, columns_[column].format));
  last = {bits, code};
  return code;
}

/// Valid until the next call.
std::string_view SavCases::text_at(const SavColumn& column) {
  constexpr std::size_t kUsed = kSavSegmentBytes - 1;
  const std::string_view words(&case_[column.element * kWordBytes],
                               case_.size() - column.element * kWordBytes);
  if (column.width <= kUsed) return without_filling(words.substr(0, column.width));
  joined_.clear();
  for (std::size_t at = 0; joined_.size() < column.width; at += kSavSegmentBytes) {
    joined_ += words.substr(at, std::min<std::size_t>(kUsed, column.width - joined_.size()));
  }
  return without_filling(joined_);
}

}  // namespace sonder::detail
