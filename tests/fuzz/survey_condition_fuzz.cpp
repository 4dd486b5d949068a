// Conditions of questions: whatever the text, what is understood of it is a tree within its limits.
// The first byte chooses the dialect.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "survey/condition.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// A bracket may hold a list of alternatives whose parts are lists.
constexpr std::size_t kDeepestTree = 3 * (sonder::kDeepestCondition + 1);

void check(const sonder::Condition& condition, std::size_t depth) {
  require(depth <= kDeepestTree);
  if (condition.kind == sonder::ConditionKind::kNot) require(condition.parts.size() == 1);
  if (condition.kind == sonder::ConditionKind::kTest) {
    require(condition.parts.empty() && !condition.question.empty());
  }
  for (const sonder::Condition& part : condition.parts) check(part, depth + 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto dialect = static_cast<sonder::ConditionDialect>(data[0] % 3);
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (const auto condition = sonder::parse_condition(text, dialect)) check(*condition, 0);
  return 0;
}
