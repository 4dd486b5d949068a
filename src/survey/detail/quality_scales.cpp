#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "stats/mahalanobis.h"
#include "survey/detail/paired_figures.h"
#include "survey/detail/quality_batteries.h"
#include "survey/detail/quality_words.h"

namespace sonder {
namespace {

constexpr std::size_t kMostScales = 60;
/// Fewer pairs make a correlation within one response a matter of chance.
constexpr std::uint32_t kLeastPairs = 5;
/// Of fewer responses a high correlation is a matter of chance too.
constexpr std::uint64_t kLeastResponses = 30;
constexpr std::size_t kResponsesPerScale = 5;
/// Fewer scales have no combinations of answers to speak of.
constexpr std::size_t kLeastScales = 5;
/// Of those whose distance is beyond the limit by chance.
constexpr double kOutlierShare = 0.001;
/// Points of a scale are at most 0-10.
constexpr std::size_t kPoints = 11;
constexpr std::uint8_t kNoPoint = kPoints;

/// The answers to one scale as points from 0, or kNoPoint.
struct ScaleAnswers {
  std::vector<std::uint8_t> points;
  double length = 1;

  bool has(std::size_t row) const { return points[row] != kNoPoint; }
  double position(std::size_t row) const { return points[row] / length; }
};

ScaleAnswers scale_answers(const Table& table, const Question& question) {
  const CodedAnswers coded = code_answers(table, question);
  ScaleAnswers scale;
  scale.length = std::max(1.0, static_cast<double>(question.scale_high - question.scale_low));
  for (const std::uint32_t code : coded.code_of()) {
    const auto labels = coded.labels_of(code);
    scale.points.push_back(labels.empty() ? kNoPoint : static_cast<std::uint8_t>(labels.front()));
  }
  return scale;
}

bool is_short_scale(const Question& question) {
  return question.kind == QuestionKind::kScale && question.scale_high > question.scale_low &&
         question.scale_high - question.scale_low < static_cast<std::int64_t>(kPoints);
}

std::vector<ScaleAnswers> first_scales(const Table& table, const Questionnaire& questionnaire) {
  std::vector<ScaleAnswers> scales;
  for (const Question& question : questionnaire.questions) {
    if (scales.size() == kMostScales) break;
    if (is_short_scale(question)) scales.push_back(scale_answers(table, question));
  }
  return scales;
}

/// Responses by the points they gave to two scales.
using JointCounts = std::array<std::uint64_t, (kPoints + 1) * (kPoints + 1)>;

/// Sums of whole numbers, so that the order of the rows does not show.
struct JointSums {
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
};

JointSums sums_of(const JointCounts& counts) {
  JointSums sums;
  for (std::size_t i = 0; i < kPoints; ++i) {
    for (std::size_t j = 0; j < kPoints; ++j) {
      const auto count = static_cast<double>(counts[i * (kPoints + 1) + j]);
      const auto x = static_cast<double>(i);
      const auto y = static_cast<double>(j);
      sums.n += count;
      sums.x += count * x;
      sums.y += count * y;
      sums.xx += count * x * x;
      sums.yy += count * y * y;
      sums.xy += count * x * y;
    }
  }
  return sums;
}

/// Pearson's over the responses with both; absent for few of them or without variation.
std::optional<double> correlate(const ScaleAnswers& a, const ScaleAnswers& b) {
  JointCounts counts{};
  for (std::size_t row = 0; row < a.points.size(); ++row) {
    ++counts[a.points[row] * (kPoints + 1) + b.points[row]];
  }
  const JointSums sums = sums_of(counts);
  const double spread = (sums.n * sums.xx - sums.x * sums.x) * (sums.n * sums.yy - sums.y * sums.y);
  if (sums.n < static_cast<double>(kLeastResponses) || spread <= 0) return std::nullopt;
  return (sums.n * sums.xy - sums.x * sums.y) / std::sqrt(spread);
}

struct Synonyms {
  std::size_t first = 0;
  std::size_t second = 0;
};

std::vector<Synonyms> find_pairs(const std::vector<ScaleAnswers>& scales, double least) {
  std::vector<Synonyms> pairs;
  for (std::size_t first = 0; first < scales.size(); ++first) {
    for (std::size_t second = first + 1; second < scales.size(); ++second) {
      const std::optional<double> correlation = correlate(scales[first], scales[second]);
      if (correlation && *correlation > least) pairs.push_back({first, second});
    }
  }
  return pairs;
}

std::optional<double> synonymity(const std::vector<ScaleAnswers>& scales,
                                 const std::vector<Synonyms>& pairs, std::size_t row) {
  RunningCorrelation correlation;
  for (const auto& [first, second] : pairs) {
    if (!scales[first].has(row) || !scales[second].has(row)) continue;
    correlation.add(scales[first].position(row), scales[second].position(row));
  }
  return correlation.count() < kLeastPairs ? std::nullopt : correlation.value();
}

/// NaN where there is no answer.
std::vector<double> positions_of(const ScaleAnswers& scale) {
  std::vector<double> positions;
  for (std::size_t row = 0; row < scale.points.size(); ++row) {
    positions.push_back(scale.has(row) ? scale.position(row)
                                       : std::numeric_limits<double>::quiet_NaN());
  }
  return positions;
}

std::size_t count_complete(const std::vector<ScaleAnswers>& scales, std::size_t rows) {
  std::size_t complete = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const bool is_complete = std::all_of(
        scales.begin(), scales.end(), [row](const ScaleAnswers& scale) { return scale.has(row); });
    complete += is_complete ? 1 : 0;
  }
  return complete;
}

void judge_distances(const MahalanobisDistances& distances, RuleResult& result) {
  for (std::size_t row = 0; row < distances.people.size(); ++row) {
    const std::optional<AnswerDistance>& distance = distances.people[row];
    if (!distance) continue;
    result.judged.set(row);
    if (distance->p_value < kOutlierShare) {
      result.flags.push_back({static_cast<std::uint32_t>(row), distance->squared});
    }
  }
}

}  // namespace

