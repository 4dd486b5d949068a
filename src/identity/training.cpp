#include "identity/training.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "stats/random.h"

namespace sonder {
namespace {

using enum AgreementLevel;
using enum ComparedField;

constexpr std::size_t kExactLevel = static_cast<std::size_t>(kExact);
constexpr int kRounds = 3;  // u, m and λ in turn; they settle in two
constexpr int kPriorSteps = 50;
constexpr double kKnownPairs = 2;  // of `person_match_model`, against the file's own matches
constexpr double kKnownNonMatches = 200;
constexpr double kFewMatches = 5;  // a rule with fewer teaches nothing

struct FieldExpectation {
  ComparedField field;
  LevelChances chances;  // missing, exact, near, far, swapped, different
};

constexpr FieldExpectation kExpectations[] = {
    {kGivenName, {{0, .80, .08, .04, .03, .05}, {0, .01, .004, .02, .0005, .9655}}},
    {kSurname, {{0, .85, .07, .03, .0, .05}, {0, .003, .003, .02, .0, .974}}},
    {kBirthDate, {{0, .92, .02, .01, .01, .04}, {0, .0001, .0015, .015, .0001, .9833}}},
    {kNationalId, {{0, .92, .04, .01, .0, .03}, {0, .000001, .00001, .0002, .0, .999789}}},
    {kPhone, {{0, .70, .03, .01, .0, .26}, {0, .00001, .00001, .0002, .0, .99978}}},
    {kEmail, {{0, .70, .04, .03, .0, .23}, {0, .00001, .0001, .0005, .0, .99939}}},
    {kStreet, {{0, .72, .10, .04, .03, .11}, {0, .001, .0005, .01, .0005, .988}}},
    {kHouseNumber, {{0, .80, .06, .02, .0, .12}, {0, .015, .15, .03, .0, .805}}},
    {kAddressLine2, {{0, .72, .10, .04, .0, .14}, {0, .001, .001, .01, .0, .988}}},
    {kCity, {{0, .80, .07, .03, .0, .10}, {0, .01, .002, .02, .0, .968}}},
    {kPostcode, {{0, .80, .07, .03, .0, .10}, {0, .003, .02, .10, .0, .877}}},
    {kRegion, {{0, .92, .02, .0, .0, .06}, {0, .20, .02, .0, .0, .78}}},
    {kGender, {{0, .965, .005, .0, .0, .03}, {0, .50, .001, .0, .0, .499}}},
};
static_assert(std::size(kExpectations) == kComparedFieldCount);

double count_pairs(double records) { return records * (records - 1) / 2; }

/// P(exact agreement) of two people of whom neither is blank, by how often each value comes: the
/// pairs that share one, less those that the model holds for one person. These are known no better
/// than counts are, so that at least the standard error of the count is left.
double exact_non_match(const ComparedRecords& records, std::size_t field, double known,
                       double matches, const LevelChances& chances) {
  double equal = 0;
  for (std::size_t code = 1; code < records.counts[field].size(); ++code) {
    equal += count_pairs(records.counts[field][code]);
  }
  const double filled = records.filled[field] / static_cast<double>(records.size());
  const double of_one_person = matches * filled * filled * chances.match[kExactLevel];
  const double of_two = std::max(equal - of_one_person, std::sqrt(equal));
  const double pairs = std::max(of_two, count_pairs(records.filled[field]) - of_one_person);
  return (of_two + kKnownNonMatches * known) / (pairs + kKnownNonMatches);
}

double weight_of(AgreementPattern pattern, const MatchModel& model) {
  double weight = prior_weight(model);
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    weight += field_weight(model, field, level_at(pattern, field));
  }
  return weight;
}

using LevelCounts = std::array<double, kAgreementLevelCount>;

std::array<LevelCounts, kComparedFieldCount> count_non_matches(
    const std::vector<PatternCount>& random, const MatchModel& model) {
  std::array<LevelCounts, kComparedFieldCount> counts = {};
  for (const PatternCount& count : random) {
    const double pairs = count.pairs * (1 - probability_of(weight_of(count.pattern, model)));
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      counts[field][static_cast<std::size_t>(level_at(count.pattern, field))] += pairs;
    }
  }
  return counts;
}

/// u: exact agreement by the frequencies of values, the other levels by random pairs.
void learn_non_matches(const ComparedRecords& records, const std::vector<PatternCount>& random,
                       double all_pairs, MatchModel& model) {
  const auto counts = count_non_matches(random, model);
  const MatchModel known = person_match_model();
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    LevelChances& chances = model.fields[field];
    const LevelCounts& expected = known.fields[field].non_match;
    chances.non_match[kExactLevel] =
        exact_non_match(records, field, expected[kExactLevel], model.prior * all_pairs, chances);
    const double rest = 1 - chances.non_match[kExactLevel];
    double others = 0;
    for (std::size_t level = kExactLevel + 1; level < kAgreementLevelCount; ++level) {
      chances.non_match[level] = counts[field][level] + kKnownNonMatches * expected[level];
      others += chances.non_match[level];
    }
    for (std::size_t level = kExactLevel + 1; level < kAgreementLevelCount; ++level) {
      chances.non_match[level] *= rest / others;
    }
  }
}

