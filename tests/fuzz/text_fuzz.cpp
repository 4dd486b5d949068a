// Bytes to text: whatever the bytes and however they are cut, decoding gives valid UTF-8, tells
// texts of one byte per character apart, and encodings are ranked with scores that share out one.
// The first byte chooses the encoding and the cuts; lines of the rest are the texts.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "text/encoding.h"

namespace {

using sonder::Encoding;

void require(bool holds) {
  if (!holds) std::abort();
}

std::string decode_in_pieces(std::string_view bytes, std::size_t piece_bytes, Encoding encoding) {
  sonder::Utf16Decoder decoder(encoding);
  std::string text;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), piece_bytes))) {
    text += decoder.push(bytes.substr(0, piece_bytes));
  }
  return text += decoder.finish();
}

void check_decoding(std::string_view bytes, std::size_t piece_bytes, Encoding encoding) {
  const std::string text = sonder::decode(bytes, encoding);
  sonder::is_double_encoded(text);
  if (encoding == Encoding::kUtf8) return require(text == bytes);
  require(sonder::is_valid_utf8(text));
  if (encoding == Encoding::kUtf16Le || encoding == Encoding::kUtf16Be) {
    return require(decode_in_pieces(bytes, piece_bytes, encoding) == text);
  }
  std::size_t characters = 0;
  for (std::string_view rest = text; !rest.empty(); ++characters) sonder::take_code_point(rest);
  require(characters == bytes.size());
}

std::vector<sonder::EncodingGuess> rank_lines(std::string_view bytes) {
  sonder::EncodingEvidence evidence;
  while (!bytes.empty()) {
    const std::size_t size = std::min(bytes.find('\n'), bytes.size());
    evidence.add(bytes.substr(0, size));
    bytes.remove_prefix(std::min(size + 1, bytes.size()));
  }
  return sonder::rank_encodings(evidence);
}

void check_ranking(std::string_view bytes) {
  const std::vector<sonder::EncodingGuess> guesses = rank_lines(bytes);
  require(!guesses.empty());
  double sum = 0;
  for (const sonder::EncodingGuess& guess : guesses) {
    require(guess.score >= 0 && guess.score <= guesses.front().score);
    require(!guess.evidence.empty());
    sum += guess.score;
  }
  require(std::fabs(sum - 1) < 1e-9);
  if (sonder::is_valid_utf8(bytes)) require(guesses.front().encoding == Encoding::kUtf8);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Encoding encoding = sonder::kAllEncodings[data[0] % sonder::kAllEncodings.size()];
  check_decoding(bytes, std::size_t{1} + data[0] / 32, encoding);
  check_ranking(bytes);
  sonder::find_utf16(bytes);
  sonder::is_double_encoded(bytes);
  return 0;
}
