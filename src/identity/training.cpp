#include "identity/training.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stats/random.h"

namespace sonder {
namespace {

using enum AgreementLevel;
using enum ComparedField;
using LevelCounts = std::array<double, kAgreementLevelCount>;

constexpr std::size_t kExactLevel = static_cast<std::size_t>(kExact);
constexpr int kRounds = 3;  // u, m and λ in turn; they settle in two
constexpr int kPriorSteps = 50;
constexpr double kKnownPairs = 2;  // of `person_match_model`, against the file's own matches
constexpr double kKnownNonMatches = 200;
constexpr double kFewMatches = 5;  // a rule with fewer teaches nothing
/// Of one person's records so many at least agree, in each of what tells people from each other.
constexpr double kLeastAgreement = 0.5;
/// Of relatives so many at least agree, in their surname and in each part of their address.
constexpr double kLeastSharing = 0.6;
constexpr double kSlack = 1e-6;      // what is nearer than this to a bound is at it
constexpr double kMostRecords = 10;  // of one person, on average
/// Of pairs in one household. About 12 in 1,000 births are of twins (Monden, Pison and Smits 2021,
/// Human Reproduction 36, 1666-1673), and less than half of such pairs are of siblings.
constexpr double kTwins = 0.01;
constexpr double kHouseholds = 0.3;  ///< pairs of one household for each of one person, at first
/// Of one person's pairs so many may have different given names for some other reason: another name
/// in daily use, a box filled in for somebody else. Where nothing else tells, so many are no proof
/// of households.
constexpr double kMisnamed = 0.15;
/// What relatives do not share, beside their given names.
constexpr ComparedField kOwnFields[] = {kBirthDate, kNationalId, kEmail};
constexpr ComparedField kTellingFields[] = {kGivenName, kSurname, kBirthDate, kNationalId};

struct FieldExpectation {
  ComparedField field;
  LevelChances chances;  // missing, exact, near, far, swapped, different
};

constexpr FieldExpectation kExpectations[] = {
    {kGivenName, {{0, .82, .08, .04, .03, .03}, {0, .01, .004, .02, .0005, .9655}}},
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

/// What two people of one household agree in: in what they share as one person does, and in
/// everything else as strangers do, but that some are twins.
LevelCounts household_chances(std::size_t field, const LevelCounts& non_match) {
  if (is_of_household(field)) return kExpectations[field].chances.match;
  LevelCounts chances = non_match;
  if (static_cast<ComparedField>(field) != kBirthDate) return chances;
  for (double& chance : chances) chance *= (1 - kTwins) / (1 - non_match[kExactLevel]);
  chances[kExactLevel] = kTwins;
  return chances;
}

/// Records that say more than an e-mail address. Those of one address are linked by it and no
/// likeness can be told of them, so that they know nothing of how many others are of one person.
bool is_telling(const ComparedCodes& codes) {
  constexpr auto kAddress = static_cast<std::size_t>(kEmail);
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    if (field != kAddress && codes[field] != 0) return true;
  }
  return false;
}

/// How often each value of a field comes, and how many records have one.
struct ValueCounts {
  std::vector<std::uint32_t> counts;
  double filled = 0;
};

/// Of records that tell something, the counts of the one field that others may have alone.
ValueCounts count_telling_emails(const ComparedRecords& records) {
  constexpr auto kAddress = static_cast<std::size_t>(kEmail);
  ValueCounts values{std::vector<std::uint32_t>(records.counts[kAddress].size())};
  for (const ComparedCodes& codes : records.codes) {
    if (!is_telling(codes)) continue;
    ++values.counts[codes[kAddress]];
    if (codes[kAddress] != 0) ++values.filled;
  }
  return values;
}

/// What the records say of how many there are, worked out once.
struct KnownCounts {
  explicit KnownCounts(const ComparedRecords& records)
      : telling(static_cast<double>(
            std::count_if(records.codes.begin(), records.codes.end(), is_telling))) {
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      const bool is_email = static_cast<ComparedField>(field) == kEmail;
      const ValueCounts values =
          is_email ? count_telling_emails(records)
                   : ValueCounts{records.counts[field], static_cast<double>(records.filled[field])};
      filled[field] = values.filled;
      for (std::size_t code = 1; code < values.counts.size(); ++code) {
        equal_pairs[field] += count_pairs(values.counts[code]);
      }
    }
  }

