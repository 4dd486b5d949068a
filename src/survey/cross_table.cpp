#include "survey/cross_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/sorting.h"
#include "survey/detail/column_comparison.h"
#include "survey/detail/column_difference.h"
#include "survey/survey_report.h"

namespace sonder {
namespace {

constexpr std::size_t kLeastPointsWithNets = 4;
/// A banner is drawn while somebody waits for it: the exact test may take a few milliseconds.
constexpr std::size_t kMostExactTables = 5'000;

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

/// 1 for promoters, -1 for detractors.
double score_of(double point) {
  if (point >= 9) return 1;
  return point >= 7 ? 0 : -1;
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
                                 bool is_weighted) {
  if (!answers.has_overlaps()) return test_columns(numbers, is_weighted);
  return {.columns = {},
          .is_weighted = is_weighted,
          .problem = "some people are in several of the columns"};
}

/// Of those with a number: a choice may have answers outside its scale.
void summarise_columns(const BannerGroup& group, const CountedAnswers& answers,
                       const CrossTableOptions& options, CrossTable& table) {
  const std::vector<std::uint32_t> codes = answers.codes_by_number();
  const ColumnComparison comparison(group, answers.bases(codes), options);
  const std::vector<ColumnsBelow> above =
      comparison.compare_means(find_moments(answers, codes, [](double number) { return number; }));
  const auto numbers = list_numbers(answers, codes, table.columns.size());
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    CrossColumn& column = table.columns[at];
    if (!has_weight(numbers[at])) continue;
    column.numbers = summarise_numbers(numbers[at], options.confidence);
    if (at > 0) column.mean_above = above[at - 1];
  }
  const bool is_weighted = !table.columns.front().base.is_unweighted();
  table.difference = find_difference(answers, std::span(numbers).subspan(1), is_weighted);
}

void score_columns(const CountedAnswers& answers, const ColumnComparison& comparison,
                   const Question& question, const CrossTableOptions& options, CrossTable& table) {
  const std::vector<ColumnsBelow> above =
      comparison.compare_scores(find_moments(answers, answers.codes_by_number(), score_of));
  const std::size_t first_net = answers.coded().labels.size();
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    CrossColumn& column = table.columns[at];
    if (column.base.weight <= 0) continue;
    column.nps = compute_nps(table.at(first_net, at).tally, table.at(first_net + 1, at).tally,
                             table.at(first_net + 2, at).tally, options.confidence);
    column.nps->scale_from_one = question.scale_low == 1;
    if (at > 0) column.nps_above = above[at - 1];
  }
}

bool names_one_each(const CodedAnswers& coded) {
  for (std::size_t code = 0; code < coded.code_count(); ++code) {
    if (coded.labels_of(code).size() > 1) return false;
  }
  return true;
}

/// The weights of single answers by single columns.
WeightedCells list_cells(const CrossTable& table, std::size_t rows) {
  WeightedCells cells{.weights = {rows, table.columns.size() - 1, {}}, .squared_weights = {}};
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 1; column < table.columns.size(); ++column) {
      const Tally& tally = table.at(row, column).tally;
      cells.weights.cells.push_back(tally.weight);
      cells.squared_weights.push_back(tally.squared_weight);
      cells.units += tally.count;
    }
  }
  return cells;
}

/// So that their sum is the number of respondents.
ContingencyTable scale_to_units(ContingencyTable weights, double units) {
  const double sum = std::accumulate(weights.cells.begin(), weights.cells.end(), 0.0);
  if (sum <= 0) return weights;
  for (double& weight : weights.cells) weight *= units / sum;
  return weights;
}

Result<DesignAssociation> test_by_design(const CodedAnswers& coded, const BannerGroup& group,
                                         const ResponseSample& sample) {
  if (sample.design->replicates) {
    return Error{ErrorCode::kInvalidArgument, "replicate weights do not tell of tables yet"};
  }
  CrossedAnswers crossed;
  for (const std::uint32_t row : sample.design->rows) {
    const auto labels = coded.labels_of(coded.code_of()[row]);
    const auto& columns = group.sets[group.set_of[row]];
    const bool is_inside = sample.selected.test(row) && !labels.empty() && !columns.empty();
    crossed.rows.push_back(is_inside ? labels.front() : 0);
    crossed.columns.push_back(is_inside ? columns.front() : 0);
    crossed.is_inside.push_back(is_inside);
  }
  return find_association(crossed, sample.design->drawn);
}

void associate(const CodedAnswers& coded, const BannerGroup& group, const ResponseSample& sample,
               double confidence, CrossTable& table) {
  if (!group.is_partition() || !names_one_each(coded)) return;
  const WeightedCells cells = list_cells(table, coded.labels.size());
  if (sample.weights.empty()) {
    table.association = find_association(cells.weights);
    table.cramers_v_interval = sonder::cramers_v_interval(cells.weights, confidence);
    if (table.association && table.association->is_rough) {
      table.fisher_p_value = fisher_exact(cells.weights, kMostExactTables);
    }
    return;
  }
  table.association =
      find_association(scale_to_units(cells.weights, static_cast<double>(cells.units)));
  const Result<DesignAssociation> tested =
      sample.design ? test_by_design(coded, group, sample) : find_association(cells);
  if (tested) table.weighted_association = tested.value();
  // A test that does not know the design would be the wrong one.
  if (sample.design && !tested) table.association = std::nullopt;
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
  const CountedAnswers answers(coded, group, sample);
  const std::vector<Tally> bases = answers.bases();
  const ColumnComparison comparison(group, bases, options);
  CrossTable table;
  table.columns = list_columns(group, answers.by_column(bases));
  table.rows = list_rows(question, coded, options.nets);
  const IntervalRule rule = sample.rule(options.confidence);
  for (const std::vector<Tally>& parts : answers.parts(table.rows)) {
    add_row(answers.by_column(parts), comparison.compare_shares(parts), rule, table);
  }
  if (!coded.numbers.empty() || !coded.points.empty()) {
    summarise_columns(group, answers, options, table);
  }
  if (question.metric == Metric::kNps) {
    score_columns(answers, comparison, question, options, table);
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
