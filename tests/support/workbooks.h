#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "table/xlsx_reader.h"
#include "table/zip_directory.h"

/// Workbooks and archives written by hand, stored without compression.
namespace sonder::testing {

struct Packed {
  std::string name;
  std::string bytes;
};

inline std::string little_endian(std::uint64_t value, int size) {
  std::string bytes;
  for (int i = 0; i < size; ++i, value >>= 8) bytes += static_cast<char>(value & 0xFF);
  return bytes;
}

inline std::uint32_t checksum(std::string_view bytes) {
  Crc32 crc;
  crc.push(bytes);
  return crc.value();
}

/// The part of a local header and of an entry of the directory that both have.
inline std::string zip_fields(const Packed& file) {
  return little_endian(20, 2) + little_endian(0, 2) + little_endian(0, 2) + little_endian(0, 4) +
         little_endian(checksum(file.bytes), 4) + little_endian(file.bytes.size(), 4) +
         little_endian(file.bytes.size(), 4) + little_endian(file.name.size(), 2) +
         little_endian(0, 2);
}

/// An archive of these files, with a comment behind it.
inline std::string zip_of(const std::vector<Packed>& files, std::string_view comment = {}) {
  std::string archive;
  std::string directory;
  for (const Packed& file : files) {
    directory += "PK\x01\x02" + little_endian(20, 2) + zip_fields(file) + little_endian(0, 10) +
                 little_endian(archive.size(), 4) + file.name;
    archive += "PK\x03\x04" + zip_fields(file) + file.name + file.bytes;
  }
  const std::size_t offset = archive.size();
  archive += directory + "PK\x05\x06" + little_endian(0, 4) + little_endian(files.size(), 2) +
             little_endian(files.size(), 2) + little_endian(directory.size(), 4) +
             little_endian(offset, 4) + little_endian(comment.size(), 2);
  return archive += comment;
}

struct SheetText {
  std::string name;
  std::string rows;  ///< what stands within <sheetData>
  std::string after = {};
  std::string state = {};
};

struct WorkbookText {
  std::vector<SheetText> sheets;
  std::vector<std::string> shared = {};  ///< what stands within each <si>
  std::string formats = {};              ///< what stands within <styleSheet>
  std::string properties = {};           ///< attributes of <workbookPr>
};

inline std::string with_xml_head(std::string_view body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + std::string(body);
}

inline std::string links_text(const std::vector<std::pair<std::string, std::string>>& links) {
  std::string text = "<Relationships>";
  for (std::size_t i = 0; i < links.size(); ++i) {
    text += "<Relationship Id=\"rId" + std::to_string(i + 1) +
            "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
            links[i].first + "\" Target=\"" + links[i].second + "\"/>";
  }
  return with_xml_head(text + "</Relationships>");
}

/// The parts of a workbook; its sheets are linked first, so that sheet 1 is rId1.
inline std::vector<Packed> parts_of(const WorkbookText& workbook) {
  std::vector<Packed> parts = {
      {"_rels/.rels", links_text({{"officeDocument", "xl/workbook.xml"}})}};
  std::vector<std::pair<std::string, std::string>> links;
  std::string sheets;
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
    const SheetText& sheet = workbook.sheets[i];
    const std::string number = std::to_string(i + 1);
    links.emplace_back("worksheet", "worksheets/sheet" + number + ".xml");
    sheets += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + number + "\"" +
              (sheet.state.empty() ? "" : " state=\"" + sheet.state + "\"") + " r:id=\"rId" +
              number + "\"/>";
    parts.push_back({"xl/worksheets/sheet" + number + ".xml",
                     with_xml_head("<worksheet><sheetData>" + sheet.rows + "</sheetData>" +
                                   sheet.after + "</worksheet>")});
  }
  if (!workbook.formats.empty()) {
    links.emplace_back("styles", "styles.xml");
    parts.push_back(
        {"xl/styles.xml", with_xml_head("<styleSheet>" + workbook.formats + "</styleSheet>")});
  }
  if (!workbook.shared.empty()) {
    links.emplace_back("sharedStrings", "/xl/sharedStrings.xml");
    std::string texts;
    for (const std::string& text : workbook.shared) texts += "<si>" + text + "</si>";
    parts.push_back({"xl/sharedStrings.xml", with_xml_head("<sst>" + texts + "</sst>")});
  }
  parts.push_back(
      {"xl/workbook.xml", with_xml_head("<workbook><workbookPr " + workbook.properties +
                                        "/><sheets>" + sheets + "</sheets></workbook>")});
  parts.push_back({"xl/_rels/workbook.xml.rels", links_text(links)});
  return parts;
}

inline std::string workbook_of(const WorkbookText& workbook) { return zip_of(parts_of(workbook)); }

/// One visible sheet of these rows.
inline std::string sheet_of(std::string rows, std::string after = {}) {
  return workbook_of({.sheets = {{"Sheet1", std::move(rows), std::move(after)}}});
}

/// Hands the reader what it asks for, in pieces of `piece_bytes`. The archive must be stored.
inline Status give_stored(XlsxReader& reader, std::string_view file, std::size_t piece_bytes) {
  while (const std::optional<ByteRange> range = reader.next()) {
    const auto from = static_cast<std::size_t>(std::min<std::uint64_t>(range->from, file.size()));
    std::string_view bytes = file.substr(from, static_cast<std::size_t>(range->size));
    for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), piece_bytes))) {
      const Status status = reader.push(bytes.substr(0, piece_bytes));
      if (!status) return status;
    }
    const Status status = reader.end_range();
    if (!status) return status;
  }
  return Done{};
}

inline Result<std::vector<RawTable>> read_workbook(std::string_view file, XlsxOptions options = {},
                                                   std::size_t piece_bytes = std::size_t{1} << 16) {
  XlsxReader reader(file.size(), std::move(options));
  const Status status = give_stored(reader, file, piece_bytes);
  if (!status) return status.error();
  return reader.finish();
}

}  // namespace sonder::testing
