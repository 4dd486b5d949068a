#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"

namespace sonder {

// Whether questions have something in common, from the correlations of pairs: each of those who
// answered both. `items` holds the answers question by question, NaN where there is none. Errors of
// all: kInvalidArgument for what `measure_reliability` refuses, and a pair of questions one of
// which was answered alike by all who answered both, and for polychoric ones too many answers.

enum class CorrelationKind : std::uint8_t {
  kPearson,     ///< of the answers as numbers
  kPolychoric,  ///< of what answers in order are steps of (`stats/polychoric.h`); for scales of up
                ///< to 20 different answers, and in about 1 ms per pair of questions
};

struct Factorability {
  /// How much of what questions have in common is more than pairs of them share: above 0.6 a factor
  /// may be looked for, below 0.5 not (Kaiser 1970, Psychometrika 35, 401-415).
  double kmo = 0;
  std::vector<double> kmo_of_item;  ///< per question
  /// Bartlett (1950, British Journal of Statistical Psychology 3, 77-85): that no two questions
  /// have anything in common.
  double bartlett_chi_squared = 0;
  double bartlett_freedom = 0;
  double bartlett_p_value = 1;
  std::size_t people = 0;  ///< that the test counts: the fewest who answered a pair of questions
  std::vector<double> eigenvalues;  ///< of the correlations, the largest first; they add up to
                                    ///< the number of questions
};

/// Equal to R psych 2.2, KMO and cortest.bartlett. Errors also: correlations without an
/// inverse, as when a question is a sum of others. O(questions² × respondents + questions³).
Result<Factorability> measure_factorability(std::span<const std::vector<double>> items,
                                            CorrelationKind kind = CorrelationKind::kPearson);

struct OneFactor {
  /// Per question how it goes along with what all have in common, -1 to 1; they add up to 0 or
  /// more.
  std::vector<double> loadings;
  /// McDonald (1999), Test Theory, chapter 6: the part of the sum's variance that the factor makes,
  /// (Σλ)² / ((Σλ)² + Σ(1 - λ²)), 0-1. Questions that are reversed lower it, as they do alpha.
  double omega_total = 0;
  double off_diagonal_rms = 0;  ///< how far correlations are from what the factor makes of them
  /// A question with a loading of 1 or -1: the data have less in common than one factor would make.
  bool is_improper = false;
  bool is_settled = false;  ///< false: rounds ran out
};

/// One factor whose products of loadings are nearest to the correlations in squares, by going
/// through the loadings (minres: Harman and Jones 1966, Psychometrika 31, 351-368). Equal to R
/// psych 2.2, fa(nfactors = 1, fm = "minres"), to the precision of its search.
/// Errors also: fewer than three questions. O(questions² × (respondents + rounds)).
Result<OneFactor> fit_one_factor(std::span<const std::vector<double>> items,
                                 CorrelationKind kind = CorrelationKind::kPearson);

/// The questions, by position, that go against what most have in common, and were probably asked
/// the other way round: those with a loading below 0 on the first principal component, the sum of
/// whose loadings is above 0; as R psych 2.2, alpha(check.keys = TRUE). Where as many questions are
/// asked the one way as the other, the other half may be named. O(questions² × respondents).
Result<std::vector<std::size_t>> find_reversed(std::span<const std::vector<double>> items);

/// Answers of a scale from `least` to `most` turned round. NaN stays.
std::vector<double> reverse_answers(std::span<const double> answers, double least, double most);

}  // namespace sonder
