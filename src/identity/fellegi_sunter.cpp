#include "identity/fellegi_sunter.h"

#include <algorithm>
#include <cmath>

namespace sonder {
namespace {

constexpr std::size_t kMissingLevel = static_cast<std::size_t>(AgreementLevel::kMissing);
/// Chances are kept away from 0, at which EM could not leave them again.
constexpr double kLeastChance = 1e-12;

bool is_ignored(const EmOptions& options, std::size_t field) {
  return ((options.ignored_fields >> field) & 1U) != 0;
}

std::size_t index_at(AgreementPattern pattern, std::size_t field) {
  return static_cast<std::size_t>(level_at(pattern, field));
}

/// P(class | pattern) by Bayes' rule.
ClassChances chances_of(AgreementPattern pattern, const MatchModel& model,
                        std::uint32_t ignored_fields) {
  double match = model.prior;
  double household = model.household;
  double strangers = 1 - model.prior - model.household;
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    const std::size_t level = index_at(pattern, field);
    if (level == kMissingLevel || ((ignored_fields >> field) & 1U) != 0) continue;
    const LevelChances& chances = model.fields[field];
    match *= chances.match[level];
    household *= chances.household[level];
    strangers *= chances.non_match[level];
  }
  const double sum = match + household + strangers;
  if (sum <= 0) return {};
  return {match / sum, household / sum};
}

/// Expected pairs by field and level, of one person and of two.
struct Expectation {
  std::array<LevelChances, kComparedFieldCount> fields = {};
  double matches = 0;
  double households = 0;
  double pairs = 0;
};

Expectation expect(std::span<const PatternCount> counts, const MatchModel& model,
                   const EmOptions& options) {
  Expectation expected;
  for (const PatternCount& count : counts) {
    const ClassChances chances = chances_of(count.pattern, model, options.ignored_fields);
    const double matches = count.pairs * chances.match;
    const double households = count.pairs * chances.household;
    expected.matches += matches;
    expected.households += households;
    expected.pairs += count.pairs;
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      const std::size_t level = index_at(count.pattern, field);
      expected.fields[field].match[level] += matches;
      expected.fields[field].household[level] += households;
      expected.fields[field].non_match[level] += count.pairs - matches - households;
    }
  }
  return expected;
}

std::array<double, kComparedFieldCount> observed_matches(const Expectation& expected) {
  std::array<double, kComparedFieldCount> observed = {};
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    observed[field] = expected.matches - expected.fields[field].match[kMissingLevel];
  }
  return observed;
}

using Chances = std::array<double, kAgreementLevelCount>;

/// Shares of the levels, together with `prior_pairs` seen as `start` says; as before where nothing
/// was seen.
Chances shares_of(Chances expected, const Chances& start, const Chances& before,
                  double prior_pairs) {
  double sum = 0;
  for (std::size_t level = kMissingLevel + 1; level < kAgreementLevelCount; ++level) {
    expected[level] += prior_pairs * start[level];
    sum += expected[level];
  }
  if (sum <= 0) return before;
  expected[kMissingLevel] = 0;
  for (std::size_t level = kMissingLevel + 1; level < kAgreementLevelCount; ++level) {
    expected[level] = std::max(kLeastChance, expected[level] / sum);
  }
  return expected;
}

/// Moves as much from disagreement to the levels of agreement as brings these to `least`; that is
/// where the likelihood under the constraint is largest, as it only falls further away from it.
void hold_agreement(double least, Chances& chances) {
  double& different = chances[static_cast<std::size_t>(AgreementLevel::kDifferent)];
  const double agreement = 1 - different;
  if (agreement >= least || agreement <= 0) return;
  for (double& chance : chances) chance *= least / agreement;
  different = 1 - least;
}

