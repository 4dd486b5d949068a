#include "survey/waves.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "base/number_text.h"
#include "base/sorting.h"
#include "survey/coded_answers.h"
#include "survey/detail/wave_order.h"
#include "text/blanks.h"
#include "text/dates.h"

namespace sonder {
namespace {

constexpr std::size_t kManyWaves = 24;
constexpr std::uint32_t kNoWave = std::numeric_limits<std::uint32_t>::max();
constexpr std::array kPeriods = {WavePeriod::kWeek, WavePeriod::kMonth, WavePeriod::kQuarter,
                                 WavePeriod::kYear};

std::int32_t months_of(WavePeriod period) {
  if (period == WavePeriod::kYear) return 12;
  return period == WavePeriod::kQuarter ? 3 : 1;
}

/// Days since the Monday before or on that day; 1970-01-01 was a Thursday.
std::int32_t weekday_of(Date day) {
  const std::int32_t weekday = (day.days_since_epoch + 3) % 7;
  return weekday < 0 ? weekday + 7 : weekday;
}

/// The number of the stretch that the day is in, one more from each to the next.
std::int32_t number_of(Date day, WavePeriod period) {
  if (period == WavePeriod::kWeek) return (day.days_since_epoch + 3 - weekday_of(day)) / 7;
  const CivilDate civil = to_civil(day);
  return (civil.year * 12 + civil.month - 1) / months_of(period);
}

Date begin_of(std::int32_t number, WavePeriod period) {
  if (period == WavePeriod::kWeek) return {number * 7 - 3};
  const std::int32_t month = number * months_of(period);
  return *make_date({.year = month / 12, .month = month % 12 + 1, .day = 1});
}

std::string two_digits(std::int32_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string label_of(Date begin, WavePeriod period) {
  if (period == WavePeriod::kWeek) {
    const Date thursday{begin.days_since_epoch + 3};
    const std::int32_t year = to_civil(thursday).year;
    const std::int32_t day =
        days_between(*make_date({.year = year, .month = 1, .day = 1}), thursday);
    return std::to_string(year) + "-W" + two_digits(day / 7 + 1);
  }
  const CivilDate civil = to_civil(begin);
  const std::string year = std::to_string(civil.year);
  if (period == WavePeriod::kYear) return year;
  if (period == WavePeriod::kMonth) return year + "-" + two_digits(civil.month);
  return year + "-Q" + std::to_string((civil.month + 2) / 3);
}

/// What the answers to the question say of waves, code by code.
struct CodedWaves {
  const CodedAnswers& answers;
  std::vector<std::uint64_t> responses;     ///< of the sample, per code
  std::vector<std::uint32_t> wave_of_code;  ///< kNoWave for none
};

CodedWaves count_codes(const CodedAnswers& answers, const ResponseSample& sample) {
  CodedWaves counted{.answers = answers,
                     .responses = std::vector<std::uint64_t>(answers.code_count()),
                     .wave_of_code = std::vector<std::uint32_t>(answers.code_count(), kNoWave)};
  const std::span<const std::uint32_t> code_of = answers.code_of();
  for (std::size_t row = 0; row < code_of.size(); ++row) {
    if (sample.selected.test(row)) ++counted.responses[code_of[row]];
  }
  return counted;
}

/// The wave of every row and how many are in each; the first and last gaps go.
Waves finish(CodedWaves coded, std::vector<Wave> waves, std::optional<WavePeriod> period) {
  Waves result{.waves = {}, .wave_of = {}, .period = period};
  for (std::size_t code = 0; code < coded.responses.size(); ++code) {
    const std::uint64_t responses = coded.responses[code];
    if (coded.wave_of_code[code] != kNoWave) {
      waves[coded.wave_of_code[code]].responses += responses;
    } else if (coded.answers.states[code] == AnswerState::kBlank) {
      result.without += responses;
    } else {
      result.unusable += responses;
    }
  }
  const auto has_responses = [](const Wave& wave) { return wave.responses > 0; };
  const auto first = std::find_if(waves.begin(), waves.end(), has_responses);
  const auto end = std::find_if(waves.rbegin(), waves.rend(), has_responses).base();
  const auto skipped = static_cast<std::uint32_t>(first - waves.begin());
  if (first < end) {
    result.waves.assign(std::make_move_iterator(first), std::make_move_iterator(end));
  }
  const auto count = static_cast<std::uint32_t>(result.waves.size());
  for (const std::uint32_t code : coded.answers.code_of()) {
    const std::uint32_t wave = coded.wave_of_code[code];
    const bool is_in_one = wave != kNoWave && wave >= skipped && wave - skipped < count;
    result.wave_of.push_back(is_in_one ? wave - skipped : count);
  }
  return result;
}

// Waves by date

/// Of a code that is a date, as `code_answers` tells it.
Date date_of(const Column& column, std::size_t code) {
  if (column.type == ColumnType::kDate) {
    return {static_cast<std::int32_t>(column.values[code])};
  }
  if (column.type == ColumnType::kDateTime) return day_of({column.values[code]});
  const std::string_view text = column.text.dictionary.text(static_cast<std::uint32_t>(code));
  return day_of(parse_moment(trim(text), column.date_order)->at);
}

struct Span {
  Date first;
  Date last;

  std::size_t count(WavePeriod period) const {
    return static_cast<std::size_t>(number_of(last, period) - number_of(first, period)) + 1;
  }
};

WavePeriod choose_period(const Span& span) {
  for (const WavePeriod period : kPeriods) {
    if (span.count(period) <= kManyWaves) return period;
  }
  return WavePeriod::kYear;
}

Error too_many(const Span& span, WavePeriod period) {
  return {ErrorCode::kLimitExceeded,
          "from " + format_iso(span.first) + " to " + format_iso(span.last) + " there are " +
              std::to_string(span.count(period)) + " waves by " + std::string(to_string(period)) +
              "; at most " + std::to_string(kMostWaves) + " can be compared",
          "choose longer waves; if a date is wrong, leave its response out"};
}

std::vector<Wave> list_waves(const Span& span, WavePeriod period) {
  std::vector<Wave> waves;
  const std::int32_t last = number_of(span.last, period);
  for (std::int32_t number = number_of(span.first, period); number <= last; ++number) {
    const Date begin = begin_of(number, period);
    waves.push_back({.label = label_of(begin, period), .begins = begin});
  }
  return waves;
}

Result<Waves> group_by_date(const Table& table, Question question, std::optional<WavePeriod> period,
                            const ResponseSample& sample) {
  question.kind = QuestionKind::kDate;
  const Column& column = table.columns[question.column];
  const CodedAnswers answers = code_answers(table, question);
  CodedWaves coded = count_codes(answers, sample);
  std::optional<Span> span;
  const auto is_used = [&](std::size_t code) {
    return coded.responses[code] > 0 && answers.states[code] == AnswerState::kAnswered;
  };
  for (std::size_t code = 0; code < answers.code_count(); ++code) {
    if (!is_used(code)) continue;
    const Date day = date_of(column, code);
    span = span ? Span{std::min(span->first, day), std::max(span->last, day)} : Span{day, day};
  }
  if (!span) return finish(std::move(coded), {}, period.value_or(WavePeriod::kMonth));
  const WavePeriod chosen = period.value_or(choose_period(*span));
  if (span->count(chosen) > kMostWaves) return too_many(*span, chosen);
  for (std::size_t code = 0; code < answers.code_count(); ++code) {
    if (!is_used(code)) continue;
    coded.wave_of_code[code] = static_cast<std::uint32_t>(number_of(date_of(column, code), chosen) -
                                                          number_of(span->first, chosen));
  }
  return finish(std::move(coded), list_waves(*span, chosen), chosen);
}

// Waves by answers

/// Every number that the sample has, ascending.
std::vector<double> list_numbers(const CodedWaves& coded) {
  std::vector<double> numbers;
  for (std::size_t code = 0; code < coded.responses.size(); ++code) {
    const bool is_used =
        coded.responses[code] > 0 && coded.answers.states[code] == AnswerState::kAnswered;
    if (is_used) numbers.push_back(coded.answers.numbers[code]);
  }
  sort_stably(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

std::vector<Wave> number_waves(CodedWaves& coded) {
  const std::vector<double> numbers = list_numbers(coded);
  for (std::size_t code = 0; code < coded.responses.size(); ++code) {
    if (coded.answers.states[code] != AnswerState::kAnswered) continue;
    const auto found =
        std::lower_bound(numbers.begin(), numbers.end(), coded.answers.numbers[code]);
    if (found == numbers.end() || *found != coded.answers.numbers[code]) continue;
    coded.wave_of_code[code] = static_cast<std::uint32_t>(found - numbers.begin());
  }
  std::vector<Wave> waves;
  for (const double number : numbers) waves.push_back({.label = format_shortest(number)});
  return waves;
}

std::vector<Wave> label_waves(const Question& question, CodedWaves& coded) {
  const std::vector<std::uint32_t> order = order_waves(question, coded.answers.labels);
  std::vector<std::uint32_t> place_of(order.size());
  std::vector<Wave> waves;
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    place_of[order[place]] = place;
    waves.push_back({.label = coded.answers.labels[order[place]]});
  }
  for (std::size_t code = 0; code < coded.responses.size(); ++code) {
    const auto named = coded.answers.labels_of(code);
    if (named.size() == 1) coded.wave_of_code[code] = place_of[named.front()];
  }
  return waves;
}

Result<Waves> group_by_answer(const Table& table, const Question& question,
                              const ResponseSample& sample) {
  const CodedAnswers answers = code_answers(table, question);
  CodedWaves coded = count_codes(answers, sample);
  std::vector<Wave> waves =
      answers.labels.empty() ? number_waves(coded) : label_waves(question, coded);
  if (waves.size() > kMostWaves) {
    return Error{ErrorCode::kLimitExceeded,
                 "\"" + question.text + "\" has " + std::to_string(waves.size()) +
                     " different answers; at most " + std::to_string(kMostWaves) +
                     " waves can be compared",
                 "choose a column with one answer per wave"};
  }
  return finish(std::move(coded), std::move(waves), std::nullopt);
}

bool has_single_answers(const Question& question) {
  return question.kind == QuestionKind::kSingleChoice || question.kind == QuestionKind::kScale ||
         question.kind == QuestionKind::kNumeric;
}

}  // namespace

std::string_view to_string(WavePeriod period) {
  switch (period) {
    case WavePeriod::kWeek: return "week";
    case WavePeriod::kMonth: return "month";
    case WavePeriod::kQuarter: return "quarter";
    case WavePeriod::kYear: return "year";
  }
  return "";
}

std::optional<WavePeriod> wave_period_from(std::string_view name) {
  for (const WavePeriod period : kPeriods) {
    if (to_string(period) == name) return period;
  }
  return std::nullopt;
}

bool is_dated(const Question& question) {
  return question.kind == QuestionKind::kTimestamp || question.kind == QuestionKind::kDate;
}

bool can_make_waves(const Table& table, const Question& question) {
  if (is_dated(question)) return true;
  if (question.kind == QuestionKind::kSingleChoice) return question.options.size() <= kMostWaves;
  return has_single_answers(question) &&
         table.columns[question.column].distinct_count <= kMostWaves;
}

Result<Waves> group_by_wave(const Table& table, const Question& question,
                            std::optional<WavePeriod> period, const ResponseSample& sample) {
  if (const Status status = check_sample(sample, table.row_count); !status) return status.error();
  if (is_dated(question)) return group_by_date(table, question, period, sample);
  if (!has_single_answers(question)) {
    return Error{ErrorCode::kInvalidArgument,
                 "\"" + question.text + "\" does not tell one wave from another",
                 "choose a column of dates, or one with one answer per wave"};
  }
  if (period) {
    return Error{ErrorCode::kInvalidArgument,
                 "\"" + question.text + "\" holds no dates, so its waves have no period",
                 "leave `period` out, or choose a column of dates"};
  }
  return group_by_answer(table, question, sample);
}

}  // namespace sonder
