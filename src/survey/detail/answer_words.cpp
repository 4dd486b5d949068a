#include "survey/detail/answer_words.h"

#include <algorithm>
#include <string>

#include "base/sorting.h"
#include "base/utf8.h"
#include "text/fold.h"

namespace sonder {
namespace {

/// Function words as `fold` leaves them, a blank around each.
constexpr std::string_view kFunctionWords =
    " aber ale all also am an and any are as at auch auf be been bi bin but by byc can como con da "
    "das dass de del dem den der des die dla do ein eine el en er es for from fur ga had has have "
    "ich if ili im in is ist it its iz ja jak je jest kao la las lo los lub ma me mi mit my na nie "
    "of on or our para po pod por que sa sam se si sich sie sind so su tak that the their them "
    "there they this to un una und us von was we were will with would you your za ze zu "
    "бы все для до его за из или как мне мы на не но по так то что это ";

bool is_one_letter(std::string_view word) {
  take_code_point(word);
  return word.empty();
}

bool is_number(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char byte) { return byte >= '0' && byte <= '9'; });
}

bool is_listed(std::string_view word) {
  if (is_one_letter(word) || is_number(word)) return false;
  return kFunctionWords.find(" " + std::string(word) + " ") == std::string_view::npos;
}

}  // namespace

void AnswerWords::add(std::string_view answer, std::span<const PersonalStretch> details) {
  ++answer_;
  std::size_t from = 0;
  for (const PersonalStretch& detail : details) {
    add_words(answer.substr(from, detail.begin - from));
    from = detail.end;
  }
  add_words(answer.substr(from));
}

void AnswerWords::add_words(std::string_view part) {
  std::string_view rest = part;
  std::string_view word = rest.substr(0, 0);
  while (!rest.empty()) {
    const char* const begin = rest.data();
    const char32_t letter = take_code_point(rest);
    const auto size = static_cast<std::size_t>(rest.data() - begin);
    if (is_word_character(letter)) {
      word = word.empty() ? std::string_view(begin, size)
                          : std::string_view(word.data(), word.size() + size);
      continue;
    }
    if (!word.empty()) add_word(word);
    word = {};
  }
  if (!word.empty()) add_word(word);
}

void AnswerWords::add_word(std::string_view spelling) {
  ++total_;
  const std::string folded = fold(spelling);
  if (folded.empty() || !is_listed(folded)) return;
  const std::uint32_t word = words_.intern(folded);
  if (word == answers_.size()) {
    answers_.push_back(0);
    last_seen_.push_back(0);
  }
  if (last_seen_[word] != answer_) ++answers_[word];
  last_seen_[word] = answer_;
  const std::uint32_t code = spellings_.intern(spelling);
  if (code == spelling_counts_.size()) spelling_counts_.push_back({word, 0});
  ++spelling_counts_[code].count;
}

std::vector<std::string_view> AnswerWords::usual_spellings() const {
  std::vector<std::string_view> usual(words_.size());
  std::vector<std::uint64_t> counts(words_.size());
  for (std::uint32_t code = 1; code < spelling_counts_.size(); ++code) {
    const auto [word, count] = spelling_counts_[code];
    const std::string_view text = spellings_.text(code);
    if (count < counts[word] || (count == counts[word] && usual[word] <= text)) continue;
    usual[word] = text;
    counts[word] = count;
  }
  return usual;
}

std::vector<WordCount> AnswerWords::most_frequent(std::size_t count) const {
  const std::vector<std::string_view> usual = usual_spellings();
  std::vector<std::uint32_t> order;
  for (std::uint32_t word = 1; word < words_.size(); ++word) order.push_back(word);
  sort_stably(order, [&](std::uint32_t a, std::uint32_t b) {
    return answers_[a] != answers_[b] ? answers_[a] > answers_[b] : words_.text(a) < words_.text(b);
  });
  order.resize(std::min(order.size(), count));
  std::vector<WordCount> words;
  for (const std::uint32_t word : order)
    words.push_back({std::string(usual[word]), answers_[word]});
  return words;
}

}  // namespace sonder
