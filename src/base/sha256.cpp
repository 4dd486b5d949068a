#include "base/sha256.h"

#include <cstddef>

namespace sonder {
namespace {

using State = std::array<std::uint32_t, 8>;

constexpr std::size_t kBlock = 64;

/// FIPS 180-4, 5.3.3: of the square roots of the first 8 primes.
constexpr State kInitial = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                            0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

/// FIPS 180-4, 4.2.2: of the cube roots of the first 64 primes.
constexpr std::array<std::uint32_t, 64> kConstants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::uint32_t rotated(std::uint32_t word, unsigned bits) {
  return word >> bits | word << (32 - bits);
}

/// FIPS 180-4, 6.2.2, step 1.
std::array<std::uint32_t, 64> message_schedule(std::string_view block) {
  std::array<std::uint32_t, 64> words{};
  for (std::size_t i = 0; i < kBlock; ++i) {
    words[i / 4] = words[i / 4] << 8 | static_cast<unsigned char>(block[i]);
  }
  for (std::size_t t = 16; t < words.size(); ++t) {
    const std::uint32_t w15 = words[t - 15];
    const std::uint32_t w2 = words[t - 2];
    const std::uint32_t small0 = rotated(w15, 7) ^ rotated(w15, 18) ^ w15 >> 3;
    const std::uint32_t small1 = rotated(w2, 17) ^ rotated(w2, 19) ^ w2 >> 10;
    words[t] = small1 + words[t - 7] + small0 + words[t - 16];
  }
  return words;
}

/// FIPS 180-4, 6.2.2, steps 2 to 4; the working variables a to h are next[0] to next[7].
void take_block(std::string_view block, State& state) {
  const std::array<std::uint32_t, 64> words = message_schedule(block);
  State next = state;
  for (std::size_t t = 0; t < words.size(); ++t) {
    const auto [a, b, c, d, e, f, g, h] = next;
    const std::uint32_t large1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const std::uint32_t choice = (e & f) ^ (~e & g);
    const std::uint32_t first = h + large1 + choice + kConstants[t] + words[t];
    const std::uint32_t large0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const std::uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
    next = {first + large0 + majority, a, b, c, d + first, e, f, g};
  }
  for (std::size_t i = 0; i < state.size(); ++i) state[i] += next[i];
}

/// What is left of the bytes, a bit 1, zeros, and the length in bits (FIPS 180-4, 5.1.1).
std::string padded(std::string_view rest, std::uint64_t bytes) {
  std::string blocks(rest);
  blocks += '\x80';
  while (blocks.size() % kBlock != kBlock - 8) blocks += '\0';
  for (int shift = 56; shift >= 0; shift -= 8) blocks += static_cast<char>(bytes * 8 >> shift);
  return blocks;
}

}  // namespace

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
  State state = kInitial;
  const std::size_t whole = bytes.size() / kBlock * kBlock;
  for (std::size_t at = 0; at < whole; at += kBlock) take_block(bytes.substr(at, kBlock), state);
  const std::string end = padded(bytes.substr(whole), bytes.size());
  const std::string_view tail = end;
  for (std::size_t at = 0; at < tail.size(); at += kBlock)
    take_block(tail.substr(at, kBlock), state);
  std::array<std::uint8_t, 32> digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
  }
  return digest;
}

std::string sha256_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const std::uint8_t byte : sha256(bytes)) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 0xF];
  }
  return hex;
}

}  // namespace sonder
