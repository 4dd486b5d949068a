#include "session/record_names.h"

#include <algorithm>
#include <map>
#include <utility>

namespace sonder {
namespace {

/// The first column without a field that tells all rows apart, as a number or code does.
const Column* find_row_ids(const ImportedFile& file) {
  for (std::uint32_t i = 0; i < file.table.columns.size(); ++i) {
    const Column& column = file.table.columns[i];
    const bool is_mapped = std::any_of(file.mapping.fields.begin(), file.mapping.fields.end(),
                                       [&](const FieldColumn& each) { return each.column == i; });
    const bool is_code = column.type == ColumnType::kText || column.type == ColumnType::kInteger;
    const bool tells_apart = column.filled_count == file.table.row_count &&
                             column.distinct_count == file.table.row_count;
    if (is_code && tells_apart && !is_mapped && !file.mapping.is_left_out(i)) return &column;
  }
  return nullptr;
}

/// Gives the records of a file of customers the ids of `column`: every row of such a file is a
/// record, in their order.
void take_row_ids(const ImportedFile& file, const Column& column, const PersonRecords& records,
                  CodedText& ids) {
  PackedNumbers::Buffer buffer;
  std::size_t row = 0;
  for (std::uint32_t record = 0; record < records.size(); ++record) {
    if (records.source[record] != file.id) continue;
    ids.codes[record] = ids.dictionary.intern(std::string(column.cell(row++, buffer)));
  }
}

CodedText find_ids(const ImportedFiles& files, const PersonRecords& records) {
  CodedText ids = records.customer_id;
  for (const auto& file : files) {
    if (file == nullptr || file->problem || file->mapping.kind != FileKind::kCustomers) continue;
    if (file->mapping.has_any({Field::kCustomerId})) continue;
    const Column* const column = find_row_ids(*file);
    if (column != nullptr) take_row_ids(*file, *column, records, ids);
  }
  return ids;
}

/// How many records have an id, in all files and in the record's own.
struct IdCounts {
  std::vector<std::uint32_t> in_all;  ///< by code
  /// By code and source, of ids that come more than once.
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> in_file;
};

IdCounts count_ids(const CodedText& ids, const PersonRecords& records) {
  IdCounts counts;
  counts.in_all.resize(ids.dictionary.size());
  for (const std::uint32_t id : ids.codes) ++counts.in_all[id];
  for (std::uint32_t record = 0; record < records.size(); ++record) {
    const std::uint32_t id = ids.codes[record];
    if (counts.in_all[id] > 1) ++counts.in_file[{id, records.source[record].index}];
  }
  return counts;
}

}  // namespace

Result<RecordId> RecordNames::find(const std::string& name) const {
  const std::optional<std::uint32_t> position = positions.find(name);
  if (position) return RecordId{*position};
  return Error{ErrorCode::kNotFound, "no record has the id " + name,
               "records are called as in \"groups\""};
}

RecordNames name_records(const ImportedFiles& files, const PersonRecords& records) {
  const CodedText ids = find_ids(files, records);
  const IdCounts counts = count_ids(ids, records);
  RecordNames named;
  for (std::uint32_t record = 0; record < records.size(); ++record) {
    const std::string& file = files[records.source[record].index]->name;
    const std::uint32_t code = ids.codes[record];
    std::string name(ids.dictionary.text(code));
    if (name.empty() || counts.in_all[code] > 1) {
      const bool is_own =
          !name.empty() && counts.in_file.at({code, records.source[record].index}) == 1;
      name = is_own ? file + ":" + name : file + "#" + std::to_string(records.file_row[record]);
    }
    named.names.push_back(std::move(name));
    named.positions.add(named.names.back(), record);
  }
  return named;
}

}  // namespace sonder
