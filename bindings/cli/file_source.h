#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sonder::cli {

using PieceHandler = std::function<Status(std::string_view piece)>;

/// Hands over a file's bytes piece by piece, unpacked where the file is gzip.
/// Errors: kNotFound when it cannot be opened; kInvalidState when reading fails half-way, naming
/// the byte; what `handle` returns.
Status read_file(const std::string& path, const PieceHandler& handle);

/// The last part of a path.
std::string file_name_of(std::string_view path);

}  // namespace sonder::cli
