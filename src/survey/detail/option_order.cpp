#include "survey/detail/option_order.h"

namespace sonder {
namespace {

bool usually_precedes(const Precedence& precedence, std::size_t first, std::size_t second) {
  return precedence.times_before(first, second) > precedence.times_before(second, first);
}

/// How many of the options still to place usually stand before this one.
std::size_t count_predecessors(const Precedence& precedence, const std::vector<bool>& is_placed,
                               std::size_t option) {
  std::size_t count = 0;
  for (std::size_t other = 0; other < precedence.size(); ++other) {
    if (!is_placed[other] && usually_precedes(precedence, other, option)) ++count;
  }
  return count;
}

/// The option to place next; when options contradict each other, the least contradicted one.
std::size_t choose_next(const Precedence& precedence, const std::vector<bool>& is_placed) {
  std::size_t best = precedence.size();
  std::size_t best_predecessors = 0;
  for (std::size_t option = 0; option < precedence.size(); ++option) {
    if (is_placed[option]) continue;
    const std::size_t predecessors = count_predecessors(precedence, is_placed, option);
    const bool is_first = best == precedence.size();
    if (is_first || predecessors < best_predecessors ||
        (predecessors == best_predecessors && precedence.count(option) > precedence.count(best))) {
      best = option;
      best_predecessors = predecessors;
    }
  }
  return best;
}

}  // namespace

Precedence::Precedence(std::size_t option_count)
    : counts_(option_count), pairs_(option_count * option_count) {}

void Precedence::add_pair(std::size_t first, std::size_t second, std::uint64_t times) {
  pairs_[first * counts_.size() + second] += times;
}

std::vector<std::size_t> order_options(const Precedence& precedence) {
  std::vector<std::size_t> order;
  std::vector<bool> is_placed(precedence.size());
  while (order.size() < precedence.size()) {
    const std::size_t next = choose_next(precedence, is_placed);
    is_placed[next] = true;
    order.push_back(next);
  }
  return order;
}

}  // namespace sonder
