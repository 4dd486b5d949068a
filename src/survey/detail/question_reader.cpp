#include "survey/detail/question_reader.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/sorting.h"
#include "survey/detail/answer_pieces.h"
#include "survey/detail/answer_scales.h"
#include "survey/detail/answer_splitter.h"
#include "survey/detail/distinct_answers.h"
#include "survey/detail/file_answers.h"
#include "survey/detail/missing_texts.h"
#include "survey/detail/number_answers.h"
#include "survey/detail/option_search.h"
#include "survey/detail/sum_blocks.h"
#include "survey/detail/wording.h"
#include "text/email.h"

namespace sonder {
namespace {

constexpr std::int64_t kHighestScalePoint = 10;
/// Of a slider; what is beyond it is not usable.
constexpr double kFurthestEnd = 1'000'000'000;
/// Answers after which a recommendation scale of 0-10 would have been used above 5 or 7.
constexpr std::uint64_t kAnswersThatShowTop = 20;
constexpr std::uint64_t kFewAnswers = 50;
constexpr std::size_t kTopTexts = 20;
constexpr std::size_t kMostWordsOfName = 4;
constexpr std::uint64_t kFewestRankings = 5;

/// Everything that the decision about one column looks at.
struct Evidence {
  const Column& column;
  Wording wording;
  DistinctAnswers answers;
  NumberAnswers numbers;
};

Evidence gather_evidence(const Table& table, std::size_t position, std::string_view wording) {
  const Column& column = table.columns[position];
  DistinctAnswers answers = count_closed_answers(column, Bitset(table.row_count, true));
  NumberAnswers numbers = read_numbers(answers, column.decimal_mark);
  return {column, Wording(wording), std::move(answers), std::move(numbers)};
}

bool is_at_least_percent(std::uint64_t part, std::uint64_t whole, std::uint64_t percent) {
  return part * 100 >= whole * percent;
}

std::string of_all(std::uint64_t part, std::uint64_t whole) {
  return std::to_string(part) + " of " + std::to_string(whole) + " answers";
}

template <class Accepts>
std::uint64_t count_if_answer(const DistinctAnswers& answers, Accepts accepts) {
  std::uint64_t count = 0;
  for (std::size_t at = 0; at < answers.texts.size(); ++at) {
    if (accepts(answers.texts[at])) count += answers.counts[at];
  }
  return count;
}

// Contacts

bool is_short(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) < kMostWordsOfName;
}

std::optional<std::string> find_contact(const Evidence& evidence) {
  const DistinctAnswers& answers = evidence.answers;
  const std::uint64_t emails = count_if_answer(answers, is_email);
  if (is_at_least_percent(emails, answers.answered, 80)) {
    return of_all(emails, answers.answered) + " are e-mail addresses.";
  }
  if (evidence.wording.is_personal_heading()) return "The heading names a personal field.";
  if (!evidence.wording.mentions_personal_data()) return std::nullopt;
  if (is_at_least_percent(emails, answers.answered, 50)) {
    return "The heading asks for an address and most answers are e-mail addresses.";
  }
  const bool differs = is_at_least_percent(answers.texts.size(), answers.answered, 90);
  const bool is_brief =
      is_at_least_percent(count_if_answer(answers, is_short), answers.answered, 90);
  if (!differs || !is_brief) return std::nullopt;
  return "The heading speaks of personal data and almost all answers differ.";
}

// Scales and numbers

std::int64_t highest_point(const NumberAnswers& points) {
  return points.values.empty() ? 0 : static_cast<std::int64_t>(points.values.back());
}

bool uses_point(const NumberAnswers& points, double point) {
  return std::binary_search(points.values.begin(), points.values.end(), point);
}

/// The smallest usual top of a scale that holds the highest answer.
std::int64_t usual_top(std::int64_t highest) {
  if (highest <= 5) return 5;
  return highest <= 7 ? 7 : kHighestScalePoint;
}

bool is_recommendation_scale(const Evidence& evidence, const NumberAnswers& points) {
  if (!evidence.wording.asks_recommendation()) return false;
  return points.usable < kAnswersThatShowTop || highest_point(points) > 7;
}

Wording::Ends find_ends(const Evidence& evidence, const NumberAnswers& points) {
  if (const auto stated = evidence.wording.stated_scale()) {
    const NumberAnswers fitting = keep_scale_points(points, stated->low, stated->high);
    if (is_at_least_percent(fitting.usable, points.usable, 90)) return *stated;
  }
  const std::int64_t highest = highest_point(points);
  const bool uses_zero = uses_point(points, 0);
  if (is_recommendation_scale(evidence, points)) {
    return {!uses_zero && uses_point(points, 1) ? 1 : 0, kHighestScalePoint};
  }
  const std::int64_t low = uses_zero ? 0 : 1;
  const bool has_usual_top = evidence.wording.asks_satisfaction() || evidence.wording.asks_effort();
  if (has_usual_top) return {low, usual_top(highest)};
  return {low, std::max(highest, low)};
}

Metric choose_metric(const Evidence& evidence, const Wording::Ends& ends) {
  if (evidence.wording.asks_recommendation() && ends.high == kHighestScalePoint) {
    return Metric::kNps;
  }
  const bool is_of_5_or_7 = ends.high == 5 || ends.high == 7;
  const bool has_top_boxes = is_of_5_or_7 || ends.high == kHighestScalePoint;
  if (evidence.wording.asks_satisfaction() && has_top_boxes) return Metric::kCsat;
  return evidence.wording.asks_effort() && is_of_5_or_7 ? Metric::kCes : Metric::kNone;
}

void describe_scale(const Evidence& evidence, Question& question) {
  const NumberAnswers points = keep_scale_points(evidence.numbers, 0, kHighestScalePoint);
  const bool is_defined = question.scale_high > question.scale_low;
  const Wording::Ends ends = is_defined ? Wording::Ends{question.scale_low, question.scale_high}
                                        : find_ends(evidence, points);
  question.scale_low = ends.low;
  question.scale_high = ends.high;
  question.metric = choose_metric(evidence, ends);
  question.evidence.push_back(of_all(points.usable, evidence.answers.answered) +
                              " are whole numbers from 0 to 10; the scale is taken as " +
                              std::to_string(ends.low) + "-" + std::to_string(ends.high) + ".");
  if (question.metric == Metric::kNps) {
    question.evidence.push_back("The wording asks for a recommendation.");
  }
  if (question.metric == Metric::kCsat) {
    question.evidence.push_back("The wording asks for satisfaction.");
  }
  if (question.metric == Metric::kCes) {
    question.is_low_easy = evidence.wording.asks_amount_of_effort();
    question.evidence.push_back(question.is_low_easy
                                    ? "The wording asks how much effort it took: less is better."
                                    : "The wording asks how easy it was.");
  }
}

constexpr double kSliderTop = 100;

/// Where the definition tells no ends, 0-100, or as far beyond as answers are.
void describe_slider(const Evidence& evidence, Question& question) {
  if (question.scale_high > question.scale_low) return;
  double low = 0;
  double high = kSliderTop;
  if (!evidence.numbers.values.empty()) {
    low = std::min(low, std::floor(evidence.numbers.values.front()));
    high = std::max(high, std::ceil(evidence.numbers.values.back()));
  }
  question.scale_low = static_cast<std::int64_t>(std::max(low, -kFurthestEnd));
  question.scale_high = static_cast<std::int64_t>(std::min(high, kFurthestEnd));
  question.evidence.push_back("The slider is taken as " + std::to_string(question.scale_low) +
                              " to " + std::to_string(question.scale_high) + ".");
}

/// The wording speaks of a slider, and its ends hold what was answered.
bool is_slider(const Evidence& evidence) {
  if (!evidence.wording.names_slider()) return false;
  const std::vector<double>& values = evidence.numbers.values;
  return !values.empty() && values.front() >= 0 && values.back() <= kSliderTop &&
         values.back() > static_cast<double>(kHighestScalePoint);
}

/// The two numbers that are codes of two answers rather than points of a scale, where a column has
/// no others: 0 and 1 for no and yes, or 1 and 2, both of them among enough answers, as for sex.
std::optional<std::string> name_two_codes(const NumberAnswers& numbers) {
  const std::vector<double>& values = numbers.values;
  const bool is_yes_or_no = std::all_of(values.begin(), values.end(),
                                        [](double value) { return value == 0 || value == 1; });
  if (is_yes_or_no) return "0 and 1";
  const bool is_one_or_two = values == std::vector<double>{1, 2};
  if (is_one_or_two && numbers.usable >= kAnswersThatShowTop) return "1 and 2";
  return std::nullopt;
}

bool is_scale(const Evidence& evidence) {
  if (evidence.wording.asks_amount() && !evidence.wording.stated_scale()) return false;
  const NumberAnswers points = keep_scale_points(evidence.numbers, 0, kHighestScalePoint);
  return is_at_least_percent(points.usable, evidence.answers.answered, 90);
}

std::optional<QuestionKind> infer_number_kind(const Evidence& evidence, Question& question) {
  const NumberAnswers& numbers = evidence.numbers;
  if (!is_at_least_percent(numbers.usable, evidence.answers.answered, 90)) return std::nullopt;
  const Wording& wording = evidence.wording;
  const bool asks_rating = wording.asks_recommendation() || wording.asks_satisfaction() ||
                           wording.asks_effort() || wording.asks_amount() ||
                           wording.stated_scale().has_value();
  const auto two_codes = name_two_codes(numbers);
  if (two_codes && !asks_rating) {
    question.evidence.push_back("There are no other numbers than " + *two_codes + ".");
    return QuestionKind::kSingleChoice;
  }
  if (is_scale(evidence)) return QuestionKind::kScale;
  if (is_slider(evidence)) {
    question.evidence.push_back("The wording speaks of a slider or of 0 to 100, and " +
                                of_all(numbers.usable, evidence.answers.answered) +
                                " are numbers from 0 to 100.");
    return QuestionKind::kSlider;
  }
  question.evidence.push_back(of_all(numbers.usable, evidence.answers.answered) + " are numbers.");
  return QuestionKind::kNumeric;
}

// Choices

/// The options under the separator that explains more of the cells that name several.
JoinedOptions choose_separator(const DistinctAnswers& answers, Question& question) {
  JoinedOptions by_comma = find_joined_options(answers, kCommaSeparator);
  if (count_separated(answers, kSemicolonSeparator) == 0) return by_comma;
  JoinedOptions by_semicolon = find_joined_options(answers, kSemicolonSeparator);
  const std::uint64_t ending = count_if_answer(
      answers, [](std::string_view text) { return text.ends_with(kSemicolonSeparator); });
  const bool always_ends = is_at_least_percent(ending, answers.answered, 90);
  if (!always_ends && by_semicolon.joined <= by_comma.joined) return by_comma;
  question.separator = kSemicolonSeparator;
  return by_semicolon;
}

/// Whether the cells themselves show that several options could be named: enough cells do, most
/// cells are nothing but options, some options are chosen alone, and, as every form lists ticked
/// options in its own order, hardly any two stand both ways round.
bool shows_several(const DistinctAnswers& answers, const JoinedOptions& found) {
  return is_at_least_percent(found.joined, answers.answered, 5) &&
         is_at_least_percent(found.explained, answers.answered, 50) && found.standing_alone >= 2 &&
         is_at_least_percent(found.in_order, found.in_order + found.out_of_order, 95);
}

bool infer_multi_choice(const Evidence& evidence, Question& question) {
  const DistinctAnswers& answers = evidence.answers;
  const bool is_stated = evidence.wording.allows_several();
  const std::uint64_t separated = std::max(count_separated(answers, kCommaSeparator),
                                           count_separated(answers, kSemicolonSeparator));
  if (!is_stated && !is_at_least_percent(separated, answers.answered, 5)) return false;
  JoinedOptions found = choose_separator(answers, question);
  if (!is_stated && !shows_several(answers, found)) return false;
  if (is_stated) question.evidence.push_back("The wording says that several may be chosen.");
  question.evidence.push_back("Options that occur elsewhere stand together in " +
                              of_all(found.joined, answers.answered) + ".");
  question.options = std::move(found.options);
  return true;
}

// Rankings in one cell

/// Respondents whose cell names every option, and nothing else.
std::uint64_t count_complete(const DistinctAnswers& answers, const Question& question) {
  const AnswerSplitter splitter(question);
  std::uint64_t count = 0;
  for (std::size_t at = 0; at < answers.texts.size(); ++at) {
    const SplitAnswer answer = splitter.split(answers.texts[at]);
    const bool is_complete =
        answer.other.empty() && answer.options.size() == question.options.size();
    if (is_complete) count += answers.counts[at];
  }
  return count;
}

/// Several options in each cell in ever another order are ranked: forms list ticked options in
/// their own order.
bool infer_ranking(const Evidence& evidence, Question& question) {
  const DistinctAnswers& answers = evidence.answers;
  const bool is_stated = evidence.wording.asks_ranking();
  const std::uint64_t separated = std::max(count_separated(answers, kCommaSeparator),
                                           count_separated(answers, kSemicolonSeparator));
  if (!is_at_least_percent(separated, answers.answered, 90)) return false;
  if (answers.answered < kFewestRankings) return false;
  Question ranking = question;
  const JoinedOptions found = choose_separator(answers, ranking);
  const bool is_shuffled =
      is_at_least_percent(found.out_of_order, found.in_order + found.out_of_order, 5);
  if (found.options.size() < 2 || !is_shuffled) return false;
  if (!is_at_least_percent(found.explained, answers.answered, 90)) return false;
  ranking.options = found.options;
  const std::uint64_t complete = count_complete(answers, ranking);
  if (!is_stated && !is_at_least_percent(complete, answers.answered, 90)) return false;
  question = std::move(ranking);
  question.ranking = RankingLayout::kOrderedCell;
  question.evidence.push_back(
      "One cell holds the items in order: " + of_all(complete, answers.answered) + " name all " +
      std::to_string(question.options.size()) + ", in different orders.");
  return true;
}

/// Respondents who gave one of the most frequent texts, as far as those were given at least twice.
std::uint64_t count_top_repeats(const DistinctAnswers& answers) {
  std::vector<std::uint64_t> counts = answers.counts;
  sort_stably(counts, [](auto a, auto b) { return a > b; });
  std::uint64_t sum = 0;
  for (std::size_t at = 0; at < std::min(counts.size(), kTopTexts) && counts[at] > 1; ++at) {
    sum += counts[at];
  }
  return sum;
}

QuestionKind infer_text_kind(const DistinctAnswers& answers, Question& question) {
  const std::uint64_t top = count_top_repeats(answers);
  const std::uint64_t least_percent = answers.answered < kFewAnswers ? 50 : 60;
  const bool is_concentrated = is_at_least_percent(top, answers.answered, least_percent);
  const bool has_few_texts = answers.texts.size() * 20 <= answers.answered;
  question.evidence.push_back("The " + std::to_string(kTopTexts) + " most repeated texts make up " +
                              of_all(top, answers.answered) + ", " +
                              std::to_string(answers.texts.size()) + " texts in all.");
  return is_concentrated || has_few_texts ? QuestionKind::kSingleChoice : QuestionKind::kOpenText;
}

/// Options whose codes the file labels (SPSS), as far as they are answers.
bool infer_labelled_choice(const Evidence& evidence, Question& question) {
  std::vector<std::string> labels;
  std::vector<std::string> codes;
  const std::vector<MissingKind> missing = read_missing(evidence.column);
  for (const ColumnLabels::Value& value : evidence.column.labels.values) {
    const auto code = evidence.column.text.dictionary.find(value.text);
    const bool is_missing = code ? missing[*code] != MissingKind::kNone
                                 : missing_kind_of(value.label) != MissingKind::kNone;
    if (is_missing || value.label.empty()) continue;
    labels.push_back(value.label);
    codes.push_back(value.text);
  }
  const std::uint64_t labelled = count_if_answer(evidence.answers, [&](std::string_view text) {
    return std::find(codes.begin(), codes.end(), text) != codes.end();
  });
  if (labels.empty() || !is_at_least_percent(labelled, evidence.answers.answered, 90)) return false;
  question.options = std::move(labels);
  question.codes = std::move(codes);
  question.evidence.push_back("The file labels the codes in " +
                              of_all(labelled, evidence.answers.answered) + ".");
  return true;
}

bool infer_file(const Evidence& evidence, Question& question) {
  const std::uint64_t files = count_if_answer(evidence.answers, names_file);
  if (!is_at_least_percent(files, evidence.answers.answered, 80)) return false;
  question.evidence.push_back(of_all(files, evidence.answers.answered) +
                              " name files or say where they are.");
  return true;
}

QuestionKind infer_kind(const Evidence& evidence, Question& question) {
  if (evidence.answers.answered == 0) return QuestionKind::kUnanswered;
  if (infer_file(evidence, question)) return QuestionKind::kFile;
  const bool has_labels = !evidence.column.labels.values.empty();
  if (has_labels && infer_labelled_choice(evidence, question)) return QuestionKind::kSingleChoice;
  if (auto reason = find_contact(evidence)) {
    question.evidence.push_back(std::move(*reason));
    return QuestionKind::kContact;
  }
  const ColumnType type = evidence.column.type;
  if (type == ColumnType::kDate || type == ColumnType::kDateTime) return QuestionKind::kDate;
  if (const auto kind = infer_number_kind(evidence, question)) return *kind;
  if (infer_ranking(evidence, question)) return QuestionKind::kRanking;
  if (infer_multi_choice(evidence, question)) return QuestionKind::kMultiChoice;
  return infer_text_kind(evidence.answers, question);
}

bool needs_answers(QuestionKind kind) {
  return kind == QuestionKind::kScale || kind == QuestionKind::kSingleChoice ||
         kind == QuestionKind::kMultiChoice || kind == QuestionKind::kRanking ||
         kind == QuestionKind::kSlider;
}

/// What a kind that needs answers has besides its name.
void fill_in(const Evidence& evidence, Question& question) {
  if (question.kind == QuestionKind::kScale) describe_scale(evidence, question);
  if (question.kind == QuestionKind::kSlider) describe_slider(evidence, question);
  if (question.kind == QuestionKind::kSingleChoice) {
    if (question.options.empty()) question.options = find_single_options(evidence.answers);
    order_by_scale(question);
  }
  const bool is_joined =
      question.kind == QuestionKind::kMultiChoice || question.kind == QuestionKind::kRanking;
  if (is_joined && question.options.empty()) {
    question.ranking = RankingLayout::kOrderedCell;
    question.options = choose_separator(evidence.answers, question).options;
  }
}

}  // namespace