  double telling;                                            ///< records
  std::array<double, kComparedFieldCount> filled = {};       ///< records
  std::array<double, kComparedFieldCount> equal_pairs = {};  ///< that share a value
};

/// P(exact agreement) of two people of whom neither is blank, by how often each value comes: the
/// pairs that share one, less those that the model holds for one person or one household. These
/// are known no better than counts are, so that at least the standard error of the count is left.
double exact_non_match(const KnownCounts& known, std::size_t field, double expected,
                       double told_pairs, const MatchModel& model) {
  const double equal = known.equal_pairs[field];
  const double filled = known.filled[field] / std::max(1.0, known.telling);
  const LevelChances& chances = model.fields[field];
  const double related =
      told_pairs * filled * filled *
      (model.prior * chances.match[kExactLevel] + model.household * chances.household[kExactLevel]);
  const double of_strangers = std::max(equal - related, std::sqrt(equal));
  const double pairs = std::max(of_strangers, count_pairs(known.filled[field]) - related);
  return (of_strangers + kKnownNonMatches * expected) / (pairs + kKnownNonMatches);
}

double sum_of(const std::vector<PatternCount>& counts) {
  double sum = 0;
  for (const PatternCount& count : counts) sum += count.pairs;
  return sum;
}

std::array<LevelCounts, kComparedFieldCount> count_non_matches(
    const std::vector<PatternCount>& random, const MatchModel& model) {
  std::array<LevelCounts, kComparedFieldCount> counts = {};
  for (const PatternCount& count : random) {
    const ClassChances chances = class_chances(count.pattern, model);
    const double pairs = count.pairs * (1 - chances.match - chances.household);
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      counts[field][static_cast<std::size_t>(level_at(count.pattern, field))] += pairs;
    }
  }
  return counts;
}

/// u: exact agreement by the frequencies of values, the other levels by random pairs.
void learn_non_matches(const KnownCounts& known_counts, const std::vector<PatternCount>& random,
                       double told_pairs, MatchModel& model) {
  const auto counts = count_non_matches(random, model);
  const MatchModel known = person_match_model();
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    LevelChances& chances = model.fields[field];
    const LevelCounts& expected = known.fields[field].non_match;
    chances.non_match[kExactLevel] =
        exact_non_match(known_counts, field, expected[kExactLevel], told_pairs, model);
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

bool has(std::uint32_t fields, std::size_t field) { return ((fields >> field) & 1U) != 0; }

/// The part of a pattern that is of other fields.
AgreementPattern without(AgreementPattern pattern, std::uint32_t fields) {
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    if (((fields >> field) & 1U) != 0) pattern &= ~pattern_of(field, AgreementLevel{7});
  }
  return pattern;
}

/// The pairs that a rule finds, but those that say nothing beside what it asks for.
std::vector<PatternCount> counts_of_rule(std::span<const PairKind> kinds, std::uint32_t rule,
                                         std::uint32_t fields) {
  std::vector<PatternCount> counts;
  for (const PairKind& kind : kinds) {
    if (((kind.rules >> rule) & 1U) == 0 || kind.pairs == 0) continue;
    if (without(kind.pattern, fields) == 0) continue;
    if (!counts.empty() && counts.back().pattern == kind.pattern) {
      counts.back().pairs += static_cast<double>(kind.pairs);
    } else {
      counts.push_back({kind.pattern, static_cast<double>(kind.pairs)});
    }
  }
  return counts;
}

/// The mean of what rules say of one field, weighed.
struct MeanChances {
  LevelCounts sums = {};
  double weight = 0;

  void add(const LevelCounts& chances, double weight_of_rule) {
    weight += weight_of_rule;
    for (std::size_t level = 0; level < kAgreementLevelCount; ++level) {
      sums[level] += weight_of_rule * chances[level];
    }
  }
  LevelCounts mean() const {
    LevelCounts mean = sums;
    for (double& chance : mean) chance /= weight;
    return mean;
  }
};

/// Of all fields, for one person and for one household.
struct MeanOfRules {
  std::array<MeanChances, kComparedFieldCount> match = {};
  std::array<MeanChances, kComparedFieldCount> household = {};

  void add_persons(const EmFit& fit, std::uint32_t ignored_fields) {
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      if (has(ignored_fields, field)) continue;
      match[field].add(fit.model.fields[field].match, fit.observed[field] * fit.model.prior);
    }
  }
  void add_households(const EmFit& fit, std::uint32_t ignored_fields) {
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      if (has(ignored_fields, field)) continue;
      household[field].add(fit.model.fields[field].household, fit.households * fit.model.household);
    }
  }
};

std::uint32_t fields_of(const BlockingRule& rule) {
  std::uint32_t fields = 0;
  for (const ComparedField field : rule.fields) fields |= 1U << static_cast<unsigned>(field);
  return fields;
}

/// Everything of a household but the phone, as many have their own.
bool is_shared_at_home(std::size_t field) {
  return is_of_household(field) && static_cast<ComparedField>(field) != kPhone;
}

