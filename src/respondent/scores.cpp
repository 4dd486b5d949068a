#include "respondent/scores.h"

#include <span>

#include "base/rounding.h"

namespace sonder {
namespace {

constexpr std::int32_t kScoreDecimals = 6;

/// What the answer counts; absent when it does not.
std::optional<double> item_value(const InstrumentQuestion& question, const CheckedAnswer& answer) {
  if (answer.state != AnswerState::kAnswered) return std::nullopt;
  if (question.kind == QuestionKind::kScale) return answer.number;
  return question.options[answer.options.front()].value;
}

/// Position in `groups_of`.
std::size_t group_of(ResponseMetric metric, double value, double most) {
  switch (metric) {
    case ResponseMetric::kNps: return value >= 9 ? 2 : value >= 7 ? 1 : 0;
    case ResponseMetric::kCsat: return value >= most - 1 ? 1 : 0;
    case ResponseMetric::kCes: return value >= 5 ? 1 : 0;
  }
  return 0;
}

void set_known(Feature& feature, std::int64_t value) {
  feature.values[0] = value;
  feature.known.set(0);
}

void set_known(Feature& feature, double value) {
  feature.decimals[0] = value;
  feature.known.set(0);
}

void set_known(Feature& feature, std::string_view category) {
  set_known(feature, std::int64_t{feature.categories.intern(category)});
}

void fill_answer(const InstrumentQuestion& question, const CheckedAnswer& answer,
                 Feature& feature) {
  switch (question.kind) {
    case QuestionKind::kScale: return set_known(feature, static_cast<std::int64_t>(answer.number));
    case QuestionKind::kNumeric: return set_known(feature, answer.number);
    case QuestionKind::kDate: return set_known(feature, std::int64_t{answer.date.days_since_epoch});
    case QuestionKind::kSingleChoice:
      return set_known(feature, question.options[answer.options.front()].code);
    default: return set_known(feature, answer.text);
  }
}

/// One feature for each option.
void fill_choices(const CheckedAnswer& answer, std::span<Feature> features) {
  for (Feature& feature : features) set_known(feature, std::int64_t{0});
  for (const std::size_t option : answer.options) set_known(features[option], std::int64_t{1});
}

std::size_t feature_count(const InstrumentQuestion& question) {
  return question.kind == QuestionKind::kMultiChoice ? question.options.size() : 1;
}

}  // namespace

ScaleScore score_scale(const Instrument& instrument, const ItemScale& scale,
                       const CheckedResponse& response) {
  ScaleScore score;
  double sum = 0;
  for (std::size_t i = 0; i < scale.items.size(); ++i) {
    const ScaleItem& item = scale.items[i];
    const InstrumentQuestion& question = instrument.questions[item.question];
    const auto value = item_value(question, response.answers[item.question]);
    if (!value) {
      score.missing.push_back(i);
      continue;
    }
    const ItemRange range = *item_range(question);
    sum += item.is_reversed ? range.low + range.high - *value : *value;
    ++score.answered;
  }
  if (score.answered < scale.least_answered) return score;
  const double mean = sum / static_cast<double>(score.answered);
  const bool is_mean = scale.method == ScaleMethod::kMean;
  score.value =
      round_to(is_mean ? mean : mean * static_cast<double>(scale.items.size()), kScoreDecimals);
  return score;
}

MetricScore score_metric(const Instrument& instrument, const InstrumentMetric& metric,
                         const CheckedResponse& response) {
  const InstrumentQuestion& question = instrument.questions[metric.question];
  const std::optional<double> value = item_value(question, response.answers[metric.question]);
  if (!value) return {};
  return {value, groups_of(metric.metric)[group_of(metric.metric, *value, *question.most)]};
}

RespondentScores score_respondent(const Instrument& instrument, const CheckedResponse& response) {
  RespondentScores scores;
  for (const ItemScale& scale : instrument.scales) {
    scores.scales.push_back(score_scale(instrument, scale, response));
  }
  for (const InstrumentMetric& metric : instrument.metrics) {
    scores.metrics.push_back(score_metric(instrument, metric, response));
  }
  return scores;
}

FeatureTable respondent_features(const Instrument& instrument, const CheckedResponse& response,
                                 const RespondentScores& scores) {
  FeatureTable table = blank_features(instrument);
  std::span<Feature> rest = table.features;
  for (std::size_t i = 0; i < instrument.questions.size(); ++i) {
    const InstrumentQuestion& question = instrument.questions[i];
    const std::span<Feature> own = rest.first(feature_count(question));
    rest = rest.subspan(own.size());
    if (response.answers[i].state != AnswerState::kAnswered) continue;
    if (question.kind == QuestionKind::kMultiChoice) {
      fill_choices(response.answers[i], own);
    } else {
      fill_answer(question, response.answers[i], own.front());
    }
  }
  for (const ScaleScore& scale : scores.scales) {
    if (scale.value) set_known(rest.front(), *scale.value);
    rest = rest.subspan(1);
  }
  for (const MetricScore& metric : scores.metrics) {
    if (metric.value) set_known(rest.front(), metric.group);
    rest = rest.subspan(1);
  }
  return table;
}

}  // namespace sonder
