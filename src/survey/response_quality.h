#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "base/result.h"
#include "survey/question.h"

namespace sonder {

/// Why a response may be one not to count. None of them proves carelessness: each says what was
/// compared, and a person decides which to leave out.
enum class QualityRule : std::uint8_t {
  /// A column of the tool says that the form was not finished.
  kUnfinished,
  /// The tool's status says that it is a preview, a test or spam.
  kPreview,
  /// Done in less than `speed_share` of the median time of finished responses; others are not
  /// judged. Leiner (2019), Survey Research Methods 13(3), 229-248, compares limits of this kind.
  kSpeeder,
  /// At least `rushed_pages` of the pages that have timers were done in less than `speed_share` of
  /// the page's median: Greszki, Meyer, Schoen (2015), Public Opinion Quarterly 79(2), 471-503.
  kRushedPages,
  /// The same answer to so many questions of a battery in a row ("longstring"): half of them, as
  /// Curran (2016), J. Experimental Social Psychology 66, 4-19, has it, and `shortest_run` or more.
  kStraightLine,
  /// The standard deviation of all answers in batteries ("intra-individual response variability",
  /// Dunn, Heggestad, Shanock, Theilgard (2018), J. Business and Psychology 33, 105-121) lies
  /// `variability_deviations` standard deviations below the mean of the file. They give no limit.
  kLowVariability,
  /// The means of the odd and even questions of each battery go together over the batteries with a
  /// correlation, stepped up by Spearman and Brown's formula, below `least_consistency`: Meade,
  /// Craig (2012), Psychological Methods 17(3), 437-455; the limit .30 is Jackson's (1976).
  kEvenOdd,
  /// Answers to pairs of questions that correlate above `synonym_correlation` in the file go
  /// together in this response with a correlation below `least_synonymity`: Meade, Craig (2012).
  kSynonyms,
  /// Answers to all scales that hardly go together as those of others do: Mahalanobis' distance is
  /// beyond what one in a thousand would have (`mahalanobis_distances`): Meade, Craig (2012);
  /// Curran (2016). Needs five scales, five complete
  /// responses for each of them, and 30.
  kOutlier,
  /// Another response has the same answers throughout, to `repeated_answers` questions or more,
  /// where less than one in a thousand would by chance if questions were independent. All of them
  /// are flagged, since the file does not say which one is genuine. Kuriakose, Robbins (2016),
  /// Statistical J. of the IAOS 32(3), 283-291, look for answers alike in most questions.
  kRepeatedAnswers,
  /// Another response has the same respondent, as by e-mail address or panel id.
  kRepeatedRespondent,
  /// Another response came from the same device or network address. A household or office shares
  /// one address.
  kRepeatedDevice,
  /// A question that says what to answer was answered otherwise: Meade, Craig (2012); Oppenheimer,
  /// Meyvis, Davidenko (2009), J. Experimental Social Psychology 45, 867-872.
  kAttentionCheck,
  /// An open answer that is nothing but one letter over and over, keys beside each other, or long
  /// words without a vowel.
  kGibberish,
};

inline constexpr std::array kAllQualityRules = {
    QualityRule::kUnfinished,
    QualityRule::kPreview,
    QualityRule::kSpeeder,
    QualityRule::kRushedPages,
    QualityRule::kStraightLine,
    QualityRule::kLowVariability,
    QualityRule::kEvenOdd,
    QualityRule::kSynonyms,
    QualityRule::kOutlier,
    QualityRule::kRepeatedAnswers,
    QualityRule::kRepeatedRespondent,
    QualityRule::kRepeatedDevice,
    QualityRule::kAttentionCheck,
    QualityRule::kGibberish,
};

/// "unfinished", "preview", "speeder", "rushed_pages", "straight_line", "low_variability",
/// "even_odd", "synonyms", "outlier", "repeated_answers", "repeated_respondent", "repeated_device",
/// "attention_check", "gibberish".
std::string_view to_string(QualityRule rule);
std::optional<QualityRule> quality_rule_from(std::string_view name);

struct QualityOptions {
  double speed_share = 1.0 / 3;         ///< of the median, above 0 and up to 1
  double rushed_pages = 0.5;            ///< share of the timed pages, above 0 and up to 1
  std::size_t shortest_run = 6;         ///< questions, 3-100
  double variability_deviations = 2.5;  ///< 0-10
  double least_consistency = 0.3;       ///< -1-1
  double synonym_correlation = 0.6;     ///< 0-1
  double least_synonymity = 0;          ///< -1-1
  std::size_t repeated_answers = 10;    ///< questions, 2-1,000
  /// Columns that take no part, as the person decided who imported the file.
  std::vector<std::uint32_t> left_out = {};
};

/// One response that a rule speaks against.
struct QualityFlag {
  std::uint32_t row = 0;
  /// What the rule measured: of kSpeeder the time as a share of the median; of kRushedPages the
  /// share of pages; of kStraightLine the longest run; of kLowVariability the standard deviation as
  /// a share of the scales' length; of kEvenOdd and kSynonyms the correlation; of kOutlier the
  /// squared distance; of repeated ones how many responses are alike; of kAttentionCheck and
  /// kGibberish how many answers; else 1.
  double figure = 0;

  friend bool operator==(const QualityFlag&, const QualityFlag&) = default;
};

struct RuleResult {
  QualityRule rule = QualityRule::kUnfinished;
  /// What was compared with what; or why the rule could not be applied. One or two sentences
  /// without any answer.
  std::string basis = {};
  Bitset judged = {};                   ///< one bit per row; none is set when it was not applied
  std::vector<QualityFlag> flags = {};  ///< ascending by row

  bool was_applied() const { return judged.count() > 0; }
};

/// A question that says what to answer.
struct AttentionCheck {
  std::size_t column = 0;
  std::string wording;
  std::string expected;  ///< as the option is called
  Bitset failed;         ///< one bit per row: answered otherwise; who did not answer did not fail
};

struct ResponseQuality {
  std::size_t row_count = 0;
  std::vector<RuleResult> rules;  ///< one for each of kAllQualityRules, in their order
  std::vector<AttentionCheck> checks;
};

/// Applies every rule to every response. Limits that depend on the file, such as a third of the
/// median, are those of all its responses, so that a flag stays when a filter changes.
///
/// A battery is four questions or more beside each other that are scales with the same ends, or
/// choices of one and the same four options or more. Of more than 60 scales only the first 60 are
/// looked at together.
/// No column may be packed (`unpack_column`). The order of the rows does not matter. Errors:
/// kInvalidArgument for an option outside its range. O(rows × questions), and for pairs O(rows ×
/// scales²).
Result<ResponseQuality> flag_responses(const Table& table, const Questionnaire& questionnaire,
                                       const QualityOptions& options = {});

/// The rows that any of these rules flags.
Bitset flagged_rows(const ResponseQuality& quality, std::span<const QualityRule> rules);

/// Why a response was flagged, in words: "the same answer to 9 questions in a row".
std::string reason_of(QualityRule rule, double figure);

}  // namespace sonder
