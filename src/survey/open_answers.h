#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/bitset.h"
#include "base/result.h"
#include "survey/question.h"
#include "text/redaction.h"

namespace sonder {

inline constexpr std::size_t kMostListedAnswers = 500;
inline constexpr std::size_t kMostListedWords = 200;

struct OpenAnswerQuery {
  std::size_t column = 0;  ///< of the question
  /// Only answers that hold this text, compared folded; all where it is blank.
  std::string search = {};
  std::size_t first = 0;   ///< of the answers found
  std::size_t count = 50;  ///< listed at most, 0-kMostListedAnswers
  std::size_t words = 30;  ///< most frequent words listed, 0-kMostListedWords
  bool redacts = true;     ///< hides personal details in what is listed
};

struct OpenAnswer {
  std::uint64_t row = 0;  ///< record number in the file, as in `Issue::row`
  std::string text;       ///< trimmed, redacted if asked for
};

/// A word by the answers that hold it, however often each does.
struct WordCount {
  std::string word;  ///< in the spelling most have, ties by their bytes
  std::uint64_t answers = 0;
};

struct OpenAnswers {
  std::uint64_t answered = 0;      ///< selected responses with any text
  std::uint64_t found = 0;         ///< of them, those that hold what is searched for
  std::vector<OpenAnswer> listed;  ///< in the order of the file
  RedactionCounts details;         ///< personal details in all answers found
  std::uint64_t answers_with_details = 0;
  std::uint64_t distinct_words = 0;  ///< in the answers found, common and short ones left out
  double mean_words = 0;             ///< all words per answer found; 0 without any
  /// The most frequent first, ties by their bytes. Spellings are one word if they fold to the same;
  /// numbers, words of one letter, function words of English, German, Spanish, Polish, Croatian and
  /// Russian, and whatever is a personal detail, are left out.
  std::vector<WordCount> words;
};

/// What the selected responses answer to one question in their own words.
/// Errors: kNotFound unless the column is one of open answers; kInvalidArgument for counts outside
/// their ranges or a mask of the wrong size. O(bytes of the answers + words log words).
Result<OpenAnswers> list_open_answers(const Table& table, const Questionnaire& questionnaire,
                                      const Bitset& selected, const OpenAnswerQuery& query);

/// Answers to be shown outside of the page, before the privacy gate has seen them.
struct Quotes {
  std::string question;
  /// One for each respondent found, redacted, ordered by their bytes, so that neither the row nor
  /// the place in the file tells who it was.
  std::vector<std::string> texts;
};

/// The answers that `query` finds, all of them, always redacted.
/// Errors: those of `list_open_answers`.
Result<Quotes> collect_quotes(const Table& table, const Questionnaire& questionnaire,
                              const Bitset& selected, const OpenAnswerQuery& query);

}  // namespace sonder
