#include "table/zip_directory.h"
#include "base/sorting.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace sonder {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kEndSize = 22;
constexpr std::size_t kEnd64Size = 56;
constexpr std::size_t kLocator64Size = 20;
constexpr std::size_t kEntrySize = 46;
constexpr std::size_t kLocalHeaderSize = 30;
constexpr std::size_t kLongestComment = 0xFFFF;
constexpr std::uint64_t kIn64 = 0xFFFF'FFFF;  ///< the true figure is in the ZIP64 record
constexpr std::uint64_t kCountIn64 = 0xFFFF;

constexpr std::string_view kEndMark = "PK\x05\x06"sv;
constexpr std::string_view kEnd64Mark = "PK\x06\x06"sv;
constexpr std::string_view kLocator64Mark = "PK\x06\x07"sv;
constexpr std::string_view kEntryMark = "PK\x01\x02"sv;
constexpr std::string_view kLocalHeaderMark = "PK\x03\x04"sv;

/// A little-endian number of `size` bytes, which must be there.
std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

Error damaged(std::string_view what) {
  return {ErrorCode::kNotATable, "the ZIP archive is cut or damaged: " + std::string(what),
          "Download or export the file again."};
}

Error limit_passed(std::string what) { return {ErrorCode::kLimitExceeded, std::move(what)}; }

// ---- the end record

/// The last end record whose comment reaches the end of the file, or else the last one at all.
std::optional<std::size_t> find_end_record(std::string_view tail) {
  std::optional<std::size_t> last;
  for (std::size_t at = tail.rfind(kEndMark); at != std::string_view::npos;
       at = at == 0 ? std::string_view::npos : tail.rfind(kEndMark, at - 1)) {
    if (tail.size() - at < kEndSize) continue;
    const std::uint64_t end = at + kEndSize + number_at(tail, at + 20, 2);
    if (end == tail.size()) return at;
    if (end < tail.size() && !last) last = at;
  }
  return last;
}

bool needs_zip64(std::string_view record) {
  return number_at(record, 10, 2) == kCountIn64 || number_at(record, 12, 4) == kIn64 ||
         number_at(record, 16, 4) == kIn64;
}

bool is_one_volume(std::string_view record) {
  return number_at(record, 4, 2) == number_at(record, 6, 2) &&
         number_at(record, 8, 2) == number_at(record, 10, 2);
}

/// The ZIP64 end record, which the locator in front of the plain one points to.
Result<ZipEnd> read_end64(std::string_view tail, std::size_t end_at, std::uint64_t tail_offset) {
  if (end_at < kLocator64Size) return damaged("its ZIP64 locator is missing");
  const std::string_view locator = tail.substr(end_at - kLocator64Size, kLocator64Size);
  if (!locator.starts_with(kLocator64Mark)) return damaged("its ZIP64 locator is missing");
  const std::uint64_t offset = number_at(locator, 8, 8);
  if (offset < tail_offset || offset - tail_offset > end_at - kLocator64Size ||
      end_at - kLocator64Size - (offset - tail_offset) < kEnd64Size) {
    return damaged("its ZIP64 record is not where it should be");
  }
  const std::string_view record = tail.substr(static_cast<std::size_t>(offset - tail_offset));
  if (!record.starts_with(kEnd64Mark)) return damaged("its ZIP64 record is missing");
  return ZipEnd{number_at(record, 48, 8), number_at(record, 40, 8), number_at(record, 32, 8)};
}

Status check_end(const ZipEnd& end, std::uint64_t end_offset, const ZipLimits& limits) {
  if (end.directory_offset > end_offset || end.directory_size > end_offset - end.directory_offset) {
    return damaged("its directory is not inside the file");
  }
  if (end.member_count > limits.members || end.directory_size > limits.directory_bytes) {
    return limit_passed("the ZIP archive holds more than " + std::to_string(limits.members) +
                        " files, the limit");
  }
  if (end.member_count > end.directory_size / kEntrySize) {
    return damaged("its directory is too small for the files it counts");
  }
  return Done{};
}

// ---- the directory

