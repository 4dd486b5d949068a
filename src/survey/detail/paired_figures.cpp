#include "survey/detail/paired_figures.h"

#include <algorithm>
#include <cmath>

namespace sonder {
namespace {

/// What rounding leaves of sides that do not vary, for figures of up to about 10.
constexpr double kNoSquares = 1e-12;

}  // namespace

void RunningSpread::add(double figure) {
  ++count_;
  const double distance = figure - mean_;
  mean_ += distance / count_;
  squares_ += distance * (figure - mean_);
}

double RunningSpread::standard_deviation() const { return std::sqrt(squares_ / (count_ - 1)); }

void RunningCorrelation::add(double x, double y) {
  ++count_;
  const double distance_x = x - mean_x_;
  const double distance_y = y - mean_y_;
  mean_x_ += distance_x / count_;
  mean_y_ += distance_y / count_;
  squares_x_ += distance_x * (x - mean_x_);
  squares_y_ += distance_y * (y - mean_y_);
  products_ += distance_x * (y - mean_y_);
}

std::optional<double> RunningCorrelation::value() const {
  if (squares_x_ < kNoSquares || squares_y_ < kNoSquares) return std::nullopt;
  return std::clamp(products_ / std::sqrt(squares_x_ * squares_y_), -1.0, 1.0);
}

}  // namespace sonder
