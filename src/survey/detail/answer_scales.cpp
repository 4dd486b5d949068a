#include "survey/detail/answer_scales.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <utility>

#include "base/sorting.h"
#include "text/blanks.h"
#include "text/fold.h"
#include "text/numbers.h"

namespace sonder {
namespace {

constexpr std::size_t kFewestOptions = 3;

enum class Measure : std::uint8_t {
  kAgreement,
  kSatisfaction,
  kLikelihood,
  kEase,
  kFavour,
  kQuality,
  kFrequency,
  kImportance,
  kAmount,
};

constexpr std::string_view kMeasureNames[] = {"agreement", "satisfaction", "likelihood",
                                              "ease",      "favour",       "quality",
                                              "frequency", "importance",   "amount"};

/// A label as a whole: how far it is from the middle of a scale with two poles, -3 to 3; or from
/// the low end of a scale with one, 0 to 6.
struct Degree {
  Measure measure = Measure::kAgreement;
  int degree = 0;
};

struct Label {
  std::string_view words;  ///< as `fold_words` leaves them
  Measure measure;
  int degree;
};

constexpr Label kLabels[] = {
    {"never", Measure::kFrequency, 0},
    {"almost never", Measure::kFrequency, 1},
    {"hardly ever", Measure::kFrequency, 1},
    {"rarely", Measure::kFrequency, 2},
    {"seldom", Measure::kFrequency, 2},
    {"occasionally", Measure::kFrequency, 3},
    {"sometimes", Measure::kFrequency, 3},
    {"often", Measure::kFrequency, 4},
    {"frequently", Measure::kFrequency, 4},
    {"usually", Measure::kFrequency, 4},
    {"very often", Measure::kFrequency, 5},
    {"very frequently", Measure::kFrequency, 5},
    {"almost always", Measure::kFrequency, 5},
    {"always", Measure::kFrequency, 6},
    {"nigdy", Measure::kFrequency, 0},
    {"prawie nigdy", Measure::kFrequency, 1},
    {"rzadko", Measure::kFrequency, 2},
    {"czasami", Measure::kFrequency, 3},
    {"czasem", Measure::kFrequency, 3},
    {"czesto", Measure::kFrequency, 4},
    {"bardzo czesto", Measure::kFrequency, 5},
    {"zawsze", Measure::kFrequency, 6},
    {"nikad", Measure::kFrequency, 0},
    {"nikada", Measure::kFrequency, 0},
    {"gotovo nikad", Measure::kFrequency, 1},
    {"rijetko", Measure::kFrequency, 2},
    {"ponekad", Measure::kFrequency, 3},
    {"cesto", Measure::kFrequency, 4},
    {"vrlo cesto", Measure::kFrequency, 5},
    {"uvijek", Measure::kFrequency, 6},
    {"никогда", Measure::kFrequency, 0},
    {"почти никогда", Measure::kFrequency, 1},
    {"редко", Measure::kFrequency, 2},
    {"иногда", Measure::kFrequency, 3},
    {"часто", Measure::kFrequency, 4},
    {"очень часто", Measure::kFrequency, 5},
    {"всегда", Measure::kFrequency, 6},
    {"nie", Measure::kFrequency, 0},
    {"niemals", Measure::kFrequency, 0},
    {"fast nie", Measure::kFrequency, 1},
    {"selten", Measure::kFrequency, 2},
    {"manchmal", Measure::kFrequency, 3},
    {"gelegentlich", Measure::kFrequency, 3},
    {"oft", Measure::kFrequency, 4},
    {"haufig", Measure::kFrequency, 4},
    {"sehr oft", Measure::kFrequency, 5},
    {"sehr haufig", Measure::kFrequency, 5},
    {"immer", Measure::kFrequency, 6},
    {"nunca", Measure::kFrequency, 0},
    {"casi nunca", Measure::kFrequency, 1},
    {"raramente", Measure::kFrequency, 2},
    {"rara vez", Measure::kFrequency, 2},
    {"a veces", Measure::kFrequency, 3},
    {"algunas veces", Measure::kFrequency, 3},
    {"a menudo", Measure::kFrequency, 4},
    {"con frecuencia", Measure::kFrequency, 4},
    {"muy a menudo", Measure::kFrequency, 5},
    {"casi siempre", Measure::kFrequency, 5},
    {"siempre", Measure::kFrequency, 6},
    {"not at all important", Measure::kImportance, 0},
    {"not important", Measure::kImportance, 0},
    {"unimportant", Measure::kImportance, 0},
    {"not very important", Measure::kImportance, 1},
    {"not too important", Measure::kImportance, 1},
    {"slightly important", Measure::kImportance, 1},
    {"somewhat important", Measure::kImportance, 2},
    {"moderately important", Measure::kImportance, 3},
    {"important", Measure::kImportance, 4},
    {"very important", Measure::kImportance, 5},
    {"extremely important", Measure::kImportance, 6},
    {"niewazne", Measure::kImportance, 0},
    {"malo wazne", Measure::kImportance, 1},
    {"srednio wazne", Measure::kImportance, 3},
    {"wazne", Measure::kImportance, 4},
    {"bardzo wazne", Measure::kImportance, 5},
    {"nevazno", Measure::kImportance, 0},
    {"malo vazno", Measure::kImportance, 1},
    {"umjereno vazno", Measure::kImportance, 3},
    {"vazno", Measure::kImportance, 4},
    {"vrlo vazno", Measure::kImportance, 5},
    {"не важно", Measure::kImportance, 0},
    {"неважно", Measure::kImportance, 0},
    {"скорее важно", Measure::kImportance, 3},
    {"важно", Measure::kImportance, 4},
    {"очень важно", Measure::kImportance, 5},
    {"unwichtig", Measure::kImportance, 0},
    {"weniger wichtig", Measure::kImportance, 1},
    {"wichtig", Measure::kImportance, 4},
    {"sehr wichtig", Measure::kImportance, 5},
    {"nada importante", Measure::kImportance, 0},
    {"poco importante", Measure::kImportance, 1},
    {"importante", Measure::kImportance, 4},
    {"muy importante", Measure::kImportance, 5},
    {"not at all", Measure::kAmount, 0},
    {"a little", Measure::kAmount, 1},
    {"not much", Measure::kAmount, 1},
    {"some", Measure::kAmount, 2},
    {"somewhat", Measure::kAmount, 2},
    {"a moderate amount", Measure::kAmount, 3},
    {"a lot", Measure::kAmount, 4},
    {"a great deal", Measure::kAmount, 5},
    {"very poor", Measure::kQuality, -3},
    {"poor", Measure::kQuality, -2},
    {"fair", Measure::kQuality, 0},
    {"average", Measure::kQuality, 0},
    {"good", Measure::kQuality, 1},
    {"very good", Measure::kQuality, 2},
    {"excellent", Measure::kQuality, 3},
    {"bardzo zle", Measure::kQuality, -3},
    {"zle", Measure::kQuality, -2},
    {"srednio", Measure::kQuality, 0},
    {"dobrze", Measure::kQuality, 1},
    {"bardzo dobrze", Measure::kQuality, 2},
    {"vrlo lose", Measure::kQuality, -3},
    {"lose", Measure::kQuality, -2},
    {"dobro", Measure::kQuality, 1},
    {"vrlo dobro", Measure::kQuality, 2},
    {"odlicno", Measure::kQuality, 3},
    {"очень плохо", Measure::kQuality, -3},
    {"плохо", Measure::kQuality, -2},
    {"удовлетворительно", Measure::kQuality, 0},
    {"хорошо", Measure::kQuality, 1},
    {"отлично", Measure::kQuality, 3},
    {"sehr schlecht", Measure::kQuality, -3},
    {"schlecht", Measure::kQuality, -2},
    {"mittelmassig", Measure::kQuality, 0},
    {"gut", Measure::kQuality, 1},
    {"sehr gut", Measure::kQuality, 2},
    {"muy malo", Measure::kQuality, -3},
    {"malo", Measure::kQuality, -2},
    {"regular", Measure::kQuality, 0},
    {"bueno", Measure::kQuality, 1},
    {"muy bueno", Measure::kQuality, 2},
};

/// The beginning of a word that says what is measured, and on which side of the middle it is.
struct Pole {
  std::string_view stem;
  Measure measure;
  int sign;
};

constexpr Pole kPoles[] = {
    {"disagree", Measure::kAgreement, -1},
    {"agree", Measure::kAgreement, 1},
    {"zgadzam", Measure::kAgreement, 1},
    {"slazem", Measure::kAgreement, 1},
    {"slaze", Measure::kAgreement, 1},
    {"соглас", Measure::kAgreement, 1},
    {"несоглас", Measure::kAgreement, -1},
    {"zustimm", Measure::kAgreement, 1},
    {"stimme", Measure::kAgreement, 1},
    {"acuerdo", Measure::kAgreement, 1},
    {"desacuerdo", Measure::kAgreement, -1},
    {"unsatisfied", Measure::kSatisfaction, -1},
    {"dissatisfied", Measure::kSatisfaction, -1},
    {"satisfied", Measure::kSatisfaction, 1},
    {"niezadowol", Measure::kSatisfaction, -1},
    {"zadowol", Measure::kSatisfaction, 1},
    {"nezadovolj", Measure::kSatisfaction, -1},
    {"zadovolj", Measure::kSatisfaction, 1},
    {"неудовлетвор", Measure::kSatisfaction, -1},
    {"удовлетвор", Measure::kSatisfaction, 1},
    {"недовол", Measure::kSatisfaction, -1},
    {"довол", Measure::kSatisfaction, 1},
    {"unzufrieden", Measure::kSatisfaction, -1},
    {"zufrieden", Measure::kSatisfaction, 1},
    {"insatisfech", Measure::kSatisfaction, -1},
    {"satisfech", Measure::kSatisfaction, 1},
    {"unlikely", Measure::kLikelihood, -1},
    {"likely", Measure::kLikelihood, 1},
    {"prawdopodobn", Measure::kLikelihood, 1},
    {"nieprawdopodobn", Measure::kLikelihood, -1},
    {"vjerojatn", Measure::kLikelihood, 1},
    {"nevjerojatn", Measure::kLikelihood, -1},
    {"маловероятн", Measure::kLikelihood, -1},
    {"вероятн", Measure::kLikelihood, 1},
    {"unwahrscheinlich", Measure::kLikelihood, -1},
    {"wahrscheinlich", Measure::kLikelihood, 1},
    {"improbable", Measure::kLikelihood, -1},
    {"probable", Measure::kLikelihood, 1},
    {"difficult", Measure::kEase, -1},
    {"hard", Measure::kEase, -1},
    {"easy", Measure::kEase, 1},
    {"trudn", Measure::kEase, -1},
    {"latw", Measure::kEase, 1},
    {"tesko", Measure::kEase, -1},
    {"lako", Measure::kEase, 1},
    {"сложно", Measure::kEase, -1},
    {"трудно", Measure::kEase, -1},
    {"легко", Measure::kEase, 1},
    {"schwierig", Measure::kEase, -1},
    {"schwer", Measure::kEase, -1},
    {"einfach", Measure::kEase, 1},
    {"leicht", Measure::kEase, 1},
    {"dificil", Measure::kEase, -1},
    {"facil", Measure::kEase, 1},
    {"unfavo", Measure::kFavour, -1},
    {"favo", Measure::kFavour, 1},
};

/// Words that strengthen or weaken, of 3 or 1; a label without one is of 2.
constexpr std::string_view kStrong[] = {
    "strongly",      "completely", "totally",   "fully",      "very",       "extremely",
    "zdecydowanie",  "calkowicie", "bardzo",    "potpuno",    "jako",       "vrlo",
    "izrazito",      "potpunosti", "полностью", "абсолютно",  "совершенно", "очень",
    "voll",          "vollig",     "sehr",      "vollkommen", "ganz",       "totalmente",
    "completamente", "muy",        "all",       "uberhaupt",  "gar",        "uopce"};
constexpr std::string_view kWeak[] = {
    "somewhat",  "slightly", "rather",  "partly",       "mostly", "tend",     "mildly",
    "raczej",    "uglavnom", "donekle", "djelomicno",   "скорее", "частично", "eher",
    "teilweise", "etwas",    "algo",    "parcialmente", "mas",    "bien"};
/// These weaken a negation instead: "not very satisfied".
constexpr std::string_view kWeakNegated[] = {"very", "too", "so", "muy", "sehr", "очень"};
constexpr std::string_view kNegations[] = {"not", "nie", "ne", "не", "nicht", "no"};
constexpr std::string_view kFillers[] = {
    "i", "am",     "to",  "sie", "se",  "ja",    "ich", "zu",  "de", "en", "estoy",
    "я", "jestem", "sam", "bin", "und", "chyba", "чем", "нет", "да", "u",  "at"};
/// With any of these words, or both poles, a label is the middle.
constexpr std::string_view kMiddles[] = {
    "neither", "neutral",   "neutralny", "neutralno", "neutralan", "неитрально", "teils",
    "neutro",  "undecided", "niti",      "ani",       "weder",     "ni",         "ни"};

template <std::size_t N>
bool is_any(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

const Pole* find_pole(std::string_view word) {
  const auto* const found =
      std::find_if(std::begin(kPoles), std::end(kPoles),
                   [&](const Pole& pole) { return word.starts_with(pole.stem); });
  return found == std::end(kPoles) ? nullptr : found;
}

/// What a label says, as far as it was read.
struct Reading {
  const Pole* pole = nullptr;
  int strength = 2;
  bool is_negated = false;
  bool is_middle = false;
  bool is_known = true;  ///< all words are
};

void read_word(std::string_view word, Reading& reading) {
  if (is_any(word, kMiddles)) {
    reading.is_middle = true;
  } else if (is_any(word, kWeak) || (reading.is_negated && is_any(word, kWeakNegated))) {
    reading.strength = 1;
  } else if (is_any(word, kStrong)) {
    reading.strength = 3;
  } else if (is_any(word, kNegations)) {
    reading.is_negated = !reading.is_negated;
  } else if (const Pole* pole = find_pole(word)) {
    reading.pole = pole;
  } else if (!is_any(word, kFillers) && word != "nor" && word != "or") {
    reading.is_known = false;
  }
}

Reading read_words(std::string_view words) {
  Reading reading;
  while (!words.empty() && reading.is_known) {
    const std::size_t length = std::min(words.find(' '), words.size());
    read_word(words.substr(0, length), reading);
    words.remove_prefix(std::min(length + 1, words.size()));
  }
  return reading;
}

/// A middle that says of nothing what it is the middle of, as "Neutral", has no measure.
struct ReadLabel {
  std::optional<Measure> measure;
  int degree = 0;
};

std::optional<ReadLabel> read_label(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  if (text.size() > kLongest) return std::nullopt;
  const std::string words = fold_words(text);
  for (const Label& label : kLabels) {
    if (label.words == words) return ReadLabel{label.measure, label.degree};
  }
  const Reading reading = read_words(words);
  if (!reading.is_known || words.empty()) return std::nullopt;
  if (reading.is_middle) {
    if (reading.pole == nullptr) return ReadLabel{};
    return ReadLabel{reading.pole->measure, 0};
  }
  if (reading.pole == nullptr) return std::nullopt;
  const int sign = reading.is_negated ? -reading.pole->sign : reading.pole->sign;
  return ReadLabel{reading.pole->measure, sign * reading.strength};
}

// The degrees of usual scales, the shortest first, each as a digit that is 3 more.
constexpr int kDigitOfMiddle = '3';
constexpr std::string_view kTwoPoles[] = {"135",   "0246",  "0156",   "1245",   "01356",
                                          "02346", "12345", "012456", "0123456"};
constexpr std::string_view kOfFrequency[] = {"369",   "367",   "3567",  "3679",   "35679",
                                             "35678", "36789", "35689", "356789", "3456789"};
constexpr std::string_view kOfQuality[] = {"134", "1346", "01345", "13456", "01346", "013456"};
constexpr std::string_view kOfImportance[] = {"3458", "3478", "3678", "34689", "34678", "34578"};
constexpr std::string_view kOfAmounts[] = {"3457", "34578", "34678"};

std::span<const std::string_view> usual_scales(Measure measure) {
  switch (measure) {
    case Measure::kFrequency: return kOfFrequency;
    case Measure::kQuality: return kOfQuality;
    case Measure::kImportance: return kOfImportance;
    case Measure::kAmount: return kOfAmounts;
    default: return kTwoPoles;
  }
}

struct Placed {
  int degree = 0;
  std::size_t option = 0;
};

/// Points from 1 on the shortest usual scale that has all degrees; without one, in their order.
std::vector<std::int64_t> find_points(Measure measure, const std::vector<Placed>& placed) {
  for (const std::string_view scale : usual_scales(measure)) {
    std::vector<std::int64_t> points;
    for (const Placed& each : placed) {
      const std::size_t place = scale.find(static_cast<char>(kDigitOfMiddle + each.degree));
      if (place == std::string_view::npos) break;
      points.push_back(static_cast<std::int64_t>(place) + 1);
    }
    if (points.size() == placed.size()) return points;
  }
  std::vector<std::int64_t> points;
  for (std::size_t at = 0; at < placed.size(); ++at) {
    points.push_back(static_cast<std::int64_t>(at) + 1);
  }
  return points;
}

bool has_ties(const std::vector<Placed>& placed) {
  for (std::size_t at = 1; at < placed.size(); ++at) {
    if (placed[at - 1].degree == placed[at].degree) return true;
  }
  return false;
}

void sort_by_degree(std::vector<Placed>& placed) {
  sort_stably(placed, [](const Placed& a, const Placed& b) { return a.degree < b.degree; });
}

std::optional<OrderedOptions> order_labels(const std::vector<std::string>& options) {
  std::optional<Measure> measure;
  std::vector<Placed> placed;
  for (std::size_t at = 0; at < options.size(); ++at) {
    const std::optional<ReadLabel> label = read_label(options[at]);
    if (!label || (measure && label->measure && *measure != *label->measure)) return std::nullopt;
    if (label->measure) measure = label->measure;
    placed.push_back({label->degree, at});
  }
  sort_by_degree(placed);
  if (!measure || has_ties(placed)) return std::nullopt;
  OrderedOptions ordered;
  ordered.points = find_points(*measure, placed);
  for (const Placed& each : placed) ordered.options.push_back(options[each.option]);
  ordered.measure = kMeasureNames[static_cast<std::size_t>(*measure)];
  return ordered;
}

/// The number before a label, as in "1 (never)" and "5 - always".
std::optional<int> leading_number(std::string_view text, bool& has_label) {
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  const auto number = parse_integer(text.substr(0, digits));
  if (!number || digits > 3) return std::nullopt;
  const std::string_view rest = trim(text.substr(digits));
  if (rest.empty()) return static_cast<int>(*number);
  constexpr std::string_view kBefore = "(-=:.";
  const bool is_label = kBefore.find(rest.front()) != std::string_view::npos && rest.size() > 1 &&
                        !(rest[1] >= '0' && rest[1] <= '9') &&
                        fold_words(rest).find_first_not_of("0123456789 ") != std::string::npos;
  // "1-5 people" and "10 - 20" count something.
  const bool is_range = rest.front() == '-' && fold_words(rest).front() <= '9';
  if (!is_label || is_range) return std::nullopt;
  has_label = true;
  return static_cast<int>(*number);
}

std::optional<OrderedOptions> order_numbered(const std::vector<std::string>& options) {
  std::vector<Placed> placed;
  bool has_label = false;
  for (std::size_t at = 0; at < options.size(); ++at) {
    const std::optional<int> number = leading_number(options[at], has_label);
    if (!number) return std::nullopt;
    placed.push_back({*number, at});
  }
  sort_by_degree(placed);
  if (!has_label || has_ties(placed)) return std::nullopt;
  OrderedOptions ordered;
  for (const Placed& each : placed) {
    ordered.options.push_back(options[each.option]);
    ordered.points.push_back(each.degree);
  }
  ordered.measure = "numbered points";
  return ordered;
}

}  // namespace

std::optional<OrderedOptions> order_options_by_scale(const std::vector<std::string>& options) {
  if (options.size() < kFewestOptions) return std::nullopt;
  if (auto ordered = order_labels(options)) return ordered;
  return order_numbered(options);
}

std::string describe_scale_of(const OrderedOptions& ordered) {
  return "The options are a scale of " + std::string(ordered.measure) + ", taken from " +
         std::to_string(ordered.points.front()) + " to " + std::to_string(ordered.points.back()) +
         ".";
}

}  // namespace sonder
