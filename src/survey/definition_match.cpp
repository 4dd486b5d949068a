#include "survey/definition_match.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/bitset.h"
#include "base/text_index.h"
#include "survey/detail/definition_reading.h"
#include "survey/detail/import_ids.h"
#include "text/blanks.h"
#include "text/numbers.h"

namespace sonder {
namespace {

constexpr std::size_t kMostNamesakes = 64;
constexpr std::size_t kMostCuts = 8;
constexpr std::size_t kLongestKey = 1'000;
/// Behind the name of a column whose text stands beside an option.
constexpr std::string_view kOther = "_other";
constexpr std::string_view kTextEndings[] = {"_TEXT", "-Comment", kOther, "_comment", "comment"};
constexpr std::int64_t kMostLoops = 100'000;

/// The one way in which names of columns are looked up: "code[row]", "group/code" and "code.row"
/// become "code_row" and so on.
std::string normalise(std::string_view name) {
  std::string key;
  for (const char byte : trim(name)) {
    if (byte == ']') continue;
    const bool parts = byte == '[' || byte == '/' || byte == '.';
    while (parts && key.ends_with(' ')) key.pop_back();
    key += parts ? '_' : byte;
  }
  while (key.ends_with('_')) key.pop_back();
  return key;
}

/// The first letters and digits of a wording, up to what it takes from elsewhere ("${q://...").
std::string beginning_of(std::string_view wording) {
  constexpr std::size_t kEnough = 24;
  std::string letters;
  for (const char byte : wording) {
    if (byte == '$' || letters.size() == kEnough) break;
    const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || static_cast<signed char>(byte) < 0;
    if (is_letter) letters += byte;
  }
  return letters;
}

/// "Q12", as Qualtrics calls questions that nobody named.
bool is_own_tag(std::string_view tag) {
  return !tag.starts_with('Q') || tag.find_first_not_of("0123456789", 1) != std::string_view::npos;
}

class DefinitionMatcher {
 public:
  DefinitionMatcher(const SurveyDefinition& definition, const Table& table)
      : definition_(definition), table_(table) {
    for (std::uint32_t q = 0; q < definition.questions.size(); ++q) {
      const std::vector<DefinedPart>& parts = definition.questions[q].parts;
      for (std::uint32_t p = 0; p < parts.size(); ++p) add_part(q, p, parts[p]);
    }
    options_.resize(definition.lists.size());
    tags_have_ids_ = !table.columns.empty() && head_of(table.columns.front()) == "V1";
  }

  DefinitionMatch match() {
    DefinitionMatch match;
    Bitset questions(definition_.questions.size());
    std::size_t strangers = 0;
    for (const Column& column : table_.columns) {
      const std::optional<DefinedPlace> place = find_column(column, match);
      if (place) questions.set(place->question);
      match.columns_found += place ? 1 : 0;
      if (is_stranger(column, place)) ++strangers;
      match.columns.push_back(place);
    }
    match.questions_found = questions.count();
    return strangers * 2 > match.columns_found ? DefinitionMatch{no_columns()} : match;
  }

 private:
  using PartKey = std::pair<std::uint32_t, std::uint32_t>;  ///< question and part

  /// The options of one list by what may name them.
  struct OptionNames {
    TextIndex by_code;
    TextIndex by_id;
    TextIndex by_label;
  };

  /// One column being looked up.
  struct Key {
    std::string_view name;
    bool has_ids = false;  ///< options are named by id, not by code
    bool is_text = false;
    std::uint32_t loop = 0;         ///< see `DefinedPlace`
    bool is_text_likelier = false;  ///< than the column of an option
  };

  void add_part(std::uint32_t question, std::uint32_t part, const DefinedPart& defined) {
    for (const std::string& name : defined.names) {
      const std::uint32_t code = names_.intern(normalise(name));
      if (code >= namesakes_.size()) namesakes_.resize(code + std::size_t{1});
      std::vector<PartKey>& namesakes = namesakes_[code];
      const PartKey key = {question, part};
      if (namesakes.empty() || namesakes.back() != key) namesakes.push_back(key);
    }
  }

  static OptionNames name_options(const std::vector<DefinedOption>& list) {
    OptionNames names;
    for (std::uint32_t i = 0; i < list.size(); ++i) {
      names.by_code.add(normalise(list[i].code), i);
      names.by_id.add(normalise(list[i].id), i);
      names.by_label.add(normalise(list[i].label), i);
    }
    return names;
  }

  static std::string_view head_of(const Column& column) {
    return column.header.empty() ? std::string_view(column.name) : trim(column.header.front());
  }

  std::vector<std::optional<DefinedPlace>> no_columns() const {
    return std::vector<std::optional<DefinedPlace>>(table_.columns.size());
  }

  /// Whether a column that was found in a Qualtrics survey seems to be about something else.
  bool is_stranger(const Column& column, const std::optional<DefinedPlace>& place) const {
    const bool may_be = definition_.layout == DefinitionLayout::kQualtrics && place;
    if (!may_be || column.header.size() < 2) return false;
    const DefinedQuestion& question = definition_.questions[place->question];
    if (is_own_tag(question.code) && head_of(column).starts_with(question.code)) return false;
    const std::string told = beginning_of(read_wording(column.header[1]));
    const std::string defined = beginning_of(question.text);
    return !told.starts_with(defined) && !defined.starts_with(told);
  }

  std::optional<DefinedPlace> find_column(const Column& column, DefinitionMatch& match) {
    if (definition_.layout != DefinitionLayout::kQualtrics) return find_named(head_of(column));
    const std::optional<std::string> id = find_import_id(column);
    if (!id) return find_in_loop({head_of(column), tags_have_ids_});
    match.by_import_id = true;
    return find_in_loop({*id, true});
  }

