// Reads random and damaged files and prints each with all that is told of it, for another build of
// the same core to be compared with:
//   describe_broken_files <first> <count>
// Per file a line of the sizes in bytes of what follows it: name, content, and what is told.

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "session/session.h"
#include "support/broken_files.h"

namespace {

using sonder::Json;
using sonder::Result;
using sonder::Session;
using sonder::Status;

constexpr std::size_t kMostRows = 1'000;

Status give(Session& session, const sonder::ByteRange& range, std::string_view bytes) {
  if (range.is_deflated) {
    return sonder::Error{sonder::ErrorCode::kInvalidState, "it asks for packed bytes"};
  }
  const Status pushed = session.push_chunk(
      bytes.substr(static_cast<std::size_t>(range.from), static_cast<std::size_t>(range.size)));
  return pushed ? session.end_range() : pushed;
}

Result<std::vector<sonder::SourceId>> import(Session& session,
                                             const sonder::testing::BrokenFile& file) {
  const Status begun = session.begin_import({file.name, file.bytes.size(), {}});
  if (!begun) return begun.error();
  while (const auto range = session.next_range()) {
    const Status given = give(session, *range, file.bytes);
    if (!given) return given.error();
  }
  return session.finish_import();
}

/// What a question is answered with, on a line of its own.
std::string told(const Result<Json>& answer) {
  if (answer) return '\n' + sonder::write_json(answer.value());
  return '\n' + answer.error().message + " | " + answer.error().hint;
}

std::string describe(const sonder::testing::BrokenFile& file) {
  Session session;
  const auto tables = import(session, file);
  if (!tables) return told(tables.error());
  std::string text = told(session.files()) + told(session.overview());
  text += told(session.survey(Json::object()));
  for (const sonder::SourceId table : tables.value()) {
    text += told(session.preview_table(table, 0, kMostRows));
  }
  return text;
}

void print(const sonder::testing::BrokenFile& file) {
  const std::string text = describe(file);
  std::printf("%zu %zu %zu\n", file.name.size(), file.bytes.size(), text.size());
  for (const std::string* part : {&file.name, &file.bytes, &text}) {
    std::fwrite(part->data(), 1, part->size(), stdout);
  }
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 3) {
    std::fputs("usage: describe_broken_files <first> <count>\n", stderr);
    return 1;
  }
  const auto first = static_cast<std::uint32_t>(std::strtoul(arguments[1], nullptr, 10));
  const auto count = static_cast<std::uint32_t>(std::strtoul(arguments[2], nullptr, 10));
  for (std::uint32_t i = first; i < first + count; ++i) print(sonder::testing::broken_file(i));
  return 0;
}
