#include "respondent/responses.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "base/number_text.h"
#include "base/utf8.h"
#include "text/blanks.h"

namespace sonder {
namespace {

/// Answers by the name of their question, objects inside joined by dots.
using NamedAnswers = std::map<std::string, const Json*>;

void flatten(const Json& answers, const std::string& prefix, NamedAnswers& named) {
  for (const auto& [name, answer] : answers.get_ref<const Json::object_t&>()) {
    if (answer.is_object()) {
      flatten(answer, prefix + name + ".", named);
    } else {
      named.emplace(prefix + name, &answer);
    }
  }
}

bool is_blank(const Json& answer) {
  if (answer.is_string()) return trim(answer.get_ref<const std::string&>()).empty();
  return answer.is_null() || (answer.is_array() && answer.empty());
}

/// What an option is looked for by: texts as they are, numbers and truth values as JSON has them.
std::string code_of(const Json& answer) {
  if (answer.is_string()) return std::string(trim(answer.get_ref<const std::string&>()));
  if (answer.is_number()) return format_shortest(answer.get<double>());
  if (answer.is_boolean()) return answer.get<bool>() ? "true" : "false";
  return {};
}

/// Codes win over labels.
std::optional<std::size_t> find_option(const InstrumentQuestion& question, const Json& answer) {
  const std::string wanted = code_of(answer);
  for (const auto member : {&InstrumentOption::code, &InstrumentOption::label}) {
    for (std::size_t i = 0; i < question.options.size(); ++i) {
      if (question.options[i].*member == wanted) return i;
    }
  }
  return std::nullopt;
}

std::optional<double> number_in(const Json& answer) {
  if (answer.is_number()) return answer.get<double>();
  if (!answer.is_string()) return std::nullopt;
  const Result<Json> number = parse_json(trim(answer.get_ref<const std::string&>()));
  if (!number || !number.value().is_number()) return std::nullopt;
  return number.value().get<double>();
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) take_code_point(text);
  return count;
}

/// "2", "from 1 to 7", "1 or more", "7 or less".
std::string limits(const InstrumentQuestion& question) {
  if (question.least && question.least == question.most) return format_shortest(*question.least);
  if (question.least && question.most) {
    return "from " + format_shortest(*question.least) + " to " + format_shortest(*question.most);
  }
  if (question.least) return format_shortest(*question.least) + " or more";
  return format_shortest(question.most.value_or(0)) + " or less";
}

std::string message_text(const InstrumentQuestion& question, AnswerFault fault) {
  switch (fault) {
    case AnswerFault::kRequired: return "Please answer this question.";
    case AnswerFault::kNotAnOption: return "Please choose one of the options.";
    case AnswerFault::kRepeatedOption: return "Please choose each option once at most.";
    case AnswerFault::kTooFew:
    case AnswerFault::kTooMany: return "Please choose " + limits(question) + " options.";
    case AnswerFault::kNotANumber: return "Please give a number.";
    case AnswerFault::kNotWhole: return "Please give a whole number.";
    case AnswerFault::kOutOfRange: return "Please give a number, " + limits(question) + ".";
    case AnswerFault::kNotADate: return "Please give a date, such as 2024-02-29.";
    case AnswerFault::kTooLong:
      return "Please write " + format_shortest(*question.most) + " characters at most.";
    case AnswerFault::kWrongType: return "This is not the kind of answer that was asked for.";
    case AnswerFault::kNotAsked: return "This question was not asked.";
  }
  return {};
}

bool is_outside(double number, const InstrumentQuestion& question) {
  return (question.least && number < *question.least) || (question.most && number > *question.most);
}

using Fault = std::optional<AnswerFault>;

Fault read_number(const InstrumentQuestion& question, const Json& json, CheckedAnswer& answer) {
  const std::optional<double> number = number_in(json);
  if (!number) return json.is_string() ? AnswerFault::kNotANumber : AnswerFault::kWrongType;
  if (question.kind == QuestionKind::kScale && std::floor(*number) != *number) {
    return AnswerFault::kNotWhole;
  }
  if (is_outside(*number, question)) return AnswerFault::kOutOfRange;
  answer.number = *number;
  return std::nullopt;
}

Fault read_one_choice(const InstrumentQuestion& question, const Json& json, CheckedAnswer& answer) {
  if (json.is_array() && json.size() == 1) return read_one_choice(question, json[0], answer);
  if (json.is_array()) return AnswerFault::kWrongType;
  const std::optional<std::size_t> option = find_option(question, json);
  if (!option) return AnswerFault::kNotAnOption;
  answer.options = {*option};
  return std::nullopt;
}

Fault read_choices(const InstrumentQuestion& question, const Json& json, CheckedAnswer& answer) {
  if (!json.is_array()) return read_choices(question, Json::array({json}), answer);
  for (const Json& each : json) {
    const std::optional<std::size_t> option = find_option(question, each);
    if (!option) return AnswerFault::kNotAnOption;
    answer.options.push_back(*option);
  }
  std::sort(answer.options.begin(), answer.options.end());
  const auto repeated = std::adjacent_find(answer.options.begin(), answer.options.end());
  if (repeated != answer.options.end()) return AnswerFault::kRepeatedOption;
  const auto count = static_cast<double>(answer.options.size());
  if (question.least && count < *question.least) return AnswerFault::kTooFew;
  if (question.most && count > *question.most) return AnswerFault::kTooMany;
  return std::nullopt;
}

Fault read_date(const Json& json, CheckedAnswer& answer) {
  constexpr std::size_t kDateLength = 10;
  if (!json.is_string()) return AnswerFault::kWrongType;
  std::string_view text = trim(json.get_ref<const std::string&>());
  if (text.size() > kDateLength && text[kDateLength] == 'T') text = text.substr(0, kDateLength);
  const std::optional<Date> date = parse_iso_date(text);
  if (!date) return AnswerFault::kNotADate;
  answer.date = *date;
  return std::nullopt;
}

Fault read_text(const InstrumentQuestion& question, const Json& json, CheckedAnswer& answer) {
  if (json.is_array()) return AnswerFault::kWrongType;
  answer.text = code_of(json);
  const auto length = static_cast<double>(count_characters(answer.text));
  if (question.most && length > *question.most) return AnswerFault::kTooLong;
  return std::nullopt;
}

Fault read_answer(const InstrumentQuestion& question, const Json& json, CheckedAnswer& answer) {
  switch (question.kind) {
    case QuestionKind::kScale:
    case QuestionKind::kNumeric: return read_number(question, json, answer);
    case QuestionKind::kSingleChoice: return read_one_choice(question, json, answer);
    case QuestionKind::kMultiChoice: return read_choices(question, json, answer);
    case QuestionKind::kDate: return read_date(json, answer);
    default: return read_text(question, json, answer);
  }
}

/// `json` is null where nothing was given.
Fault check_answer(const InstrumentQuestion& question, bool is_asked, const Json* json,
                   CheckedAnswer& answer) {
  const bool is_given = json != nullptr && !is_blank(*json);
  if (!is_asked) {
    answer.state = AnswerState::kNotAsked;
    return is_given ? Fault(AnswerFault::kNotAsked) : std::nullopt;
  }
  if (!is_given) {
    return question.is_required ? Fault(AnswerFault::kRequired) : std::nullopt;
  }
  const Fault fault = read_answer(question, *json, answer);
  answer.state = fault ? AnswerState::kInvalid : AnswerState::kAnswered;
  return fault;
}

/// Which questions were asked, one per question.
Result<std::vector<bool>> asked_questions(const Instrument& instrument,
                                          const std::vector<std::string>& not_asked) {
  std::vector<bool> is_asked(instrument.questions.size(), true);
  for (const std::string& name : not_asked) {
    const auto found =
        std::find_if(instrument.questions.begin(), instrument.questions.end(),
                     [&](const InstrumentQuestion& question) { return question.name == name; });
    if (found == instrument.questions.end()) {
      return Error{ErrorCode::kNotFound, "not_asked names what is no question"};
    }
    is_asked[static_cast<std::size_t>(found - instrument.questions.begin())] = false;
  }
  return is_asked;
}

}  // namespace

