#include "survey/cross_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/sorting.h"
#include "survey/detail/column_comparison.h"
#include "survey/detail/column_difference.h"
#include "survey/detail/columns_by_design.h"
#include "survey/detail/cross_association.h"
#include "survey/detail/nps_points.h"
#include "survey/survey_report.h"

namespace sonder {
namespace {

constexpr std::size_t kLeastPointsWithNets = 4;

std::optional<Error> check(const CodedAnswers& coded, const BannerGroup& group,
                           const ResponseSample& sample, const CrossTableOptions& options) {
  const std::size_t responses = coded.code_of().size();
  if (group.set_of.size() != responses) {
    return Error{ErrorCode::kInvalidArgument, "The banner is of another number of responses."};
  }
  if (const Status status = check_sample(sample, responses); !status) return status.error();
  if (group.labels.size() > kMostCrossColumns) {
    return Error{ErrorCode::kLimitExceeded,
                 "\"" + group.title + "\" has " + std::to_string(group.labels.size()) +
                     " columns; a cross-table takes " + std::to_string(kMostCrossColumns) + ".",
                 "choose a question with fewer answers for the columns"};
  }
  if (options.confidence < kLeastConfidence || options.confidence > kMostConfidence) {
    return Error{ErrorCode::kInvalidArgument, "`confidence` must lie between 0.5 and 0.999."};
  }
  for (const Net& net : options.nets) {
    const bool is_known =
        std::all_of(net.labels.begin(), net.labels.end(),
                    [&](std::uint32_t label) { return label < coded.labels.size(); });
    if (!is_known) {
      return Error{ErrorCode::kInvalidArgument,
                   "The net \"" + net.label + "\" has an answer that is none."};
    }
  }
  return std::nullopt;
}

/// The points from `low` to `high`, both included.
std::vector<std::uint32_t> points_between(const CodedAnswers& coded, double low, double high) {
  std::vector<std::uint32_t> labels;
  for (std::uint32_t label = 0; label < coded.points.size(); ++label) {
    if (coded.points[label] >= low && coded.points[label] <= high) labels.push_back(label);
  }
  return labels;
}

std::vector<CrossRow> list_nets(const Question& question, const CodedAnswers& coded) {
  if (question.metric == Metric::kNps) {
    return {{"Promoters (9-10)", points_between(coded, 9, 10), true},
            {"Passives (7-8)", points_between(coded, 7, 8), true},
            {"Detractors (0-6)", points_between(coded, 0, 6), true}};
  }
  if (coded.points.size() < kLeastPointsWithNets) return {};
  return {
      {"Top two", points_between(coded, coded.points.back() - 1, coded.points.back()), true},
      {"Bottom two", points_between(coded, coded.points.front(), coded.points.front() + 1), true}};
}

std::vector<CrossRow> list_rows(const Question& question, const CodedAnswers& coded,
                                const std::vector<Net>& nets) {
  std::vector<CrossRow> rows;
  for (std::uint32_t label = 0; label < coded.labels.size(); ++label) {
    rows.push_back({coded.labels[label], {label}, false});
  }
  for (CrossRow& net : list_nets(question, coded)) rows.push_back(std::move(net));
  for (const Net& net : nets) rows.push_back({net.label, net.labels, true});
  return rows;
}

/// The sample's answers, counted by code and set of columns.
class CountedAnswers {
 public:
  CountedAnswers(const CodedAnswers& coded, const BannerGroup& group, const ResponseSample& sample)
      : coded_(coded),
        group_(group),
        tallies_(tally_pairs(coded.code_of(), coded.code_count(), group.set_of, group.sets.size(),
                             sample)) {}

  bool is_answered(std::size_t code) const { return coded_.states[code] == AnswerState::kAnswered; }
  std::span<const Tally> of_code(std::size_t code) const {
    return std::span(tallies_).subspan(code * set_count(), set_count());
  }
  std::size_t set_count() const { return group_.sets.size(); }

