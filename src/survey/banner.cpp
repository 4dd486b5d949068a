#include "survey/banner.h"

#include <algorithm>
#include <utility>

#include "survey/detail/refinement.h"

namespace sonder {
namespace {

constexpr std::string_view kNested = " / ";

/// The columns that a response with these two sets of columns is in.
std::vector<std::uint32_t> nest_sets(const std::vector<std::uint32_t>& outer,
                                     const std::vector<std::uint32_t>& inner,
                                     std::size_t inner_count) {
  std::vector<std::uint32_t> columns;
  for (const std::uint32_t a : outer) {
    for (const std::uint32_t b : inner) {
      columns.push_back(static_cast<std::uint32_t>(a * inner_count + b));
    }
  }
  return columns;
}

}  // namespace

bool BannerGroup::is_partition() const {
  return std::all_of(sets.begin(), sets.end(),
                     [](const std::vector<std::uint32_t>& set) { return set.size() <= 1; });
}

BannerGroup group_by_answers(std::string title, const CodedAnswers& answers) {
  BannerGroup group{.title = std::move(title), .labels = answers.labels, .sets = {}, .set_of = {}};
  for (std::size_t code = 0; code < answers.code_count(); ++code) {
    const auto named = answers.labels_of(code);
    group.sets.push_back({named.begin(), named.end()});
  }
  group.set_of.assign(answers.code_of().begin(), answers.code_of().end());
  return group;
}

BannerGroup group_by_members(std::string title, std::vector<std::string> labels,
                             std::span<const Bitset> columns) {
  CodedGroups sets;
  sets.code_of.resize(columns.empty() ? 0 : columns.front().size());
  for (const Bitset& column : columns) {
    refine(sets, 2, [&](std::size_t row) { return column.test(row) ? 1U : 0U; });
  }
  BannerGroup group{
      .title = std::move(title), .labels = std::move(labels), .sets = {}, .set_of = {}};
  for (std::size_t row = 0; row < sets.code_of.size(); ++row) {
    if (sets.code_of[row] != group.sets.size()) continue;
    std::vector<std::uint32_t>& set = group.sets.emplace_back();
    for (std::uint32_t column = 0; column < columns.size(); ++column) {
      if (columns[column].test(row)) set.push_back(column);
    }
  }
  group.set_of = std::move(sets.code_of);
  return group;
}

BannerGroup spread_group(BannerGroup group, std::span<const std::uint32_t> position_of) {
  const auto none = static_cast<std::uint32_t>(group.sets.size());
  group.sets.emplace_back();
  std::vector<std::uint32_t> set_of(position_of.size(), none);
  for (std::size_t row = 0; row < set_of.size(); ++row) {
    if (position_of[row] < group.set_of.size()) set_of[row] = group.set_of[position_of[row]];
  }
  group.set_of = std::move(set_of);
  return group;
}

BannerGroup nest_groups(const BannerGroup& outer, const BannerGroup& inner) {
  CodedGroups pairs{.code_of = outer.set_of,
                    .count = static_cast<std::uint32_t>(outer.sets.size())};
  refine(pairs, static_cast<std::uint32_t>(inner.sets.size()),
         [&](std::size_t row) { return inner.set_of[row]; });
  BannerGroup group;
  group.title = outer.title + std::string(kNested) + inner.title;
  for (const std::string& a : outer.labels) {
    for (const std::string& b : inner.labels) {
      group.labels.push_back(a + std::string(kNested) + b);
    }
  }
  for (std::size_t row = 0; row < pairs.code_of.size(); ++row) {
    if (pairs.code_of[row] != group.sets.size()) continue;
    group.sets.push_back(nest_sets(outer.sets[outer.set_of[row]], inner.sets[inner.set_of[row]],
                                   inner.labels.size()));
  }
  group.set_of = std::move(pairs.code_of);
  return group;
}

}  // namespace sonder
