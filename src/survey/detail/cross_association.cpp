#include "survey/detail/cross_association.h"

#include <numeric>

namespace sonder {
namespace {

/// A banner is drawn while somebody waits for it: the exact test may take a few milliseconds.
constexpr std::size_t kMostExactTables = 5'000;

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
  CrossedAnswers crossed;
  for (const std::uint32_t row : sample.design->rows) {
    const auto labels = coded.labels_of(coded.code_of()[row]);
    const auto& columns = group.sets[group.set_of[row]];
    const bool is_inside = sample.selected.test(row) && !labels.empty() && !columns.empty();
    crossed.rows.push_back(is_inside ? labels.front() : 0);
    crossed.columns.push_back(is_inside ? columns.front() : 0);
    crossed.is_inside.push_back(is_inside);
  }
  return sample.design->replicates ? find_association(crossed, *sample.design->replicates)
                                   : find_association(crossed, sample.design->drawn);
}

}  // namespace

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

}  // namespace sonder
