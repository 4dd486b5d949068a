#include "identity/decisions.h"

#include <algorithm>

#include "identity/detail/disjoint_sets.h"

namespace sonder {
namespace {

/// Takes decisions from the latest to the earliest.
class Settling {
 public:
  explicit Settling(std::uint32_t record_count) : same_(record_count) {}

  /// Whether it agrees with those taken before; then it is taken, too.
  bool take(const Decision& decision) {
    const std::uint32_t a = same_.find(decision.first.index);
    const std::uint32_t b = same_.find(decision.second.index);
    if (decision.same ? are_apart(a, b) : a == b) return false;
    if (decision.same) {
      same_.unite(a, b);
    } else {
      apart_.push_back(decision);
    }
    return true;
  }

 private:
  bool are_apart(std::uint32_t a, std::uint32_t b) {
    return std::any_of(apart_.begin(), apart_.end(), [&](const Decision& decision) {
      const std::uint32_t first = same_.find(decision.first.index);
      const std::uint32_t second = same_.find(decision.second.index);
      return (first == a && second == b) || (first == b && second == a);
    });
  }

  detail::DisjointSets same_;
  std::vector<Decision> apart_;
};

}  // namespace

SettledDecisions settle_decisions(std::span<const Decision> decisions, std::uint32_t record_count,
                                  const Bitset& anonymous) {
  const auto is_known = [&](const Decision& decision) {
    return !anonymous.test(decision.first.index) && !anonymous.test(decision.second.index);
  };
  Settling settling(record_count);
  SettledDecisions settled;
  for (std::size_t i = decisions.size(); i-- > 0;) {
    if (is_known(decisions[i]) && settling.take(decisions[i])) {
      settled.in_force.push_back(decisions[i]);
    } else {
      settled.gave_way.push_back(static_cast<std::uint32_t>(i));
    }
  }
  std::reverse(settled.in_force.begin(), settled.in_force.end());
  std::reverse(settled.gave_way.begin(), settled.gave_way.end());
  return settled;
}

}  // namespace sonder
