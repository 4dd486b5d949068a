#include "text/detail/month_names.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "text/fold.h"

namespace sonder::detail {
namespace {

constexpr std::size_t kMostBytes = 24;
/// Three ASCII letters; two Cyrillic ones would be four bytes, so those need six.
constexpr std::size_t kFewestLetters = 3;

/// Folded names per month, each behind a blank.
using Names = const char* const[12];

constexpr Names kPolish = {" styczen stycznia",   " luty lutego",
                           " marzec marca",       " kwiecien kwietnia",
                           " maj maja",           " czerwiec czerwca",
                           " lipiec lipca",       " sierpien sierpnia",
                           " wrzesien wrzesnia",  " pazdziernik pazdziernika",
                           " listopad listopada", " grudzien grudnia"};
constexpr Names kCroatian = {" sijecanj sijecnja",
                             " veljaca veljace",
                             " ozujak ozujka",
                             " travanj travnja",
                             " svibanj svibnja",
                             " lipanj lipnja",
                             " srpanj srpnja",
                             " kolovoz kolovoza",
                             " rujan rujna",
                             " listopad listopada",
                             " studeni studenoga studenog",
                             " prosinac prosinca"};
constexpr Names kOthers = {
    " january januar \u044F\u043D\u0432\u0430\u0440\u044C \u044F\u043D\u0432\u0430\u0440\u044F",
    " february februar \u0444\u0435\u0432\u0440\u0430\u043B\u044C "
    "\u0444\u0435\u0432\u0440\u0430\u043B\u044F",
    " march marz mrz maerz \u043C\u0430\u0440\u0442\u0430",
    " april \u0430\u043F\u0440\u0435\u043B\u044C \u0430\u043F\u0440\u0435\u043B\u044F",
    " may mai \u043C\u0430\u0438 \u043C\u0430\u044F",
    " june juni \u0438\u044E\u043D\u044C \u0438\u044E\u043D\u044F",
    " july juli \u0438\u044E\u043B\u044C \u0438\u044E\u043B\u044F",
    " august \u0430\u0432\u0433\u0443\u0441\u0442\u0430",
    " september \u0441\u0435\u043D\u0442\u044F\u0431\u0440\u044C "
    "\u0441\u0435\u043D\u0442\u044F\u0431\u0440\u044F",
    " october oktober \u043E\u043A\u0442\u044F\u0431\u0440\u044C "
    "\u043E\u043A\u0442\u044F\u0431\u0440\u044F",
    " november \u043D\u043E\u044F\u0431\u0440\u044C \u043D\u043E\u044F\u0431\u0440\u044F",
    " december dezember \u0434\u0435\u043A\u0430\u0431\u0440\u044C "
    "\u0434\u0435\u043A\u0430\u0431\u0440\u044F"};

using LetterPairs = std::array<std::uint32_t, 26>;

constexpr bool is_lower_case(char byte) { return byte >= 'a' && byte <= 'z'; }

/// Per first letter the second ones, a bit each, of the names in ASCII.
constexpr LetterPairs pairs_in(const Names& names, LetterPairs pairs) {
  for (const std::string_view all : names) {
    for (std::size_t at = 0; at + 2 < all.size(); ++at) {
      if (all[at] != ' ' || !is_lower_case(all[at + 1])) continue;
      pairs[static_cast<std::size_t>(all[at + 1] - 'a')] |= 1U << (all[at + 2] - 'a');
    }
  }
  return pairs;
}

constexpr LetterPairs kFirstPairs = pairs_in(kOthers, pairs_in(kCroatian, pairs_in(kPolish, {})));

/// Whether the folded word begins as some name does; words of other letters may.
bool may_be_name(std::string_view word) {
  if (!is_lower_case(word[0]) || !is_lower_case(word[1])) return true;
  return (kFirstPairs[static_cast<std::size_t>(word[0] - 'a')] >> (word[1] - 'a') & 1U) != 0;
}

/// The month of which the blank and letters begin a name; 0 for none.
std::int32_t find_in(const Names& names, std::string_view blank_and_word) {
  for (std::int32_t month = 1; month <= 12; ++month) {
    const std::string_view all = names[month - 1];
    if (all.find(blank_and_word) != std::string_view::npos) return month;
  }
  return 0;
}

}  // namespace

NamedMonth find_month(std::string_view word, MonthNames names) {
  if (word.size() < kFewestLetters || word.size() > kMostBytes) return {};
  const std::string folded = " " + fold(word);
  const bool is_ascii = static_cast<unsigned char>(folded[1]) < 0x80;
  if (folded.size() <= (is_ascii ? kFewestLetters : 2 * kFewestLetters)) return {};
  if (!may_be_name(std::string_view(folded).substr(1))) return {};
  const std::int32_t polish = find_in(kPolish, folded);
  const std::int32_t croatian = find_in(kCroatian, folded);
  const std::int32_t own = names == MonthNames::kPolish ? polish : croatian;
  const std::int32_t foreign = names == MonthNames::kPolish ? croatian : polish;
  NamedMonth found{own != 0 ? own : foreign, polish != 0, croatian != 0};
  if (found.month == 0) found.month = find_in(kOthers, folded);
  return found;
}

}  // namespace sonder::detail
