#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace sonder::detail {

/// Numbers row by row.
class Matrix {
 public:
  Matrix(std::size_t rows, std::size_t columns)
      : rows_(rows), columns_(columns), values_(rows * columns) {}

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  double& at(std::size_t row, std::size_t column) { return values_[row * columns_ + column]; }
  double at(std::size_t row, std::size_t column) const { return values_[row * columns_ + column]; }
  std::span<double> row(std::size_t row) { return {values_.data() + row * columns_, columns_}; }
  std::span<const double> row(std::size_t row) const {
    return {values_.data() + row * columns_, columns_};
  }

 private:
  std::size_t rows_;
  std::size_t columns_;
  std::vector<double> values_;
};

/// Copies what is below the diagonal above it.
void mirror_lower(Matrix& square);

/// L, 0 above its diagonal, with L Lᵀ the matrix, of which only the lower half is read (Cholesky).
/// Absent where a row is, to 1e-12 of its variance, a sum of those before it. O(rows³).
std::optional<Matrix> find_cholesky_factor(const Matrix& symmetric);

/// x of L x = `column`. O(rows²).
std::vector<double> solve_lower(const Matrix& factor, std::vector<double> column);

/// x of L Lᵀ x = `column`. O(rows²).
std::vector<double> solve_factored(const Matrix& factor, std::vector<double> column);

}  // namespace sonder::detail
