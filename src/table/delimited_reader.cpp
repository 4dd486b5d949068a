#include "table/delimited_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/bitset.h"
#include "table/detail/file_start.h"
#include "table/detail/record_scanner.h"
#include "text/blanks.h"
#include "text/utf8.h"

namespace sonder {
namespace {

constexpr std::size_t kWindowBytes = std::size_t{1} << 20;

std::string row_name(std::uint64_t row) { return "row " + std::to_string(row); }

bool are_all_empty(const std::vector<std::string>& cells) {
  return std::all_of(cells.begin(), cells.end(), [](const std::string& c) { return c.empty(); });
}

/// The codes of the texts that pass the test.
template <class Test>
Bitset find_texts(const TextDictionary& dictionary, Test passes) {
  Bitset found(dictionary.size());
  for (std::uint32_t code = 1; code < dictionary.size(); ++code) {
    if (passes(dictionary.text(code))) found.set(code);
  }
  return found;
}

/// Puts cells into columns as the scanner finds them.
class TableBuilder {
 public:
  TableBuilder(Dialect dialect, ReaderLimits limits, std::uint64_t hash_seed)
      : limits_(limits), hash_seed_(hash_seed) {
    table_.dialect = dialect;
  }

  void cell(std::string_view text) {
    if (position_ < width_) {
      CodedText& column = table_.columns[position_];
      const std::uint32_t code = column.dictionary.intern(text);
      column.codes.push_back(code);
      filled_ |= code;
    } else {
      keep_spare(text);
    }
    ++position_;
  }

  void end_record() {
    ++record_;
    if (!has_first_record_) {
      take_first_record();
    } else if (is_blank_record()) {
      skip_blank_record();
    } else {
      take_row();
    }
    position_ = 0;
    filled_ = 0;
    spare_.clear();
  }

  void stray_quote() {
    add_issue(IssueCode::kStrayQuote, " has text behind a closing quote; it was kept");
  }
  void unclosed_quote() {
    add_issue(IssueCode::kUnclosedQuote, " opens a quote that the file does not close");
  }
  void long_record() {
    fail(current_row(),
         " is longer than " + std::to_string(limits_.row_bytes) + " bytes, the limit of one row",
         "A quote that is never closed makes one row of the rest of the file.");
  }

  const std::optional<Error>& error() const { return error_; }
  bool has_first_record() const { return has_first_record_; }
  std::size_t row_count() const { return table_.row_count; }

  RawTable finish() {
    drop_blank_tail();
    report_invalid_text();
    return std::move(table_);
  }

 private:
  /// The number of the record being read, as in `Issue::row`.
  std::uint64_t current_row() const { return record_ + 1; }

  void fail(std::uint64_t row, std::string_view what, std::string_view hint = {}) {
    if (error_) return;
    error_ = Error{ErrorCode::kLimitExceeded, row_name(row) + std::string(what), std::string(hint)};
  }

  void add_issue(IssueCode code, std::string_view what) { add_issue(code, current_row(), what); }

  void add_issue(IssueCode code, std::uint64_t row, std::string_view what) {
    IssueLog& log = table_.issues;
    if (!log.keeps(code)) return log.count_only(code);
    log.add({.code = code, .row = row, .message = row_name(row) + std::string(what)});
  }

  void keep_spare(std::string_view text) {
    if (position_ >= limits_.columns) {
      return fail(current_row(),
                  " has more than " + std::to_string(limits_.columns) + " cells, the limit");
    }
    spare_.emplace_back(text);
  }

  void take_first_record() {
    const bool is_blank = spare_.empty() || (spare_.size() == 1 && trim(spare_[0]).empty());
    if (is_blank) {
      ++table_.leading_blank_count;
      return add_issue(IssueCode::kBlankRow, record_, " is blank");
    }
    has_first_record_ = true;
    width_ = spare_.size();
    table_.first_record = std::move(spare_);
    table_.columns.assign(width_, CodedText{TextDictionary(hash_seed_), {}});
  }

  bool is_blank_record() const {
    if (position_ == 0) return width_ > 1;
    if (position_ > 1 || width_ == 1) return false;
    return trim(table_.columns[0].dictionary.text(filled_)).empty();
  }

  void skip_blank_record() {
    if (position_ == 1) table_.columns[0].codes.pop_back();
    table_.blank_before.push_back(table_.row_count);
    add_issue(IssueCode::kBlankRow, record_, " is blank");
  }

  void take_row() {
    if (table_.row_count >= limits_.rows) {
      fail(record_, " is beyond the limit of " + std::to_string(limits_.rows) + " rows");
    }
    if (position_ < width_) fill_row();
    if (!spare_.empty() && !are_all_empty(spare_)) keep_surplus();
    ++table_.row_count;
  }

  void fill_row() {
    const std::size_t lacking = width_ - position_;
    for (std::size_t i = position_; i < width_; ++i) {
      table_.columns[i].codes.push_back(TextDictionary::kEmpty);
    }
    const bool is_trailing_delimiter = lacking == 1 && table_.first_record.back().empty();
    if (is_trailing_delimiter || filled_ == TextDictionary::kEmpty) return;
    add_issue(IssueCode::kShortRow, record_,
              " has " + std::to_string(position_) + " cells instead of " + std::to_string(width_));
  }

  void keep_surplus() {
    add_issue(IssueCode::kLongRow, record_,
              " has " + std::to_string(position_) + " cells instead of " + std::to_string(width_));
    table_.surplus.push_back({record_, std::move(spare_)});
  }

