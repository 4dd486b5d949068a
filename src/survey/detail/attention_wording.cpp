#include "survey/detail/attention_wording.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold.h"

namespace sonder {
namespace {

// All words are written as `fold_words` leaves them, with a blank before and behind.

constexpr std::string_view kTellsToChoose[] = {
    " please select ", " please choose ", " please tick ", " please mark ",      " please answer ",
    " please click ",  " select the ",    " choose the ",  " prosze zaznaczyc ", " prosze wybrac ",
    " zaznacz ",       " wybierz ",       " odaberite ",   " oznacite ",         " izaberite ",
    " выберите ",      " отметьте ",      " wahlen sie ",  " waehlen sie ",      " kreuzen sie ",
    " seleccione ",    " marque ",        " elija "};

/// May stand between that and the answer.
constexpr std::string_view kAnswerWords[] = {
    "the ",         "option ",     "answer ",  "response ",  "number ",       "odpowiedz ",
    "opcje ",       "odgovor ",    "opciju ",  "ответ ",     "вариант ",      "bitte ",
    "die antwort ", "die option ", "antwort ", "la opcion ", "la respuesta ", "opcion "};

/// May stand behind the answer; nothing else may.
constexpr std::string_view kReasons[] = {
    "for this", "to show",        "to confirm", "to indicate", "to prove",     "so that", "so we",
    "here",     "as your answer", "if you",     "in this row", "in this line", "below",   "aby",
    "zeby",     "w tym",          "kako",       "u ovom",      "чтобы",        "в этой",  "um zu",
    "damit",    "in dieser",      "para",       "en esta",     "option",       "answer"};

constexpr std::array<std::array<std::string_view, 2>, 7> kQuotes = {
    {{"\"", "\""}, {"“", "”"}, {"„", "”"}, {"„", "“"}, {"«", "»"}, {"‘", "’"}, {"'", "'"}}};

/// Where what is told begins, in folded words; absent where nothing is told.
std::optional<std::size_t> find_instruction(const std::string& words) {
  std::optional<std::size_t> last;
  for (const std::string_view cue : kTellsToChoose) {
    const std::size_t at = words.rfind(cue);
    if (at == std::string::npos) continue;
    last = std::max(last.value_or(0), at + cue.size());
  }
  return last;
}

std::vector<std::string> quoted_parts(std::string_view wording) {
  std::vector<std::string> parts;
  for (const auto& [open, close] : kQuotes) {
    for (std::size_t at = wording.find(open); at != std::string_view::npos;) {
      const std::size_t from = at + open.size();
      const std::size_t end = wording.find(close, from);
      if (end == std::string_view::npos) break;
      parts.push_back(fold_words(wording.substr(from, end - from)));
      at = wording.find(open, end + close.size());
    }
  }
  return parts;
}

std::string_view without_answer_words(std::string_view rest) {
  for (bool goes_on = true; goes_on;) {
    goes_on = false;
    for (const std::string_view word : kAnswerWords) {
      if (!rest.starts_with(word)) continue;
      rest.remove_prefix(word.size());
      goes_on = true;
    }
  }
  return rest;
}

bool is_reason(std::string_view rest) {
  return rest.empty() ||
         std::any_of(std::begin(kReasons), std::end(kReasons),
                     [&](std::string_view reason) { return rest.starts_with(reason); });
}

/// Whether the answer stands there, with nothing but a reason behind.
bool tells(std::string_view rest, std::string_view answer) {
  if (answer.empty() || !rest.starts_with(answer)) return false;
  rest.remove_prefix(answer.size());
  if (rest.empty()) return true;
  if (rest.front() != ' ') return false;
  rest.remove_prefix(1);
  return is_reason(rest);
}

std::vector<std::string> answers_to(const Question& question) {
  std::vector<std::string> answers;
  if (question.kind == QuestionKind::kSingleChoice) {
    std::transform(question.options.begin(), question.options.end(), std::back_inserter(answers),
                   [](const std::string& option) { return fold_words(option); });
  }
  if (question.kind == QuestionKind::kScale) {
    for (std::int64_t point = question.scale_low; point <= question.scale_high; ++point) {
      answers.push_back(std::to_string(point));
    }
  }
  return answers;
}

/// The only answer for which it holds.
template <class Holds>
std::optional<std::size_t> only_answer(const std::vector<std::string>& answers,
                                       const Holds& holds) {
  const auto found = std::find_if(answers.begin(), answers.end(), holds);
  if (found == answers.end() || std::any_of(found + 1, answers.end(), holds)) return std::nullopt;
  return static_cast<std::size_t>(found - answers.begin());
}

}  // namespace

std::optional<std::size_t> told_answer(const Question& question) {
  const std::string words = " " + fold_words(question.text) + " ";
  const std::optional<std::size_t> instruction = find_instruction(words);
  if (!instruction) return std::nullopt;
  const std::vector<std::string> answers = answers_to(question);
  const std::vector<std::string> parts = quoted_parts(question.text);
  const auto in_quotes = only_answer(answers, [&](const std::string& answer) {
    return !answer.empty() && std::find(parts.begin(), parts.end(), answer) != parts.end();
  });
  if (in_quotes) return in_quotes;
  std::string_view rest = without_answer_words(std::string_view(words).substr(*instruction));
  if (rest.ends_with(' ')) rest.remove_suffix(1);
  return only_answer(answers, [&](const std::string& answer) { return tells(rest, answer); });
}

}  // namespace sonder
