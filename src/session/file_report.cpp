#include "session/file_report.h"

#include <algorithm>
#include <array>

#include "base/json_members.h"
#include "base/reply.h"
#include "base/rounding.h"
#include "ingest/coverage.h"
#include "ingest/mapping_json.h"
#include "ingest/personal_columns.h"
#include "session/import_questions.h"

namespace sonder {
namespace {

constexpr std::uint32_t kExamples = 3;
constexpr std::size_t kMostTitles = 20;
constexpr std::array<std::string_view, 3> kOrderWords = {"ymd", "dmy", "mdy"};
constexpr std::array<std::string_view, 2> kMarkWords = {"point", "comma"};
constexpr std::array<std::string_view, 2> kMonthNameWords = {"pl", "hr"};
constexpr std::array<std::string_view, 3> kZoneWords = {"local", "utc", "mixed"};

template <class Enum, std::size_t count>
std::string_view word_of(Enum value, const std::array<std::string_view, count>& words) {
  return words[static_cast<std::size_t>(value)];
}

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

// Columns

Json examples_of(const Column& column) {
  Json examples = Json::array();
  const std::uint32_t last = std::min(column.text.dictionary.size(), kExamples + 1);
  for (std::uint32_t code = 1; code < last; ++code) {
    examples.push_back(column.text.dictionary.text(code));
  }
  return examples;
}

/// What is known of each column beside itself; parallel to the table's columns.
struct ColumnRole {
  std::optional<Field> field;
  std::optional<PersonalKind> personal;
  bool is_metadata = false;
};

std::vector<ColumnRole> roles_of(const ImportedFile& file) {
  std::vector<ColumnRole> roles(file.table.columns.size());
  for (const FieldColumn& each : file.mapping.fields) roles[each.column].field = each.field;
  for (const PersonalColumn& each : file.personal) roles[each.column].personal = each.kind;
  for (const std::uint32_t column : file.mapping.metadata) roles[column].is_metadata = true;
  return roles;
}

bool has_date(const Column& column) {
  return column.type == ColumnType::kDate || column.type == ColumnType::kDateTime;
}

bool has_number(const Column& column) {
  return column.type == ColumnType::kInteger || column.type == ColumnType::kDecimal;
}

/// How the cells were read.
Json reading_of(const Column& column) {
  const bool is_date = has_date(column);
  const bool is_number = has_number(column);
  return json_object(
      {{"evidence", column.evidence},
       {"currency", text_or_null(column.currency)},
       {"is_percent", column.is_percent},
       {"decimal_mark", is_number ? Json(word_of(column.decimal_mark, kMarkWords)) : Json()},
       {"date_order", is_date ? Json(word_of(column.date_order, kOrderWords)) : Json()},
       {"month_names", is_date ? Json(word_of(column.month_names, kMonthNameWords)) : Json()},
       {"zone", is_date ? Json(word_of(column.zone, kZoneWords)) : Json()},
       {"is_ambiguous", column.is_ambiguous}});
}

Json report_column(const Table& table, std::size_t position, const ColumnRole& role,
                   bool is_left_out) {
  const Column& column = table.columns[position];
  Json report = reading_of(column);
  report.update(
      json_object({{"name", column.name},
                   {"header", column.header},
                   {"label", text_or_null(column.labels.label)},
                   {"type", to_string(column.type)},
                   {"field", role.field ? Json(to_string(*role.field)) : Json()},
                   {"data_type", role.field ? Json(to_string(data_type_of(*role.field))) : Json()},
                   {"personal", role.personal ? Json(to_string(*role.personal)) : Json()},
                   {"metadata", role.is_metadata},
                   {"left_out", is_left_out},
                   {"filled", column.filled_count},
                   {"missing", table.row_count - column.valued_count - column.odd_count},
                   {"odd", column.odd_count},
                   {"distinct", column.distinct_count},
                   {"examples", examples_of(column)}}));
  return report;
}

Json report_columns(const ImportedFile& file) {
  const std::vector<ColumnRole> roles = roles_of(file);
  Json columns = Json::array();
  for (std::uint32_t i = 0; i < roles.size(); ++i) {
    columns.push_back(report_column(file.table, i, roles[i], file.mapping.is_left_out(i)));
  }
  return columns;
}

Json report_personal(const ImportedFile& file) {
  Json list = Json::array();
  for (const PersonalColumn& each : file.personal) {
    list.push_back(json_object({{"column", each.column},
                                {"kind", to_string(each.kind)},
                                {"rows", each.rows},
                                {"left_out", file.mapping.is_left_out(each.column)}}));
  }
  return list;
}

// The file

Json mapping_without_columns(const Mapping& mapping, const Table& table) {
  Json json = to_json(mapping, table);
  json.erase("columns");
  return json;
}

Json report_candidates(const ImportedFile& file) {
  Json list = Json::array();
  for (const FileCandidate& candidate : file.candidates) {
    Mapping mapping = candidate.mapping;
    mapping.reading = file.mapping.reading;
    list.push_back(json_object({{"kind", to_string(mapping.kind)},
                                {"layout", to_string(mapping.layout)},
                                {"confidence", round_to(candidate.confidence, 2)},
                                {"evidence", candidate.evidence},
                                {"mapping", mapping_without_columns(mapping, file.table)}}));
  }
  return list;
}

Json report_guess(const EncodingGuess& guess) {
  return json_object({{"name", to_string(guess.encoding)},
                      {"score", round_to(guess.score, 2)},
                      {"evidence", guess.evidence}});
}

Json report_encoding(const EncodingChoice& choice) {
  Json encoding = report_guess(choice.taken);
  encoding["runner_up"] = choice.runner_up ? report_guess(*choice.runner_up) : Json();
  encoding["is_told"] = choice.is_told;
  return encoding;
}

Json mark_of(char mark) { return mark == '\0' ? Json("") : Json(std::string(1, mark)); }

/// Null for formats that have no delimiters.
Json report_dialect(const Table& table) {
  if (table.format != FileFormat::kDelimited) return {};
  const Dialect& dialect = table.dialect;
  return json_object({{"delimiter", delimiter_name(dialect.delimiter)},
                      {"mark", mark_of(dialect.delimiter)},
                      {"quote", mark_of(dialect.quote)},
                      {"escape", mark_of(dialect.escape)},
                      {"drops_blank", dialect.drops_blank},
                      {"title_records", dialect.title_records},
                      {"line_end", to_string(table.line_ends)}});
}

/// The worksheets of the workbook, read or not.
Json report_sheets(const Table& table) {
  Json sheets = Json::array();
  for (const SheetInfo& sheet : table.sheets) {
    sheets.push_back(json_object({{"name", sheet.name},
                                  {"is_hidden", sheet.is_hidden},
                                  {"bytes", sheet.byte_count},
                                  {"is_read", sheet.is_read}}));
  }
  return sheets;
}

/// Questions whose answers the file keeps in several columns.
Json report_response_sets(const Table& table) {
  Json sets = Json::array();
  for (const ResponseSet& set : table.response_sets) {
    sets.push_back(json_object({{"name", set.name},
                                {"label", text_or_null(set.label)},
                                {"columns", set.columns},
                                {"joined", set.joined ? Json(*set.joined) : Json()}}));
  }
  return sets;
}

Json report_titles(const Table& table) {
  Json titles = Json::array();
  const std::size_t count = std::min(table.titles.size(), kMostTitles);
  for (std::size_t i = 0; i < count; ++i) titles.push_back(table.titles[i].cells);
  return titles;
}

IssueLog all_issues(const ImportedFile& file, const RowAccount* account) {
  IssueLog issues = file.table.issues;
  if (file.questionnaire) issues.append(file.questionnaire->issues);
  if (account != nullptr) issues.append(account->issues);
  return issues;
}

/// What reading counted; what became of the rows is null.
Json report_rows(const Table& table, const IssueLog& issues) {
  return json_object({{"read", table.row_count},
                      {"used", nullptr},
                      {"skipped", nullptr},
                      {"without_customer", nullptr},
                      {"blank", issues.count(IssueCode::kBlankRow)},
                      {"broken", issues.count(IssueCode::kBrokenRecord)},
                      {"short", issues.count(IssueCode::kShortRow)},
                      {"surplus", issues.count(IssueCode::kLongRow)},
                      {"repeated", issues.count(IssueCode::kRepeatedRecord)}});
}

Json count_issues(const IssueLog& issues) {
  Json counts = Json::object();
  for (std::size_t i = 0; i < kIssueCodeCount; ++i) {
    const auto code = static_cast<IssueCode>(i);
    if (issues.count(code) > 0) counts[std::string(to_string(code))] = issues.count(code);
  }
  return counts;
}

/// Null for what is about no row, or one that did not become a row of the table.
Json table_row_of(const Issue& issue, const Table& table) {
  const auto row = issue.row == 0 ? std::nullopt : table.row_of(issue.row);
  return row ? Json(*row) : Json();
}

Json report_issues(const IssueLog& issues, const Table& table) {
  Json list = Json::array();
  for (const Issue& issue : issues.kept()) {
    list.push_back(json_object({{"code", to_string(issue.code)},
                                {"row", issue.row == 0 ? Json() : Json(issue.row)},
                                {"table_row", table_row_of(issue, table)},
                                {"column", issue.column ? Json(*issue.column) : Json()},
                                {"message", issue.message}}));
  }
  return list;
}

// What the data are about

/// First and last day of the column that dates the rows, or null.
Json report_freshness(const ImportedFile& file) {
  const auto freshness = measure_freshness(file.table, file.mapping);
  if (!freshness) return {};
  return json_object({{"column", freshness->column},
                      {"first", format_iso(freshness->first)},
                      {"last", format_iso(freshness->last)}});
}

template <class Names>
Json list_names(const Names& values) {
  Json names = Json::array();
  for (const auto value : values) names.push_back(to_string(value));
  return names;
}

/// Which of the nine sources and four types of data the file feeds; nothing while it takes no part.
Json report_coverage(const ImportedFile& file, const RowAccount* account) {
  const Coverage coverage = account == nullptr ? Coverage() : find_coverage(file.mapping, *account);
  return json_object(
      {{"sources", list_names(coverage.sources)}, {"data_types", list_names(coverage.types)}});
}

const FileCandidate& best_of(const ImportedFile& file) { return file.candidates.front(); }

/// What a person decided otherwise than was proposed.
std::vector<std::string> changes_of(const ImportedFile& file) {
  Mapping proposed = best_of(file).mapping;
  proposed.reading = file.mapping.reading;
  return diff_mappings(proposed, file.mapping, file.table);
}

Json report_recognition(const ImportedFile& file) {
  const bool is_chosen = file.is_mapping_chosen;
  Json evidence = best_of(file).evidence;
  if (is_chosen) evidence = {"You chose this mapping."};
  return json_object({{"kind", to_string(file.mapping.kind)},
                      {"layout", to_string(file.mapping.layout)},
                      {"confidence", is_chosen ? 1.0 : round_to(best_of(file).confidence, 2)},
                      {"evidence", std::move(evidence)},
                      {"candidates", report_candidates(file)},
                      {"mapping", to_json(file.mapping, file.table)},
                      {"changes", changes_of(file)},
                      {"asks", list_questions(file)}});
}

/// All but what becomes of the rows.
Json describe_file(const ImportedFile& file) {
  const Table& table = file.table;
  Json report = report_recognition(file);
  report.update(
      json_object({{"id", file.id.index},
                   {"name", file.name},
                   {"part", table.part},
                   {"bytes", table.byte_count},
                   {"format", to_string(table.format)},
                   {"encoding", report_encoding(table.encoding)},
                   {"dialect", report_dialect(table)},
                   {"header_rows", table.header.size()},
                   {"header_evidence", table.header_evidence},
                   {"titles", report_titles(table)},
                   {"sheets", report_sheets(table)},
                   {"response_sets", report_response_sets(table)},
                   {"weight_column", table.weight_column ? Json(*table.weight_column) : Json()},
                   {"columns", report_columns(file)},
                   {"personal", report_personal(file)},
                   {"freshness", report_freshness(file)},
                   {"problem", file.problem ? to_json(*file.problem) : Json()}}));
  return report;
}

}  // namespace

Json report_new_file(const ImportedFile& file) {
  const IssueLog issues = all_issues(file, nullptr);
  Json report = describe_file(file);
  report.update(json_object({{"rows", report_rows(file.table, issues)},
                             {"coverage", nullptr},
                             {"issue_counts", count_issues(issues)},
                             {"issues", report_issues(issues, file.table)}}));
  return report;
}

Json report_file(const ImportedFile& file, const RowAccount* account) {
  const std::uint64_t read = file.table.row_count;
  const RowAccount unused{
      .read = read, .used = 0, .skipped = read, .without_customer = 0, .issues = {}};
  const RowAccount& rows = account != nullptr ? *account : unused;
  const IssueLog issues = all_issues(file, account);
  Json report = describe_file(file);
  report.update(json_object({{"rows", report_rows(file.table, issues)},
                             {"coverage", report_coverage(file, account)},
                             {"issue_counts", count_issues(issues)},
                             {"issues", report_issues(issues, file.table)}}));
  report["rows"].update(json_object({{"used", rows.used},
                                     {"skipped", rows.skipped},
                                     {"without_customer", rows.without_customer}}));
  return report;
}

Json preview_rows(const Table& table, std::size_t first, std::size_t count) {
  Json names = Json::array();
  for (const Column& column : table.columns) names.push_back(column.name);
  Json rows = Json::array();
  Json numbers = Json::array();
  const std::size_t end =
      first + std::min(count, table.row_count - std::min(first, table.row_count));
  for (std::size_t row = first; row < end; ++row) {
    Json cells = Json::array();
    PackedNumbers::Buffer buffer;
    for (const Column& column : table.columns) cells.push_back(column.cell(row, buffer));
    rows.push_back(std::move(cells));
    numbers.push_back(table.file_row(row));
  }
  return json_object(
      {{"columns", std::move(names)}, {"rows", std::move(rows)}, {"numbers", std::move(numbers)}});
}

}  // namespace sonder
