#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "table/detail/xlsx_parts.h"
#include "table/detail/xlsx_rows.h"
#include "table/detail/xlsx_values.h"
#include "table/raw_table.h"
#include "table/xml_scanner.h"

namespace sonder::detail {

/// Where a cell says it is: letters, then a row. Parts that are missing are 0 or absent.
struct CellReference {
  std::uint32_t column = 0;  ///< from 0
  std::uint64_t row = 0;     ///< from 1
};

/// Reads "C5" (ISO 29500-1, 18.18.7); columns beyond XFD are read too, up to four letters.
/// Absent when it is anything else.
std::optional<CellReference> read_cell_reference(std::string_view text);

/// What the cells of a sheet refer to; must outlive it.
struct SheetContext {
  const SharedTexts& texts;
  const std::vector<NumberFormat>& formats;
  bool is_1904 = false;
  ReaderLimits limits;
  std::uint64_t hash_seed = 0;
};

/// Reads one worksheet (ISO 29500-1, 18.3.1). Rows and cells without a reference follow the one
/// before; cells may come in any order within their row; what the sheet says of its own dimension
/// is not looked at. Formulas count with the result that the file keeps.
class SheetSink final : public XmlSink {
 public:
  SheetSink(const SheetContext& context, SheetBudget& budget);

  void open(const XmlTag& tag) override;
  void text(std::string_view part) override;
  void close(std::string_view name) override;

  const SheetRows& rows() const { return rows_; }
  /// There must be rows.
  RawTable finish();

 private:
  enum class CellType : std::uint8_t {
    kNumber,
    kShared,
    kText,
    kInline,
    kBoolean,
    kError,
    kIsoDate,
  };

  void open_row(const XmlTag& tag);
  void open_cell(const XmlTag& tag);
  void place_cell(std::string_view reference);
  void close_cell();
  void close_row();
  void read_value();
  void read_shared();
  void read_error();
  void put(std::string_view text);
  void drop_repeated_cells();
  void note_merged(std::string_view range);
  NumberFormat format() const;
  void add_issue(IssueCode code, std::string_view what);
  void fail(std::string what);

  SheetContext context_;
  SheetRows rows_;
  IssueLog issues_;

  bool in_data_ = false;
  bool in_row_ = false;
  bool in_cell_ = false;
  bool in_value_ = false;
  bool in_phonetic_ = false;

  SheetRow row_;
  std::uint64_t last_number_ = 0;  ///< of the row before, empty or not
  std::uint64_t row_cells_ = 0;    ///< cells of the row, empty ones too
  std::uint32_t next_column_ = 0;  ///< of a cell that does not say where it is

  CellType type_ = CellType::kNumber;
  std::uint32_t column_ = 0;
  std::uint32_t style_ = 0;
  bool has_formula_ = false;
  bool has_value_ = false;
  std::string value_;
};

}  // namespace sonder::detail
