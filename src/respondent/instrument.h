#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "features/feature_table.h"
#include "segments/rule.h"
#include "survey/question.h"

namespace sonder {

struct InstrumentOption {
  std::string code;             ///< what answers are kept as
  std::string label;            ///< what the respondent reads; answers may hold it instead
  std::optional<double> value;  ///< what it counts in a scale, absent where it does not
};

/// One thing that a respondent is asked.
struct InstrumentQuestion {
  std::string name;  ///< what answers are filed under
  std::string text;
  /// kSingleChoice, kMultiChoice, kScale, kNumeric, kDate or kOpenText.
  QuestionKind kind = QuestionKind::kOpenText;
  bool is_required = false;
  std::vector<InstrumentOption> options;  ///< of choices, in the order of the form
  /// What an answer must not fall below or pass: ends of kScale, both there and whole; values of
  /// kNumeric; how many options of kMultiChoice; characters of kOpenText. Absent: no limit.
  std::optional<double> least;
  std::optional<double> most;
};

struct ScaleItem {
  std::size_t question = 0;  ///< in `Instrument::questions`
  bool is_reversed = false;  ///< counts as low + high - answer
};

enum class ScaleMethod : std::uint8_t { kMean, kSum };

/// Several questions that measure one thing.
struct ItemScale {
  std::string name;
  std::string label;
  ScaleMethod method = ScaleMethod::kMean;
  std::vector<ScaleItem> items;
  /// With fewer of them answered there is no score. With fewer than all, a mean is that of the
  /// answered ones, and a sum is that mean times the number of items: the half rule of the SF-36
  /// (Ware et al. 1993) where it is half of them. Less than all only where all items have the same
  /// ends.
  std::size_t least_answered = 0;
  double low = 0;  ///< of the score
  double high = 0;
};

enum class ResponseMetric : std::uint8_t {
  kNps,   ///< asked on 0-10: promoter 9-10, passive 7-8, detractor 0-6
  kCsat,  ///< satisfied: the top two boxes of the scale
  kCes,   ///< asked on 1-7, 7 the easiest: low effort 5-7 (CES 2.0)
};
/// "nps", "csat", "ces".
std::string_view to_string(ResponseMetric metric);
/// What respondents are called by it, from the lowest answers up: detractor, passive, promoter;
/// not_satisfied, satisfied; high_effort, low_effort.
std::span<const std::string_view> groups_of(ResponseMetric metric);

struct InstrumentMetric {
  std::string name;
  std::string label;
  ResponseMetric metric = ResponseMetric::kNps;
  std::size_t question = 0;
};

/// A group that a respondent belongs to when the rule holds of the answers and scores.
struct InstrumentSegment {
  std::string name;
  std::string label;
  Rule rule;
};

/// A single choice that leaves the device only after `randomise_answer`.
struct InstrumentRandomisation {
  std::size_t question = 0;
  double keep = 0;  ///< probability that the answer is kept, inside 0-1
};

/// A questionnaire with all that is made of one respondent's answers.
struct Instrument {
  std::string title;
  std::vector<InstrumentQuestion> questions;
  std::vector<ItemScale> scales;
  std::vector<InstrumentMetric> metrics;
  std::vector<InstrumentSegment> segments;  ///< the first that holds is the respondent's
  std::optional<InstrumentRandomisation> randomisation;
};

inline constexpr std::size_t kMostInstrumentQuestions = 2'000;
/// Of one question.
inline constexpr std::size_t kMostInstrumentOptions = 1'000;
/// Of scales, of metrics and of segments each.
inline constexpr std::size_t kMostInstrumentParts = 500;

/// Reads a definition strictly:
///   {"version":1,"title":"...",
///    "questions":[
///      {"name":"recommend","kind":"scale","least":0,"most":10,"required":true,"text":"..."},
///      {"name":"channel","kind":"single_choice","options":["shop",{"code":"web","label":"Web
///       shop"}]},
///      {"name":"agree","kind":"single_choice","options":[{"code":"no","value":1},
///       {"code":"yes","value":5}]},
///      {"name":"bought","kind":"multi_choice","options":["bread","jam"],"least":1,"most":2},
///      {"name":"age","kind":"numeric","least":18},{"name":"visit","kind":"date"},
///      {"name":"why","kind":"open_text","most":500}],
///    "scales":[{"name":"trust","label":"Trust","method":"mean","items":["t1",
///       {"question":"t2","reversed":true}],"least_answered":1}],
///    "metrics":[{"name":"nps","label":"NPS","kind":"nps","question":"recommend"}],
///    "segments":[{"name":"fans","label":"Fans","rule":{<rule, see segments/rule.h>}}],
///    "randomise":{"question":"channel","keep":0.5}}
/// Instead of "questions", "survey" may hold a SurveyJS survey as it is: a row of a matrix is then
/// the question "matrix.row", and questions whose answers it does not tell (rankings, files,
/// options from a service) are left out. Only "version" and one of the two are required.
/// "least_answered" is all items unless said; "randomise" takes "epsilon" instead of "keep".
///
/// Items are scale questions, and single choices of which at least two options have a value: the
/// one given, or a code that is a number. An option without one, such as "does not apply", counts
/// as no answer.
///
/// Rules are over these features, each known unless there is no usable answer:
///   a question         kScale integer, kNumeric decimal, kSingleChoice category of codes, kDate
///                      date, kOpenText category
///   "bought:jam"       whether that option of a kMultiChoice was chosen, boolean
///   a scale            decimal, rounded to 6 places
///   a metric           category of `groups_of`
/// A category that is compared with must be one of the codes or groups.
///
/// Errors: kInvalidJson naming the place; kNotFound for a question, feature or category that is
/// named and not there; kLimitExceeded; kInvalidArgument where two things share a name, or a
/// question cannot carry what is built on it. O(definition · log definition).
Result<Instrument> instrument_from_json(const Json& json);

/// The features above, of one respondent who has answered nothing: what rules are read against.
FeatureTable blank_features(const Instrument& instrument);

/// Lowest and highest that an item counts; absent for a question that cannot be one.
struct ItemRange {
  double low = 0;
  double high = 0;
};
std::optional<ItemRange> item_range(const InstrumentQuestion& question);

}  // namespace sonder
