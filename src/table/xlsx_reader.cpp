#include "table/xlsx_reader.h"

#include <algorithm>
#include <utility>

#include "base/sorting.h"
#include "table/detail/xlsx_parts.h"
#include "table/detail/xlsx_sheet.h"
#include "table/xml_scanner.h"

namespace sonder {
namespace {

using namespace std::string_view_literals;
using detail::PartLink;

constexpr std::uint64_t kSignatureSize = 8;
constexpr std::uint64_t kSmallPart = std::uint64_t{64} << 20;  // of all but sheets and texts
constexpr std::size_t kMostSheets = 1'024;
/// Any workbook may have so many cells; more take a larger file.
constexpr std::uint64_t kSmallTable = std::uint64_t{16} << 20;
constexpr std::uint64_t kCellsPerByte = 16;

Error not_a_workbook(std::string_view what, std::string_view hint) {
  return {ErrorCode::kUnsupportedFormat,
          "the file is " + std::string(what) + ", not an XLSX workbook", std::string(hint)};
}

Error damaged(std::string_view what) {
  return {ErrorCode::kNotATable, "the workbook is cut or damaged: " + std::string(what),
          "Download or export the file again."};
}

Error limit_passed(std::string_view what) { return {ErrorCode::kLimitExceeded, std::string(what)}; }

Error too_large() {
  return limit_passed("the parts of the workbook are larger than the limit allows");
}

constexpr std::string_view kSaveAgain = "Save it as XLSX or CSV.";

/// Old workbooks and protected ones are both compound files (MS-CFB).
Status check_signature(std::string_view start) {
  if (start.starts_with("\xD0\xCF\x11\xE0"sv)) {
    return not_a_workbook("an old Excel workbook (.xls) or one protected by a password",
                          "Save it as XLSX without a password, or as CSV.");
  }
  if (!start.starts_with("PK"sv)) return not_a_workbook("no ZIP archive", kSaveAgain);
  return Done{};
}

/// What an archive without an XLSX workbook is instead.
Error name_archive(const std::vector<ZipMember>& members) {
  static constexpr std::pair<std::string_view, std::string_view> kKinds[] = {
      {"xl/workbook.bin", "a binary Excel workbook (.xlsb)"},
      {"content.xml", "an OpenDocument file (.ods)"},
      {"word/document.xml", "a Word document"},
      {"ppt/presentation.xml", "a PowerPoint presentation"},
      {"Index/Document.iwa", "an Apple Numbers or Pages document"},
  };
  for (const auto& [part, kind] : kKinds) {
    if (find_zip_member(members, part) != nullptr) return not_a_workbook(kind, kSaveAgain);
  }
  return not_a_workbook("a ZIP archive of something else", "Unpack it and give the files in it.");
}

}  // namespace

class XlsxReader::Assembly {
 public:
  Assembly(std::uint64_t file_size, XlsxOptions options, std::uint64_t hash_seed)
      : file_size_(file_size),
        options_(std::move(options)),
        hash_seed_(hash_seed),
        bytes_left_(std::min(options_.zip.member_bytes,
                             options_.zip.ratio_from + options_.zip.ratio * file_size)) {
    budget_.rows = options_.limits.rows;
    budget_.cells = std::min(options_.cells, kSmallTable + kCellsPerByte * file_size);
    if (file_size > 0) want(Step::kSignature, {.size = std::min(file_size, kSignatureSize)});
  }

  const std::optional<ByteRange>& next() const { return range_; }
  Status push(std::string_view piece);
  Status end_range();
  Result<std::vector<RawTable>> finish();
  const std::vector<SheetInfo>& sheets() const { return sheets_; }
  std::size_t rows_read() const { return rows_read_ + (sheet_ ? sheet_->rows().row_count() : 0); }

 private:
  enum class Step : std::uint8_t { kSignature, kTail, kDirectory, kLocalHeader, kPart };
  enum class Kind : std::uint8_t {
    kPackageLinks,
    kWorkbook,
    kWorkbookLinks,
    kStyles,
    kTexts,
    kSheet,
  };
  struct Part {
    Kind kind = Kind::kSheet;
    const ZipMember* member = nullptr;
    std::string name;  ///< of a sheet, or how messages call the part
  };
  struct SheetPart {
    std::string name;
    const ZipMember* member = nullptr;
    bool is_hidden = false;
  };

