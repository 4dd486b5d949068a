#include "ingest/detail/column_facts.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/text_words.h"
#include "text/email.h"

namespace sonder {
namespace {

constexpr std::uint32_t kMostTextsLookedAt = 10'000;

void measure_texts(const TextDictionary& texts, std::uint32_t last, ColumnShape& shape) {
  if (last == TextDictionary::kEmpty) return;
  std::uint32_t emails = 0;
  std::uint32_t with_digit = 0;
  for (std::uint32_t code = 1; code <= last; ++code) {
    const std::string_view text = texts.text(code);
    emails += is_email(text) ? 1 : 0;
    with_digit += has_digit(text) ? 1 : 0;
  }
  shape.email_share = static_cast<double>(emails) / last;
  shape.digit_share = static_cast<double>(with_digit) / last;
}

ColumnShape measure_shape(const Column& column) {
  ColumnShape shape;
  shape.filled = column.filled_count;
  shape.distinct = column.distinct_count;
  shape.is_date = column.type == ColumnType::kDate || column.type == ColumnType::kDateTime;
  shape.is_whole = column.type == ColumnType::kInteger;
  shape.is_number = shape.is_whole || column.type == ColumnType::kDecimal;
  shape.decimals = column.decimals;
  const std::uint32_t last = std::min(column.text.dictionary.size() - 1, kMostTextsLookedAt);
  measure_texts(column.text.dictionary, last, shape);
  if (shape.is_whole) {
    std::tie(shape.lowest, shape.highest) = value_range(column).value_or(std::pair(0, 0));
  }
  return shape;
}

/// REDCap's forms and check boxes, and question codes such as "q0004_0001".
bool is_survey_code(std::string_view name) {
  if (name.ends_with("_complete") || name.find("___") != std::string_view::npos) return true;
  return name.size() > 1 && (name[0] == 'q' || name[0] == 'Q') && has_digit(name.substr(1, 1));
}

}  // namespace

std::vector<ColumnFacts> study_columns(const Table& table) {
  std::vector<ColumnFacts> facts;
  facts.reserve(table.columns.size());
  for (const Column& column : table.columns) {
    ColumnFacts fact;
    fact.shape = measure_shape(column);
    if (table.has_header) {
      fact.names = fields_named(column.name);
      fact.is_question =
          is_question_wording(column.name) || is_question_wording(column.labels.label);
      fact.is_survey_metadata = is_survey_metadata_name(column.name) || is_survey_code(column.name);
    }
    facts.push_back(std::move(fact));
  }
  return facts;
}

}  // namespace sonder
