#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "table/detail/xlsx_values.h"
#include "table/xml_scanner.h"

/// The small parts of a workbook (ISO 29500-1, 18; both the strict and the transitional one).
namespace sonder::detail {

/// A link from one part to another.
struct PartLink {
  std::string id;
  std::string type;    ///< the last word of its address, such as "worksheet"
  std::string target;  ///< as written
};

class LinkSink final : public XmlSink {
 public:
  void open(const XmlTag& tag) override;
  void text(std::string_view) override {}
  void close(std::string_view) override {}

  std::vector<PartLink> links;
};

/// Null when there is none.
const PartLink* find_link(const std::vector<PartLink>& links, std::string_view type);

/// The part that `target` names in a link of the part `from`: relative to its folder, or from the
/// top when it begins with a slash. Steps beyond the top are left out.
std::string resolve_part(std::string_view from, std::string_view target);

/// Where the links of a part are: "xl/_rels/workbook.xml.rels" for "xl/workbook.xml".
std::string links_of_part(std::string_view part);

class WorkbookSink final : public XmlSink {
 public:
  struct Sheet {
    std::string name;
    std::string state;  ///< "hidden", "veryHidden", or empty or "visible"
    std::string link_id;
  };

  void open(const XmlTag& tag) override;
  void text(std::string_view) override {}
  void close(std::string_view name) override;

  std::vector<Sheet> sheets;
  bool is_1904 = false;

 private:
  bool in_sheets_ = false;
};

/// The number format of each cell style.
class StyleSink final : public XmlSink {
 public:
  void open(const XmlTag& tag) override;
  void text(std::string_view) override {}
  void close(std::string_view name) override;

  /// One per style, once the part has ended.
  std::vector<NumberFormat> formats() const;

 private:
  enum class Place : std::uint8_t { kElsewhere, kCodes, kStyles };
  struct Code {
    std::uint32_t id = 0;
    NumberFormat format;
  };

  Place place_ = Place::kElsewhere;
  std::vector<Code> codes_;
  std::vector<std::uint32_t> style_ids_;
};

/// Texts that cells refer to by number, in one block of memory.
class SharedTexts {
 public:
  void add(std::string_view text);
  std::size_t size() const { return ends_.size(); }
  std::string_view at(std::size_t number) const;
  /// Whether the next text would go beyond what can be kept.
  bool is_full(std::size_t next_bytes) const;

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

/// The longest text of a cell in bytes; spreadsheets keep at most 50,000 characters.
inline constexpr std::size_t kLongestCell = std::size_t{256} << 10;

/// Rich text is joined; phonetic guides (furigana) are left out.
class SharedTextSink final : public XmlSink {
 public:
  void open(const XmlTag& tag) override;
  void text(std::string_view part) override;
  void close(std::string_view name) override;

  SharedTexts texts;

 private:
  std::string text_;
  bool in_text_ = false;
  bool in_phonetic_ = false;
};

/// Resolves what ISO 29500-1, 22.9.2.19 writes for characters that XML has not: `_x000D_`.
std::string unescape_cell_text(std::string_view text);

/// The whole of `text` as a number below 2^32, or `otherwise`.
std::uint32_t whole_number_or(std::string_view text, std::uint32_t otherwise);

}  // namespace sonder::detail
