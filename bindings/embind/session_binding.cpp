#include <emscripten/bind.h>
#include <emscripten/heap.h>
#include <emscripten/val.h>

#include <string>
#include <utility>
#include <vector>

#include "base/json_members.h"
#include "base/reply.h"
#include "replies.h"
#include "session/import_request.h"
#include "session/session.h"

namespace sonder::embind {
namespace {

using emscripten::val;

std::vector<std::uint32_t> copy_numbers(const val& numbers) {
  return emscripten::convertJSArrayToNumberVector<std::uint32_t>(numbers);
}

std::string copy_bytes(const val& bytes) {
  std::string copy(bytes["length"].as<std::size_t>(), '\0');
  auto* const first = reinterpret_cast<std::uint8_t*>(copy.data());
  val(emscripten::typed_memory_view(copy.size(), first)).call<void>("set", bytes);
  return copy;
}

/// Parses the argument and asks with it.
template <class Ask>
std::string ask_with(const std::string& text, const Ask& ask) {
  const Result<Json> argument = parse_json(text);
  if (!argument) return to_reply(Result<Json>(argument.error()));
  return to_reply(ask(argument.value()));
}

Session* open_session(double seed) { return new Session(static_cast<std::uint64_t>(seed)); }

std::string begin_import(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) -> Result<Json> {
    Result<ImportRequest> request = import_request_from_json(json);
    if (!request) return request.error();
    const Status begun = session.begin_import(std::move(request).value());
    if (!begun) return begun.error();
    return Json();
  });
}

std::string next_range(const Session& session) {
  const std::optional<ByteRange> range = session.next_range();
  return to_reply(Result<Json>(range ? to_json(*range) : Json()));
}

std::string push_chunk(Session& session, const val& bytes) {
  const Status pushed = session.push_chunk(copy_bytes(bytes));
  if (!pushed) return to_reply(pushed);
  return to_reply(
      Result<Json>(json_object({{"rows", session.rows_read()}, {"enough", session.has_enough()}})));
}

std::string end_range(Session& session) { return to_reply(session.end_range()); }

std::string finish_import(Session& session) { return to_reply(session.import_report()); }

std::string cancel_import(Session& session) {
  session.cancel_import();
  return to_reply(Status(Done{}));
}

std::string remove_file(Session& session, std::uint32_t file) {
  return to_reply(session.remove_file(SourceId{file}));
}

std::string field_catalogue(const Session&) {
  return to_reply(Result<Json>(Session::field_catalogue()));
}

std::string files(Session& session) { return to_reply(session.files()); }

std::string set_mapping(Session& session, std::uint32_t file, const std::string& text) {
  return ask_with(text,
                  [&](const Json& json) { return session.set_mapping(SourceId{file}, json); });
}

std::string preview_table(const Session& session, std::uint32_t file, std::uint32_t first,
                          std::uint32_t count) {
  return to_reply(session.preview_table(SourceId{file}, first, count));
}

std::string set_options(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.set_options(json); });
}

std::string overview(Session& session) { return to_reply(session.overview()); }

val find_people(Session& session, const std::string& text) {
  const Result<Json> query = parse_json(text);
  if (!query) return to_failure(query.error());
  const Result<std::vector<std::uint32_t>> people = session.find_people(query.value());
  if (!people) return to_failure(people.error());
  return to_success(to_js(people.value()));
}

std::string people(Session& session, const val& profiles) {
  return to_reply(session.people(copy_numbers(profiles)));
}

std::string profile(Session& session, std::uint32_t number) {
  return to_reply(session.profile(json_object({{"profile", number}})));
}

std::string timeline(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.timeline(json); });
}

val profiles(Session& session) {
  const Result<Frame> frame = session.profiles();
  if (!frame) return to_failure(frame.error());
  return to_success(to_js(frame.value()));
}

std::string who_is_who(Session& session) { return to_reply(session.who_is_who()); }

std::string profile_of(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.profile_of(json); });
}

std::string record_pair(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.record_pair(json); });
}

std::string set_decisions(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.set_decisions(json); });
}

std::string rfm(Session& session) { return to_reply(session.rfm()); }

std::string features(Session& session) { return to_reply(session.features()); }

std::string count_rule(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.count_rule(json); });
}

std::string segments(Session& session) { return to_reply(session.segments()); }

std::string save_segment(Session& session, const std::string& name, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.save_segment(name, json); });
}

std::string remove_segment(Session& session, const std::string& name) {
  return to_reply(session.remove_segment(name));
}

std::string export_segment(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.export_segment(json); });
}

std::string survey(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.survey(json); });
}

std::string export_picture(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.export_picture(json); });
}

std::string scales(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.scales(json); });
}

std::string waves(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.waves(json); });
}

std::string cross_table(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.cross_table(json); });
}

std::string paired_answers(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.paired_answers(json); });
}

std::string survey_quality(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.survey_quality(json); });
}

std::string open_answers(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.open_answers(json); });
}

std::string export_quotes(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.export_quotes(json); });
}

std::string randomised_shares(Session& session, const std::string& text) {
  return ask_with(text, [&](const Json& json) { return session.randomised_shares(json); });
}

/// Bytes of linear memory the module holds; they are given back only with the worker.
double memory(const Session&) { return static_cast<double>(emscripten_get_heap_size()); }

}  // namespace

EMSCRIPTEN_BINDINGS(sonder) {
  emscripten::class_<Session>("Session")
      .constructor(&open_session, emscripten::allow_raw_pointers())
      .function("beginImport", &begin_import)
      .function("nextRange", &next_range)
      .function("pushChunk", &push_chunk)
      .function("endRange", &end_range)
      .function("finishImport", &finish_import)
      .function("cancelImport", &cancel_import)
      .function("removeFile", &remove_file)
      .function("fieldCatalogue", &field_catalogue)
      .function("files", &files)
      .function("setMapping", &set_mapping)
      .function("previewTable", &preview_table)
      .function("setOptions", &set_options)
      .function("overview", &overview)
      .function("findPeople", &find_people)
      .function("people", &people)
      .function("profile", &profile)
      .function("timeline", &timeline)
      .function("profiles", &profiles)
      .function("whoIsWho", &who_is_who)
      .function("profileOf", &profile_of)
      .function("recordPair", &record_pair)
      .function("setDecisions", &set_decisions)
      .function("rfm", &rfm)
      .function("features", &features)
      .function("countRule", &count_rule)
      .function("segments", &segments)
      .function("saveSegment", &save_segment)
      .function("removeSegment", &remove_segment)
      .function("exportSegment", &export_segment)
      .function("survey", &survey)
      .function("crossTable", &cross_table)
      .function("pairedAnswers", &paired_answers)
      .function("scales", &scales)
      .function("waves", &waves)
      .function("exportPicture", &export_picture)
      .function("surveyQuality", &survey_quality)
      .function("openAnswers", &open_answers)
      .function("exportQuotes", &export_quotes)
      .function("randomisedShares", &randomised_shares)
      .function("memory", &memory);
}

}  // namespace sonder::embind
