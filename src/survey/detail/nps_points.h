#pragma once

namespace sonder {

/// What a point from 0 to 10 adds to the net promoter score, of which that is the mean: 1 of
/// promoters, -1 of detractors.
inline double nps_score_of(double point) {
  if (point >= 9) return 1;
  return point >= 7 ? 0 : -1;
}

}  // namespace sonder
