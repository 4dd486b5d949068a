#include "survey/condition.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "text/blanks.h"
#include "text/fold.h"

namespace sonder {
namespace {

enum class TokenKind : std::uint8_t { kEnd, kQuestion, kValue, kWord, kMark, kUnknown };

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string text;  ///< of questions and values without marks around
};

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool is_word(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || is_digit(byte) ||
         byte == '_' || byte == '.' || byte == '-';
}

/// Cuts a condition into questions, values, words and marks.
class Tokens {
 public:
  Tokens(std::string_view text, ConditionDialect dialect) : rest_(text), dialect_(dialect) {}

  Token take() {
    rest_ = trim(rest_);
    if (rest_.empty()) return {};
    if (rest_.front() == '\'' || rest_.front() == '"') return take_quoted();
    if (rest_.starts_with("${") || rest_.starts_with('{')) return take_braced();
    if (is_word(rest_.front())) return take_word();
    return take_mark();
  }

 private:
  Token take_between(std::size_t begin, char end_mark, TokenKind kind) {
    const std::size_t end = rest_.find(end_mark, begin);
    if (end == std::string_view::npos) return {TokenKind::kUnknown, {}};
    Token token{kind, std::string(rest_.substr(begin, end - begin))};
    rest_.remove_prefix(end + 1);
    return token;
  }

  Token take_quoted() { return take_between(1, rest_.front(), TokenKind::kValue); }

  Token take_braced() {
    const bool has_dollar = rest_.front() == '$';
    if (has_dollar != (dialect_ == ConditionDialect::kXlsForm)) return {TokenKind::kUnknown, {}};
    return take_between(has_dollar ? 2 : 1, '}', TokenKind::kQuestion);
  }

  Token take_word() {
    std::size_t end = 1;
    while (end < rest_.size() && is_word(rest_[end])) ++end;
    Token token{TokenKind::kWord, std::string(rest_.substr(0, end))};
    rest_.remove_prefix(end);
    const bool is_number =
        is_digit(token.text.front()) || (token.text.front() == '-' && token.text.size() > 1);
    if (is_number) token.kind = TokenKind::kValue;
    return token;
  }

  Token take_mark() {
    constexpr std::string_view kMarks[] = {"==", "!=", "<>", "<=", ">=", "&&", "||", "=",
                                           "<",  ">",  "!",  "(",  ")",  ",",  "[",  "]"};
    for (const std::string_view mark : kMarks) {
      if (!rest_.starts_with(mark)) continue;
      rest_.remove_prefix(mark.size());
      return {TokenKind::kMark, std::string(mark)};
    }
    return {TokenKind::kUnknown, {}};
  }

  std::string_view rest_;
  ConditionDialect dialect_;
};

struct Comparison {
  std::string_view name;
  ConditionTest test;
};

constexpr Comparison kComparisons[] = {
    {"=", ConditionTest::kEqual},         {"==", ConditionTest::kEqual},
    {"eq", ConditionTest::kEqual},        {"equal", ConditionTest::kEqual},
    {"!=", ConditionTest::kNotEqual},     {"<>", ConditionTest::kNotEqual},
    {"ne", ConditionTest::kNotEqual},     {"notequal", ConditionTest::kNotEqual},
    {"<", ConditionTest::kLess},          {"lt", ConditionTest::kLess},
    {"less", ConditionTest::kLess},       {"<=", ConditionTest::kAtMost},
    {"le", ConditionTest::kAtMost},       {"lessorequal", ConditionTest::kAtMost},
    {">", ConditionTest::kGreater},       {"gt", ConditionTest::kGreater},
    {"greater", ConditionTest::kGreater}, {">=", ConditionTest::kAtLeast},
    {"ge", ConditionTest::kAtLeast},      {"greaterorequal", ConditionTest::kAtLeast},
    {"contains", ConditionTest::kNames},
};

std::optional<ConditionTest> comparison_named(std::string_view name) {
  for (const Comparison& known : kComparisons) {
    if (known.name == name) return known.test;
  }
  return std::nullopt;
}

/// The same comparison with its sides exchanged.
ConditionTest turned(ConditionTest test) {
  switch (test) {
    case ConditionTest::kLess: return ConditionTest::kGreater;
    case ConditionTest::kAtMost: return ConditionTest::kAtLeast;
    case ConditionTest::kGreater: return ConditionTest::kLess;
    case ConditionTest::kAtLeast: return ConditionTest::kAtMost;
    default: return test;
  }
}

Condition negate(Condition condition) {
  return {.kind = ConditionKind::kNot, .parts = {std::move(condition)}};
}

Condition make_test(std::string question, ConditionTest test, std::string value = {}) {
  return {.kind = ConditionKind::kTest,
          .question = std::move(question),
          .test = test,
          .value = std::move(value)};
}

using Parsed = std::optional<Condition>;

class ConditionParser {
 public:
  ConditionParser(std::string_view text, ConditionDialect dialect)
      : tokens_(text, dialect), dialect_(dialect) {
    advance();
  }

  Parsed parse() {
    Parsed condition = parse_any(0);
    return next_.kind == TokenKind::kEnd ? std::move(condition) : std::nullopt;
  }

 private:
  void advance() { next_ = tokens_.take(); }

  bool is_mark(std::string_view mark) const {
    return next_.kind == TokenKind::kMark && next_.text == mark;
  }
  bool is_named(std::string_view word) const {
    return next_.kind == TokenKind::kWord && fold(next_.text) == word;
  }
  bool take_mark(std::string_view mark) {
    const bool is_there = is_mark(mark);
    if (is_there) advance();
    return is_there;
  }

