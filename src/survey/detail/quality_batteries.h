#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "survey/coded_answers.h"
#include "survey/response_quality.h"

/// The rules about answers to questions that are asked alike.
namespace sonder {

/// A question of a battery with its answers numbered as in the whole battery.
struct BatteryItem {
  CodedAnswers answers;
  std::vector<std::uint32_t> label_of;  ///< per label of `answers`: its number in the battery

  /// Absent without an answer, and for one outside the options.
  std::optional<std::uint32_t> label(std::size_t row) const {
    const auto labels = answers.labels_of(answers.code_of()[row]);
    return labels.empty() ? std::nullopt : std::optional{label_of[labels.front()]};
  }
};

/// Questions beside each other on one scale or with the same options.
struct Battery {
  std::vector<BatteryItem> items;
  std::size_t label_count = 0;
  bool is_ordered = false;  ///< labels are in order: points, or options as the definition has them

  /// From 0, the lowest label, to 1. Of ordered batteries.
  double position(std::uint32_t label) const {
    return static_cast<double>(label) / static_cast<double>(label_count - 1);
  }
};

/// See `flag_responses`. O(questions × options).
std::vector<Battery> find_batteries(const Table& table, const Questionnaire& questionnaire);

RuleResult find_straight_lines(const std::vector<Battery>& batteries, std::size_t rows,
                               const QualityOptions& options);
RuleResult find_low_variability(const std::vector<Battery>& batteries, std::size_t rows,
                                const QualityOptions& options);
RuleResult find_inconsistent_halves(const std::vector<Battery>& batteries, std::size_t rows,
                                    const QualityOptions& options);

/// Of all scales of the questionnaire, batteries or not.
RuleResult find_contradicted_synonyms(const Table& table, const Questionnaire& questionnaire,
                                      const QualityOptions& options);
RuleResult find_outliers(const Table& table, const Questionnaire& questionnaire);

}  // namespace sonder
