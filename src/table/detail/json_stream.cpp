#include "table/detail/json_stream.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "table/detail/json_cell.h"
#include "text/blanks.h"

namespace sonder::detail {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
/// What a file is, and what an object is, is judged by this much of it.
constexpr std::size_t kJudgedBytes = std::size_t{1} << 20;
/// More than the name of a member, its colon and the first bytes of its value take.
constexpr std::size_t kMemberStartBytes = 4 * JsonTape::kLongestName;
/// Lists are looked for under at most so many names.
constexpr std::size_t kNamesAboveList = 3;
/// Places in a record are 32 bits wide.
constexpr std::size_t kLongestRecord = std::size_t{1} << 30;

std::string text_of_name(std::string_view written) { return unescape_json(written).text; }

/// Why a record could not be read, with the byte of the file counted from 1.
std::string describe(const JsonFault& fault, std::uint64_t at) {
  return " " + std::string(fault.what) + " at byte " + std::to_string(at + fault.at + 1) +
         " of the file; it was left out";
}

}  // namespace

JsonStream::JsonStream(ReaderLimits limits, std::uint64_t hash_seed)
    : limits_(limits), hash_seed_(hash_seed), tables_(limits, hash_seed) {
  limits_.row_bytes = std::min(limits_.row_bytes, kLongestRecord);
}

Status JsonStream::push(std::string_view piece) {
  pending_ += piece;
  return run();
}

Status JsonStream::end() {
  is_ended_ = true;
  const Status status = run();
  if (status && layout_ != JsonLayout::kLines) report_truncation();
  return status;
}

Status JsonStream::run() {
  if (layout_ || decide()) {
    while (!error_ && !tables_.error() && step()) {
    }
  }
  pending_.erase(0, at_);
  consumed_ += at_;
  at_ = 0;
  if (!error_) error_ = tables_.error();
  if (error_) return *error_;
  return Done{};
}

bool JsonStream::decide() {
  if (!has_enough(kJudgedBytes)) return false;
  has_byte_order_mark_ = rest().starts_with(kByteOrderMark);
  if (has_byte_order_mark_) at_ = kByteOrderMark.size();
  const std::string_view start = std::string_view(pending_).substr(0, kJudgedBytes).substr(at_);
  const bool is_whole = pending_.size() < kJudgedBytes;
  layout_ = guess_layout(start, is_whole);
  const std::string_view text = trim(start);
  const bool is_object = text.starts_with('{');
  is_single_value_ = is_whole && !text.empty() && !is_object && !text.starts_with('[') &&
                     text.find('\n') == std::string_view::npos;
  if (layout_ == JsonLayout::kDocument && is_whole && is_object) only_object_ = start;
  return true;
}

bool JsonStream::step() {
  if (layout_ == JsonLayout::kLines) return take_line();
  at_ = skip_blanks(pending_, at_);
  if (at_ == pending_.size()) return false;
  if (frames_.empty()) return take_top();
  Frame& frame = frames_.back();
  const char byte = pending_[at_];
  const bool is_end = byte == ']' || byte == '}';
  if (is_end && (frame.is_new || frame.is_behind_value)) {
    close_frame();
    return true;
  }
  if (byte == ',' && frame.is_behind_value) {
    ++at_;
    frame.is_behind_value = false;
    return true;
  }
  return frame.kind == FrameKind::kMembers ? take_member() : take_element();
}

// ---- records

/// Always false, as what cannot go on returns.
bool JsonStream::fail(std::string message) {
  error_ = Error{ErrorCode::kLimitExceeded, std::move(message)};
  return false;
}

bool JsonStream::is_too_long(std::uint32_t list, std::size_t size) {
  if (size <= limits_.row_bytes) return false;
  fail("row " + std::to_string(tables_.next_row(list)) + " is longer than " +
       std::to_string(limits_.row_bytes) + " bytes, the limit of one row");
  return true;
}

void JsonStream::report_fault(std::uint32_t list, const JsonFault& fault, std::size_t at,
                              bool is_last) {
  const std::string what = describe(fault, consumed_ + at);
  if (first_fault_.empty()) {
    first_fault_ = "row " + std::to_string(tables_.next_row(list)) + what;
  }
  const bool is_cut = is_last && fault.is_truncated;
  tables_.skip_record(list, is_cut ? IssueCode::kTruncatedFile : IssueCode::kBrokenRecord, what);
}