  void want(Step step, const ByteRange& range);
  void note(const Status& status);
  std::uint64_t expected_bytes() const;
  Status take_range();
  Status read_tail();
  Status read_directory();
  Status read_local_header();
  Status begin_next();
  Status end_part();
  XmlSink& start_sink();
  Error named(const Error& error) const;
  Status plan_workbook();
  Status plan_contents();
  Status check_sizes() const;
  void plan(Kind kind, const PartLink* link, std::string_view name);
  std::vector<SheetPart> list_sheets() const;
  bool is_chosen(const std::vector<SheetPart>& all, std::size_t position) const;
  Status plan_sheets(const std::vector<SheetPart>& all);
  void end_sheet();

  std::uint64_t file_size_;
  XlsxOptions options_;
  std::uint64_t hash_seed_;

  std::optional<ByteRange> range_;
  Step step_ = Step::kSignature;
  std::uint64_t received_ = 0;  ///< bytes of the range so far
  std::string buffer_;          ///< those of ranges that are read as a whole
  bool has_failed_ = false;

  ZipEnd end_;
  std::vector<ZipMember> members_;
  std::vector<Part> parts_;  ///< in the order in which they are read
  std::size_t part_ = 0;
  std::uint64_t bytes_left_;
  Crc32 crc_;
  XmlScanner scanner_;
  XmlSink* sink_ = nullptr;

