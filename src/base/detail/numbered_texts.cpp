#include "base/detail/numbered_texts.h"

#include <algorithm>

#include "base/text_words.h"

namespace sonder::detail {
namespace {

constexpr std::size_t kShortest = 2;
constexpr std::size_t kLongest = 16;
constexpr std::size_t kMostDigits = 6;

std::size_t count_digits_at_end(std::string_view text) {
  const auto is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
  const auto other = std::find_if_not(text.rbegin(), text.rend(), is_digit);
  return static_cast<std::size_t>(other - text.rbegin());
}

/// All bits of the first bytes of a word.
std::uint64_t mask_of_bytes(std::size_t count) {
  return count == sizeof(std::uint64_t) ? ~std::uint64_t{0} : (std::uint64_t{1} << 8 * count) - 1;
}

}  // namespace

bool NumberedTexts::take_form(std::string_view text) {
  if (text.size() < kShortest || text.size() > kLongest) return false;
  const std::size_t digits = std::min(count_digits_at_end(text), kMostDigits);
  if (digits == 0) return false;
  size_ = text.size();
  last_mask_ = mask_of_bytes(kWordBytes - digits);
  last_ = last_word(text) & last_mask_;
  first_mask_ = mask_of_bytes(size_ - std::min(size_, kWordBytes));
  first_ = first_mask_ == 0 ? 0 : load_8_bytes(text.data()) & first_mask_;
  std::size_t numbers = 1;
  for (std::size_t i = 0; i < digits; ++i) numbers *= 10;
  stretches_ = std::vector<std::uint32_t>(numbers / kStretch + 1, kUnseen);
  return true;
}

std::uint32_t NumberedTexts::find(std::string_view text) const {
  if (!has_form()) return 0;
  const std::uint32_t number = number_of(text);
  if (number == kOtherForm) return 0;
  const std::uint32_t stretch = stretches_[number / kStretch];
  return stretch == kUnseen ? 0 : codes_[stretch + number % kStretch];
}

std::uint32_t NumberedTexts::open_stretch() {
  const auto begin = static_cast<std::uint32_t>(codes_.size());
  codes_.resize(codes_.size() + kStretch);
  return begin;
}

}  // namespace sonder::detail
