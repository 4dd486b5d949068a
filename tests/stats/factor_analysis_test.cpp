#include "stats/factor_analysis.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <numeric>
#include <sstream>
#include <string>

#include "stats/detail/eigen.h"
#include "stats/reliability.h"

namespace sonder {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

using Items = std::vector<std::vector<double>>;

const Items kItems = {{5, 4, 2, 1, 3, 4, 5, 2, 1, 4, 3, 5},
                      {4, 4, 1, 2, 3, 5, 4, 2, 2, 3, 3, 5},
                      {5, 3, 2, 2, 4, 4, 4, 1, 1, 4, 2, 4},
                      {1, 2, 4, 5, 3, 1, 2, 4, 5, 3, 3, 2},
                      {3, 5, 2, 2, 2, 4, 5, 3, 1, 5, 4, 3}};

void expect_near(const std::vector<double>& values, const std::vector<double>& expected,
                 double tolerance) {
  ASSERT_EQ(values.size(), expected.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    EXPECT_NEAR(values[i], expected[i], tolerance) << i;
  }
}

template <class T>
std::string why_not(const Result<T>& result) {
  return result ? "it was found" : result.error().message;
}

// R 4.2.2, psych 2.2.9: KMO(cor(x)), cortest.bartlett(cor(x), n = 12), eigen(cor(x)).
TEST(MeasureFactorability, AgreesWithR) {
  const auto found = measure_factorability(kItems);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found.value().kmo, 0.82233916473958524, 1e-12);
  expect_near(found.value().kmo_of_item,
              {0.77538161193954847, 0.89738569611333008, 0.81192083464500131, 0.85911383414989584,
               0.75863274906080991},
              1e-12);
  EXPECT_NEAR(found.value().bartlett_chi_squared, 47.680209743930739, 1e-10);
  EXPECT_NEAR(found.value().bartlett_p_value, 7.0992707553976871e-07, 1e-16);
  EXPECT_EQ(found.value().bartlett_freedom, 10);
  EXPECT_EQ(found.value().people, 12U);
  expect_near(found.value().eigenvalues,
              {3.992528981369142915, 0.596147491372830074, 0.250132128004033505,
               0.099109059408127309, 0.062082339845857662},
              1e-12);
}

TEST(MeasureFactorability, RefusesQuestionsThatAreSumsOfOthers) {
  Items items = {kItems[0], kItems[1], kItems[0]};
  for (std::size_t i = 0; i < 12; ++i) items[2][i] += 2 * kItems[1][i];
  EXPECT_EQ(why_not(measure_factorability(items)),
            "a question is a sum of others, or too many answers are missing");
  EXPECT_EQ(why_not(measure_factorability(Items{{1, 2}})), "a scale needs at least two questions");
}

// R 4.2.2: optim(method = "BFGS", reltol = 1e-20) of the sum of squares below the diagonal, from
// the loadings of psych 2.2.9, fa(x, 1, fm = "minres"), which agree to 4e-7.
TEST(FitOneFactor, AgreesWithR) {
  const auto found = fit_one_factor(kItems);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found.value().is_settled);
  EXPECT_FALSE(found.value().is_improper);
  expect_near(found.value().loadings,
              {0.992622427282409681, 0.879813657300724694, 0.839405951264344585,
               -0.969060874491471491, 0.630980318248664074},
              1e-7);
  EXPECT_NEAR(found.value().omega_total, 0.82456990488417281, 1e-7);
  EXPECT_NEAR(found.value().off_diagonal_rms, std::sqrt(0.014867105968027265 / 10), 1e-9);
}

/// Three correlations 0.56, 0.48 and 0.42 are the products of 0.8, 0.7 and 0.6.
TEST(FitOneFactor, FindsTheLoadingsThatMadeTheCorrelations) {
  // Orthogonal columns: a factor and three errors.
  const std::vector<double> factor = {1, 1, 1, 1, -1, -1, -1, -1};
  const Items errors = {
      {1, 1, -1, -1, 1, 1, -1, -1}, {1, -1, 1, -1, 1, -1, 1, -1}, {1, -1, -1, 1, 1, -1, -1, 1}};
  const std::vector<double> loadings = {0.8, 0.7, 0.6};
  Items items(3, std::vector<double>(8));
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 8; ++j) {
      items[i][j] =
          loadings[i] * factor[j] + std::sqrt(1 - loadings[i] * loadings[i]) * errors[i][j];
    }
  }
  const auto found = fit_one_factor(items);
  ASSERT_TRUE(found);
  expect_near(found.value().loadings, loadings, 1e-11);
  // By hand: 2.1² / (2.1² + 0.36 + 0.51 + 0.64).
  EXPECT_NEAR(found.value().omega_total, 4.41 / 5.92, 1e-11);
}

