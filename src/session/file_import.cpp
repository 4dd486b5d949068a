#include "session/file_import.h"

#include <utility>

namespace sonder {
namespace {

constexpr std::size_t kPrefixBytes = std::size_t{256} << 10;
/// A dialect is worth another reading when its score comes this near to the best one's.
constexpr double kPlausibleScore = 0.5;

}  // namespace

void FileImport::start_reading(std::size_t candidate) {
  candidate_ = candidate;
  reader_.emplace(candidates_[candidate].dialect, ReaderLimits{}, hash_seed_);
}

Status FileImport::choose_dialect(bool is_whole_file) {
  Result<std::vector<DialectCandidate>> ranked = rank_dialects(prefix_, is_whole_file);
  if (!ranked) return ranked.error();
  candidates_ = std::move(ranked).value();
  start_reading(0);
  const Status pushed = reader_->push(prefix_);
  prefix_ = {};
  return pushed;
}

Status FileImport::push(std::string_view piece) {
  if (reader_) return reader_->push(piece);
  prefix_ += piece;
  if (prefix_.size() < kPrefixBytes) return Done{};
  return choose_dialect(false);
}

bool FileImport::has_next_dialect(const RawTable& table) const {
  if (damage_share(table) == 0 || candidate_ + 1 >= candidates_.size()) return false;
  return candidates_[candidate_ + 1].score >= kPlausibleScore * candidates_[0].score;
}

Result<ImportState> FileImport::finish() {
  if (!reader_) {
    if (const Status chosen = choose_dialect(true); !chosen) return chosen.error();
  }
  Result<RawTable> read = reader_->finish();
  if (!read) return read.error();
  RawTable table = std::move(read).value();
  const bool read_again = has_next_dialect(table);
  if (!best_ || damage_share(table) < damage_share(*best_)) best_ = std::move(table);
  if (!read_again) return ImportState::kDone;
  start_reading(candidate_ + 1);
  return ImportState::kReadAgain;
}

Table FileImport::take_table() {
  Table table = name_columns(*std::exchange(best_, std::nullopt));
  infer_types(table);
  return table;
}

}  // namespace sonder
