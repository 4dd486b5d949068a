#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/bitset.h"
#include "base/result.h"
#include "stats/intervals.h"
#include "survey/response_design.h"

namespace sonder {

/// The responses that figures are about, and how much each of them counts.
struct ResponseSample {
  Bitset selected;  ///< one bit per row of the table
  /// One per row, from 0 and finite; none: each counts 1. Those of rows not selected do not matter.
  std::vector<double> weights = {};
  /// How the responses were drawn, with the same weights; responses that are not selected are
  /// still a part of it. Absent: each by itself, from a population many times larger.
  std::optional<ResponseDesign> design = std::nullopt;
  IntervalMethod interval = IntervalMethod::kWilson;  ///< of every share of them

  IntervalRule rule(double confidence) const { return {confidence, interval}; }
  double weight(std::size_t row) const { return weights.empty() ? 1 : weights[row]; }
};

/// Errors: kInvalidArgument for another number of rows, and for weights of selected rows that are
/// none.
Status check_sample(const ResponseSample& sample, std::size_t row_count);

/// Responses counted, unweighted and weighted.
struct Tally {
  std::uint64_t count = 0;
  double weight = 0;          ///< sum of the weights
  double squared_weight = 0;  ///< sum of their squares

  void add(double response_weight) {
    ++count;
    weight += response_weight;
    squared_weight += response_weight * response_weight;
  }
  Tally& operator+=(const Tally& other);
  /// Whether every response counts 1.
  bool is_unweighted() const {
    const auto n = static_cast<double>(count);
    return weight == n && squared_weight == n;
  }
  /// The size of a sample without weights that tells as much, (Σw)² / Σw² (Kish 1965, Survey
  /// Sampling, 11.7); 0 without weights.
  double effective_count() const;

  friend bool operator==(const Tally&, const Tally&) = default;
};

/// Of `count` responses without weights.
Tally unweighted(std::uint64_t count);

/// How many selected responses have each code: one tally per code below `code_count`.
/// O(responses).
std::vector<Tally> tally_codes(std::span<const std::uint32_t> code_of, std::size_t code_count,
                               const ResponseSample& sample);

/// How many have each pair of a code and one of `set_count` sets, code by code. O(responses).
std::vector<Tally> tally_pairs(std::span<const std::uint32_t> code_of, std::size_t code_count,
                               std::span<const std::uint32_t> set_of, std::size_t set_count,
                               const ResponseSample& sample);

}  // namespace sonder
