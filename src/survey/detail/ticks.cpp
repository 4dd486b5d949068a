#include "survey/detail/ticks.h"

#include "text/blanks.h"
#include "text/booleans.h"

namespace sonder {
namespace {

Tick read_tick(std::string_view text, std::string_view option_code, bool is_zero_a_tick) {
  if (text.empty() || text == "N/A") return Tick::kNotAnswered;
  if (text == "0") return is_zero_a_tick ? Tick::kYes : Tick::kNo;
  if (text == option_code) return Tick::kYes;
  if (text == "-99") return Tick::kNotAnswered;
  return parse_boolean(text) == false ? Tick::kNo : Tick::kYes;
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
