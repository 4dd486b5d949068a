#include <algorithm>
#include <cmath>
#include <utility>

#include "base/bitset.h"
#include "base/sorting.h"
#include "base/utf8.h"
#include "text/detail/encoding_scores.h"
#include "text/detail/encoding_tables.h"
#include "text/encoding.h"

namespace sonder {
namespace {

using detail::Glyph;
using detail::kHighBytes;
using detail::kLanguageCount;
using detail::Language;

/// Plenty for a decision; more would only take time.
constexpr std::uint64_t kMostLetters = 50'000;

/// How much rarer an encoding is among files than Windows-1252, in half bits.
struct Candidate {
  Encoding encoding;
  int rarity;
};
constexpr std::array<Candidate, 7> kCandidates = {{{Encoding::kWindows1252, 0},
                                                   {Encoding::kWindows1250, 2},
                                                   {Encoding::kWindows1251, 2},
                                                   {Encoding::kLatin2, 6},
                                                   {Encoding::kMacRoman, 8},
                                                   {Encoding::kIbm852, 10},
                                                   {Encoding::kIbm866, 10}}};
constexpr std::size_t kCandidateCount = kCandidates.size();

/// How much rarer a language is among our files than Polish, in half bits.
int rarity_of(Language language) { return language >= Language::kCzech ? 8 : 0; }

/// What spreadsheet programs on a Mac left of a no-break space and of a quotation mark that went
/// through UTF-8, Windows-1252 and MacRoman in turn; found in published survey data. No language
/// has the letters that other encodings see in them.
constexpr std::string_view kMacLeftovers[] = {"\x8C\xE6", "\x89\xDB"};
constexpr int kLeftoverBonus = 100;

constexpr std::string_view kWrittenReplacement = "\xEF\xBF\xBD";

std::size_t code_of(char byte) { return static_cast<unsigned char>(byte); }
bool is_high(char byte) { return code_of(byte) >= kHighBytes; }

/// A number of characters, "1,204".
std::string grouped(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t end = digits.size(); end > 3; end -= 3) digits.insert(end - 3, ",");
  return digits;
}

/// Latin, Cyrillic, punctuation and signs: scripts of the languages that are weighed.
bool is_of_our_scripts(char32_t code_point) {
  return code_point < 0x180 || (code_point >= 0x400 && code_point < 0x460) ||
         (code_point >= 0x2000 && code_point < 0x2300);
}

/// Characters beyond ASCII as UTF-8 sees them.
struct Utf8Tally {
  std::uint64_t known = 0;    ///< well-formed, of our scripts
  std::uint64_t strange = 0;  ///< well-formed, of others
  std::uint64_t broken = 0;

  std::uint64_t sound() const { return known + strange; }
  /// Bytes of other encodings look like strange characters now and then, hardly ever like known.
  double share() const {
    const double good = static_cast<double>(known) + static_cast<double>(strange) / 8;
    return sound() == 0 ? 0 : good / (good + static_cast<double>(broken));
  }
};

/// Adds one text; true when it is valid throughout.
bool count_utf8(std::string_view text, Utf8Tally& tally) {
  const std::uint64_t broken_before = tally.broken;
  while (!text.empty()) {
    if (!is_high(text.front())) {
      text.remove_prefix(1);
      continue;
    }
    const bool is_written = text.starts_with(kWrittenReplacement);
    const char32_t code_point = take_code_point(text);
    if (code_point == kReplacementCharacter && !is_written) {
      ++tally.broken;
    } else {
      ++(is_of_our_scripts(code_point) ? tally.known : tally.strange);
    }
  }
  return tally.broken == broken_before;
}

/// What one encoding makes of all texts, by language.
struct Weight {
  std::array<std::int64_t, kLanguageCount> cost{};    ///< half bits
  std::array<std::uint64_t, kLanguageCount> usual{};  ///< characters where the language has them
};

Language best_language(const Weight& weight) {
  std::size_t best = 0;
  const auto cost = [&weight](std::size_t i) {
    return weight.cost[i] + rarity_of(static_cast<Language>(i));
  };
  for (std::size_t i = 1; i < kLanguageCount; ++i) {
    if (cost(i) < cost(best)) best = i;
  }
  return static_cast<Language>(best);
}

}  // namespace

