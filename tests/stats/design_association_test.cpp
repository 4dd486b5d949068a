#include "stats/design_association.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace sonder {
namespace {

/// Statistic, p-value by the first correction; F, both degrees of freedom and p-value by the
/// second.
struct Expected {
  double chi_squared_by_effect;
  double first_order_p_value;
  double f;
  double numerator_freedom;
  double denominator_freedom;
  double p_value;
};

void expect_association(const Result<DesignAssociation>& found, const Expected& expected,
                        double tolerance = 1e-11) {
  ASSERT_TRUE(found) << found.error().message;
  const DesignAssociation& test = found.value();
  EXPECT_NEAR(test.first_order_p_value, expected.first_order_p_value, tolerance);
  EXPECT_NEAR(test.f, expected.f, tolerance);
  EXPECT_NEAR(test.numerator_freedom, expected.numerator_freedom, tolerance);
  EXPECT_NEAR(test.denominator_freedom, expected.denominator_freedom, tolerance * 1000);
  EXPECT_NEAR(test.p_value, expected.p_value, tolerance);
  EXPECT_NEAR(test.chi_squared / test.mean_design_effect, expected.chi_squared_by_effect,
              tolerance * 10);
}

std::string why_not(const Result<DesignAssociation>& found) {
  return found ? "it was tested" : found.error().message;
}

/// 20 units of two strata with four and six clusters, of 10 and 20.
const CrossedAnswers kAnswers = {
    .rows = {0, 1, 0, 2, 1, 1, 2, 0, 0, 1, 2, 1, 0, 0, 2, 1, 2, 0, 1, 2},
    .columns = {0, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1}};
const SampleDesign kDesign = {
    .weights = {2, 2, 1.5, 1.5, 3, 3, 1, 1, 2.5, 2.5, 2, 2, 1.2, 0.7, 3.1, 1, 2, 1.4, 0.9, 2.2},
    .strata = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
    .clusters = {1, 1, 2, 2, 3, 3, 4, 4, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 6, 6}};

SampleDesign with_fractions() {
  SampleDesign design = kDesign;
  design.sampling_fractions = {0.4, 0.3};
  return design;
}

/// A stratum of R's `apistrat` in which all schools are of one type: how many did not and did meet
/// the target.
void add_stratum(std::size_t no, std::size_t yes, double population, CrossedAnswers& answers,
                 SampleDesign& design) {
  const auto stratum = static_cast<std::uint32_t>(design.sampling_fractions.size());
  const auto size = static_cast<double>(no + yes);
  for (std::size_t i = 0; i < no + yes; ++i) {
    answers.rows.push_back(i < no ? 0 : 1);
    answers.columns.push_back(stratum);
    design.strata.push_back(stratum);
    design.weights.push_back(static_cast<float>(population / size));
  }
  design.sampling_fractions.push_back(size / population);
}

// G17 of GOLDENS.md, and more digits by R 4.2.2, survey 4.1.1: svychisq(~sch.wide + stype), "Chisq"
// and "F", of svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat), of
// which this is all that takes part.
TEST(FindAssociationByDesign, GivesThePublishedTestOfAStratifiedSample) {
  CrossedAnswers answers;
  SampleDesign design;
  add_stratum(9, 91, 4421, answers, design);
  add_stratum(24, 26, 755, answers, design);
  add_stratum(15, 35, 1018, answers, design);
  const auto found = find_association(answers, design);
  expect_association(found, {.chi_squared_by_effect = 17.247443963888813 * 2,
                             .first_order_p_value = 3.232438416288592e-08,
                             .f = 17.247443963888813,
                             .numerator_freedom = 1.8286715041635844,
                             .denominator_freedom = 360.2482863226201,
                             .p_value = 2.0350463594651209e-07});
  EXPECT_NEAR(found.value().chi_squared, 26.753534035890773, 1e-10);
  EXPECT_NEAR(found.value().p_value / 2.0350463594651209e-07, 1, 1e-9);
  EXPECT_EQ(found.value().freedom, 2);
}

// R 4.2.2, survey 4.1.1: svychisq of svydesign(~c, strata = ~h, weights = ~w, nest = TRUE).
TEST(FindAssociationByDesign, AgreesWithRForClusters) {
  const auto found = find_association(kAnswers, kDesign);
  expect_association(found, {.chi_squared_by_effect = 2.0815182606852272 * 2,
                             .first_order_p_value = 0.12474067948544559,
                             .f = 2.0815182606852272,
                             .numerator_freedom = 1.9740432505954502,
                             .denominator_freedom = 15.7923460047636013,
                             .p_value = 0.15800886300821756});
  EXPECT_NEAR(found.value().chi_squared, 4.5247479848252965, 1e-12);
}

// The same with fpc = ~ifelse(h == 0, 10, 20).
TEST(FindAssociationByDesign, AgreesWithRForFinitePopulations) {
  expect_association(find_association(kAnswers, with_fractions()),
                     {.chi_squared_by_effect = 3.0694369666094472 * 2,
                      .first_order_p_value = 0.046447298876931338,
                      .f = 3.0694369666094472,
                      .numerator_freedom = 1.9665936464087677,
                      .denominator_freedom = 15.7327491712701413,
                      .p_value = 0.07558517670355018});
}

/// The same with the columns of two units missing.
TEST(FindAssociationByDesign, AgreesWithRWhereAnswersAreMissing) {
  CrossedAnswers answers = kAnswers;
  answers.is_inside.assign(20, true);
  answers.is_inside[3] = answers.is_inside[12] = false;
  const Expected expected = {.chi_squared_by_effect = 2.4519081325112255 * 2,
                             .first_order_p_value = 0.08612908389775438,
                             .f = 2.4519081325112255,
                             .numerator_freedom = 1.9062920300564508,
                             .denominator_freedom = 15.2503362404516061,
                             .p_value = 0.12107969448143412};
  expect_association(find_association(answers, with_fractions()), expected);
  answers.columns[3] = 7;
  expect_association(find_association(answers, with_fractions()), expected);
}

/// The third row moved to the second where it is in the first column.
TEST(FindAssociationByDesign, AgreesWithRForATableWithAnEmptyCell) {
  CrossedAnswers answers = kAnswers;
  for (std::size_t i = 0; i < answers.rows.size(); ++i) {
    if (answers.rows[i] == 2 && answers.columns[i] == 0) answers.rows[i] = 1;
  }
  expect_association(find_association(answers, kDesign),
                     {.chi_squared_by_effect = 3.8358213000507804 * 2,
                      .first_order_p_value = 0.021583604573215433,
                      .f = 3.8358213000507804,
                      .numerator_freedom = 1.9610545158923529,
                      .denominator_freedom = 15.6884361271388233,
                      .p_value = 0.044722605972498594});
}

TEST(FindAssociationByDesign, DoesNotDependOnOrderNorOnNamesNorOnTheSizeOfWeights) {
  CrossedAnswers answers = kAnswers;
  SampleDesign design = kDesign;
  std::reverse(answers.rows.begin(), answers.rows.end());
  std::reverse(answers.columns.begin(), answers.columns.end());
  std::reverse(design.weights.begin(), design.weights.end());
  std::reverse(design.strata.begin(), design.strata.end());
  std::reverse(design.clusters.begin(), design.clusters.end());
  for (std::uint32_t& row : answers.rows) row = 90 - 7 * row;
  for (double& weight : design.weights) weight *= 1000;
  const double p_value = find_association(kAnswers, kDesign).value().p_value;
  EXPECT_NEAR(find_association(answers, design).value().p_value, p_value, 1e-12);
  std::swap(answers.rows, answers.columns);
  EXPECT_NEAR(find_association(answers, design).value().p_value, p_value, 1e-12);
}

/// Without strata, clusters and weights only the covariances of the table itself remain.
TEST(FindAssociationByDesign, IsNearPearsonsTestForASimpleSample) {
  CrossedAnswers answers;
  for (std::uint32_t i = 0; i < 4'000; ++i) {
    answers.rows.push_back(i % 2);
    answers.columns.push_back(i / 2 % 4 == 0 || i % 100 == 1 ? 1 : 0);
  }
  const SampleDesign one_by_one = {.weights = std::vector<double>(4'000, 1)};
  const auto found = find_association(answers, one_by_one);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found.value().mean_design_effect, 1, 0.002);
}

TEST(FindAssociationByDesign, SaysOfCellsWhatItSaysOfTheirUnits) {
  const SampleDesign design = {.weights = kDesign.weights};
  WeightedCells cells{.weights = {4, 2, std::vector<double>(8)},
                      .squared_weights = std::vector<double>(8),
                      .units = kAnswers.rows.size()};
  for (std::size_t unit = 0; unit < kAnswers.rows.size(); ++unit) {
    // A row without a unit comes first.
    const std::size_t cell = (kAnswers.rows[unit] + 1) * 2 + kAnswers.columns[unit];
    cells.weights.cells[cell] += design.weights[unit];
    cells.squared_weights[cell] += design.weights[unit] * design.weights[unit];
  }
  const auto by_units = find_association(kAnswers, design);
  ASSERT_TRUE(by_units);
  const DesignAssociation& expected = by_units.value();
  expect_association(
      find_association(cells),
      {expected.chi_squared / expected.mean_design_effect, expected.first_order_p_value, expected.f,
       expected.numerator_freedom, expected.denominator_freedom, expected.p_value});
  cells.units = 1;
  EXPECT_FALSE(find_association(cells));
}

TEST(FindAssociationByDesign, RefusesWhatItCannotTest) {
  const SampleDesign four = {.weights = {1, 1, 1, 1}};
  EXPECT_EQ(why_not(find_association({{0, 1, 0, 1}, {0, 0, 1}}, four)),
            "rows and columns must be of the same units");
  EXPECT_EQ(why_not(find_association({{0, 1}, {0, 1}}, four)),
            "values, weights, strata and clusters must be of the same units");
  EXPECT_EQ(why_not(find_association({{0, 0, 0, 0}, {0, 0, 1, 1}}, four)),
            "a table needs two rows and two columns with a weight");
  EXPECT_EQ(
      why_not(find_association({{0, 0, 1, 1}, {0, 0, 1, 1}, {true, true, false, false}}, four)),
      "a table needs two rows and two columns with a weight");
  EXPECT_EQ(why_not(find_association({{0, 1, 2, 3}, {0, 1, 2, 3}}, four)),
            "too many cells of the table are empty");
  const SampleDesign whole = {.weights = {1, 1, 1, 1}, .sampling_fractions = {1}};
  EXPECT_EQ(why_not(find_association({{0, 1, 0, 1}, {0, 0, 1, 1}}, whole)),
            "the sample leaves nothing that varies between its clusters");
}

}  // namespace
}  // namespace sonder
