#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "respondent/instrument.h"
#include "respondent/responses.h"

/// An invented questionnaire of a bakery, and answers to it.
namespace sonder::testing {

inline Json json_of(std::string_view text) {
  Result<Json> json = parse_json(text);
  EXPECT_TRUE(json) << (json ? "" : json.error().message);
  return json ? std::move(json).value() : Json();
}

/// One question of every kind, a scale with a reversed item that may lack one of three answers, a
/// sum of two questions with other ends, three metrics and three segments.
inline Json a_bakery() {
  return json_of(R"({"version":1,"title":"Bakery","questions":[
{"name":"recommend","kind":"scale","least":0,"most":10,"required":true,"text":"Recommend us?"},
{"name":"easy","kind":"scale","least":1,"most":7},
{"name":"fresh","kind":"scale","least":1,"most":5},
{"name":"stale","kind":"scale","least":1,"most":5},
{"name":"fair","kind":"single_choice","options":[{"code":"no","label":"No","value":1},
  {"code":"partly","label":"Partly","value":3},{"code":"yes","label":"Yes","value":5},
  {"code":"na","label":"Does not apply"}]},
{"name":"channel","kind":"single_choice","options":["shop",{"code":"web","label":"Web shop"}]},
{"name":"bought","kind":"multi_choice","options":["bread","rolls","jam"],"least":1,"most":2},
{"name":"visits","kind":"numeric","least":0},
{"name":"visited","kind":"date"},
{"name":"why","kind":"open_text","most":6}],
"scales":[
{"name":"quality","label":"Quality","method":"mean","least_answered":2,
 "items":["fresh",{"question":"stale","reversed":true},"fair"]},
{"name":"total","method":"sum","items":["fresh","easy"]}],
"metrics":[{"name":"nps","label":"NPS","kind":"nps","question":"recommend"},
{"name":"csat","kind":"csat","question":"fresh"},{"name":"ces","kind":"ces","question":"easy"}],
"segments":[
{"name":"fans","label":"Fans","rule":{"all":[{"feature":"nps","is":"=","value":"promoter"},
 {"any":[{"feature":"quality","is":">=","value":4},{"feature":"visits","is":">","value":9}]}]}},
{"name":"jam","rule":{"feature":"bought:jam","is":"=","value":true}},
{"name":"not_web","rule":{"not":{"feature":"channel","is":"=","value":"web"}}}],
"randomise":{"question":"channel","keep":0.5}})");
}

/// The bakery with another value at the JSON pointer.
inline Json a_bakery_with(const std::string& place, std::string_view value) {
  Json bakery = a_bakery();
  bakery[Json::json_pointer(place)] = json_of(value);
  return bakery;
}

inline Instrument must_read_instrument(const Json& json) {
  Result<Instrument> instrument = instrument_from_json(json);
  EXPECT_TRUE(instrument) << (instrument ? "" : instrument.error().message);
  return instrument ? std::move(instrument).value() : Instrument();
}

inline CheckedResponse must_check(const Instrument& instrument, std::string_view answers,
                                  const std::vector<std::string>& not_asked = {}) {
  Result<CheckedResponse> response = check_response(instrument, json_of(answers), not_asked);
  EXPECT_TRUE(response) << (response ? "" : response.error().message);
  return response ? std::move(response).value() : CheckedResponse();
}

}  // namespace sonder::testing
