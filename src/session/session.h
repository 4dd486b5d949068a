#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "model/source.h"
#include "session/analysis.h"
#include "session/frame.h"
#include "session/import_request.h"
#include "session/segment_report.h"
#include "session/survey_scope.h"

namespace sonder {

/// Owns the data and runs the steps: all that pages and the command line talk to. Reports are
/// JSON of the shapes in web/src/types.ts. What is worked out from the files is kept until a
/// file, mapping or option changes, so that a question after an edit pays once.
///
/// Every call that takes a file fails with kNotFound when there is none of that id. A failed call
/// changes nothing.
class Session {
 public:
  /// `hash_seed` protects the dictionaries against crafted files; no result depends on it.
  explicit Session(std::uint64_t hash_seed = 0) : hash_seed_(hash_seed) {}

  // Files

  /// Starts reading a file; it is driven as a `FileReader` is.
  /// Errors: kInvalidState while another one is being read.
  Status begin_import(ImportRequest request);
  /// The stretch of the file that is wanted next; absent when all is read.
  std::optional<ByteRange> next_range() const;
  /// The next bytes of it, in pieces of any size. An error ends the import.
  Status push_chunk(std::string_view bytes);
  /// Whether nothing more of the stretch is wanted.
  bool has_enough() const { return import_ && import_->reader.has_enough(); }
  /// The stretch has ended. An error ends the import.
  Status end_range();
  /// Does a part of what comes after the last byte, such as one column, so that a cancel may come
  /// in between. An error ends the import.
  Status understand_more();
  /// Whether nothing of it is left, and `finish_import` is quick.
  bool is_understood() const;
  /// Keeps the tables of the file, each as a file of its own, or the survey's definition that it
  /// is. Definitions and responses find each other in any order. An error ends the import.
  Result<std::vector<SourceId>> finish_import();
  /// Null after a call of `understand_more`, while there is something left for it: to be asked
  /// again. After that `finish_import`, answered with `FileReport[]` in which what becomes of the
  /// rows is null: that takes all files together and, as the questions of a survey, waits until
  /// `files` or a question asks for it.
  Result<Json> import_report();
  /// Forgets the file that is being read, if any.
  void cancel_import();
  /// Records read so far from the file that is being read.
  std::uint64_t rows_read() const { return import_ ? import_->reader.rows_read() : 0; }

  Status remove_file(SourceId id);
  /// The first file of that name.
  Result<SourceId> find_file(std::string_view name) const;
  Result<Json> file(SourceId id);  ///< `FileReport`
  Result<Json> files();            ///< `FileReport[]`
  /// Errors: those of `mapping_from_json`.
  Result<Json> set_mapping(SourceId id, const Json& mapping);
  /// `TablePreview`, at most 1,000 rows.
  Result<Json> preview_table(SourceId id, std::size_t first_row, std::size_t row_count) const;
  /// The whole table, see `write_table_json`.
  Result<std::string> table_text(SourceId id, bool raw) const;

  // Questions about the people in them

  /// `AnalysisOptions`.
  Status set_options(const Json& options);
  Result<Json> overview();                                            ///< `Overview`
  Result<std::vector<std::uint32_t>> find_people(const Json& query);  ///< `PeopleQuery`
  Result<Json> people(std::span<const std::uint32_t> profiles);       ///< `PersonRow[]`
  /// `Profile`, by {"profile"}, {"customer_id"} or {"email"}.
  Result<Json> profile(const Json& which);
  /// `TimelineReport`: a page of what happened to the person asked for in the same way, by
  /// {"kinds":["visit"],"from":0,"count":40}; see `timeline_page_from`.
  Result<Json> timeline(const Json& request);
  Result<Frame> profiles();
  Result<Json> identity(const Json& options);  ///< see `report_identity`
  /// `FieldDescription[]`: what columns can be mapped to.
  static Json field_catalogue();
  /// JSON Schema of a record of a person or company, see `person_schema`.
  static Json schema();
  Result<Json> who_is_who();  ///< `IdentityReport`
  /// The profile of the record at {"file","row"}.
  Result<Json> profile_of(const Json& record);
  /// `RecordPair` of {"first":{"file","row"},"second":{"file","row"}}.
  Result<Json> record_pair(const Json& pair);
  /// All that a person decided, in place of what was decided before: see `decisions_from_json`.
  Status set_decisions(const Json& decisions);
  Result<Json> rfm();                         ///< `RfmReport`
  Result<Json> features();                    ///< `FeatureReport[]`
  Result<Json> count_rule(const Json& rule);  ///< `RuleCount`
  Result<Json> segments();                    ///< `SegmentList`
  /// Keeps a rule under a name of 1-80 bytes that is no RFM group's. Errors: kInvalidArgument;
  /// those of `rule_from_json`.
  Result<Json> save_segment(const std::string& name, const Json& rule);
  Status remove_segment(const std::string& name);
  Result<Json> export_segment(const Json& options);  ///< `ExportOptions` to `SegmentExport`
  Result<Json> survey(Json options);                 ///< `SurveyOptions` to `SurveyReport`
  Result<Json> cross_table(Json options);            ///< `CrossTableOptions` to `CrossTableReport`
  Result<Json> paired_answers(Json options);         ///< `PairedOptions` to `PairedReport`
  Result<Json> export_picture(Json options);         ///< `PictureOptions` to `PictureExport`
  Result<Json> scales(Json options);                 ///< `ScalesOptions` to `ScalesReport`
  Result<Json> waves(Json options);                  ///< `WavesOptions` to `WavesReport`
  /// `SurveyQualityOptions` to `SurveyQualityReport`. The rules of `without_flagged`, all where it
  /// is absent, are those whose responses are listed and compared with the others.
  Result<Json> survey_quality(Json options);
  Result<Json> open_answers(Json options);       ///< `OpenAnswersOptions` to `OpenAnswersReport`
  Result<Json> export_quotes(Json options);      ///< `OpenAnswersOptions` to `QuotesExport`
  Result<Json> randomised_shares(Json options);  ///< see `report_randomised`

 private:
  struct RunningImport {
    ImportRequest request;
    FileReader reader;
    bool has_contents = false;  ///< it is read to its end, and `files` are what it holds
    ImportedFiles files = {};
    std::size_t file = 0;    ///< being understood
    std::size_t column = 0;  ///< of its table, the next one
  };

  Result<const ImportedFile*> find(SourceId id) const;
  Status end_import_on_error(Status status);
  static Status take_contents(RunningImport& import);
  static void name_tables(RunningImport& import, std::vector<RawTable> tables);
  SourceId keep_file(std::unique_ptr<ImportedFile> file);
  Result<const Analysis*> analysis();
  Status tell_who_is_who(const PersonRecords& records);
  /// Takes what narrows a question about a survey out of its options.
  Result<ScopedSurvey> scope(Json& options);
  void forget_analysis() { analysis_.reset(); }
  /// After what changes who is who.
  void forget_people();

  std::uint64_t hash_seed_;
  std::unique_ptr<RunningImport> import_;
  ImportedFiles files_;
  AnalysisOptions options_;
  SavedSegments saved_;
  std::vector<SavedDecision> decisions_;
  ComparedPeople compared_;           ///< of the run before, where `matches_` is null
  std::unique_ptr<Matches> matches_;  ///< null where it has to be found out again
  std::unique_ptr<const Analysis> analysis_;
};

}  // namespace sonder
