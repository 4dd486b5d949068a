#include <cstdio>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "arguments.h"
#include "file_source.h"
#include "session/session.h"
#include "verbs.h"

namespace sonder::cli {
namespace {

enum ExitStatus : int { kDone = 0, kFailed = 1, kMisused = 2 };

void print_error(const Error& error) {
  std::fprintf(stderr, "sonder: %s%s%s\n", error.message.c_str(), error.hint.empty() ? "" : "; ",
               error.hint.c_str());
}

void print_usage(std::FILE* stream) {
  std::fputs(
      "usage: sonder VERB FILES... [--options JSON|FILE] [--raw]\n\n"
      "Reads CSV and TSV, XLSX, SPSS, JSON and JSON lines, also gzip, and prints JSON. Verbs:\n",
      stream);
  for (const Verb& verb : all_verbs()) {
    std::fprintf(stream, "  %-10s %.*s\n", std::string(verb.name).c_str(),
                 static_cast<int>(verb.about.size()), verb.about.data());
  }
  std::fputs(
      "\nOptions are one JSON object: what the verb takes, and for every verb\n"
      "  analysis  "
      "{\"as_of\":\"2024-12-31\",\"rfm_bins\":5,\"minimum_group\":5,\"survivorship\":{\"city\":"
      "\"longest\"}}\n"
      "  reading   {\"<file "
      "name>\":{\"encoding\":\"windows-1250\",\"delimiter\":\";\",\"sheet\":\"2\"}}\n"
      "  mappings  {\"<file name>\":{\"version\":2,\"kind\":\"orders\",\"fields\":{...}}}\n"
      "  saved     {\"<segment name>\":{<rule>}}\n\n"
      "Messages go to stderr. Exit status: 0 done, 1 failed, 2 misused.\n",
      stream);
}

Status read_ranges(Session& session, const FileSource& source) {
  while (const std::optional<ByteRange> range = session.next_range()) {
    const Status read = source.read(*range, [&](std::string_view piece) -> Result<bool> {
      const Status pushed = session.push_chunk(piece);
      if (!pushed) return pushed.error();
      return !session.has_enough();
    });
    if (!read) return read;
    if (Status ended = session.end_range(); !ended) return ended;
  }
  return Done{};
}

Status import_file(Session& session, const std::string& path, const Json& readings) {
  const std::string name = file_name_of(path);
  const Result<FileSource> source = FileSource::open(path);
  if (!source) return source.error();
  ImportRequest request{name, source.value().size(), {}};
  if (readings.contains(name)) {
    Result<ReadingChoice> choice = reading_choice_from_json(readings[name]);
    if (!choice) return choice.error();
    request.reading = std::move(choice).value();
  }
  if (Status begun = session.begin_import(std::move(request)); !begun) return begun;
  if (Status read = read_ranges(session, source.value()); !read) {
    session.cancel_import();
    return read;
  }
  const Result<std::vector<SourceId>> files = session.finish_import();
  if (!files) return files.error();
  return Done{};
}

/// Imports every file that can be read; the rest goes on without the others.
bool import_files(Session& session, const std::vector<std::string>& paths, const Json& readings) {
  bool all_read = true;
  for (const std::string& path : paths) {
    const Status imported = import_file(session, path, readings);
    if (imported) continue;
    Error error = imported.error();
    error.message = file_name_of(path) + ": " + error.message;
    print_error(error);
    all_read = false;
  }
  return all_read;
}

Status apply_mappings(Session& session, const Json& mappings) {
  for (const auto& [name, mapping] : mappings.items()) {
    const Result<SourceId> file = session.find_file(name);
    if (!file) return Error{ErrorCode::kNotFound, "mappings: no file is named " + name};
    const Result<Json> applied = session.set_mapping(file.value(), mapping);
    if (!applied) return applied.error();
  }
  return Done{};
}

Status save_segments(Session& session, const Json& rules) {
  for (const auto& [name, rule] : rules.items()) {
    const Result<Json> saved = session.save_segment(name, rule);
    if (!saved) return saved.error();
  }
  return Done{};
}

Json take_member(Json& options, const char* key) {
  Json member = options.contains(key) ? options[key] : Json::object();
  options.erase(key);
  return member;
}

/// Applies what every verb understands and leaves in `options` what is the verb's own.
Status prepare(Session& session, Json& options) {
  const Json analysis = take_member(options, "analysis");
  const Json mappings = take_member(options, "mappings");
  const Json saved = take_member(options, "saved");
  if (Status done = apply_mappings(session, mappings); !done) return done;
  if (Status done = session.set_options(analysis); !done) return done;
  return save_segments(session, saved);
}

ExitStatus status_of(const Error& error) {
  const bool is_misuse =
      error.code == ErrorCode::kInvalidArgument || error.code == ErrorCode::kInvalidJson;
  return is_misuse ? kMisused : kFailed;
}

ExitStatus fail(const Error& error) {
  print_error(error);
  return status_of(error);
}

ExitStatus run_verb(const Verb& verb, Arguments arguments) {
  Session session;
  const Json readings = take_member(arguments.options, "reading");
  const bool all_read = !verb.imports_files || import_files(session, arguments.files, readings);
  if (!all_read && session.files().value().empty()) return kFailed;
  if (const Status prepared = prepare(session, arguments.options); !prepared) {
    return fail(prepared.error());
  }
  const Result<std::string> text = verb.run(session, arguments.options, arguments);
  if (!text) return fail(text.error());
  std::fwrite(text.value().data(), 1, text.value().size(), stdout);
  std::fputc('\n', stdout);
  return all_read ? kDone : kFailed;
}

ExitStatus run(std::span<const char* const> words) {
  Result<Arguments> arguments = parse_arguments(words);
  if (!arguments) return fail(arguments.error()), kMisused;
  if (arguments.value().help) return print_usage(stdout), kDone;
  const Verb* verb = find_verb(arguments.value().verb);
  const bool lacks_files = verb != nullptr && verb->needs_files && arguments.value().files.empty();
  if (verb == nullptr || lacks_files) return print_usage(stderr), kMisused;
  return run_verb(*verb, std::move(arguments).value());
}

}  // namespace
}  // namespace sonder::cli

int main(int count, char** words) {
  return sonder::cli::run(
      std::span<const char* const>(words + 1, static_cast<std::size_t>(count - 1)));
}
