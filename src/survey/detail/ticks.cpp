#include "survey/detail/ticks.h"

#include <algorithm>
#include <iterator>

#include "text/blanks.h"
#include "text/booleans.h"
#include "text/fold.h"

namespace sonder {
namespace {

// As `fold_words` leaves them.
constexpr std::string_view kLeftOut[] = {"not selected",  "not checked",   "not quoted",
                                         "nicht genannt", "nicht gewahlt", "nie wybrano"};

bool says_no(std::string_view text) {
  if (parse_boolean(text) == false) return true;
  constexpr std::size_t kLongest = 24;
  if (text.size() > kLongest) return false;
  const std::string words = fold_words(text);
  return std::find(std::begin(kLeftOut), std::end(kLeftOut), words) != std::end(kLeftOut);
}

Tick read_tick(std::string_view text, std::string_view option_code, bool is_zero_a_tick) {
  if (text.empty() || text == "N/A" || text == "NA") return Tick::kNotAnswered;
  if (text == "0") return is_zero_a_tick ? Tick::kYes : Tick::kNo;
  if (text == option_code) return Tick::kYes;
  if (text == "-99") return Tick::kNotAnswered;
  return says_no(text) ? Tick::kNo : Tick::kYes;
}

}  // namespace

std::vector<Tick> read_ticks(const Column& column, std::string_view option_code) {
  const TextDictionary& texts = column.text.dictionary;
  const bool is_zero_a_tick = option_code == "0" && !texts.find("1");
  std::vector<Tick> ticks;
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    ticks.push_back(read_tick(trim(texts.text(code)), option_code, is_zero_a_tick));
  }
  return ticks;
}

}  // namespace sonder
