#include "survey/detail/column_difference.h"

#include <algorithm>

namespace sonder {
namespace {

constexpr std::uint64_t kLeastNumbers = 2;

std::uint64_t count_numbers(const std::vector<NumberTally>& numbers) {
  std::uint64_t count = 0;
  for (const NumberTally& number : numbers) count += number.tally.count;
  return count;
}

std::vector<double> list_values(std::span<const std::vector<NumberTally>> numbers,
                                const std::vector<std::uint32_t>& columns) {
  std::vector<double> values;
  for (const std::uint32_t column : columns) {
    for (const NumberTally& number : numbers[column]) values.push_back(number.value);
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

GroupedValues group_numbers(std::span<const std::vector<NumberTally>> numbers,
                            const std::vector<std::uint32_t>& columns) {
  GroupedValues groups{
      .groups = columns.size(), .values = list_values(numbers, columns), .counts = {}};
  const std::size_t cells = groups.values.size() * columns.size();
  groups.counts.resize(cells);
  groups.weights.resize(cells);
  groups.squared_weights.resize(cells);
  for (std::size_t group = 0; group < columns.size(); ++group) {
    for (const NumberTally& number : numbers[columns[group]]) {
      const auto found = std::lower_bound(groups.values.begin(), groups.values.end(), number.value);
      const std::size_t cell =
          static_cast<std::size_t>(found - groups.values.begin()) * columns.size() + group;
      groups.counts[cell] += number.tally.count;
      groups.weights[cell] += number.tally.weight;
      groups.squared_weights[cell] += number.tally.squared_weight;
    }
  }
  return groups;
}

std::optional<AdjustedTest> unadjusted(const std::optional<GroupTest>& test) {
  if (!test) return std::nullopt;
  return AdjustedTest{*test, test->p_value};
}

std::optional<GroupTest> test_means(const GroupedValues& groups, bool is_weighted) {
  if (is_weighted) return weighted_means_test(groups);
  return groups.groups == 2 ? welch_test(groups) : analysis_of_variance(groups);
}

std::optional<GroupTest> test_by_design(const GroupedValues& groups,
                                        std::vector<std::uint32_t> columns,
                                        const PartMeans& by_design) {
  for (std::uint32_t& column : columns) ++column;
  return weighted_means_test(groups, by_design, columns);
}

}  // namespace

ColumnDifference test_columns(std::span<const std::vector<NumberTally>> numbers, bool is_weighted,
                              const std::optional<PartMeans>& by_design) {
  ColumnDifference difference{.columns = {}, .is_weighted = is_weighted};
  for (std::uint32_t column = 0; column < numbers.size(); ++column) {
    const std::uint64_t count = count_numbers(numbers[column]);
    if (count < kLeastNumbers) continue;
    difference.columns.push_back(column);
    difference.base += count;
  }
  if (difference.columns.size() < 2) {
    difference.problem = "fewer than two columns have two answers or more";
    return difference;
  }
  const GroupedValues groups = group_numbers(numbers, difference.columns);
  if (groups.values.size() < 2) {
    difference.problem = "everybody gave the same answer";
    return difference;
  }
  difference.means = unadjusted(by_design ? test_by_design(groups, difference.columns, *by_design)
                                          : test_means(groups, is_weighted));
  difference.ranks =
      unadjusted(groups.groups == 2 ? mann_whitney_test(groups) : kruskal_wallis_test(groups));
  return difference;
}

}  // namespace sonder
