#include "identity/detail/pair_weights.h"

#include <algorithm>
#include <cmath>

namespace sonder::detail {

bool has_common_values(std::size_t field) {
  switch (static_cast<ComparedField>(field)) {
    case ComparedField::kGivenName:
    case ComparedField::kSurname:
    case ComparedField::kCity:
    case ComparedField::kStreet: return true;
    default: return false;
  }
}

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

PatternWeights weights_of(AgreementPattern pattern, const MatchModel& model) {
  PatternWeights weights{prior_weight(model), household_weight(model, pattern)};
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    weights.match += field_weight(model, field, level_at(pattern, field));
  }
  return weights;
}

namespace {

/// What the values of a field add to the weight of pairs that agree in them exactly.
class FrequencyWeights {
 public:
  FrequencyWeights(const ComparedRecords& records, const MatchModel& model) {
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      if (!has_common_values(field)) continue;
      const std::size_t codes = records.counts[field].size();
      by_code_[field].resize(codes);
      for (std::uint32_t code = 1; code < codes; ++code) {
        if (records.counts[field][code] == 0) continue;
        by_code_[field][code] =
            frequency_weight(records, model, field, AgreementLevel::kExact, code);
      }
    }
  }

  double operator()(std::size_t field, AgreementLevel level, std::uint32_t code) const {
    const bool counts = level == AgreementLevel::kExact && !by_code_[field].empty();
    return counts ? by_code_[field][code] : 0;
  }

 private:
  std::array<std::vector<double>, kComparedFieldCount> by_code_;
};

/// Adds what the values of the pair say; `codes` are those of either of its records. Far from 0
/// the odds of a household are all of the discount or nothing of it.
template <class Frequency>
double weigh(const Frequency& frequency_of, AgreementPattern pattern, const ComparedCodes& codes,
             PatternWeights weights) {
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    const double frequency = frequency_of(field, level_at(pattern, field), codes[field]);
    weights.match += frequency;
    if (is_of_household(field)) weights.household += frequency;
  }
  return weights.match + household_discount(weights.household);
}

/// The most that a pair of the pattern can weigh, whatever its values are: those that two records
/// share come twice at least.
double most_weight(const ComparedRecords& records, const MatchModel& model,
                   AgreementPattern pattern) {
  double weight = weights_of(pattern, model).match;
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    if (level_at(pattern, field) != AgreementLevel::kExact || !has_common_values(field)) continue;
    const double usual =
        model.fields[field].non_match[static_cast<std::size_t>(AgreementLevel::kExact)];
    weight += std::max(0.0, std::log2(usual * records.filled[field] / 2));
  }
  return weight;
}

}  // namespace

void visit_weights(const ComparedRecords& records, const CandidatePairs& pairs,
                   const MatchModel& model, double least,
                   const std::function<void(std::size_t, double)>& visit) {
  const FrequencyWeights frequencies(records, model);
  std::vector<PatternWeights> weights;
  std::vector<bool> is_hopeless;
  for (const AgreementPattern pattern : pairs.patterns()) {
    weights.push_back(weights_of(pattern, model));
    is_hopeless.push_back(most_weight(records, model, pattern) < least);
  }
  for (std::size_t position = 0; position < pairs.kept().size(); ++position) {
    const CandidatePairs::Pair& pair = pairs.kept()[position];
    if (is_hopeless[pair.pattern]) continue;
    const double weight = weigh(frequencies, pairs.patterns()[pair.pattern],
                                records.codes[pair.first], weights[pair.pattern]);
    if (weight >= least) visit(position, weight);
  }
}

double pair_weight(const ComparedRecords& records, const MatchModel& model, std::uint32_t first,
                   std::uint32_t second) {
  const AgreementPattern pattern =
      compare_records(records, std::min(first, second), std::max(first, second));
  const auto frequency_of = [&](std::size_t field, AgreementLevel level, std::uint32_t code) {
    return frequency_weight(records, model, field, level, code);
  };
  return weigh(frequency_of, pattern, records.codes[first], weights_of(pattern, model));
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
