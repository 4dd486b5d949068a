#include "table/detail/file_start.h"

namespace sonder::detail {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kAnnouncement = "sep=";

/// Bytes of the line end at the front: 0 when there is none.
std::size_t line_end_size(std::string_view text) {
  if (text.starts_with("\r\n")) return 2;
  return text.starts_with('\n') || text.starts_with('\r') ? 1 : 0;
}

}  // namespace

FileStart read_file_start(std::string_view bytes) {
  FileStart start;
  start.has_byte_order_mark = bytes.starts_with(kByteOrderMark);
  if (start.has_byte_order_mark) start.size = kByteOrderMark.size();
  const std::string_view line = bytes.substr(start.size);
  if (!line.starts_with(kAnnouncement) || line.size() <= kAnnouncement.size()) return start;
  const char delimiter = line[kAnnouncement.size()];
  const std::size_t end = line_end_size(line.substr(kAnnouncement.size() + 1));
  if (end == 0 || delimiter == '\n' || delimiter == '\r') return start;
  start.size += kAnnouncement.size() + 1 + end;
  start.delimiter = delimiter;
  return start;
}

}  // namespace sonder::detail
