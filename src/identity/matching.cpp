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
  std::vector<WeighedPair> pairs = {};   ///< that may matter
  std::vector<Decision> decisions = {};  ///< that hold
};

/// Learns without the pairs within files so marked, and weighs the others.
void train(const std::vector<PatternCount>& random, double all_pairs,
           const std::vector<bool>& is_left_out, Matching& matching) {
  Matches& matches = matching.matches;
  ComparedPeople& compared = matches.compared;
  matches.trained = train_model(compared.records(), compared.blocking(),
                                compared.pairs().kinds(is_left_out), random, all_pairs);
  matching.pairs = compared.weigh(matches.trained.model, is_left_out);
}

/// The files of which hardly a record is expected to match another of the same file.
std::vector<bool> find_files_without_duplicates(const Matching& matching) {
  const std::vector<std::uint32_t>& file_of = matching.matches.compared.file_of();
  const std::vector<std::uint32_t>& sizes = matching.matches.compared.file_sizes();
  std::vector<double> expected(sizes.size());
  for (const WeighedPair& pair : matching.pairs) {
    const std::uint32_t file = file_of[pair.first];
    if (file != file_of[pair.second]) continue;
    const double probability = probability_of(pair.weight);
    if (probability >= kSure) expected[file] += probability;
  }
  std::vector<bool> has_none(sizes.size());
  const auto files =
      std::count_if(sizes.begin(), sizes.end(), [](std::uint32_t size) { return size > 0; });
  for (std::size_t file = 0; file < sizes.size(); ++file) {
    const double size = sizes[file];
    has_none[file] = files > 1 && file < kMostFilesToldApart && size > 0 &&
                     expected[file] < kFewDuplicates * size;
  }
  return has_none;
}

/// Leaves out the pairs within files that have nobody twice, and learns again without them.
void keep_files_apart(const std::vector<PatternCount>& random, Matching& matching) {
  const std::vector<bool> has_none = find_files_without_duplicates(matching);
  double all_pairs = count_pairs(static_cast<double>(matching.matches.records().size()));
  for (std::uint32_t file = 0; file < has_none.size(); ++file) {
    if (!has_none[file]) continue;
    matching.matches.files_without_duplicates.push_back({file});
    all_pairs -= count_pairs(matching.matches.compared.file_sizes()[file]);
  }
  if (matching.matches.files_without_duplicates.empty()) return;
  train(random, all_pairs, has_none, matching);
}

ClusterLimits find_limits(const Matching& matching) {
  const Matches& matches = matching.matches;
  ClusterLimits limits;
  limits.only_once.resize(matches.records().size());
  for (const SourceId file : matches.files_without_duplicates) {
    for (std::uint32_t position = 0; position < matches.records().size(); ++position) {
      if (matches.compared.file_of()[position] != file.index) continue;
      limits.only_once[position] = static_cast<std::uint8_t>(file.index + 1);
    }
  }
  const std::vector<std::uint32_t> position_of = detail::positions_of(matches.records());
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
  std::copy_if(matching.pairs.begin(), matching.pairs.end(), std::back_inserter(likely),
               [&](const WeighedPair& pair) { return pair.weight >= least; });
  return likely;
}

/// Links by position as links of records.
std::vector<MatchLink> links_of(const std::vector<WeighedPair>& pairs, const Matches& matches) {
  std::vector<MatchLink> links;
  for (const WeighedPair& pair : pairs) {
    const RecordId first = matches.records().record[pair.first];
    const RecordId second = matches.records().record[pair.second];
    links.push_back({std::min(first, second), std::max(first, second), pair.reason, pair.weight});
  }
  return links;
}

