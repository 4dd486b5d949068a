#include "session/import_questions.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/json_members.h"
#include "base/minor_units.h"
#include "text/blanks.h"
#include "text/dates.h"
#include "text/numbers.h"

namespace sonder {
namespace {

constexpr std::uint32_t kMostTexts = 10'000;
constexpr std::uint8_t kDayOrMonthFirst = 0b110;
constexpr std::array<std::string_view, 3> kOrderWords = {"ymd", "dmy", "mdy"};
constexpr std::array<std::string_view, 2> kMarkWords = {"point", "comma"};
constexpr std::array<std::string_view, 2> kMonthNameWords = {"pl", "hr"};

/// What the answers make of one cell.
struct Example {
  Json text;
  Json shown = Json::array();
};

Json question(std::string_view about, std::string_view taken, Json answers, std::string message) {
  return json_object({{"about", about},
                      {"column", nullptr},
                      {"answers", std::move(answers)},
                      {"taken", taken},
                      {"example", nullptr},
                      {"shown", nullptr},
                      {"message", std::move(message)}});
}

Json question_of_column(std::uint32_t column, Json question, Example example) {
  question["column"] = column;
  question["example"] = std::move(example.text);
  question["shown"] = std::move(example.shown);
  return question;
}

/// The distinct texts worth looking at.
std::uint32_t end_of_texts(const Column& column) {
  return std::min(column.text.dictionary.size(), kMostTexts);
}

const TypeChoice* find_choice(const Mapping& mapping, std::uint32_t column) {
  for (const ColumnChoice& choice : mapping.types) {
    if (choice.column == column) return &choice.type;
  }
  return nullptr;
}

// Months

/// As many cells' names are Polish only as are Croatian only: none, as a rule.
bool are_month_names_ambiguous(const Column& column) {
  std::size_t polish = 0;
  std::size_t croatian = 0;
  for (std::uint32_t code = 1; code < end_of_texts(column); ++code) {
    const MomentEvidence evidence = weigh_moment(trim(column.text.dictionary.text(code)));
    polish += evidence.is_polish && !evidence.is_croatian ? 1 : 0;
    croatian += evidence.is_croatian && !evidence.is_polish ? 1 : 0;
  }
  return polish == croatian;
}

std::optional<Example> shown_months(std::string_view text, DateOrder order) {
  const auto polish = parse_moment(text, order, MonthNames::kPolish);
  const auto croatian = parse_moment(text, order, MonthNames::kCroatian);
  if (!polish || !croatian || *polish == *croatian) return std::nullopt;
  return Example{text, {format_iso(day_of(polish->at)), format_iso(day_of(croatian->at))}};
}

std::optional<Example> find_month_example(const Column& column) {
  for (std::uint32_t code = 1; code < end_of_texts(column); ++code) {
    auto example = shown_months(trim(column.text.dictionary.text(code)), column.date_order);
    if (example) return example;
  }
  return std::nullopt;
}

void ask_month_names(const Column& column, std::uint32_t position, Json& questions) {
  auto example = find_month_example(column);
  if (!example || !are_month_names_ambiguous(column)) return;
  questions.push_back(question_of_column(
      position,
      question("month_names", kMonthNameWords[static_cast<std::size_t>(column.month_names)],
               kMonthNameWords,
               "`lip` and `listopad` in `" + column.name +
                   "` are other months in Polish than in Croatian"),
      std::move(*example)));
}

// Dates

/// The orders that read every date, as in `MomentEvidence::orders`; day and month first where some
/// dates prove the one and some the other.
std::uint8_t orders_of(const Column& column) {
  std::uint8_t orders = 0b111;
  for (std::uint32_t code = 1; code < end_of_texts(column); ++code) {
    const std::uint8_t possible = possible_date_orders(trim(column.text.dictionary.text(code)));
    if (possible != 0) orders = static_cast<std::uint8_t>(orders & possible);
  }
  return orders == 0 ? kDayOrMonthFirst : orders;
}

std::optional<Example> shown_dates(std::string_view text, const std::vector<DateOrder>& orders) {
  Example example{text};
  for (const DateOrder order : orders) {
    const std::optional<Moment> moment = parse_moment(text, order);
    if (!moment) return std::nullopt;
    example.shown.push_back(format_iso(day_of(moment->at)));
  }
  if (example.shown.front() == example.shown.back()) return std::nullopt;
  return example;
}

std::optional<Example> find_date_example(const Column& column,
                                         const std::vector<DateOrder>& orders) {
  for (std::uint32_t code = 1; code < end_of_texts(column); ++code) {
    auto example = shown_dates(trim(column.text.dictionary.text(code)), orders);
    if (example) return example;
  }
  return std::nullopt;
}

void ask_date_order(const Column& column, std::uint32_t position, Json& questions) {
  const std::uint8_t possible = orders_of(column);
  if (std::popcount(possible) < 2) return;
  std::vector<DateOrder> orders;
  Json answers = Json::array();
  for (std::size_t i = 0; i < kOrderWords.size(); ++i) {
    if ((possible >> i & 1U) == 0) continue;
    orders.push_back(static_cast<DateOrder>(i));
    answers.push_back(kOrderWords[i]);
  }
  auto example = find_date_example(column, orders);
  const bool are_only_names_in_doubt = !example && find_month_example(column);
  if (are_only_names_in_doubt) return;
  questions.push_back(question_of_column(
      position,
      question("date_order", kOrderWords[static_cast<std::size_t>(column.date_order)],
               std::move(answers),
               "day and month could be either way round in `" + column.name + "`"),
      std::move(example).value_or(Example{})));
}

// Numbers

bool is_mark_ambiguous(const Table& table, std::uint32_t position) {
  const std::vector<Issue>& issues = table.issues.kept();
  return std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) {
    return issue.code == IssueCode::kAmbiguousNumbers && issue.column == position;
  });
}

