#include "table/detail/sav_columns.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "table/detail/sav_labels.h"
#include "table/detail/sav_values.h"

namespace sonder::detail {
namespace {

// Kinds of extensions.
constexpr std::int32_t kResponseSets = 7;
constexpr std::int32_t kLongNames = 13;
constexpr std::int32_t kLongTexts = 14;
constexpr std::int32_t kLaterResponseSets = 19;
constexpr std::int32_t kLongValueLabels = 21;
constexpr std::int32_t kLongMissing = 22;

constexpr std::uint32_t kLongestPlainText = 255;
constexpr std::uint32_t kLongestText = 32'767;
constexpr std::uint32_t kSegmentStep = 252;  // so much width one more segment is for

/// What stands for the variables of given names of 8 bytes.
struct NamedTexts {
  SavNames names;
  std::vector<std::string_view> texts;

  std::optional<std::string_view> find(std::string_view name) const {
    const auto number = names.find(name);
    if (!number) return std::nullopt;
    return texts[*number];
  }
};

/// Reads "NAME=text<tab>NAME=text".
NamedTexts read_pairs(std::string_view text) {
  NamedTexts pairs;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('\t'));
    text.remove_prefix(std::min(pair.size() + 1, text.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    pairs.names.add(pair.substr(0, equals), static_cast<std::uint32_t>(pairs.texts.size()));
    pairs.texts.push_back(without_filling(pair.substr(equals + 1)));
  }
  pairs.names.sort();
  return pairs;
}

/// 0 for anything but digits, and for a number too large to be a width.
std::uint32_t read_width(std::string_view text) {
  std::uint32_t width = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9' || width > kLongestText) return 0;
    width = width * 10 + static_cast<std::uint32_t>(digit - '0');
  }
  return width > kLongestText ? 0 : width;
}

/// How many variables a text of that width takes.
std::size_t count_segments(std::uint32_t width) {
  return width <= kLongestPlainText ? 1 : (width + kSegmentStep - 1) / kSegmentStep;
}

/// Whether the segments of a text of that width begin at this variable.
bool has_segments(const std::vector<SavVariable>& variables, std::size_t first,
                  std::uint32_t width) {
  const std::size_t count = count_segments(width);
  if (count > variables.size() - first) return false;
  for (std::size_t i = 0; i + 1 < count; ++i) {
    if (variables[first + i].width != static_cast<std::int32_t>(kLongestPlainText)) return false;
  }
  const auto last = static_cast<std::uint32_t>(variables[first + count - 1].width);
  return last > 0 && (count - 1) * kLongestPlainText + last >= width;
}

/// Goes through the variables once and collects what becomes of them.
class Layout {
 public:
  Layout(const SavDictionary& dictionary, const ReaderLimits& limits)
      : dictionary_(dictionary), limits_(limits), column_at_(dictionary.element_count, kNone) {
    RawTable& table = layout_.table;
    table.format = FileFormat::kSav;
    table.has_known_names = true;
    table.head.push_back({1, {}});
    table.first_row = 2;
  }

  Result<SavLayout> make() {
    add_columns();
    const std::size_t count = layout_.columns.size();
    if (count == 0) return Error{ErrorCode::kNotATable, "the SPSS file has no variables"};
    if (count > limits_.columns) return too_many(limits_.columns, "columns");
    for (const SavLabelSet& set : dictionary_.label_sets) {
      if (!add_value_labels(set)) return too_many(kMostLabels, "labels of values");
    }
    find_weight();
    add_extensions();
    return std::move(layout_);
  }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  static constexpr std::size_t kMostLabels = 1'000'000;

  static Error too_many(std::size_t limit, std::string_view what) {
    return {ErrorCode::kLimitExceeded, "the SPSS file has more than " + std::to_string(limit) +
                                           " " + std::string(what) + ", the limit"};
  }

  void report(std::string message) {
    layout_.table.issues.add({.code = IssueCode::kBrokenRecord, .message = std::move(message)});
  }

  void add_columns() {
    const NamedTexts long_names = read_pairs(dictionary_.extension(kLongNames));
    const NamedTexts long_widths = read_pairs(dictionary_.extension(kLongTexts));
    const std::vector<SavVariable>& variables = dictionary_.variables;
    for (std::size_t i = 0; i < variables.size();) {
      const std::string_view name = variables[i].short_name;
      add_column(variables[i], long_names.find(name).value_or(name));
      std::uint32_t& width = layout_.columns.back().width;
      width = std::max(width, width_of(i, long_widths.find(name).value_or("")));
      i += count_segments(width);
    }
    short_names_.sort();
    names_.sort();
  }

