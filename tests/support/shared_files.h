#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session/session.h"
#include "support/real_files.h"
#include "table/file_reader.h"
#ifndef __EMSCRIPTEN__
#include "support/inflation.h"
#endif

/// Files of the shared data folder as an import takes them, packed ones as well. There is no zlib
/// under WebAssembly, where the page's browser inflates.
namespace sonder::testing {

#ifdef __EMSCRIPTEN__
inline constexpr bool kCanInflate = false;
inline constexpr int kRawDeflate = 0;
inline constexpr int kGzip = 0;
inline std::optional<std::string> inflated(std::string_view, int) { return std::nullopt; }
#else
inline constexpr bool kCanInflate = true;
#endif

/// Paths of all files below the folder, sorted; none when it is not there.
inline std::vector<std::string> list_shared_files() {
  namespace fs = std::filesystem;
  const fs::path folder(SONDER_SHARED_DATA);
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (at->is_regular_file()) paths.push_back(at->path().lexically_relative(folder).string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

inline bool is_packed(std::string_view path) {
  return path.ends_with(".gz") || path.ends_with(".xlsx");
}

/// The bytes of a file, those inside of one that is packed as a whole.
inline std::string unpacked_bytes(std::string_view path) {
  std::string bytes = shared_bytes(path);
  return path.ends_with(".gz") ? inflated(bytes, kGzip).value() : bytes;
}

inline std::string stretch_of(std::string_view bytes, const ByteRange& range) {
  const std::string_view stretch =
      bytes.substr(static_cast<std::size_t>(range.from), static_cast<std::size_t>(range.size));
  return range.is_deflated ? inflated(stretch, kRawDeflate).value() : std::string(stretch);
}

/// A session driven as a `FileReader` is.
struct SessionReader {
  Session& session;

  std::optional<ByteRange> next() const { return session.next_range(); }
  bool has_enough() const { return session.has_enough(); }
  Status push(std::string_view piece) const { return session.push_chunk(piece); }
  Status end_range() const { return session.end_range(); }
};

template <class Reader>
Status feed(Reader& reader, std::string_view bytes) {
  constexpr std::size_t kPieceBytes = 65'521;
  while (const std::optional<ByteRange> range = reader.next()) {
    const std::string stretch = stretch_of(bytes, *range);
    std::string_view rest = stretch;
    for (; !rest.empty() && !reader.has_enough();
         rest.remove_prefix(std::min(rest.size(), kPieceBytes))) {
      const Status pushed = reader.push(rest.substr(0, kPieceBytes));
      if (!pushed) return pushed;
    }
    const Status ended = reader.end_range();
    if (!ended) return ended;
  }
  return Done{};
}

/// Imports the file and gives the ids of its tables, none when it cannot be read.
inline std::vector<SourceId> import_shared(Session& session, std::string_view path) {
  const std::string bytes = unpacked_bytes(path);
  EXPECT_TRUE(session.begin_import({std::string(path), bytes.size(), {}}));
  SessionReader reader{session};
  const Status fed = feed(reader, bytes);
  EXPECT_TRUE(fed) << fed.error().message;
  const auto files = session.finish_import();
  return files ? files.value() : std::vector<SourceId>();
}

/// The first table of the file, typed.
inline Table shared_table(std::string_view path) {
  const std::string bytes = unpacked_bytes(path);
  FileReader reader(bytes.size());
  const Status fed = feed(reader, bytes);
  EXPECT_TRUE(fed) << fed.error().message;
  Table table = name_columns(std::move(reader.finish().value().front()));
  infer_types(table);
  return table;
}

}  // namespace sonder::testing
