#include "table/detail/delimited_file.h"

#include <utility>

#include "table/decode_text.h"
#include "table/raw_table.h"

namespace sonder::detail {
namespace {

Error nothing_wanted() { return {ErrorCode::kInvalidState, "nothing more of the file is wanted"}; }

}  // namespace

DelimitedFile::DelimitedFile(std::uint64_t file_size, ReadingOptions options,
                             std::uint64_t hash_seed)
    : file_size_(file_size), options_(std::move(options)), hash_seed_(hash_seed) {}

Status DelimitedFile::start(std::string_view prefix, bool is_whole_file) {
  Result<std::vector<DialectCandidate>> ranked = rank_dialects(prefix, is_whole_file);
  if (!ranked) return ranked.error();
  candidates_ = std::move(ranked).value();
  if (options_.dialect) candidates_ = {{*options_.dialect, 1, "chosen by hand"}};
  start_reading(0);
  return Done{};
}

void DelimitedFile::start_reading(std::size_t candidate) {
  candidate_ = candidate;
  is_abandoned_ = false;
  reader_.emplace(candidates_[candidate].dialect, options_.limits, hash_seed_);
  reader_->pack_numbers();
  if (file_size_ != FileReader::kUnknownSize) reader_->expect_bytes(file_size_);
}

std::optional<ByteRange> DelimitedFile::next() const {
  if (!reader_) return std::nullopt;
  return ByteRange{.from = 0, .size = file_size_};
}

/// A row that is too long may be the work of a quote mark that is never closed; and what an
/// earlier reading found is better than nothing.
Status DelimitedFile::abandon(const Error& error) {
  const bool is_too_long = error.code == ErrorCode::kLimitExceeded;
  const bool has_other = find_calmer_reading(candidates_, candidate_) || best_;
  if (!is_too_long || !has_other) return error;
  is_abandoned_ = true;
  return Done{};
}

Status DelimitedFile::push(std::string_view piece) {
  if (!reader_) return nothing_wanted();
  if (is_abandoned_) return Done{};
  const Status pushed = reader_->push(piece);
  return pushed ? pushed : abandon(pushed.error());
}

Status DelimitedFile::end_range() {
  if (!reader_) return nothing_wanted();
  if (!is_abandoned_) {
    Result<RawTable> read = reader_->finish();
    if (read) {
      judge(std::move(read).value());
      return Done{};
    }
    if (const Status abandoned = abandon(read.error()); !abandoned) return abandoned;
  }
  reader_.reset();
  const std::optional<std::size_t> calmer = find_calmer_reading(candidates_, candidate_);
  if (calmer) start_reading(*calmer);
  return Done{};
}

void DelimitedFile::judge(RawTable table) {
  if (!best_ || damage_share(table) < damage_share(*best_)) {
    best_ = std::move(table);
    best_candidate_ = candidate_;
  }
  const std::optional<std::size_t> next = find_next_reading(candidates_, candidate_, *best_);
  reader_.reset();
  if (next) start_reading(*next);
}

Result<std::vector<RawTable>> DelimitedFile::finish() {
  if (!best_) return Error{ErrorCode::kInvalidState, "the file has not been read to its end"};
  report_doubtful_dialect(candidates_[best_candidate_], *best_);
  settle_encoding(*best_, options_.encoding);
  std::vector<RawTable> tables;
  tables.push_back(*std::exchange(best_, std::nullopt));
  return tables;
}

}  // namespace sonder::detail
