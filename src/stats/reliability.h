#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/intervals.h"

namespace sonder {

/// How well questions measure the same thing. Figures of a pair of questions are of those who
/// answered both. Undefined figures, such as the alpha of a single item, are NaN.
struct Reliability {
  /// Cronbach (1951), Psychometrika 16, 297-334: 1 when all answers go together, 0 when none do;
  /// below 0 where questions contradict each other, as when one is asked the other way round.
  double alpha = 0;
  /// The same of answers brought to one standard deviation.
  double standardised_alpha = 0;
  /// Per question its correlation with the sum of the others; below 0 it is probably reversed. A
  /// little beyond 1 it may be where different people left out different questions.
  std::vector<double> item_rest;
  /// Per question the alpha of the others. Above `alpha`, it does not belong to them.
  std::vector<double> alpha_without;
};

/// `items` holds the answers question by question, NaN where there is none. From the covariances of
/// pairs, as in R psych 2.2, alpha.
/// Errors: kInvalidArgument for fewer than two questions, lists of different lengths, two questions
/// that fewer than two people answered, and one that all answered alike; each names the questions,
/// from 1. O(questions² × respondents).
Result<Reliability> measure_reliability(std::span<const std::vector<double>> items);

/// Alpha of what answers in order are steps of, instead of the answers as numbers: that of their
/// polychoric correlations, also called ordinal alpha (Zumbo, Gadermann and Zeisser 2007, Journal
/// of Modern Applied Statistical Methods 6, 21-29). It is of scales of up to 20 different answers.
/// Errors: as above, a pair of questions one of which was answered alike by all who answered both,
/// and too many answers. O(questions² × respondents), and 1 ms per pair of questions.
Result<double> measure_ordinal_alpha(std::span<const std::vector<double>> items);

/// The interval of an alpha of so many people and questions, if these differ as a random sample of
/// questions does (Feldt, Woodruff and Salih 1987, Applied Psychological Measurement 11, 93-103).
/// Requires alpha <= 1, two people and questions, and 0 < confidence < 1.
Interval alpha_interval(double alpha, std::size_t people, std::size_t questions, double confidence);

}  // namespace sonder
