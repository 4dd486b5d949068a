#include "stats/detail/eigen.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace sonder::detail {
namespace {

constexpr int kMostSweeps = 60;
constexpr double kNothing = 1e-32;

/// Squares of what is off the diagonal as a part of all squares.
double off_diagonal_part(const Matrix& matrix) {
  double off = 0;
  double all = 0;
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    for (std::size_t column = 0; column < matrix.rows(); ++column) {
      const double square = matrix.at(row, column) * matrix.at(row, column);
      all += square;
      off += row == column ? 0 : square;
    }
  }
  return all > 0 ? off / all : 0;
}

struct Rotation {
  double cosine = 1;
  double sine = 0;
};

/// The smaller of the two that make `at(p, q)` 0.
Rotation find_rotation(const Matrix& matrix, std::size_t p, std::size_t q) {
  const double ratio = (matrix.at(q, q) - matrix.at(p, p)) / (2 * matrix.at(p, q));
  const double tangent = (ratio >= 0 ? 1 : -1) / (std::fabs(ratio) + std::sqrt(ratio * ratio + 1));
  const double cosine = 1 / std::sqrt(tangent * tangent + 1);
  return {cosine, tangent * cosine};
}

void rotate_rows(Matrix& matrix, std::size_t p, std::size_t q, const Rotation& rotation) {
  for (std::size_t i = 0; i < matrix.columns(); ++i) {
    const double at_p = matrix.at(p, i);
    const double at_q = matrix.at(q, i);
    matrix.at(p, i) = rotation.cosine * at_p - rotation.sine * at_q;
    matrix.at(q, i) = rotation.sine * at_p + rotation.cosine * at_q;
  }
}

void rotate_columns(Matrix& matrix, std::size_t p, std::size_t q, const Rotation& rotation) {
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    const double at_p = matrix.at(i, p);
    const double at_q = matrix.at(i, q);
    matrix.at(i, p) = rotation.cosine * at_p - rotation.sine * at_q;
    matrix.at(i, q) = rotation.sine * at_p + rotation.cosine * at_q;
  }
}

void sweep(Matrix& matrix, Matrix& vectors) {
  for (std::size_t p = 0; p < matrix.rows(); ++p) {
    for (std::size_t q = p + 1; q < matrix.rows(); ++q) {
      if (matrix.at(p, q) == 0) continue;
      const Rotation rotation = find_rotation(matrix, p, q);
      rotate_rows(matrix, p, q, rotation);
      rotate_columns(matrix, p, q, rotation);
      rotate_rows(vectors, p, q, rotation);
    }
  }
}

/// Sorts, and settles the signs.
Eigen arrange(const Matrix& diagonal, const Matrix& vectors) {
  std::vector<std::size_t> order(diagonal.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return diagonal.at(a, a) > diagonal.at(b, b);
  });
  Eigen eigen{{}, Matrix(vectors.rows(), vectors.columns())};
  for (const std::size_t row : order) {
    const auto vector = vectors.row(row);
    const double sign = std::accumulate(vector.begin(), vector.end(), 0.0) < 0 ? -1 : 1;
    std::transform(vector.begin(), vector.end(), eigen.vectors.row(eigen.values.size()).begin(),
                   [&](double part) { return sign * part; });
    eigen.values.push_back(diagonal.at(row, row));
  }
  return eigen;
}

}  // namespace

Eigen find_eigen(Matrix symmetric) {
  Matrix vectors(symmetric.rows(), symmetric.rows());
  for (std::size_t i = 0; i < vectors.rows(); ++i) vectors.at(i, i) = 1;
  for (int count = 0; count < kMostSweeps && off_diagonal_part(symmetric) > kNothing; ++count) {
    sweep(symmetric, vectors);
  }
  return arrange(symmetric, vectors);
}

}  // namespace sonder::detail
