#pragma once

#include "base/json.h"
#include "survey/survey_report.h"

namespace sonder {

/// {"responses","selected_responses","weighted","effective_responses","confidence","asked",
///  "completion":{"broken_off","empty","answered_share","told_by"},
///  "questions":[{"column","text","kind","metric","evidence","condition","columns","group","item",
///  "points","other_column","other_of","base","weighted_base","effective_base","not_answered",
///  "missing","unusable","other","answers":[{"label","count","share","low","high"}],"numbers","nps",
///  "csat","ranking","ces","total","parts","uploads"}],"issues":[{"code","row","column","message"}]}.
/// asked: how many questions the form asked, a matrix being one;
/// completion: see survey/response_completion.h, "told_by" null where answers show it;
/// columns: those that hold answers; points: of the answers of an ordered choice, else empty;
/// missing: {"not_asked","skipped","refused","dont_know","not_applicable","partial"}, which add up
/// to not_answered;
/// numbers:
/// {"mean","standard_error","low","high","standard_deviation","median","lowest","highest"}; nps:
/// {"promoters","passives","detractors","promoter_share","passive_share",
/// "detractor_share","score","standard_error","low","high","scale_from_one"};
/// csat: {"satisfied","share","low","high"}; ranking:
/// {"base","left_out","winner","items":[{"label",
/// "base","weighted_base","mean_rank","low","high","first","first_share","borda","wins","worth"}],
/// "preferences"}, where "preferences" has a list per item, of the shares of the base who prefer it
/// to each item, and "winner" is a label, see survey/ranking_report.h;
/// ces: {"easy","share","low","high",
/// "low_is_easy"}; total: of a constant sum; uploads: {"asked","share",
/// "low","high"}; parts: [{"label","givers","share","low","high","numbers"}]; each null where it
/// does not apply, as are an issue's row and column. With a design, answers, nps, csat, ces,
/// uploads, ranked items and numbers have "design_effect", null where all answers are alike;
/// answers, csat, ces and uploads "standard_error" of the share; and numbers "median_low" and
/// "median_high", null where the sample does not reach. Shares are rounded to 6 decimals, scores
/// and means to 4, so that every platform prints the same bytes.
Json to_json(const SurveyReport& report);
/// The members "completion", "numbers" and "nps" of it.
Json to_json(const ResponseCompletion& completion);
Json to_json(const NumberSummary& numbers);
Json to_json(const NpsResult& nps);

/// Reads {"confidence","quoted_answers"} strictly; both may be absent.
/// Errors: kInvalidJson.
Result<SurveyOptions> survey_options_from_json(const Json& json);

/// Reads the members "kinds":{"<column>":"scale",...}, of single columns, and before them
/// "wholes":[{"columns":[3,4],"kind":"scale"}], of columns that are one question or matrix; without
/// a kind each of them is by itself. Columns count from 0. The object keeps what is wrong with it.
std::vector<QuestionChoice> read_question_choices(JsonObject& object);

/// Reads the member "column", which must be there.
std::size_t read_column(JsonObject& object);

/// Reads a member that is a list of column numbers; none is an empty one.
std::vector<std::size_t> read_columns(const char* key, JsonObject& object);

/// Reads the member "confidence".
double read_confidence(JsonObject& object, double fallback);

}  // namespace sonder
