#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bitset.h"
#include "features/feature_table.h"

/// Small builders of feature tables and of what is found in them: nothing stands for not known.
///
///     const FeatureTable table = a_feature_table(
///         3, {a_feature("order_count", FeatureType::kInteger, {1, 2, std::nullopt})});
namespace sonder::testing {

using Values = std::vector<std::optional<std::int64_t>>;
using Decimals = std::vector<std::optional<double>>;
using Texts = std::vector<std::optional<std::string>>;

inline Feature an_empty_feature(std::string_view name, FeatureType type) {
  Feature feature;
  feature.name = name;
  feature.label = name;
  feature.type = type;
  return feature;
}

/// Of integers, minor units, days since the epoch, or 0 and 1.
inline Feature a_feature(std::string_view name, FeatureType type, const Values& values) {
  Feature feature = an_empty_feature(name, type);
  for (const std::optional<std::int64_t>& value : values) {
    feature.values.push_back(value.value_or(0));
    feature.known.push_back(value.has_value());
  }
  return feature;
}

inline Feature a_decimal(std::string_view name, const Decimals& values) {
  Feature feature = an_empty_feature(name, FeatureType::kDecimal);
  for (const std::optional<double>& value : values) {
    feature.decimals.push_back(value.value_or(0));
    feature.known.push_back(value.has_value());
  }
  return feature;
}

inline Feature a_category(std::string_view name, const Texts& values) {
  Feature feature = an_empty_feature(name, FeatureType::kCategory);
  for (const std::optional<std::string>& value : values) {
    feature.values.push_back(feature.categories.intern(value.value_or("")));
    feature.known.push_back(value.has_value());
  }
  return feature;
}

inline FeatureTable a_feature_table(std::uint32_t profiles, std::vector<Feature> features) {
  FeatureTable table;
  table.profile_count = profiles;
  table.features = std::move(features);
  return table;
}

/// A feature's values as the builders take them; nothing at all where it is not in the table.
inline Values values_of(const FeatureTable& table, std::string_view name) {
  Values values;
  const Feature* feature = table.find(name);
  if (feature == nullptr) return values;
  for (std::size_t i = 0; i < feature->values.size(); ++i) {
    values.push_back(feature->known.test(i) ? std::optional(feature->values[i]) : std::nullopt);
  }
  return values;
}

inline Decimals decimals_of(const FeatureTable& table, std::string_view name) {
  Decimals values;
  const Feature* feature = table.find(name);
  if (feature == nullptr) return values;
  for (std::size_t i = 0; i < feature->decimals.size(); ++i) {
    values.push_back(feature->known.test(i) ? std::optional(feature->decimals[i]) : std::nullopt);
  }
  return values;
}

inline Texts texts_of(const FeatureTable& table, std::string_view name) {
  Texts texts;
  const Feature* feature = table.find(name);
  if (feature == nullptr) return texts;
  for (std::size_t i = 0; i < feature->values.size(); ++i) {
    const auto code = static_cast<std::uint32_t>(feature->values[i]);
    texts.push_back(feature->known.test(i)
                        ? std::optional<std::string>(feature->categories.text(code))
                        : std::nullopt);
  }
  return texts;
}

/// A bitset of `size` with these positions set.
inline Bitset bits(std::size_t size, const std::vector<std::uint32_t>& positions) {
  Bitset set(size);
  for (const std::uint32_t position : positions) set.set(position);
  return set;
}

}  // namespace sonder::testing
