#include "features/feature_table.h"

#include <algorithm>

namespace sonder {

std::string_view to_string(FeatureType type) {
  switch (type) {
    case FeatureType::kInteger: return "integer";
    case FeatureType::kDecimal: return "decimal";
    case FeatureType::kMoney: return "money";
    case FeatureType::kDate: return "date";
    case FeatureType::kCategory: return "category";
    case FeatureType::kBoolean: return "boolean";
  }
  return "";
}

const Feature* FeatureTable::find(std::string_view name) const {
  const auto found = std::find_if(features.begin(), features.end(),
                                  [&](const Feature& feature) { return feature.name == name; });
  return found == features.end() ? nullptr : &*found;
}

}  // namespace sonder