EmOptions options_of_rule(std::uint32_t fields, double most_prior) {
  EmOptions options{.ignored_fields = fields,
                    .prior_pairs = kKnownPairs,
                    .most_prior = most_prior,
                    .tolerance = 1e-4,
                    .most_steps = 60};
  for (const ComparedField field : kTellingFields) {
    options.least_agreement[static_cast<std::size_t>(field)] = kLeastAgreement;
  }
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    if (is_shared_at_home(field)) options.least_sharing[field] = kLeastSharing;
  }
  return options;
}

double agreement_of(const LevelCounts& chances) {
  return 1 - chances[static_cast<std::size_t>(kDifferent)];
}

/// Whether what the fit takes for households are such: surname and address agree by themselves.
bool is_of_households(const EmFit& fit, std::uint32_t fields) {
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    if (has(fields, field) || !is_shared_at_home(field)) continue;
    if (agreement_of(fit.model.fields[field].household) <= kLeastSharing + kSlack) return false;
  }
  return true;
}

/// Whether what the fit takes for one person are persons: what tells people from each other is
/// there beside the rule's own fields, and agrees by itself. Otherwise EM has found some other
/// reason why records are alike, such as that they come from one place.
bool is_of_persons(const EmFit& fit, std::uint32_t fields) {
  double observed = 0;
  for (const ComparedField each : kTellingFields) {
    const auto field = static_cast<std::size_t>(each);
    if (has(fields, field)) continue;
    observed += fit.observed[field];
    if (agreement_of(fit.model.fields[field].match) <= kLeastAgreement + kSlack) return false;
  }
  return observed >= kLeastAgreement * fit.matches;
}

/// What EM within a rule's pairs starts from: what is expected of persons, and the u known.
MatchModel model_to_start_from(const MatchModel& model) {
  MatchModel start = person_match_model();
  start.household = model.household;
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    LevelChances& chances = start.fields[field];
    chances.non_match = model.fields[field].non_match;
    chances.household = household_chances(field, chances.non_match);
  }
  return start;
}

EmFit fit_rule(const std::vector<PatternCount>& counts, std::uint32_t fields, double most_matches,
               MatchModel start) {
  const double most_prior = std::min(1.0, most_matches / sum_of(counts));
  start.prior = std::min(0.5, most_prior);
  if (start.household > 0) start.household = kHouseholds * start.prior;
  return fit_by_em(counts, start, options_of_rule(fields, most_prior));
}

/// m, and the h of households, by EM within each rule's pairs.
std::vector<RuleFit> learn_matches(const Blocking& blocking, std::span<const PairKind> kinds,
                                   double most_matches, MatchModel& model) {
  const MatchModel start = model_to_start_from(model);
  MeanOfRules mean;
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    mean.match[field].add(start.fields[field].match, kKnownPairs);
    mean.household[field].add(start.fields[field].household, kKnownPairs);
  }
  std::vector<RuleFit> fits;
  for (std::uint32_t rule = 0; rule < blocking.rules.size(); ++rule) {
    if (!blocking.rules[rule].takes_part()) continue;
    const std::uint32_t fields = fields_of(blocking.rules[rule].rule);
    const EmFit fit = fit_rule(counts_of_rule(kinds, rule, fields), fields, most_matches, start);
    if (fit.households >= kFewMatches && is_of_households(fit, fields))
      mean.add_households(fit, fields);
    if (fit.matches < kFewMatches || !is_of_persons(fit, fields)) continue;
    fits.push_back({rule, fit.matches, fit.model.prior});
    mean.add_persons(fit, fields);
  }
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    model.fields[field].match = mean.match[field].mean();
    model.fields[field].household = mean.household[field].mean();
  }
  return fits;
}

/// The odds of a kind of pairs against strangers, without the priors.
struct KindOdds {
  double match = 1;
  double household = 1;
  double pairs = 0;
};

std::vector<KindOdds> odds_of_kinds(std::span<const PairKind> kinds, const MatchModel& model) {
  std::vector<KindOdds> all;
  for (const PairKind& kind : kinds) {
    if (kind.pairs == 0 || without(kind.pattern, 1U << static_cast<unsigned>(kEmail)) == 0)
      continue;
    KindOdds odds{1, 1, static_cast<double>(kind.pairs)};
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      const AgreementLevel level = level_at(kind.pattern, field);
      odds.match *= std::exp2(field_weight(model, field, level));
      odds.household *= std::exp2(household_field_weight(model, field, level));
    }
    all.push_back(odds);
  }
  return all;
}

