#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_tape.h"
#include "base/result.h"
#include "table/detail/json_layout.h"
#include "table/detail/json_scan.h"
#include "table/detail/json_tables.h"
#include "table/raw_table.h"

namespace sonder::detail {

/// Cuts the bytes of a file into records, see `JsonReader`. Only what a piece cuts is held back.
class JsonStream {
 public:
  JsonStream(ReaderLimits limits, std::uint64_t hash_seed);

  Status push(std::string_view piece);
  Status end();
  Result<std::vector<RawTable>> finish();

  std::uint64_t bytes_read() const { return consumed_ + pending_.size(); }
  std::size_t rows_read() const { return tables_.row_count(); }

 private:
  enum class FrameKind : std::uint8_t { kList, kMap, kMembers };
  /// A list or object that is gone through piece by piece instead of being a record.
  struct Frame {
    FrameKind kind;
    std::uint32_t list = 0;        ///< of kList and kMap
    std::string path = {};         ///< of kMembers
    bool is_new = true;            ///< nothing was read in it yet
    bool is_behind_value = false;  ///< a comma or its end comes next
  };

  std::string_view rest() const { return std::string_view(pending_).substr(at_); }
  /// Whether to judge by what there is instead of waiting for more.
  bool has_enough(std::size_t bytes) const { return is_ended_ || rest().size() >= bytes; }
  bool fail(std::string message);
  bool is_too_long(std::uint32_t list, std::size_t size);
  void report_fault(std::uint32_t list, const JsonFault& fault, std::size_t at, bool is_last);
  void read_record(std::uint32_t list, std::size_t at, std::string_view text, bool is_last);

  Status run();
  bool decide();
  bool step();
  bool take_line();
  bool take_top();
  bool take_element();
  void read_element(std::string_view text);
  bool take_member();
  bool take_plain_member();
  void keep_title(std::string_view text);
  bool enter_object(std::size_t at, const std::string& path);
  void enter_list(std::size_t at, std::string_view path);
  void finish_value();
  void close_frame();
  void report(IssueCode code, std::string message);
  void report_truncation();
  Error explain_nothing() const;
  void take_only_object();

  ReaderLimits limits_;
  std::uint64_t hash_seed_;
  std::optional<JsonLayout> layout_;
  std::string pending_;  ///< bytes that are not read yet, from `at_`
  std::size_t at_ = 0;
  std::uint64_t consumed_ = 0;  ///< bytes of the file in front of `pending_`
  bool is_ended_ = false;
  bool has_byte_order_mark_ = false;
  bool is_single_value_ = false;  ///< the file is a number, a text or the like, and no more
  std::size_t line_scanned_ = 0;  ///< bytes from `at_` that hold no line end
  JsonScan scan_;                 ///< of the value at `at_`
  JsonTape tape_;
  JsonTables tables_;
  std::vector<Frame> frames_;
  std::string only_object_;  ///< the whole file, while it may be a single record
  std::vector<HeadRecord> titles_;
  std::size_t title_bytes_ = 0;
  IssueLog issues_;  ///< of the file
  std::optional<Error> error_;
  std::string first_fault_;
};

}  // namespace sonder::detail
