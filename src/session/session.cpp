#include "session/session.h"

#include <algorithm>
#include <span>
#include <utility>

#include "ingest/mapping_json.h"
#include "ingest/nested_tables.h"
#include "insight/overview.h"
#include "model/field_schema.h"
#include "session/definitions.h"
#include "session/file_report.h"
#include "session/identity_choices.h"
#include "session/identity_view.h"
#include "session/people_report.h"
#include "session/profile_report.h"
#include "session/segment_export.h"
#include "session/shops_view.h"
#include "session/timeline_view.h"
#include "session/who_is_who.h"
#include "table/table_json.h"

namespace sonder {
namespace {

constexpr std::size_t kMaxPreviewRows = 1'000;

Error no_such_file() { return {ErrorCode::kNotFound, "there is no such file in this session"}; }

Error no_import() {
  return {ErrorCode::kInvalidState, "no file is being read", "begin an import first"};
}

ReadingOptions reading_options(const ReadingChoice& choice) {
  ReadingOptions options;
  options.dialect = choice.dialect;
  options.encoding = encoding_from(choice.encoding);
  if (!choice.sheet.empty()) options.sheet = choice.sheet;
  return options;
}

/// The table with its columns named, which are all of texts yet.
std::unique_ptr<ImportedFile> file_of(const ImportRequest& request, RawTable table) {
  auto file = std::make_unique<ImportedFile>();
  file->name = request.name;
  file->table = name_columns(std::move(table), {.header_rows = request.reading.header_rows,
                                                .has_row_names = request.reading.has_row_names});
  file->reading_issues = file->table.issues;
  return file;
}

std::unique_ptr<ImportedFile> file_of(const ImportRequest& request, SurveyDefinition definition) {
  auto file = std::make_unique<ImportedFile>();
  file->name = request.name;
  file->table.byte_count = request.size;
  file->candidates.push_back(describe_definition_file(definition));
  file->definition = std::move(definition);
  return file;
}

void recognise_table(const ImportRequest& request, std::optional<FileKind> outer,
                     ImportedFile& file) {
  file.candidates = recognise(file.table, outer);
  Mapping mapping = file.candidates.front().mapping;
  mapping.reading = request.reading;
  apply_mapping(file, std::move(mapping));
}

/// A table of the file that is being recognised.
struct KnownTable {
  const ImportedFile* file = nullptr;
  bool is_nested = false;
};

/// What the records are that hold this table, which gets their identifiers if it can be joined to
/// them. Absent for a table that stands for itself, also in a mere wrapper of nobody knows what.
std::optional<FileKind> join_outer_table(std::span<const Table* const> tables,
                                         const std::vector<KnownTable>& known, Table& table) {
  const std::optional<std::size_t> outer = find_outer_table(tables, table);
  if (!outer) return std::nullopt;
  const Mapping& mapping = known[*outer].file->mapping;
  if (add_outer_id(*tables[*outer], mapping, table)) infer_type(table, table.columns.size() - 1);
  const bool is_wrapper = mapping.kind == FileKind::kOther && !known[*outer].is_nested;
  return is_wrapper ? std::nullopt : std::optional{mapping.kind};
}

/// Recognises what the tables of a file hold. Those inside of records come after these.
void recognise_tables(const ImportRequest& request,
                      const std::vector<std::unique_ptr<ImportedFile>>& files) {
  std::vector<const Table*> tables;
  std::vector<KnownTable> known;
  for (const auto& file : files) {
    if (file->definition) continue;
    const std::optional<FileKind> outer = join_outer_table(tables, known, file->table);
    recognise_table(request, outer, *file);
    tables.push_back(&file->table);
    known.push_back({file.get(), outer.has_value()});
  }
}

}  // namespace

Status Session::begin_import(ImportRequest request) {
  if (import_) {
    return Error{ErrorCode::kInvalidState, "another file is being read",
                 "finish or cancel that import first"};
  }
  FileReader reader(request.size, reading_options(request.reading), hash_seed_);
  import_ = std::make_unique<RunningImport>(RunningImport{std::move(request), std::move(reader)});
  return Done{};
}

std::optional<ByteRange> Session::next_range() const {
  return import_ ? import_->reader.next() : std::nullopt;
}

Status Session::end_import_on_error(Status status) {
  if (!status) import_.reset();
  return status;
}

Status Session::push_chunk(std::string_view bytes) {
  if (!import_) return no_import();
  return end_import_on_error(import_->reader.push(bytes));
}

Status Session::end_range() {
  if (!import_) return no_import();
  return end_import_on_error(import_->reader.end_range());
}

/// What the file holds, once its last byte is read; the columns of its tables are still texts.
Status Session::take_contents(RunningImport& import) {
  const std::string document = import.reader.take_document();
  if (import.request.size == kUnknownSize) import.request.size = document.size();
  Result<std::optional<SurveyDefinition>> definition = read_definition(document);
  if (!definition) return definition.error();
  if (!definition.value()) {
    Result<std::vector<RawTable>> tables = import.reader.finish();
    if (!tables) return tables.error();
    definition = read_xlsform(tables.value());
    if (!definition) return definition.error();
    if (!definition.value()) name_tables(import, std::move(tables).value());
  }
  if (definition.value()) {
    import.files.push_back(file_of(import.request, *std::move(definition).value()));
  }
  import.has_contents = true;
  return Done{};
}

void Session::name_tables(RunningImport& import, std::vector<RawTable> tables) {
  for (RawTable& table : tables) import.files.push_back(file_of(import.request, std::move(table)));
}

bool Session::is_understood() const {
  return import_ && import_->has_contents && import_->file == import_->files.size();
}

Status Session::understand_more() {
  if (!import_) return no_import();
  if (!import_->has_contents) return end_import_on_error(take_contents(*import_));
  if (is_understood()) return Done{};
  Table& table = import_->files[import_->file]->table;
  if (import_->column < table.columns.size()) {
    infer_type(table, import_->column++);
  } else {
    ++import_->file;
    import_->column = 0;
  }
  return Done{};
}

Result<std::vector<SourceId>> Session::finish_import() {
  while (!is_understood()) {
    const Status understood = understand_more();
    if (!understood) return understood.error();
  }
  const std::unique_ptr<RunningImport> import = std::move(import_);
  std::vector<SourceId> files;
  recognise_tables(import->request, import->files);
  for (auto& file : import->files) files.push_back(keep_file(std::move(file)));
  join_definitions(files_);
  return files;
}

Result<Json> Session::import_report() {
  if (!is_understood()) {
    const Status understood = understand_more();
    return understood ? Result<Json>(Json()) : understood.error();
  }
  const Result<std::vector<SourceId>> files = finish_import();
  if (!files) return files.error();
  Json reports = Json::array();
  for (const SourceId id : files.value()) {
    reports.push_back(with_definitions(files_, id, report_new_file(*files_[id.index])));
  }
  return reports;
}

void Session::cancel_import() { import_.reset(); }

SourceId Session::keep_file(std::unique_ptr<ImportedFile> file) {
  file->id = SourceId{static_cast<std::uint32_t>(files_.size())};
  files_.push_back(std::move(file));
  forget_people();
  return files_.back()->id;
}

Result<const ImportedFile*> Session::find(SourceId id) const {
  if (id.index >= files_.size() || files_[id.index] == nullptr) return no_such_file();
  return files_[id.index].get();
}

Status Session::remove_file(SourceId id) {
  if (const auto found = find(id); !found) return found.error();
  files_[id.index].reset();
  join_definitions(files_);
  forget_people();
  return Done{};
}

Result<SourceId> Session::find_file(std::string_view name) const {
  const auto found = std::find_if(files_.begin(), files_.end(), [&](const auto& file) {
    return file != nullptr && file->name == name;
  });
  if (found == files_.end()) return no_such_file();
  return (*found)->id;
}

Result<Json> Session::file(SourceId id) {
  const auto file = find(id);
  if (!file) return file.error();
  const auto known = analysis();
  if (!known) return known.error();
  return with_definitions(files_, id, report_file(*file.value(), known.value()->account_of(id)));
}

Result<Json> Session::files() {
  Json list = Json::array();
  for (const auto& file : files_) {
    if (file == nullptr) continue;
    Result<Json> report = this->file(file->id);
    if (!report) return report;
    list.push_back(std::move(report).value());
  }
  return list;
}

Result<Json> Session::set_mapping(SourceId id, const Json& mapping) {
  if (const auto found = find(id); !found) return found.error();
  ImportedFile& file = *files_[id.index];
  if (file.definition) {
    return Error{ErrorCode::kInvalidArgument, "a survey's definition has no columns to map"};
  }
  Result<Mapping> read = mapping_from_json(mapping, file.table);
  if (!read) return read.error();
  apply_mapping(file, std::move(read).value());
  file.is_mapping_chosen = true;
  join_definitions(files_);
  forget_people();
  return this->file(id);
}

Result<Json> Session::preview_table(SourceId id, std::size_t first_row,
                                    std::size_t row_count) const {
  const auto file = find(id);
  if (!file) return file.error();
  return preview_rows(file.value()->table, first_row, std::min(row_count, kMaxPreviewRows));
}

Result<std::string> Session::table_text(SourceId id, bool raw) const {
  const auto file = find(id);
  if (!file) return file.error();
  return write_table_json(file.value()->table, raw);
}

Status Session::set_options(const Json& options) {
  const Result<AnalysisOptions> read = analysis_options_from_json(options);
  if (!read) return read.error();
  if (!(read.value().identity == options_.identity)) forget_people();
  options_ = read.value();
  forget_analysis();
  return Done{};
}

void Session::forget_people() {
  forget_analysis();
  if (matches_ == nullptr) return;
  compared_ = std::move(matches_->compared);
  matches_.reset();
}

Status Session::tell_who_is_who(const PersonRecords& records) {
  if (matches_ != nullptr) return Done{};
  Result<Matches> matches =
      match_records(records, options_.identity, decisions_, std::move(compared_));
  compared_ = {};
  if (!matches) return matches.error();
  matches_ = std::make_unique<Matches>(std::move(matches).value());
  return Done{};
}

Result<const Analysis*> Session::analysis() {
  if (analysis_ != nullptr) return analysis_.get();
  understand_surveys(files_);
  Result<AssembledPopulation> assembled = assemble_files(files_);
  if (!assembled) return assembled.error();
  const Status found = tell_who_is_who(assembled.value().population.records);
  if (!found) return found.error();
  Result<Analysis> made = analyse(files_, std::move(assembled).value(), *matches_, options_);
  if (!made) return made.error();
  analysis_ = std::make_unique<const Analysis>(std::move(made).value());
  return analysis_.get();
}

Result<Json> Session::overview() {
  const auto known = analysis();
  if (!known) return known.error();
  const Analysis& analysis = *known.value();
  Json overview =
      to_json(describe_population(analysis.population(), analysis.profiles, analysis.features));
  overview["by_shop"] = report_shops(analysis);
  return overview;
}

Result<std::vector<std::uint32_t>> Session::find_people(const Json& query) {
  const auto known = analysis();
  if (!known) return known.error();
  const Result<PeopleQuery> read = people_query_from_json(query);
  if (!read) return read.error();
  const Analysis& analysis = *known.value();
  const std::optional<std::string>& segment = read.value().segment;
  const Result<Bitset> members = segment ? members_of(analysis, saved_, *segment)
                                         : Result<Bitset>(Bitset(analysis.profiles.size(), true));
  if (!members) return members.error();
  return list_people(analysis, read.value(), members.value());
}

Result<Json> Session::people(std::span<const std::uint32_t> profiles) {
  const auto known = analysis();
  if (!known) return known.error();
  return report_people(*known.value(), profiles);
}

Result<Json> Session::profile(const Json& which) {
  const auto known = analysis();
  if (!known) return known.error();
  const Analysis& analysis = *known.value();
  const Result<ProfileId> profile = find_profile(analysis, which);
  if (!profile) return profile.error();
  return report_profile(files_, analysis, profile.value(),
                        segments_of(analysis, saved_, profile.value()));
}

Result<Json> Session::timeline(const Json& request) {
  const auto known = analysis();
  if (!known) return known.error();
  const Result<TimelinePage> page = timeline_page_from(request);
  if (!page) return page.error();
  const Result<ProfileId> profile = find_profile(*known.value(), profile_asked_for(request));
  if (!profile) return profile.error();
  return report_timeline(files_, *known.value(), profile.value(), page.value());
}

Result<Frame> Session::profiles() {
  const auto known = analysis();
  if (!known) return known.error();
  return frame_of_profiles(*known.value());
}

Result<Json> Session::identity(const Json& options) {
  Result<IdentityRequest> request = identity_request_from_json(options);
  if (!request) return request.error();
  understand_surveys(files_);
  const Result<AssembledPopulation> assembled = assemble_files(files_);
  if (!assembled) return assembled.error();
  return report_identity(files_, assembled.value().population.records, std::move(request).value());
}

Json Session::field_catalogue() { return field_catalogue_to_json(); }

Json Session::schema() { return person_schema(); }

Result<Json> Session::who_is_who() {
  const auto known = analysis();
  if (!known) return known.error();
  return report_who_is_who(files_, *known.value(), options_.identity, decisions_);
}

Result<Json> Session::profile_of(const Json& record) {
  const auto known = analysis();
  if (!known) return known.error();
  const Result<RecordAddress> address = record_address_from_json(record);
  if (!address) return address.error();
  const Analysis& analysis = *known.value();
  const auto found = find_record(analysis.population().records, address.value());
  if (!found) return Error{ErrorCode::kNotFound, "no file has this record"};
  return Json(analysis.profiles.resolution.profile_of[found->index].index);
}

Result<Json> Session::record_pair(const Json& pair) {
  const auto known = analysis();
  if (!known) return known.error();
  const Result<std::array<RecordAddress, 2>> addresses = record_pair_from_json(pair);
  if (!addresses) return addresses.error();
  return report_record_pair(files_, *known.value(), addresses.value());
}

Status Session::set_decisions(const Json& decisions) {
  Result<std::vector<SavedDecision>> read = decisions_from_json(decisions);
  if (!read) return read.error();
  decisions_ = std::move(read).value();
  forget_people();
  return Done{};
}

Result<Json> Session::rfm() {
  const auto known = analysis();
  if (!known) return known.error();
  return report_rfm(*known.value());
}

Result<Json> Session::features() {
  const auto known = analysis();
  if (!known) return known.error();
  return report_features(known.value()->features);
}

Result<Json> Session::count_rule(const Json& rule) {
  const auto known = analysis();
  if (!known) return known.error();
  return sonder::count_rule(*known.value(), rule, options_.policy);
}

Result<Json> Session::segments() {
  const auto known = analysis();
  if (!known) return known.error();
  return report_segments(*known.value(), saved_);
}

Result<Json> Session::save_segment(const std::string& name, const Json& rule) {
  if (auto error = check_segment_name(name)) return *error;
  const auto known = analysis();
  if (!known) return known.error();
  const Result<Rule> read = rule_from_json(rule, known.value()->features);
  if (!read) return read.error();
  saved_[name] = rule;
  return report_saved_segment(*known.value(), name, rule);
}

Status Session::remove_segment(const std::string& name) {
  if (saved_.erase(name) > 0) return Done{};
  return Error{ErrorCode::kNotFound, "there is no saved segment of this name"};
}

Result<Json> Session::export_segment(const Json& options) {
  const auto known = analysis();
  if (!known) return known.error();
  const Result<SegmentExportOptions> read = segment_export_options_from_json(options);
  if (!read) return read.error();
  const Result<Bitset> members = members_of(*known.value(), saved_, read.value().segment);
  if (!members) return members.error();
  return sonder::export_segment(*known.value(), members.value(), read.value(), options_.policy);
}

}  // namespace sonder
