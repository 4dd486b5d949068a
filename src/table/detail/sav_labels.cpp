#include "table/detail/sav_labels.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace sonder::detail {
namespace {

/// Takes counts and texts off the front of an extension; what is not there reads as 0 or empty.
struct Cursor {
  std::string_view rest;
  SavBytes bytes;
  bool is_damaged = false;

  std::string_view take(std::size_t size) {
    is_damaged = is_damaged || size > rest.size();
    if (is_damaged) return {};
    const std::string_view taken = rest.substr(0, size);
    rest.remove_prefix(size);
    return taken;
  }
  std::uint32_t take_count() {
    const std::string_view taken = take(4);
    return is_damaged ? 0 : bytes.word32(taken.data());
  }
  std::string_view take_text() { return take(take_count()); }
  bool has_more() const { return !is_damaged && !rest.empty(); }
};

ColumnLabels* find_labels(std::string_view name, const SavNames& columns,
                          std::vector<ColumnLabels>& labels) {
  const auto column = columns.find(name);
  return column ? &labels[*column] : nullptr;
}

/// Takes a number and a blank, and as many bytes as that; absent when they are not there.
std::optional<std::string_view> take_counted(std::string_view& rest) {
  constexpr std::size_t kMost = 1'000'000;
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  std::size_t size = 0;
  std::size_t at = 0;
  for (; at < rest.size() && rest[at] >= '0' && rest[at] <= '9' && size < kMost; ++at) {
    size = size * 10 + static_cast<std::size_t>(rest[at] - '0');
  }
  if (at == 0 || at >= rest.size() || rest[at] != ' ' || size > rest.size() - at - 1) {
    return std::nullopt;
  }
  const std::string_view taken = rest.substr(at + 1, size);
  rest.remove_prefix(at + 1 + size);
  return taken;
}

std::string_view take_word(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  const std::string_view word = rest.substr(0, rest.find(' '));
  rest.remove_prefix(word.size());
  return word;
}

/// Takes the kind of the set: C for the answers given, D and E for columns of one answer each.
bool take_kind(std::string_view& rest, ResponseSet& set) {
  const char kind = rest.empty() ? '\0' : rest.front();
  if (kind == 'C') {
    rest.remove_prefix(1);
    return true;
  }
  if (kind != 'D' && kind != 'E') return false;
  rest.remove_prefix(1);
  if (kind == 'E') take_word(rest);  // where the labels of the answers come from
  const auto ticked = take_counted(rest);
  if (!ticked) return false;
  set.ticked = without_filling(*ticked);
  return true;
}

std::optional<ResponseSet> read_response_set(std::string_view line, const SavNames& columns) {
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  ResponseSet set;
  set.name = line.substr(0, equals);
  std::string_view rest = line.substr(equals + 1);
  if (!take_kind(rest, set)) return std::nullopt;
  const auto label = take_counted(rest);
  if (!label) return std::nullopt;
  set.label = without_filling(*label);
  for (auto word = take_word(rest); !word.empty(); word = take_word(rest)) {
    const auto column = columns.find(word);
    if (!column) return std::nullopt;
    set.columns.push_back(*column);
  }
  return set;
}

}  // namespace

bool add_long_value_labels(std::string_view extension, SavBytes bytes, const SavNames& columns,
                           std::vector<ColumnLabels>& labels) {
  Cursor cursor{extension, bytes};
  bool is_complete = true;
  while (cursor.has_more()) {
    ColumnLabels* column = find_labels(cursor.take_text(), columns, labels);
    cursor.take_count();  // width of the texts
    const std::uint32_t count = cursor.take_count();
    is_complete = is_complete && column != nullptr;
    for (std::uint32_t i = 0; i < count && !cursor.is_damaged; ++i) {
      const std::string_view value = without_filling(cursor.take_text());
      const std::string_view label = without_filling(cursor.take_text());
      if (cursor.is_damaged || column == nullptr) continue;
      column->values.push_back({std::string(value), std::string(label)});
    }
  }
  return is_complete && !cursor.is_damaged;
}

bool add_long_missing(std::string_view extension, SavBytes bytes, const SavNames& columns,
                      std::vector<ColumnLabels>& labels) {
  Cursor cursor{extension, bytes};
  bool is_complete = true;
  while (cursor.has_more()) {
    ColumnLabels* column = find_labels(cursor.take_text(), columns, labels);
    is_complete = is_complete && column != nullptr;
    const std::string_view count = cursor.take(1);
    const std::uint32_t size = cursor.take_count();
    for (int i = 0; !cursor.is_damaged && i < static_cast<unsigned char>(count.front()); ++i) {
      // Some writers repeat the size in front of every value.
      if (i > 0 && cursor.rest.size() >= 4 && bytes.word32(cursor.rest.data()) == size) {
        cursor.take_count();
      }
      const std::string_view value = without_filling(cursor.take(size));
      if (cursor.is_damaged || column == nullptr) continue;
      column->missing.emplace_back(value);
    }
  }
  return is_complete && !cursor.is_damaged;
}

bool add_response_sets(std::string_view extension, const SavNames& columns,
                       std::vector<ResponseSet>& sets) {
  bool is_complete = true;
  while (!extension.empty()) {
    const std::string_view line = extension.substr(0, extension.find('\n'));
    extension.remove_prefix(std::min(line.size() + 1, extension.size()));
    if (without_filling(line).empty()) continue;
    auto set = read_response_set(line, columns);
    is_complete = is_complete && set.has_value();
    if (set) sets.push_back(std::move(*set));
  }
  return is_complete;
}

}  // namespace sonder::detail