MatchModel maximise(const Expectation& expected, const MatchModel& start, const MatchModel& before,
                    const EmOptions& options) {
  MatchModel model = before;
  if (expected.pairs > 0) model.prior = expected.matches / expected.pairs;
  model.prior =
      std::clamp(model.prior, kLeastChance, std::min(1 - kLeastChance, options.most_prior));
  if (model.household > 0 && expected.pairs > 0) {
    model.household = expected.households / expected.pairs;
  }
  model.household = std::min(model.household, 1 - kLeastChance - model.prior);
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    if (is_ignored(options, field)) continue;
    LevelChances& chances = model.fields[field];
    chances.match = shares_of(expected.fields[field].match, start.fields[field].match,
                              before.fields[field].match, options.prior_pairs);
    hold_agreement(options.least_agreement[field], chances.match);
    if (model.household > 0 && is_of_household(field)) {
      chances.household = shares_of(expected.fields[field].household, start.fields[field].household,
                                    before.fields[field].household, options.prior_pairs);
      hold_agreement(options.least_sharing[field], chances.household);
    }
    if (!options.learns_non_match) continue;
    chances.non_match = shares_of(expected.fields[field].non_match, start.fields[field].non_match,
                                  before.fields[field].non_match, 0);
  }
  return model;
}

double largest_change(const MatchModel& a, const MatchModel& b) {
  double change = std::abs(a.prior - b.prior);
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    for (std::size_t level = 0; level < kAgreementLevelCount; ++level) {
      const LevelChances& before = a.fields[field];
      const LevelChances& after = b.fields[field];
      change = std::max({change, std::abs(before.match[level] - after.match[level]),
                         std::abs(before.non_match[level] - after.non_match[level])});
    }
  }
  return change;
}

}  // namespace

EmFit fit_by_em(std::span<const PatternCount> counts, const MatchModel& start,
                const EmOptions& options) {
  EmFit fit{start};
  while (fit.steps < options.most_steps) {
    const Expectation expected = expect(counts, fit.model, options);
    const MatchModel next = maximise(expected, start, fit.model, options);
    const double change = largest_change(fit.model, next);
    fit.model = next;
    fit.matches = expected.matches;
    fit.households = expected.households;
    fit.observed = observed_matches(expected);
    ++fit.steps;
    if (change <= options.tolerance) break;
  }
  return fit;
}

ClassChances class_chances(AgreementPattern pattern, const MatchModel& model) {
  return chances_of(pattern, model, 0);
}

double field_weight(const MatchModel& model, std::size_t field, AgreementLevel level) {
  if (level == AgreementLevel::kMissing) return 0;
  const LevelChances& chances = model.fields[field];
  const auto place = static_cast<std::size_t>(level);
  return std::log2(std::max(kLeastChance, chances.match[place]) /
                   std::max(kLeastChance, chances.non_match[place]));
}

bool is_of_household(std::size_t field) {
  switch (static_cast<ComparedField>(field)) {
    case ComparedField::kSurname:
    case ComparedField::kPhone:
    case ComparedField::kStreet:
    case ComparedField::kHouseNumber:
    case ComparedField::kAddressLine2:
    case ComparedField::kCity:
    case ComparedField::kPostcode:
    case ComparedField::kRegion: return true;
    default: return false;
  }
}

double household_field_weight(const MatchModel& model, std::size_t field, AgreementLevel level) {
  if (level == AgreementLevel::kMissing) return 0;
  const LevelChances& chances = model.fields[field];
  const auto place = static_cast<std::size_t>(level);
  return std::log2(std::max(kLeastChance, chances.household[place]) /
                   std::max(kLeastChance, chances.non_match[place]));
}

double household_prior_weight(const MatchModel& model) {
  return std::log2(model.household / (1 - model.prior - model.household));
}

double household_discount(double weight) { return 0 - std::log2(1 + std::exp2(weight)); }

double prior_weight(const MatchModel& model) { return std::log2(model.prior / (1 - model.prior)); }

double probability_of(double weight) { return 1 / (1 + std::exp2(-weight)); }

}  // namespace sonder
