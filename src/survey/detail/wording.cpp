#include "survey/detail/wording.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "text/fold.h"
#include "text/numbers.h"

namespace sonder {
namespace {

// All cues are written as `fold_words` leaves them.

constexpr std::string_view kRecommendation[] = {
    " recommend",  " polecam", " poleca",    " poleci",   " polecen", " preporuc",     " рекоменд",
    " порекоменд", " посовет", " recomiend", " recomend", " empfehl", " weiterempfehl"};

/// "How likely" asks for more than recommending; only with these it does.
constexpr std::string_view kTellingOthers[] = {" friend", " colleague", " others "};

constexpr std::string_view kSatisfaction[] = {
    " satisf",     " dissatisf",    " zadowol",  " niezadowol", " zadovolj",  " nezadovolj",
    " удовлетвор", " неудовлетвор", " доволен ", " довольн",    " zufrieden", " unzufrieden"};

constexpr std::string_view kRanking[] = {
    " rank ",     " ranking ",    " order of ",  " in order ",   " uszereg",   " kolejnosci ",
    " poredaj",   " rangiraj",    " redoslijed", " расставьте ", " проранжир", " в порядке ",
    " rangfolge", " reihenfolge", " sortieren ", " ordene ",     " orden de "};

constexpr std::string_view kEffort[] = {
    " how easy ",      " easy was it ",     " easy to ",
    " effort",         " jak latwo ",       " jak latwe ",
    " wysilk",         " koliko je lako ",  " koliko je bilo lako ",
    " napor",          " насколько легко ", " усили",
    " wie einfach ",   " wie leicht ",      " aufwand",
    " que tan facil ", " cuan facil ",      " esfuerzo"};

constexpr std::string_view kAmountOfEffort[] = {
    " how much effort ", " ile wysilku ",      " koliko napora ",  " koliko truda ",
    " сколько усилий ",  " wie viel aufwand ", " cuanto esfuerzo "};

constexpr std::string_view kSeveral[] = {
    " all that apply ",  " select all ",     " check all ",          " mark all ",
    " tick all ",        " choose all ",     " select as many ",     " choose as many ",
    " select any ",      " one or more ",    " wszystkie pasujace ", " wszystkie odpowiedzi ",
    " zaznacz wszystk",  " wybierz wszystk", " kilka odpowiedzi ",   " wielokrotnego wyboru ",
    " sve sto ",         " sve tocne ",      " sve primjenjiv",      " oznacite sve ",
    " odaberite sve ",   " vise odgovora ",  " все подходящ",        " все варианты ",
    " все что ",         " несколько ",      " alle zutreffenden ",  " mehrere ",
    " mehrfachauswahl ", " mehrfachnennung", " todas las que ",      " todas las opciones ",
    " varias opciones "};

constexpr std::string_view kOne[] = {
    " select one ",         " choose one ",     " check one ",   " pick one ",
    " mark one ",           " tick one ",       " only one ",    " one response per row ",
    " one answer per row ", " wybierz jedn",    " zaznacz jedn", " tylko jedn",
    " odaberite jed",       " oznacite jed",    " samo jed",     " выберите один ",
    " выберите одну ",      " один вариант ",   " один ответ ",  " nur eine ",
    " eine antwort ",       " seleccione una ", " elija una ",   " una sola "};

constexpr std::string_view kSlider[] = {
    " slider",         " drag the ",    " suwak",          " klizac",     " ползун",
    " schieberegler ", " deslizador ",  " 0 to 100 ",      " 0 100 ",     " 1 to 100 ",
    " od 0 do 100 ",   " от 0 до 100 ", " von 0 bis 100 ", " de 0 a 100 "};

constexpr std::string_view kAmount[] = {" how many ",   " number of ", " how old ",   " ilu ",
                                        " liczba ",     " liczbe ",    " broj ",      " сколько ",
                                        " количество ", " число ",     " wie viele ", " anzahl ",
                                        " cuantos ",    " cuantas ",   " numero de "};

/// "How many" or "how much", as in "Ile masz lat?" and "Koliko ste zadovoljni?".
constexpr std::string_view kAmountOrDegree[] = {" ile ", " koliko ", " wie viel ", " cuanto "};
constexpr std::string_view kToWhatDegree = " na ile ";

constexpr std::string_view kTimestamp[] = {
    " timestamp ",     " sygnatura czasowa ", " отметка времени ", " vremenska oznaka ",
    " vremenski zig ", " zeitstempel ",       " marca temporal ",  " horodateur "};

constexpr std::string_view kPersonalHeading[] = {" name ",
                                                 " first name ",
                                                 " last name ",
                                                 " full name ",
                                                 " your name ",
                                                 " surname ",
                                                 " what is your name ",
                                                 " e mail ",
                                                 " email ",
                                                 " e mail address ",
                                                 " email address ",
                                                 " username ",
                                                 " phone ",
                                                 " phone number ",
                                                 " mobile ",
                                                 " ip address ",
                                                 " id ",
                                                 " response id ",
                                                 " respondent id ",
                                                 " customer id ",
                                                 " token ",
                                                 " imie ",
                                                 " nazwisko ",
                                                 " imie i nazwisko ",
                                                 " adres e mail ",
                                                 " adres email ",
                                                 " telefon ",
                                                 " numer telefonu ",
                                                 " ime ",
                                                 " prezime ",
                                                 " ime i prezime ",
                                                 " e mail adresa ",
                                                 " adresa e poste ",
                                                 " broj telefona ",
                                                 " имя ",
                                                 " фамилия ",
                                                 " фио ",
                                                 " имя и фамилия ",
                                                 " телефон ",
                                                 " номер телефона ",
                                                 " адрес электронной почты ",
                                                 " электронная почта ",
                                                 " vorname ",
                                                 " nachname ",
                                                 " e mail adresse ",
                                                 " telefonnummer ",
                                                 " nombre ",
                                                 " apellido ",
                                                 " apellidos ",
                                                 " nombre y apellidos ",
                                                 " correo electronico ",
                                                 " telefono "};

constexpr std::string_view kPersonalData[] = {
    " name ",   " surname ", " nick",       " username ", " login ",    " e mail ",  " email ",
    " mail ",   " phone ",   " telephone ", " mobile ",   " account ",  " imie ",    " nazwisk",
    " telefon", " prezime ", " ime ",       " adres ",    " adresa ",   " address ", " имя ",
    " фамили",  " телефон",  " почт",       " vorname ",  " nachname ", " nombre ",  " apellido",
    " correo ", " token ",   " id "};

constexpr std::ptrdiff_t kMostHeadingWords = 6;
constexpr std::int64_t kLeastScaleTop = 3;
constexpr std::int64_t kMostScaleTop = 10;

template <std::size_t N>
bool has_any(std::string_view words, const std::string_view (&cues)[N]) {
  return std::any_of(std::begin(cues), std::end(cues), [&](std::string_view cue) {
    return words.find(cue) != std::string_view::npos;
  });
}

template <std::size_t N>
bool is_any(std::string_view words, const std::string_view (&cues)[N]) {
  return std::find(std::begin(cues), std::end(cues), words) != std::end(cues);
}

/// Takes the next word and the blank behind it off `rest`, which begins with a word.
std::string_view take_word(std::string_view& rest) {
  const std::size_t length = rest.find(' ');
  const std::string_view word = rest.substr(0, length);
  rest.remove_prefix(length + 1);
  return word;
}

}  // namespace

Wording::Wording(std::string_view text) : words_(" " + fold_words(text) + " ") {}

bool Wording::asks_recommendation() const {
  if (has_any(words_, kRecommendation)) return true;
  return words_.find(" how likely ") != std::string::npos && has_any(words_, kTellingOthers);
}

bool Wording::asks_satisfaction() const { return has_any(words_, kSatisfaction); }
bool Wording::asks_ranking() const { return has_any(words_, kRanking); }
bool Wording::asks_effort() const { return has_any(words_, kEffort); }
bool Wording::asks_amount_of_effort() const { return has_any(words_, kAmountOfEffort); }
bool Wording::names_slider() const { return has_any(words_, kSlider); }
bool Wording::allows_several() const { return has_any(words_, kSeveral); }
bool Wording::allows_one() const { return !allows_several() && has_any(words_, kOne); }

bool Wording::asks_amount() const {
  if (has_any(words_, kAmount)) return true;
  if (asks_recommendation() || asks_satisfaction() ||
      words_.find(kToWhatDegree) != std::string::npos)
    return false;
  return has_any(words_, kAmountOrDegree);
}

bool Wording::names_timestamp() const { return is_any(words_, kTimestamp); }
bool Wording::is_personal_heading() const { return is_any(words_, kPersonalHeading); }

bool Wording::mentions_personal_data() const {
  const auto blanks = std::count(words_.begin(), words_.end(), ' ');
  return blanks - 1 <= kMostHeadingWords && has_any(words_, kPersonalData);
}

std::optional<Wording::Ends> Wording::stated_scale() const {
  std::optional<std::int64_t> previous;
  std::string_view rest = std::string_view(words_).substr(1);
  while (!rest.empty()) {
    const std::optional<std::int64_t> number = parse_integer(take_word(rest));
    if (!number) continue;
    const bool starts_low = previous && (*previous == 0 || *previous == 1);
    if (starts_low && *number >= kLeastScaleTop && *number <= kMostScaleTop) {
      return Ends{*previous, *number};
    }
    previous = number;
  }
  return std::nullopt;
}

}  // namespace sonder
