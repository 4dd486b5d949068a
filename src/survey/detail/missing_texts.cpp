#include "survey/detail/missing_texts.h"

#include <algorithm>
#include <optional>
#include <string>

#include "survey/detail/number_answers.h"
#include "text/blanks.h"
#include "text/fold.h"

namespace sonder {
namespace {

constexpr std::size_t kLongestBytes = 60;

struct MissingText {
  std::string_view words;  ///< as `fold_words` leaves them
  MissingKind kind;
};

constexpr MissingKind kDk = MissingKind::kDontKnow;
constexpr MissingKind kRefused = MissingKind::kRefused;
constexpr MissingKind kNa = MissingKind::kNotApplicable;
constexpr MissingKind kSkipped = MissingKind::kSkipped;

// German "trifft nicht zu" is left out: it is the low end of a scale of agreement as well.
constexpr MissingText kTexts[] = {
    {"don t know", kDk},
    {"dont know", kDk},
    {"do not know", kDk},
    {"i don t know", kDk},
    {"i dont know", kDk},
    {"i do not know", kDk},
    {"don t know not sure", kDk},
    {"don t know or not sure", kDk},
    {"don t know or not applicable", kDk},
    {"dk", kDk},
    {"nie wiem", kDk},
    {"trudno powiedziec", kDk},
    {"nie wiem trudno powiedziec", kDk},
    {"ne znam", kDk},
    {"ne mogu procijeniti", kDk},
    {"не знаю", kDk},
    {"затрудняюсь ответить", kDk},
    {"weiss nicht", kDk},
    {"weiß nicht", kDk},
    {"ich weiss nicht", kDk},
    {"ich weiß nicht", kDk},
    {"kann ich nicht beurteilen", kDk},
    {"no se", kDk},
    {"no lo se", kDk},
    {"no sabe", kDk},
    {"refused", kRefused},
    {"refuse to answer", kRefused},
    {"refused to answer", kRefused},
    {"prefer not to say", kRefused},
    {"prefer not to answer", kRefused},
    {"i prefer not to say", kRefused},
    {"i prefer not to answer", kRefused},
    {"i d prefer not to say", kRefused},
    {"i d rather not say", kRefused},
    {"rather not say", kRefused},
    {"decline to answer", kRefused},
    {"decline to state", kRefused},
    {"odmowa odpowiedzi", kRefused},
    {"odmawiam odpowiedzi", kRefused},
    {"wole nie odpowiadac", kRefused},
    {"nie chce odpowiadac", kRefused},
    {"ne zelim odgovoriti", kRefused},
    {"odbijam odgovoriti", kRefused},
    {"отказ от ответа", kRefused},
    {"не хочу отвечать", kRefused},
    {"предпочитаю не отвечать", kRefused},
    {"keine angabe", kRefused},
    {"mochte ich nicht sagen", kRefused},
    {"verweigert", kRefused},
    {"prefiero no decirlo", kRefused},
    {"prefiero no responder", kRefused},
    {"prefiero no contestar", kRefused},
    {"no contesta", kRefused},
    {"n a", kNa},
    {"not applicable", kNa},
    {"not applicable n a", kNa},
    {"n a not applicable", kNa},
    {"does not apply", kNa},
    {"does not apply to me", kNa},
    {"nie dotyczy", kNa},
    {"nie dotyczy mnie", kNa},
    {"nije primjenjivo", kNa},
    {"ne odnosi se na mene", kNa},
    {"неприменимо", kNa},
    {"не применимо", kNa},
    {"не относится ко мне", kNa},
    {"nicht zutreffend", kNa},
    {"no aplica", kNa},
    {"no procede", kNa},
    {"no answer", kSkipped},
    {"no response", kSkipped},
    {"bez odpowiedzi", kSkipped},
    {"brak odpowiedzi", kSkipped},
    {"bez odgovora", kSkipped},
    {"нет ответа", kSkipped},
    {"keine antwort", kSkipped},
    {"sin respuesta", kSkipped},
};

bool is_declared(const ColumnLabels& labels, std::string_view text, DecimalMark mark) {
  if (std::find(labels.missing.begin(), labels.missing.end(), text) != labels.missing.end()) {
    return true;
  }
  const std::optional<double> number = read_number(text, mark);
  if (!labels.missing_range || !number) return false;
  const std::optional<double> low = read_number(labels.missing_range->lowest, mark);
  const std::optional<double> high = read_number(labels.missing_range->highest, mark);
  return (!low || *number >= *low) && (!high || *number <= *high);
}

MissingKind declared_kind(const ColumnLabels& labels, std::string_view text) {
  for (const ColumnLabels::Value& value : labels.values) {
    if (value.text != text) continue;
    const MissingKind kind = missing_kind_of(value.label);
    return kind == MissingKind::kNone ? MissingKind::kSkipped : kind;
  }
  return MissingKind::kSkipped;
}

}  // namespace

MissingKind missing_kind_of(std::string_view text) {
  if (text.size() > kLongestBytes) return MissingKind::kNone;
  const std::string_view cell = trim(text);
  const bool is_blank = cell.empty() || cell == "-99" || cell == "NA" || cell == "NaN" ||
                        cell == "null" || cell == "NULL";
  if (is_blank) return MissingKind::kSkipped;
  const bool is_number = cell.front() >= '0' && cell.front() <= '9';
  if (is_number) return MissingKind::kNone;
  const std::string words = fold_words(cell);
  for (const MissingText& known : kTexts) {
    if (known.words == words) return known.kind;
  }
  // "Unfamiliar (N/A)"
  return words.ends_with(" n a") ? MissingKind::kNotApplicable : MissingKind::kNone;
}

std::vector<MissingKind> read_missing(const Column& column) {
  const bool declares = !column.labels.missing.empty() || column.labels.missing_range.has_value();
  const TextDictionary& texts = column.text.dictionary;
  std::vector<MissingKind> kinds;
  kinds.reserve(texts.size());
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    const std::string_view text = trim(texts.text(code));
    const bool is_told = declares && is_declared(column.labels, text, column.decimal_mark);
    kinds.push_back(is_told ? declared_kind(column.labels, text) : missing_kind_of(text));
  }
  return kinds;
}

}  // namespace sonder