/// Numbers the groups by their first record, and counts the large ones.
void number_groups(const Clusters& clusters, Matches& matches) {
  constexpr std::uint32_t kUnnumbered = 0xFFFFFFFF;
  std::vector<std::uint32_t> cluster_of(matches.records().size());
  for (std::uint32_t position = 0; position < cluster_of.size(); ++position) {
    cluster_of[matches.records().record[position].index] = clusters.cluster_of[position];
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
  const std::vector<std::uint32_t> position_of = detail::positions_of(matching.matches.records());
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

/// Takes out of the pairs those who asked to stay unknown.
void leave_alone(const Bitset& anonymous, Matching& matching) {
  matching.matches.anonymous = anonymous;
  if (anonymous.count() == 0) return;
  const auto is_unknown = [&](std::uint32_t position) {
    return anonymous.test(matching.matches.records().record[position].index);
  };
  std::erase_if(matching.pairs, [&](const WeighedPair& pair) {
    return is_unknown(pair.first) || is_unknown(pair.second);
  });
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
  const Clusters clusters = cluster_records(static_cast<std::uint32_t>(matches.records().size()),
                                            certain, likely_pairs(matching), find_limits(matching));
  matches.links = links_of(clusters.links, matches);
  matches.refused = links_of(clusters.refused, matches);
  number_groups(clusters, matches);
}

/// How likely each of the pairs is that likeness decides about.
std::vector<double> open_probabilities(const Resolution& identifiers, const Matching& matching) {
  const auto profile_of = [&](std::uint32_t position) {
    return identifiers.profile_of[matching.matches.records().record[position].index];
  };
  std::vector<double> open;
  for (const WeighedPair& pair : matching.pairs) {
    if (profile_of(pair.first) == profile_of(pair.second)) continue;
    open.push_back(probability_of(pair.weight));
  }
  return open;
}

ExpectedErrors expect_errors(double threshold, const std::vector<double>& probabilities) {
  ExpectedErrors errors{threshold};
  for (const double probability : probabilities) {
    if (probability >= threshold) {
      ++errors.pairs;
      errors.false_links += 1 - probability;
    } else {
      errors.missed_links += probability;
    }
  }
  return errors;
}

void estimate_errors(const Resolution& identifiers, Matching& matching) {
  const std::vector<double> open = open_probabilities(identifiers, matching);
  std::vector<double> thresholds(std::begin(kThresholds), std::end(kThresholds));
  thresholds.push_back(matching.options.threshold);
  std::sort(thresholds.begin(), thresholds.end());
  thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
  Matches& matches = matching.matches;
  for (const double threshold : thresholds) {
    matches.errors.push_back(expect_errors(threshold, open));
  }
  matches.missed_by_blocking = estimate_missed_share(
      matches.compared.blocking(), detail::exact_shares(matches.records(), matches.trained.model));
}

/// Learns from the pairs that blocking finds, unless there is nothing to compare.
void learn(Matching& matching) {
  Matches& matches = matching.matches;
  matches.rules = matches.compared.blocking().rules;
  matches.compared_pairs = matches.compared.pairs().size();
  if (matches.records().size() < 2) return;
  const auto random = count_random_pairs(matches.records(), matching.options.training);
  train(random, count_pairs(static_cast<double>(matches.records().size())), {}, matching);
  if (matching.options.recognises_files_without_duplicates) keep_files_apart(random, matching);
  matches.compared.forget_hopeless(matches.trained.model);
}

}  // namespace

Result<Matches> match_people(const PersonRecords& records, const MatchOptions& options,
                             ComparedPeople known) {
  if (auto error = check_options(options)) return *error;
  Matching matching{records, options, {}};
  Matches& matches = matching.matches;
  matches.compared = std::move(known);
  matches.compared.take(records, options.blocking, options.by_likeness);
  matches.trained.model = person_match_model();
  if (options.by_likeness) learn(matching);
  ResolutionOptions shared = options.identifiers;
  shared.order = matches.records().record;
  if (shared.id_space_of_source.empty()) {
    shared.id_space_of_source =
        detail::find_id_spaces(records, matches.records(), matches.trained.model);
  }
  const Result<Resolution> identifiers = resolve_identities(records, shared);
  if (!identifiers) return identifiers.error();
  leave_alone(identifiers.value().anonymous, matching);
  settle(matching);
  estimate_errors(identifiers.value(), matching);
  cluster(identifiers.value(), shared, matching);
  matches.shared_emails = identifiers.value().shared_emails;
  detail::list_uncertain({matching.pairs, matching.decisions, options.uncertain_from}, matches);
  return std::move(matches);
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
  const std::vector<std::uint32_t> position_of = detail::positions_of(matches.records());
  const std::uint32_t first = std::min(position_of[a.index], position_of[b.index]);
  const std::uint32_t second = std::max(position_of[a.index], position_of[b.index]);
  const MatchModel& model = matches.trained.model;
  const AgreementPattern pattern = compare_records(matches.records(), first, second);
  PairEvidence evidence;
  evidence.prior = evidence.weight = prior_weight(model);
  double household = detail::household_weight(model, pattern);
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    const AgreementLevel level = level_at(pattern, field);
    if (level == AgreementLevel::kMissing) continue;
    const double frequency = detail::frequency_weight(matches.records(), model, field, level,
                                                      matches.records().codes[first][field]);
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
