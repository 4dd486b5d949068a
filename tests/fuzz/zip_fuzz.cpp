// Archives: any bytes are either refused or give members that lie inside the file, one beside the
// other. The same bytes are given to the reader of workbooks.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "../support/workbooks.h"
#include "table/zip_directory.h"

namespace {

using sonder::ByteRange;
using sonder::Result;
using sonder::ZipEnd;
using sonder::ZipMember;

void require(bool holds) {
  if (!holds) std::abort();
}

std::string_view stretch(std::string_view file, const ByteRange& range) {
  require(range.from <= file.size() && range.size <= file.size() - range.from);
  return file.substr(static_cast<std::size_t>(range.from), static_cast<std::size_t>(range.size));
}

void read_members(std::string_view file, const std::vector<ZipMember>& members, const ZipEnd& end) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> taken;
  for (const ZipMember& member : members) {
    require(sonder::find_zip_member(members, member.name) != nullptr);
    if (!sonder::check_zip_member(member)) continue;
    const Result<ByteRange> range =
        sonder::zip_member_range(stretch(file, sonder::zip_local_header(member)), member, end);
    if (!range) continue;
    require(stretch(file, range.value()).size() == member.compressed_size);
    taken.emplace_back(member.header_offset, member.compressed_size);
  }
  std::sort(taken.begin(), taken.end());
  for (std::size_t i = 1; i < taken.size(); ++i) {
    require(taken[i - 1].first + taken[i - 1].second <= taken[i].first);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  const Result<ZipEnd> end = sonder::find_zip_end(stretch(file, sonder::zip_tail(size)), size);
  if (end) {
    const ByteRange directory{end.value().directory_offset, end.value().directory_size};
    const auto members = sonder::read_zip_directory(stretch(file, directory), end.value());
    if (members) read_members(file, members.value(), end.value());
  }
  const auto whole = sonder::testing::read_workbook(file);
  const auto bytes = sonder::testing::read_workbook(file, {}, 1);
  require(whole.has_value() == bytes.has_value());
  if (!whole) require(whole.error() == bytes.error());
  return 0;
}
