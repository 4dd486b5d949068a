#include "stats/contingency.h"

#include <gtest/gtest.h>

namespace sonder {
namespace {

const ContingencyTable kTable = {3, 3, {12, 5, 7, 9, 14, 3, 4, 8, 15}};

// R 4.2.2: chisq.test(correct = FALSE), its stdres, and the square root of X² / n / 2.
TEST(FindAssociation, AgreesWithR) {
  const auto found = find_association(kTable);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->chi_squared, 17.150923287960328, 1e-12);
  EXPECT_EQ(found->freedom, 4);
  EXPECT_NEAR(found->p_value, 0.0018066916992790446, 1e-14);
  EXPECT_NEAR(found->cramers_v, 0.33372088897760377, 1e-14);
  EXPECT_FALSE(found->is_rough);
  const double residuals[] = {2.21093075514903026,  -1.76112698311069482, -0.41625548167929272,
                              0.28738915799924403,  2.46600845465959484,  -2.80037342329496131,
                              -2.43093231268003596, -0.73449701909282239, 3.17942100840985642};
  for (std::size_t i = 0; i < 9; ++i)
    EXPECT_NEAR(found->adjusted_residuals[i], residuals[i], 1e-12);
}

// GOLDENS.md, tables: hair by eye colour of 592 people (Snee 1974, American Statistician 28, 9-12).
TEST(FindAssociation, GivesThePublishedFiguresOfHairAndEyes) {
  const auto found =
      find_association({4, 4, {68, 20, 15, 5, 119, 84, 54, 29, 26, 17, 14, 14, 7, 94, 10, 16}});
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->chi_squared, 138.2898416, 1e-7);
  EXPECT_EQ(found->freedom, 9);
  EXPECT_NEAR(found->p_value, 2.3253e-25, 1e-29);
  EXPECT_NEAR(found->cramers_v, 0.2790446, 1e-7);
  EXPECT_NEAR(found->adjusted_residuals[13], 9.9675501, 1e-7);
}

void expect_v(const ContingencyTable& table, double confidence, double low, double high) {
  const auto interval = cramers_v_interval(table, confidence);
  ASSERT_TRUE(interval);
  EXPECT_NEAR(interval->low, low, 1e-11);
  EXPECT_NEAR(interval->high, high, 1e-11);
}

// R 4.2.2: uniroot of pchisq(X², df, ncp) - 0.975 and others, tol = 1e-13, and sqrt(ncp / n / m).
TEST(CramersVInterval, AgreesWithR) {
  const ContingencyTable hair_by_eyes = {
      4, 4, {68, 20, 15, 5, 119, 84, 54, 29, 26, 17, 14, 14, 7, 94, 10, 16}};
  expect_v(hair_by_eyes, 0.95, 0.22352701636890063, 0.31798810293757201);
  expect_v(hair_by_eyes, 0.9, 0.23114884258532814, 0.31041733795916010);
  expect_v({2, 3, {12, 9, 10, 8, 11, 10}}, 0.95, 0, 0.33474397829397029);
  expect_v({2, 2, {30, 12, 10, 28}}, 0.95, 0.23143292073066987, 0.66969419203372826);
}

TEST(CramersVInterval, HoldsTheTablesOwn) {
  const auto none = cramers_v_interval({2, 2, {10, 10, 10, 10}}, 0.95);
  EXPECT_EQ(none->low, 0);
  EXPECT_GE(none->high, 0);
  const auto all = cramers_v_interval({2, 2, {30, 0, 0, 20}}, 0.95);
  EXPECT_EQ(all->high, 1);
  EXPECT_FALSE(cramers_v_interval({2, 2, {4, 0, 5, 0}}, 0.95));
}

TEST(FindAssociation, LeavesOutRowsAndColumnsWithoutACount) {
  const auto found = find_association({4, 4, {12, 5, 0, 7, 9, 14, 0, 3, 0, 0, 0, 0, 4, 8, 0, 15}});
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->chi_squared, 17.150923287960328, 1e-12);
  EXPECT_EQ(found->freedom, 4);
  EXPECT_EQ(found->adjusted_residuals[2], 0);
}

TEST(FindAssociation, IsAbsentWhereNothingCanDiffer) {
  EXPECT_FALSE(find_association({0, 0, {}}));
  EXPECT_FALSE(find_association({1, 3, {1, 2, 3}}));
  EXPECT_FALSE(find_association({2, 2, {4, 0, 5, 0}}));
}

TEST(FindAssociation, IsOneWhereOneTellsTheOther) {
  const auto found = find_association({2, 2, {30, 0, 0, 20}});
  ASSERT_TRUE(found);
  EXPECT_DOUBLE_EQ(found->cramers_v, 1);
}

TEST(FindAssociation, SaysWhereTheTestIsRough) {
  const ContingencyTable one_of_nine = {3, 3, {4, 8, 8, 8, 16, 16, 8, 16, 16}};
  EXPECT_FALSE(find_association({2, 2, {10, 10, 10, 10}})->is_rough);
  EXPECT_FALSE(find_association(one_of_nine)->is_rough);
  EXPECT_TRUE(find_association({2, 2, {3, 30, 4, 40}})->is_rough);
  EXPECT_TRUE(find_association({2, 2, {0.5, 100, 0.4, 90}})->is_rough);
}

// GOLDENS.md, tables: the lady tasting tea. R 4.2.2: fisher.test.
TEST(FisherExact, AgreesWithR) {
  EXPECT_NEAR(fisher_exact({2, 2, {3, 1, 1, 3}}).value(), 0.4857143, 1e-7);
  EXPECT_NEAR(fisher_exact({2, 2, {8, 1, 2, 5}}).value(), 0.03496503496503494, 1e-13);
  EXPECT_NEAR(fisher_exact({2, 3, {3, 2, 0, 1, 4, 5}}).value(), 0.095904095904096126, 1e-13);
  EXPECT_NEAR(fisher_exact({3, 3, {2, 4, 3, 3, 0, 1, 1, 2, 2}}).value(), 0.51519069166127995,
              1e-13);
}

TEST(FisherExact, IsOneWhereThereIsOneTable) {
  EXPECT_NEAR(fisher_exact({1, 3, {4, 5, 6}}).value(), 1, 1e-13);
  EXPECT_NEAR(fisher_exact({2, 2, {0, 0, 3, 4}}).value(), 1, 1e-13);
}

TEST(FisherExact, GivesUpWhereThereAreTooManyTables) {
  EXPECT_FALSE(fisher_exact({4, 4, std::vector<double>(16, 30)}));
}

}  // namespace
}  // namespace sonder