RuleResult find_outliers(const Table& table, const Questionnaire& questionnaire) {
  RuleResult result{.rule = QualityRule::kOutlier, .judged = Bitset(table.row_count)};
  const std::vector<ScaleAnswers> scales = first_scales(table, questionnaire);
  const std::size_t complete = count_complete(scales, table.row_count);
  result.basis =
      counted(complete, "response") + " to all of " + counted(scales.size(), "scale") + ".";
  if (scales.size() < kLeastScales) {
    result.basis = "Fewer than " + std::to_string(kLeastScales) + " questions are scales.";
    return result;
  }
  if (complete < std::max<std::size_t>(kLeastResponses, kResponsesPerScale * scales.size())) {
    result.basis.back() = ';';
    result.basis += " too few to tell what is usual.";
    return result;
  }
  std::vector<std::vector<double>> items;
  for (const ScaleAnswers& scale : scales) items.push_back(positions_of(scale));
  const Result<MahalanobisDistances> distances = mahalanobis_distances(items);
  if (distances) judge_distances(distances.value(), result);
  return result;
}

RuleResult find_contradicted_synonyms(const Table& table, const Questionnaire& questionnaire,
                                      const QualityOptions& options) {
  RuleResult result{.rule = QualityRule::kSynonyms, .judged = Bitset(table.row_count)};
  const std::vector<ScaleAnswers> scales = first_scales(table, questionnaire);
  const std::vector<Synonyms> pairs = find_pairs(scales, options.synonym_correlation);
  result.basis = counted(pairs.size(), "pair") + " of " + counted(scales.size(), "scale") +
                 (pairs.size() == 1 ? " correlates" : " correlate") + " above " +
                 in_words(options.synonym_correlation, 2) + ".";
  if (pairs.size() < kLeastPairs) {
    result.basis.back() = ';';
    result.basis += " " + std::to_string(kLeastPairs) + " are needed.";
    return result;
  }
  for (std::size_t row = 0; row < table.row_count; ++row) {
    const std::optional<double> figure = synonymity(scales, pairs, row);
    if (!figure) continue;
    result.judged.set(row);
    if (*figure < options.least_synonymity) {
      result.flags.push_back({static_cast<std::uint32_t>(row), *figure});
    }
  }
  return result;
}

}  // namespace sonder
