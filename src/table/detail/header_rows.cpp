#include "table/detail/header_rows.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text_index.h"
#include "text/blanks.h"
#include "text/dates.h"
#include "text/numbers.h"

namespace sonder::detail {
namespace {

constexpr std::size_t kSampleRows = 100;
constexpr std::size_t kMostHeaderRows = 3;

bool is_number_or_date(std::string_view text) {
  return weigh_decimal_mark(text) != MarkEvidence::kNeither || possible_date_orders(text) != 0;
}

std::string_view head_cell(const RawTable& raw, std::size_t record, std::size_t column) {
  const std::vector<std::string>& cells = raw.head[record].cells;
  return column < cells.size() ? trim(cells[column]) : std::string_view();
}

/// Records of the head and the rows behind it, counted from the head's first record.
std::string_view sample_cell(const RawTable& raw, std::size_t record, std::size_t column) {
  if (record < raw.head.size()) return head_cell(raw, record, column);
  return trim(raw.columns[column].at(record - raw.head.size()));
}

/// Nine in ten of the filled cells among the first rows behind the header are numbers or dates.
bool is_typed_column(const RawTable& raw, std::size_t header_rows, std::size_t column) {
  const std::size_t records = raw.head.size() + raw.row_count;
  std::size_t filled = 0;
  std::size_t typed = 0;
  for (std::size_t at = header_rows; at < std::min(records, header_rows + kSampleRows); ++at) {
    const std::string_view cell = sample_cell(raw, at, column);
    if (cell.empty()) continue;
    ++filled;
    if (is_number_or_date(cell)) ++typed;
  }
  return filled > 0 && typed * 10 >= filled * 9;
}

/// What a record holds, all columns together or where the column below is of numbers or dates.
struct HeaderVotes {
  std::size_t texts = 0;
  std::size_t typed = 0;

