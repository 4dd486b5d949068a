#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "session/session.h"

namespace sonder::testing {

/// Gives a whole file to the session, in pieces of `piece_bytes`, and returns its id.
inline Result<SourceId> import_text(Session& session, std::string name, std::string_view text,
                                    std::size_t piece_bytes = std::size_t{1} << 20) {
  const Status begun = session.begin_import(std::move(name));
  if (!begun) return begun.error();
  for (;;) {
    for (std::size_t at = 0; at < text.size(); at += piece_bytes) {
      const Status pushed = session.push_chunk(text.substr(at, piece_bytes));
      if (!pushed) return pushed.error();
    }
    const Result<ImportOutcome> outcome = session.finish_import();
    if (!outcome) return outcome.error();
    if (outcome.value().file) return *outcome.value().file;
  }
}

/// A value that must be there.
template <class T>
T must(Result<T> result) {
  if (!result) ADD_FAILURE() << result.error().message;
  return std::move(result).value();
}

}  // namespace sonder::testing
