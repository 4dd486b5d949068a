#include "table/raw_table.h"

#include <algorithm>

#include "base/bitset.h"
#include "table/detail/find_texts.h"

namespace sonder {
namespace {

double record_count(const RawTable& table) {
  return static_cast<double>(table.row_count + table.head.size());
}

bool is_wrapped(std::string_view text) {
  return text.size() >= 2 && text.front() == '"' && text.back() == '"';
}

/// Records with a cell between quote marks, which a reading without quotes should not meet.
std::size_t count_wrapped_records(const RawTable& table) {
  Bitset is_wrapped_row(table.row_count);
  for (const CodedText& column : table.columns) {
    const Bitset wrapped = detail::find_texts(column.dictionary, is_wrapped);
    if (wrapped.count() == 0) continue;
    for (std::size_t row = 0; row < table.row_count; ++row) {
      if (wrapped.test(column.codes[row])) is_wrapped_row.set(row);
    }
  }
  const auto in_head =
      std::count_if(table.head.begin(), table.head.end(), [](const HeadRecord& record) {
        return std::any_of(record.cells.begin(), record.cells.end(), is_wrapped);
      });
  return is_wrapped_row.count() + static_cast<std::size_t>(in_head);
}

/// Records of a single column that hold the delimiter, when all those of the head do.
std::size_t count_uncut_records(const RawTable& table, char delimiter) {
  const auto is_cut = [delimiter](std::string_view cell) {
    return cell.find(delimiter) != std::string_view::npos;
  };
  // Blanks as delimiters leave no cell at all of a blank record.
  const auto is_cut_record = [&is_cut](const HeadRecord& record) {
    return !record.cells.empty() && is_cut(record.cells.front());
  };
  if (!is_cut_record(table.head.front())) return 0;
  const Bitset cut = detail::find_texts(table.columns.front().dictionary, is_cut);
  const std::vector<std::uint32_t>& codes = table.columns.front().codes;
  const auto rows = std::count_if(codes.begin(), codes.end(),
                                  [&cut](std::uint32_t code) { return cut.test(code); });
  const auto in_head = std::count_if(table.head.begin(), table.head.end(), is_cut_record);
  return static_cast<std::size_t>(rows + in_head);
}

/// A single column is what is left when nothing else fits: worse than a reading that mostly fits,
/// and worse still when its records look like several cells, the first one among them.
double single_column_damage(const RawTable& table) {
  constexpr double kAtLeast = 0.25;
  constexpr double kUncut = 0.75;
  std::size_t most = 0;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    most = std::max(most, count_uncut_records(table, delimiter));
  }
  return std::max(kAtLeast, kUncut * static_cast<double>(most) / record_count(table));
}

std::uint64_t count_ragged(const RawTable& table) {
  return table.issues.count(IssueCode::kShortRow) + table.issues.count(IssueCode::kLongRow);
}

std::uint64_t count_odd_quotes(const RawTable& table) {
  return table.issues.count(IssueCode::kStrayQuote) + table.issues.count(IssueCode::kUnclosedQuote);
}

bool has_line_break(std::string_view text) {
  return text.find_first_of("\r\n") != std::string_view::npos;
}

bool has_line_breaks(const RawTable& table) {
  return std::any_of(table.columns.begin(), table.columns.end(), [](const CodedText& column) {
    return detail::find_texts(column.dictionary, has_line_break).count() > 0;
  });
}

/// Quote marks in wrong places; ragged rows beside cells with line breaks may be the work of two.
bool has_quote_damage(const RawTable& table) {
  if (count_odd_quotes(table) > 0) return true;
  if (table.dialect.quote == '\0') return count_wrapped_records(table) > 0;
  return count_ragged(table) > 0 && has_line_breaks(table);
}

/// One column, and quote marks inside most of its cells: they stand around something.
bool is_one_column_of_quotes(const RawTable& table) {
  if (table.columns.size() != 1) return false;
  const CodedText& column = table.columns.front();
  const Bitset with_marks = detail::find_texts(column.dictionary, [](std::string_view text) {
    return text.find('"') != std::string_view::npos;
  });
  const auto rows = std::count_if(column.codes.begin(), column.codes.end(),
                                  [&](std::uint32_t code) { return with_marks.test(code); });
  return rows > 0 && static_cast<std::size_t>(rows) * 2 >= column.codes.size();
}

}  // namespace

std::string_view to_string(FileFormat format) {
  switch (format) {
    case FileFormat::kDelimited: return "delimited";
    case FileFormat::kXlsx: return "xlsx";
    case FileFormat::kSav: return "sav";
    case FileFormat::kJson: return "json";
    case FileFormat::kNdjson: return "ndjson";
  }
  return "";
}

std::uint64_t RawTable::file_row(std::size_t row) const {
  const auto later = std::upper_bound(blank_before.begin(), blank_before.end(), row);
  return first_row + row + static_cast<std::uint64_t>(later - blank_before.begin());
}

double damage_share(const RawTable& table) {
  const double per_odd_quote = table.dialect.repair_width > 0 ? 0.5 : 1;
  double damaged = static_cast<double>(count_ragged(table)) +
                   static_cast<double>(count_odd_quotes(table)) * per_odd_quote;
  if (table.dialect.quote == '\0') damaged += static_cast<double>(count_wrapped_records(table));
  const double share = std::min(damaged / record_count(table), 1.0);
  return table.columns.size() == 1 ? std::max(share, single_column_damage(table)) : share;
}

void report_doubtful_dialect(const DialectCandidate& taken, RawTable& table) {
  // A single column without any mark scores 0.4.
  constexpr double kDoubtful = 0.35;
  if (taken.score >= kDoubtful && !is_one_column_of_quotes(table)) return;
  table.issues.add(
      {.code = IssueCode::kDoubtfulDialect,
       .message = "no delimiter fits the file well; it was read with " + taken.evidence});
}

std::optional<std::size_t> find_next_reading(const std::vector<DialectCandidate>& ranked,
                                             std::size_t current, const RawTable& best) {
  constexpr double kPlausibleScore = 0.5;
  constexpr double kMuchDamage = 0.05;
  const double damage = damage_share(best);
  if (damage == 0) return std::nullopt;
  const bool has_odd_quotes = has_quote_damage(best);
  for (std::size_t i = current + 1; i < ranked.size(); ++i) {
    if (ranked[i].score < kPlausibleScore * ranked[0].score) continue;
    const bool is_other_quoting = ranked[i].dialect.delimiter == best.dialect.delimiter;
    if (is_other_quoting ? has_odd_quotes : damage >= kMuchDamage) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> find_calmer_reading(const std::vector<DialectCandidate>& ranked,
                                               std::size_t current) {
  // Where no quote mark is to blame, another delimiter would only hide what is.
  for (std::size_t i = current + 1; i < ranked.size(); ++i) {
    const Dialect& dialect = ranked[i].dialect;
    const bool is_calmer = dialect.quote == '\0' || dialect.repair_width > 0;
    if (is_calmer && dialect.delimiter == ranked[current].dialect.delimiter) return i;
  }
  return std::nullopt;
}

}  // namespace sonder
