#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "table/byte_range.h"

namespace sonder {

/// One file of a ZIP archive, as the directory at the archive's end describes it (PKWARE
/// APPNOTE.TXT 6.3, sections 4.3 and 4.4; ZIP64 included).
struct ZipMember {
  std::string name;
  std::uint16_t method = 0;  ///< 0 stored, 8 deflated; `check_zip_member` refuses others
  bool is_encrypted = false;
  std::uint32_t crc32 = 0;            ///< of the inflated bytes
  std::uint64_t compressed_size = 0;  ///< bytes in the archive
  std::uint64_t size = 0;             ///< bytes when inflated
  std::uint64_t header_offset = 0;    ///< of the local header, whose size varies

  friend bool operator==(const ZipMember&, const ZipMember&) = default;
};

/// Where the directory lies.
struct ZipEnd {
  std::uint64_t directory_offset = 0;
  std::uint64_t directory_size = 0;
  std::uint64_t member_count = 0;

  friend bool operator==(const ZipEnd&, const ZipEnd&) = default;
};

struct ZipLimits {
  std::uint64_t members = 65'536;
  std::uint64_t directory_bytes = std::uint64_t{16} << 20;
  std::uint64_t member_bytes = std::uint64_t{4} << 30;  ///< inflated
  /// Members larger than `ratio_from` may be at most `ratio` times as large as their compressed
  /// form. Deflate reaches 1032; sheets of real workbooks stay below 100.
  std::uint64_t ratio = 200;
  std::uint64_t ratio_from = std::uint64_t{32} << 20;
};

/// The end of the file in which the directory's place is told: a comment of up to 64 KiB may
/// follow it.
ByteRange zip_tail(std::uint64_t file_size);

/// Errors: kNotATable when there is no end record or it points outside the file (a cut or damaged
/// file), kUnsupportedFormat for an archive in several volumes, kLimitExceeded.
Result<ZipEnd> find_zip_end(std::string_view tail, std::uint64_t file_size,
                            const ZipLimits& limits = {});

/// Reads the directory, `directory_size` bytes long. Names keep their order and bytes.
/// Errors: kNotATable when it is damaged, or when members overlap each other or the directory, as
/// in bombs that use one stretch many times. O(members log members).
Result<std::vector<ZipMember>> read_zip_directory(std::string_view bytes, const ZipEnd& end);

/// The member of that name: the last one, as in other readers, if there are several. ASCII case
/// and the kind of slash are ignored, as the packaging rules of ISO 29500-2 want it.
/// Null when there is none. O(members).
const ZipMember* find_zip_member(const std::vector<ZipMember>& members, std::string_view name);

/// Whether a member may be read. Errors: kUnsupportedFormat for encrypted ones and other methods
/// than stored and deflated; kLimitExceeded for sizes that only a bomb has.
Status check_zip_member(const ZipMember& member, const ZipLimits& limits = {});

/// The member's local header without what varies in size.
ByteRange zip_local_header(const ZipMember& member);

/// Where the member's bytes are, from its local header. Errors: kNotATable when the header is not
/// there or the bytes run into the directory.
Result<ByteRange> zip_member_range(std::string_view local_header, const ZipMember& member,
                                   const ZipEnd& end);

/// The checksum of ZIP (CRC-32 of ISO 3309), piece by piece.
class Crc32 {
 public:
  Crc32();
  void push(std::string_view piece);
  std::uint32_t value() const { return ~state_; }

 private:
  std::array<std::uint32_t, 256> table_;
  std::uint32_t state_ = 0xFFFF'FFFF;
};

}  // namespace sonder
