#include "stats/detail/matrix.h"

#include <cmath>

namespace sonder::detail {
namespace {

constexpr double kSingular = 1e-12;

/// Of the two rows before column `end`.
double product_of_rows(const Matrix& matrix, std::size_t a, std::size_t b, std::size_t end) {
  double sum = 0;
  for (std::size_t column = 0; column < end; ++column) {
    sum += matrix.at(a, column) * matrix.at(b, column);
  }
  return sum;
}

}  // namespace

void mirror_lower(Matrix& square) {
  for (std::size_t row = 0; row < square.rows(); ++row) {
    for (std::size_t column = 0; column < row; ++column) {
      square.at(column, row) = square.at(row, column);
    }
  }
}

std::optional<Matrix> find_cholesky_factor(const Matrix& symmetric) {
  Matrix factor(symmetric.rows(), symmetric.rows());
  for (std::size_t row = 0; row < symmetric.rows(); ++row) {
    for (std::size_t column = 0; column < row; ++column) {
      factor.at(row, column) =
          (symmetric.at(row, column) - product_of_rows(factor, row, column, column)) /
          factor.at(column, column);
    }
    const double left = symmetric.at(row, row) - product_of_rows(factor, row, row, row);
    if (!(left > kSingular * symmetric.at(row, row))) return std::nullopt;
    factor.at(row, row) = std::sqrt(left);
  }
  return factor;
}

std::vector<double> solve_lower(const Matrix& factor, std::vector<double> column) {
  for (std::size_t row = 0; row < column.size(); ++row) {
    for (std::size_t i = 0; i < row; ++i) column[row] -= factor.at(row, i) * column[i];
    column[row] /= factor.at(row, row);
  }
  return column;
}

std::vector<double> solve_factored(const Matrix& factor, std::vector<double> column) {
  column = solve_lower(factor, std::move(column));
  for (std::size_t row = column.size(); row-- > 0;) {
    for (std::size_t i = row + 1; i < column.size(); ++i) {
      column[row] -= factor.at(i, row) * column[i];
    }
    column[row] /= factor.at(row, row);
  }
  return column;
}

}  // namespace sonder::detail