/// `at` is where the record is in `pending_`; the last one of a file may be cut off.
void JsonStream::read_record(std::uint32_t list, std::size_t at, std::string_view text,
                             bool is_last) {
  const std::optional<JsonFault> fault = tape_.read(text);
  if (fault) return report_fault(list, *fault, at, is_last);
  tables_.add_record(list, tape_);
}

bool JsonStream::take_line() {
  const std::size_t line_end = pending_.find('\n', at_ + line_scanned_);
  const std::size_t size = std::min(line_end, pending_.size()) - at_;
  const bool is_last = line_end == std::string::npos;
  const std::uint32_t list = tables_.find_list("");
  if (is_too_long(list, size)) return false;
  line_scanned_ = size;
  if (is_last && (!is_ended_ || size == 0)) return false;
  const std::string_view line = rest().substr(0, size);
  if (skip_blanks(line, 0) == size) {
    tables_.skip_record(list, IssueCode::kBlankRow, " is blank");
  } else {
    read_record(list, at_, line, is_last);
  }
  at_ += size + (is_last ? 0 : 1);
  line_scanned_ = 0;
  return true;
}

/// A value that stands by itself.
bool JsonStream::take_top() {
  const char byte = pending_[at_];
  if (byte == ',') {
    ++at_;
    return true;
  }
  if (byte == '[') {
    enter_list(at_ + 1, "");
    return true;
  }
  if (byte == '{' && layout_ == JsonLayout::kDocument) return enter_object(at_, "");
  const std::uint32_t list = tables_.find_list("");
  const std::optional<std::size_t> end = scan_.find_end(rest());
  const std::size_t size = end.value_or(rest().size());
  if (is_too_long(list, size) || (!end && !is_ended_)) return false;
  read_record(list, at_, rest().substr(0, size), !end.has_value());
  at_ += size;
  finish_value();
  return true;
}

/// An element of a list of records, or a member of a map of them.
bool JsonStream::take_element() {
  const std::uint32_t list = frames_.back().list;
  const std::optional<std::size_t> size = scan_.find_separator(rest());
  if (is_too_long(list, size.value_or(rest().size()))) return false;
  if (!size) return false;
  read_element(rest().substr(0, *size));
  at_ += *size;
  finish_value();
  return true;
}

void JsonStream::read_element(std::string_view text) {
  const Frame& frame = frames_.back();
  if (frame.kind == FrameKind::kList) return read_record(frame.list, at_, text, false);
  const std::optional<JsonMember> member = split_member(text);
  const std::size_t value_at = member ? member->value_at : 0;
  const std::optional<JsonFault> fault =
      member ? tape_.read(text.substr(value_at)) : JsonFault{0, "has no name that can be read"};
  if (fault) return report_fault(frame.list, *fault, at_ + value_at, false);
  tables_.add_record(frame.list, tape_, text_of_name(member->name));
}

// ---- what stands around the records

/// Lists of records and what may hold them are entered; everything else is kept aside.
bool JsonStream::take_member() {
  if (!has_enough(kMemberStartBytes)) return false;
  const std::string_view start = rest().substr(0, kMemberStartBytes);
  const std::optional<JsonMember> member = split_member(start);
  if (!member) return take_plain_member();
  const std::string_view value = start.substr(member->value_at);
  const bool is_list = begins_list_of_records(value);
  const bool is_object = value.starts_with('{') && frames_.size() < kNamesAboveList;
  if (!is_list && !is_object) return take_plain_member();
  const std::string& outer = frames_.back().path;
  const std::string path = outer + (outer.empty() ? "" : ".") + text_of_name(member->name);
  const std::size_t value_at = at_ + member->value_at;
  if (is_object) return enter_object(value_at, path);
  enter_list(value_at + 1, path);
  return true;
}

bool JsonStream::take_plain_member() {
  const std::optional<std::size_t> size = scan_.find_separator(rest());
  if (size.value_or(rest().size()) > limits_.row_bytes) {
    return fail("a value beside the records is longer than " + std::to_string(limits_.row_bytes) +
                " bytes, the limit");
  }
  if (!size) return false;
  keep_title(rest().substr(0, *size));
  at_ += *size;
  finish_value();
  return true;
}