  std::string workbook_part_ = "xl/workbook.xml";
  std::optional<detail::LinkSink> links_;
  detail::WorkbookSink workbook_;
  detail::StyleSink styles_;
  detail::SharedTextSink texts_;
  std::vector<detail::NumberFormat> formats_;
  std::optional<detail::SheetSink> sheet_;
  detail::SheetBudget budget_;
  std::vector<SheetInfo> sheets_;
  std::vector<RawTable> tables_;
  std::size_t rows_read_ = 0;
};

// ---- ranges

void XlsxReader::Assembly::want(Step step, const ByteRange& range) {
  step_ = step;
  range_ = range;
  received_ = 0;
  buffer_.clear();
}

std::uint64_t XlsxReader::Assembly::expected_bytes() const {
  return range_->is_deflated ? range_->inflated_size : range_->size;
}

Error XlsxReader::Assembly::named(const Error& error) const {
  const Part& part = parts_[part_];
  const std::string place = part.kind == Kind::kSheet ? "a sheet" : part.name;
  return {error.code, place + " of the workbook: " + error.message, error.hint};
}

void XlsxReader::Assembly::note(const Status& status) {
  if (status) return;
  has_failed_ = true;
  range_.reset();
}

Status XlsxReader::Assembly::push(std::string_view piece) {
  if (!range_) {
    return Error{ErrorCode::kInvalidState, "the workbook's reader wants no bytes"};
  }
  received_ += piece.size();
  Status status = Done{};
  if (received_ > expected_bytes()) {
    status = limit_passed("a part of the workbook is larger than its directory says, as in bombs");
  } else if (step_ != Step::kPart) {
    buffer_ += piece;
  } else {
    crc_.push(piece);
    status = scanner_.push(piece, *sink_);
    if (!status) status = named(status.error());
  }
  note(status);
  return status;
}

Status XlsxReader::Assembly::end_range() {
  if (!range_) {
    return Error{ErrorCode::kInvalidState, "the workbook's reader wants no bytes"};
  }
  const Status status = received_ == expected_bytes()
                            ? take_range()
                            : damaged("a part of it is shorter than it says");
  note(status);
  return status;
}

Status XlsxReader::Assembly::take_range() {
  switch (step_) {
    case Step::kSignature: {
      const Status status = check_signature(buffer_);
      if (status) want(Step::kTail, zip_tail(file_size_));
      return status;
    }
    case Step::kTail: return read_tail();
    case Step::kDirectory: return read_directory();
    case Step::kLocalHeader: return read_local_header();
    case Step::kPart: return end_part();
  }
  return Done{};
}

Status XlsxReader::Assembly::read_tail() {
  const Result<ZipEnd> end = find_zip_end(buffer_, file_size_, options_.zip);
  if (!end) return end.error();
  end_ = end.value();
  want(Step::kDirectory, {.from = end_.directory_offset, .size = end_.directory_size});
  return Done{};
}

Status XlsxReader::Assembly::read_directory() {
  Result<std::vector<ZipMember>> members = read_zip_directory(buffer_, end_);
  if (!members) return members.error();
  members_ = std::move(members).value();
  const ZipMember* links = find_zip_member(members_, "_rels/.rels");
  if (links == nullptr) return plan_workbook();
  parts_.push_back({Kind::kPackageLinks, links, "the list of parts"});
  return begin_next();
}

Status XlsxReader::Assembly::read_local_header() {
  const Result<ByteRange> range = zip_member_range(buffer_, *parts_[part_].member, end_);
  if (!range) return range.error();
  crc_ = Crc32();
  scanner_ = XmlScanner();
  sink_ = &start_sink();
  want(Step::kPart, range.value());
  return Done{};
}

// ---- parts

/// Asks for the next part that was planned, if there is one.
Status XlsxReader::Assembly::begin_next() {
  range_.reset();
  if (part_ == parts_.size()) return Done{};
  const Part& part = parts_[part_];
  const Status status = check_zip_member(*part.member, options_.zip);
  if (!status) return status;
  const bool may_be_large = part.kind == Kind::kSheet || part.kind == Kind::kTexts;
  if (part.member->size > (may_be_large ? bytes_left_ : std::min(bytes_left_, kSmallPart))) {
    return too_large();
  }
  bytes_left_ -= part.member->size;
  want(Step::kLocalHeader, zip_local_header(*part.member));
  return Done{};
}

XmlSink& XlsxReader::Assembly::start_sink() {
  switch (parts_[part_].kind) {
    case Kind::kPackageLinks:
    case Kind::kWorkbookLinks: return links_.emplace();
    case Kind::kWorkbook: return workbook_;
    case Kind::kStyles: return styles_;
    case Kind::kTexts: return texts_;
    case Kind::kSheet: break;
  }
  const detail::SheetContext context{texts_.texts, formats_, workbook_.is_1904, options_.limits,
                                     hash_seed_};
  return sheet_.emplace(context, budget_);
}

Status XlsxReader::Assembly::end_part() {
  const Part& part = parts_[part_];
  const Status status = scanner_.finish();
  if (!status) return named(status.error());
  if (crc_.value() != part.member->crc32) return damaged("a checksum does not agree");
  const Kind kind = part.kind;
  if (kind == Kind::kStyles) formats_ = styles_.formats();
  if (kind == Kind::kSheet) end_sheet();
  ++part_;
  if (kind == Kind::kPackageLinks) return plan_workbook();
  if (kind == Kind::kWorkbookLinks) return plan_contents();
  return begin_next();
}

void XlsxReader::Assembly::end_sheet() {
  if (sheet_->rows().has_rows()) {
    tables_.push_back(sheet_->finish());
    tables_.back().part = parts_[part_].name;
    tables_.back().byte_count = file_size_;
    rows_read_ += tables_.back().row_count + tables_.back().head.size() - 1;
  }
  sheet_.reset();
}

/// The workbook, then its links, which say what it consists of.
Status XlsxReader::Assembly::plan_workbook() {
  const PartLink* link = links_ ? detail::find_link(links_->links, "officeDocument") : nullptr;
  if (link != nullptr) workbook_part_ = detail::resolve_part("", link->target);
  const ZipMember* workbook = find_zip_member(members_, workbook_part_);
  const ZipMember* links = find_zip_member(members_, detail::links_of_part(workbook_part_));
  if (workbook == nullptr || links == nullptr || workbook_part_.ends_with(".bin") ||
      find_zip_member(members_, "word/document.xml") != nullptr ||
      find_zip_member(members_, "ppt/presentation.xml") != nullptr) {
    return name_archive(members_);
  }
  parts_.push_back({Kind::kWorkbook, workbook, "the description"});
  parts_.push_back({Kind::kWorkbookLinks, links, "the list of sheets"});
  return begin_next();
}

void XlsxReader::Assembly::plan(Kind kind, const PartLink* link, std::string_view name) {
  if (link == nullptr) return;
  const ZipMember* member =
      find_zip_member(members_, detail::resolve_part(workbook_part_, link->target));
  if (member != nullptr) parts_.push_back({kind, member, std::string(name)});
}

Status XlsxReader::Assembly::plan_contents() {
  plan(Kind::kStyles, detail::find_link(links_->links, "styles"), "the styles");
  plan(Kind::kTexts, detail::find_link(links_->links, "sharedStrings"), "the shared texts");
  Status status = plan_sheets(list_sheets());
  if (status) status = check_sizes();
  if (!status) return status;
  return begin_next();
}

/// Before anything large is read: many small bombs are a large one.
Status XlsxReader::Assembly::check_sizes() const {
  std::uint64_t left = bytes_left_;
  for (std::size_t i = part_; i < parts_.size(); ++i) {
    const std::uint64_t size = parts_[i].member->size;
    if (size > left) return too_large();
    left -= size;
  }
  return Done{};
}

/// Worksheets in the workbook's order; charts and macro sheets hold no cells.
std::vector<XlsxReader::Assembly::SheetPart> XlsxReader::Assembly::list_sheets() const {
  std::vector<PartLink> links = links_->links;
  const auto by_id = [](const PartLink& a, const PartLink& b) { return a.id < b.id; };
  sort_stably(links, by_id);
  std::vector<SheetPart> listed;
  for (const detail::WorkbookSink::Sheet& sheet : workbook_.sheets) {
    if (listed.size() > kMostSheets) break;
    const auto link =
        std::lower_bound(links.begin(), links.end(), PartLink{sheet.link_id, {}, {}}, by_id);
    if (link == links.end() || link->id != sheet.link_id || link->type != "worksheet") continue;
    const std::string part = detail::resolve_part(workbook_part_, link->target);
    const bool is_hidden = sheet.state == "hidden" || sheet.state == "veryHidden";
    listed.push_back({sheet.name, find_zip_member(members_, part), is_hidden});
  }
  return listed;
}

/// By its name, or else by its number from 1 on.
bool XlsxReader::Assembly::is_chosen(const std::vector<SheetPart>& all,
                                     std::size_t position) const {
  if (!options_.sheet) return !all[position].is_hidden;
  const std::string& told = *options_.sheet;
  const bool is_name = std::any_of(all.begin(), all.end(),
                                   [&told](const SheetPart& sheet) { return sheet.name == told; });
  return is_name ? all[position].name == told : std::to_string(position + 1) == told;
}

Status XlsxReader::Assembly::plan_sheets(const std::vector<SheetPart>& all) {
  if (all.size() > kMostSheets) {
    return limit_passed("the workbook has more than 1024 sheets, the limit");
  }
  const std::size_t parts_before = parts_.size();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const SheetPart& sheet = all[i];
    if (sheet.member == nullptr) return damaged("a sheet is missing");
    sheets_.push_back({sheet.name, sheet.is_hidden, sheet.member->size, false});
    if (is_chosen(all, i)) parts_.push_back({Kind::kSheet, sheet.member, sheet.name});
  }
  if (options_.sheet && parts_.size() == parts_before) {
    return Error{ErrorCode::kNotFound, "the workbook has no sheet of that name or number"};
  }
  return Done{};
}

