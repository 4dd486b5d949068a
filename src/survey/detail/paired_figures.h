#pragma once

#include <cstdint>
#include <optional>

namespace sonder {

/// Mean and spread of figures that come one by one (Welford 1962, Technometrics 4(3), 419-420).
class RunningSpread {
 public:
  void add(double figure);
  std::uint32_t count() const { return count_; }
  double mean() const { return mean_; }
  /// Of the sample, n - 1; requires two figures.
  double standard_deviation() const;

 private:
  std::uint32_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;  ///< sum of squared distances from the mean
};

/// How far pairs of figures that come one by one go together.
class RunningCorrelation {
 public:
  void add(double x, double y);
  std::uint32_t count() const { return count_; }
  /// Pearson's; absent where one side does not vary.
  std::optional<double> value() const;

 private:
  std::uint32_t count_ = 0;
  double mean_x_ = 0;
  double mean_y_ = 0;
  double squares_x_ = 0;
  double squares_y_ = 0;
  double products_ = 0;
};

}  // namespace sonder