  bool is_empty_row(std::size_t row) const {
    return std::all_of(table_.columns.begin(), table_.columns.end(),
                       [row](const CodedText& column) { return trim(column.at(row)).empty(); });
  }

  /// Rows of empty cells that nothing follows are blank after all.
  void drop_blank_tail() {
    std::size_t kept = table_.row_count;
    const std::uint64_t last_surplus = table_.surplus.empty() ? 0 : table_.surplus.back().row;
    while (kept > 0 && table_.file_row(kept - 1) > last_surplus && is_empty_row(kept - 1)) --kept;
    for (std::size_t row = kept; row < table_.row_count; ++row) {
      add_issue(IssueCode::kBlankRow, table_.file_row(row), " is blank");
    }
    if (kept == table_.row_count) return;
    for (CodedText& column : table_.columns) column.codes.resize(kept);
    table_.row_count = kept;
    std::erase_if(table_.blank_before, [kept](std::uint64_t row) { return row > kept; });
  }

  void report_invalid_text() {
    for (const std::string& name : table_.first_record) {
      if (is_valid_utf8(name)) continue;
      add_issue(IssueCode::kInvalidUtf8, table_.leading_blank_count + 1,
                " holds bytes that are not UTF-8");
    }
    for (std::size_t column = 0; column < width_; ++column) report_invalid_column(column);
  }

  void report_invalid_column(std::size_t column) {
    const CodedText& text = table_.columns[column];
    const Bitset invalid =
        find_texts(text.dictionary, [](std::string_view cell) { return !is_valid_utf8(cell); });
    if (invalid.count() == 0) return;
    for (std::size_t row = 0; row < table_.row_count; ++row) {
      if (!invalid.test(text.codes[row])) continue;
      const std::uint64_t file_row = table_.file_row(row);
      table_.issues.add({.code = IssueCode::kInvalidUtf8,
                         .row = file_row,
                         .column = static_cast<std::uint32_t>(column),
                         .message = row_name(file_row) + " holds bytes that are not UTF-8"});
    }
  }

  ReaderLimits limits_;
  std::uint64_t hash_seed_;
  RawTable table_;
  std::optional<Error> error_;
  bool has_first_record_ = false;
  std::size_t width_ = 0;           ///< of the first record; 0 before it
  std::size_t position_ = 0;        ///< cells of the current record so far
  std::uint32_t filled_ = 0;        ///< codes of those cells or-ed: 0 while all are empty
  std::uint64_t record_ = 0;        ///< records ended so far, blank ones too
  std::vector<std::string> spare_;  ///< cells of the current record beyond `width_`
};

bool is_wrapped(std::string_view text) {
  return text.size() >= 2 && text.front() == '"' && text.back() == '"';
}

/// Rows with a cell between quote marks, which a reading without quotes should not meet.
std::size_t count_wrapped_rows(const RawTable& table) {
  Bitset is_wrapped_row(table.row_count);
  for (const CodedText& column : table.columns) {
    const Bitset wrapped = find_texts(column.dictionary, is_wrapped);
    if (wrapped.count() == 0) continue;
    for (std::size_t row = 0; row < table.row_count; ++row) {
      if (wrapped.test(column.codes[row])) is_wrapped_row.set(row);
    }
  }
  return is_wrapped_row.count();
}

/// Records of a single column that another delimiter would cut, when it cuts the first one too.
std::size_t count_uncut_records(const RawTable& table) {
  std::size_t most = 0;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    const auto is_cut = [delimiter](std::string_view cell) {
      return cell.find(delimiter) != std::string_view::npos;
    };
    if (!is_cut(table.first_record.front())) continue;
    const Bitset cut = find_texts(table.columns.front().dictionary, is_cut);
    const std::vector<std::uint32_t>& codes = table.columns.front().codes;
    const auto rows = std::count_if(codes.begin(), codes.end(),
                                    [&cut](std::uint32_t code) { return cut.test(code); });
    most = std::max(most, static_cast<std::size_t>(rows) + 1);
  }
  return most;
}

/// A single column is what is left when nothing else fits: worse than a reading that mostly fits,
/// and worse still when its records look like several cells, the first one among them.
double single_column_damage(const RawTable& table) {
  constexpr double kAtLeast = 0.25;
  constexpr double kUncut = 0.75;
  const double records = static_cast<double>(table.row_count) + 1;
  return std::max(kAtLeast, kUncut * static_cast<double>(count_uncut_records(table)) / records);
}

}  // namespace

std::uint64_t RawTable::file_row(std::size_t row) const {
  const auto later = std::upper_bound(blank_before.begin(), blank_before.end(), row);
  return row + 2 + leading_blank_count + static_cast<std::uint64_t>(later - blank_before.begin());
}

double damage_share(const RawTable& table) {
  const double rows = static_cast<double>(table.row_count) + 1;
  double damaged = 0;
  for (const IssueCode code : {IssueCode::kShortRow, IssueCode::kLongRow, IssueCode::kStrayQuote,
                               IssueCode::kUnclosedQuote}) {
    damaged += static_cast<double>(table.issues.count(code));
  }
  if (!table.dialect.quoted) damaged += static_cast<double>(count_wrapped_rows(table));
  const double share = std::min(damaged / rows, 1.0);
  return table.columns.size() == 1 ? std::max(share, single_column_damage(table)) : share;
}

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
    if (!builder_.has_first_record()) {
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

  TableBuilder builder_;
  detail::RecordScanner<TableBuilder> scanner_;
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