  /// Per set, the respondents with a usable answer.
  std::vector<Tally> bases() const {
    std::vector<std::uint32_t> codes;
    for (std::uint32_t code = 0; code < coded_.code_count(); ++code) {
      if (is_answered(code)) codes.push_back(code);
    }
    return bases(codes);
  }
  /// Per set, the respondents with one of the codes.
  std::vector<Tally> bases(const std::vector<std::uint32_t>& codes) const {
    std::vector<Tally> sums(set_count());
    for (const std::uint32_t code : codes) add(of_code(code), sums);
    return sums;
  }

  /// Row by row and per set, the respondents who gave one of the row's answers.
  std::vector<std::vector<Tally>> parts(const std::vector<CrossRow>& rows) const {
    const std::vector<std::vector<std::uint32_t>> rows_of_label = find_rows(rows);
    std::vector<std::vector<Tally>> sums(rows.size(), std::vector<Tally>(set_count()));
    for (std::size_t code = 0; code < coded_.code_count(); ++code) {
      std::vector<std::uint32_t> named;
      for (const std::uint32_t label : coded_.labels_of(code)) {
        named.insert(named.end(), rows_of_label[label].begin(), rows_of_label[label].end());
      }
      std::sort(named.begin(), named.end());
      named.erase(std::unique(named.begin(), named.end()), named.end());
      for (const std::uint32_t row : named) add(of_code(code), sums[row]);
    }
    return sums;
  }

  /// The total, then each column.
  std::vector<Tally> by_column(std::span<const Tally> by_set) const {
    std::vector<Tally> columns(1 + group_.labels.size());
    for (std::size_t set = 0; set < by_set.size(); ++set) {
      columns[0] += by_set[set];
      for (const std::uint32_t column : group_.sets[set]) columns[1 + column] += by_set[set];
    }
    return columns;
  }

  /// The codes of numbers and points that were answered, ascending by number.
  std::vector<std::uint32_t> codes_by_number() const {
    std::vector<std::uint32_t> codes;
    for (std::uint32_t code = 0; code < coded_.code_count(); ++code) {
      if (number_of(coded_, code)) codes.push_back(code);
    }
    sort_stably(codes,
                [&](std::uint32_t a, std::uint32_t b) { return number_at(a) < number_at(b); });
    return codes;
  }
  /// Of one of these codes.
  double number_at(std::uint32_t code) const { return *number_of(coded_, code); }

  /// Whether somebody with an answer is in two columns.
  bool has_overlaps() const {
    const std::vector<Tally> respondents = bases();
    for (std::size_t set = 0; set < set_count(); ++set) {
      if (group_.sets[set].size() > 1 && respondents[set].count > 0) return true;
    }
    return false;
  }

  const CodedAnswers& coded() const { return coded_; }

 private:
  static void add(std::span<const Tally> by_set, std::vector<Tally>& sums) {
    for (std::size_t set = 0; set < sums.size(); ++set) sums[set] += by_set[set];
  }

  std::vector<std::vector<std::uint32_t>> find_rows(const std::vector<CrossRow>& rows) const {
    std::vector<std::vector<std::uint32_t>> rows_of_label(coded_.labels.size());
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      for (const std::uint32_t label : rows[row].labels) rows_of_label[label].push_back(row);
    }
    return rows_of_label;
  }

