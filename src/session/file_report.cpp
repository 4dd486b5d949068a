#include "session/file_report.h"

#include <algorithm>

#include "base/rounding.h"
#include "ingest/mapping_json.h"

namespace sonder {
namespace {

constexpr std::uint32_t kExamples = 3;

Json examples_of(const Column& column) {
  Json examples = Json::array();
  const std::uint32_t last = std::min(column.text.dictionary.size(), kExamples + 1);
  for (std::uint32_t code = 1; code < last; ++code) {
    examples.push_back(column.text.dictionary.text(code));
  }
  return examples;
}

std::optional<Field> field_of(const Mapping& mapping, std::size_t column) {
  for (const FieldColumn& field : mapping.fields) {
    if (field.column == column) return field.field;
  }
  return std::nullopt;
}

Json report_column(const Column& column, std::optional<Field> field) {
  return {{"name", column.name},
          {"type", to_string(column.type)},
          {"field", field ? Json(to_string(*field)) : Json()},
          {"data_type", field ? Json(to_string(data_type_of(*field))) : Json()},
          {"filled", column.filled_count},
          {"distinct", column.text.dictionary.size() - 1},
          {"examples", examples_of(column)}};
}

Json report_columns(const ImportedFile& file) {
  Json columns = Json::array();
  for (std::size_t i = 0; i < file.table.columns.size(); ++i) {
    columns.push_back(report_column(file.table.columns[i], field_of(file.mapping, i)));
  }
  return columns;
}

Json report_candidates(const std::vector<FileCandidate>& candidates) {
  Json list = Json::array();
  for (const FileCandidate& candidate : candidates) {
    list.push_back({{"kind", to_string(candidate.mapping.kind)},
                    {"confidence", round_to(candidate.confidence, 2)},
                    {"evidence", candidate.evidence}});
  }
  return list;
}

Json report_rows(const Table& table, const RowAccount* account) {
  if (account == nullptr) {
    const std::size_t all = table.row_count;
    return {{"read", all}, {"used", 0}, {"skipped", all}, {"without_customer", 0}};
  }
  return {{"read", account->read},
          {"used", account->used},
          {"skipped", account->skipped},
          {"without_customer", account->without_customer}};
}

IssueLog all_issues(const ImportedFile& file, const RowAccount* account) {
  IssueLog issues = file.table.issues;
  issues.append(file.questionnaire.issues);
  if (account != nullptr) issues.append(account->issues);
  return issues;
}

Json count_issues(const IssueLog& issues) {
  Json counts = Json::object();
  for (std::size_t i = 0; i < kIssueCodeCount; ++i) {
    const auto code = static_cast<IssueCode>(i);
    if (issues.count(code) > 0) counts[std::string(to_string(code))] = issues.count(code);
  }
  return counts;
}

const FileCandidate& best_of(const ImportedFile& file) { return file.candidates.front(); }

}  // namespace

Json to_json(const Error& error) {
  return {{"code", to_string(error.code)}, {"message", error.message}, {"hint", error.hint}};
}

Json issues_to_json(const IssueLog& issues) {
  Json list = Json::array();
  for (const Issue& issue : issues.kept()) {
    list.push_back({{"code", to_string(issue.code)},
                    {"row", issue.row == 0 ? Json() : Json(issue.row)},
                    {"column", issue.column ? Json(*issue.column) : Json()},
                    {"message", issue.message}});
  }
  return list;
}

Json report_file(const ImportedFile& file, const RowAccount* account) {
  const IssueLog issues = all_issues(file, account);
  const bool is_chosen = file.is_mapping_chosen;
  Json evidence = best_of(file).evidence;
  if (is_chosen) evidence = {"You chose this mapping."};
  return {{"id", file.id.index},
          {"name", file.name},
          {"bytes", file.table.byte_count},
          {"kind", to_string(file.mapping.kind)},
          {"confidence", is_chosen ? 1.0 : round_to(best_of(file).confidence, 2)},
          {"evidence", std::move(evidence)},
          {"candidates", report_candidates(file.candidates)},
          {"mapping", to_json(file.mapping, file.table)},
          {"dialect",
           {{"delimiter", delimiter_name(file.table.dialect.delimiter)},
            {"quoted", file.table.dialect.quote != '\0'},
            {"header", file.table.has_header}}},
          {"rows", report_rows(file.table, account)},
          {"columns", report_columns(file)},
          {"issue_counts", count_issues(issues)},
          {"issues", issues_to_json(issues)},
          {"problem", file.problem ? to_json(*file.problem) : Json()}};
}

Json preview_rows(const Table& table, std::size_t first, std::size_t count) {
  Json names = Json::array();
  for (const Column& column : table.columns) names.push_back(column.name);
  Json rows = Json::array();
  const std::size_t end =
      first + std::min(count, table.row_count - std::min(first, table.row_count));
  for (std::size_t row = first; row < end; ++row) {
    Json cells = Json::array();
    for (const Column& column : table.columns) cells.push_back(column.text.at(row));
    rows.push_back(std::move(cells));
  }
  return {{"columns", std::move(names)}, {"rows", std::move(rows)}};
}

}  // namespace sonder
