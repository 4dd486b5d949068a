#pragma once

namespace sonder {

// How likely a statistic is to be at least as far out when nothing is behind it: the p-values of
// tests. Relative accuracy about 1e-12 for up to 10,000 degrees of freedom, also far out; it falls
// in proportion beyond that. O(√ of the degrees of freedom).

/// ln Γ(x) for x > 0, to 1e-14 of it or of 1: the C library's writes to a global variable.
/// Stirling's series, DLMF 5.11.1, and 5.5.1 below 15. O(1).
double log_gamma(double x);

/// That a standard normal variable exceeds `z`.
double normal_tail(double z);

/// That a chi-squared variable of `freedom` > 0 degrees of freedom exceeds `x`; 1 for x <= 0.
/// DLMF 8.11.4 and 8.9.2 (series and continued fraction of the incomplete gamma function).
double chi_squared_tail(double x, double freedom);

/// The same of a chi-squared variable whose normal variables have means with squares that add up to
/// `noncentrality` >= 0, to 1e-13 of 1: sums of the others (Fisher 1928). O(its square root).
double noncentral_chi_squared_tail(double x, double freedom, double noncentrality);

/// That Student's t of `freedom` > 0 degrees of freedom is further from 0 than `t`, on either side.
double student_t_tails(double t, double freedom);

/// That an F variable of the two degrees of freedom, both > 0, exceeds `f`; 1 for f <= 0.
/// DLMF 8.17.22 (continued fraction of the incomplete beta function).
double f_tail(double f, double numerator_freedom, double denominator_freedom);

/// The t that Student's t of `freedom` > 0 degrees of freedom stays below with 0 < `probability`
/// < 1. Found by halving, to the last digits of `student_t_tails`.
double student_t_quantile(double probability, double freedom);

/// The x that a beta variable of the two parameters, both > 0, stays below with 0 < `probability`
/// < 1. Found by halving, to about 1e-13 of it.
double beta_quantile(double probability, double a, double b);

}  // namespace sonder
