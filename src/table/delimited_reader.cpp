#include "table/delimited_reader.h"

#include <algorithm>

#include "table/detail/file_start.h"
#include "table/detail/record_scanner.h"
#include "table/detail/table_builder.h"

namespace sonder {
namespace {

constexpr std::size_t kWindowBytes = std::size_t{1} << 20;

}  // namespace

/// The parts of a reader, which refer to each other and therefore stay where they are.
class DelimitedReader::Assembly {
 public:
  Assembly(Dialect dialect, ReaderLimits limits, std::uint64_t hash_seed)
      : builder_(dialect, limits, hash_seed), scanner_(dialect, limits.row_bytes, builder_) {}

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
    scanner_.finish();
    if (builder_.error()) return *builder_.error();
    if (!builder_.has_records()) {
      return Error{ErrorCode::kEmptyFile,
                   byte_count_ == 0 ? "the file holds no bytes" : "the file holds blank rows only"};
    }
    RawTable table = builder_.finish();
    table.byte_count = byte_count_;
    table.had_byte_order_mark = had_byte_order_mark_;
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
      scanner_.scan(text.substr(0, kWindowBytes));
      if (builder_.error()) return *builder_.error();
    }
    return Done{};
  }

  detail::TableBuilder builder_;
  detail::RecordScanner<detail::TableBuilder> scanner_;
  std::string start_;  ///< the first bytes, until there are enough to tell what they are
  bool is_started_ = false;
  bool had_byte_order_mark_ = false;
  std::uint64_t byte_count_ = 0;
};

DelimitedReader::DelimitedReader(Dialect dialect, ReaderLimits limits, std::uint64_t hash_seed)
    : assembly_(std::make_unique<Assembly>(dialect, limits, hash_seed)) {}
DelimitedReader::DelimitedReader(DelimitedReader&&) noexcept = default;
DelimitedReader& DelimitedReader::operator=(DelimitedReader&&) noexcept = default;
DelimitedReader::~DelimitedReader() = default;

Status DelimitedReader::push(std::string_view piece) { return assembly_->push(piece); }
Result<RawTable> DelimitedReader::finish() { return assembly_->finish(); }
std::uint64_t DelimitedReader::bytes_read() const { return assembly_->byte_count(); }
std::size_t DelimitedReader::rows_read() const { return assembly_->row_count(); }

}  // namespace sonder
