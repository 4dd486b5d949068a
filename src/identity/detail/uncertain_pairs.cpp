#include "identity/detail/uncertain_pairs.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace sonder::detail {
namespace {

using Groups = std::pair<std::uint32_t, std::uint32_t>;

struct OpenPair {
  Groups groups;            ///< the lower one first
  double distance = 0;      ///< of the weight from even odds
  std::uint32_t first = 0;  ///< position
  std::uint32_t second = 0;
  double weight = 0;
};

Groups groups_of(const Matches& matches, RecordId a, RecordId b) {
  return std::minmax({matches.group_of[a.index], matches.group_of[b.index]});
}

std::set<Groups> groups_apart(const Matches& matches, std::span<const Decision> decisions) {
  std::set<Groups> apart;
  for (const Decision& decision : decisions) {
    if (!decision.same) apart.insert(groups_of(matches, decision.first, decision.second));
  }
  return apart;
}

/// Pairs of two groups that may be one.
std::vector<OpenPair> pairs_between_groups(const ComparedPairs& compared, const Matches& matches) {
  const std::set<Groups> apart = groups_apart(matches, compared.decisions);
  std::vector<OpenPair> open;
  for (const WeighedPair& pair : compared.pairs) {
    if (probability_of(pair.weight) < compared.uncertain_from) continue;
    const Groups groups = groups_of(matches, matches.records().record[pair.first],
                                    matches.records().record[pair.second]);
    if (groups.first == groups.second || apart.contains(groups)) continue;
    open.push_back({groups, std::abs(pair.weight), pair.first, pair.second, pair.weight});
  }
  return open;
}

/// Leaves one pair of each two groups.
void keep_nearest_to_even(std::vector<OpenPair>& open) {
  std::sort(open.begin(), open.end(), [](const OpenPair& a, const OpenPair& b) {
    return std::tie(a.groups, a.distance, a.first, a.second) <
           std::tie(b.groups, b.distance, b.first, b.second);
  });
  open.erase(std::unique(open.begin(), open.end(),
                         [](const OpenPair& a, const OpenPair& b) { return a.groups == b.groups; }),
             open.end());
}

bool is_decided(const ComparedPairs& compared, const MatchLink& link) {
  return std::any_of(
      compared.decisions.begin(), compared.decisions.end(), [&](const Decision& decision) {
        return std::minmax(decision.first, decision.second) == std::minmax(link.first, link.second);
      });
}

std::vector<MatchLink> doubtful_links(const ComparedPairs& compared, const Matches& matches) {
  std::vector<MatchLink> links;
  for (const MatchLink& link : matches.links) {
    if (link.reason != LinkReason::kSimilarity) continue;
    if (1 - probability_of(link.weight) < compared.uncertain_from) continue;
    if (!is_decided(compared, link)) links.push_back(link);
  }
  return links;
}

}  // namespace

void list_uncertain(const ComparedPairs& compared, Matches& matches) {
  std::vector<OpenPair> open = pairs_between_groups(compared, matches);
  keep_nearest_to_even(open);
  std::vector<MatchLink> uncertain = doubtful_links(compared, matches);
  for (const OpenPair& pair : open) {
    const auto [first, second] =
        std::minmax(matches.records().record[pair.first], matches.records().record[pair.second]);
    uncertain.push_back({first, second, LinkReason::kSimilarity, pair.weight});
  }
  std::sort(uncertain.begin(), uncertain.end(), [](const MatchLink& a, const MatchLink& b) {
    return std::tuple(std::abs(a.weight), a.first, a.second) <
           std::tuple(std::abs(b.weight), b.first, b.second);
  });
  matches.uncertain_pairs = uncertain.size();
  if (uncertain.size() > kMostUncertain) uncertain.resize(kMostUncertain);
  matches.uncertain = std::move(uncertain);
}

}  // namespace sonder::detail
