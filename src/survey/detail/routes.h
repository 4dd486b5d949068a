#pragma once

#include <cstddef>
#include <vector>

#include "survey/question.h"

namespace sonder {

/// So many must have been asked, and not asked.
inline constexpr std::size_t kLeastRouted = 20;
/// Of those who are taken as not asked, at most this part answered all the same; of the others at
/// least half did.
inline constexpr double kMostContradicting = 0.02;
inline constexpr double kLeastAnswering = 0.5;

/// Finds questions that were asked only after certain answers to one earlier choice or scale, where
/// no definition tells: sets `Question::asked`, `asked_by` and the evidence. After each answer to
/// that question which `kLeastDecisive` respondents gave, hardly anybody or most people must have
/// answered, by the limits above; who left the earlier question blank is taken like those after
/// whose answers hardly anybody did. Among several such questions it is the one that leaves the
/// fewest blanks and answers unexplained, then the nearest. Texts beside "other" have no route.
///
/// Looked at are the first `kFirstGates` and the nearest `kNearGates` choices and scales of at most
/// 12 answers before each question. So it is O(rows × columns + questions ×
/// 50 × answers × rows / 64), and the second part ends at the first answer that does not fit.
void infer_routes(const Table& table, std::vector<Question>& questions);

inline constexpr std::size_t kLeastDecisive = 10;
inline constexpr std::size_t kFirstGates = 10;
inline constexpr std::size_t kNearGates = 40;

}  // namespace sonder