/// λ and the share of households: those that the pairs found hold, which depends on them again.
void learn_priors(std::span<const PairKind> kinds, double all_pairs, MatchModel& model) {
  const std::vector<KindOdds> odds = odds_of_kinds(kinds, model);
  const double most = 0.5 * all_pairs;
  const double least = std::min(1e-3, most);
  for (int step = 0; step < kPriorSteps; ++step) {
    const double strangers = 1 - model.prior - model.household;
    double matches = 0;
    double households = 0;
    for (const KindOdds& kind : odds) {
      const double match = kind.match * model.prior / strangers;
      const double household = kind.household * model.household / strangers;
      matches += kind.pairs * match / (1 + match + household);
      households += kind.pairs * household / (1 + match + household);
    }
    model.prior = std::clamp(matches, least, most) / all_pairs;
    if (model.household == 0) continue;
    model.household = std::clamp(households, kHouseholds * least, 0.5 * most) / all_pairs;
  }
}

}  // namespace

MatchModel person_match_model() {
  MatchModel model;
  model.prior = 1e-4;
  model.household = kHouseholds * model.prior;
  for (const FieldExpectation& each : kExpectations) {
    const auto field = static_cast<std::size_t>(each.field);
    model.fields[field] = each.chances;
    model.fields[field].household = household_chances(field, each.chances.non_match);
  }
  return model;
}

namespace {

/// Records by the hash of what they say: as records come, nearly all draws stay what they were.
std::uint32_t draw_record(const ComparedRecords& records, Random& random) {
  const auto found =
      std::lower_bound(records.content.begin(), records.content.end(), random.draw());
  return found == records.content.end()
             ? 0
             : static_cast<std::uint32_t>(found - records.content.begin());
}

}  // namespace

std::vector<PatternCount> count_random_pairs(const ComparedRecords& records,
                                             const TrainingOptions& options) {
  const auto size = static_cast<std::uint32_t>(records.size());
  std::vector<AgreementPattern> patterns;
  RecordComparer comparer(records);
  if (size < 2) return {};
  if (count_pairs(size) <= options.random_pairs) {
    for (std::uint32_t a = 0; a < size; ++a) {
      for (std::uint32_t b = a + 1; b < size; ++b) patterns.push_back(comparer.compare(a, b));
    }
  } else {
    Random random(options.seed);
    for (std::uint32_t pair = 0; pair < options.random_pairs; ++pair) {
      const std::uint32_t a = draw_record(records, random);
      const std::uint32_t b = draw_record(records, random);
      patterns.push_back(comparer.compare(a, a == b ? (b + 1) % size : b));
    }
  }
  std::sort(patterns.begin(), patterns.end());
  std::vector<PatternCount> counts;
  for (const AgreementPattern pattern : patterns) {
    if (counts.empty() || counts.back().pattern != pattern) counts.push_back({pattern, 0});
    ++counts.back().pairs;
  }
  return counts;
}

namespace {

/// Whether most records say what only one of a household has.
bool says_what_is_own(const KnownCounts& known) {
  return std::any_of(std::begin(kOwnFields), std::end(kOwnFields), [&](ComparedField field) {
    return 2 * known.filled[static_cast<std::size_t>(field)] >= known.telling;
  });
}

/// Whether the file shows a class of households of its own: in a file with enough of one person to
/// learn from, fewer than teach anything are persons of whom everything was mistaken, and where
/// given names alone tell, as few as may be misnamed are that.
bool shows_households(const KnownCounts& known, double pairs, const MatchModel& model) {
  const double matches = pairs * model.prior;
  const double households = pairs * model.household;
  if (matches < kFewMatches) return true;
  const double misnamed = says_what_is_own(known) ? 0 : kMisnamed * matches;
  return households >= std::max(kFewMatches, misnamed);
}

}  // namespace

TrainedModel train_model(const ComparedRecords& records, const Blocking& blocking,
                         std::span<const PairKind> kinds, const std::vector<PatternCount>& random,
                         double all_pairs) {
  TrainedModel trained{person_match_model(), {}};
  const KnownCounts known(records);
  const double share = known.telling / static_cast<double>(records.size());
  const double told_pairs = std::max(1.0, all_pairs * share * share);
  trained.model.prior = std::min(0.5, 0.1 * known.telling / told_pairs);
  trained.model.household = kHouseholds * trained.model.prior;
  const auto learn = [&] {
    for (int round = 0; round < kRounds; ++round) {
      learn_non_matches(known, random, told_pairs, trained.model);
      trained.fits = learn_matches(blocking, kinds, kMostRecords * known.telling, trained.model);
      learn_priors(kinds, told_pairs, trained.model);
    }
  };
  learn();
  if (shows_households(known, told_pairs, trained.model)) return trained;
  trained.model.household = 0;
  learn();
  return trained;
}

}  // namespace sonder
