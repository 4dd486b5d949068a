#include "survey/detail/answer_splitter.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/sorting.h"
#include "text/blanks.h"

namespace sonder {
namespace {

/// The best way to read a cell from one piece on.
struct Choice {
  std::size_t unnamed_pieces = 0;  ///< from here to the end that belong to no option
  std::size_t option_count = 0;
  std::size_t piece_count = 1;            ///< that this step takes
  std::optional<std::uint32_t> option{};  ///< absent when the piece belongs to none

  bool is_better_than(const Choice& other) const {
    return std::tie(unnamed_pieces, option_count) <
           std::tie(other.unnamed_pieces, other.option_count);
  }
};

}  // namespace

struct AnswerSplitter::Reading {
  std::vector<Piece> pieces;
  std::vector<Choice> choices;  ///< one per piece, and an end
};

AnswerSplitter::AnswerSplitter(const Question& question) : separator_(question.separator) {
  const std::vector<std::string>& texts = question.cell_texts();
  for (std::uint32_t option = 0; option < texts.size(); ++option) {
    const std::string& text = texts[option];
    positions_.add(text, option);
    most_pieces_ = std::max(most_pieces_, cut_pieces(text, separator_, false).size());
  }
}

/// Backwards over the pieces: as few as possible may stay unnamed, then the longest options win.
AnswerSplitter::Reading AnswerSplitter::read(std::string_view cell, bool holds_parentheses) const {
  Reading reading;
  reading.pieces = cut_pieces(cell, separator_, holds_parentheses);
  const std::vector<Piece>& pieces = reading.pieces;
  reading.choices.resize(pieces.size() + 1);
  for (std::size_t first = pieces.size(); first-- > 0;) {
    Choice best = {.unnamed_pieces = reading.choices[first + 1].unnamed_pieces + 1,
                   .option_count = reading.choices[first + 1].option_count};
    const std::size_t most = std::min(most_pieces_, pieces.size() - first);
    for (std::size_t count = most; count > 0; --count) {
      const std::size_t begin = pieces[first].begin;
      const auto found = positions_.find(cell.substr(begin, pieces[first + count - 1].end - begin));
      if (!found) continue;
      const Choice& rest = reading.choices[first + count];
      const Choice choice = {rest.unnamed_pieces, rest.option_count + 1, count, found};
      if (choice.is_better_than(best)) best = choice;
    }
    reading.choices[first] = best;
  }
  return reading;
}

SplitAnswer AnswerSplitter::describe(std::string_view cell, const Reading& reading) const {
  SplitAnswer answer;
  std::size_t last_unnamed = reading.pieces.size();
  for (std::size_t at = 0; at < reading.pieces.size(); at += reading.choices[at].piece_count) {
    if (const auto& option = reading.choices[at].option) {
      answer.options.push_back(*option);
      continue;
    }
    const Piece& piece = reading.pieces[at];
    // Neighbours stay joined as they were written.
    const bool continues = at > 0 && last_unnamed == at - 1;
    const std::size_t begin = continues ? reading.pieces[at - 1].end : piece.begin;
    if (!continues && !answer.other.empty()) answer.other += separator_;
    answer.other += cell.substr(begin, piece.end - begin);
    last_unnamed = at;
  }
  sort_stably(answer.options);
  answer.options.erase(std::unique(answer.options.begin(), answer.options.end()),
                       answer.options.end());
  return answer;
}

SplitAnswer AnswerSplitter::split(std::string_view text) const {
  const std::string_view cell = trim(text);
  const Reading reading = read(cell, true);
  if (reading.choices.front().unnamed_pieces == 0) return describe(cell, reading);
  // Options may hold a lone parenthesis; cuts inside parentheses count only if they explain all.
  const Reading plain = read(cell, false);
  const bool explains_all = plain.choices.front().unnamed_pieces == 0;
  return describe(cell, explains_all ? plain : reading);
}

SplitAnswer split_answer(const Question& question, std::string_view cell) {
  return AnswerSplitter(question).split(cell);
}

}  // namespace sonder
