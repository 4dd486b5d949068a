#include "survey/detail/quality_words.h"

#include "base/number_text.h"
#include "base/rounding.h"
#include "base/utf8.h"

namespace sonder {

std::string quoted(std::string_view name) {
  constexpr std::size_t kMostLetters = 60;
  std::string text = "“";
  std::size_t letters = 0;
  for (std::string_view rest = name; !rest.empty();) {
    if (letters++ == kMostLetters) return text + "…”";
    append_utf8(text, take_code_point(rest));
  }
  return text + "”";
}

std::string in_words(double figure, std::int32_t decimals) {
  return format_shortest(round_to(figure, decimals));
}

std::string as_percent(double share) { return in_words(share * 100, 0) + " %"; }

std::string counted(std::size_t count, std::string_view thing) {
  return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

}  // namespace sonder
