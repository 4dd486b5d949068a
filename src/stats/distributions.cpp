#include "stats/distributions.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace sonder {
namespace {

constexpr double kPrecision = std::numeric_limits<double>::epsilon();
/// Fractions and series need about the square root of their parameters.
constexpr int kMostSteps = 100'000;
constexpr double kTiny = 1e-300;

/// Stirling's series is exact to the last digits from here on with the terms below.
constexpr double kStirlingFrom = 15;
/// B(2k) / (2k (2k - 1)) of the Bernoulli numbers, for k from 1.
constexpr double kStirling[] = {1.0 / 12,   -1.0 / 360,       1.0 / 1260, -1.0 / 1680,
                                1.0 / 1188, -691.0 / 360'360, 1.0 / 156};

double not_zero(double value) { return std::fabs(value) < kTiny ? kTiny : value; }

/// A continued fraction b0 + a1/(b1 + a2/(b2 + ...)), evaluated from its beginning (Lentz, Applied
/// Optics 15, 1976, as modified by Thompson and Barnett, J. Comput. Phys. 64, 1986).
class ContinuedFraction {
 public:
  explicit ContinuedFraction(double b0) : value_(not_zero(b0)), numerators_(value_) {}

  void add(double a, double b) {
    denominators_ = 1 / not_zero(b + a * denominators_);
    numerators_ = not_zero(b + a / numerators_);
    last_factor_ = numerators_ * denominators_;
    value_ *= last_factor_;
  }
  bool is_settled() const { return std::fabs(last_factor_ - 1) <= kPrecision; }
  double value() const { return value_; }

 private:
  double value_;
  double numerators_;
  double denominators_ = 0;
  double last_factor_ = 0;
};

/// 1/a + x/(a(a + 1)) + x²/(a(a + 1)(a + 2)) + ...
double gamma_series(double a, double x) {
  double term = 1 / a;
  double sum = term;
  for (int step = 1; step < kMostSteps && term > sum * kPrecision; ++step) {
    term *= x / (a + step);
    sum += term;
  }
  return sum;
}

double gamma_fraction(double a, double x) {
  ContinuedFraction fraction(x + 1 - a);
  for (int step = 1; step < kMostSteps && !fraction.is_settled(); ++step) {
    fraction.add(-step * (step - a), x + 2 * step + 1 - a);
  }
  return 1 / fraction.value();
}

/// Γ(a, x) / Γ(a), the regularised upper incomplete gamma function.
double upper_gamma(double a, double x) {
  const double factor = std::exp(a * std::log(x) - x - log_gamma(a));
  return x < a + 1 ? 1 - factor * gamma_series(a, x) : factor * gamma_fraction(a, x);
}

double beta_fraction(double x, double a, double b) {
  ContinuedFraction fraction(1);
  fraction.add(-(a + b) / (a + 1) * x, 1);
  for (int step = 1; step < kMostSteps && !fraction.is_settled(); ++step) {
    const double twice = 2.0 * step;
    fraction.add(step * (b - step) / ((a + twice - 1) * (a + twice)) * x, 1);
    fraction.add(-(a + step) * (a + b + step) / ((a + twice) * (a + twice + 1)) * x, 1);
  }
  return 1 / fraction.value();
}

/// I_x(a, b), the regularised incomplete beta function; `y` is 1 - x, given because taking a small
/// one from 1 would lose its digits.
double incomplete_beta(double x, double y, double a, double b) {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const double factor =
      std::exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * std::log(x) + b * std::log(y));
  if (x < (a + 1) / (a + b + 2)) return factor * beta_fraction(x, a, b) / a;
  return 1 - factor * beta_fraction(y, b, a) / b;
}

}  // namespace

double log_gamma(double x) {
  constexpr double kHalfLogOfTwoPi = 0.918938533204672741780;
  assert(x > 0);
  double below = 1;
  for (; x < kStirlingFrom; ++x) below *= x;
  double power = 1 / x;
  double sum = 0;
  for (const double term : kStirling) {
    sum += term * power;
    power /= x * x;
  }
  return (x - 0.5) * std::log(x) - x + kHalfLogOfTwoPi + sum - std::log(below);
}

double normal_tail(double z) { return std::erfc(z * std::sqrt(0.5)) / 2; }

double chi_squared_tail(double x, double freedom) {
  assert(freedom > 0);
  return x <= 0 ? 1 : upper_gamma(freedom / 2, x / 2);
}

double noncentral_chi_squared_tail(double x, double freedom, double noncentrality) {
  if (noncentrality == 0 || x <= 0) return chi_squared_tail(x, freedom);
  const double mean = noncentrality / 2;
  const double reach = 10 * std::sqrt(mean) + 30;
  double count = std::max(0.0, std::floor(mean - reach));
  double chance = std::exp(count * std::log(mean) - mean - log_gamma(count + 1));
  double a = freedom / 2 + count;
  double tail = chi_squared_tail(x, 2 * a);
  // DLMF 8.8.6: what the tail grows by with the next two degrees of freedom.
  double growth = std::exp(a * std::log(x / 2) - x / 2 - log_gamma(a + 1));
  double sum = 0;
  for (; count <= mean + reach; ++count) {
    sum += chance * tail;
    chance *= mean / (count + 1);
    tail += growth;
    growth *= x / 2 / ++a;
  }
  return std::min(1.0, sum);
}

double student_t_tails(double t, double freedom) {
  assert(freedom > 0);
  const double whole = freedom + t * t;
  return incomplete_beta(freedom / whole, t * t / whole, freedom / 2, 0.5);
}

double f_tail(double f, double numerator_freedom, double denominator_freedom) {
  assert(numerator_freedom > 0 && denominator_freedom > 0);
  if (f <= 0) return 1;
  const double above = numerator_freedom * f;
  const double whole = above + denominator_freedom;
  return incomplete_beta(denominator_freedom / whole, above / whole, denominator_freedom / 2,
                         numerator_freedom / 2);
}

double student_t_quantile(double probability, double freedom) {
  assert(probability > 0 && probability < 1);
  if (probability == 0.5) return 0;
  const double tails = 2 * std::min(probability, 1 - probability);
  double low = 0;
  double high = 1;
  while (student_t_tails(high, freedom) > tails) high *= 2;
  for (double middle = high / 2; middle != low && middle != high; middle = (low + high) / 2) {
    (student_t_tails(middle, freedom) > tails ? low : high) = middle;
  }
  return probability < 0.5 ? -high : high;
}

double beta_quantile(double probability, double a, double b) {
  assert(probability > 0 && probability < 1 && a > 0 && b > 0);
  double low = 0;
  double high = 1;
  for (double middle = 0.5; middle != low && middle != high; middle = (low + high) / 2) {
    (incomplete_beta(middle, 1 - middle, a, b) < probability ? low : high) = middle;
  }
  return high;
}

}  // namespace sonder
