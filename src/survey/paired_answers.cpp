#include "survey/paired_answers.h"

#include <cmath>
#include <vector>

#include "stats/distributions.h"
#include "survey/survey_report.h"

namespace sonder {
namespace {

/// Per response, whether it has a usable answer.
Bitset rows_answered(const CodedAnswers& coded) {
  const std::span<const std::uint32_t> code_of = coded.code_of();
  Bitset rows(code_of.size());
  for (std::size_t row = 0; row < code_of.size(); ++row) {
    if (coded.states[code_of[row]] == AnswerState::kAnswered) rows.set(row);
  }
  return rows;
}

void count_pairs(const AnswerSet& first, const AnswerSet& second, const ResponseSample& sample,
                 PairedAnswers& paired) {
  const Bitset first_answered = rows_answered(first.coded);
  const Bitset second_answered = rows_answered(second.coded);
  const Bitset first_named = rows_naming(first.coded, first.labels);
  const Bitset second_named = rows_naming(second.coded, second.labels);
  for (std::size_t row = 0; row < sample.selected.size(); ++row) {
    const bool is_in =
        sample.selected.test(row) && first_answered.test(row) && second_answered.test(row);
    if (!is_in) continue;
    const double weight = sample.weight(row);
    paired.base.add(weight);
    if (first_named.test(row)) {
      (second_named.test(row) ? paired.both : paired.first_only).add(weight);
    } else {
      (second_named.test(row) ? paired.second_only : paired.neither).add(weight);
    }
  }
}

Tally sum(Tally a, const Tally& b) {
  a += b;
  return a;
}

void measure_change(double confidence, bool is_weighted, PairedAnswers& paired) {
  std::vector<NumberTally> steps;
  const auto add = [&](double step, const Tally& tally) {
    if (tally.count > 0) steps.push_back({step, tally});
  };
  add(-1, paired.first_only);
  add(0, sum(paired.both, paired.neither));
  add(1, paired.second_only);
  const NumberSummary change = summarise_numbers(steps, confidence);
  paired.change = change.mean;
  paired.change_interval = change.mean_interval;
  if (is_weighted && change.standard_error > 0) {
    paired.weighted_p_value = 2 * normal_tail(std::fabs(change.mean) / change.standard_error);
  }
}

}  // namespace

Result<PairedAnswers> compare_paired(const AnswerSet& first, const AnswerSet& second,
                                     const ResponseSample& sample, double confidence) {
  const Status status = check_sample(sample, first.coded.code_of().size());
  if (!status) return status.error();
  if (confidence < kLeastConfidence || confidence > kMostConfidence) {
    return Error{ErrorCode::kInvalidArgument, "`confidence` must lie between 0.5 and 0.999."};
  }
  PairedAnswers paired;
  count_pairs(first, second, sample, paired);
  if (paired.base.weight <= 0) {
    return Error{ErrorCode::kInvalidArgument, "nobody answered both questions",
                 "choose two questions that the same people were asked"};
  }
  const Tally first_yes = sum(paired.both, paired.first_only);
  const Tally second_yes = sum(paired.both, paired.second_only);
  paired.first_share = first_yes.weight / paired.base.weight;
  paired.second_share = second_yes.weight / paired.base.weight;
  const IntervalRule rule = sample.rule(confidence);
  paired.first_interval = share_interval(first_yes, paired.base, rule);
  paired.second_interval = share_interval(second_yes, paired.base, rule);
  measure_change(confidence, !sample.weights.empty(), paired);
  paired.test = mcnemar_test(paired.second_only.count, paired.first_only.count);
  return paired;
}

}  // namespace sonder
