#include "stats/ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <string>
#include <utility>

#include "stats/detail/arguments.h"

namespace sonder {
namespace {

using detail::are_weights;
using detail::invalid;

constexpr double kEqualSums = 1e-9;
constexpr double kSettled = 1e-12;
constexpr std::size_t kMostRounds = 10'000;

using Order = std::vector<std::uint32_t>;

bool is_order(const Order& order, std::size_t items) {
  std::vector<bool> is_ranked(items);
  for (const std::uint32_t item : order) {
    if (item >= items || is_ranked[item]) return false;
    is_ranked[item] = true;
  }
  return true;
}

std::optional<Error> check_rankings(const Rankings& rankings) {
  if (!rankings.weights.empty() && rankings.weights.size() != rankings.orders.size()) {
    return invalid("there must be one weight per respondent");
  }
  if (!are_weights(rankings.weights)) return invalid("weights must be finite and not negative");
  for (std::size_t i = 0; i < rankings.orders.size(); ++i) {
    if (is_order(rankings.orders[i], rankings.items)) continue;
    return invalid("the order of respondent " + std::to_string(i + 1) +
                   " has an item twice or one that does not exist");
  }
  return std::nullopt;
}

double weight_of(const Rankings& rankings, std::size_t respondent) {
  return rankings.weights.empty() ? 1 : rankings.weights[respondent];
}

/// The items ranked, and after them the others where these are worse.
Order compared_items(const Order& order, const Rankings& rankings) {
  Order compared = order;
  if (!rankings.unranked_are_worse || order.empty()) return compared;
  std::vector<bool> is_ranked(rankings.items);
  for (const std::uint32_t item : order) is_ranked[item] = true;
  for (std::uint32_t item = 0; item < rankings.items; ++item) {
    if (!is_ranked[item]) compared.push_back(item);
  }
  return compared;
}

void add_order(const Order& order, double weight, const Rankings& rankings,
               RankingSummary& summary) {
  ++summary.base;
  summary.weighted_base += weight;
  const Order compared = compared_items(order, rankings);
  for (std::size_t i = 0; i < compared.size(); ++i) {
    RankedItem& item = summary.items[compared[i]];
    if (i >= order.size()) {
      item.borda += weight * static_cast<double>(compared.size() - order.size() - 1) / 2;
      continue;
    }
    ++item.base;
    item.weighted_base += weight;
    // A sum until all are added.
    item.mean_rank = item.mean_rank.value_or(0) + weight * static_cast<double>(i + 1);
    item.borda += weight * static_cast<double>(compared.size() - i - 1);
    for (std::size_t j = i + 1; j < compared.size(); ++j) {
      summary.preferences[compared[i] * rankings.items + compared[j]] += weight;
    }
  }
}

std::optional<std::uint32_t> find_condorcet_winner(const RankingSummary& summary) {
  const std::size_t count = summary.items.size();
  const double equal = kEqualSums * summary.weighted_base;
  for (std::uint32_t one = 0; one < count; ++one) {
    bool wins = true;
    for (std::uint32_t other = 0; other < count; ++other) {
      const double lead =
          summary.preferences[one * count + other] - summary.preferences[other * count + one];
      wins = wins && (one == other || lead > equal);
    }
    if (wins) return one;
  }
  return std::nullopt;
}

/// An order that somebody gave, and by what weight.
struct WeightedOrder {
  Order compared;
  std::size_t ranked = 0;  ///< the first of them; the others are in no order
  double weight = 0;

