#pragma once

#include <cstddef>
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

/// a b. O(rows × columns of both).
Matrix product(const Matrix& a, const Matrix& b);

/// aᵀ b. The same.
Matrix product_of_transposed(const Matrix& a, const Matrix& b);

/// L, 0 above its diagonal, with L Lᵀ the matrix, of which only the lower half is read (Cholesky).
struct CholeskyFactor {
  Matrix lower;
  /// Rows that are no sum of those before them, to 1e-12 of their variance. The others are 0 in L.
  std::size_t rank = 0;

  bool is_whole() const { return rank == lower.rows(); }
};

/// Requires a matrix without negative eigenvalues. O(rows³).
CholeskyFactor factorise(const Matrix& symmetric);

/// x of L x = `column`, 0 where L is. O(rows²).
std::vector<double> solve_lower(const CholeskyFactor& factor, std::vector<double> column);

/// x of L Lᵀ x = `column`, 0 where L is. O(rows²).
std::vector<double> solve_factorised(const CholeskyFactor& factor, std::vector<double> column);

}  // namespace sonder::detail
