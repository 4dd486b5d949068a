#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "session/session.h"

namespace sonder::testing {

/// Gives a whole file to the session, in pieces of `piece_bytes`, and returns the id of its first
/// table. Packed stretches cannot be had from text.
inline Result<SourceId> import_text(Session& session, std::string name, std::string_view text,
                                    std::size_t piece_bytes = std::size_t{1} << 20,
                                    ReadingChoice reading = {}) {
  const Status begun = session.begin_import({std::move(name), text.size(), std::move(reading)});
  if (!begun) return begun.error();
  while (const std::optional<ByteRange> range = session.next_range()) {
    std::string_view rest =
        text.substr(static_cast<std::size_t>(range->from), static_cast<std::size_t>(range->size));
    for (; !rest.empty() && !session.has_enough();
         rest.remove_prefix(std::min(rest.size(), piece_bytes))) {
      const Status pushed = session.push_chunk(rest.substr(0, piece_bytes));
      if (!pushed) return pushed.error();
    }
    const Status ended = session.end_range();
    if (!ended) return ended.error();
  }
  const Result<std::vector<SourceId>> files = session.finish_import();
  if (!files) return files.error();
  return files.value().front();
}

/// A value that must be there.
template <class T>
T must(Result<T> result) {
  if (!result) ADD_FAILURE() << result.error().message;
  return std::move(result).value();
}

}  // namespace sonder::testing
