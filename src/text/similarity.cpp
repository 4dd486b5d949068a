#include "text/similarity.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/detail/plain_distance.h"

namespace sonder {
namespace {

using detail::Transpositions;

constexpr std::size_t kWordBits = 64;

/// Where each letter of a pattern of at most 64 stands, one bit per place.
class LetterPlaces {
 public:
  explicit LetterPlaces(std::u32string_view pattern) {
    for (std::size_t place = 0; place < pattern.size(); ++place) {
      slot_of(pattern[place]) |= std::uint64_t{1} << place;
    }
  }

  std::uint64_t of(char32_t letter) const {
    if (letter < kNear) return near_[letter];
    for (std::size_t i = 0; i < far_count_; ++i) {
      if (far_[i].first == letter) return far_[i].second;
    }
    return 0;
  }

 private:
  static constexpr char32_t kNear = 128;

  std::uint64_t& slot_of(char32_t letter) {
    if (letter < kNear) return near_[letter];
    for (std::size_t i = 0; i < far_count_; ++i) {
      if (far_[i].first == letter) return far_[i].second;
    }
    far_[far_count_] = {letter, 0};
    return far_[far_count_++].second;
  }

  std::array<std::uint64_t, kNear> near_ = {};
  std::array<std::pair<char32_t, std::uint64_t>, kWordBits> far_;
  std::size_t far_count_ = 0;
};

/// Hyyrö 2003 (A bit-vector algorithm for computing Levenshtein and Damerau edit distances): a
/// column of the table is kept as the bits where it rises and falls from row to row. `pattern` has
/// 1-64 letters.
std::size_t bit_parallel_distance(std::u32string_view pattern, std::u32string_view text,
                                  Transpositions transpositions) {
  const LetterPlaces places(pattern);
  const std::uint64_t last_row = std::uint64_t{1} << (pattern.size() - 1);
  std::uint64_t rises = ~std::uint64_t{0};
  std::uint64_t falls = 0;
  std::uint64_t diagonal = 0;  // where the table does not grow along its diagonal
  std::uint64_t places_before = 0;
  std::size_t distance = pattern.size();
  for (const char32_t letter : text) {
    const std::uint64_t equal = places.of(letter);
    std::uint64_t swapped = 0;
    if (transpositions == Transpositions::kCountOnce) {
      swapped = ((~diagonal & equal) << 1U) & places_before;
    }
    diagonal = (((equal & rises) + rises) ^ rises) | equal | falls | swapped;
    std::uint64_t grows = falls | ~(diagonal | rises);
    std::uint64_t shrinks = diagonal & rises;
    distance += (grows & last_row) != 0 ? 1 : 0;
    distance -= (shrinks & last_row) != 0 ? 1 : 0;
    grows = (grows << 1U) | 1U;
    shrinks <<= 1U;
    rises = shrinks | ~(diagonal | grows);
    falls = grows & diagonal;
    places_before = equal;
  }
  return distance;
}

std::size_t distance(std::u32string_view a, std::u32string_view b, Transpositions transpositions) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.empty()) return b.size();
  if (a.size() > kWordBits) return detail::plain_distance(a, b, transpositions);
  return bit_parallel_distance(a, b, transpositions);
}

/// The letters of two texts that have a partner in the other, in their order.
struct CommonLetters {
  std::size_t count = 0;
  std::size_t out_of_order = 0;
};

/// Which places are taken; texts of names have few of them.
class TakenPlaces {
 public:
  explicit TakenPlaces(std::size_t count) : more_(count > kWordBits ? count : 0) {}
  bool test(std::size_t place) const {
    return more_.empty() ? ((few_ >> place) & 1U) != 0 : more_[place];
  }
  void set(std::size_t place) {
    if (more_.empty()) {
      few_ |= std::uint64_t{1} << place;
    } else {
      more_[place] = true;
    }
  }

 private:
  std::uint64_t few_ = 0;
  std::vector<bool> more_;
};

CommonLetters find_common_letters(std::u32string_view a, std::u32string_view b) {
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t reach = longer / 2 > 0 ? longer / 2 - 1 : 0;
  TakenPlaces taken_a(a.size());
  TakenPlaces taken_b(b.size());
  CommonLetters common;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t end = std::min(b.size(), i + reach + 1);
    for (std::size_t j = i > reach ? i - reach : 0; j < end; ++j) {
      if (a[i] != b[j] || taken_b.test(j)) continue;
      taken_a.set(i);
      taken_b.set(j);
      ++common.count;
      break;
    }
  }
  std::size_t j = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!taken_a.test(i)) continue;
    while (!taken_b.test(j)) ++j;
    common.out_of_order += a[i] != b[j++] ? 1 : 0;
  }
  return common;
}

std::vector<std::u32string_view> distinct_words(std::u32string_view text) {
  std::vector<std::u32string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(U' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace

std::u32string to_code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  while (!text.empty()) points.push_back(take_code_point(text));
  return points;
}

double jaro_similarity(std::u32string_view a, std::u32string_view b) {
  const CommonLetters common = find_common_letters(a, b);
  if (common.count == 0) return 0;
  const auto count = static_cast<double>(common.count);
  const double in_order = count - static_cast<double>(common.out_of_order) / 2;
  return (count / static_cast<double>(a.size()) + count / static_cast<double>(b.size()) +
          in_order / count) /
         3;
}

double jaro_winkler_similarity(std::u32string_view a, std::u32string_view b) {
  constexpr std::size_t kLongestPrefix = 4;
  constexpr double kPerLetter = 0.1;
  const double jaro = jaro_similarity(a, b);
  const std::size_t most = std::min({a.size(), b.size(), kLongestPrefix});
  std::size_t prefix = 0;
  while (prefix < most && a[prefix] == b[prefix]) ++prefix;
  return jaro + static_cast<double>(prefix) * kPerLetter * (1 - jaro);
}

std::size_t levenshtein_distance(std::u32string_view a, std::u32string_view b) {
  return distance(a, b, Transpositions::kCountTwice);
}

std::size_t alignment_distance(std::u32string_view a, std::u32string_view b) {
  return distance(a, b, Transpositions::kCountOnce);
}

double token_set_similarity(std::u32string_view a, std::u32string_view b) {
  const std::vector<std::u32string_view> first = distinct_words(a);
  const std::vector<std::u32string_view> second = distinct_words(b);
  if (first.empty() || second.empty()) return 0;
  std::vector<std::u32string_view> both;
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                        std::back_inserter(both));
  const auto shared = static_cast<double>(both.size());
  return shared / (static_cast<double>(first.size() + second.size()) - shared);
}

}  // namespace sonder
