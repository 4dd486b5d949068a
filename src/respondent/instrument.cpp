#include "respondent/instrument.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sonder {
namespace {

Feature unknown_feature(std::string name, std::string label, FeatureType type) {
  Feature feature;
  feature.name = std::move(name);
  feature.label = std::move(label);
  feature.type = type;
  feature.data_type = DataType::kQualitative;
  if (type == FeatureType::kDecimal) {
    feature.decimals.push_back(0);
  } else {
    feature.values.push_back(0);
  }
  feature.known.push_back(false);
  return feature;
}

FeatureType feature_type(QuestionKind kind) {
  switch (kind) {
    case QuestionKind::kScale: return FeatureType::kInteger;
    case QuestionKind::kNumeric: return FeatureType::kDecimal;
    case QuestionKind::kDate: return FeatureType::kDate;
    default: return FeatureType::kCategory;
  }
}

void append_question(const InstrumentQuestion& question, std::vector<Feature>& features) {
  if (question.kind != QuestionKind::kMultiChoice) {
    Feature feature = unknown_feature(question.name, question.text, feature_type(question.kind));
    for (const InstrumentOption& option : question.options) feature.categories.intern(option.code);
    return features.push_back(std::move(feature));
  }
  for (const InstrumentOption& option : question.options) {
    features.push_back(unknown_feature(question.name + ":" + option.code,
                                       question.text + ": " + option.label, FeatureType::kBoolean));
  }
}

constexpr std::array<std::string_view, 3> kNpsGroups = {"detractor", "passive", "promoter"};
constexpr std::array<std::string_view, 2> kCsatGroups = {"not_satisfied", "satisfied"};
constexpr std::array<std::string_view, 2> kCesGroups = {"high_effort", "low_effort"};

Feature unknown_group(const InstrumentMetric& metric) {
  Feature feature = unknown_feature(metric.name, metric.label, FeatureType::kCategory);
  for (const std::string_view group : groups_of(metric.metric)) feature.categories.intern(group);
  return feature;
}

}  // namespace

std::span<const std::string_view> groups_of(ResponseMetric metric) {
  switch (metric) {
    case ResponseMetric::kNps: return kNpsGroups;
    case ResponseMetric::kCsat: return kCsatGroups;
    case ResponseMetric::kCes: return kCesGroups;
  }
  return {};
}

std::string_view to_string(ResponseMetric metric) {
  switch (metric) {
    case ResponseMetric::kNps: return "nps";
    case ResponseMetric::kCsat: return "csat";
    case ResponseMetric::kCes: return "ces";
  }
  return {};
}

FeatureTable blank_features(const Instrument& instrument) {
  FeatureTable table;
  table.profile_count = 1;
  for (const InstrumentQuestion& question : instrument.questions) {
    append_question(question, table.features);
  }
  for (const ItemScale& scale : instrument.scales) {
    table.features.push_back(unknown_feature(scale.name, scale.label, FeatureType::kDecimal));
  }
  for (const InstrumentMetric& metric : instrument.metrics) {
    table.features.push_back(unknown_group(metric));
  }
  return table;
}

std::optional<ItemRange> item_range(const InstrumentQuestion& question) {
  if (question.kind == QuestionKind::kScale) return ItemRange{*question.least, *question.most};
  if (question.kind != QuestionKind::kSingleChoice) return std::nullopt;
  std::vector<double> values;
  for (const InstrumentOption& option : question.options) {
    if (option.value) values.push_back(*option.value);
  }
  if (values.size() < 2) return std::nullopt;
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return ItemRange{*low, *high};
}

}  // namespace sonder
