#include "stats/intervals.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <iterator>

#include "stats/distributions.h"

namespace sonder {
namespace {

/// Coefficients from the lowest power up.
using Polynomial = std::array<double, 8>;

/// One of the three rational approximations of AS 241.
struct Approximation {
  Polynomial numerator;
  Polynomial denominator;
};

constexpr Approximation kCentre = {
    {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
     1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
     3.3430575583588128105e4, 2.5090809287301226727e3},
    {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
     5.2264952788528545610e3}};

constexpr Approximation kNearTail = {
    {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
     3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
     2.27238449892691845833e-2, 7.74545014278341407640e-4},
    {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
     1.05075007164441684324e-9}};

constexpr Approximation kFarTail = {
    {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
     2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
     2.71155556874348757815e-5, 2.01033439929228813265e-7},
    {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15}};

double evaluate(const Polynomial& polynomial, double x) {
  double sum = 0;
  for (std::size_t power = polynomial.size(); power-- > 0;) sum = sum * x + polynomial[power];
  return sum;
}

double evaluate(const Approximation& approximation, double x) {
  return evaluate(approximation.numerator, x) / evaluate(approximation.denominator, x);
}

/// Of a number above zero, to 5e-16: ln z = 2 artanh((z - 1) / (z + 1)), Abramowitz and
/// Stegun 4.1.27. The C library's brings 4 kB of tables and may differ in the last bit between
/// platforms.
double natural_log(double number) {
  constexpr double kLn2 = 0.693147180559945309417;
  constexpr double kSqrtHalf = 0.707106781186547524401;
  constexpr int kLastPower = 23;
  int exponent = 0;
  double mantissa = std::frexp(number, &exponent);
  if (mantissa < kSqrtHalf) {
    mantissa *= 2;
    --exponent;
  }
  const double ratio = (mantissa - 1) / (mantissa + 1);
  double sum = 0;
  for (int power = kLastPower; power > 0; power -= 2) sum = sum * ratio * ratio + 1.0 / power;
  return exponent * kLn2 + 2 * ratio * sum;
}

/// By `IntervalMethod`.
constexpr std::string_view kMethods[] = {"wilson", "agresti_coull", "clopper_pearson"};

double two_sided_quantile(double confidence) { return normal_quantile(0.5 + confidence / 2); }

}  // namespace

double normal_quantile(double probability) {
  assert(probability > 0 && probability < 1);
  const double offset = probability - 0.5;
  if (std::fabs(offset) <= 0.425) {
    return offset * evaluate(kCentre, 0.180625 - offset * offset);
  }
  const double tail = std::sqrt(-natural_log(offset < 0 ? probability : 1 - probability));
  const double distance =
      tail <= 5 ? evaluate(kNearTail, tail - 1.6) : evaluate(kFarTail, tail - 5);
  return offset < 0 ? -distance : distance;
}

Interval wilson_interval(std::uint64_t successes, std::uint64_t trials, double confidence) {
  assert(trials > 0 && successes <= trials);
  const auto n = static_cast<double>(trials);
  return share_interval(static_cast<double>(successes) / n, n, confidence);
}

Interval share_interval(double share, double effective_size, double confidence) {
  assert(share >= 0 && share <= 1 && effective_size > 0);
  const double n = effective_size;
  const double z = two_sided_quantile(confidence);
  const double scale = 1 + z * z / n;
  const double centre = (share + z * z / (2 * n)) / scale;
  const double reach = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale;
  // At the ends the formula gives exactly 0 and 1; rounding must not leave the range.
  return {share == 0 ? 0 : std::max(0.0, centre - reach),
          share == 1 ? 1 : std::min(1.0, centre + reach)};
}

Interval clopper_pearson_interval(double successes, double trials, double confidence) {
  assert(trials > 0 && successes >= 0 && successes <= trials);
  const double failures = trials - successes;
  const double outside = (1 - confidence) / 2;
  return {successes > 0 ? beta_quantile(outside, successes, failures + 1) : 0,
          failures > 0 ? beta_quantile(1 - outside, successes + 1, failures) : 1};
}

Interval agresti_coull_interval(double successes, double trials, double confidence) {
  assert(trials > 0 && successes >= 0 && successes <= trials);
  const double z = two_sided_quantile(confidence);
  const double n = trials + z * z;
  const double centre = (successes + z * z / 2) / n;
  const double reach = z * std::sqrt(centre * (1 - centre) / n);
  return {std::max(0.0, centre - reach), std::min(1.0, centre + reach)};
}

std::string_view to_string(IntervalMethod method) {
  return kMethods[static_cast<std::size_t>(method)];
}

std::optional<IntervalMethod> interval_method_from(std::string_view name) {
  const auto* const found = std::find(std::begin(kMethods), std::end(kMethods), name);
  if (found == std::end(kMethods)) return std::nullopt;
  return static_cast<IntervalMethod>(found - std::begin(kMethods));
}

Interval share_interval(double share, double effective_size, const IntervalRule& rule) {
  // Rounding must not bring the part above the whole.
  const double part = std::min(share * effective_size, effective_size);
  switch (rule.method) {
    case IntervalMethod::kWilson: break;
    case IntervalMethod::kAgrestiCoull:
      return agresti_coull_interval(part, effective_size, rule.confidence);
    case IntervalMethod::kClopperPearson:
      return clopper_pearson_interval(part, effective_size, rule.confidence);
  }
  return share_interval(share, effective_size, rule.confidence);
}

}  // namespace sonder
