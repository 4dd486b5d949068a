#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "base/sorting.h"
#include "segments/rule.h"

namespace sonder {
namespace {

/// One bit per profile, 64 to a word, as in `Bitset::words`.
using Words = std::vector<std::uint64_t>;

Words no_words(std::size_t profiles) { return Words((profiles + 63) / 64, 0); }

/// Asks `test` about every position, without a branch, a whole word at a time.
template <class Test>
Words test_all(std::size_t profiles, Test test) {
  Words words = no_words(profiles);
  for (std::size_t word = 0; word < words.size(); ++word) {
    const std::size_t first = word * 64;
    const std::size_t count = std::min<std::size_t>(64, profiles - first);
    std::uint64_t bits = 0;
    for (std::size_t bit = 0; bit < count; ++bit) {
      bits |= static_cast<std::uint64_t>(test(first + bit)) << bit;
    }
    words[word] = bits;
  }
  return words;
}

/// Both ends included. Every ordered comparison is one.
template <class Value>
struct Range {
  Value low;
  Value high;
};

std::optional<std::int64_t> below(std::int64_t value) {
  if (value == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  return value - 1;
}
std::optional<std::int64_t> above(std::int64_t value) {
  if (value == std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return value + 1;
}
std::optional<double> below(double value) {
  return std::nextafter(value, -std::numeric_limits<double>::infinity());
}
std::optional<double> above(double value) {
  return std::nextafter(value, std::numeric_limits<double>::infinity());
}

template <class Value>
Value lowest_of() {
  if constexpr (std::numeric_limits<Value>::has_infinity) {
    return -std::numeric_limits<Value>::infinity();
  }
  return std::numeric_limits<Value>::lowest();
}
template <class Value>
Value highest_of() {
  if constexpr (std::numeric_limits<Value>::has_infinity) {
    return std::numeric_limits<Value>::infinity();
  }
  return std::numeric_limits<Value>::max();
}

/// The values that pass, absent when none can; of kNotEqual those that do not pass.
template <class Value>
std::optional<Range<Value>> range_of(Comparison comparison, Value first, Value last) {
  std::optional<Value> low = lowest_of<Value>();
  std::optional<Value> high = highest_of<Value>();
  switch (comparison) {
    case Comparison::kLess: high = below(first); break;
    case Comparison::kAtMost: high = first; break;
    case Comparison::kGreater: low = above(first); break;
    case Comparison::kAtLeast: low = first; break;
    case Comparison::kBetween: low = first, high = last; break;
    default: low = high = first; break;
  }
  if (!low || !high || *low > *high) return std::nullopt;
  return Range<Value>{*low, *high};
}

Words test_range(const std::vector<std::int64_t>& values, Range<std::int64_t> range) {
  const auto low = static_cast<std::uint64_t>(range.low);
  const std::uint64_t width = static_cast<std::uint64_t>(range.high) - low;
  const std::int64_t* value = values.data();
  // Values below `low` wrap round to above `width`, so one comparison does for both ends.
  return test_all(values.size(), [=](std::size_t i) {
    return static_cast<std::uint64_t>(value[i]) - low <= width;
  });
}

Words test_range(const std::vector<double>& values, Range<double> range) {
  const double* value = values.data();
  return test_all(values.size(), [=](std::size_t i) {
    return (value[i] >= range.low) & (value[i] <= range.high);
  });
}

template <class Value, class Operand>
Words test_one_of(const std::vector<Value>& values, const Rule& test, Operand operand) {
  std::vector<Value> wanted;
  for (const RuleValue& value : test.values) wanted.push_back(operand(value));
  sort_stably(wanted);
  return test_all(values.size(), [&](std::size_t i) {
    return std::binary_search(wanted.begin(), wanted.end(), values[i]);
  });
}

/// Categories are few and rows are many: texts are looked up once, then codes are compared.
Words test_category(const Feature& feature, const Rule& test) {
  std::vector<std::uint8_t> is_wanted(feature.categories.size(), 0);
  for (const RuleValue& value : test.values) {
    const auto code = feature.categories.find(value.text);
    if (code) is_wanted[*code] = 1;
  }
  return test_all(feature.values.size(), [&](std::size_t i) {
    return is_wanted[static_cast<std::size_t>(feature.values[i])] != 0;
  });
}

template <class Value, class Operand>
Words test_values(const std::vector<Value>& values, const Rule& test, Operand operand) {
  if (test.comparison == Comparison::kOneOf) return test_one_of(values, test, operand);
  const auto range =
      range_of(test.comparison, operand(test.values.front()), operand(test.values.back()));
  return range ? test_range(values, *range) : no_words(values.size());
}

Words test_feature(const Feature& feature, const Rule& test) {
  switch (feature.type) {
    case FeatureType::kCategory: return test_category(feature, test);
    case FeatureType::kDecimal:
      return test_values(feature.decimals, test,
                         [](const RuleValue& value) { return value.decimal; });
    default:
      return test_values(feature.values, test,
                         [](const RuleValue& value) { return value.integer; });
  }
}

void flip(Words& words) {
  for (std::uint64_t& word : words) word = ~word;
}

Words evaluate_test(const Rule& test, const FeatureTable& features) {
  const Feature* feature = features.find(test.feature);
  if (feature == nullptr) return no_words(features.profile_count);
  const Words& known = feature->known.words();
  if (test.comparison == Comparison::kKnown) return known;
  Words words = test_feature(*feature, test);
  if (test.comparison == Comparison::kNotEqual) flip(words);
  for (std::size_t i = 0; i < words.size(); ++i) words[i] &= known[i];
  return words;
}

Words evaluate_words(const Rule& rule, const FeatureTable& features);

/// All of no parts is everybody, any of none nobody.
Words evaluate_parts(const Rule& rule, const FeatureTable& features) {
  const bool is_all = rule.kind == RuleKind::kAll;
  Words joined = no_words(features.profile_count);
  if (is_all) flip(joined);
  for (const Rule& part : rule.parts) {
    const Words words = evaluate_words(part, features);
    for (std::size_t i = 0; i < words.size(); ++i) {
      joined[i] = is_all ? joined[i] & words[i] : joined[i] | words[i];
    }
  }
  return joined;
}

/// Bits past the last profile may be set; `to_bitset` drops them.
Words evaluate_words(const Rule& rule, const FeatureTable& features) {
  if (rule.kind == RuleKind::kTest) return evaluate_test(rule, features);
  if (rule.kind != RuleKind::kNot) return evaluate_parts(rule, features);
  Words words = evaluate_words(rule.parts.front(), features);
  flip(words);
  return words;
}

}  // namespace

Bitset evaluate(const Rule& rule, const FeatureTable& features) {
  return Bitset::from_words(features.profile_count, evaluate_words(rule, features));
}

}  // namespace sonder
