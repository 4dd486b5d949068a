#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "identity/comparison.h"

namespace sonder {

/// How often pairs show each level of one field, among pairs in which it is not missing. The sums
/// are 1 each; the place of kMissing is 0.
struct LevelChances {
  std::array<double, kAgreementLevelCount> match = {};      ///< m: of one person
  std::array<double, kAgreementLevelCount> non_match = {};  ///< u: of two
  std::array<double, kAgreementLevelCount> household = {};  ///< of two that live together
};

/// The model of Fellegi and Sunter (1969, Journal of the American Statistical Association 64,
/// 1183-1210): the fields of a pair agree or not independently of each other, given that it is one
/// person or two. People of one household break that, who share surname, address and phone for one
/// reason; so they are a third class beside one person and two strangers (Winkler 1993, Improved
/// decision rules in the Fellegi-Sunter model of record linkage, Proceedings of the Section on
/// Survey Research Methods, ASA, 274-279).
struct MatchModel {
  double prior = 0;      ///< λ: the share of pairs that are of one person
  double household = 0;  ///< the share that are of two people of one household; 0 knows none
  std::array<LevelChances, kComparedFieldCount> fields = {};
};

struct PatternCount {
  AgreementPattern pattern = 0;
  double pairs = 0;
};

struct EmOptions {
  /// Fields that are not looked at, one bit each: those by which the pairs were chosen.
  std::uint32_t ignored_fields = 0;
  /// Learn u as well. Blocked pairs know too little of pairs of two people to learn it.
  bool learns_non_match = false;
  /// So many pairs of one person are taken to have been seen as `start` says, in each field.
  double prior_pairs = 0;
  /// By field: pairs of one person agree, in
  /// whatever level, at least so often (the convex constraints of Winkler 1993, Proceedings of the
  /// Section on Survey Research Methods, ASA, 274-279). 0 asks for nothing.
  std::array<double, kComparedFieldCount> least_agreement = {};
  /// The same of pairs of one household.
  std::array<double, kComparedFieldCount> least_sharing = {};
  /// At most so large a share of the pairs is of one person.
  double most_prior = 1;
  double tolerance = 1e-12;  ///< stops when no chance moves further
  std::uint32_t most_steps = 5'000;
};

struct EmFit {
  MatchModel model;
  double matches = 0;     ///< expected among the pairs
  double households = 0;  ///< expected pairs of two people of one household
  /// Matches of which so many have a value in each field.
  std::array<double, kComparedFieldCount> observed = {};
  std::uint32_t steps = 0;
};

/// Fits the model to counted patterns by expectation and maximisation (Winkler 1988; Dempster,
/// Laird and Rubin 1977). Missing fields say nothing of a pair, and the pair nothing of them.
/// The sums run in the order of `counts`. O(steps · patterns · fields).
EmFit fit_by_em(std::span<const PatternCount> counts, const MatchModel& start,
                const EmOptions& options);

/// P(one person | pattern) and P(one household | pattern).
struct ClassChances {
  double match = 0;
  double household = 0;
};
ClassChances class_chances(AgreementPattern pattern, const MatchModel& model);

/// log2(m / u) of one field, its evidence in bits; 0 where it is missing.
double field_weight(const MatchModel& model, std::size_t field, AgreementLevel level);
/// log2 of the odds of the prior.
double prior_weight(const MatchModel& model);
/// Whether it is of those that people of one household share: surname, phone and address.
bool is_of_household(std::size_t field);
/// log2(h / u) of one field, where h is of two people of one household.
double household_field_weight(const MatchModel& model, std::size_t field, AgreementLevel level);
/// log2 of the odds that two people are of one household and not strangers.
double household_prior_weight(const MatchModel& model);
/// What a pair loses, in bits, because it may be of one household: -log2(1 + odds), given log2 of
/// these odds. 0 or less.
double household_discount(double weight);
/// 0-1, of the sum of the prior's and all fields' weights.
double probability_of(double weight);

}  // namespace sonder
