#include "stats/detail/matrix.h"

#include <algorithm>
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

/// Adds a row of the one, times `factor`, to a row of the other.
void add_row(const Matrix& from, std::size_t from_row, double factor, Matrix& to,
             std::size_t to_row) {
  if (factor == 0) return;
  for (std::size_t column = 0; column < from.columns(); ++column) {
    to.at(to_row, column) += factor * from.at(from_row, column);
  }
}

}  // namespace

void mirror_lower(Matrix& square) {
  for (std::size_t row = 0; row < square.rows(); ++row) {
    for (std::size_t column = 0; column < row; ++column) {
      square.at(column, row) = square.at(row, column);
    }
  }
}

Matrix product(const Matrix& a, const Matrix& b) {
  Matrix result(a.rows(), b.columns());
  for (std::size_t row = 0; row < a.rows(); ++row) {
    for (std::size_t i = 0; i < a.columns(); ++i) add_row(b, i, a.at(row, i), result, row);
  }
  return result;
}

Matrix product_of_transposed(const Matrix& a, const Matrix& b) {
  Matrix result(a.columns(), b.columns());
  for (std::size_t i = 0; i < a.rows(); ++i) {
    for (std::size_t row = 0; row < a.columns(); ++row) {
      add_row(b, i, a.at(i, row), result, row);
    }
  }
  return result;
}

CholeskyFactor factorise(const Matrix& symmetric) {
  CholeskyFactor factor{Matrix(symmetric.rows(), symmetric.rows())};
  Matrix& lower = factor.lower;
  for (std::size_t row = 0; row < symmetric.rows(); ++row) {
    for (std::size_t column = 0; column < row; ++column) {
      if (lower.at(column, column) == 0) continue;
      lower.at(row, column) =
          (symmetric.at(row, column) - product_of_rows(lower, row, column, column)) /
          lower.at(column, column);
    }
    const double left = symmetric.at(row, row) - product_of_rows(lower, row, row, row);
    if (left > kSingular * symmetric.at(row, row)) {
      lower.at(row, row) = std::sqrt(left);
      ++factor.rank;
    } else {
      std::fill(lower.row(row).begin(), lower.row(row).end(), 0.0);
    }
  }
  return factor;
}

std::vector<double> solve_lower(const CholeskyFactor& factor, std::vector<double> column) {
  const Matrix& lower = factor.lower;
  for (std::size_t row = 0; row < column.size(); ++row) {
    for (std::size_t i = 0; i < row; ++i) column[row] -= lower.at(row, i) * column[i];
    column[row] = lower.at(row, row) > 0 ? column[row] / lower.at(row, row) : 0;
  }
  return column;
}

std::vector<double> solve_factorised(const CholeskyFactor& factor, std::vector<double> column) {
  const Matrix& lower = factor.lower;
  column = solve_lower(factor, std::move(column));
  for (std::size_t row = column.size(); row-- > 0;) {
    for (std::size_t i = row + 1; i < column.size(); ++i) {
      column[row] -= lower.at(i, row) * column[i];
    }
    column[row] = lower.at(row, row) > 0 ? column[row] / lower.at(row, row) : 0;
  }
  return column;
}

}  // namespace sonder::detail
