#include "session/file_report.h"

#include <algorithm>
#include <array>

#include "base/rounding.h"
#include "ingest/mapping_json.h"
#include "ingest/personal_columns.h"
#include "session/import_questions.h"

namespace sonder {
namespace {

constexpr std::uint32_t kExamples = 3;
constexpr std::size_t kMostTitles = 20;
constexpr std::array<std::string_view, 3> kOrderWords = {"ymd", "dmy", "mdy"};
constexpr std::array<std::string_view, 2> kMarkWords = {"point", "comma"};
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

std::vector<ColumnRole> roles_of(const ImportedFile& file,
                                 const std::vector<PersonalColumn>& personal) {
  std::vector<ColumnRole> roles(file.table.columns.size());
  for (const FieldColumn& each : file.mapping.fields) roles[each.column].field = each.field;
  for (const PersonalColumn& each : personal) roles[each.column].personal = each.kind;
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
  return {{"evidence", column.evidence},
          {"currency", text_or_null(column.currency)},
          {"is_percent", column.is_percent},
          {"decimal_mark", is_number ? Json(word_of(column.decimal_mark, kMarkWords)) : Json()},
          {"date_order", is_date ? Json(word_of(column.date_order, kOrderWords)) : Json()},
          {"zone", is_date ? Json(word_of(column.zone, kZoneWords)) : Json()},
          {"is_ambiguous", column.is_ambiguous}};
}

std::size_t count_missing(const Column& column, std::size_t row_count) {
  std::size_t valued = 0;
  for (std::size_t row = 0; row < row_count; ++row) valued += column.has_value(row) ? 1U : 0U;
  return row_count - valued - std::min(column.odd_count, row_count - valued);
}

Json report_column(const Table& table, std::size_t position, const ColumnRole& role,
                   bool is_left_out) {
  const Column& column = table.columns[position];
  Json report = reading_of(column);
  report.update({{"name", column.name},
                 {"header", column.header},
                 {"label", text_or_null(column.labels.label)},
                 {"type", to_string(column.type)},
                 {"field", role.field ? Json(to_string(*role.field)) : Json()},
                 {"data_type", role.field ? Json(to_string(data_type_of(*role.field))) : Json()},
                 {"personal", role.personal ? Json(to_string(*role.personal)) : Json()},
                 {"metadata", role.is_metadata},
                 {"left_out", is_left_out},
                 {"filled", column.filled_count},
                 {"missing", count_missing(column, table.row_count)},
                 {"odd", column.odd_count},
                 {"distinct", column.distinct_count()},
                 {"examples", examples_of(column)}});
  return report;
}

Json report_columns(const ImportedFile& file, const std::vector<PersonalColumn>& personal) {
  const std::vector<ColumnRole> roles = roles_of(file, personal);
  Json columns = Json::array();
  for (std::uint32_t i = 0; i < roles.size(); ++i) {
    columns.push_back(report_column(file.table, i, roles[i], file.mapping.is_left_out(i)));
  }
  return columns;
}

Json report_personal(const ImportedFile& file, const std::vector<PersonalColumn>& personal) {
  Json list = Json::array();
  for (const PersonalColumn& each : personal) {
    list.push_back({{"column", each.column},
                    {"kind", to_string(each.kind)},
                    {"rows", each.rows},
                    {"left_out", file.mapping.is_left_out(each.column)}});
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
    list.push_back({{"kind", to_string(mapping.kind)},
                    {"layout", to_string(mapping.layout)},
                    {"confidence", round_to(candidate.confidence, 2)},
                    {"evidence", candidate.evidence},
                    {"mapping", mapping_without_columns(mapping, file.table)}});
  }
  return list;
}

Json report_guess(const EncodingGuess& guess) {
  return {{"name", to_string(guess.encoding)},
          {"score", round_to(guess.score, 2)},
          {"evidence", guess.evidence}};
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
  return {{"delimiter", delimiter_name(dialect.delimiter)},
          {"mark", mark_of(dialect.delimiter)},
          {"quote", mark_of(dialect.quote)},
          {"escape", mark_of(dialect.escape)},
          {"drops_blank", dialect.drops_blank},
          {"title_records", dialect.title_records}};
}

Json report_titles(const Table& table) {
  Json titles = Json::array();
  const std::size_t count = std::min(table.titles.size(), kMostTitles);
  for (std::size_t i = 0; i < count; ++i) titles.push_back(table.titles[i].cells);
  return titles;
}

IssueLog all_issues(const ImportedFile& file, const RowAccount* account) {
  IssueLog issues = file.table.issues;
  issues.append(file.questionnaire.issues);
  if (account != nullptr) issues.append(account->issues);
  return issues;
}

Json report_rows(const Table& table, const RowAccount* account, const IssueLog& issues) {
  const std::uint64_t read = table.row_count;
  const RowAccount none{
      .read = read, .used = 0, .skipped = read, .without_customer = 0, .issues = {}};
  const RowAccount& rows = account != nullptr ? *account : none;
  return {{"read", rows.read},
          {"used", rows.used},
          {"skipped", rows.skipped},
          {"without_customer", rows.without_customer},
          {"blank", issues.count(IssueCode::kBlankRow)},
          {"broken", issues.count(IssueCode::kBrokenRecord)},
          {"short", issues.count(IssueCode::kShortRow)},
          {"surplus", issues.count(IssueCode::kLongRow)},
          {"repeated", issues.count(IssueCode::kRepeatedRecord)}};
}

Json count_issues(const IssueLog& issues) {
  Json counts = Json::object();
  for (std::size_t i = 0; i < kIssueCodeCount; ++i) {
    const auto code = static_cast<IssueCode>(i);
    if (issues.count(code) > 0) counts[std::string(to_string(code))] = issues.count(code);
  }
  return counts;
}

/// The row of the table that is this record of the file, or null. O(log rows × log blanks).
Json find_row(const Table& table, std::uint64_t record) {
  std::size_t low = 0;
  for (std::size_t high = table.row_count; low < high;) {
    const std::size_t middle = low + (high - low) / 2;
    if (table.file_row(middle) < record) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < table.row_count && table.file_row(low) == record ? Json(low) : Json();
}

Json report_issues(const IssueLog& issues, const Table& table) {
  Json list = Json::array();
  for (const Issue& issue : issues.kept()) {
    list.push_back({{"code", to_string(issue.code)},
                    {"row", issue.row == 0 ? Json() : Json(issue.row)},
                    {"table_row", issue.row == 0 ? Json() : find_row(table, issue.row)},
                    {"column", issue.column ? Json(*issue.column) : Json()},
                    {"message", issue.message}});
  }
  return list;
}

// What the data are about

std::optional<std::size_t> main_date_of(const Mapping& mapping) {
  for (const Field field : {Field::kOrderedAt, Field::kAnsweredAt, Field::kRegisteredOn}) {
    if (const auto column = mapping.column_of(field)) return column;
  }
  return std::nullopt;
}

Json format_moment(const Column& column, std::int64_t value) {
  if (column.type == ColumnType::kDateTime) return format_iso(day_of(Timestamp{value}));
  return format_iso(Date{static_cast<std::int32_t>(value)});
}

/// First and last day of the column that dates the rows, or null.
Json report_freshness(const ImportedFile& file) {
  const auto position = main_date_of(file.mapping);
  if (!position || !has_date(file.table.columns[*position])) return {};
  const Column& column = file.table.columns[*position];
  std::optional<std::int64_t> first;
  std::optional<std::int64_t> last;
  for (std::size_t row = 0; row < file.table.row_count; ++row) {
    if (!column.has_value(row)) continue;
    const std::int64_t value = column.value(row);
    first = std::min(first.value_or(value), value);
    last = std::max(last.value_or(value), value);
  }
  if (!first) return {};
  return {{"column", *position},
          {"first", format_moment(column, *first)},
          {"last", format_moment(column, *last)}};
}

bool has_any(const Mapping& mapping, std::initializer_list<Field> fields) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](Field field) { return mapping.column_of(field).has_value(); });
}

