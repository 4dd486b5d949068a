#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/bitset.h"
#include "survey/coded_answers.h"

namespace sonder {

/// Columns of a cross-table that are compared with each other, such as the answers to a question
/// or segments of customers. A response may be in several of them, or in none.
struct BannerGroup {
  std::string title;
  std::vector<std::string> labels;  ///< one per column
  /// The sets of columns that responses are in, each ascending.
  std::vector<std::vector<std::uint32_t>> sets;
  std::vector<std::uint32_t> set_of;  ///< per response, a position in `sets`

  /// Whether no response is in two columns.
  bool is_partition() const;
};

/// The options or points of a question; without answer in none of them. O(codes + responses).
BannerGroup group_by_answers(std::string title, const CodedAnswers& answers);

/// One column per member of `columns`, which have one bit per response, or whatever is spread over
/// responses later. O(responses × columns).
BannerGroup group_by_members(std::string title, std::vector<std::string> labels,
                             std::span<const Bitset> columns);

/// The group of what `position_of` names for each response, such as its respondent: a response is
/// in the columns of the thing at that position of `group`, in none where that is beyond its end.
/// O(responses).
BannerGroup spread_group(BannerGroup group, std::span<const std::uint32_t> position_of);

/// A column for every pair of a column of `outer` and one of `inner`, those of the first one
/// first: "Outer label / Inner label". O(responses + pairs of sets).
BannerGroup nest_groups(const BannerGroup& outer, const BannerGroup& inner);

}  // namespace sonder
