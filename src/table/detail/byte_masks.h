#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Which of 64 bytes are a certain one, as 64 bits: bit i stands for byte i.
namespace sonder::detail {

inline constexpr std::size_t kBlockBytes = 64;

/// One byte after the other: for machines without vectors, and the oracle of the others.
inline std::uint64_t match_block_plain(const char* block, char byte) {
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < kBlockBytes; ++i) {
    mask |= static_cast<std::uint64_t>(block[i] == byte) << i;
  }
  return mask;
}

#if defined(__wasm_simd128__)

inline std::uint64_t match_block(const char* block, char byte) {
  const v128_t wanted = wasm_i8x16_splat(byte);
  const auto match_16 = [&](std::size_t at) {
    return static_cast<std::uint64_t>(
        wasm_i8x16_bitmask(wasm_i8x16_eq(wasm_v128_load(block + at), wanted)));
  };
  return match_16(0) | match_16(16) << 16 | match_16(32) << 32 | match_16(48) << 48;
}

#elif defined(__SSE2__)

inline std::uint64_t match_block(const char* block, char byte) {
  const __m128i wanted = _mm_set1_epi8(byte);
  const auto match_16 = [&](std::size_t at) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + at));
    return static_cast<std::uint64_t>(
        static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted))));
  };
  return match_16(0) | match_16(16) << 16 | match_16(32) << 32 | match_16(48) << 48;
}

#else

inline std::uint64_t match_block(const char* block, char byte) {
  return match_block_plain(block, byte);
}

#endif

/// Bit i of the result is the parity of bits 0 to i: with quote marks as input, the bytes from an
/// opening mark up to its closing one.
inline std::uint64_t prefix_parity(std::uint64_t bits) {
  for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

}  // namespace sonder::detail