Result<std::vector<RawTable>> XlsxReader::Assembly::finish() {
  if (range_ || has_failed_) {
    return Error{ErrorCode::kInvalidState, "the workbook has not been read to its end"};
  }
  if (tables_.empty()) {
    return Error{ErrorCode::kEmptyFile, "no sheet that was to be read holds data"};
  }
  for (SheetInfo& sheet : sheets_) {
    sheet.is_read = std::any_of(tables_.begin(), tables_.end(), [&sheet](const RawTable& table) {
      return table.part == sheet.name;
    });
  }
  tables_.front().sheets = sheets_;
  return std::move(tables_);
}

// ---- the reader

XlsxReader::XlsxReader(std::uint64_t file_size, XlsxOptions options, std::uint64_t hash_seed)
    : assembly_(std::make_unique<Assembly>(file_size, std::move(options), hash_seed)) {}
XlsxReader::XlsxReader(XlsxReader&&) noexcept = default;
XlsxReader& XlsxReader::operator=(XlsxReader&&) noexcept = default;
XlsxReader::~XlsxReader() = default;

std::optional<ByteRange> XlsxReader::next() const { return assembly_->next(); }
Status XlsxReader::push(std::string_view piece) { return assembly_->push(piece); }
Status XlsxReader::end_range() { return assembly_->end_range(); }
Result<std::vector<RawTable>> XlsxReader::finish() { return assembly_->finish(); }
const std::vector<SheetInfo>& XlsxReader::sheets() const { return assembly_->sheets(); }
std::size_t XlsxReader::rows_read() const { return assembly_->rows_read(); }

}  // namespace sonder