  void add(std::string_view cell) { ++(is_number_or_date(cell) ? typed : texts); }
};

HeaderVotes votes_above_typed(const RawTable& raw, std::size_t record) {
  HeaderVotes votes;
  for (std::size_t i = 0; i < raw.columns.size(); ++i) {
    const std::string_view cell = head_cell(raw, record, i);
    if (!cell.empty() && is_typed_column(raw, record + 1, i)) votes.add(cell);
  }
  return votes;
}

bool is_name_row(const RawTable& raw) {
  HeaderVotes all;
  for (const std::string& cell : raw.head.front().cells) {
    if (!trim(cell).empty()) all.add(trim(cell));
  }
  if (all.texts == 0) return false;
  if (raw.head.size() == 1) return all.typed == 0;
  const HeaderVotes above_typed = votes_above_typed(raw, 0);
  return above_typed.texts >= above_typed.typed;
}

std::string row_name(const RawTable& raw, std::size_t record) {
  return "row " + std::to_string(raw.head[record].row);
}

std::string share_of_cells(std::size_t part, std::size_t whole) {
  return std::to_string(part) + " of " + std::to_string(whole) + " filled cells";
}

struct CellCount {
  std::size_t filled = 0;
  std::size_t matching = 0;
};

template <class Accepts>
CellCount count_cells(const RawTable& raw, std::size_t record, Accepts accepts) {
  CellCount count;
  for (std::size_t i = 0; i < raw.columns.size(); ++i) {
    const std::string_view cell = head_cell(raw, record, i);
    if (cell.empty()) continue;
    ++count.filled;
    if (accepts(cell)) ++count.matching;
  }
  return count;
}

// Qualtrics

bool is_import_id(std::string_view cell) {
  return cell.starts_with("{\"ImportId\"") || cell.starts_with("{'ImportId'");
}

HeaderRows find_import_ids(const RawTable& raw) {
  for (std::size_t i = 1; i < std::min(raw.head.size(), kMostHeaderRows); ++i) {
    const CellCount ids = count_cells(raw, i, is_import_id);
    if (ids.matching == 0 || ids.matching * 2 < ids.filled) continue;
    return {i + 1, HeaderStyle::kTagsAndText,
            row_name(raw, i) + " has ImportId in " + share_of_cells(ids.matching, ids.filled)};
  }
  return {};
}

HeaderRows find_legacy_tags(const RawTable& raw) {
  const bool is_legacy = raw.head.size() > 1 && head_cell(raw, 0, 0) == "V1" &&
                         head_cell(raw, 0, 1) == "V2" && head_cell(raw, 1, 0) == "ResponseID";
  if (!is_legacy) return {};
  return {2, HeaderStyle::kTagsAndText,
          row_name(raw, 1) + " says what V1, V2 and so on in " + row_name(raw, 0) + " mean"};
}

// KoboToolbox

bool is_hashtag(std::string_view cell) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return cell.size() > 2 && cell[0] == '#' && is_letter(cell[1]);
}

/// A row of tags of the Humanitarian Exchange Language, which the row below it does not hold.
HeaderRows find_hashtags(const RawTable& raw) {
  if (raw.head.size() < 2) return {};
  const CellCount tags = count_cells(raw, 1, is_hashtag);
  if (tags.matching == 0 || tags.matching < tags.filled) return {};
  if (raw.head.size() > 2 && count_cells(raw, 2, is_hashtag).matching > 0) return {};
  return {2, HeaderStyle::kNames, row_name(raw, 1) + " holds nothing but tags such as #name"};
}

// SurveyMonkey

constexpr std::string_view kSentinels[] = {"Response", "Open-Ended Response"};
constexpr std::string_view kRespondentIds[] = {"Respondent ID", "RespondentID"};
constexpr std::string_view kRespondentFields[] = {"Collector ID", "Start Date",    "End Date",
                                                  "IP Address",   "Email Address", "First Name",
                                                  "Last Name",    "Custom Data 1"};

template <class List>
bool lists(const List& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// Some exports number them: "Response2".
std::string_view without_number(std::string_view cell) {
  while (!cell.empty() && cell.back() >= '0' && cell.back() <= '9') cell.remove_suffix(1);
  return cell;
}

bool is_sentinel(std::string_view cell) { return lists(kSentinels, without_number(cell)); }

/// How a record looks as the row of options below a row of questions.
struct OptionSigns {
  std::size_t filled = 0;
  std::size_t sentinels = 0;
  std::size_t under_blank = 0;     ///< texts where the questions' row is blank
  std::size_t contradictions = 0;  ///< texts of its own below the name of a respondent's field
  bool has_id = false;             ///< the questions' row names the respondent's id
};

OptionSigns read_option_signs(const RawTable& raw, std::size_t record) {
  OptionSigns signs;
  for (std::size_t i = 0; i < raw.columns.size(); ++i) {
    const std::string_view above = head_cell(raw, record - 1, i);
    const std::string_view cell = head_cell(raw, record, i);
    const bool is_id = lists(kRespondentIds, above);
    signs.has_id = signs.has_id || is_id;
    if (cell.empty()) continue;
    ++signs.filled;
    signs.sentinels += is_sentinel(cell) ? 1 : 0;
    signs.under_blank += above.empty() ? 1 : 0;
    const bool is_field = is_id || lists(kRespondentFields, above);
    signs.contradictions += is_field && cell != above ? 1 : 0;
  }
  return signs;
}

bool are_options(const OptionSigns& signs) {
  if (signs.contradictions > 0) return false;
  const bool fills_blanks = signs.under_blank > 1;
  if (signs.has_id) return signs.sentinels > 0 || fills_blanks;
  if (signs.sentinels < 2) return false;
  return fills_blanks || signs.sentinels * 2 >= signs.filled;
}

std::string describe_options(const RawTable& raw, std::size_t record, const OptionSigns& signs) {
  return row_name(raw, record) +
         " holds the options of the questions above: " + std::to_string(signs.under_blank) +
         " texts below blank cells, " + std::to_string(signs.sentinels) +
         " marks such as \"Response\"";
}

HeaderRows find_options(const RawTable& raw) {
  for (std::size_t i = std::min(raw.head.size(), kMostHeaderRows) - 1; i >= 1; --i) {
    const OptionSigns signs = read_option_signs(raw, i);
    // Only a row that names the respondent's id is sure to be the header below a row of codes.
    if (!are_options(signs) || (i == 2 && !signs.has_id)) continue;
    const HeaderStyle style = i == 2 ? HeaderStyle::kCodesInFront : HeaderStyle::kQuestionsAbove;
    return {i + 1, style, describe_options(raw, i, signs)};
  }
  return {};
}

// Merged cells

/// Whether every blank of the first record lies in a group that a text to its left begins, and the
/// second record names its columns.
bool names_groups(const RawTable& raw) {
  bool is_in_group = false;
  std::size_t blanks = 0;
  for (std::size_t i = 0; i < raw.columns.size(); ++i) {
    const std::string_view above = head_cell(raw, 0, i);
    const std::string_view cell = head_cell(raw, 1, i);
    if (!cell.empty() && is_number_or_date(cell)) return false;
    if (!above.empty()) {
      is_in_group = !cell.empty();
      continue;
    }
    if (cell.empty() || !is_in_group) return false;
    ++blanks;
  }
  return blanks > 0;
}

HeaderRows find_groups(const RawTable& raw) {
  if (raw.head.size() < 3 || !names_groups(raw)) return {};
  if (votes_above_typed(raw, 1).texts == 0) return {};
  return {2, HeaderStyle::kQuestionsAbove,
          row_name(raw, 1) + " names the columns of the groups in " + row_name(raw, 0)};
}

HeaderRows find_single_row(const RawTable& raw) {
  if (!is_name_row(raw)) {
    return {0, HeaderStyle::kNames, "the first row looks like those below it"};
  }
  return {1, HeaderStyle::kNames, row_name(raw, 0) + " names the columns"};
}

// Names

bool has_text_below(const RawTable& raw, std::size_t record, std::size_t rows, std::size_t column) {
  for (std::size_t below = record + 1; below < rows; ++below) {
    if (!head_cell(raw, below, column).empty()) return true;
  }
  return false;
}

std::string join_question(const std::vector<std::string>& cells, std::size_t first) {
  std::string name;
  std::string_view last;
  for (std::size_t i = first; i < cells.size(); ++i) {
    const std::string_view cell = cells[i];
    const bool says_nothing = cell.empty() || cell == last;
    if (says_nothing || (!name.empty() && is_sentinel(cell))) continue;
    if (!name.empty()) name += " - ";
    name += cell;
    last = cell;
  }
  return name;
}

}  // namespace

HeaderRows find_header_rows(const RawTable& raw) {
  if (raw.has_known_names) return {1, HeaderStyle::kNames, "the format names its columns"};
  for (const auto find :
       {find_import_ids, find_legacy_tags, find_hashtags, find_options, find_groups}) {
    if (HeaderRows found = find(raw); found.count > 0) return found;
  }
  return find_single_row(raw);
}

bool looks_like_row_names(const RawTable& raw, const HeaderRows& rows) {
  if (rows.count != 1 || raw.head.size() < 2) return false;
  if (raw.head.front().cells.size() + 1 != raw.columns.size()) return false;
  const bool is_ragged =
      raw.issues.count(IssueCode::kShortRow) + raw.issues.count(IssueCode::kLongRow) > 0;
  if (is_ragged) return false;
  const bool is_packed = !raw.packed.empty() && raw.packed.front();
  const std::size_t distinct =
      is_packed ? raw.packed.front()->count_distinct() : raw.columns.front().dictionary.size() - 1;
  if (distinct != raw.row_count) return false;
  TextIndex in_head;
  for (std::size_t i = 1; i < raw.head.size(); ++i) {
    const std::string_view cell = raw.head[i].cells.front();
    const bool is_new = !in_head.find(cell) && !raw.columns.front().dictionary.find(cell);
    if (trim(cell).empty() || !is_new) return false;
    in_head.add(cell, static_cast<std::uint32_t>(i));
  }
  return true;
}

std::vector<std::vector<std::string>> fill_header_cells(const RawTable& raw,
                                                        const HeaderRows& rows) {
  std::vector<std::vector<std::string>> header(raw.columns.size(),
                                               std::vector<std::string>(rows.count));
  const std::size_t first = rows.has_row_names ? 1 : 0;
  for (std::size_t record = 0; record < rows.count; ++record) {
    std::string_view group;
    for (std::size_t i = first; i < raw.columns.size(); ++i) {
      const std::string_view cell = head_cell(raw, record, i - first);
      if (!cell.empty()) group = cell;
      const bool takes_group = cell.empty() && has_text_below(raw, record, rows.count, i - first);
      header[i][record] = takes_group ? group : cell;
    }
  }
  return header;
}

std::string join_header_cells(const std::vector<std::string>& cells, HeaderStyle style) {
  if (cells.empty()) return {};
  switch (style) {
    case HeaderStyle::kNames: return cells.front();
    case HeaderStyle::kTagsAndText:
      return cells.size() < 2 || cells[1].empty() ? cells.front() : cells[1];
    case HeaderStyle::kQuestionsAbove: return join_question(cells, 0);
    case HeaderStyle::kCodesInFront: break;
  }
  std::string name = join_question(cells, 1);
  return name.empty() ? cells.front() : name;
}

}  // namespace sonder::detail
