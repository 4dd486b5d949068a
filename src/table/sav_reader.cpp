#include "table/sav_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "table/detail/sav_blocks.h"
#include "table/detail/sav_cases.h"
#include "table/detail/sav_columns.h"
#include "table/detail/sav_dictionary.h"
#include "table/detail/sav_text.h"

namespace sonder {
namespace {

/// Descriptions are asked for in stretches, because only they tell where those of a compressed
/// file end. Most fit one.
constexpr std::uint64_t kStretchBytes = std::uint64_t{64} << 10;

/// What the stretches hold that are asked for.
enum class Stage : std::uint8_t {
  kDictionary,
  kCases,
  kBlockHeader,  ///< of files that zlib compressed, like the two below
  kBlockList,
  kBlocks,
  kDone,
};

}  // namespace

class SavReader::Assembly {
 public:
  Assembly(std::uint64_t file_size, const ReaderLimits& limits, std::uint64_t hash_seed)
      : file_size_(file_size),
        limits_(limits),
        hash_seed_(hash_seed),
        dictionary_(file_size, limits) {
    ask_for_rest(kStretchBytes);
    if (file_size == 0) stage_ = Stage::kDone;
  }

  std::optional<ByteRange> next() const {
    if (stage_ == Stage::kDone) return std::nullopt;
    return range_;
  }

  std::size_t row_count() const { return cases_ ? cases_->row_count() : 0; }

  Status push(std::string_view piece) {
    received_ += piece.size();
    switch (stage_) {
      case Stage::kDictionary: return push_dictionary(piece);
      case Stage::kCases: return cases_->push(piece);
      case Stage::kBlockHeader:
      case Stage::kBlockList: held_ += piece; return Done{};
      case Stage::kBlocks: return push_block(piece);
      case Stage::kDone: return Done{};
    }
    return Done{};
  }

  Status end_range() {
    const std::uint64_t received = std::exchange(received_, 0);
    switch (stage_) {
      case Stage::kDictionary: return end_dictionary_stretch();
      case Stage::kBlockHeader: return take_block_header();
      case Stage::kBlockList: return take_block_list();
      case Stage::kBlocks: end_block(received); return Done{};
      case Stage::kCases:
      case Stage::kDone: stage_ = Stage::kDone;
    }
    return Done{};
  }

  Result<std::vector<RawTable>> finish() {
    if (file_size_ == 0) return Error{ErrorCode::kEmptyFile, "the file holds no bytes"};
    if (!cases_) {
      return Error{ErrorCode::kNotATable, "the descriptions of the SPSS file are incomplete"};
    }
    table_.columns = cases_->take_columns();
    table_.row_count = cases_->row_count();
    table_.byte_count = file_size_;
    report_rows();
    detail::decode_sav_texts(table_, detail::find_sav_encoding(dictionary_.dictionary()),
                             hash_seed_);
    std::vector<RawTable> tables;
    tables.push_back(std::move(table_));
    return tables;
  }

 private:
  void ask_for_rest(std::uint64_t most) {
    range_.from += range_.size;
    range_.size = std::min(most, file_size_ - range_.from);
  }

  // ---- descriptions

  Status push_dictionary(std::string_view piece) {
    if (cases_) return push_rest(piece);
    const Status status = dictionary_.push(piece);
    if (!status || !dictionary_.is_complete()) return status;
    auto layout = detail::lay_out_columns(dictionary_.dictionary(), limits_);
    if (!layout) return layout.error();
    table_ = std::move(layout.value().table);
    cases_.emplace(dictionary_.dictionary(), std::move(layout.value().columns), limits_,
                   hash_seed_);
    return push_rest(piece);
  }

  /// What follows the descriptions in their stretch. Blocks are asked for later.
  Status push_rest(std::string_view piece) { return is_zlib() ? Done{} : cases_->push(piece); }

  Status end_dictionary_stretch() {
    if (cases_ && is_zlib()) {
      stage_ = Stage::kBlockHeader;
      range_ = {dictionary_.dictionary().size, detail::kSavBlockHeaderBytes};
      range_.size = std::min(range_.size, file_size_ - range_.from);
      return Done{};
    }
    if (cases_) stage_ = Stage::kCases;
    ask_for_rest(cases_ ? file_size_ : kStretchBytes);
    if (range_.size > 0) return Done{};
    stage_ = Stage::kDone;
    if (cases_) return Done{};
    return Error{ErrorCode::kNotATable,
                 "the file ends at byte " + std::to_string(file_size_) +
                     ", within the beginning of an SPSS file",
                 "It was cut off: export or download the file again."};
  }