  const CodedAnswers& coded_;
  const BannerGroup& group_;
  std::vector<Tally> tallies_;  ///< code by code, one per set
};

std::vector<CrossColumn> list_columns(const BannerGroup& group, const std::vector<Tally>& bases) {
  std::vector<CrossColumn> columns;
  for (std::size_t column = 0; column < bases.size(); ++column) {
    columns.push_back({.label = column == 0 ? "Total" : group.labels[column - 1],
                       .base = bases[column],
                       .is_small = bases[column].count < kSmallBase});
  }
  return columns;
}

/// Haberman's residual of a cell of the two-by-two table "gave this answer" by "is in the column".
double find_residual(const Tally& cell, const Tally& row, const Tally& column, const Tally& all) {
  if (all.weight <= 0) return 0;
  const double size = all.effective_count();
  const double row_share = row.weight / all.weight;
  const double column_share = column.weight / all.weight;
  const double expected = row_share * column_share * size;
  const double variance = expected * (1 - row_share) * (1 - column_share);
  if (variance <= 0) return 0;
  return (cell.weight / all.weight * size - expected) / std::sqrt(variance);
}

CrossCell make_cell(const Tally& tally, const Tally& base, const IntervalRule& rule) {
  CrossCell cell{.tally = tally, .share = 0, .interval = {}};
  if (base.weight <= 0) return cell;
  cell.share = tally.weight / base.weight;
  cell.interval = share_interval(tally, base, rule);
  return cell;
}

void add_row(const std::vector<Tally>& tallies, const std::vector<ColumnsBelow>& above,
             const IntervalRule& rule, CrossTable& table) {
  const Tally& all = table.columns.front().base;
  for (std::size_t column = 0; column < tallies.size(); ++column) {
    const Tally& base = table.columns[column].base;
    CrossCell cell = make_cell(tallies[column], base, rule);
    if (column > 0) {
      cell.adjusted_residual = find_residual(tallies[column], tallies.front(), base, all);
      cell.above = above[column - 1];
    }
    table.cells.push_back(std::move(cell));
  }
}

/// Of those with a usable answer, who gave one of the row's answers.
PartMeans find_shares(const CodedAnswers& coded, const CrossRow& row,
                      const ColumnsByDesign& by_design) {
  return by_design.estimate([&](std::uint32_t code) -> std::optional<double> {
    if (coded.states[code] != AnswerState::kAnswered) return std::nullopt;
    const auto named = coded.labels_of(code);
    const bool has_any = std::any_of(named.begin(), named.end(), [&](std::uint32_t label) {
      return std::find(row.labels.begin(), row.labels.end(), label) != row.labels.end();
    });
    return has_any ? 1 : 0;
  });
}

/// What the design says of a row that has been added.
void refine_row(const PartMeans& shares, const ColumnsByDesign& by_design, double confidence,
                std::span<CrossCell> cells) {
  for (std::size_t column = 0; column < cells.size(); ++column) {
    if (!shares.is_known[column]) continue;
    cells[column].interval = by_design.share_interval(shares, column, confidence);
    if (column == 0) continue;
    cells[column].adjusted_residual = distance_in_errors(shares, column, 0).value_or(0);
  }
}

using Moments = ColumnComparison::Moments;

/// Per set, of the numbers that `value_of` makes of those answered.
template <class ValueOf>
std::vector<Moments> find_moments(const CountedAnswers& answers,
                                  const std::vector<std::uint32_t>& codes,
                                  const ValueOf& value_of) {
  std::vector<Moments> moments(answers.set_count());
  for (const std::uint32_t code : codes) {
    const std::span<const Tally> tallies = answers.of_code(code);
    for (std::size_t set = 0; set < moments.size(); ++set) {
      moments[set].add(value_of(answers.number_at(code)), tallies[set]);
    }
  }
  return moments;
}

/// The columns' numbers, ascending, with those that nobody in the column gave left out.
std::vector<std::vector<NumberTally>> list_numbers(const CountedAnswers& answers,
                                                   const std::vector<std::uint32_t>& codes,
                                                   std::size_t column_count) {
  std::vector<std::vector<NumberTally>> numbers(column_count);
  for (const std::uint32_t code : codes) {
    const std::vector<Tally> columns = answers.by_column(answers.of_code(code));
    for (std::size_t column = 0; column < column_count; ++column) {
      if (columns[column].count == 0) continue;
      numbers[column].push_back({answers.number_at(code), columns[column]});
    }
  }
  return numbers;
}

bool has_weight(const std::vector<NumberTally>& numbers) {
  return std::any_of(numbers.begin(), numbers.end(),
                     [](const NumberTally& number) { return number.tally.weight > 0; });
}

ColumnDifference find_difference(const CountedAnswers& answers,
                                 std::span<const std::vector<NumberTally>> numbers,
                                 bool is_weighted, const std::optional<PartMeans>& by_design) {
  if (!answers.has_overlaps()) return test_columns(numbers, is_weighted, by_design);
  return {.columns = {},
          .is_weighted = is_weighted,
          .problem = "some people are in several of the columns"};
}

void refine_mean(const PartMeans& means, std::size_t column, double confidence,
                 NumberSummary& numbers, std::uint64_t count) {
  const auto n = static_cast<double>(count);
  const double deviation = numbers.standard_deviation;
  const double variance = n > 1 ? deviation * deviation * (n - 1) / n : 0;
  numbers.by_design = make_precision(means.standard_error(column), variance, count);
  numbers.standard_error = numbers.by_design->standard_error;
  numbers.mean_interval = ColumnsByDesign::mean_interval(means, column, confidence);
}

std::uint64_t count_of(const std::vector<NumberTally>& numbers) {
  return std::accumulate(
      numbers.begin(), numbers.end(), std::uint64_t{0},
      [](std::uint64_t sum, const NumberTally& number) { return sum + number.tally.count; });
}

/// Of those with a number: a choice may have answers outside its scale.
std::optional<PartMeans> find_means(const CountedAnswers& answers,
                                    const std::optional<ColumnsByDesign>& by_design) {
  if (!by_design) return std::nullopt;
  return by_design->estimate([&](std::uint32_t code) { return number_of(answers.coded(), code); });
}

/// The same of scores.
std::optional<PartMeans> find_scores(const CountedAnswers& answers,
                                     const std::optional<ColumnsByDesign>& by_design) {
  if (!by_design) return std::nullopt;
  return by_design->estimate([&](std::uint32_t code) -> std::optional<double> {
    const std::optional<double> number = number_of(answers.coded(), code);
    if (!number) return std::nullopt;
    return 100 * nps_score_of(*number);
  });
}

void summarise_columns(const BannerGroup& group, const CountedAnswers& answers,
                       const CrossTableOptions& options,
                       const std::optional<ColumnsByDesign>& by_design, CrossTable& table) {
  const std::vector<std::uint32_t> codes = answers.codes_by_number();
  const ColumnComparison comparison(group, answers.bases(codes), options);
  const std::optional<PartMeans> means = find_means(answers, by_design);
  const std::vector<ColumnsBelow> above =
      means ? comparison.compare_estimates(*means)
            : comparison.compare_means(
                  find_moments(answers, codes, [](double number) { return number; }));
  const auto numbers = list_numbers(answers, codes, table.columns.size());
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    CrossColumn& column = table.columns[at];
    if (!has_weight(numbers[at])) continue;
    column.numbers = summarise_numbers(numbers[at], options.confidence);
    if (means && means->is_known[at]) {
      refine_mean(*means, at, options.confidence, *column.numbers, count_of(numbers[at]));
    }
    if (at > 0) column.mean_above = above[at - 1];
  }
  const bool is_weighted = !table.columns.front().base.is_unweighted();
  table.difference =
      find_difference(answers, std::span(numbers).subspan(1), is_weighted || means, means);
}