  /// "2_QID5" is QID5 in the second pass.
  std::optional<DefinedPlace> find_in_loop(Key key) {
    if (auto place = find_key(key)) return place;
    const std::size_t mark = key.name.find('_');
    const auto loop = parse_integer(key.name.substr(0, mark));
    if (mark == std::string_view::npos || !loop || *loop < 1 || *loop > kMostLoops) {
      return std::nullopt;
    }
    key.loop = static_cast<std::uint32_t>(*loop);
    key.name.remove_prefix(mark + 1);
    return find_key(key);
  }

  std::optional<DefinedPlace> find_named(std::string_view head) {
    if (head.size() > kLongestKey) return std::nullopt;
    const std::string whole = normalise(head);
    Key key = {whole};
    // "fruit/other" is an option, "fruit_other" what was written.
    key.is_text_likelier =
        definition_.layout == DefinitionLayout::kXlsForm && head.ends_with(kOther);
    if (auto place = find_key(key)) return place;
    for (const std::string_view mark : {". ", "._."}) {
      const std::size_t end = head.find(mark);
      if (end == std::string_view::npos) continue;
      if (auto place = find_key({normalise(head.substr(0, end))})) return place;
    }
    std::size_t slash = head.find('/');
    for (std::size_t i = 0; i < kMostCuts && slash != std::string_view::npos; ++i) {
      if (auto place = find_key({normalise(head.substr(slash + 1))})) return place;
      slash = head.find('/', slash + 1);
    }
    return std::nullopt;
  }

  std::optional<DefinedPlace> find_key(Key key) {
    if (key.name.empty() || key.name.size() > kLongestKey) return std::nullopt;
    if (auto place = take(key.name, {}, key)) return place;
    if (key.is_text_likelier) {
      if (auto place = find_text(key)) return place;
    }
    if (auto place = find_answer(key)) return place;
    return find_text(key);
  }

  std::optional<DefinedPlace> find_text(const Key& key) {
    for (const std::string_view ending : kTextEndings) {
      if (!key.name.ends_with(ending)) continue;
      Key base = key;
      base.is_text = true;
      base.name.remove_suffix(ending.size());
      if (base.name.ends_with('_')) base.name.remove_suffix(1);
      if (auto place = find_answer(base)) return place;
    }
    return std::nullopt;
  }

  std::optional<DefinedPlace> find_answer(const Key& key) {
    if (auto place = take(key.name, {}, key)) return place;
    std::size_t cut = key.name.rfind('_');
    for (std::size_t i = 0; i < kMostCuts && cut != std::string_view::npos && cut > 0; ++i) {
      if (auto place = take(key.name.substr(0, cut), key.name.substr(cut + 1), key)) return place;
      cut = key.name.rfind('_', cut - 1);
    }
    return std::nullopt;
  }

  /// The first part of this name whose place is free.
  std::optional<DefinedPlace> take(std::string_view name, std::string_view option, const Key& key) {
    const std::optional<std::uint32_t> code = names_.find(name);
    if (!code || *code >= namesakes_.size()) return std::nullopt;
    const std::vector<PartKey>& namesakes = namesakes_[*code];
    const std::size_t count = std::min(namesakes.size(), kMostNamesakes);
    for (std::size_t i = 0; i < count; ++i) {
      const auto [question, part] = namesakes[i];
      const DefinedPart& defined = definition_.questions[question].parts[part];
      DefinedPlace place = {question, part};
      place.is_text = key.is_text && !is_written(defined);
      place.loop = key.loop;
      // Where one answer is possible it stands in one cell; only what is written beside does not.
      const bool has_columns = key.is_text || defined.kind != QuestionKind::kSingleChoice;
      if (!option.empty() && has_columns) {
        place.option = find_option(defined, option, key.has_ids);
      }
      if (!option.empty() && !place.option) continue;
      const auto slot =
          std::tuple(question, part, place.option.value_or(UINT32_MAX), place.is_text, key.loop);
      if (taken_.insert(slot).second) return place;
    }
    return std::nullopt;
  }

  static bool is_written(const DefinedPart& part) {
    return part.kind == QuestionKind::kOpenText || part.kind == QuestionKind::kNumeric;
  }

  std::optional<std::uint32_t> find_option(const DefinedPart& part, std::string_view name,
                                           bool has_ids) {
    if (!part.list) return std::nullopt;
    std::optional<OptionNames>& known = options_[*part.list];
    if (!known) known = name_options(definition_.lists[*part.list]);
    const OptionNames& names = *known;
    const TextIndex& first = has_ids ? names.by_id : names.by_code;
    const TextIndex& second = has_ids ? names.by_code : names.by_id;
    for (const TextIndex* index : {&first, &second, &names.by_label}) {
      if (const auto found = index->find(name)) return found;
    }
    return std::nullopt;
  }

  const SurveyDefinition& definition_;
  const Table& table_;
  TextDictionary names_;
  std::vector<std::vector<PartKey>> namesakes_;      ///< by name, the parts called so
  std::vector<std::optional<OptionNames>> options_;  ///< by list, of those that were needed
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, bool, std::uint32_t>> taken_;
  bool tags_have_ids_ = false;  ///< in Qualtrics' oldest exports
};

}  // namespace

DefinitionMatch match_definition(const SurveyDefinition& definition, const Table& table) {
  return DefinitionMatcher(definition, table).match();
}

bool is_match(const DefinitionMatch& match, const SurveyDefinition& definition, bool is_survey) {
  const std::size_t asked = definition.questions.size();
  if (match.questions_found == 0) return false;
  if (is_survey) return match.questions_found * 2 >= asked;
  return match.questions_found >= 3 && match.questions_found * 5 >= asked * 4;
}

}  // namespace sonder