bool feeds(SourceClass source, const Mapping& mapping, const RowAccount& account) {
  const bool is_survey = mapping.kind == FileKind::kSurvey;
  switch (source) {
    case SourceClass::kTransactional:
      return has_any(mapping, {Field::kAmount, Field::kOrderTotal, Field::kUnitPrice,
                               Field::kQuantity, Field::kRefund});
    case SourceClass::kDeclared:
      return is_survey || has_any(mapping, {Field::kMarketingConsent, Field::kGender,
                                            Field::kLanguage, Field::kBirthDate});
    case SourceClass::kDigitalIdentity:
      return has_any(mapping, {Field::kFullName, Field::kLastName}) &&
             has_any(mapping, {Field::kPhone, Field::kBirthDate, Field::kStreet});
    case SourceClass::kOnlineIdentity: return has_any(mapping, {Field::kCustomerId, Field::kEmail});
    case SourceClass::kAnonymousIdentity: return account.without_customer > 0;
    case SourceClass::kNonTransactional:
      return is_survey || mapping.layout == Layout::kEventStream ||
             has_any(mapping, {Field::kChannel});
    case SourceClass::kSecondParty:
    case SourceClass::kInferred:
    case SourceClass::kThirdParty: break;
  }
  return false;
}

Json sources_of(const Mapping& mapping, const RowAccount& account) {
  Json sources = Json::array();
  for (std::size_t i = 0; i <= static_cast<std::size_t>(SourceClass::kThirdParty); ++i) {
    const auto source = static_cast<SourceClass>(i);
    if (feeds(source, mapping, account)) sources.push_back(to_string(source));
  }
  return sources;
}