  /// 0 unless the file says that a long text begins there, and its segments do.
  std::uint32_t width_of(std::size_t variable, std::string_view told) {
    const std::uint32_t width = read_width(told);
    if (width <= kLongestPlainText) return 0;
    if (has_segments(dictionary_.variables, variable, width)) return width;
    report("a long text lacks some of its parts; the others were kept as columns of their own");
    return 0;
  }

  void add_column(const SavVariable& variable, std::string_view name) {
    const auto column = static_cast<std::uint32_t>(layout_.columns.size());
    column_at_[variable.element] = column;
    variables_.push_back(&variable);
    short_names_.add(variable.short_name, column);
    names_.add(name, column);
    layout_.columns.push_back(
        {variable.element, static_cast<std::uint32_t>(variable.width), variable.format});
    layout_.table.head.front().cells.emplace_back(name);
    ColumnLabels& labels = layout_.table.labels.emplace_back();
    labels.label = without_filling(variable.label);
    add_missing(variable, labels);
  }

  std::string text_of(const SavVariable& variable, const SavWord& word) const {
    if (variable.width > 0) return std::string(without_filling({word.data(), word.size()}));
    return format_sav_number(dictionary_.bytes.number(word.data()), variable.format);
  }

  void add_missing(const SavVariable& variable, ColumnLabels& labels) const {
    const std::vector<SavWord>& words = variable.missing;
    if (variable.has_missing_range) {
      ColumnLabels::Range range = {text_of(variable, words[0]), text_of(variable, words[1])};
      if (dictionary_.bytes.number(words[0].data()) <= dictionary_.lowest) range.lowest.clear();
      if (dictionary_.bytes.number(words[1].data()) >= dictionary_.highest) range.highest.clear();
      labels.missing_range = std::move(range);
    }
    for (std::size_t i = variable.has_missing_range ? 2 : 0; i < words.size(); ++i) {
      labels.missing.push_back(text_of(variable, words[i]));
    }
  }

  /// `element` counts from 1.
  std::uint32_t column_at(std::uint32_t element) const {
    const bool is_inside = element >= 1 && element <= column_at_.size();
    return is_inside ? column_at_[element - 1] : kNone;
  }

  void find_weight() {
    if (dictionary_.weight_element == 0) return;
    const std::uint32_t column = column_at(dictionary_.weight_element);
    if (column == kNone) return report("the file is weighted by a variable that it does not have");
    layout_.table.weight_column = column;
  }

  bool add_value_labels(const SavLabelSet& set) {
    for (const std::uint32_t element : set.elements) {
      const std::uint32_t column = column_at(element);
      if (column == kNone) {
        report("labels of values of a variable that does not exist were left out");
        continue;
      }
      label_count_ += set.entries.size();
      if (label_count_ > kMostLabels) return false;
      for (const SavLabelSet::Entry& entry : set.entries) {
        layout_.table.labels[column].values.push_back(
            {text_of(*variables_[column], entry.value), std::string(without_filling(entry.label))});
      }
    }
    return true;
  }

  void add_extensions() {
    constexpr std::string_view kLeftOut = " could not all be read; the others were left out";
    const SavBytes bytes = dictionary_.bytes;
    RawTable& table = layout_.table;
    for (const auto& [subtype, text] : dictionary_.extensions) {
      if (subtype == kLongValueLabels &&
          !add_long_value_labels(text, bytes, names_, table.labels)) {
        report("the labels of the values of long texts" + std::string(kLeftOut));
      }
      if (subtype == kLongMissing && !add_long_missing(text, bytes, names_, table.labels)) {
        report("the missing values of long texts" + std::string(kLeftOut));
      }
      const bool has_sets = subtype == kResponseSets || subtype == kLaterResponseSets;
      if (has_sets && !add_response_sets(text, short_names_, table.response_sets)) {
        report("the multiple-response sets" + std::string(kLeftOut));
      }
    }
  }

  const SavDictionary& dictionary_;
  const ReaderLimits& limits_;
  SavLayout layout_;
  std::vector<std::uint32_t> column_at_;       ///< by element, from 0
  std::vector<const SavVariable*> variables_;  ///< the first one of each column
  SavNames short_names_;
  SavNames names_;
  std::size_t label_count_ = 0;
};

}  // namespace

Result<SavLayout> lay_out_columns(const SavDictionary& dictionary, const ReaderLimits& limits) {
  return Layout(dictionary, limits).make();
}

}  // namespace sonder::detail
