#include "survey/detail/quality_columns.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "text/fold.h"

namespace sonder {
namespace {

// All names are written as `fold_words` leaves them.

constexpr std::string_view kDuration[] = {
    "duration in seconds", "duration seconds",         "duration",
    "interviewtime",       "interviewtime total time", "interview time",
    "total time",          "time to complete",         "time taken"};
constexpr std::string_view kStart[] = {
    "start date", "startdate",  "startdate date started", "date started", "start time", "start",
    "started",    "started at", "start date utc",         "date created"};
constexpr std::string_view kEnd[] = {
    "end date",       "enddate",         "submitdate",      "submitdate date submitted",
    "date submitted", "completion time", "end time",        "end",
    "ended",          "submit date",     "submit date utc", "submitted at",
    "date modified"};
constexpr std::string_view kSubmitted[] = {"submitdate", "submitdate date submitted",
                                           "date submitted", "submit date", "submit date utc"};
constexpr std::string_view kFinished[] = {"finished", "completed", "is complete",
                                          "survey complete"};
constexpr std::string_view kProgress[] = {"progress"};
constexpr std::string_view kStatus[] = {"status", "response type", "response status"};
constexpr std::string_view kRespondent[] = {"email",
                                            "e mail",
                                            "email address",
                                            "e mail address",
                                            "recipient email",
                                            "recipientemail",
                                            "external reference",
                                            "external data reference",
                                            "externaldatareference",
                                            "externalreference",
                                            "panelist id",
                                            "worker id",
                                            "workerid",
                                            "mturk worker id",
                                            "prolific id",
                                            "prolific pid",
                                            "participant id",
                                            "respondent id",
                                            "respondentid",
                                            "customer id",
                                            "token"};
constexpr std::string_view kDevice[] = {"ip address",  "ipaddress",           "ip",
                                        "ipaddr",      "ipaddr ip address",   "device id",
                                        "fingerprint", "browser fingerprint", "network id"};

/// What a column is called: its whole name and every cell of its header.
std::vector<std::string> names_of(const Column& column) {
  std::vector<std::string> names = {fold_words(column.name)};
  for (const std::string& cell : column.header) names.push_back(fold_words(cell));
  return names;
}

bool is_number(const Column& column) {
  return column.type == ColumnType::kInteger || column.type == ColumnType::kDecimal;
}

bool is_moment(const Column& column) { return column.type == ColumnType::kDateTime; }

bool is_anything(const Column&) { return true; }

bool is_page_time(const std::string& name) {
  return name.ends_with(" page submit") || name.starts_with("grouptime") ||
         name.starts_with("group time");
}

/// Finds columns by name; those left out are no columns to it.
class ColumnSearch {
 public:
  ColumnSearch(const Table& table, std::span<const std::uint32_t> left_out) : table_(table) {
    for (const Column& column : table.columns) names_.push_back(names_of(column));
    for (const std::uint32_t column : left_out) {
      if (column < names_.size()) names_[column].clear();
    }
  }

  /// The column whose name comes first among `wanted`, and of such columns the first one.
  template <class Fits>
  std::optional<std::size_t> first(std::span<const std::string_view> wanted, Fits fits) const {
    for (const std::string_view name : wanted) {
      for (std::size_t column = 0; column < names_.size(); ++column) {
        if (is_called(column, name) && fits(table_.columns[column])) return column;
      }
    }
    return std::nullopt;
  }

  std::vector<std::size_t> all(std::span<const std::string_view> wanted) const {
    std::vector<std::size_t> found;
    for (std::size_t column = 0; column < names_.size(); ++column) {
      const bool fits = std::any_of(wanted.begin(), wanted.end(),
                                    [&](std::string_view name) { return is_called(column, name); });
      if (fits && table_.columns[column].filled_count > 0) found.push_back(column);
    }
    return found;
  }

  std::vector<std::size_t> page_times() const {
    std::vector<std::size_t> found;
    for (std::size_t column = 0; column < names_.size(); ++column) {
      const bool fits = std::any_of(names_[column].begin(), names_[column].end(), is_page_time);
      if (fits && is_number(table_.columns[column])) found.push_back(column);
    }
    return found;
  }

 private:
  bool is_called(std::size_t column, std::string_view name) const {
    const std::vector<std::string>& names = names_[column];
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  const Table& table_;
  std::vector<std::vector<std::string>> names_;
};

}  // namespace

QualityColumns find_quality_columns(const Table& table, std::span<const std::uint32_t> left_out) {
  const ColumnSearch search(table, left_out);
  QualityColumns columns;
  columns.duration = search.first(kDuration, is_number);
  columns.start = search.first(kStart, is_moment);
  columns.end = search.first(kEnd, is_moment);
  columns.page_times = search.page_times();
  columns.finished = search.first(kFinished, is_anything);
  columns.submitted = search.first(kSubmitted, is_anything);
  columns.progress = search.first(kProgress, is_number);
  columns.status = search.first(kStatus, is_anything);
  columns.respondents = search.all(kRespondent);
  columns.devices = search.all(kDevice);
  return columns;
}

RowNumbers row_numbers(const Column& column) {
  double divisor = 1;
  if (column.type == ColumnType::kDecimal) {
    for (std::int32_t digit = 0; digit < column.decimals; ++digit) divisor *= 10;
  }
  const std::size_t rows = column.packed ? column.packed->size() : column.text.codes.size();
  RowNumbers numbers{std::vector<double>(rows), Bitset(rows)};
  for (std::size_t row = 0; row < rows; ++row) {
    if (!column.has_value(row)) continue;
    numbers.values[row] = static_cast<double>(column.value(row)) / divisor;
    numbers.known.set(row);
  }
  return numbers;
}

}  // namespace sonder
