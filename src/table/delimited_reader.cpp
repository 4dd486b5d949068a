#include "table/delimited_reader.h"

#include <algorithm>
#include <optional>

#include "table/detail/file_start.h"
#include "table/detail/record_scanner.h"
#include "table/detail/repairing_scanner.h"
#include "table/detail/table_builder.h"
#include "table/detail/torn_cells.h"

namespace sonder {
namespace {

constexpr std::size_t kWindowBytes = std::size_t{1} << 20;
/// Enough to know how long rows are, and which columns are packed.
constexpr std::size_t kRowsBeforeEstimate = 5'000;
/// A file may lie about its size; beyond this, columns grow as they need.
constexpr double kMostReservedRows = 4e7;

std::string count_records(const LineEnds& ends, LineEnd end) {
  constexpr std::string_view kNames[] = {" with LF", " with CR LF", " with CR alone"};
  const std::uint64_t records = ends.of(end).records;
  return std::to_string(records) + (records == 1 ? " row ends" : " rows end") +
         std::string(kNames[static_cast<std::size_t>(end)]);
}

/// A line end of another system may be a break inside a cell that nobody quoted.
void report_mixed_line_ends(RawTable& table) {
  const LineEnds& ends = table.line_ends;
  for (const LineEnd end : {LineEnd::kLf, LineEnd::kCrlf, LineEnd::kCr}) {
    if (end == ends.usual() || ends.of(end).records == 0) continue;
    const std::uint64_t first = ends.of(end).first_row;
    table.issues.count_only(IssueCode::kMixedLineEnds, ends.of(end).records - 1);
    table.issues.add({.code = IssueCode::kMixedLineEnds,
                      .row = first,
                      .message = count_records(ends, end) + ", the first is row " +
                                 std::to_string(first) + ", but " +
                                 count_records(ends, ends.usual())});
  }
}

}  // namespace

/// The parts of a reader, which refer to each other and therefore stay where they are.
class DelimitedReader::Assembly {
 public:
  Assembly(Dialect dialect, ReaderLimits limits, std::uint64_t hash_seed)
      : builder_(dialect, limits, hash_seed), scanner_(dialect, limits.row_bytes, builder_) {
    if (dialect.repair_width > 0) repairing_.emplace(dialect, limits.row_bytes, builder_);
  }

  void pack_numbers() { builder_.pack_numbers(); }
  void expect_bytes(std::uint64_t total) { expected_bytes_ = total; }

  Status push(std::string_view piece) {
    byte_count_ += piece.size();
    if (is_started_) return scan(piece);
    const std::string_view head = piece.substr(0, detail::kLongestFileStart - start_.size());
    start_ += head;
    if (start_.size() < detail::kLongestFileStart) return Done{};
    const Status status = take_start();
    return status ? scan(piece.substr(head.size())) : status;
  }

  Result<RawTable> finish() {
    if (!is_started_) {
      const Status status = take_start();
      if (!status) return status.error();
    }
    repairing_ ? repairing_->finish() : scanner_.finish();
    if (builder_.error()) return *builder_.error();
    if (!builder_.has_records()) {
      return Error{ErrorCode::kEmptyFile,
                   byte_count_ == 0 ? "the file holds no bytes" : "the file holds blank rows only"};
    }
    RawTable table = builder_.finish();
    table.byte_count = byte_count_;
    table.had_byte_order_mark = had_byte_order_mark_;
    table.line_ends = repairing_ ? repairing_->line_ends() : scanner_.line_ends();
    report_mixed_line_ends(table);
    detail::report_torn_cells(table);
    return table;
  }

  std::uint64_t byte_count() const { return byte_count_; }
  std::size_t row_count() const { return builder_.row_count(); }

 private:
  Status take_start() {
    is_started_ = true;
    const detail::FileStart start = detail::read_file_start(start_);
    had_byte_order_mark_ = start.has_byte_order_mark;
    return scan(std::string_view(start_).substr(start.size));
  }

  /// In windows, so that the longest row is noticed long before a huge piece ends.
  Status scan(std::string_view text) {
    for (; !text.empty(); text.remove_prefix(std::min(text.size(), kWindowBytes))) {
      const std::string_view window = text.substr(0, kWindowBytes);
      repairing_ ? repairing_->scan(window) : scanner_.scan(window);
      if (builder_.error()) return *builder_.error();
      scanned_bytes_ += std::min(text.size(), kWindowBytes);
      if (expected_bytes_ > scanned_bytes_) reserve_rows();
    }
    return Done{};
  }

  /// As many rows as the rest of the file has if it goes on as it began, and a little more.
  void reserve_rows() {
    const std::size_t rows = builder_.row_count();
    if (rows < kRowsBeforeEstimate) return;
    const double bytes_a_row = static_cast<double>(scanned_bytes_) / static_cast<double>(rows);
    const double estimate = static_cast<double>(expected_bytes_) / bytes_a_row;
    builder_.reserve_rows(static_cast<std::size_t>(std::min(estimate * 1.01, kMostReservedRows)));
    expected_bytes_ = 0;
  }

  detail::TableBuilder builder_;
  detail::RecordScanner<detail::TableBuilder> scanner_;
  std::optional<detail::RepairingScanner<detail::TableBuilder>> repairing_;  ///< in its place
  std::string start_;  ///< the first bytes, until there are enough to tell what they are
  bool is_started_ = false;
  bool had_byte_order_mark_ = false;
  std::uint64_t byte_count_ = 0;
  std::uint64_t expected_bytes_ = 0;  ///< 0 once the rows are reserved
  std::uint64_t scanned_bytes_ = 0;
};

DelimitedReader::DelimitedReader(Dialect dialect, ReaderLimits limits, std::uint64_t hash_seed)
    : assembly_(std::make_unique<Assembly>(dialect, limits, hash_seed)) {}
DelimitedReader::DelimitedReader(DelimitedReader&&) noexcept = default;
DelimitedReader& DelimitedReader::operator=(DelimitedReader&&) noexcept = default;
DelimitedReader::~DelimitedReader() = default;

void DelimitedReader::pack_numbers() { assembly_->pack_numbers(); }
void DelimitedReader::expect_bytes(std::uint64_t total) { assembly_->expect_bytes(total); }
Status DelimitedReader::push(std::string_view piece) { return assembly_->push(piece); }
Result<RawTable> DelimitedReader::finish() { return assembly_->finish(); }
std::uint64_t DelimitedReader::bytes_read() const { return assembly_->byte_count(); }
std::size_t DelimitedReader::rows_read() const { return assembly_->row_count(); }

}  // namespace sonder
