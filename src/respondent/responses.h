#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"
#include "respondent/instrument.h"

namespace sonder {

enum class AnswerState : std::uint8_t {
  kAnswered,
  kEmpty,     ///< asked, and no answer
  kNotAsked,  ///< was not shown
  kInvalid,   ///< an answer that cannot be used; a message says why
};
/// "answered", "empty", "not_asked", "invalid".
std::string_view to_string(AnswerState state);

/// Why an answer cannot be taken. The codes are stable.
enum class AnswerFault : std::uint8_t {
  kRequired,        ///< no answer to a required question
  kNotAnOption,     ///< of a choice
  kRepeatedOption,  ///< the same option twice
  kTooFew,          ///< options chosen
  kTooMany,         ///< options chosen
  kNotANumber,
  kNotWhole,  ///< a point between those of a scale
  kOutOfRange,
  kNotADate,
  kTooLong,    ///< a text
  kWrongType,  ///< such as a list where one answer is expected
  kNotAsked,   ///< an answer to what was said not to have been shown
};
inline constexpr std::size_t kAnswerFaultCount =
    static_cast<std::size_t>(AnswerFault::kNotAsked) + 1;
/// "required", "not_an_option", ...
std::string_view to_string(AnswerFault fault);

struct AnswerMessage {
  std::size_t question = 0;
  AnswerFault fault = AnswerFault::kRequired;
  std::string text;  ///< one sentence for the respondent, which never holds the answer
};

/// One answer, in the question's terms.
struct CheckedAnswer {
  AnswerState state = AnswerState::kEmpty;
  double number = 0;                 ///< of kScale and kNumeric
  std::vector<std::size_t> options;  ///< of choices, ascending
  Date date;
  std::string text;
};

/// What one respondent answered, and what is wrong with it.
struct CheckedResponse {
  std::vector<CheckedAnswer> answers;   ///< one per question
  std::vector<AnswerMessage> messages;  ///< in the order of the questions, at most one each
  std::vector<std::string> not_used;    ///< names of answers to no question, sorted
};

/// Reads answers as survey pages give them: {"recommend":9,"bought":["jam"],"matrix":{"row":"3"}}.
/// Objects inside are questions "matrix.row". A choice may be the code, the label, a number or a
/// truth value; one text stands for a list of one; numbers and dates may be texts ("9",
/// "2024-02-29", "2024-02-29T10:00"). No member, null, a blank text and an empty list are no
/// answer. `not_asked` names questions that were not shown. An answer with a fault is not used.
///
/// Errors: kInvalidJson when `answers` is no object; kNotFound for a name in `not_asked` that is no
/// question. O((questions + answers) · log questions + options).
Result<CheckedResponse> check_response(const Instrument& instrument, const Json& answers,
                                       const std::vector<std::string>& not_asked);

}  // namespace sonder
