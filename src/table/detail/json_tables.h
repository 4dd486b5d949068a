#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_tape.h"
#include "base/result.h"
#include "base/text_dictionary.h"
#include "table/detail/json_column.h"
#include "table/raw_table.h"

namespace sonder::detail {

/// Makes tables of JSON records: objects within objects become columns named by their path,
/// lists of objects become tables of their own.
class JsonTables {
 public:
  JsonTables(ReaderLimits limits, std::uint64_t hash_seed);

  /// The table of the list at that path, new or known.
  std::uint32_t find_list(std::string_view part);
  /// Takes the record that `tape` has read: an object is a row, a list a row by position or, when
  /// it holds objects, a row for each element, anything else a row with the column "value".
  /// `key` is what the record is called where it has a name instead of a place.
  void add_record(std::uint32_t list, JsonTape& tape,
                  std::optional<std::string_view> key = std::nullopt);
  /// Counts a record that is not taken. `what` goes on from "row 7".
  void skip_record(std::uint32_t list, IssueCode code, std::string_view what);

  /// The first limit that was passed; nothing more should be added then.
  const std::optional<Error>& error() const { return error_; }
  /// Of the record that comes next, as in `Issue::row`.
  std::uint64_t next_row(std::uint32_t list) const;
  std::size_t row_count() const;

  /// All tables that have columns, the longest list first, the others in the order of their first
  /// rows. The first one gets the issues of lists that have no columns. This is empty afterwards.
  /// Errors: kLimitExceeded.
  Result<std::vector<RawTable>> finish();

 private:
  struct Field {
    std::uint32_t parent;
    std::uint32_t column;      ///< in its table, or kNone
    std::uint32_t child;       ///< the table of the list of objects that it holds, or kNone
    std::uint32_t next;        ///< what followed it when it came last: mostly it will again
    std::uint32_t first;       ///< what its members began with when it came last
    std::uint32_t token;       ///< where it is in `object`
    std::uint64_t object;      ///< the last object that has it, counted from 1
    std::uint8_t event_parts;  ///< see event_part_of
  };
  struct Building {
    RawTable table;
    std::uint32_t root;         ///< the field that all others belong to
    bool is_list;               ///< not inside of a record
    bool is_positional = true;  ///< all columns are of rows by position
    std::size_t rows = 0;
    std::size_t skipped = 0;
    std::vector<JsonColumn> columns = {};
  };
  enum class ScopeKind : std::uint8_t { kMembers, kRows, kPositions };
  /// A list or object that is being walked through.
  struct Scope {
    ScopeKind kind;
    std::uint32_t end;  ///< the token behind it
    std::uint32_t table;
    std::uint32_t field;         ///< of kMembers
    std::size_t parent_row = 0;  ///< of kRows inside of a record, from 1
    std::size_t position = 0;    ///< of the last element, from 1
  };

  void fail(std::uint32_t table, std::string_view what);
  void report(std::uint32_t table, IssueCode code, std::optional<std::uint32_t> column,
              std::string_view what);

  std::uint32_t start_table(std::string_view part, std::uint32_t root, bool is_list);
  std::uint32_t find_child(std::uint32_t table, std::uint32_t field);
  std::uint32_t find_field(std::uint32_t parent, char kind, std::string_view name);
  std::uint32_t find_member(std::uint32_t parent, std::string_view name, std::uint32_t before);
  std::uint32_t add_field(std::uint32_t parent, char kind, std::string_view name);
  std::string_view name_of(std::uint32_t field) const;
  std::string path_of(std::uint32_t field) const;

  void check_row_limit(std::uint32_t table);
  void begin_row(std::uint32_t table);
  void resolve_names(JsonTape& tape, std::size_t object, const Scope& scope);
  void drop_repeated(JsonTape& tape, std::uint32_t table, std::uint32_t field);
  bool is_repeated_message(JsonTape& tape, std::uint32_t table) const;
  void start_record(std::uint32_t table, JsonTape& tape, std::optional<std::string_view> key);
  void push(Scope scope) { scopes_[depth_++] = scope; }
  void walk(JsonTape& tape);
  std::size_t take_member(JsonTape& tape, std::size_t name);
  std::size_t take_element(JsonTape& tape, std::size_t element);
  std::size_t enter_object(JsonTape& tape, std::size_t object, std::uint32_t table,
                           std::uint32_t field);
  std::size_t put_value(JsonTape& tape, std::size_t value, std::uint32_t table,
                        std::uint32_t field);
  void put_token(JsonTape& tape, std::size_t value, std::uint32_t table, std::uint32_t field);
  std::uint32_t put_cell(std::uint32_t table, std::uint32_t field, std::string_view cell);
  void check_number(std::uint32_t table, std::uint32_t column, std::string_view number);
  void count_empty(std::uint32_t table, std::size_t cells);
  std::size_t find_first_table() const;
  void fill_gaps();
  RawTable finish_table(std::size_t position);

  ReaderLimits limits_;
  std::uint64_t hash_seed_;
  std::optional<Error> error_;
  TextDictionary field_names_;  ///< the code is the position in `fields_`
  std::string field_key_;
  std::vector<Field> fields_;
  std::vector<Building> tables_;
  std::uint64_t object_count_ = 0;
  std::uint64_t empty_cells_ = 0;  ///< written so far to fill gaps
  std::array<Scope, JsonTape::kDeepest + 1> scopes_{};
  std::size_t depth_ = 0;
};

}  // namespace sonder::detail