void JsonStream::keep_title(std::string_view text) {
  const std::optional<JsonMember> member = split_member(text);
  const std::size_t value_at = member ? member->value_at : 0;
  const std::optional<JsonFault> fault =
      member ? tape_.read(text.substr(value_at)) : JsonFault{0, "has no name that can be read"};
  if (fault) {
    return report(IssueCode::kBrokenRecord,
                  "a value beside the records" + describe(*fault, consumed_ + at_ + value_at));
  }
  const std::string& outer = frames_.back().path;
  const std::string path = outer + (outer.empty() ? "" : ".") + text_of_name(member->name);
  issues_.add({.code = IssueCode::kTitleLine,
               .message = "`" + replace_invalid_utf8(path) +
                          "` stands beside the records and was kept aside"});
  titles_.push_back({0, {path, cell_text(tape_, 0).text}});
  title_bytes_ += text.size();
  if (titles_.size() > limits_.columns || title_bytes_ > limits_.row_bytes) {
    fail("the values beside the records are too many or too long to be kept");
  }
}

/// Waits until it is clear what the object at that place is.
bool JsonStream::enter_object(std::size_t at, const std::string& path) {
  if (!has_enough(at - at_ + kJudgedBytes)) return false;
  const bool is_map = is_map_of_objects(std::string_view(pending_).substr(at, kJudgedBytes));
  at_ = at + 1;
  const FrameKind kind = is_map ? FrameKind::kMap : FrameKind::kMembers;
  frames_.push_back({kind, is_map ? tables_.find_list(path) : 0, path});
  return true;
}

void JsonStream::enter_list(std::size_t at, std::string_view path) {
  at_ = at;
  frames_.push_back({FrameKind::kList, tables_.find_list(path)});
}

void JsonStream::finish_value() {
  scan_.restart();
  if (frames_.empty()) return;
  frames_.back().is_new = false;
  frames_.back().is_behind_value = true;
}

void JsonStream::close_frame() {
  const char expected = frames_.back().kind == FrameKind::kList ? ']' : '}';
  if (pending_[at_] != expected) {
    report(IssueCode::kBrokenRecord, "the wrong bracket stands at byte " +
                                         std::to_string(consumed_ + at_ + 1) + " of the file");
  }
  ++at_;
  frames_.pop_back();
  finish_value();
}

// ---- the end

void JsonStream::report(IssueCode code, std::string message) {
  if (first_fault_.empty()) first_fault_ = message;
  issues_.add({.code = code, .message = std::move(message)});
}

/// What the end of the file cut off.
void JsonStream::report_truncation() {
  if (frames_.empty()) return;
  const Frame& frame = frames_.back();
  if (pending_.empty() || frame.kind == FrameKind::kMembers) {
    return report(IssueCode::kTruncatedFile, "the file ends before its last bracket");
  }
  std::optional<JsonFault> fault;
  if (frame.kind == FrameKind::kList) fault = tape_.read(pending_);
  if (!fault || fault->is_truncated) fault = JsonFault{pending_.size(), "is cut off", true};
  report_fault(frame.list, *fault, 0, true);
  if (!fault->is_truncated) {
    report(IssueCode::kTruncatedFile, "the file ends before its last bracket");
  }
}

Error JsonStream::explain_nothing() const {
  if (!first_fault_.empty()) return {ErrorCode::kInvalidJson, first_fault_};
  if (!titles_.empty())
    return {ErrorCode::kNotATable, "the JSON document holds no list of records"};
  return {ErrorCode::kEmptyFile, "the JSON file holds no records"};
}

/// A document without any list is a record.
void JsonStream::take_only_object() {
  if (only_object_.empty() || !first_fault_.empty() || tape_.read(only_object_)) return;
  titles_.clear();
  issues_ = {};
  tables_ = JsonTables(limits_, hash_seed_);
  tables_.add_record(tables_.find_list(""), tape_);
}

Result<std::vector<RawTable>> JsonStream::finish() {
  if (error_) return *error_;
  if (is_single_value_ && first_fault_.empty()) {
    return Error{ErrorCode::kNotATable, "the file holds a single value, which is no table",
                 "A table is a list of objects, a list of lists, or one of them on each line."};
  }
  if (tables_.row_count() == 0) take_only_object();
  Result<std::vector<RawTable>> finished = tables_.finish();
  if (!finished) return finished;
  if (finished.value().empty()) return explain_nothing();
  const bool is_lines = layout_ == JsonLayout::kLines;
  for (RawTable& table : finished.value()) {
    table.format = is_lines ? FileFormat::kNdjson : FileFormat::kJson;
  }
  RawTable& first = finished.value().front();
  first.titles = std::move(titles_);
  first.byte_count = bytes_read();
  first.had_byte_order_mark = has_byte_order_mark_;
  first.issues.append(issues_);
  return finished;
}

}  // namespace sonder::detail