  Parsed parse_any(std::size_t depth) {
    return parse_list(depth, ConditionKind::kAny, "or", "||", &ConditionParser::parse_all);
  }

  Parsed parse_all(std::size_t depth) {
    return parse_list(depth, ConditionKind::kAll, "and", "&&", &ConditionParser::parse_one);
  }

  Parsed parse_list(std::size_t depth, ConditionKind kind, std::string_view word,
                    std::string_view mark, Parsed (ConditionParser::*parse_part)(std::size_t)) {
    if (depth > kDeepestCondition) return std::nullopt;
    Condition list{.kind = kind};
    do {
      Parsed part = (this->*parse_part)(depth);
      if (!part) return std::nullopt;
      list.parts.push_back(*std::move(part));
    } while (take_joint(word, mark));
    return list.parts.size() == 1 ? std::move(list.parts.front()) : std::move(list);
  }

  bool take_joint(std::string_view word, std::string_view mark) {
    const bool is_there = is_named(word) || is_mark(mark);
    if (is_there) advance();
    return is_there;
  }

  Parsed parse_one(std::size_t depth) {
    if (depth > kDeepestCondition) return std::nullopt;
    if (is_mark("!") || is_named("not")) {
      advance();
      Parsed part = parse_one(depth + 1);
      return part ? Parsed(negate(*std::move(part))) : std::nullopt;
    }
    if (take_mark("(")) {
      Parsed part = parse_any(depth + 1);
      return take_mark(")") ? std::move(part) : std::nullopt;
    }
    return parse_test();
  }

  /// The name of a question; LimeSurvey writes it without marks, with the part wanted behind it.
  std::optional<std::string> take_question() {
    std::string name = next_.text;
    if (next_.kind == TokenKind::kWord && dialect_ == ConditionDialect::kLimeSurvey) {
      for (const std::string_view part : {".NAOK", ".code", ".value"}) {
        if (name.ends_with(part)) name.resize(name.size() - part.size());
      }
      if (name.find('.') != std::string::npos) return std::nullopt;
    } else if (next_.kind != TokenKind::kQuestion) {
      return std::nullopt;
    }
    if (name.empty()) return std::nullopt;
    advance();
    return name;
  }

  std::optional<std::string> take_value() {
    const bool is_truth = is_named("true") || is_named("false");
    if (next_.kind != TokenKind::kValue && !is_truth) return std::nullopt;
    std::string value = next_.text;
    advance();
    return value;
  }

  Parsed parse_test() {
    for (const char* function : {"selected", "is_empty", "empty"}) {
      if (is_named(function)) return parse_function(function);
    }
    if (std::optional<std::string> value = take_value()) {
      const auto test = comparison_named(next_.text);
      advance();
      std::optional<std::string> question = take_question();
      if (!test || *test == ConditionTest::kNames || !question) return std::nullopt;
      return make_test(*std::move(question), turned(*test), *std::move(value));
    }
    std::optional<std::string> question = take_question();
    return question ? parse_comparison(*std::move(question)) : std::nullopt;
  }

  Parsed parse_function(std::string_view name) {
    advance();
    if (!take_mark("(")) return std::nullopt;
    std::optional<std::string> question = take_question();
    if (!question) return std::nullopt;
    if (name != "selected") {
      if (!take_mark(")")) return std::nullopt;
      return negate(make_test(*std::move(question), ConditionTest::kAnswered));
    }
    if (!take_mark(",")) return std::nullopt;
    std::optional<std::string> value = take_value();
    if (!value || !take_mark(")")) return std::nullopt;
    return make_test(*std::move(question), ConditionTest::kNames, *std::move(value));
  }

  /// What stands behind a question's name.
  Parsed parse_comparison(std::string question) {
    const std::string word = next_.kind == TokenKind::kWord ? std::string(fold(next_.text)) : "";
    const std::string name = word.empty() ? next_.text : word;
    advance();
    if (word == "empty" || word == "notempty") {
      Condition answered = make_test(std::move(question), ConditionTest::kAnswered);
      return word == "empty" ? negate(std::move(answered)) : std::move(answered);
    }
    if (word == "anyof") return parse_values(question, ConditionKind::kAny);
    if (word == "allof") return parse_values(question, ConditionKind::kAll);
    const bool is_negated = word == "notcontains";
    const auto test = is_negated ? ConditionTest::kNames : comparison_named(name);
    if (!test) return std::nullopt;
    if (*test == ConditionTest::kNames && is_mark("[")) {
      Parsed all = parse_values(question, ConditionKind::kAll);
      return all && is_negated ? Parsed(negate(*std::move(all))) : std::move(all);
    }
    std::optional<std::string> value = take_value();
    if (!value) return std::nullopt;
    Condition found = make_test(std::move(question), *test, *std::move(value));
    return is_negated ? negate(std::move(found)) : std::move(found);
  }

  /// "['a', 'b']"
  Parsed parse_values(const std::string& question, ConditionKind kind) {
    if (!take_mark("[")) return std::nullopt;
    Condition list{.kind = kind};
    do {
      std::optional<std::string> value = take_value();
      if (!value) return std::nullopt;
      list.parts.push_back(make_test(question, ConditionTest::kNames, *std::move(value)));
    } while (take_mark(","));
    return take_mark("]") ? Parsed(std::move(list)) : std::nullopt;
  }

  Tokens tokens_;
  ConditionDialect dialect_;
  Token next_;
};

}  // namespace

std::optional<Condition> parse_condition(std::string_view text, ConditionDialect dialect) {
  if (text.size() > kLongestCondition) return std::nullopt;
  return ConditionParser(text, dialect).parse();
}

}  // namespace sonder
