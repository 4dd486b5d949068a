#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "session/session.h"

namespace sonder::testing {

/// Gives the session the file that `request` tells of, in pieces of `piece_bytes`, and returns the
/// id of its first table. Packed stretches cannot be had from text.
inline Result<SourceId> import_as(Session& session, ImportRequest request, std::string_view text,
                                  std::size_t piece_bytes) {
  const Status begun = session.begin_import(std::move(request));
  if (!begun) return begun.error();
  while (const std::optional<ByteRange> range = session.next_range()) {
    const std::uint64_t size = std::min<std::uint64_t>(range->size, text.size());
    std::string_view rest =
        text.substr(static_cast<std::size_t>(range->from), static_cast<std::size_t>(size));
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

/// The same with a file that is all there.
inline Result<SourceId> import_text(Session& session, std::string name, std::string_view text,
                                    std::size_t piece_bytes = std::size_t{1} << 20,
                                    ReadingChoice reading = {}) {
  return import_as(session, {std::move(name), text.size(), std::move(reading)}, text, piece_bytes);
}

/// A value that must be there.
template <class T>
T must(Result<T> result) {
  if (!result) ADD_FAILURE() << result.error().message;
  return std::move(result).value();
}

/// A session that has read these files, each a name and its text, in this order.
inline Session session_of(
    std::initializer_list<std::pair<std::string_view, std::string_view>> files) {
  Session session;
  for (const auto& [name, text] : files) must(import_text(session, std::string(name), text));
  return session;
}

/// What each object of a list has for `member`.
inline Json members_of(const Json& list, const char* member) {
  Json members = Json::array();
  for (const Json& each : list) members.push_back(each[member]);
  return members;
}

}  // namespace sonder::testing
