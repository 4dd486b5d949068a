#include "survey/detail/quality_history.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text_index.h"
#include "stats/quantile.h"
#include "survey/detail/quality_words.h"
#include "text/blanks.h"
#include "text/booleans.h"
#include "text/fold.h"
#include "text/numbers.h"

namespace sonder {
namespace {

/// A median of fewer times says little.
constexpr std::size_t kLeastTimes = 10;
constexpr double kWholeProgress = 100;
/// Qualtrics adds up what is odd of a response: a preview, a test, spam.
constexpr std::int64_t kOddStatus = 1 | 2 | 8;
constexpr std::int64_t kHighestStatus = 24;

RuleResult empty_result(QualityRule rule, const Table& table) {
  return {.rule = rule, .judged = Bitset(table.row_count)};
}

void judge(std::size_t row, bool is_flagged, double figure, RuleResult& result) {
  result.judged.set(row);
  if (is_flagged) result.flags.push_back({static_cast<std::uint32_t>(row), figure});
}

/// Understands each distinct text of a column once; rows whose text says nothing are not judged.
template <class Speaks>
void judge_texts(const Column& column, const Speaks& speaks_against, RuleResult& result) {
  std::vector<std::optional<bool>> verdicts;
  const TextDictionary& texts = column.text.dictionary;
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    verdicts.push_back(speaks_against(trim(texts.text(code))));
  }
  for (std::size_t row = 0; row < column.text.codes.size(); ++row) {
    const std::optional<bool> verdict = verdicts[column.text.codes[row]];
    if (verdict) judge(row, *verdict, 1, result);
  }
}

std::optional<bool> says_unfinished(std::string_view text) {
  if (text == "0" || text == "1") return text == "0";
  const std::optional<bool> is_finished = parse_boolean(text);
  return is_finished ? std::optional{!*is_finished} : std::nullopt;
}

std::optional<bool> lacks_progress(std::string_view text) {
  const std::optional<Decimal> percent = parse_decimal(text, DecimalMark::kPoint);
  if (!percent || percent->decimals > 0) return std::nullopt;
  return static_cast<double>(percent->mantissa) < kWholeProgress;
}

std::optional<bool> status_is_partial(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const std::string words = fold_words(text);
  if (words.starts_with("complete")) return false;
  const bool is_partial = words.starts_with("partial") || words.starts_with("incomplete") ||
                          words.starts_with("in progress");
  return is_partial ? std::optional{true} : std::nullopt;
}

bool is_one_sided(const RuleResult& result) { return result.flags.size() == result.judged.count(); }

std::optional<std::int64_t> status_code(std::string_view text) {
  const std::optional<std::int64_t> code = parse_integer(text);
  return code && *code >= 0 && *code <= kHighestStatus ? code : std::nullopt;
}

std::optional<bool> status_is_odd(std::string_view text) {
  if (const std::optional<std::int64_t> code = status_code(text)) return (*code & kOddStatus) != 0;
  const std::string words = " " + fold_words(text) + " ";
  const auto has = [&](std::string_view word) { return words.find(word) != std::string::npos; };
  if (has(" preview ") || has(" test ") || has(" spam ")) return true;
  return has(" ip address ") || has(" imported ") || has(" offline ") || has(" anonymous ")
             ? std::optional{false}
             : std::nullopt;
}

// Times

RowNumbers seconds_between(const Column& start, const Column& end) {
  const RowNumbers from = row_numbers(start);
  RowNumbers times = row_numbers(end);
  times.known &= from.known;
  for (std::size_t row = 0; row < times.values.size(); ++row) times.values[row] -= from.values[row];
  return times;
}

/// How long each response took, and what says so.
struct ResponseTimes {
  RowNumbers times;
  std::string source;
};

std::optional<ResponseTimes> response_times(const Table& table, const QualityColumns& columns) {
  if (columns.duration) {
    const Column& column = table.columns[*columns.duration];
    return ResponseTimes{row_numbers(column), quoted(column.name)};
  }
  if (!columns.start || !columns.end) return std::nullopt;
  const Column& start = table.columns[*columns.start];
  const Column& end = table.columns[*columns.end];
  return ResponseTimes{seconds_between(start, end), "Between " + quoted(start.name) + " and " +
                                                        quoted(end.name) + ", in seconds"};
}

/// Times of nought or less are no times.
std::optional<double> median_of(const RowNumbers& times, const Bitset& rows) {
  std::vector<double> positive;
  for (std::size_t row = 0; row < times.values.size(); ++row) {
    if (rows.test(row) && times.known.test(row) && times.values[row] > 0) {
      positive.push_back(times.values[row]);
    }
  }
  if (positive.size() < kLeastTimes) return std::nullopt;
  std::sort(positive.begin(), positive.end());
  return quantile_of_sorted(positive, 0.5);
}

bool has_time(const RowNumbers& times, std::size_t row) {
  return times.known.test(row) && times.values[row] >= 0;
}

/// Pages seen and pages rushed, per response.
struct PageCounts {
  std::vector<std::uint32_t> seen;
  std::vector<std::uint32_t> rushed;
  std::size_t pages = 0;  ///< with times enough for a median
};

void count_page(const RowNumbers& times, double limit, PageCounts& counts) {
  ++counts.pages;
  for (std::size_t row = 0; row < times.values.size(); ++row) {
    if (!has_time(times, row)) continue;
    ++counts.seen[row];
    if (times.values[row] < limit) ++counts.rushed[row];
  }
}

PageCounts count_pages(const Table& table, const QualityColumns& columns, double speed_share) {
  PageCounts counts{std::vector<std::uint32_t>(table.row_count),
                    std::vector<std::uint32_t>(table.row_count)};
  const Bitset everybody(table.row_count, true);
  for (const std::size_t column : columns.page_times) {
    const RowNumbers times = row_numbers(table.columns[column]);
    if (const std::optional<double> median = median_of(times, everybody)) {
      count_page(times, *median * speed_share, counts);
    }
  }
  return counts;
}

// Repetitions

/// Per row how many have its text, compared folded; 0 without any. Empty where the texts tell
/// nobody from another.
std::vector<std::uint64_t> count_alike(const Column& column) {
  constexpr std::size_t kLeastDifferentShare = 10;
  const TextDictionary& texts = column.text.dictionary;
  TextIndex groups;
  std::vector<std::uint32_t> group_of = {0};
  std::vector<std::uint64_t> sizes = {0};
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    const std::string text = fold(trim(texts.text(code)));
    if (code > 0) group_of.push_back(0);
    if (text.empty()) continue;
    groups.add(text, static_cast<std::uint32_t>(sizes.size()));
    group_of[code] = *groups.find(text);
    if (group_of[code] == sizes.size()) sizes.push_back(0);
  }
  std::uint64_t filled = 0;
  for (const std::uint32_t code : column.text.codes) {
    if (group_of[code] == 0) continue;
    ++sizes[group_of[code]];
    ++filled;
  }
  if ((sizes.size() - 1) * kLeastDifferentShare < filled) return {};
  std::vector<std::uint64_t> alike;
  for (const std::uint32_t code : column.text.codes) alike.push_back(sizes[group_of[code]]);
  return alike;
}

}  // namespace