void refine_score(const PartMeans& scores, std::size_t column, double confidence, NpsResult& nps) {
  const double balance = nps.score / 100;
  const double variance = nps.promoter_share + nps.detractor_share - balance * balance;
  nps.by_design = make_precision(scores.standard_error(column), variance * 100 * 100,
                                 nps.promoters + nps.passives + nps.detractors);
  nps.standard_error = nps.by_design->standard_error;
  const Interval interval = ColumnsByDesign::mean_interval(scores, column, confidence);
  nps.interval = {std::max(-100.0, interval.low), std::min(100.0, interval.high)};
}

void score_columns(const CountedAnswers& answers, const ColumnComparison& comparison,
                   const CrossTableOptions& options,
                   const std::optional<ColumnsByDesign>& by_design, CrossTable& table) {
  const std::optional<PartMeans> scores = find_scores(answers, by_design);
  const std::vector<ColumnsBelow> above =
      scores ? comparison.compare_estimates(*scores)
             : comparison.compare_scores(
                   find_moments(answers, answers.codes_by_number(), nps_score_of));
  const std::size_t first_net = answers.coded().labels.size();
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    CrossColumn& column = table.columns[at];
    if (column.base.weight <= 0) continue;
    column.nps = compute_nps(table.at(first_net, at).tally, table.at(first_net + 1, at).tally,
                             table.at(first_net + 2, at).tally, options.confidence);
    if (scores && scores->is_known[at]) {
      refine_score(*scores, at, options.confidence, *column.nps);
    }
    if (at > 0) column.nps_above = above[at - 1];
  }
}

