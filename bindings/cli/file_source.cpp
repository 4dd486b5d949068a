#include "file_source.h"

#include <sys/stat.h>
#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <vector>

#include "inflation.h"

namespace sonder::cli {
namespace {

constexpr unsigned kPieceBytes = 1U << 20;

struct CloseGzip {
  void operator()(gzFile file) const { gzclose(file); }
};
using GzipFile = std::unique_ptr<gzFile_s, CloseGzip>;

using PlainFile = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

PlainFile open_plain(const std::string& path) {
  return {std::fopen(path.c_str(), "rb"), &std::fclose};
}

Error cannot_read(const std::string& path, std::uint64_t byte) {
  return {ErrorCode::kInvalidState, path + " cannot be read beyond byte " + std::to_string(byte)};
}

bool is_gzip(std::FILE* file) {
  unsigned char magic[2] = {};
  return std::fread(magic, 1, 2, file) == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
}

}  // namespace

Result<FileSource> FileSource::open(const std::string& path) {
  struct stat status {};
  const bool is_there = stat(path.c_str(), &status) == 0 && !S_ISDIR(status.st_mode);
  const PlainFile file = open_plain(path);
  if (!is_there || file == nullptr) {
    return Error{ErrorCode::kNotFound, path + " cannot be opened"};
  }
  const bool is_size_known = S_ISREG(status.st_mode) && !is_gzip(file.get());
  return FileSource(path,
                    is_size_known ? static_cast<std::uint64_t>(status.st_size) : kUnknownSize);
}

Status FileSource::read(const ByteRange& range, const PieceHandler& handle) const {
  if (size_ == kUnknownSize) return read_unpacked(handle);
  if (!range.is_deflated) return read_plain(range, handle);
  Inflation inflation(range.inflated_size);
  return read_plain(range, [&](std::string_view packed) { return inflation.push(packed, handle); });
}

Status FileSource::read_unpacked(const PieceHandler& handle) const {
  const GzipFile file(gzopen(path_.c_str(), "rb"));
  if (file == nullptr) return cannot_read(path_, 0);
  std::vector<char> piece(kPieceBytes);
  std::uint64_t read = 0;
  for (;;) {
    const int count = gzread(file.get(), piece.data(), kPieceBytes);
    if (count < 0) return cannot_read(path_, read);
    if (count == 0) return Done{};
    read += static_cast<std::uint64_t>(count);
    const Result<bool> wanted = handle({piece.data(), static_cast<std::size_t>(count)});
    if (!wanted) return wanted.error();
    if (!wanted.value()) return Done{};
  }
}

Status FileSource::read_plain(const ByteRange& range, const PieceHandler& handle) const {
  const PlainFile file = open_plain(path_);
  if (file == nullptr || fseeko(file.get(), static_cast<off_t>(range.from), SEEK_SET) != 0) {
    return cannot_read(path_, range.from);
  }
  std::vector<char> piece(kPieceBytes);
  for (std::uint64_t left = range.size; left > 0;) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(left, piece.size()));
    const std::size_t count = std::fread(piece.data(), 1, wanted, file.get());
    if (count == 0) return cannot_read(path_, range.from + range.size - left);
    left -= count;
    const Result<bool> goes_on = handle({piece.data(), count});
    if (!goes_on) return goes_on.error();
    if (!goes_on.value()) return Done{};
  }
  return Done{};
}

Result<Json> read_json_file(const std::string& path) {
  const Result<FileSource> source = FileSource::open(path);
  if (!source) return source.error();
  std::string content;
  const ByteRange whole{.from = 0, .size = source.value().size()};
  const Status read = source.value().read(whole, [&](std::string_view piece) -> Result<bool> {
    content += piece;
    return true;
  });
  if (!read) return read.error();
  return parse_json(content);
}

std::string file_name_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

}  // namespace sonder::cli