/// 0.9 · 0.9 / 0.5 would be the square of a loading.
TEST(FitOneFactor, SaysThatALoadingReachedItsLimit) {
  const std::vector<double> a = {1, 1, 1, 1, -1, -1, -1, -1};
  const std::vector<double> b = {1, 1, -1, -1, 1, 1, -1, -1};
  const std::vector<double> c = {1, -1, 1, -1, 1, -1, 1, -1};
  Items items(3, std::vector<double>(8));
  for (std::size_t i = 0; i < 8; ++i) {
    items[0][i] = a[i];
    items[1][i] = 0.9 * a[i] + std::sqrt(0.19) * b[i];
    items[2][i] = 0.9 * a[i] - std::sqrt(0.19) * (0.9 * b[i] + std::sqrt(0.19) * c[i]);
  }
  const auto found = fit_one_factor(items);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found.value().is_improper);
  EXPECT_EQ(found.value().loadings[0], 1);
}

TEST(FitOneFactor, RefusesScalesOfManyAnswersForPolychoricCorrelations) {
  Items items(3);
  for (int i = 0; i < 21; ++i) {
    items[0].push_back(i % 3);
    items[1].push_back(i % 5);
    items[2].push_back(i);
  }
  EXPECT_EQ(why_not(fit_one_factor(items, CorrelationKind::kPolychoric)),
            "question 3 has more than 20 different answers");
}

TEST(FitOneFactor, RefusesTwoQuestions) {
  EXPECT_EQ(why_not(fit_one_factor(Items{{1, 2}, {2, 1}})),
            "a factor needs at least three questions");
}

TEST(FindReversed, NamesTheQuestionAskedTheOtherWayRound) {
  EXPECT_EQ(find_reversed(kItems).value(), (std::vector<std::size_t>{3}));
  Items items = kItems;
  items[3] = reverse_answers(kItems[3], 1, 5);
  EXPECT_TRUE(find_reversed(items).value().empty());
  items[0] = reverse_answers(items[0], 1, 5);
  items[4] = reverse_answers(items[4], 1, 5);
  EXPECT_EQ(find_reversed(items).value(), (std::vector<std::size_t>{0, 4}));
}

TEST(ReverseAnswers, TurnsTheScaleAndKeepsWhatIsMissing) {
  const auto reversed = reverse_answers(std::vector<double>{1, 2, kNone, 7}, 1, 7);
  EXPECT_EQ(reversed[0], 7);
  EXPECT_EQ(reversed[1], 6);
  EXPECT_TRUE(std::isnan(reversed[2]));
  EXPECT_EQ(reversed[3], 1);
}

/// By hand: the eigenvalues of {{2, 1}, {1, 2}} are 3 and 1.
TEST(FindEigen, FindsThoseOfASmallMatrix) {
  detail::Matrix matrix(2, 2);
  matrix.at(0, 0) = matrix.at(1, 1) = 2;
  matrix.at(0, 1) = matrix.at(1, 0) = 1;
  const detail::Eigen eigen = detail::find_eigen(matrix);
  expect_near(eigen.values, {3, 1}, 1e-15);
  EXPECT_NEAR(eigen.vectors.at(0, 0), std::sqrt(0.5), 1e-15);
  EXPECT_NEAR(eigen.vectors.at(0, 1), std::sqrt(0.5), 1e-15);
}

/// Σ value · vector · vectorᵀ is the matrix.
TEST(FindEigen, GivesTheMatrixBack) {
  constexpr std::size_t kSize = 7;
  detail::Matrix matrix(kSize, kSize);
  for (std::size_t i = 0; i < kSize; ++i) {
    for (std::size_t j = 0; j < kSize; ++j) {
      matrix.at(i, j) = std::sin(static_cast<double>((i + 1) * (j + 1)));
    }
  }
  const detail::Eigen eigen = detail::find_eigen(matrix);
  EXPECT_TRUE(std::is_sorted(eigen.values.rbegin(), eigen.values.rend()));
  for (std::size_t i = 0; i < kSize; ++i) {
    for (std::size_t j = 0; j < kSize; ++j) {
      double sum = 0;
      for (std::size_t k = 0; k < kSize; ++k) {
        sum += eigen.values[k] * eigen.vectors.at(k, i) * eigen.vectors.at(k, j);
      }
      EXPECT_NEAR(sum, matrix.at(i, j), 1e-13);
    }
  }
}