RuleResult find_unfinished(const Table& table, const QualityColumns& columns) {
  RuleResult result = empty_result(QualityRule::kUnfinished, table);
  const auto try_column = [&](std::optional<std::size_t> column, auto speaks_against) {
    if (!column || result.was_applied()) return;
    judge_texts(table.columns[*column], speaks_against, result);
    if (result.was_applied()) result.basis = quoted(table.columns[*column].name) + " says so.";
  };
  try_column(columns.finished, says_unfinished);
  try_column(columns.progress, lacks_progress);
  try_column(columns.status, status_is_partial);
  try_column(columns.submitted,
             [](std::string_view text) { return std::optional{text.empty() || text == "N/A"}; });
  // A column that nobody filled says nothing of anybody.
  const bool says_nothing = !result.was_applied() || (table.row_count > 1 && is_one_sided(result));
  if (!says_nothing) return result;
  result = empty_result(QualityRule::kUnfinished, table);
  result.basis = "No column tells finished responses from others.";
  return result;
}

RuleResult find_previews(const Table& table, const QualityColumns& columns) {
  RuleResult result = empty_result(QualityRule::kPreview, table);
  if (columns.status) {
    judge_texts(table.columns[*columns.status], status_is_odd, result);
    result.basis = quoted(table.columns[*columns.status].name) + " says so.";
  }
  if (!result.was_applied()) result.basis = "No column tells previews and spam from others.";
  return result;
}

RuleResult find_speeders(const Table& table, const QualityColumns& columns,
                         const RuleResult& unfinished, const QualityOptions& options) {
  RuleResult result = empty_result(QualityRule::kSpeeder, table);
  const std::optional<ResponseTimes> found = response_times(table, columns);
  if (!found) {
    result.basis = "No column says how long it took, nor when it began and ended.";
    return result;
  }
  Bitset finished(table.row_count, true);
  for (const QualityFlag& flag : unfinished.flags) finished.reset(flag.row);
  const std::optional<double> median = median_of(found->times, finished);
  if (!median) {
    result.basis = found->source + ": fewer than " + std::to_string(kLeastTimes) +
                   " finished responses have a time.";
    return result;
  }
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (!finished.test(row) || !has_time(found->times, row)) continue;
    const double share = found->times.values[row] / *median;
    judge(row, share < options.speed_share, share, result);
  }
  result.basis = found->source + ": the median of finished responses is " + in_words(*median, 1) +
                 ", the limit " + in_words(*median * options.speed_share, 1) + ".";
  return result;
}

RuleResult find_rushed_pages(const Table& table, const QualityColumns& columns,
                             const QualityOptions& options) {
  RuleResult result = empty_result(QualityRule::kRushedPages, table);
  if (columns.page_times.empty()) {
    result.basis = "No columns say how long each page took.";
    return result;
  }
  const PageCounts counts = count_pages(table, columns, options.speed_share);
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (counts.seen[row] == 0) continue;
    const double share = static_cast<double>(counts.rushed[row]) / counts.seen[row];
    judge(row, share >= options.rushed_pages, share, result);
  }
  result.basis = counts.pages == 0
                     ? "No page has the times of " + std::to_string(kLeastTimes) + " responses."
                     : std::to_string(counts.pages) + " pages have timers.";
  return result;
}

RuleResult find_repeated_values(const Table& table, QualityRule rule,
                                std::span<const std::size_t> columns) {
  RuleResult result = empty_result(rule, table);
  std::vector<std::uint64_t> most(table.row_count);
  std::string names;
  for (const std::size_t column : columns) {
    const std::vector<std::uint64_t> alike = count_alike(table.columns[column]);
    for (std::size_t row = 0; row < alike.size(); ++row)
      most[row] = std::max(most[row], alike[row]);
    if (alike.empty()) continue;
    names += (names.empty() ? "" : ", ") + quoted(table.columns[column].name);
  }
  for (std::size_t row = 0; row < most.size(); ++row) {
    if (most[row] > 0) judge(row, most[row] > 1, static_cast<double>(most[row]), result);
  }
  result.basis = names.empty() ? "No column that takes part tells one from another."
                               : "Compared by " + names + ".";
  return result;
}

}  // namespace sonder