Json data_types_of(const Mapping& mapping) {
  std::array<bool, 4> is_there{};
  for (const FieldColumn& each : mapping.fields) {
    if (mapping.is_left_out(each.column)) continue;
    is_there[static_cast<std::size_t>(data_type_of(each.field))] = true;
  }
  if (mapping.kind == FileKind::kSurvey) {
    is_there[static_cast<std::size_t>(DataType::kQualitative)] = true;
  }
  Json types = Json::array();
  for (std::size_t i = 0; i < is_there.size(); ++i) {
    if (is_there[i]) types.push_back(to_string(static_cast<DataType>(i)));
  }
  return types;
}

/// Which of the nine sources and four types of data the file feeds; nothing while it takes no part.
Json report_coverage(const ImportedFile& file, const RowAccount* account) {
  if (account == nullptr) return {{"sources", Json::array()}, {"data_types", Json::array()}};
  return {{"sources", sources_of(file.mapping, *account)},
          {"data_types", data_types_of(file.mapping)}};
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
  return {{"kind", to_string(file.mapping.kind)},
          {"layout", to_string(file.mapping.layout)},
          {"confidence", is_chosen ? 1.0 : round_to(best_of(file).confidence, 2)},
          {"evidence", std::move(evidence)},
          {"candidates", report_candidates(file)},
          {"mapping", to_json(file.mapping, file.table)},
          {"changes", changes_of(file)},
          {"asks", list_questions(file)}};
}

}  // namespace

Json to_json(const Error& error) {
  return {{"code", to_string(error.code)}, {"message", error.message}, {"hint", error.hint}};
}

Json report_file(const ImportedFile& file, const RowAccount* account) {
  const Table& table = file.table;
  const IssueLog issues = all_issues(file, account);
  const std::vector<PersonalColumn> personal = find_personal_columns(table);
  Json report = report_recognition(file);
  report.update({{"id", file.id.index},
                 {"name", file.name},
                 {"part", table.part},
                 {"bytes", table.byte_count},
                 {"format", to_string(table.format)},
                 {"encoding", report_encoding(table.encoding)},
                 {"dialect", report_dialect(table)},
                 {"header_rows", table.header.size()},
                 {"header_evidence", table.header_evidence},
                 {"titles", report_titles(table)},
                 {"rows", report_rows(table, account, issues)},
                 {"columns", report_columns(file, personal)},
                 {"personal", report_personal(file, personal)},
                 {"freshness", report_freshness(file)},
                 {"coverage", report_coverage(file, account)},
                 {"issue_counts", count_issues(issues)},
                 {"issues", report_issues(issues, table)},
                 {"problem", file.problem ? to_json(*file.problem) : Json()}});
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
  return {
      {"columns", std::move(names)}, {"rows", std::move(rows)}, {"numbers", std::move(numbers)}};
}

}  // namespace sonder
