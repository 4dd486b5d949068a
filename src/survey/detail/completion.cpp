#include "survey/detail/completion.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "text/blanks.h"
#include "text/booleans.h"
#include "text/fold.h"
#include "text/numbers.h"

namespace sonder {
namespace {

enum class Says : std::uint8_t { kFlag, kPercent, kMoment };

struct KnownColumn {
  std::string_view name;  ///< as `fold_words` leaves it
  Says says;
};

constexpr KnownColumn kColumns[] = {
    {"finished", Says::kFlag},        {"completed", Says::kFlag},   {"is complete", Says::kFlag},
    {"response type", Says::kFlag},   {"progress", Says::kPercent}, {"submitdate", Says::kMoment},
    {"date submitted", Says::kMoment}};

std::optional<bool> read_flag(std::string_view text) {
  if (text == "1" || text == "0") return text == "1";
  const std::string words = fold_words(text);
  if (words == "completed" || words == "complete") return true;
  if (words == "partial" || words == "started" || words == "incomplete") return false;
  return parse_boolean(text);
}

std::optional<bool> read_completion(Says says, std::string_view text) {
  if (says == Says::kMoment) return !text.empty();
  if (text.empty()) return false;
  if (says == Says::kFlag) return read_flag(text);
  const std::optional<std::int64_t> percent = parse_integer(text);
  if (!percent || *percent < 0 || *percent > 100) return std::nullopt;
  return *percent == 100;
}

/// Absent where a cell says something else, so that the column is something else.
std::optional<Completion> read_column(const Table& table, std::size_t column, Says says) {
  Completion completion = {.column = column, .is_complete = {}};
  const TextDictionary& texts = table.columns[column].text.dictionary;
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    const std::optional<bool> complete = read_completion(says, trim(texts.text(code)));
    if (!complete) return std::nullopt;
    completion.is_complete.push_back(*complete);
  }
  const bool is_used = std::find(completion.is_complete.begin(), completion.is_complete.end(),
                                 true) != completion.is_complete.end();
  return is_used ? std::optional<Completion>(std::move(completion)) : std::nullopt;
}

}  // namespace

std::optional<Completion> find_completion(const Table& table) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const std::string name = fold_words(table.columns[column].name);
    const auto* const known =
        std::find_if(std::begin(kColumns), std::end(kColumns),
                     [&](const KnownColumn& each) { return each.name == name; });
    if (known == std::end(kColumns)) continue;
    if (auto completion = read_column(table, column, known->says)) return completion;
  }
  return std::nullopt;
}

}  // namespace sonder