/// One figure of a ZIP64 extra field, taken off its front where `value` says it is there.
bool take_in64(std::string_view& field, std::uint64_t& value) {
  if (value != kIn64) return true;
  if (field.size() < 8) return false;
  value = number_at(field, 0, 8);
  field.remove_prefix(8);
  return true;
}

/// Figures too large for the entry itself, section 4.5.3.
bool read_extra(std::string_view extra, ZipMember& member) {
  constexpr std::uint64_t kZip64Field = 1;
  while (extra.size() >= 4) {
    const std::uint64_t id = number_at(extra, 0, 2);
    const auto size = static_cast<std::size_t>(number_at(extra, 2, 2));
    if (size > extra.size() - 4) break;
    std::string_view field = extra.substr(4, size);
    if (id == kZip64Field) {
      return take_in64(field, member.size) && take_in64(field, member.compressed_size) &&
             take_in64(field, member.header_offset);
    }
    extra.remove_prefix(4 + size);
  }
  return member.size != kIn64 && member.compressed_size != kIn64 && member.header_offset != kIn64;
}

/// Takes one entry off the front; absent when it is damaged.
std::optional<ZipMember> take_entry(std::string_view& bytes) {
  if (bytes.size() < kEntrySize || !bytes.starts_with(kEntryMark)) return std::nullopt;
  const auto name_size = static_cast<std::size_t>(number_at(bytes, 28, 2));
  const auto extra_size = static_cast<std::size_t>(number_at(bytes, 30, 2));
  const auto comment_size = static_cast<std::size_t>(number_at(bytes, 32, 2));
  const std::size_t whole = kEntrySize + name_size + extra_size + comment_size;
  if (bytes.size() < whole) return std::nullopt;
  ZipMember member{.name = std::string(bytes.substr(kEntrySize, name_size)),
                   .method = static_cast<std::uint16_t>(number_at(bytes, 10, 2)),
                   .is_encrypted = (number_at(bytes, 8, 2) & 1) != 0,
                   .crc32 = static_cast<std::uint32_t>(number_at(bytes, 16, 4)),
                   .compressed_size = number_at(bytes, 20, 4),
                   .size = number_at(bytes, 24, 4),
                   .header_offset = number_at(bytes, 42, 4)};
  if (!read_extra(bytes.substr(kEntrySize + name_size, extra_size), member)) return std::nullopt;
  bytes.remove_prefix(whole);
  return member;
}

/// Whether the members fit between the start of the file and the directory without overlapping.
bool fit_side_by_side(const std::vector<ZipMember>& members, std::uint64_t directory_offset) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> stretches;  // offset and least size
  for (const ZipMember& member : members) {
    if (member.compressed_size > directory_offset) return false;
    stretches.emplace_back(member.header_offset,
                           kLocalHeaderSize + member.name.size() + member.compressed_size);
  }
  sort_stably(stretches);
  stretches.emplace_back(directory_offset, 0);
  for (std::size_t i = 0; i + 1 < stretches.size(); ++i) {
    const auto [offset, size] = stretches[i];
    if (offset > stretches[i + 1].first || size > stretches[i + 1].first - offset) return false;
  }
  return true;
}

// ---- names

char folded(char c) {
  if (c == '\\') return '/';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool is_same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return folded(x) == folded(y); });
}

}  // namespace

ByteRange zip_tail(std::uint64_t file_size) {
  constexpr std::uint64_t kLongest = kEnd64Size + kLocator64Size + kEndSize + kLongestComment;
  const std::uint64_t size = std::min(file_size, kLongest);
  return {.from = file_size - size, .size = size};
}

Result<ZipEnd> find_zip_end(std::string_view tail, std::uint64_t file_size,
                            const ZipLimits& limits) {
  const std::optional<std::size_t> at = find_end_record(tail);
  if (!at) return damaged("its directory is missing");
  const std::string_view record = tail.substr(*at);
  const std::uint64_t tail_offset = file_size - tail.size();
  ZipEnd end{number_at(record, 16, 4), number_at(record, 12, 4), number_at(record, 10, 2)};
  if (!is_one_volume(record)) {
    return Error{ErrorCode::kUnsupportedFormat, "the ZIP archive is spread over several volumes"};
  }
  if (needs_zip64(record)) {
    const Result<ZipEnd> end64 = read_end64(tail, *at, tail_offset);
    if (!end64) return end64.error();
    end = end64.value();
  }
  const Status status = check_end(end, tail_offset + *at, limits);
  if (!status) return status.error();
  return end;
}

