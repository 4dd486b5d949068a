#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

/// Texts read a word at a time. The first byte of a text is the lowest of its word.
namespace sonder {

inline std::uint64_t load_8_bytes(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// A text of at most 8 bytes, filled up with zeros. The loads may overlap.
inline std::uint64_t load_short_text(std::string_view text) {
  const char* const bytes = text.data();
  const std::size_t size = text.size();
  if (size == 8) return load_8_bytes(bytes);
  if (size >= 4) {
    std::uint32_t front = 0;
    std::uint32_t back = 0;
    std::memcpy(&front, bytes, sizeof front);
    std::memcpy(&back, bytes + size - 4, sizeof back);
    return front | std::uint64_t{back} << 8 * (size - 4);
  }
  if (size == 0) return 0;
  const auto byte_at = [&](std::size_t at) {
    return std::uint64_t{static_cast<unsigned char>(bytes[at])} << 8 * at;
  };
  return byte_at(0) | byte_at(size / 2) | byte_at(size - 1);
}

/// Whether any byte of the word is a digit: less than ten once '0' is taken from it, by the borrow
/// into its top bit (Anderson, "Bit Twiddling Hacks": a byte less than n).
inline bool has_digit(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101'0101'0101'0101U;
  const std::uint64_t from_zero = word ^ kOnes * '0';
  return ((from_zero - kOnes * 10) & ~from_zero & kOnes * 0x80) != 0;
}

/// Whether any byte of the text is a digit.
inline bool has_digit(std::string_view text) {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  if (text.size() <= kWord) return has_digit(load_short_text(text));
  for (std::size_t at = 0; at + kWord < text.size(); at += kWord) {
    if (has_digit(load_8_bytes(text.data() + at))) return true;
  }
  return has_digit(load_8_bytes(text.data() + text.size() - kWord));
}

/// Above all that 8 digits write.
inline constexpr std::uint32_t kNoDigits = 0xFFFF'FFFFU;

/// The number that the 8 digits of a word write, or kNoDigits where one is no digit: three
/// multiplications join neighbours to pairs, fours and all eight (Lemire, "Quickly parsing eight
/// digits", 2018).
inline std::uint32_t read_8_digits(std::uint64_t word) {
  constexpr std::uint64_t kHighHalves = 0xF0F0'F0F0'F0F0'F0F0U;
  constexpr std::uint64_t kZeros = 0x3030'3030'3030'3030U;
  const bool are_digits = (((word & kHighHalves) ^ kZeros) |
                           (((word + 0x0606'0606'0606'0606U) & kHighHalves) ^ kZeros)) == 0;
  if (!are_digits) return kNoDigits;
  std::uint64_t pairs = word - kZeros;
  pairs = pairs * 10 + (pairs >> 8);
  const std::uint64_t even = (pairs & 0x0000'00FF'0000'00FFU) * 0x000F'4240'0000'0064U;
  const std::uint64_t odd = ((pairs >> 16) & 0x0000'00FF'0000'00FFU) * 0x0000'2710'0000'0001U;
  return static_cast<std::uint32_t>((even + odd) >> 32);
}

/// A text of 8 bytes, as in "00:00:00", to compare words with.
constexpr std::uint64_t word_of(const char (&text)[9]) {
  std::uint64_t word = 0;
  for (std::size_t i = 8; i-- > 0;) word = word << 8 | static_cast<unsigned char>(text[i]);
  return word;
}

/// Whether the word has digits where `shape` has '0', and the bytes of `shape` elsewhere, none of
/// which may be a blank.
inline bool has_digit_shape(std::uint64_t word, std::uint64_t shape) {
  constexpr std::uint64_t kTops = 0x8080'8080'8080'8080U;
  const std::uint64_t differences = word ^ shape;
  // 1 in each byte of the shape that is '0', told by its low four bits.
  std::uint64_t digits = ~shape & (~shape >> 1) & (~shape >> 2) & (~shape >> 3);
  digits &= 0x0101'0101'0101'0101U;
  // A digit may differ from '0' by 9, any other byte by nothing; more reaches the top bit.
  const std::uint64_t room = 0x7F7F'7F7F'7F7F'7F7FU - digits * 9;
  return ((differences | (differences + room)) & kTops) == 0;
}

/// The number of two digits, the first of them `at` bytes up in the word.
inline std::int32_t read_2_digits(std::uint64_t word, unsigned at) {
  const std::uint64_t digits = word >> 8 * at & 0x0F0F;
  return static_cast<std::int32_t>((digits & 0xF) * 10 + (digits >> 8));
}

}  // namespace sonder
