#include "survey/detail/display_logic.h"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "survey/detail/definition_reading.h"
#include "text/numbers.h"

namespace sonder {
namespace {

constexpr std::size_t kMostExpressions = 100;

/// The members named by numbers, in the order of these.
std::vector<const Json*> numbered(const Json& json) {
  std::vector<const Json*> members;
  while (members.size() < kMostExpressions) {
    const Json* const member = find_member(json, std::to_string(members.size()));
    if (member == nullptr) break;
    members.push_back(member);
  }
  return members;
}

/// "q://QID1/SelectableChoice/2": question and choice.
std::optional<std::pair<std::string, std::string>> read_locator(std::string_view locator) {
  constexpr std::string_view kBegin = "q://";
  constexpr std::string_view kChoice = "/SelectableChoice/";
  const std::size_t end = locator.find(kChoice);
  if (!locator.starts_with(kBegin) || end == std::string_view::npos) return std::nullopt;
  return std::pair(std::string(locator.substr(kBegin.size(), end - kBegin.size())),
                   std::string(locator.substr(end + kChoice.size())));
}

std::optional<Condition> read_expression(const Json& expression) {
  const std::string selection = member_text(expression, "Operator");
  const bool is_negated = selection == "NotSelected";
  const bool is_selection = selection == "Selected" || is_negated;
  std::string locator = member_text(expression, "ChoiceLocator");
  if (locator.empty()) locator = member_text(expression, "LeftOperand");
  auto place = read_locator(locator);
  const bool is_known = has_member_text(expression, "LogicType", "Question") && is_selection;
  if (!is_known || !place) return std::nullopt;
  Condition test{.kind = ConditionKind::kTest,
                 .question = std::move(place->first),
                 .test = ConditionTest::kNames,
                 .value = std::move(place->second)};
  if (!is_negated) return test;
  return Condition{.kind = ConditionKind::kNot, .parts = {std::move(test)}};
}

/// Joins what one word joins throughout; `is_or` says of each but the first whether it is "or".
std::optional<Condition> join(std::vector<Condition> parts, const std::vector<bool>& is_or) {
  if (parts.empty()) return std::nullopt;
  if (parts.size() == 1) return std::move(parts.front());
  for (std::size_t at = 2; at < is_or.size(); ++at) {
    if (is_or[at] != is_or[1]) return std::nullopt;
  }
  return Condition{.kind = is_or[1] ? ConditionKind::kAny : ConditionKind::kAll,
                   .parts = std::move(parts)};
}

std::optional<Condition> read_set(const Json& set) {
  std::vector<Condition> parts;
  std::vector<bool> is_or;
  for (const Json* const expression : numbered(set)) {
    std::optional<Condition> part = read_expression(*expression);
    if (!part) return std::nullopt;
    parts.push_back(*std::move(part));
    is_or.push_back(has_member_text(*expression, "Conjuction", "Or"));
  }
  return join(std::move(parts), is_or);
}

}  // namespace

std::optional<Condition> read_display_logic(const Json& logic) {
  std::vector<Condition> parts;
  std::vector<bool> is_or;
  for (const Json* const set : numbered(logic)) {
    std::optional<Condition> part = read_set(*set);
    if (!part) return std::nullopt;
    parts.push_back(*std::move(part));
    is_or.push_back(has_member_text(*set, "Type", "OrIf"));
  }
  return join(std::move(parts), is_or);
}

std::string describe_logic(const Json& logic) {
  std::string words;
  for (const Json* const set : numbered(logic)) {
    for (const Json* const expression : numbered(*set)) {
      const std::string description = read_label(member_text(*expression, "Description"));
      if (description.empty()) continue;
      if (!words.empty()) words += "; ";
      words += description;
    }
  }
  return words.empty() ? "display logic" : words;
}

}  // namespace sonder