  bool is_zlib() const {
    return dictionary_.dictionary().compression == detail::SavCompression::kZlib;
  }

  // ---- blocks of files that zlib compressed

  Status take_block_header() {
    const detail::SavDictionary& dictionary = dictionary_.dictionary();
    auto list = detail::find_sav_block_list(held_, dictionary.size, file_size_, dictionary.bytes);
    if (!list) return list.error();
    range_ = list.value();
    stage_ = Stage::kBlockList;
    held_.clear();
    return Done{};
  }

  Status take_block_list() {
    const detail::SavDictionary& dictionary = dictionary_.dictionary();
    auto blocks = detail::read_sav_block_list(held_, dictionary.size + detail::kSavBlockHeaderBytes,
                                              range_.from, dictionary.bytes);
    if (!blocks) return blocks.error();
    blocks_ = std::move(blocks).value();
    held_ = {};
    begin_block();
    return Done{};
  }

  void begin_block() {
    stage_ = block_ < blocks_.size() && !cases_->is_over() ? Stage::kBlocks : Stage::kDone;
    if (stage_ == Stage::kBlocks) range_ = blocks_[block_];
  }

  /// What goes beyond the announced size does not count.
  Status push_block(std::string_view piece) {
    const std::uint64_t before = received_ - piece.size();
    const std::uint64_t room = range_.inflated_size - std::min(before, range_.inflated_size);
    return cases_->push(
        piece.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(room, piece.size()))));
  }

  /// Behind a block of the wrong size nothing can be trusted.
  void end_block(std::uint64_t received) {
    is_cut_off_ = received != range_.inflated_size && !cases_->is_over();
    ++block_;
    begin_block();
    if (is_cut_off_) stage_ = Stage::kDone;
  }

  // ---- the end

  void report_rows() {
    const std::int64_t announced = dictionary_.dictionary().case_count;
    const auto rows = static_cast<std::int64_t>(table_.row_count);
    if (is_cut_off_ || cases_->is_inside_case() || announced > rows) return report_cut_off();
    if (announced >= 0 && announced < rows) {
      table_.issues.add({.code = IssueCode::kOddValue,
                         .message = "the file announces " + std::to_string(announced) +
                                    " rows and holds " + std::to_string(rows)});
    }
    if (cases_->odd_number_count() > 0) {
      table_.issues.add({.code = IssueCode::kOddValue,
                         .message = std::to_string(cases_->odd_number_count()) +
                                    " cells hold no finite number and were left empty"});
    }
  }

  void report_cut_off() {
    const std::uint64_t row = table_.file_row(table_.row_count);
    const std::int64_t announced = dictionary_.dictionary().case_count;
    std::string message = "the file ends in row " + std::to_string(row) + ", at byte " +
                          std::to_string(is_cut_off_ ? range_.from : file_size_);
    if (announced > 0) message += "; it announces " + std::to_string(announced) + " rows";
    table_.issues.add(
        {.code = IssueCode::kTruncatedFile, .row = row, .message = std::move(message)});
  }

  std::uint64_t file_size_;
  ReaderLimits limits_;
  std::uint64_t hash_seed_;
  Stage stage_ = Stage::kDictionary;
  ByteRange range_;
  std::uint64_t received_ = 0;  ///< bytes of `range_`, inflated if it is
  std::string held_;
  detail::SavDictionaryReader dictionary_;
  std::optional<detail::SavCases> cases_;  ///< absent until the dictionary is complete
  std::vector<ByteRange> blocks_;
  std::size_t block_ = 0;
  bool is_cut_off_ = false;
  RawTable table_;
};

SavReader::SavReader(std::uint64_t file_size, ReaderLimits limits, std::uint64_t hash_seed)
    : assembly_(std::make_unique<Assembly>(file_size, limits, hash_seed)) {}
SavReader::SavReader(SavReader&&) noexcept = default;
SavReader& SavReader::operator=(SavReader&&) noexcept = default;
SavReader::~SavReader() = default;

std::optional<ByteRange> SavReader::next() const { return assembly_->next(); }
Status SavReader::push(std::string_view piece) { return assembly_->push(piece); }
Status SavReader::end_range() { return assembly_->end_range(); }
Result<std::vector<RawTable>> SavReader::finish() { return assembly_->finish(); }
std::size_t SavReader::rows_read() const { return assembly_->row_count(); }

}  // namespace sonder
