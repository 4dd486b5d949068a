#include "survey/cross_table_json.h"

#include <utility>

#include "base/json_members.h"
#include "base/rounding.h"
#include "survey/survey_json.h"

namespace sonder {
namespace {

constexpr std::int32_t kShareDecimals = 6;
constexpr std::int32_t kScoreDecimals = 4;
constexpr std::int32_t kProbabilityDecimals = 10;

std::string write_letters(const ColumnsBelow& columns) {
  std::string letters;
  for (const std::uint32_t column : columns) {
    if (!letters.empty()) letters += ' ';
    letters += column_letter(column);
  }
  return letters;
}

Json json_of(const CrossColumn& column, std::size_t position) {
  return json_object({{"label", column.label},
                      {"letter", position == 0 ? std::string() : column_letter(position - 1)},
                      {"base", column.base.count},
                      {"weighted_base", round_to(column.base.weight, kScoreDecimals)},
                      {"effective_base", round_to(column.base.effective_count(), kScoreDecimals)},
                      {"small", column.is_small},
                      {"numbers", column.numbers ? to_json(*column.numbers) : Json()},
                      {"mean_above", write_letters(column.mean_above)},
                      {"nps", column.nps ? to_json(*column.nps) : Json()},
                      {"nps_above", write_letters(column.nps_above)}});
}

/// A list of what `entry_of` says of each cell of a row.
template <class EntryOf>
Json list_cells(const CrossTable& table, std::size_t row, const EntryOf& entry_of) {
  Json list = Json::array();
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    list.push_back(entry_of(table.at(row, column)));
  }
  return list;
}

Json json_of_row(const CrossTable& table, std::size_t row) {
  const double whole = table.at(row, 0).share;
  const auto list = [&](const auto& entry_of) { return list_cells(table, row, entry_of); };
  using Cell = const CrossCell&;
  return json_object(
      {{"label", table.rows[row].label},
       {"net", table.rows[row].is_net},
       {"counts", list([](Cell cell) { return Json(cell.tally.count); })},
       {"shares", list([](Cell cell) { return Json(round_to(cell.share, kShareDecimals)); })},
       {"low", list([](Cell cell) { return Json(round_to(cell.interval.low, kShareDecimals)); })},
       {"high", list([](Cell cell) { return Json(round_to(cell.interval.high, kShareDecimals)); })},
       {"indices", list([&](Cell cell) {
          return whole > 0 ? Json(round_to(100 * cell.share / whole, kScoreDecimals)) : Json();
        })},
       {"residuals",
        list([](Cell cell) { return Json(round_to(cell.adjusted_residual, kScoreDecimals)); })},
       {"above", list([](Cell cell) { return Json(write_letters(cell.above)); })}});
}

/// Weighted tables have the test by their design, and no p-value without one.
Json json_of_association(const CrossTable& table) {
  if (!table.association) return {};
  const Association& association = *table.association;
  const auto& weighted = table.weighted_association;
  const auto& interval = table.cramers_v_interval;
  const auto probability = [](double p) { return Json(round_to(p, kProbabilityDecimals)); };
  const bool is_tested = table.columns.front().base.is_unweighted() || weighted.has_value();
  const double p = weighted ? weighted->p_value : association.p_value;
  return json_object(
      {{"chi_squared", round_to(association.chi_squared, kScoreDecimals)},
       {"freedom", association.freedom},
       {"p_value", is_tested ? probability(p) : Json()},
       {"design_effect",
        weighted ? Json(round_to(weighted->mean_design_effect, kScoreDecimals)) : Json()},
       {"cramers_v", round_to(association.cramers_v, kScoreDecimals)},
       {"low", interval ? Json(round_to(interval->low, kScoreDecimals)) : Json()},
       {"high", interval ? Json(round_to(interval->high, kScoreDecimals)) : Json()},
       {"rough", association.is_rough},
       {"exact_p_value", table.fisher_p_value ? probability(*table.fisher_p_value) : Json()}});
}

/// What a test is called, and its effect.
struct TestName {
  const char* test = "";
  EffectMeasure measure = EffectMeasure::kEtaSquared;
};

TestName name_of_means(const ColumnDifference& difference) {
  if (difference.is_weighted) return {"weighted_means", EffectMeasure::kEtaSquared};
  if (difference.columns.size() == 2) return {"welch", EffectMeasure::kHedgesG};
  return {"analysis_of_variance", EffectMeasure::kEtaSquared};
}

TestName name_of_ranks(const ColumnDifference& difference) {
  if (difference.columns.size() == 2) return {"mann_whitney", EffectMeasure::kCliffsDelta};
  return {"kruskal_wallis", EffectMeasure::kEpsilonSquared};
}

Json json_of_test(const std::optional<AdjustedTest>& adjusted, const TestName& name) {
  if (!adjusted) return {};
  const GroupTest& test = adjusted->test;
  const auto score = [](double value) { return Json(round_to(value, kScoreDecimals)); };
  const auto freedom = [&](double value) { return value > 0 ? score(value) : Json(); };
  return json_object(
      {{"test", name.test},
       {"statistic", score(test.statistic)},
       {"freedom", freedom(test.freedom)},
       {"denominator_freedom", freedom(test.denominator_freedom)},
       {"p_value", round_to(test.p_value, kProbabilityDecimals)},
       {"adjusted_p_value", round_to(adjusted->adjusted_p_value, kProbabilityDecimals)},
       {"effect", score(test.effect)},
       {"measure", to_string(name.measure)},
       {"magnitude", to_string(magnitude_of(name.measure, test.effect))}});
}

Json json_of_difference(const std::optional<ColumnDifference>& difference) {
  if (!difference) return {};
  return json_object(
      {{"columns", write_letters(difference->columns)},
       {"base", difference->base},
       {"weighted", difference->is_weighted},
       {"means", json_of_test(difference->means, name_of_means(*difference))},
       {"ranks", json_of_test(difference->ranks, name_of_ranks(*difference))},
       {"problem", difference->problem.empty() ? Json() : Json(difference->problem)}});
}

}  // namespace

Json to_json(const CrossTable& table, const std::string& title) {
  Json columns = Json::array();
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    columns.push_back(json_of(table.columns[column], column));
  }
  Json rows = Json::array();
  for (std::size_t row = 0; row < table.rows.size(); ++row) rows.push_back(json_of_row(table, row));
  return json_object({{"title", title},
                      {"columns", std::move(columns)},
                      {"rows", std::move(rows)},
                      {"association", json_of_association(table)},
                      {"difference", json_of_difference(table.difference)}});
}

}  // namespace sonder