  /// The last item that is left gets its place without a choice.
  std::size_t choices() const {
    return compared.empty() ? 0 : std::min(ranked, compared.size() - 1);
  }
};

/// Orders that differ, in an order of their own.
std::vector<WeightedOrder> gather_orders(const Rankings& rankings) {
  std::vector<std::size_t> respondents(rankings.orders.size());
  std::iota(respondents.begin(), respondents.end(), std::size_t{0});
  std::stable_sort(respondents.begin(), respondents.end(), [&](std::size_t a, std::size_t b) {
    return rankings.orders[a] < rankings.orders[b];
  });
  std::vector<WeightedOrder> gathered;
  const Order* last = nullptr;
  for (const std::size_t respondent : respondents) {
    const Order& order = rankings.orders[respondent];
    const double weight = weight_of(rankings, respondent);
    if (weight == 0 || order.empty()) continue;
    if (last == nullptr || *last != order) {
      gathered.push_back({compared_items(order, rankings), order.size(), 0});
    }
    gathered.back().weight += weight;
    last = &order;
  }
  return gathered;
}

/// Which items lead to which: a chosen one to all that were left.
std::vector<bool> find_preferred(const std::vector<WeightedOrder>& orders, std::size_t items) {
  std::vector<bool> leads(items * items);
  for (const WeightedOrder& order : orders) {
    for (std::size_t i = 0; i < order.choices(); ++i) {
      for (std::size_t j = i + 1; j < order.compared.size(); ++j) {
        leads[order.compared[i] * items + order.compared[j]] = true;
      }
    }
  }
  return leads;
}

/// Items that lead to each other directly or by way of others (Warshall 1962).
std::vector<std::uint32_t> find_groups(std::vector<bool> leads, std::size_t items) {
  for (std::size_t by = 0; by < items; ++by) {
    for (std::size_t from = 0; from < items; ++from) {
      if (!leads[from * items + by]) continue;
      for (std::size_t to = 0; to < items; ++to) {
        if (leads[by * items + to]) leads[from * items + to] = true;
      }
    }
  }
  std::vector<std::uint32_t> groups(items);
  std::uint32_t count = 0;
  for (std::size_t item = 0; item < items; ++item) {
    std::size_t first = 0;
    while (first < item && !(leads[first * items + item] && leads[item * items + first])) ++first;
    groups[item] = first < item ? groups[first] : count++;
  }
  return groups;
}

/// What is left of the strengths at each choice.
std::vector<double> strengths_left(const WeightedOrder& order,
                                   const std::vector<double>& strengths) {
  std::vector<double> left(order.compared.size());
  double sum = 0;
  for (std::size_t i = left.size(); i-- > 0;) {
    sum += strengths[order.compared[i]];
    left[i] = sum;
  }
  return left;
}

/// Adds for each item how much it could have been chosen.
void add_chances(const WeightedOrder& order, const std::vector<double>& strengths,
                 std::vector<double>& chances) {
  const std::vector<double> left = strengths_left(order, strengths);
  double sum = 0;
  for (std::size_t i = 0; i < order.compared.size(); ++i) {
    if (i < order.choices()) sum += order.weight / left[i];
    chances[order.compared[i]] += sum;
  }
}

std::vector<double> count_choices(const std::vector<WeightedOrder>& orders, std::size_t items) {
  std::vector<double> counts(items);
  for (const WeightedOrder& order : orders) {
    for (std::size_t i = 0; i < order.choices(); ++i) counts[order.compared[i]] += order.weight;
  }
  return counts;
}

/// One round of Hunter's (30); returns the largest change, as a part of a strength.
double improve(const std::vector<WeightedOrder>& orders, const std::vector<double>& counts,
               std::vector<double>& strengths) {
  std::vector<double> next(strengths.size());
  for (const WeightedOrder& order : orders) add_chances(order, strengths, next);
  for (std::size_t i = 0; i < next.size(); ++i) next[i] = counts[i] / next[i];
  const double sum = std::accumulate(next.begin(), next.end(), 0.0);
  double changed = 0;
  for (std::size_t i = 0; i < next.size(); ++i) {
    next[i] /= sum;
    changed = std::max(changed, std::fabs(next[i] / strengths[i] - 1));
  }
  strengths = std::move(next);
  return changed;
}

double log_likelihood_of(const std::vector<WeightedOrder>& orders,
                         const std::vector<double>& strengths) {
  double sum = 0;
  for (const WeightedOrder& order : orders) {
    const std::vector<double> left = strengths_left(order, strengths);
    for (std::size_t i = 0; i < order.choices(); ++i) {
      sum += order.weight * std::log(strengths[order.compared[i]] / left[i]);
    }
  }
  return sum;
}

}  // namespace

Result<RankingSummary> summarise_rankings(const Rankings& rankings) {
  if (auto error = check_rankings(rankings)) return *std::move(error);
  RankingSummary summary;
  summary.items.resize(rankings.items);
  summary.preferences.resize(rankings.items * rankings.items);
  for (std::size_t i = 0; i < rankings.orders.size(); ++i) {
    if (rankings.orders[i].empty()) continue;
    add_order(rankings.orders[i], weight_of(rankings, i), rankings, summary);
  }
  for (RankedItem& item : summary.items) {
    if (item.weighted_base > 0) *item.mean_rank /= item.weighted_base;
    if (item.weighted_base == 0) item.mean_rank.reset();
  }
  summary.condorcet_winner = find_condorcet_winner(summary);
  return summary;
}

Result<PlackettLuce> fit_plackett_luce(const Rankings& rankings) {
  if (auto error = check_rankings(rankings)) return *std::move(error);
  const std::vector<WeightedOrder> orders = gather_orders(rankings);
  PlackettLuce fit;
  fit.groups = find_groups(find_preferred(orders, rankings.items), rankings.items);
  const bool has_fit =
      !fit.groups.empty() && *std::max_element(fit.groups.begin(), fit.groups.end()) == 0;
  if (!has_fit) return fit;
  fit.strengths.assign(rankings.items, 1 / static_cast<double>(rankings.items));
  const std::vector<double> counts = count_choices(orders, rankings.items);
  fit.is_settled = rankings.items == 1;
  while (!fit.is_settled && fit.rounds < kMostRounds) {
    fit.is_settled = improve(orders, counts, fit.strengths) < kSettled;
    ++fit.rounds;
  }
  fit.log_likelihood = log_likelihood_of(orders, fit.strengths);
  return fit;
}

}  // namespace sonder
