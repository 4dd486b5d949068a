#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "session/import_request.h"

namespace sonder::cli {

/// Takes the next piece; an answer of false ends the reading, which is no error.
using PieceHandler = std::function<Result<bool>(std::string_view piece)>;

/// A file that hands over stretches of itself. What is gzip is unpacked; such a file can only be
/// read from its beginning, and its size is not known.
class FileSource {
 public:
  /// Errors: kNotFound when it cannot be opened.
  static Result<FileSource> open(const std::string& path);

  /// Bytes, or kUnknownSize.
  std::uint64_t size() const { return size_; }
  /// Hands over the stretch piece by piece, inflated if it says so. Errors: kInvalidState when
  /// reading fails half-way, naming the byte; kLimitExceeded when more is inflated than announced;
  /// what `handle` returns.
  Status read(const ByteRange& range, const PieceHandler& handle) const;

 private:
  FileSource(std::string path, std::uint64_t size) : path_(std::move(path)), size_(size) {}

  Status read_unpacked(const PieceHandler& handle) const;
  Status read_plain(const ByteRange& range, const PieceHandler& handle) const;

  std::string path_;
  std::uint64_t size_;
};

/// The one JSON value that a file holds. Errors: those of `open`, `read` and `parse_json`.
Result<Json> read_json_file(const std::string& path);

/// The last part of a path.
std::string file_name_of(std::string_view path);

}  // namespace sonder::cli