std::string_view to_string(AnswerState state) {
  switch (state) {
    case AnswerState::kAnswered: return "answered";
    case AnswerState::kEmpty: return "empty";
    case AnswerState::kNotAsked: return "not_asked";
    case AnswerState::kInvalid: return "invalid";
  }
  return {};
}

std::string_view to_string(AnswerFault fault) {
  constexpr std::array<std::string_view, kAnswerFaultCount> kNames = {
      "required",  "not_an_option", "repeated_option", "too_few",  "too_many",   "not_a_number",
      "not_whole", "out_of_range",  "not_a_date",      "too_long", "wrong_type", "not_asked"};
  return kNames[static_cast<std::size_t>(fault)];
}

Result<CheckedResponse> check_response(const Instrument& instrument, const Json& answers,
                                       const std::vector<std::string>& not_asked) {
  if (!answers.is_object()) return Error{ErrorCode::kInvalidJson, "answers must be an object"};
  const Result<std::vector<bool>> is_asked = asked_questions(instrument, not_asked);
  if (!is_asked) return is_asked.error();
  NamedAnswers named;
  flatten(answers, "", named);
  CheckedResponse response;
  for (std::size_t i = 0; i < instrument.questions.size(); ++i) {
    const InstrumentQuestion& question = instrument.questions[i];
    const auto given = named.extract(question.name);
    CheckedAnswer answer;
    const Fault fault = check_answer(question, is_asked.value()[i],
                                     given.empty() ? nullptr : given.mapped(), answer);
    if (fault) response.messages.push_back({i, *fault, message_text(question, *fault)});
    response.answers.push_back(std::move(answer));
  }
  for (const auto& [name, answer] : named) response.not_used.push_back(name);
  return response;
}

}  // namespace sonder
