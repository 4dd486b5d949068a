#pragma once

#include <vector>

#include "stats/detail/matrix.h"

namespace sonder::detail {

struct Eigen {
  std::vector<double> values;  ///< the largest first
  Matrix vectors;              ///< of length 1, one per row, in the order of the values
};

/// Of a symmetric matrix, by Jacobi's rotations: slow for large ones, but to the last digits and
/// simple (Golub and Van Loan 2013, Matrix Computations, 8.5). A vector's sign is such that its
/// parts add up to 0 or more. O(rows³ × about 10).
Eigen find_eigen(Matrix symmetric);

}  // namespace sonder::detail
