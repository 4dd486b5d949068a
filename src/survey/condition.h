#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sonder {

enum class ConditionKind : std::uint8_t { kAll, kAny, kNot, kTest };

enum class ConditionTest : std::uint8_t {
  kEqual,
  kNotEqual,
  kLess,
  kAtMost,
  kGreater,
  kAtLeast,
  kNames,  ///< the answer, or one of several, is `Condition::value`
  kAnswered,
};

/// When a definition shows a question. Of a response that left the question of a test blank,
/// kNotEqual holds and no other test does, except kEqual to "": so it is in ODK, SurveyJS and
/// LimeSurvey.
struct Condition {
  ConditionKind kind = ConditionKind::kAll;
  std::vector<Condition> parts = {};  ///< of kAll and kAny; exactly one of kNot
  /// Of kTest: what the definition calls the question, and what its answer is compared with: an
  /// option's code, id or label, a number or a text.
  std::string question = {};
  ConditionTest test = ConditionTest::kEqual;
  std::string value = {};

  friend bool operator==(const Condition&, const Condition&) = default;
};

/// How a tool writes conditions.
enum class ConditionDialect : std::uint8_t {
  kXlsForm,     ///< ${age} > 17 and selected(${fruit}, 'apple')
  kSurveyJs,    ///< {age} > 17 and {fruit} contains 'apple'
  kLimeSurvey,  ///< age.NAOK > 17 and fruit_apple.NAOK == "Y"
};

inline constexpr std::size_t kLongestCondition = 10'000;
inline constexpr std::size_t kDeepestCondition = 32;

/// Absent for what is not understood: arithmetic, functions other than not, selected, is_empty and
/// empty, comparisons of two questions, and what is longer or deeper than the limits above.
/// O(length).
std::optional<Condition> parse_condition(std::string_view text, ConditionDialect dialect);

}  // namespace sonder