/// Columns `first` to `first` + 4 of the 25 questions of the shared bfi.csv; none when it is not
/// there.
Items read_bfi(std::size_t first) {
  std::ifstream file(SONDER_SHARED_DATA "/survey/bfi/bfi.csv");
  Items items(5);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string cell;
    for (std::size_t i = 0; std::getline(cells, cell, ',') && i < first + 5; ++i) {
      if (i >= first) items[i - first].push_back(cell == "NA" ? kNone : std::stod(cell));
    }
  }
  return items;
}

// G18 of GOLDENS.md, and by R 4.2.2, psych 2.2.9: KMO(cor(A, use = "pairwise")), cortest.bartlett
// of it with n = min(pairwiseCount(A)), fa(A, 1, fm = "minres"), A1 reversed for omega.
TEST(Scales, GiveTheGoldenFiguresOfAgreeableness) {
  Items items = read_bfi(1);
  if (items[0].empty()) GTEST_SKIP() << "no shared data";
  EXPECT_NEAR(measure_reliability(items).value().alpha, 0.4314561, 5e-8);
  const auto factorability = measure_factorability(items);
  ASSERT_TRUE(factorability);
  EXPECT_NEAR(factorability.value().kmo, 0.76391055566351873, 1e-12);
  EXPECT_NEAR(factorability.value().kmo_of_item[3], 0.82973339351925768, 1e-12);
  EXPECT_NEAR(factorability.value().bartlett_chi_squared, 2558.556267013556, 1e-8);
  EXPECT_EQ(factorability.value().people, 2'751U);
  EXPECT_NEAR(factorability.value().eigenvalues[0], 2.36592898052704559, 1e-12);
  EXPECT_EQ(find_reversed(items).value(), (std::vector<std::size_t>{0}));
  items[0] = reverse_answers(items[0], 1, 6);
  const auto reliability = measure_reliability(items);
  EXPECT_NEAR(reliability.value().alpha, 0.7030184, 5e-8);
  EXPECT_NEAR(reliability.value().standardised_alpha, 0.7130286, 5e-8);
  expect_near(reliability.value().item_rest, {0.308418, 0.563615, 0.587005, 0.394444, 0.488565},
              5e-7);
  const auto factor = fit_one_factor(items);
  expect_near(factor.value().loadings,
              {0.37417696727416572, 0.67867392302021012, 0.75378953060146070, 0.48033680519013933,
               0.61475511069091138},
              1e-5);
  EXPECT_NEAR(factor.value().omega_total, 0.72321062879062104, 1e-5);
}

// R 4.2.2, psych 2.2.9: fa(polychoric(A, correct = 0)$rho, 1, fm = "minres") and KMO of those who
// answered all of A, A1 reversed; psych finds each correlation to about 1e-4 only.
TEST(Scales, AgreeWithRByPolychoricCorrelations) {
  Items items = read_bfi(1);
  if (items[0].empty()) GTEST_SKIP() << "no shared data";
  for (std::size_t person = 0; person < items[0].size(); ++person) {
    const bool misses = std::any_of(items.begin(), items.end(),
                                    [&](const auto& item) { return std::isnan(item[person]); });
    for (auto& item : items) item[person] = misses ? kNone : item[person];
  }
  items[0] = reverse_answers(items[0], 1, 6);
  const auto factor = fit_one_factor(items, CorrelationKind::kPolychoric);
  ASSERT_TRUE(factor);
  expect_near(factor.value().loadings, {0.42707664, 0.73363792, 0.80273882, 0.51445765, 0.65548374},
              2e-4);
  EXPECT_NEAR(factor.value().omega_total, 0.7695191425, 2e-4);
  EXPECT_NEAR(measure_factorability(items, CorrelationKind::kPolychoric).value().kmo, 0.7820436632,
              2e-4);
}

// R 4.2.2, psych 2.2.9: the signs of principal(x, 1); the dictionary of the data names the same
// questions as reversed, up to which way is called up.
TEST(Scales, FindReversedQuestionsOfTheSharedSurvey) {
  if (read_bfi(1)[0].empty()) GTEST_SKIP() << "no shared data";
  EXPECT_EQ(find_reversed(read_bfi(6)).value(), (std::vector<std::size_t>{3, 4}));
  EXPECT_EQ(find_reversed(read_bfi(11)).value(), (std::vector<std::size_t>{0, 1}));
  EXPECT_TRUE(find_reversed(read_bfi(16)).value().empty());
  EXPECT_EQ(find_reversed(read_bfi(21)).value(), (std::vector<std::size_t>{1, 4}));
}

}  // namespace
}  // namespace sonder
