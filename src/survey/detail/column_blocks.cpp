#include "survey/detail/column_blocks.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text_index.h"
#include "text/blanks.h"
#include "text/fold.h"

namespace sonder {
namespace {

using Ways = std::vector<HeadingParts>;

const HeadingParts* find_way(const Ways& ways, const HeadingParts& wanted) {
  const auto found = std::find_if(ways.begin(), ways.end(), [&](const HeadingParts& way) {
    return way.mark == wanted.mark && way.key == wanted.key;
  });
  return found == ways.end() ? nullptr : &*found;
}

/// How many bytes all texts begin with in common.
std::size_t common_length(const std::vector<std::string>& texts) {
  std::size_t length = texts.front().size();
  for (const std::string& text : texts) {
    const auto end = std::mismatch(
        text.begin(), text.end(), texts.front().begin(),
        texts.front().begin() + static_cast<std::ptrdiff_t>(std::min(length, text.size())));
    length = static_cast<std::size_t>(end.first - text.begin());
    length = std::min(length, text.size());
  }
  return length;
}

/// Texts such as "Question-Row" under tags have the question in common, up to the last dash.
void part_texts(std::vector<std::string> texts, ColumnBlock& block) {
  const std::size_t length = common_length(texts);
  const std::size_t dash = texts.front().substr(0, length).rfind('-');
  if (dash == std::string::npos) return;
  block.stem = std::string(trim(texts.front().substr(0, dash)));
  for (std::size_t at = 0; at < texts.size(); ++at) {
    const std::string_view item = trim(std::string_view(texts[at]).substr(dash + 1));
    if (!item.empty() && !names_other_text(block.items[at])) block.items[at] = std::string(item);
  }
}

std::vector<Ways> part_headings(const Table& table, const std::vector<bool>& is_free) {
  std::vector<Ways> ways(table.columns.size());
  for (std::size_t column = 0; column < ways.size(); ++column) {
    if (is_free[column]) ways[column] = part_heading(table.columns[column]);
  }
  return ways;
}

/// The block that begins at a column when its heading is read this way.
ColumnBlock follow(const std::vector<Ways>& ways, std::size_t first, const HeadingParts& way) {
  ColumnBlock block = {.mark = way.mark, .stem = way.stem, .columns = {}, .items = {}};
  std::vector<std::string> texts;
  for (std::size_t column = first; column < ways.size(); ++column) {
    const HeadingParts* same = find_way(ways[column], way);
    if (same == nullptr) break;
    block.columns.push_back(column);
    block.items.push_back(same->item);
    texts.push_back(same->stem);
  }
  if (way.mark == HeadingMark::kTag) part_texts(std::move(texts), block);
  return block;
}

/// Whether the column holds its own heading or nothing, and something at all.
struct OwnText {
  bool is_nothing_else = true;
  bool is_there = false;
};

OwnText look_for_own_text(const Column& column) {
  const TextDictionary& texts = column.text.dictionary;
  const std::string heading = fold_words(column.name);
  OwnText found;
  constexpr std::uint32_t kMostTexts = 3;  // the empty one, the option, and a blank
  if (texts.size() > kMostTexts) return {.is_nothing_else = false};
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    if (trim(texts.text(code)).empty()) continue;
    found.is_nothing_else = found.is_nothing_else && fold_words(texts.text(code)) == heading;
    found.is_there = true;
  }
  return found;
}

/// Options that stand above their columns alone. What was written under "Other" ends them, as does
/// a question.
ColumnBlock follow_options(const Table& table, const std::vector<bool>& is_free,
                           std::size_t first) {
  ColumnBlock block = {.mark = HeadingMark::kOption, .stem = {}, .columns = {}, .items = {}};
  std::size_t filled = 0;
  for (std::size_t column = first; column < table.columns.size() && is_free[column]; ++column) {
    const std::string& heading = table.columns[column].name;
    const bool takes_text = names_other_text(heading);
    const OwnText own = look_for_own_text(table.columns[column]);
    if (heading.ends_with('?') || (!own.is_nothing_else && !takes_text)) break;
    if (filled == 0 && !(own.is_nothing_else && own.is_there)) break;
    filled += own.is_nothing_else && own.is_there ? 1 : 0;
    block.columns.push_back(column);
    block.items.push_back(heading);
    if (takes_text) break;
  }
  if (filled < 2) block.columns.clear();
  return block;
}

ColumnBlock find_block_at(const Table& table, const std::vector<bool>& is_free,
                          const std::vector<Ways>& ways, std::size_t column) {
  ColumnBlock block;
  for (const HeadingParts& way : ways[column]) {
    block = follow(ways, column, way);
    if (block.columns.size() > 1) return block;
  }
  return follow_options(table, is_free, column);
}

/// Columns headed by the question alone, before "question/option".
void find_joined(const Table& table, const std::vector<bool>& is_free,
                 std::vector<ColumnBlock>& blocks) {
  const auto is_slashed = [](const ColumnBlock& block) {
    return block.mark == HeadingMark::kSlash;
  };
  if (std::none_of(blocks.begin(), blocks.end(), is_slashed)) return;
  TextIndex by_name;
  for (std::uint32_t column = 0; column < table.columns.size(); ++column) {
    if (is_free[column]) by_name.add(trim(table.columns[column].name), column);
  }
  for (ColumnBlock& block : blocks) {
    if (!is_slashed(block)) continue;
    if (const auto found = by_name.find(block.stem)) block.joined = *found;
  }
}

}  // namespace

std::vector<ColumnBlock> find_column_blocks(const Table& table, const std::vector<bool>& is_free) {
  const std::vector<Ways> ways = part_headings(table, is_free);
  std::vector<ColumnBlock> blocks;
  std::size_t column = 0;
  while (column < table.columns.size()) {
    ColumnBlock block;
    if (is_free[column]) block = find_block_at(table, is_free, ways, column);
    if (block.columns.size() < 2) {
      ++column;
      continue;
    }
    column = block.columns.back() + 1;
    blocks.push_back(std::move(block));
  }
  find_joined(table, is_free, blocks);
  return blocks;
}

}  // namespace sonder
