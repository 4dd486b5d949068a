#include "features/detail/feature_column.h"

#include "base/rounding.h"

namespace sonder::detail {

Feature make_feature(const FeatureDescription& description, std::uint32_t profile_count) {
  Feature feature;
  feature.name = description.name;
  feature.label = description.label;
  feature.unit = description.unit;
  feature.type = description.type;
  feature.data_type = description.data_type;
  feature.known = Bitset(profile_count);
  if (feature.type == FeatureType::kDecimal) {
    feature.decimals.assign(profile_count, 0.0);
  } else {
    feature.values.assign(profile_count, 0);
  }
  return feature;
}

void set_value(Feature& feature, std::uint32_t profile, std::int64_t value) {
  feature.values[profile] = value;
  feature.known.set(profile);
}

void set_decimal(Feature& feature, std::uint32_t profile, double value) {
  feature.decimals[profile] = round_to(value, 6);
  feature.known.set(profile);
}

}  // namespace sonder::detail
