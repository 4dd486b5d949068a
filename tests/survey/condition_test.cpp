#include "survey/condition.h"

#include <gtest/gtest.h>

#include <string>

namespace sonder {
namespace {

constexpr ConditionDialect kXls = ConditionDialect::kXlsForm;
constexpr ConditionDialect kJs = ConditionDialect::kSurveyJs;
constexpr ConditionDialect kLime = ConditionDialect::kLimeSurvey;

/// In one notation: "all(a=1 not(b~x))".
std::string written(const Condition& condition) {
  constexpr const char* kTests[] = {"=", "!=", "<", "<=", ">", ">=", "~", "?"};
  constexpr const char* kKinds[] = {"all", "any", "not"};
  if (condition.kind == ConditionKind::kTest) {
    return condition.question + kTests[static_cast<std::size_t>(condition.test)] + condition.value;
  }
  std::string parts;
  for (const Condition& part : condition.parts) parts += (parts.empty() ? "" : " ") + written(part);
  return std::string(kKinds[static_cast<std::size_t>(condition.kind)]) + "(" + parts + ")";
}

std::string read(std::string_view text, ConditionDialect dialect) {
  const auto condition = parse_condition(text, dialect);
  return condition ? written(*condition) : "not understood";
}

// xlsform.org, "Relevant".
TEST(ParseCondition, ReadsXlsForms) {
  EXPECT_EQ(read("${age} > 17", kXls), "age>17");
  EXPECT_EQ(read("selected(${fruit}, 'apple') and not(selected(${fruit}, \"pear\"))", kXls),
            "all(fruit~apple not(fruit~pear))");
  EXPECT_EQ(read("${a} = 'x' or ${b} != '' and ${c}<=-2.5", kXls), "any(a=x all(b!= c<=-2.5))");
  EXPECT_EQ(read("18 <= ${age}", kXls), "age>=18");
}

// SurveyJS documentation, "Expressions: supported operators".
TEST(ParseCondition, ReadsSurveyJs) {
  EXPECT_EQ(read("{again} = true", kJs), "again=true");
  EXPECT_EQ(read("({a} notempty || {b} empty) && !({c} <> 3)", kJs),
            "all(any(a? not(b?)) not(c!=3))");
  EXPECT_EQ(read("{q} anyof ['x', 'y']", kJs), "any(q~x q~y)");
  EXPECT_EQ(read("{q} contains 'x' and {q} notcontains 'y'", kJs), "all(q~x not(q~y))");
}

// LimeSurvey manual, "ExpressionScript".
TEST(ParseCondition, ReadsLimeSurvey) {
  EXPECT_EQ(read("((often == \"AO01\"))", kLime), "often=AO01");
  EXPECT_EQ(read("often.NAOK ne 'A1' && !is_empty(age.NAOK)", kLime),
            "all(often!=A1 not(not(age?)))");
  EXPECT_EQ(read("fruit_SQ001.NAOK == \"Y\"", kLime), "fruit_SQ001=Y");
}

TEST(ParseCondition, RefusesWhatItDoesNotUnderstand) {
  for (const char* text :
       {"", "${a}", "${a} + 1 > 2", "${a} = ${b}", "string-length(${a}) > 2", "${a} = 'x",
        "(${a} = 1", "${a} = 1)", "${a} = 1 and", "{a} = 1", "${a} ~ 1", "selected(${a})", "not"}) {
    EXPECT_FALSE(parse_condition(text, kXls)) << text;
  }
  EXPECT_FALSE(parse_condition("a.shown == 1", kLime));
  EXPECT_FALSE(parse_condition("${a} = 1", kJs));
  EXPECT_FALSE(parse_condition("{} empty", kJs)) << "a question without a name";
  EXPECT_FALSE(parse_condition(".NAOK == 1", kLime));
}

TEST(ParseCondition, EndsAtItsLimits) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "${a} = 1" + std::string(depth, ')');
  };
  EXPECT_EQ(read(nested(kDeepestCondition), kXls), "a=1");
  EXPECT_FALSE(parse_condition(nested(kDeepestCondition + 1), kXls));
  EXPECT_FALSE(parse_condition(std::string(kLongestCondition, '!'), kJs));
  EXPECT_FALSE(parse_condition(std::string(kLongestCondition, ' ') + "{a} = 1", kJs));
}

}  // namespace
}  // namespace sonder
