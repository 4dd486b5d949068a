#include "text/booleans.h"

#include <cstddef>
#include <string>

#include "text/blanks.h"
#include "text/fold.h"

namespace sonder {
namespace {

constexpr std::size_t kLongestWordBytes = 6;

constexpr std::string_view kYes[] = {"yes", "true", "tak", "da", "y", "t", "\u0434\u0430"};
constexpr std::string_view kNo[] = {"no", "false", "nie", "ne", "n", "f", "\u043D\u0435\u0442"};

}  // namespace

std::optional<bool> parse_boolean(std::string_view text) {
  const std::string_view word = trim(text);
  if (word.empty() || word.size() > kLongestWordBytes) return std::nullopt;
  const std::string folded = fold(word);
  for (const std::string_view yes : kYes) {
    if (folded == yes) return true;
  }
  for (const std::string_view no : kNo) {
    if (folded == no) return false;
  }
  return std::nullopt;
}

}  // namespace sonder
