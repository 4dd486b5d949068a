#include "identity/detail/pair_weights.h"

#include <algorithm>
#include <cmath>

namespace sonder::detail {
namespace {

bool has_common_values(std::size_t field) {
  switch (static_cast<ComparedField>(field)) {
    case ComparedField::kGivenName:
    case ComparedField::kSurname:
    case ComparedField::kCity:
    case ComparedField::kStreet: return true;
    default: return false;
  }
}

}  // namespace

double frequency_weight(const ComparedRecords& records, const MatchModel& model, std::size_t field,
                        AgreementLevel level, std::uint32_t code) {
  if (level != AgreementLevel::kExact || !has_common_values(field)) return 0;
  const double share = static_cast<double>(records.counts[field][code]) / records.filled[field];
  const double usual =
      model.fields[field].non_match[static_cast<std::size_t>(AgreementLevel::kExact)];
  return std::log2(usual / share);
}

double household_weight(const MatchModel& model, AgreementPattern pattern) {
  double weight = household_prior_weight(model);
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    weight += household_field_weight(model, field, level_at(pattern, field));
  }
  return weight;
}

namespace {

/// What all pairs of a kind have in common.
struct KindWeights {
  double match = 0;
  double household = 0;
};

KindWeights weights_of(AgreementPattern pattern, const MatchModel& model) {
  KindWeights weights{prior_weight(model), household_weight(model, pattern)};
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    weights.match += field_weight(model, field, level_at(pattern, field));
  }
  return weights;
}

/// Adds what the values of the pair say; `codes` are those of either of its records. Far from 0
/// the odds of a household are all of the discount or nothing of it.
double weigh(const ComparedRecords& records, const MatchModel& model, AgreementPattern pattern,
             const ComparedCodes& codes, KindWeights weights) {
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    const double frequency =
        frequency_weight(records, model, field, level_at(pattern, field), codes[field]);
    weights.match += frequency;
    if (is_of_household(field)) weights.household += frequency;
  }
  return weights.match + household_discount(weights.household);
}

}  // namespace

std::vector<double> weigh_pairs(const ComparedRecords& records, const MatchModel& model,
                                const CandidatePairs& pairs) {
  std::vector<KindWeights> weights_of_kind;
  for (const PairKind& kind : pairs.kinds) {
    weights_of_kind.push_back(weights_of(kind.pattern, model));
  }
  std::vector<double> weights;
  weights.reserve(pairs.size());
  for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
    const std::uint32_t kind = pairs.kind[pair];
    weights.push_back(weigh(records, model, pairs.kinds[kind].pattern,
                            records.codes[pairs.first[pair]], weights_of_kind[kind]));
  }
  return weights;
}

double pair_weight(const ComparedRecords& records, const MatchModel& model, std::uint32_t first,
                   std::uint32_t second) {
  const AgreementPattern pattern =
      compare_records(records, std::min(first, second), std::max(first, second));
  return weigh(records, model, pattern, records.codes[first], weights_of(pattern, model));
}

std::vector<std::uint32_t> positions_of(const ComparedRecords& records) {
  std::vector<std::uint32_t> position_of(records.size());
  for (std::uint32_t position = 0; position < records.size(); ++position) {
    position_of[records.record[position].index] = position;
  }
  return position_of;
}

std::array<double, kComparedFieldCount> exact_shares(const ComparedRecords& records,
                                                     const MatchModel& model) {
  std::array<double, kComparedFieldCount> shares = {};
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    if (records.size() == 0) continue;
    const double filled =
        static_cast<double>(records.filled[field]) / static_cast<double>(records.size());
    shares[field] = filled * filled *
                    model.fields[field].match[static_cast<std::size_t>(AgreementLevel::kExact)];
  }
  return shares;
}

}  // namespace sonder::detail
