#include "survey/response_quality.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "survey/detail/quality_answers.h"
#include "survey/detail/quality_batteries.h"
#include "survey/detail/quality_columns.h"
#include "survey/detail/quality_history.h"
#include "survey/detail/quality_words.h"

namespace sonder {
namespace {

bool is_between(double value, double low, double high) { return value >= low && value <= high; }

bool is_between(std::size_t value, std::size_t low, std::size_t high) {
  return value >= low && value <= high;
}

Error outside(std::string_view option, std::string_view range) {
  return {ErrorCode::kInvalidArgument,
          "`" + std::string(option) + "` must lie between " + std::string(range) + "."};
}

std::optional<Error> check(const QualityOptions& options) {
  if (!is_between(options.speed_share, 0.01, 1)) return outside("speed_share", "0.01 and 1");
  if (!is_between(options.rushed_pages, 0.01, 1)) return outside("rushed_pages", "0.01 and 1");
  if (!is_between(options.shortest_run, 3, 100)) return outside("shortest_run", "3 and 100");
  if (!is_between(options.variability_deviations, 0, 10)) {
    return outside("variability_deviations", "0 and 10");
  }
  if (!is_between(options.least_consistency, -1, 1)) {
    return outside("least_consistency", "-1 and 1");
  }
  if (!is_between(options.synonym_correlation, 0, 1)) {
    return outside("synonym_correlation", "0 and 1");
  }
  if (!is_between(options.least_synonymity, -1, 1)) return outside("least_synonymity", "-1 and 1");
  if (is_between(options.repeated_answers, 2, 1'000)) return std::nullopt;
  return outside("repeated_answers", "2 and 1000");
}

/// All columns that the tool itself filled.
std::vector<std::size_t> history_columns(const QualityColumns& columns) {
  std::vector<std::size_t> all = columns.page_times;
  for (const auto& column : {columns.duration, columns.start, columns.end, columns.finished,
                             columns.submitted, columns.progress, columns.status}) {
    if (column) all.push_back(*column);
  }
  all.insert(all.end(), columns.respondents.begin(), columns.respondents.end());
  all.insert(all.end(), columns.devices.begin(), columns.devices.end());
  return all;
}

}  // namespace

std::string_view to_string(QualityRule rule) {
  switch (rule) {
    case QualityRule::kUnfinished: return "unfinished";
    case QualityRule::kPreview: return "preview";
    case QualityRule::kSpeeder: return "speeder";
    case QualityRule::kRushedPages: return "rushed_pages";
    case QualityRule::kStraightLine: return "straight_line";
    case QualityRule::kLowVariability: return "low_variability";
    case QualityRule::kEvenOdd: return "even_odd";
    case QualityRule::kSynonyms: return "synonyms";
    case QualityRule::kOutlier: return "outlier";
    case QualityRule::kRepeatedAnswers: return "repeated_answers";
    case QualityRule::kRepeatedRespondent: return "repeated_respondent";
    case QualityRule::kRepeatedDevice: return "repeated_device";
    case QualityRule::kAttentionCheck: return "attention_check";
    case QualityRule::kGibberish: return "gibberish";
  }
  return {};
}

std::optional<QualityRule> quality_rule_from(std::string_view name) {
  const auto* const found = std::find_if(kAllQualityRules.begin(), kAllQualityRules.end(),
                                         [&](QualityRule rule) { return to_string(rule) == name; });
  if (found == kAllQualityRules.end()) return std::nullopt;
  return *found;
}

Result<ResponseQuality> flag_responses(const Table& table, const Questionnaire& questionnaire,
                                       const QualityOptions& options) {
  if (auto error = check(options)) return *std::move(error);
  const QualityColumns columns = find_quality_columns(table, options.left_out);
  const std::vector<std::size_t> history = history_columns(columns);
  const std::vector<Battery> batteries = find_batteries(table, questionnaire);
  const std::size_t rows = table.row_count;
  ResponseQuality quality;
  quality.row_count = rows;
  quality.checks = find_attention_checks(table, questionnaire);
  RuleResult unfinished = find_unfinished(table, columns);
  RuleResult speeders = find_speeders(table, columns, unfinished, options);
  quality.rules = {
      std::move(unfinished),
      find_previews(table, columns),
      std::move(speeders),
      find_rushed_pages(table, columns, options),
      find_straight_lines(batteries, rows, options),
      find_low_variability(batteries, rows, options),
      find_inconsistent_halves(batteries, rows, options),
      find_contradicted_synonyms(table, questionnaire, options),
      find_outliers(table, questionnaire),
      find_repeated_answers(table, questionnaire, history, options),
      find_repeated_values(table, QualityRule::kRepeatedRespondent, columns.respondents),
      find_repeated_values(table, QualityRule::kRepeatedDevice, columns.devices),
      judge_attention(quality.checks, table),
      find_gibberish(table, questionnaire),
  };
  return quality;
}

Bitset flagged_rows(const ResponseQuality& quality, std::span<const QualityRule> rules) {
  Bitset flagged(quality.row_count);
  for (const RuleResult& result : quality.rules) {
    if (std::find(rules.begin(), rules.end(), result.rule) == rules.end()) continue;
    for (const QualityFlag& flag : result.flags) flagged.set(flag.row);
  }
  return flagged;
}

std::string reason_of(QualityRule rule, double figure) {
  const auto whole = static_cast<std::size_t>(std::llround(std::abs(figure)));
  switch (rule) {
    case QualityRule::kUnfinished: return "not finished";
    case QualityRule::kPreview: return "a preview, a test or spam by its status";
    case QualityRule::kSpeeder: return "took " + as_percent(figure) + " of the median time";
    case QualityRule::kRushedPages: return "rushed " + as_percent(figure) + " of the pages";
    case QualityRule::kStraightLine:
      return "the same answer to " + std::to_string(whole) + " questions in a row";
    case QualityRule::kLowVariability:
      return "answers vary by only " + as_percent(figure) + " of the scale";
    case QualityRule::kEvenOdd:
      return "halves of scales agree with " + in_words(figure, 2) + " only";
    case QualityRule::kSynonyms:
      return "answers to questions alike agree with " + in_words(figure, 2) + " only";
    case QualityRule::kOutlier:
      return "answers that hardly go together, at a squared distance of " + in_words(figure, 1);
    case QualityRule::kRepeatedAnswers:
      return std::to_string(whole) + " responses with these answers";
    case QualityRule::kRepeatedRespondent:
      return std::to_string(whole) + " responses of this respondent";
    case QualityRule::kRepeatedDevice:
      return std::to_string(whole) + " responses from this device or address";
    case QualityRule::kAttentionCheck: return counted(whole, "attention check") + " missed";
    case QualityRule::kGibberish: return counted(whole, "open answer") + " of keys hit at random";
  }
  return {};
}

}  // namespace sonder
