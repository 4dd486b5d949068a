#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/text_dictionary.h"
#include "survey/open_answers.h"

namespace sonder {

/// Counts words over answers that come one by one.
class AnswerWords {
 public:
  /// Personal details in the answer are no words.
  void add(std::string_view answer, std::span<const PersonalStretch> details);

  /// All words that were added, common and short ones among them.
  std::uint64_t total() const { return total_; }
  std::uint64_t distinct() const { return words_.size() - 1; }
  /// See `OpenAnswers::words`.
  std::vector<WordCount> most_frequent(std::size_t count) const;

 private:
  struct Spelling {
    std::uint32_t word = 0;  ///< in `words_`
    std::uint64_t count = 0;
  };

  void add_words(std::string_view part);
  void add_word(std::string_view spelling);
  std::vector<std::string_view> usual_spellings() const;

  TextDictionary words_;                        ///< folded
  std::vector<std::uint64_t> answers_ = {0};    ///< per word: answers that hold it
  std::vector<std::uint64_t> last_seen_ = {0};  ///< per word: number of the last such answer
  TextDictionary spellings_;
  std::vector<Spelling> spelling_counts_ = {{}};
  std::uint64_t answer_ = 0;  ///< number of the answer that is being added, from 1
  std::uint64_t total_ = 0;
};

}  // namespace sonder
