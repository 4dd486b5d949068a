#include "survey/detail/routes.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/bitset.h"
#include "survey/coded_answers.h"
#include "survey/missing.h"

namespace sonder {
namespace {

constexpr std::size_t kMostAnswers = 12;
constexpr std::size_t kMostNamedAnswers = 3;

/// An earlier question, by whose answers others may have been asked.
struct Gate {
  std::size_t at = 0;  ///< in the questionnaire
  std::vector<std::string> labels;
  std::vector<Bitset> rows;         ///< per label, who gave it
  std::vector<std::size_t> counts;  ///< likewise
  Bitset others;                    ///< who gave none of them
};

/// What a gate says of a question's blanks.
struct Route {
  const Gate* gate = nullptr;
  std::vector<std::size_t> closed;  ///< labels after which it was not asked
  Bitset asked;
  std::size_t unexplained = 0;  ///< blanks of those asked, and answers of the others
  std::size_t closed_count = 0;
  std::size_t closed_blanks = 0;
  std::size_t open_count = 0;
  std::size_t open_answers = 0;
};

bool can_be_gate(const Question& question) {
  const bool is_choice =
      question.kind == QuestionKind::kSingleChoice || question.kind == QuestionKind::kScale;
  return is_choice && question.option_columns.empty();
}

bool can_be_routed(const Question& question) {
  const bool is_told = question.has_condition || question.asked != nullptr;
  const bool is_asked = question.kind != QuestionKind::kTimestamp &&
                        question.kind != QuestionKind::kContact &&
                        question.kind != QuestionKind::kUnanswered;
  return is_asked && !is_told && !question.other_of;
}

std::optional<Gate> make_gate(const Table& table, const Question& question, std::size_t at) {
  const CodedAnswers coded = code_answers(table, question);
  if (coded.labels.size() < 2 || coded.labels.size() > kMostAnswers) return std::nullopt;
  Gate gate{.at = at, .labels = coded.labels, .rows = {}, .counts = {}, .others = {}};
  gate.rows.resize(coded.labels.size(), Bitset(table.row_count));
  gate.others = Bitset(table.row_count);
  const auto codes = coded.code_of();
  for (std::size_t row = 0; row < codes.size(); ++row) {
    const auto labels = coded.labels_of(codes[row]);
    if (labels.empty()) {
      gate.others.set(row);
    } else {
      gate.rows[labels.front()].set(row);
    }
  }
  for (const Bitset& rows : gate.rows) gate.counts.push_back(rows.count());
  return gate;
}

/// Absent when some answer's respondents neither all but answered nor hardly did.
std::optional<Route> try_gate(const Gate& gate, const Bitset& blanks) {
  Route route{.gate = &gate, .closed = {}, .asked = Bitset(blanks.size(), true)};
  for (std::size_t label = 0; label < gate.labels.size(); ++label) {
    const std::size_t count = gate.counts[label];
    const std::size_t blank = gate.rows[label].count_common(blanks);
    const auto answers = static_cast<double>(count - blank);
    const bool is_closed = count > 0 && answers <= kMostContradicting * static_cast<double>(count);
    const bool is_open = answers >= kLeastAnswering * static_cast<double>(count);
    if (!is_closed && !is_open && count >= kLeastDecisive) return std::nullopt;
    if (!is_closed) {
      route.open_count += count;
      route.open_answers += count - blank;
      continue;
    }
    route.closed.push_back(label);
    route.closed_count += count;
    route.closed_blanks += blank;
  }
  const bool is_enough = route.closed_count >= kLeastRouted && route.open_answers >= kLeastRouted;
  return is_enough ? std::optional(std::move(route)) : std::nullopt;
}

/// Who was not asked, and what the route leaves unexplained.
void settle(const Bitset& blanks, Route& route) {
  Bitset closed(blanks.size());
  for (const std::size_t label : route.closed) closed |= route.gate->rows[label];
  const std::size_t others = route.gate->others.count();
  const std::size_t other_blanks = route.gate->others.count_common(blanks);
  const auto other_answers = static_cast<double>(others - other_blanks);
  if (other_answers <= kMostContradicting * static_cast<double>(others)) {
    closed |= route.gate->others;
  }
  route.asked = closed;
  route.asked.flip();
  route.unexplained =
      route.asked.count_common(blanks) + closed.count() - closed.count_common(blanks);
}

std::string describe(const Route& route, const Question& gate) {
  std::string answers;
  for (std::size_t at = 0; at < std::min(route.closed.size(), kMostNamedAnswers); ++at) {
    answers += (at == 0 ? "\"" : " or \"") + route.gate->labels[route.closed[at]] + "\"";
  }
  if (route.closed.size() > kMostNamedAnswers) {
    answers += " and " + std::to_string(route.closed.size() - kMostNamedAnswers) + " more";
  }
  return "Taken as asked only after certain answers to \"" + gate.text + "\": blank for " +
         std::to_string(route.closed_blanks) + " of the " + std::to_string(route.closed_count) +
         " who answered " + answers + ", answered by " + std::to_string(route.open_answers) +
         " of the " + std::to_string(route.open_count) + " others.";
}

class RouteFinder {
 public:
  RouteFinder(const Table& table, const std::vector<Question>& questions)
      : table_(table), questions_(questions) {}

  /// The route that explains most of the blanks of the question at that position.
  std::optional<Route> find(std::size_t at, const Bitset& blanks) {
    const std::size_t blank = blanks.count();
    const bool may_be = blank >= kLeastRouted && blanks.size() - blank >= kLeastRouted;
    if (!may_be) return std::nullopt;
    add_gates(at);
    std::optional<Route> best;
    for (std::size_t i = 0; i < gates_.size(); ++i) {
      if (i >= kFirstGates && i + kNearGates < gates_.size()) continue;
      std::optional<Route> route = try_gate(gates_[i], blanks);
      if (!route) continue;
      settle(blanks, *route);
      if (!best || route->unexplained <= best->unexplained) best = std::move(route);
    }
    return best;
  }

 private:
  /// Those of the questions before this one. What routes point to stays valid until the next call.
  void add_gates(std::size_t end) {
    for (; next_ < end; ++next_) {
      if (!can_be_gate(questions_[next_])) continue;
      std::optional<Gate> gate = make_gate(table_, questions_[next_], next_);
      if (gate) gates_.push_back(*std::move(gate));
    }
  }

  const Table& table_;
  const std::vector<Question>& questions_;
  std::vector<Gate> gates_;
  std::size_t next_ = 0;
};

}  // namespace

void infer_routes(const Table& table, std::vector<Question>& questions) {
  RouteFinder finder(table, questions);
  for (std::size_t at = 0; at < questions.size(); ++at) {
    Question& question = questions[at];
    if (!can_be_routed(question)) continue;
    std::optional<Route> route = finder.find(at, find_blanks(table, question));
    if (!route) continue;
    const Question& gate = questions[route->gate->at];
    question.asked_by = gate.column;
    question.evidence.push_back(describe(*route, gate));
    question.asked = std::make_shared<const Bitset>(std::move(route->asked));
  }
}

}  // namespace sonder
