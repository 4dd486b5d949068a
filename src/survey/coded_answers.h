#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "base/result.h"
#include "survey/question.h"

namespace sonder {

/// What an answer is worth to the tables of its question.
enum class AnswerState : std::uint8_t {
  kAnswered,
  kBlank,     ///< there is none, for whatever reason: see survey/missing.h
  kUnusable,  ///< something that does not fit the question's kind, such as text on a scale
};

/// The answers to one question as codes: each distinct answer is understood once, so that figures
/// of any selection and by any other question are a matter of counting codes.
struct CodedAnswers {
  /// What is counted: the options, the points of a scale from low to high, stretches of a slider
  /// ("10 to under 20"), the items of a ranking, which count where they came first, or those of a
  /// constant sum, which count where they got anything; else none.
  std::vector<std::string> labels;
  /// Of scales and ordered choices, the number of each label; else empty.
  std::vector<double> points;
  std::vector<AnswerState> states;  ///< per code
  /// Per code: the labels it names are those at `first_named[code]` up to `first_named[code + 1]`
  /// of `named`, ascending, each once. More than one for multiple choices and constant sums alone.
  std::vector<std::uint32_t> first_named;
  std::vector<std::uint32_t> named;
  Bitset has_other;  ///< per code: it names something outside the options
  /// Of scales, sliders and numbers, per code that is answered; else empty.
  std::vector<double> numbers;

  std::size_t code_count() const { return states.size(); }
  std::span<const std::uint32_t> labels_of(std::size_t code) const {
    return std::span(named).subspan(first_named[code], first_named[code + 1] - first_named[code]);
  }
  /// One code per response. It may point into the table.
  std::span<const std::uint32_t> code_of() const {
    return own_codes.empty() ? column_codes : std::span<const std::uint32_t>(own_codes);
  }

  std::span<const std::uint32_t> column_codes;  ///< of a question with one column, of the table's
  std::vector<std::uint32_t> own_codes;         ///< of one whose options have a column each
};

/// Understands the answers to a question of the table, which must outlive them. Questions without
/// options, scale or numbers have states only: what is there is an answer, for dates what is a
/// date; timestamps and contacts are unusable. O(distinct answers × pieces), for questions whose
/// options have a column each O(responses × options).
CodedAnswers code_answers(const Table& table, const Question& question);

/// The number that a code stands for, or the point of a scale; absent where it is neither.
std::optional<double> number_of(const CodedAnswers& coded, std::size_t code);

/// One bit per response: it names one of the labels whose bit is set. O(codes + responses).
Bitset rows_naming(const CodedAnswers& coded, const Bitset& labels);

/// The position of a label. Errors: kInvalidArgument for one that is none. O(labels).
Result<std::uint32_t> find_label(const CodedAnswers& coded, std::string_view label);

}  // namespace sonder
