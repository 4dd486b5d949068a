#include "survey/response_sample.h"

#include <cmath>
#include <string>

namespace sonder {

Status check_sample(const ResponseSample& sample, std::size_t row_count) {
  if (sample.selected.size() != row_count) {
    return Error{ErrorCode::kInvalidArgument, "The mask must have one bit per row of the table."};
  }
  if (sample.weights.empty()) return Done{};
  if (sample.weights.size() != row_count) {
    return Error{ErrorCode::kInvalidArgument, "There must be one weight per row of the table."};
  }
  for (std::size_t row = 0; row < row_count; ++row) {
    const double weight = sample.weights[row];
    if (!sample.selected.test(row) || (std::isfinite(weight) && weight >= 0)) continue;
    return Error{ErrorCode::kInvalidArgument, "The weight of response " + std::to_string(row + 1) +
                                                  " must be 0 or more and finite."};
  }
  return Done{};
}

Tally& Tally::operator+=(const Tally& other) {
  count += other.count;
  weight += other.weight;
  squared_weight += other.squared_weight;
  return *this;
}

double Tally::effective_count() const {
  return squared_weight > 0 ? weight * weight / squared_weight : 0;
}

Tally unweighted(std::uint64_t count) {
  return {.count = count,
          .weight = static_cast<double>(count),
          .squared_weight = static_cast<double>(count)};
}

std::vector<Tally> tally_codes(std::span<const std::uint32_t> code_of, std::size_t code_count,
                               const ResponseSample& sample) {
  std::vector<Tally> tallies(code_count);
  for (std::size_t row = 0; row < code_of.size(); ++row) {
    if (sample.selected.test(row)) tallies[code_of[row]].add(sample.weight(row));
  }
  return tallies;
}

namespace {

/// As `tally_pairs` without weights.
std::vector<Tally> count_pairs(std::span<const std::uint32_t> code_of, std::size_t code_count,
                               std::span<const std::uint32_t> set_of, std::size_t set_count,
                               const Bitset& selected) {
  std::vector<std::uint32_t> counts(code_count * set_count);
  for (std::size_t row = 0; row < code_of.size(); ++row) {
    counts[code_of[row] * set_count + set_of[row]] += selected.test(row) ? 1 : 0;
  }
  std::vector<Tally> tallies;
  tallies.reserve(counts.size());
  for (const std::uint32_t count : counts) tallies.push_back(unweighted(count));
  return tallies;
}

}  // namespace

std::vector<Tally> tally_pairs(std::span<const std::uint32_t> code_of, std::size_t code_count,
                               std::span<const std::uint32_t> set_of, std::size_t set_count,
                               const ResponseSample& sample) {
  if (sample.weights.empty()) {
    return count_pairs(code_of, code_count, set_of, set_count, sample.selected);
  }
  std::vector<Tally> tallies(code_count * set_count);
  for (std::size_t row = 0; row < code_of.size(); ++row) {
    if (!sample.selected.test(row)) continue;
    tallies[code_of[row] * set_count + set_of[row]].add(sample.weights[row]);
  }
  return tallies;
}

}  // namespace sonder
