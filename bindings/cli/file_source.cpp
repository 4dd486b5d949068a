#include "file_source.h"

#include <sys/stat.h>
#include <zlib.h>

#include <memory>
#include <vector>

namespace sonder::cli {
namespace {

constexpr unsigned kPieceBytes = 1U << 20;

struct CloseGzip {
  void operator()(gzFile file) const { gzclose(file); }
};
using GzipFile = std::unique_ptr<gzFile_s, CloseGzip>;

bool is_regular_file(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 && !S_ISDIR(status.st_mode);
}

}  // namespace

Status read_file(const std::string& path, const PieceHandler& handle) {
  const GzipFile file(is_regular_file(path) ? gzopen(path.c_str(), "rb") : nullptr);
  if (file == nullptr) return Error{ErrorCode::kNotFound, path + " cannot be opened"};
  std::vector<char> piece(kPieceBytes);
  std::uint64_t read = 0;
  for (;;) {
    const int count = gzread(file.get(), piece.data(), kPieceBytes);
    if (count < 0) {
      return Error{ErrorCode::kInvalidState,
                   path + " cannot be read beyond byte " + std::to_string(read)};
    }
    if (count == 0) return Done{};
    read += static_cast<std::uint64_t>(count);
    const Status handled = handle({piece.data(), static_cast<std::size_t>(count)});
    if (!handled) return handled;
  }
}

std::string file_name_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

}  // namespace sonder::cli
