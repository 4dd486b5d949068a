#include "survey/detail/distinct_answers.h"

#include <cstddef>

#include "base/text_order.h"
#include "survey/detail/missing_texts.h"
#include "text/blanks.h"

namespace sonder {
namespace {

std::vector<std::uint64_t> count_codes(const CodedText& column, const Bitset& selected) {
  std::vector<std::uint64_t> counts(column.dictionary.size());
  for (std::size_t row = 0; row < column.codes.size(); ++row) {
    if (selected.test(row)) ++counts[column.codes[row]];
  }
  return counts;
}

void append(std::string_view text, std::uint64_t count, DistinctAnswers& answers) {
  answers.answered += count;
  if (!answers.texts.empty() && answers.texts.back() == text) {
    answers.counts.back() += count;
    return;
  }
  answers.texts.push_back(text);
  answers.counts.push_back(count);
}

/// `missing` by code, or empty where only empty texts are.
DistinctAnswers count_texts(const CodedText& column, const Bitset& selected,
                            const std::vector<MissingKind>& missing) {
  const std::vector<std::uint64_t> of_code = count_codes(column, selected);
  DistinctAnswers answers;
  std::vector<std::string_view> texts;
  std::vector<std::uint64_t> counts;
  for (std::uint32_t code = 0; code < column.dictionary.size(); ++code) {
    if (of_code[code] == 0) continue;
    const std::string_view text = trim(column.dictionary.text(code));
    const bool is_missing = !missing.empty() && missing[code] != MissingKind::kNone;
    if (text.empty() || is_missing) {
      answers.blank += of_code[code];
    } else {
      texts.push_back(text);
      counts.push_back(of_code[code]);
    }
  }
  for (const std::uint32_t at : order_by_text(texts)) append(texts[at], counts[at], answers);
  return answers;
}

}  // namespace

DistinctAnswers count_answers(const CodedText& column, const Bitset& selected) {
  return count_texts(column, selected, {});
}

DistinctAnswers count_closed_answers(const Column& column, const Bitset& selected) {
  return count_texts(column.text, selected, read_missing(column));
}

}  // namespace sonder