Result<std::vector<ZipMember>> read_zip_directory(std::string_view bytes, const ZipEnd& end) {
  if (bytes.size() != end.directory_size) return damaged("its directory is cut");
  std::vector<ZipMember> members;
  for (std::uint64_t i = 0; i < end.member_count; ++i) {
    std::optional<ZipMember> member = take_entry(bytes);
    if (!member) return damaged("entry " + std::to_string(i + 1) + " of its directory");
    members.push_back(std::move(*member));
  }
  if (!fit_side_by_side(members, end.directory_offset)) {
    return damaged("the files in it overlap or lie outside of it");
  }
  return members;
}

const ZipMember* find_zip_member(const std::vector<ZipMember>& members, std::string_view name) {
  const auto found =
      std::find_if(members.rbegin(), members.rend(),
                   [name](const ZipMember& member) { return is_same_name(member.name, name); });
  return found == members.rend() ? nullptr : &*found;
}

Status check_zip_member(const ZipMember& member, const ZipLimits& limits) {
  constexpr std::uint16_t kStored = 0;
  constexpr std::uint16_t kDeflated = 8;
  const std::string name = "the file `" + member.name + "` in the archive";
  if (member.is_encrypted) {
    return Error{ErrorCode::kUnsupportedFormat, name + " is encrypted",
                 "Save it without a password."};
  }
  if (member.method != kStored && member.method != kDeflated) {
    return Error{ErrorCode::kUnsupportedFormat, name + " is packed with method " +
                                                    std::to_string(member.method) +
                                                    "; only stored and deflated ones can be read"};
  }
  if (member.method == kStored && member.compressed_size != member.size) {
    return damaged("a stored file has two sizes");
  }
  if (member.size > limits.member_bytes) {
    return limit_passed(name + " is larger than " + std::to_string(limits.member_bytes) +
                        " bytes, the limit");
  }
  if (member.size > limits.ratio_from && member.size / limits.ratio >= member.compressed_size) {
    return limit_passed(name + " is more than " + std::to_string(limits.ratio) +
                        " times as large as its packed form, as only bombs are");
  }
  return Done{};
}

ByteRange zip_local_header(const ZipMember& member) {
  return {.from = member.header_offset, .size = kLocalHeaderSize};
}

Result<ByteRange> zip_member_range(std::string_view local_header, const ZipMember& member,
                                   const ZipEnd& end) {
  if (local_header.size() < kLocalHeaderSize || !local_header.starts_with(kLocalHeaderMark)) {
    return damaged("a file in it does not begin where it should");
  }
  const std::uint64_t from = member.header_offset + kLocalHeaderSize +
                             number_at(local_header, 26, 2) + number_at(local_header, 28, 2);
  if (from > end.directory_offset || member.compressed_size > end.directory_offset - from) {
    return damaged("a file in it runs into the directory");
  }
  const bool is_deflated = member.method != 0;
  return ByteRange{from, member.compressed_size, is_deflated, is_deflated ? member.size : 0};
}

Crc32::Crc32() {
  constexpr std::uint32_t kPolynomial = 0xEDB8'8320;
  for (std::uint32_t byte = 0; byte < table_.size(); ++byte) {
    std::uint32_t value = byte;
    for (int bit = 0; bit < 8; ++bit) value = value >> 1 ^ ((value & 1) != 0 ? kPolynomial : 0);
    table_[byte] = value;
  }
}

void Crc32::push(std::string_view piece) {
  std::uint32_t state = state_;
  for (const char byte : piece) {
    state = state >> 8 ^ table_[(state ^ static_cast<unsigned char>(byte)) & 0xFF];
  }
  state_ = state;
}

}  // namespace sonder
