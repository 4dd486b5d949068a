#include "identity/detail/contested_pairs.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "identity/detail/pair_weights.h"

namespace sonder::detail {
namespace {

/// Profiles of which a decision says that they are not one.
std::set<ProfileId> contested_profiles(const Contest& contest) {
  const std::vector<ProfileId>& profile_of = contest.identifiers.profile_of;
  std::set<ProfileId> contested;
  for (const Decision& decision : contest.decisions) {
    const ProfileId profile = profile_of[decision.first.index];
    if (!decision.same && profile == profile_of[decision.second.index]) contested.insert(profile);
  }
  return contested;
}

std::vector<std::uint32_t> positions_in(ProfileId profile, const Contest& contest,
                                        const Matches& matches) {
  std::vector<std::uint32_t> positions;
  for (std::uint32_t position = 0; position < matches.records().size(); ++position) {
    const RecordId record = matches.records().record[position];
    if (contest.identifiers.profile_of[record.index] == profile) positions.push_back(position);
  }
  return positions;
}

/// The pairs among these records, weighed by how alike they are.
std::vector<WeighedPair> sharing_pairs(const std::vector<std::uint32_t>& positions,
                                       const Contest& contest, const Matches& matches) {
  std::vector<WeighedPair> pairs;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    for (std::size_t j = i + 1; j < positions.size(); ++j) {
      const RecordId a = matches.records().record[positions[i]];
      const RecordId b = matches.records().record[positions[j]];
      const auto reason =
          shared_identifier(contest.records, contest.options, contest.identifiers, a, b);
      if (!reason) continue;
      const double weight =
          pair_weight(matches.records(), matches.trained.model, positions[i], positions[j]);
      pairs.push_back({positions[i], positions[j], weight, *reason});
    }
  }
  return pairs;
}

}  // namespace

std::vector<WeighedPair> contested_pairs(const Contest& contest, const Matches& matches) {
  std::vector<WeighedPair> all;
  for (const ProfileId profile : contested_profiles(contest)) {
    const std::vector<std::uint32_t> positions = positions_in(profile, contest, matches);
    if (positions.size() > kMostContested) continue;
    const std::vector<WeighedPair> pairs = sharing_pairs(positions, contest, matches);
    all.insert(all.end(), pairs.begin(), pairs.end());
  }
  std::sort(all.begin(), all.end(), [](const WeighedPair& a, const WeighedPair& b) {
    return std::tuple(-a.weight, a.first, a.second) < std::tuple(-b.weight, b.first, b.second);
  });
  for (WeighedPair& pair : all) pair.weight = 0;
  return all;
}

}  // namespace sonder::detail