std::string shown_number(std::string_view text, DecimalMark mark) {
  const std::optional<Decimal> number = parse_decimal(text, mark);
  return number ? format_decimal(number->mantissa, number->decimals) : std::string();
}

Example find_number_example(const Column& column) {
  for (std::uint32_t code = 1; code < end_of_texts(column); ++code) {
    const std::string_view text = trim(column.text.dictionary.text(code));
    if (weigh_decimal_mark(text) != MarkEvidence::kEither) continue;
    return {text,
            {shown_number(text, DecimalMark::kPoint), shown_number(text, DecimalMark::kComma)}};
  }
  return {};
}

void ask_decimal_mark(const Column& column, std::uint32_t position, Json& questions) {
  questions.push_back(question_of_column(
      position,
      question("decimal_mark", kMarkWords[static_cast<std::size_t>(column.decimal_mark)],
               kMarkWords,
               "the mark in the numbers of `" + column.name +
                   "` could group thousands or start decimals"),
      find_number_example(column)));
}

void ask_of_column(const ImportedFile& file, std::uint32_t position, Json& questions) {
  const Column& column = file.table.columns[position];
  const TypeChoice* const choice = find_choice(file.mapping, position);
  const bool is_date = column.type == ColumnType::kDate || column.type == ColumnType::kDateTime;
  if (is_date && column.is_ambiguous && (choice == nullptr || !choice->date_order)) {
    ask_date_order(column, position, questions);
  }
  if (is_date && column.is_ambiguous && (choice == nullptr || !choice->month_names)) {
    ask_month_names(column, position, questions);
  }
  const bool is_mark_told = choice != nullptr && choice->decimal_mark;
  if (!is_date && !is_mark_told && is_mark_ambiguous(file.table, position)) {
    ask_decimal_mark(column, position, questions);
  }
}

// The whole file

void ask_kind(const ImportedFile& file, Json& questions) {
  if (file.is_mapping_chosen || !file.candidates.front().asks) return;
  const std::string_view first = to_string(file.candidates[0].mapping.kind);
  const std::string_view second = to_string(file.candidates[1].mapping.kind);
  questions.push_back(question("kind", first, {first, second},
                               "the file could hold one thing as well as the other"));
}

void ask_encoding(const ImportedFile& file, Json& questions) {
  const EncodingChoice& encoding = file.table.encoding;
  if (encoding.is_told || !encoding.runner_up) return;
  if (encoding.taken.score - encoding.runner_up->score >= kClearLead) return;
  const std::string_view taken = to_string(encoding.taken.encoding);
  questions.push_back(question("encoding", taken, {taken, to_string(encoding.runner_up->encoding)},
                               "letters beyond A to Z could be written in two ways"));
}

}  // namespace

Json list_questions(const ImportedFile& file) {
  Json questions = Json::array();
  ask_kind(file, questions);
  ask_encoding(file, questions);
  for (std::uint32_t i = 0; i < file.table.columns.size(); ++i) ask_of_column(file, i, questions);
  return questions;
}

}  // namespace sonder