class EncodingEvidence::Weights {
 public:
  void add(std::string_view text) {
    if (is_ascii(text) || count_utf8(text, utf8_)) return;
    for (const char byte : text) {
      if (is_high(byte)) seen_.set(code_of(byte));
    }
    if (letters_ >= kMostLetters) return;
    if (glyphs_.empty()) make_glyphs();
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (is_high(text[i])) weigh(text, i);
    }
    add_leftovers(text);
  }

  std::vector<EncodingGuess> rank() const {
    std::vector<EncodingGuess> guesses;
    if (utf8_.broken > 0) guesses = rank_candidates();
    if (utf8_.broken == 0 || utf8_.sound() > 0) insert_utf8(guesses);
    return guesses;
  }

 private:
  void make_glyphs() {
    glyphs_.reserve(kHighBytes * (1 + kCandidateCount));
    for (char16_t code = 0; code < kHighBytes; ++code) {
      glyphs_.push_back(detail::glyph_of(code));
    }
    for (const Candidate& candidate : kCandidates) {
      for (const char16_t code : detail::high_half(candidate.encoding)) {
        glyphs_.push_back(detail::glyph_of(code));
      }
    }
  }

  const Glyph& glyph(std::size_t candidate, char byte) const {
    const std::size_t code = code_of(byte);
    return glyphs_[code < kHighBytes ? code : candidate * kHighBytes + code];
  }

  void weigh(std::string_view text, std::size_t position) {
    ++letters_;
    const char before = position > 0 ? text[position - 1] : '\0';
    const char behind = position + 1 < text.size() ? text[position + 1] : '\0';
    for (std::size_t i = 0; i < kCandidateCount; ++i) {
      weigh(weights_[i], glyph(i, text[position]), glyph(i, before), glyph(i, behind));
    }
  }

  static void weigh(Weight& weight, const Glyph& glyph, const Glyph& before, const Glyph& behind) {
    const int cost_of_case = detail::cost_of_case(glyph, before, behind);
    for (std::size_t language = 0; language < kLanguageCount; ++language) {
      const detail::Fit fit =
          detail::fit_of(glyph, static_cast<Language>(language), before, behind);
      weight.cost[language] += fit.cost + cost_of_case;
      if (fit.is_usual && cost_of_case == 0) ++weight.usual[language];
    }
  }

  void add_leftovers(std::string_view text) {
    constexpr std::size_t kMacRoman = 4;
    static_assert(kCandidates[kMacRoman].encoding == Encoding::kMacRoman);
    for (const std::string_view leftover : kMacLeftovers) {
      if (text.find(leftover) == std::string_view::npos) continue;
      for (std::int64_t& cost : weights_[kMacRoman].cost) cost -= kLeftoverBonus;
    }
  }

  std::int64_t cost_of(std::size_t candidate) const {
    const Weight& weight = weights_[candidate];
    const Language language = best_language(weight);
    return weight.cost[static_cast<std::size_t>(language)] + rarity_of(language) +
           kCandidates[candidate].rarity;
  }

  bool reads_alike(std::size_t a, std::size_t b) const {
    const std::u16string_view table_a = detail::high_half(kCandidates[a].encoding);
    const std::u16string_view table_b = detail::high_half(kCandidates[b].encoding);
    const std::vector<std::uint32_t> codes = seen_.positions();
    return std::all_of(codes.begin(), codes.end(), [&](std::uint32_t code) {
      return table_a[code - kHighBytes] == table_b[code - kHighBytes];
    });
  }

  /// The candidates by cost, without those that read what a better one reads.
  std::vector<std::size_t> distinct_candidates() const {
    std::vector<std::pair<std::int64_t, std::size_t>> by_cost;
    for (std::size_t i = 0; i < kCandidateCount; ++i) by_cost.push_back({cost_of(i), i});
    sort_stably(by_cost);
    std::vector<std::size_t> kept;
    for (const auto& [cost, candidate] : by_cost) {
      const std::size_t other = candidate;
      if (std::none_of(kept.begin(), kept.end(),
                       [&](std::size_t better) { return reads_alike(better, other); })) {
        kept.push_back(other);
      }
    }
    return kept;
  }

  /// Neighbouring characters are not independent, so their probabilities are taken at the root:
  /// half a bit of cost counts as a quarter.
  std::vector<EncodingGuess> rank_candidates() const {
    const std::vector<std::size_t> candidates = distinct_candidates();
    std::vector<EncodingGuess> guesses;
    double sum = 0;
    for (const std::size_t i : candidates) {
      const std::int64_t behind = (cost_of(i) - cost_of(candidates.front())) / 4;
      const double likelihood =
          std::ldexp(1.0, -static_cast<int>(std::min<std::int64_t>(behind, 1000)));
      guesses.push_back({kCandidates[i].encoding, likelihood, evidence_of(weights_[i])});
      sum += likelihood;
    }
    for (EncodingGuess& guess : guesses) guess.score /= sum;
    return guesses;
  }

  std::string evidence_of(const Weight& weight) const {
    const Language language = best_language(weight);
    return grouped(weight.usual[static_cast<std::size_t>(language)]) + " of " +
           (letters_ < kMostLetters ? "" : "the first ") + grouped(letters_) +
           " characters beyond ASCII stand where " + std::string(to_string(language)) +
           " text has them";
  }

  void insert_utf8(std::vector<EncodingGuess>& guesses) const {
    EncodingGuess guess;
    guess.score = guesses.empty() ? 1 : utf8_.share();
    for (EncodingGuess& other : guesses) other.score *= 1 - guess.score;
    const std::uint64_t all = utf8_.sound() + utf8_.broken;
    guess.evidence = all == 0 ? "no byte is beyond ASCII"
                              : grouped(utf8_.sound()) + " of " + grouped(all) +
                                    " characters beyond ASCII are sound UTF-8";
    const auto place = std::find_if(guesses.begin(), guesses.end(), [&guess](const auto& other) {
      return other.score <= guess.score;
    });
    guesses.insert(place, std::move(guess));
  }

  Utf8Tally utf8_;
  Bitset seen_{2 * kHighBytes};  ///< bytes beyond ASCII in texts that are not UTF-8
  std::uint64_t letters_ = 0;    ///< characters weighed
  std::array<Weight, kCandidateCount> weights_{};
  std::vector<Glyph> glyphs_;  ///< of ASCII, then of the high bytes of each candidate
};

EncodingEvidence::EncodingEvidence() : weights_(std::make_unique<Weights>()) {}
EncodingEvidence::EncodingEvidence(EncodingEvidence&&) noexcept = default;
EncodingEvidence& EncodingEvidence::operator=(EncodingEvidence&&) noexcept = default;
EncodingEvidence::~EncodingEvidence() = default;

void EncodingEvidence::add(std::string_view text) { weights_->add(text); }

std::vector<EncodingGuess> rank_encodings(const EncodingEvidence& evidence) {
  return evidence.weights_->rank();
}

}  // namespace sonder