std::vector<PatternCount> counts_of_rule(const CandidatePairs& pairs, std::uint32_t rule) {
  std::vector<PatternCount> counts;
  for (const PairKind& kind : pairs.kinds) {
    if (((kind.rules >> rule) & 1U) == 0 || kind.pairs == 0) continue;
    if (!counts.empty() && counts.back().pattern == kind.pattern) {
      counts.back().pairs += static_cast<double>(kind.pairs);
    } else {
      counts.push_back({kind.pattern, static_cast<double>(kind.pairs)});
    }
  }
  return counts;
}

/// Sums of the rules' m, weighed.
struct MeanOfRules {
  std::array<LevelCounts, kComparedFieldCount> match = {};
  std::array<double, kComparedFieldCount> weight = {};

  void add(const MatchModel& model, std::uint32_t ignored_fields, double weight_of_model) {
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      if (((ignored_fields >> field) & 1U) != 0) continue;
      weight[field] += weight_of_model;
      for (std::size_t level = 0; level < kAgreementLevelCount; ++level) {
        match[field][level] += weight_of_model * model.fields[field].match[level];
      }
    }
  }
};

std::uint32_t fields_of(const BlockingRule& rule) {
  std::uint32_t fields = 0;
  for (const ComparedField field : rule.fields) fields |= 1U << static_cast<unsigned>(field);
  return fields;
}

/// m, by EM within each rule's pairs.
std::vector<RuleFit> learn_matches(const Blocking& blocking, const CandidatePairs& pairs,
                                   MatchModel& model) {
  MatchModel start = person_match_model();
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    start.fields[field].non_match = model.fields[field].non_match;
  }
  start.prior = 0.5;
  MeanOfRules mean;
  mean.add(start, 0, kKnownPairs);
  std::vector<RuleFit> fits;
  for (std::uint32_t rule = 0; rule < blocking.rules.size(); ++rule) {
    if (!blocking.rules[rule].takes_part()) continue;
    const std::vector<PatternCount> counts = counts_of_rule(pairs, rule);
    const std::uint32_t fields = fields_of(blocking.rules[rule].rule);
    const EmFit fit = fit_by_em(counts, start,
                                {.ignored_fields = fields,
                                 .prior_pairs = kKnownPairs,
                                 .tolerance = 1e-4,
                                 .most_steps = 60});
    if (fit.matches < kFewMatches) continue;
    fits.push_back({rule, fit.matches, fit.model.prior});
    mean.add(fit.model, fields, fit.matches * fit.model.prior);
  }
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    for (std::size_t level = 0; level < kAgreementLevelCount; ++level) {
      model.fields[field].match[level] = mean.match[field][level] / mean.weight[field];
    }
  }
  return fits;
}

/// λ: the share of all pairs that the pairs found hold in matches, which depends on λ again.
void learn_prior(const CandidatePairs& pairs, double all_pairs, MatchModel& model) {
  std::vector<std::pair<double, double>> evidence;  // without the prior, and pairs that have it
  for (const PairKind& kind : pairs.kinds) {
    if (kind.pairs == 0) continue;
    evidence.emplace_back(weight_of(kind.pattern, model) - prior_weight(model),
                          static_cast<double>(kind.pairs));
  }
  for (int step = 0; step < kPriorSteps; ++step) {
    const double prior = prior_weight(model);
    double matches = 0;
    for (const auto& [weight, count] : evidence) matches += count * probability_of(weight + prior);
    const double most = 0.5 * all_pairs;
    model.prior = std::clamp(matches, std::min(1e-3, most), most) / all_pairs;
  }
}

}  // namespace

MatchModel person_match_model() {
  MatchModel model;
  model.prior = 1e-4;
  for (const FieldExpectation& each : kExpectations) {
    model.fields[static_cast<std::size_t>(each.field)] = each.chances;
  }
  return model;
}

std::vector<PatternCount> count_random_pairs(const ComparedRecords& records,
                                             const TrainingOptions& options) {
  const std::uint64_t size = records.size();
  std::map<AgreementPattern, double> counts;
  if (size < 2) return {};
  if (size * (size - 1) / 2 <= options.random_pairs) {
    for (std::uint32_t a = 0; a < size; ++a) {
      for (std::uint32_t b = a + 1; b < size; ++b) ++counts[compare_records(records, a, b)];
    }
  } else {
    Random random(options.seed);
    for (std::uint32_t pair = 0; pair < options.random_pairs; ++pair) {
      const auto a = static_cast<std::uint32_t>(random.draw_below(size));
      const auto b = static_cast<std::uint32_t>(random.draw_below(size - 1));
      ++counts[compare_records(records, a, b + (b >= a ? 1 : 0))];
    }
  }
  std::vector<PatternCount> list;
  for (const auto& [pattern, pairs] : counts) list.push_back({pattern, pairs});
  return list;
}

TrainedModel train_model(const ComparedRecords& records, const Blocking& blocking,
                         const CandidatePairs& pairs, const std::vector<PatternCount>& random,
                         double all_pairs) {
  TrainedModel trained{person_match_model(), {}};
  trained.model.prior = std::min(0.5, 0.1 * static_cast<double>(records.size()) / all_pairs);
  for (int round = 0; round < kRounds; ++round) {
    learn_non_matches(records, random, all_pairs, trained.model);
    trained.fits = learn_matches(blocking, pairs, trained.model);
    learn_prior(pairs, all_pairs, trained.model);
  }
  return trained;
}

}  // namespace sonder
