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

std::vector<double> weigh_pairs(const ComparedRecords& records, const MatchModel& model,
                                const CandidatePairs& pairs) {
  std::vector<double> weight_of_kind;
  for (const PairKind& kind : pairs.kinds) {
    double weight = prior_weight(model);
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      weight += field_weight(model, field, level_at(kind.pattern, field));
    }
    weight_of_kind.push_back(weight);
  }
  std::vector<double> weights;
  weights.reserve(pairs.size());
  for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
    const AgreementPattern pattern = pairs.kinds[pairs.kind[pair]].pattern;
    double weight = weight_of_kind[pairs.kind[pair]];
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      weight += frequency_weight(records, model, field, level_at(pattern, field),
                                 records.codes[pairs.first[pair]][field]);
    }
    weights.push_back(weight);
  }
  return weights;
}

double pair_weight(const ComparedRecords& records, const MatchModel& model, std::uint32_t first,
                   std::uint32_t second) {
  const AgreementPattern pattern =
      compare_records(records, std::min(first, second), std::max(first, second));
  double weight = prior_weight(model);
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    const AgreementLevel level = level_at(pattern, field);
    weight += field_weight(model, field, level) +
              frequency_weight(records, model, field, level, records.codes[first][field]);
  }
  return weight;
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
