#include "survey/detail/distinct_answers.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/sorting.h"
#include "text/blanks.h"

namespace sonder {
namespace {

/// A trimmed text and how many gave it.
using Counted = std::pair<TextKey, std::uint64_t>;

std::vector<std::uint64_t> count_codes(const CodedText& column, const Bitset& selected) {
  std::vector<std::uint64_t> counts(column.dictionary.size());
  for (std::size_t row = 0; row < column.codes.size(); ++row) {
    if (selected.test(row)) ++counts[column.codes[row]];
  }
  return counts;
}

void append(const Counted& answer, DistinctAnswers& answers) {
  answers.answered += answer.second;
  if (!answers.texts.empty() && answers.texts.back() == answer.first.text()) {
    answers.counts.back() += answer.second;
    return;
  }
  answers.texts.push_back(answer.first.text());
  answers.counts.push_back(answer.second);
}

}  // namespace

DistinctAnswers count_answers(const CodedText& column, const Bitset& selected) {
  const std::vector<std::uint64_t> counts = count_codes(column, selected);
  DistinctAnswers answers;
  std::vector<Counted> counted;
  for (std::uint32_t code = 0; code < column.dictionary.size(); ++code) {
    if (counts[code] == 0) continue;
    const std::string_view text = trim(column.dictionary.text(code));
    if (text.empty()) {
      answers.blank += counts[code];
    } else {
      counted.emplace_back(TextKey(text), counts[code]);
    }
  }
  sort_stably(counted, [](const Counted& a, const Counted& b) { return a.first < b.first; });
  for (const Counted& answer : counted) append(answer, answers);
  return answers;
}

}  // namespace sonder
