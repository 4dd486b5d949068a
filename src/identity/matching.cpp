#include "identity/matching.h"

#include <algorithm>
#include <cmath>

#include "identity/detail/contested_pairs.h"
#include "identity/detail/id_spaces.h"
#include "identity/detail/pair_weights.h"
#include "identity/detail/uncertain_pairs.h"

namespace sonder {
namespace {

constexpr double kFewDuplicates = 0.002;  // per record
constexpr double kSure = 0.9;
constexpr std::uint32_t kMostFiles = 64;
constexpr double kThresholds[] = {0.01, 0.1, 0.5, 0.9, 0.99, 0.999};

std::optional<Error> check_options(const MatchOptions& options) {
  if (options.threshold < 0.01 || options.threshold > 0.9999) {
    return Error{ErrorCode::kInvalidArgument, "threshold must be from 0.01 to 0.9999"};
  }
  if (options.blocking.max_block_records < 2 || options.blocking.max_block_records > 100'000) {
    return Error{ErrorCode::kInvalidArgument, "max_block_records must be from 2 to 100,000"};
  }
  if (!(options.uncertain_from >= 0 && options.uncertain_from <= 0.5)) {
    return Error{ErrorCode::kInvalidArgument, "uncertain_from must be from 0 to 0.5"};
  }
  const double most_pairs = options.blocking.max_pairs_per_record;
  if (!(most_pairs >= 1 && most_pairs <= 10'000)) {
    return Error{ErrorCode::kInvalidArgument, "max_pairs_per_record must be from 1 to 10,000"};
  }
  const std::uint32_t drawn = options.training.random_pairs;
  if (drawn < 1'000 || drawn > 10'000'000) {
    return Error{ErrorCode::kInvalidArgument, "random_pairs must be from 1,000 to 10,000,000"};
  }
  return std::nullopt;
}

double count_pairs(double records) { return records * (records - 1) / 2; }

/// The state between the steps of `match_people`.
struct Matching {
  const PersonRecords& source;
  const MatchOptions& options;
  Matches matches;
  Blocking blocking = {};
  CandidatePairs pairs = {};
  std::vector<double> weights = {};         ///< by pair
  std::vector<std::uint32_t> file_of = {};  ///< by position of the record, from 0
  std::vector<std::uint32_t> file_sizes = {};
  std::vector<Decision> decisions = {};  ///< that hold
};

void find_files(Matching& matching) {
  for (const RecordId record : matching.matches.records.record) {
    const std::uint32_t file = matching.source.source[record.index].index;
    if (file >= matching.file_sizes.size()) matching.file_sizes.resize(file + std::size_t{1});
    ++matching.file_sizes[file];
    matching.file_of.push_back(file);
  }
}

void train(const std::vector<PatternCount>& random, double all_pairs, Matching& matching) {
  Matches& matches = matching.matches;
  matches.trained =
      train_model(matches.records, matching.blocking, matching.pairs, random, all_pairs);
  matching.weights = detail::weigh_pairs(matches.records, matches.trained.model, matching.pairs);
}

/// The files of which hardly a record is expected to match another of the same file.
std::vector<bool> find_files_without_duplicates(const Matching& matching) {
  std::vector<double> expected(matching.file_sizes.size());
  for (std::size_t pair = 0; pair < matching.pairs.size(); ++pair) {
    const std::uint32_t file = matching.file_of[matching.pairs.first[pair]];
    if (file != matching.file_of[matching.pairs.second[pair]]) continue;
    const double probability = probability_of(matching.weights[pair]);
    if (probability >= kSure) expected[file] += probability;
  }
  std::vector<bool> has_none(expected.size());
  const auto files = std::count_if(matching.file_sizes.begin(), matching.file_sizes.end(),
                                   [](std::uint32_t size) { return size > 0; });
  for (std::size_t file = 0; file < expected.size(); ++file) {
    const double size = matching.file_sizes[file];
    has_none[file] =
        files > 1 && file < kMostFiles && size > 0 && expected[file] < kFewDuplicates * size;
  }
  return has_none;
}

/// Leaves out the pairs within files that have nobody twice, and learns again without them.
void keep_files_apart(const std::vector<PatternCount>& random, Matching& matching) {
  const std::vector<bool> has_none = find_files_without_duplicates(matching);
  std::vector<bool> keeps(matching.pairs.size());
  for (std::size_t pair = 0; pair < keeps.size(); ++pair) {
    const std::uint32_t file = matching.file_of[matching.pairs.first[pair]];
    keeps[pair] = !has_none[file] || file != matching.file_of[matching.pairs.second[pair]];
  }
  double all_pairs = count_pairs(static_cast<double>(matching.matches.records.size()));
  for (std::uint32_t file = 0; file < has_none.size(); ++file) {
    if (!has_none[file]) continue;
    matching.matches.files_without_duplicates.push_back({file});
    all_pairs -= count_pairs(matching.file_sizes[file]);
  }
  if (matching.matches.files_without_duplicates.empty()) return;
  matching.pairs = keep_pairs(matching.pairs, keeps);
  train(random, all_pairs, matching);
}

ClusterLimits find_limits(const Matching& matching) {
  const Matches& matches = matching.matches;
  ClusterLimits limits;
  limits.only_once.resize(matches.records.size());
  for (const SourceId file : matches.files_without_duplicates) {
    for (std::uint32_t position = 0; position < matches.records.size(); ++position) {
      if (matching.file_of[position] != file.index) continue;
      limits.only_once[position] = static_cast<std::uint8_t>(file.index + 1);
    }
  }
  const std::vector<std::uint32_t> position_of = detail::positions_of(matches.records);
  for (const Decision& decision : matching.decisions) {
    if (decision.same) continue;
    limits.apart.push_back({position_of[decision.first.index], position_of[decision.second.index]});
  }
  return limits;
}

std::vector<WeighedPair> likely_pairs(const Matching& matching) {
  const double threshold = matching.options.threshold;
  const double least = std::log2(threshold / (1 - threshold));
  std::vector<WeighedPair> likely;
  for (std::size_t pair = 0; pair < matching.pairs.size(); ++pair) {
    if (matching.weights[pair] < least) continue;
    likely.push_back(
        {matching.pairs.first[pair], matching.pairs.second[pair], matching.weights[pair]});
  }
  return likely;
}

/// Links by position as links of records.
std::vector<MatchLink> links_of(const std::vector<WeighedPair>& pairs, const Matches& matches) {
  std::vector<MatchLink> links;
  for (const WeighedPair& pair : pairs) {
    const RecordId first = matches.records.record[pair.first];
    const RecordId second = matches.records.record[pair.second];
    links.push_back({std::min(first, second), std::max(first, second), pair.reason, pair.weight});
  }
  return links;
}

/// Numbers the groups by their first record, and counts the large ones.
void number_groups(const Clusters& clusters, Matches& matches) {
  constexpr std::uint32_t kUnnumbered = 0xFFFFFFFF;
  std::vector<std::uint32_t> cluster_of(matches.records.size());
  for (std::uint32_t position = 0; position < cluster_of.size(); ++position) {
    cluster_of[matches.records.record[position].index] = clusters.cluster_of[position];
  }
  std::vector<std::uint32_t> number_of(clusters.count, kUnnumbered);
  std::vector<std::uint32_t> sizes(clusters.count);
  for (const std::uint32_t cluster : cluster_of) {
    if (number_of[cluster] == kUnnumbered) number_of[cluster] = matches.group_count++;
    matches.group_of.push_back(number_of[cluster]);
    matches.large_groups += ++sizes[cluster] == kLargeGroup + 1 ? 1 : 0;
  }
}

/// What a person said is one, then what shares an identifier.
std::vector<WeighedPair> certain_pairs(const Resolution& identifiers,
                                       const ResolutionOptions& options, const Matching& matching) {
  const std::vector<std::uint32_t> position_of = detail::positions_of(matching.matches.records);
  std::vector<WeighedPair> certain;
  for (const Decision& decision : matching.decisions) {
    if (!decision.same) continue;
    certain.push_back({position_of[decision.first.index], position_of[decision.second.index], 0,
                       LinkReason::kDecision});
  }
  const auto contested = detail::contested_pairs(
      {matching.source, options, identifiers, matching.decisions}, matching.matches);
  certain.insert(certain.end(), contested.begin(), contested.end());
  for (const Link& link : identifiers.links) {
    certain.push_back(
        {position_of[link.first.index], position_of[link.second.index], 0, link.reason});
  }
  return certain;
}

/// Takes out of the pairs and decisions those who asked to stay unknown.
void leave_alone(const Bitset& anonymous, Matching& matching) {
  matching.matches.anonymous = anonymous;
  if (anonymous.count() == 0) return;
  const auto is_known = [&](std::uint32_t position) {
    return !anonymous.test(matching.matches.records.record[position].index);
  };
  std::vector<bool> keeps(matching.pairs.size());
  std::size_t kept = 0;
  for (std::size_t pair = 0; pair < keeps.size(); ++pair) {
    keeps[pair] = is_known(matching.pairs.first[pair]) && is_known(matching.pairs.second[pair]);
    if (keeps[pair]) matching.weights[kept++] = matching.weights[pair];
  }
  matching.weights.resize(kept);
  matching.pairs = keep_pairs(matching.pairs, keeps);
}

void settle(Matching& matching) {
  const auto record_count = static_cast<std::uint32_t>(matching.source.size());
  SettledDecisions settled =
      settle_decisions(matching.options.decisions, record_count, matching.matches.anonymous);
  matching.decisions = std::move(settled.in_force);
  matching.matches.gave_way = std::move(settled.gave_way);
}

void cluster(const Resolution& identifiers, const ResolutionOptions& options, Matching& matching) {
  Matches& matches = matching.matches;
  const std::vector<WeighedPair> certain = certain_pairs(identifiers, options, matching);
  const Clusters clusters = cluster_records(static_cast<std::uint32_t>(matches.records.size()),
                                            certain, likely_pairs(matching), find_limits(matching));
  matches.links = links_of(clusters.links, matches);
  matches.refused = links_of(clusters.refused, matches);
  number_groups(clusters, matches);
}

/// The weights of the pairs that likeness decides about.
std::vector<double> open_weights(const Resolution& identifiers, const Matching& matching) {
  const auto profile_of = [&](std::uint32_t position) {
    return identifiers.profile_of[matching.matches.records.record[position].index];
  };
  std::vector<double> open;
  for (std::size_t pair = 0; pair < matching.pairs.size(); ++pair) {
    const bool is_linked =
        profile_of(matching.pairs.first[pair]) == profile_of(matching.pairs.second[pair]);
    if (!is_linked) open.push_back(matching.weights[pair]);
  }
  return open;
}

void estimate_errors(const Resolution& identifiers, Matching& matching) {
  const std::vector<double> open = open_weights(identifiers, matching);
  std::vector<double> thresholds(std::begin(kThresholds), std::end(kThresholds));
  thresholds.push_back(matching.options.threshold);
  std::sort(thresholds.begin(), thresholds.end());
  thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
  for (const double threshold : thresholds) {
    ExpectedErrors errors{threshold};
    for (const double weight : open) {
      const double probability = probability_of(weight);
      if (probability >= threshold) {
        ++errors.pairs;
        errors.false_links += 1 - probability;
      } else {
        errors.missed_links += probability;
      }
    }
    matching.matches.errors.push_back(errors);
  }
  matching.matches.missed_by_blocking = estimate_missed_share(
      matching.blocking,
      detail::exact_shares(matching.matches.records, matching.matches.trained.model));
}

/// Learns from the pairs that blocking finds, unless there is nothing to compare.
void compare(Matching& matching) {
  Matches& matches = matching.matches;
  matching.blocking =
      block_records(matches.records, person_blocking_rules(), matching.options.blocking);
  matching.pairs = compare_candidates(matches.records, matching.blocking);
  matches.rules = matching.blocking.rules;
  matches.compared_pairs = matching.pairs.size();
  if (matches.records.size() < 2) return;
  const auto random = count_random_pairs(matches.records, matching.options.training);
  train(random, count_pairs(static_cast<double>(matches.records.size())), matching);
  if (matching.options.recognises_files_without_duplicates) keep_files_apart(random, matching);
}

}  // namespace

Result<Matches> match_people(const PersonRecords& records, const MatchOptions& options) {
  if (auto error = check_options(options)) return *error;
  Matching matching{records, options, {}};
  matching.matches.records = prepare_records(records);
  matching.matches.trained.model = person_match_model();
  find_files(matching);
  if (options.by_likeness) compare(matching);
  ResolutionOptions shared = options.identifiers;
  shared.order = matching.matches.records.record;
  if (shared.id_space_of_source.empty()) {
    shared.id_space_of_source =
        detail::find_id_spaces(records, matching.matches.records, matching.matches.trained.model);
  }
  const Result<Resolution> identifiers = resolve_identities(records, shared);
  if (!identifiers) return identifiers.error();
  leave_alone(identifiers.value().anonymous, matching);
  settle(matching);
  estimate_errors(identifiers.value(), matching);
  cluster(identifiers.value(), shared, matching);
  matching.matches.shared_emails = identifiers.value().shared_emails;
  detail::list_uncertain(
      {matching.pairs, matching.weights, matching.decisions, matching.options.uncertain_from},
      matching.matches);
  return std::move(matching.matches);
}

Resolution resolution_of(const Matches& matches) {
  Resolution resolution;
  resolution.profile_of.reserve(matches.group_of.size());
  for (const std::uint32_t group : matches.group_of) resolution.profile_of.push_back({group});
  resolution.profile_count = matches.group_count;
  for (const MatchLink& link : matches.links) {
    resolution.links.push_back({link.first, link.second, link.reason});
  }
  resolution.shared_emails = matches.shared_emails;
  resolution.anonymous = matches.anonymous;
  return resolution;
}

PairEvidence explain_pair(const Matches& matches, RecordId a, RecordId b) {
  const std::vector<std::uint32_t> position_of = detail::positions_of(matches.records);
  const std::uint32_t first = std::min(position_of[a.index], position_of[b.index]);
  const std::uint32_t second = std::max(position_of[a.index], position_of[b.index]);
  const MatchModel& model = matches.trained.model;
  const AgreementPattern pattern = compare_records(matches.records, first, second);
  PairEvidence evidence;
  evidence.prior = evidence.weight = prior_weight(model);
  double household = detail::household_weight(model, pattern);
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    const AgreementLevel level = level_at(pattern, field);
    if (level == AgreementLevel::kMissing) continue;
    const double frequency = detail::frequency_weight(matches.records, model, field, level,
                                                      matches.records.codes[first][field]);
    evidence.fields.push_back(
        {static_cast<ComparedField>(field), level, field_weight(model, field, level), frequency});
    evidence.weight += evidence.fields.back().weight + frequency;
    if (is_of_household(field)) household += frequency;
  }
  evidence.household = household_discount(household);
  evidence.weight += evidence.household;
  evidence.probability = probability_of(evidence.weight);
  return evidence;
}

}  // namespace sonder
