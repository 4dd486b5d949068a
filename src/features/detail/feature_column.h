#pragma once

#include <cstdint>
#include <string_view>

#include "features/feature_table.h"

namespace sonder::detail {

/// What a feature is called and holds; see `Feature`.
struct FeatureDescription {
  std::string_view name;
  std::string_view label;
  std::string_view unit;
  FeatureType type = FeatureType::kInteger;
  DataType data_type = DataType::kQuantitative;
};

/// A column that nobody knows yet.
Feature make_feature(const FeatureDescription& description, std::uint32_t profile_count);

/// Of any type but kDecimal.
void set_value(Feature& feature, std::uint32_t profile, std::int64_t value);
/// Of kDecimal; rounded to 6 places.
void set_decimal(Feature& feature, std::uint32_t profile, double value);

}  // namespace sonder::detail
