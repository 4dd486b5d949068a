#include "survey/detail/quality_batteries.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/sorting.h"
#include "base/text_index.h"
#include "survey/detail/paired_figures.h"
#include "survey/detail/quality_words.h"

namespace sonder {
namespace {

constexpr std::size_t kLeastItems = 4;
constexpr std::size_t kLeastLabels = 4;
/// A standard deviation or a correlation of fewer answers says little.
constexpr std::uint32_t kLeastAnswers = 6;
constexpr std::size_t kLeastBatteries = 5;
/// A mean of fewer responses is no norm.
constexpr std::size_t kLeastResponses = 10;

bool is_item(const Question& question) {
  if (question.kind == QuestionKind::kScale) return true;
  return question.kind == QuestionKind::kSingleChoice && question.options.size() >= kLeastLabels;
}

std::vector<std::string> sorted_options(const Question& question) {
  std::vector<std::string> options = question.options;
  sort_stably(options);
  return options;
}

/// Options are found among answers, so that one nobody gave is missing.
bool share_options(const Question& a, const Question& b) {
  const std::vector<std::string> of_a = sorted_options(a);
  const std::vector<std::string> of_b = sorted_options(b);
  return of_a.size() >= of_b.size()
             ? std::includes(of_a.begin(), of_a.end(), of_b.begin(), of_b.end())
             : std::includes(of_b.begin(), of_b.end(), of_a.begin(), of_a.end());
}

bool are_asked_alike(const Question& a, const Question& b) {
  if (a.kind != b.kind || a.group != b.group) return false;
  if (a.kind == QuestionKind::kScale) {
    return a.scale_low == b.scale_low && a.scale_high == b.scale_high;
  }
  return share_options(a, b);
}

/// Labels of the whole battery by their text.
Battery make_battery(const Table& table, const Question* first, const Question* last) {
  Battery battery;
  TextIndex labels;
  for (const Question* question = first; question != last; ++question) {
    BatteryItem item{code_answers(table, *question), {}};
    for (const std::string& label : item.answers.labels) {
      labels.add(label, static_cast<std::uint32_t>(battery.label_count));
      item.label_of.push_back(*labels.find(label));
      if (item.label_of.back() == battery.label_count) ++battery.label_count;
    }
    battery.items.push_back(std::move(item));
  }
  const auto has_order = [first](const Question& question) {
    const bool is_listed_in_order = !question.codes.empty() || !question.points.empty();
    return question.kind == QuestionKind::kScale ||
           (is_listed_in_order && question.options == first->options);
  };
  battery.is_ordered = std::all_of(first, last, has_order);
  return battery;
}

RuleResult empty_result(QualityRule rule, std::size_t rows, std::string basis) {
  return {.rule = rule, .basis = std::move(basis), .judged = Bitset(rows)};
}

void judge(std::size_t row, bool is_flagged, double figure, RuleResult& result) {
  result.judged.set(row);
  if (is_flagged) result.flags.push_back({static_cast<std::uint32_t>(row), figure});
}

// Straight lines

struct Runs {
  std::size_t longest = 0;
  std::size_t answered = 0;
};

/// A question without an answer ends a run.
Runs runs_of(const Battery& battery, std::size_t row) {
  Runs runs;
  std::size_t run = 0;
  std::optional<std::uint32_t> before;
  for (const BatteryItem& item : battery.items) {
    const std::optional<std::uint32_t> label = item.label(row);
    runs.answered += label ? 1 : 0;
    run = label && label == before ? run + 1 : (label ? 1 : 0);
    before = label;
    runs.longest = std::max(runs.longest, run);
  }
  return runs;
}

std::size_t run_limit(const Battery& battery, const QualityOptions& options) {
  return std::max(options.shortest_run, (battery.items.size() + 1) / 2);
}

void judge_run(const std::vector<const Battery*>& batteries, std::size_t row,
               const QualityOptions& options, RuleResult& result) {
  std::size_t longest = 0;
  bool is_judged = false;
  for (const Battery* battery : batteries) {
    const Runs runs = runs_of(*battery, row);
    const std::size_t limit = run_limit(*battery, options);
    is_judged = is_judged || runs.answered >= limit;
    if (runs.longest >= limit) longest = std::max(longest, runs.longest);
  }
  if (is_judged) judge(row, longest > 0, static_cast<double>(longest), result);
}

std::string sizes_of(const std::vector<const Battery*>& batteries) {
  constexpr std::size_t kMostNamed = 10;
  if (batteries.size() > kMostNamed) {
    return std::to_string(batteries.size()) + " groups of questions asked alike";
  }
  std::string sizes;
  for (const Battery* battery : batteries) {
    sizes += (sizes.empty() ? "" : ", ") + std::to_string(battery->items.size());
  }
  return counted(batteries.size(), "group") + " of questions asked alike (" + sizes + ")";
}

std::vector<const Battery*> ordered_ones(const std::vector<Battery>& batteries) {
  std::vector<const Battery*> ordered;
  for (const Battery& battery : batteries) {
    if (battery.is_ordered) ordered.push_back(&battery);
  }
  return ordered;
}

// Variability

std::optional<double> variability(const std::vector<const Battery*>& batteries, std::size_t row) {
  RunningSpread spread;
  for (const Battery* battery : batteries) {
    for (const BatteryItem& item : battery->items) {
      if (const auto label = item.label(row)) spread.add(battery->position(*label));
    }
  }
  if (spread.count() < kLeastAnswers) return std::nullopt;
  return spread.standard_deviation();
}

/// Summed from the lowest on, so that the order of the rows does not show.
double lower_limit(std::vector<double> figures, double deviations) {
  std::sort(figures.begin(), figures.end());
  RunningSpread spread;
  for (const double figure : figures) spread.add(figure);
  return spread.mean() - deviations * spread.standard_deviation();
}

// Halves

/// Mean position of the answers to the odd or even questions of a battery.
std::optional<double> half_mean(const Battery& battery, std::size_t row, std::size_t first) {
  double sum = 0;
  std::uint32_t count = 0;
  for (std::size_t item = first; item < battery.items.size(); item += 2) {
    const std::optional<std::uint32_t> label = battery.items[item].label(row);
    if (!label) continue;
    sum += battery.position(*label);
    ++count;
  }
  return count == 0 ? std::nullopt : std::optional{sum / count};
}

/// Spearman (1910) and Brown (1910): of the whole from the correlation of its halves, not below -1.
double stepped_up(double correlation) {
  return correlation <= -0.5 ? std::max(-1.0, 2 * correlation / std::max(1e-9, 1 + correlation))
                             : 2 * correlation / (1 + correlation);
}

std::optional<double> consistency(const std::vector<const Battery*>& batteries, std::size_t row) {
  RunningCorrelation halves;
  for (const Battery* battery : batteries) {
    const std::optional<double> odd = half_mean(*battery, row, 0);
    const std::optional<double> even = half_mean(*battery, row, 1);
    if (odd && even) halves.add(*odd, *even);
  }
  if (halves.count() < kLeastBatteries) return std::nullopt;
  const std::optional<double> correlation = halves.value();
  return correlation ? std::optional{stepped_up(*correlation)} : std::nullopt;
}

}  // namespace

std::vector<Battery> find_batteries(const Table& table, const Questionnaire& questionnaire) {
  std::vector<Battery> batteries;
  const Question* const end = questionnaire.questions.data() + questionnaire.questions.size();
  for (const Question* first = questionnaire.questions.data(); first != end;) {
    const Question* last = first + 1;
    while (is_item(*first) && last != end && are_asked_alike(last[-1], *last)) ++last;
    if (static_cast<std::size_t>(last - first) >= kLeastItems) {
      Battery battery = make_battery(table, first, last);
      if (battery.label_count >= kLeastLabels) batteries.push_back(std::move(battery));
    }
    first = last;
  }
  return batteries;
}

RuleResult find_straight_lines(const std::vector<Battery>& batteries, std::size_t rows,
                               const QualityOptions& options) {
  std::vector<const Battery*> long_enough;
  for (const Battery& battery : batteries) {
    if (battery.items.size() >= options.shortest_run) long_enough.push_back(&battery);
  }
  if (long_enough.empty()) {
    return empty_result(QualityRule::kStraightLine, rows,
                        "No " + std::to_string(options.shortest_run) +
                            " questions beside each other are asked alike.");
  }
  RuleResult result = empty_result(QualityRule::kStraightLine, rows,
                                   sizes_of(long_enough) + "; half of a group, " +
                                       std::to_string(options.shortest_run) +
                                       " questions or more, answered alike in a row.");
  for (std::size_t row = 0; row < rows; ++row) judge_run(long_enough, row, options, result);
  return result;
}

RuleResult find_low_variability(const std::vector<Battery>& batteries, std::size_t rows,
                                const QualityOptions& options) {
  const std::vector<const Battery*> ordered = ordered_ones(batteries);
  std::vector<std::optional<double>> figures(rows);
  std::vector<double> known;
  for (std::size_t row = 0; row < rows && !ordered.empty(); ++row) {
    figures[row] = variability(ordered, row);
    if (figures[row]) known.push_back(*figures[row]);
  }
  if (known.size() < kLeastResponses) {
    return empty_result(QualityRule::kLowVariability, rows,
                        "Fewer than " + std::to_string(kLeastResponses) + " responses answer " +
                            std::to_string(kLeastAnswers) + " questions of scales asked alike.");
  }
  const double limit = lower_limit(known, options.variability_deviations);
  RuleResult result =
      empty_result(QualityRule::kLowVariability, rows,
                   sizes_of(ordered) + "; the limit is " +
                       (limit > 0 ? as_percent(limit) + " of the scale's length." : "below 0."));
  for (std::size_t row = 0; row < rows; ++row) {
    if (figures[row]) judge(row, *figures[row] < limit, *figures[row], result);
  }
  return result;
}

RuleResult find_inconsistent_halves(const std::vector<Battery>& batteries, std::size_t rows,
                                    const QualityOptions& options) {
  const std::vector<const Battery*> ordered = ordered_ones(batteries);
  if (ordered.size() < kLeastBatteries) {
    return empty_result(
        QualityRule::kEvenOdd, rows,
        (ordered.empty() ? "No group" : "Only " + counted(ordered.size(), "group")) +
            " of scales asked alike; " + std::to_string(kLeastBatteries) + " are needed.");
  }
  RuleResult result =
      empty_result(QualityRule::kEvenOdd, rows,
                   sizes_of(ordered) + "; questions asked the other way round spoil this.");
  for (std::size_t row = 0; row < rows; ++row) {
    const std::optional<double> figure = consistency(ordered, row);
    if (figure) judge(row, *figure < options.least_consistency, *figure, result);
  }
  return result;
}

}  // namespace sonder
