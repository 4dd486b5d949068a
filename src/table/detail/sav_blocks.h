#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "table/byte_range.h"
#include "table/detail/sav_bytes.h"

namespace sonder::detail {

/// Bytes in front of the blocks of a file that zlib compressed.
inline constexpr std::uint64_t kSavBlockHeaderBytes = 24;

/// Where the list of the blocks is. `header` are the bytes at `at`, where the cases would begin.
/// Errors: kNotATable.
Result<ByteRange> find_sav_block_list(std::string_view header, std::uint64_t at,
                                      std::uint64_t file_size, SavBytes bytes);

/// The stretches to inflate one after the other, each without its zlib header and check sum. They
/// lie between `from`, behind the header, and `to`, where the list is, without a gap.
/// Errors: kNotATable, also for a block that claims to inflate to more than deflate can do.
Result<std::vector<ByteRange>> read_sav_block_list(std::string_view list, std::uint64_t from,
                                                   std::uint64_t to, SavBytes bytes);

}  // namespace sonder::detail