void order_by_scale(Question& question) {
  std::optional<OrderedOptions> ordered = order_options_by_scale(question.options);
  if (!ordered) return;
  std::vector<std::string> codes;
  for (const std::string& option : ordered->options) {
    if (question.codes.empty()) break;
    const auto found = std::find(question.options.begin(), question.options.end(), option);
    codes.push_back(question.codes[static_cast<std::size_t>(found - question.options.begin())]);
  }
  question.codes = std::move(codes);
  question.evidence.push_back(describe_scale_of(*ordered));
  question.options = std::move(ordered->options);
  question.points = std::move(ordered->points);
}

std::optional<std::size_t> find_timestamp(const Table& table) {
  std::optional<std::size_t> first;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const ColumnType type = table.columns[column].type;
    if (type != ColumnType::kDate && type != ColumnType::kDateTime) continue;
    if (Wording(table.columns[column].name).names_timestamp()) return column;
    if (!first && type == ColumnType::kDateTime) first = column;
  }
  return first;
}

Question infer_question(const Table& table, std::size_t column) {
  const ColumnLabels& labels = table.columns[column].labels;
  return infer_question(table, column,
                        labels.label.empty() ? table.columns[column].name : labels.label);
}

Question infer_question(const Table& table, std::size_t column, std::string_view wording) {
  const Evidence evidence = gather_evidence(table, column, wording);
  Question question;
  question.column = column;
  question.text = std::string(wording);
  question.kind = infer_kind(evidence, question);
  fill_in(evidence, question);
  return question;
}

Question describe_question(const Table& table, const QuestionChoice& choice) {
  Question question;
  question.column = choice.column;
  question.text = table.columns[choice.column].name;
  question.kind = choice.kind;
  question.evidence.push_back("You chose this kind.");
  return complete_question(table, std::move(question));
}

Question complete_question(const Table& table, Question question) {
  if (question.kind == QuestionKind::kConstantSum) {
    if (question.option_columns.empty()) {
      question.options = {question.text};
      question.option_columns = {question.column};
    }
    if (question.total <= 0) question.total = find_commonest_total(table, question);
  }
  if (needs_answers(question.kind)) {
    fill_in(gather_evidence(table, question.column, question.text), question);
  }
  return question;
}

}  // namespace sonder
