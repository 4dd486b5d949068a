#include "table/detail/sav_blocks.h"

#include <cstddef>
#include <string>

namespace sonder::detail {
namespace {

constexpr std::size_t kEntryBytes = 24;
constexpr std::uint64_t kZlibHeaderBytes = 2;
constexpr std::uint64_t kZlibBytes = kZlibHeaderBytes + 4;  // and the check sum

Error damage(std::string_view what, std::uint64_t at) {
  return {ErrorCode::kNotATable,
          "the compressed SPSS file is damaged or was cut off: " + std::string(what) + " at byte " +
              std::to_string(at),
          "Export or download the file again."};
}

/// A block of deflate is at most 1032 times smaller than what it holds (zlib, "Maximum Compression
/// Factor").
bool is_possible(std::uint64_t deflated, std::uint64_t inflated) {
  return inflated / 1032 <= deflated;
}

}  // namespace

Result<ByteRange> find_sav_block_list(std::string_view header, std::uint64_t at,
                                      std::uint64_t file_size, SavBytes bytes) {
  if (header.size() < kSavBlockHeaderBytes || bytes.word(header.data(), 8) != at) {
    return damage("its blocks do not begin", at);
  }
  const ByteRange list = {bytes.word(&header[8], 8), bytes.word(&header[16], 8)};
  const bool is_inside = list.from >= at + kSavBlockHeaderBytes && list.from <= file_size &&
                         list.size <= file_size - list.from;
  if (!is_inside || list.size % kEntryBytes != 0 || list.size < kEntryBytes) {
    return damage("the list of its blocks is missing", file_size);
  }
  return list;
}

Result<std::vector<ByteRange>> read_sav_block_list(std::string_view list, std::uint64_t from,
                                                   std::uint64_t to, SavBytes bytes) {
  const Error error = damage("the list of its blocks is wrong", to);
  const std::size_t count = list.size() / kEntryBytes;
  if (count == 0 || bytes.word32(&list[20]) != count - 1) return error;
  std::vector<ByteRange> blocks;
  for (std::size_t entry = kEntryBytes; entry < list.size(); entry += kEntryBytes) {
    const std::uint64_t at = bytes.word(&list[entry + 8], 8);
    const std::uint64_t inflated = bytes.word32(&list[entry + 16]);
    const std::uint64_t deflated = bytes.word32(&list[entry + 20]);
    if (at != from || deflated < kZlibBytes || deflated > to - from) return error;
    if (!is_possible(deflated, inflated)) return error;
    blocks.push_back({at + kZlibHeaderBytes, deflated - kZlibBytes, true, inflated});
    from += deflated;
  }
  if (from != to) return error;
  return blocks;
}

}  // namespace sonder::detail