/// Counts the rows and compares their shares.
void add_rows(const CountedAnswers& answers, const ColumnComparison& comparison,
              const IntervalRule& rule, const std::optional<ColumnsByDesign>& by_design,
              CrossTable& table) {
  const std::vector<std::vector<Tally>> parts = answers.parts(table.rows);
  for (std::size_t row = 0; row < parts.size(); ++row) {
    const std::vector<Tally> tallies = answers.by_column(parts[row]);
    if (!by_design) {
      add_row(tallies, comparison.compare_shares(parts[row]), rule, table);
      continue;
    }
    const PartMeans shares = find_shares(answers.coded(), table.rows[row], *by_design);
    add_row(tallies, comparison.compare_estimates(shares), rule, table);
    refine_row(shares, *by_design, rule.confidence,
               std::span(table.cells).last(table.columns.size()));
  }
}

}  // namespace

std::string_view to_string(Adjustment adjustment) {
  switch (adjustment) {
    case Adjustment::kNone: return "none";
    case Adjustment::kHolm: return "holm";
    case Adjustment::kBenjaminiHochberg: return "benjamini_hochberg";
  }
  return "";
}

std::optional<Adjustment> adjustment_from(std::string_view name) {
  for (const Adjustment adjustment :
       {Adjustment::kNone, Adjustment::kHolm, Adjustment::kBenjaminiHochberg}) {
    if (to_string(adjustment) == name) return adjustment;
  }
  return std::nullopt;
}

Result<CrossTable> cross_answers(const Question& question, const CodedAnswers& coded,
                                 const BannerGroup& group, const ResponseSample& sample,
                                 const CrossTableOptions& options) {
  if (auto error = check(coded, group, sample, options)) return *std::move(error);
  std::optional<ColumnsByDesign> by_design;
  if (sample.design) {
    Result<ColumnsByDesign> made = ColumnsByDesign::make(coded, group, sample);
    if (!made) return made.error();
    by_design = std::move(made).value();
  }
  const CountedAnswers answers(coded, group, sample);
  const std::vector<Tally> bases = answers.bases();
  const ColumnComparison comparison(group, bases, options);
  CrossTable table;
  table.columns = list_columns(group, answers.by_column(bases));
  table.rows = list_rows(question, coded, options.nets);
  add_rows(answers, comparison, sample.rule(options.confidence), by_design, table);
  if (!coded.numbers.empty() || !coded.points.empty()) {
    summarise_columns(group, answers, options, by_design, table);
  }
  if (question.metric == Metric::kNps) {
    score_columns(answers, comparison, options, by_design, table);
    for (CrossColumn& column : table.columns) {
      if (column.nps) column.nps->scale_from_one = question.scale_low == 1;
    }
  }
  associate(coded, group, sample, options.confidence, table);
  return table;
}

void adjust_differences(std::span<CrossTable> tables, Adjustment adjustment) {
  for (const auto test : {&ColumnDifference::means, &ColumnDifference::ranks}) {
    std::vector<AdjustedTest*> tests;
    std::vector<double> p_values;
    for (CrossTable& table : tables) {
      if (!table.difference || !((*table.difference).*test)) continue;
      tests.push_back(&*((*table.difference).*test));
      p_values.push_back(tests.back()->test.p_value);
    }
    const std::vector<double> adjusted = adjust_p_values(p_values, adjustment);
    for (std::size_t at = 0; at < tests.size(); ++at) tests[at]->adjusted_p_value = adjusted[at];
  }
}

std::string column_letter(std::size_t position) {
  constexpr std::size_t kLetters = 26;
  std::string letters;
  for (std::size_t rest = position + 1; rest > 0; rest = (rest - 1) / kLetters) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % kLetters));
  }
  return letters;
}

}  // namespace sonder
