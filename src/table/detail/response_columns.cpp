#include "table/detail/response_columns.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/sorting.h"
#include "base/text_index.h"
#include "base/utf8.h"
#include "text/blanks.h"

namespace sonder::detail {
namespace {

using OptionsOfCode = std::vector<std::optional<std::uint32_t>>;

std::string option_name(std::string_view name) {
  std::string option = replace_invalid_utf8(trim(name));
  std::replace(option.begin(), option.end(), kAnswerSeparator, ',');
  return option;
}

bool is_listed(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::string_view label_of(const Column& column, std::string_view text) {
  for (const ColumnLabels::Value& value : column.labels.values) {
    if (trim(value.text) == text) return value.label;
  }
  return text;
}

/// The options of one set as they are met, each once.
class Options {
 public:
  std::uint32_t add(std::string_view name) {
    const std::string option = option_name(name);
    if (const auto known = positions_.find(option)) return *known;
    const auto position = static_cast<std::uint32_t>(names_.size());
    positions_.add(option, position);
    names_.push_back(option);
    return position;
  }
  const std::vector<std::string>& names() const { return names_; }

 private:
  TextIndex positions_;
  std::vector<std::string> names_;
};

/// What each text of a column says.
OptionsOfCode options_of(const Column& column, const ResponseSet& set, Options& options) {
  const TextDictionary& texts = column.text.dictionary;
  OptionsOfCode of_code(texts.size());
  if (set.ticked) {
    const std::uint32_t own =
        options.add(column.labels.label.empty() ? column.name : column.labels.label);
    for (std::uint32_t code = 1; code < texts.size(); ++code) {
      if (trim(texts.text(code)) == *set.ticked) of_code[code] = own;
    }
    return of_code;
  }
  for (const ColumnLabels::Value& value : column.labels.values) {
    if (!is_listed(column.labels.missing, value.text)) options.add(value.label);
  }
  for (std::uint32_t code = 1; code < texts.size(); ++code) {
    const std::string_view text = trim(texts.text(code));
    if (text.empty() || is_listed(column.labels.missing, text)) continue;
    of_code[code] = options.add(label_of(column, text));
  }
  return of_code;
}

CodedText join_rows(const Table& table, const ResponseSet& set,
                    const std::vector<OptionsOfCode>& options,
                    const std::vector<std::string>& names) {
  CodedText joined;
  joined.codes.reserve(table.row_count);
  std::vector<std::uint32_t> chosen;
  std::string cell;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    chosen.clear();
    for (std::size_t i = 0; i < set.columns.size(); ++i) {
      const auto option = options[i][table.columns[set.columns[i]].text.codes[row]];
      if (option) chosen.push_back(*option);
    }
    sort_stably(chosen);
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    cell.clear();
    for (const std::uint32_t option : chosen) {
      if (!cell.empty()) cell += kAnswerSeparator;
      cell += names[option];
    }
    joined.codes.push_back(joined.dictionary.intern(cell));
  }
  return joined;
}

void join_response_set(Table& table, ResponseSet& set) {
  Options options;
  std::vector<OptionsOfCode> of_columns;
  for (const std::uint32_t position : set.columns) {
    unpack_column(table, position);
    of_columns.push_back(options_of(table.columns[position], set, options));
  }
  Column column;
  column.text = join_rows(table, set, of_columns, options.names());
  column.name = set.label.empty() ? set.name.substr(set.name.starts_with('$') ? 1 : 0) : set.label;
  column.name = replace_invalid_utf8(column.name);
  column.header.assign(table.header.size(), {});
  column.labels.label = set.label;
  set.joined = static_cast<std::uint32_t>(table.columns.size());
  set.options = options.names();
  table.columns.push_back(std::move(column));
}

}  // namespace

void join_response_sets(Table& table) {
  const std::size_t most = table.columns.size() * 2;
  for (ResponseSet& set : table.response_sets) {
    if (set.columns.size() > 1 && table.columns.size() < most) join_response_set(table, set);
  }
}

}  // namespace sonder::detail
