#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "survey/definition_match.h"
#include "survey/detail/chosen_questions.h"
#include "survey/question.h"

namespace sonder {

/// Makes questions of the columns that a survey's definition knows. What it is given must outlive
/// it.
class DefinedQuestions {
 public:
  /// Without a definition no column is known. Columns that a person decided about belong to no
  /// question of several columns.
  DefinedQuestions(const Table& table, const JoinedDefinition* joined,
                   const ChosenQuestions& chosen);

  bool knows(std::size_t column) const;
  /// Adds the column's question, or the column to a question that is there. Columns come ascending.
  void add(std::size_t column, std::vector<Question>& questions);

 private:
  /// Question, part and loop.
  using PartKey = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

  static PartKey key_of(const DefinedPlace& place) {
    return {place.question, place.part, place.loop};
  }
  const DefinedPart& part_of(const DefinedPlace& place) const;
  std::string wording_of(const DefinedPlace& place) const;
  /// What rows of the question have in common: its text, and its code where other matrices have the
  /// same text, as those have that nobody worded.
  std::string group_of(const DefinedPlace& place) const;
  void set_row(const DefinedPlace& place, Question& question) const;
  std::string source() const;
  Question infer(std::size_t column, const DefinedPlace& place) const;
  Question describe(std::size_t column, const DefinedPlace& place);
  Question describe_choice(std::size_t column, const DefinedPlace& place);
  Question describe_text(std::size_t column, const DefinedPlace& place) const;
  bool is_item(std::size_t column, const DefinedPlace& place) const;
  void add_item(std::size_t column, const DefinedPlace& place, std::vector<Question>& questions);
  void add_option(std::size_t column, const DefinedPlace& place, std::vector<Question>& questions);

  const Table& table_;
  const JoinedDefinition* joined_;
  std::set<PartKey> has_option_columns_;
  std::map<PartKey, std::size_t> question_of_;  ///< of those, as far as they are made
  /// Of questions that are made of items, by question and loop.
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> question_of_items_;
  std::map<std::string_view, std::size_t> matrices_;  ///< how many have the text
  std::size_t option_count_ = 0;                      ///< of all questions made
};

}  // namespace sonder
