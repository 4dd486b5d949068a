#include "identity/fellegi_sunter.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace sonder {
namespace {

using enum AgreementLevel;

AgreementPattern three_fields(int first, int second, int third) {
  const auto level = [](int agrees) { return agrees != 0 ? kExact : kDifferent; };
  return pattern_of(0, level(first)) | pattern_of(1, level(second)) | pattern_of(2, level(third));
}

/// The patterns of GOLDENS G20, whose counts are exactly those of λ .5, m .7 .9 .95 and
/// u .1 .025 .2.
std::vector<PatternCount> golden_counts() {
  return {{three_fields(0, 0, 0), 1'407}, {three_fields(0, 0, 1), 408},
          {three_fields(0, 1, 0), 63},    {three_fields(0, 1, 1), 522},
          {three_fields(1, 0, 0), 163},   {three_fields(1, 0, 1), 172},
          {three_fields(1, 1, 0), 67},    {three_fields(1, 1, 1), 1'198}};
}

MatchModel start_model() {
  MatchModel model;
  model.prior = 0.3;
  for (std::size_t field = 0; field < 3; ++field) {
    model.fields[field].match = {0, .8, 0, 0, 0, .2};
    model.fields[field].non_match = {0, .3, 0, 0, 0, .7};
  }
  return model;
}

constexpr auto kExactPlace = static_cast<std::size_t>(kExact);

// GOLDENS G20.
TEST(FitByEm, RecoversTheParametersOfThreeFields) {
  const EmFit fit =
      fit_by_em(golden_counts(), start_model(), {.learns_non_match = true, .tolerance = 1e-14});
  EXPECT_NEAR(fit.model.prior, .5, 1e-9);
  EXPECT_NEAR(fit.matches, 2'000, 1e-5);
  const double match[] = {.7, .9, .95};
  const double non_match[] = {.1, .025, .2};
  for (std::size_t field = 0; field < 3; ++field) {
    EXPECT_NEAR(fit.model.fields[field].match[kExactPlace], match[field], 1e-9) << field;
    EXPECT_NEAR(fit.model.fields[field].non_match[kExactPlace], non_match[field], 1e-9) << field;
  }
}

TEST(FitByEm, KeepsWhatIsKnownOfPairsOfTwoPeople) {
  MatchModel start = start_model();
  const double non_match[] = {.1, .025, .2};
  for (std::size_t field = 0; field < 3; ++field) {
    start.fields[field].non_match = {0, non_match[field], 0, 0, 0, 1 - non_match[field]};
  }
  const EmFit fit = fit_by_em(golden_counts(), start, {.tolerance = 1e-14});
  EXPECT_NEAR(fit.model.prior, .5, 1e-9);
  EXPECT_NEAR(fit.model.fields[2].match[kExactPlace], .95, 1e-9);
  EXPECT_EQ(fit.model.fields[1].non_match, start.fields[1].non_match);
}

// Under a constraint that does not bind, G20 again; under one that does, its boundary.
TEST(FitByEm, HoldsAgreementAndPriorWithinTheirBounds) {
  MatchModel start = start_model();
  const double non_match[] = {.1, .025, .2};
  for (std::size_t field = 0; field < 3; ++field) {
    start.fields[field].non_match = {0, non_match[field], 0, 0, 0, 1 - non_match[field]};
  }
  EmOptions options{.tolerance = 1e-14};
  options.least_agreement[0] = .6;
  EXPECT_NEAR(fit_by_em(golden_counts(), start, options).model.fields[0].match[kExactPlace], .7,
              1e-9);
  options.least_agreement[0] = .8;
  EXPECT_NEAR(fit_by_em(golden_counts(), start, options).model.fields[0].match[kExactPlace], .8,
              1e-9);
  options.most_prior = .25;
  EXPECT_NEAR(fit_by_em(golden_counts(), start, options).model.prior, .25, 1e-12);
}

/// 1,000 pairs of one person, 3,000 of one household and 96,000 of strangers, by exact agreement in
/// given name, surname, birth date and street: the counts are those that the chances give.
std::vector<PatternCount> counts_with_households() {
  constexpr double kPairs[] = {1'000, 3'000, 96'000};
  constexpr double kAgree[3][4] = {{.9, .8, .95, .7}, {.02, .9, .01, .8}, {.02, .01, .001, .005}};
  constexpr ComparedField kFields[] = {ComparedField::kGivenName, ComparedField::kSurname,
                                       ComparedField::kBirthDate, ComparedField::kStreet};
  std::vector<PatternCount> counts;
  for (unsigned agreeing = 0; agreeing < 16; ++agreeing) {
    PatternCount count;
    double chances[] = {kPairs[0], kPairs[1], kPairs[2]};
    for (unsigned field = 0; field < 4; ++field) {
      const bool agrees = ((agreeing >> field) & 1U) != 0;
      count.pattern |=
          pattern_of(static_cast<std::size_t>(kFields[field]), agrees ? kExact : kDifferent);
      for (std::size_t each = 0; each < 3; ++each) {
        chances[each] *= agrees ? kAgree[each][field] : 1 - kAgree[each][field];
      }
    }
    count.pairs = chances[0] + chances[1] + chances[2];
    counts.push_back(count);
  }
  return counts;
}

TEST(FitByEm, TellsOneHouseholdFromOnePerson) {
  MatchModel start;
  start.prior = .1;
  start.household = .1;
  const auto set = [&](ComparedField field, double non_match, double household) {
    LevelChances& chances = start.fields[static_cast<std::size_t>(field)];
    chances.match = {0, .6, 0, 0, 0, .4};
    chances.non_match = {0, non_match, 0, 0, 0, 1 - non_match};
    chances.household = {0, household, 0, 0, 0, 1 - household};
  };
  set(ComparedField::kGivenName, .02, .02);
  set(ComparedField::kSurname, .01, .6);
  set(ComparedField::kBirthDate, .001, .01);
  set(ComparedField::kStreet, .005, .6);
  const EmFit fit = fit_by_em(counts_with_households(), start, {.tolerance = 1e-14});
  EXPECT_NEAR(fit.matches, 1'000, 1e-4);
  EXPECT_NEAR(fit.households, 3'000, 1e-4);
  const auto exact = [&](ComparedField field) {
    return fit.model.fields[static_cast<std::size_t>(field)];
  };
  EXPECT_NEAR(exact(ComparedField::kGivenName).match[kExactPlace], .9, 1e-6);
  EXPECT_NEAR(exact(ComparedField::kBirthDate).match[kExactPlace], .95, 1e-6);
  EXPECT_NEAR(exact(ComparedField::kSurname).household[kExactPlace], .9, 1e-6);
  EXPECT_NEAR(exact(ComparedField::kStreet).household[kExactPlace], .8, 1e-6);
  EXPECT_EQ(exact(ComparedField::kGivenName).household[kExactPlace], .02);
}

TEST(FitByEm, CountsTheMatchesThatHaveAValueInEachField) {
  std::vector<PatternCount> counts = golden_counts();
  for (PatternCount& count : counts) count.pattern &= ~pattern_of(2, AgreementLevel{7});
  const EmFit fit = fit_by_em(counts, start_model(), {.most_steps = 10});
  EXPECT_NEAR(fit.observed[0], fit.matches, 1e-9);
  EXPECT_EQ(fit.observed[2], 0);
  EXPECT_GT(fit.matches, 0);
}

/// Pairs that agree in the first field, as its blocking rule finds them: 2,000 · .7 of one person
/// and 2,000 · .1 of two.
TEST(FitByEm, LearnsFromAFieldsBlockWithoutLookingAtIt) {
  std::vector<PatternCount> block;
  for (const PatternCount& count : golden_counts()) {
    if (level_at(count.pattern, 0) == kExact) block.push_back(count);
  }
  MatchModel start = start_model();
  start.fields[1].non_match = {0, .025, 0, 0, 0, .975};
  start.fields[2].non_match = {0, .2, 0, 0, 0, .8};
  const EmFit fit = fit_by_em(block, start, {.ignored_fields = 1, .tolerance = 1e-14});
  EXPECT_NEAR(fit.model.prior, .875, 1e-9);
  EXPECT_NEAR(fit.model.fields[1].match[kExactPlace], .9, 1e-9);
  EXPECT_NEAR(fit.model.fields[2].match[kExactPlace], .95, 1e-9);
  EXPECT_EQ(fit.model.fields[0].match, start.fields[0].match);
}

/// As many pairs again, of which nobody knows the third field: they follow the same parameters, so
/// that these must come out as before.
TEST(FitByEm, TakesAMissingFieldForNoEvidence) {
  std::vector<PatternCount> counts = golden_counts();
  for (const PatternCount& count : golden_counts()) {
    counts.push_back(
        {count.pattern & ~(AgreementPattern{7} << (2 * kPatternBitsPerField)), count.pairs});
  }
  const EmFit fit =
      fit_by_em(counts, start_model(), {.learns_non_match = true, .tolerance = 1e-14});
  EXPECT_NEAR(fit.model.prior, .5, 1e-9);
  EXPECT_NEAR(fit.model.fields[0].match[kExactPlace], .7, 1e-9);
  EXPECT_NEAR(fit.model.fields[2].match[kExactPlace], .95, 1e-9);
  EXPECT_EQ(fit.model.fields[2].match[0], 0);
}

TEST(FitByEm, KeepsTheStartWhereThereIsNothingToSee) {
  const EmFit fit = fit_by_em({}, start_model(), {});
  EXPECT_EQ(fit.model.prior, .3);
  EXPECT_EQ(fit.model.fields[0].match, start_model().fields[0].match);
  EXPECT_EQ(fit.matches, 0);
}

TEST(Weights, AddUpToTheProbabilityOfBayesRule) {
  MatchModel model = start_model();
  model.prior = .2;
  const double weight =
      prior_weight(model) + field_weight(model, 0, kExact) + field_weight(model, 1, kDifferent);
  // .2 · .8 · .2 / (.2 · .8 · .2 + .8 · .3 · .7)
  EXPECT_NEAR(probability_of(weight), .032 / (.032 + .168), 1e-12);
  EXPECT_NEAR(field_weight(model, 0, kExact), std::log2(.8 / .3), 1e-12);
  EXPECT_EQ(field_weight(model, 0, kMissing), 0);
}

}  // namespace
}  // namespace sonder
