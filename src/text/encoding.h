#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sonder {

/// How bytes stand for text. ASCII means itself in all of them but UTF-16.
enum class Encoding : std::uint8_t {
  kUtf8,
  kUtf16Le,
  kUtf16Be,
  kWindows1250,
  kWindows1251,
  kWindows1252,
  kLatin2,
  kMacRoman,
  kIbm852,
  kIbm866,
};

inline constexpr std::array kAllEncodings = {
    Encoding::kUtf8,        Encoding::kUtf16Le,     Encoding::kUtf16Be, Encoding::kWindows1250,
    Encoding::kWindows1251, Encoding::kWindows1252, Encoding::kLatin2,  Encoding::kMacRoman,
    Encoding::kIbm852,      Encoding::kIbm866};

/// The label by which browsers know it: "utf-8", "utf-16le", "utf-16be", "windows-1250",
/// "windows-1251", "windows-1252", "iso-8859-2", "macintosh", "ibm866"; and "ibm852".
std::string_view to_string(Encoding encoding);
std::optional<Encoding> encoding_from(std::string_view label);

/// An encoding that a text may be in.
struct EncodingGuess {
  Encoding encoding = Encoding::kUtf8;
  double score = 1;      ///< how sure it is against all others, 0 to 1
  std::string evidence;  ///< what speaks for it, one clause without a full stop

  friend bool operator==(const EncodingGuess&, const EncodingGuess&) = default;
};

/// The encoding that was taken for a file.
struct EncodingChoice {
  EncodingGuess taken;
  /// The likeliest encoding that would have read another text.
  std::optional<EncodingGuess> runner_up = std::nullopt;
  bool is_told = false;  ///< taken because somebody said so

  friend bool operator==(const EncodingChoice&, const EncodingChoice&) = default;
};

/// What the bytes of many texts say about their encoding, UTF-16 apart. Feed it every distinct
/// text once: cells do not cut characters, because separators are ASCII.
class EncodingEvidence {
 public:
  EncodingEvidence();
  EncodingEvidence(EncodingEvidence&&) noexcept;
  EncodingEvidence& operator=(EncodingEvidence&&) noexcept;
  ~EncodingEvidence();

  /// O(bytes); letters are weighed up to the first 50,000 of them.
  void add(std::string_view text);

 private:
  class Weights;
  friend std::vector<EncodingGuess> rank_encodings(const EncodingEvidence& evidence);

  std::unique_ptr<Weights> weights_;
};

/// The encodings the texts may be in, likeliest first, never none. Of several that read the same
/// text only one is listed, so where nothing is beyond ASCII the answer is UTF-8 alone.
///
/// Well-formed UTF-8 is UTF-8; it stays so with some damaged bytes among more sound characters.
/// Otherwise each encoding is weighed by how well its letters and marks stand beside their
/// neighbours in Polish, Croatian, Russian, Czech, Hungarian and Western European text, the texts
/// taken together being in one language.
std::vector<EncodingGuess> rank_encodings(const EncodingEvidence& evidence);

/// The text as UTF-8. Of different texts the results differ, except in UTF-16. Text in UTF-8 is
/// returned as it is, valid or not. O(bytes).
std::string decode(std::string_view text, Encoding encoding);

/// True for valid UTF-8 that holds a word whose bytes were taken for Windows-1250, -1251, -1252
/// or MacRoman and encoded again: "Ã³" for "ó", "Ĺ‚" for "ł", "Ð¿Ñ€" for "пр". Such pairs do occur
/// in sound text; therefore most of the word's characters beyond ASCII must take part, and the
/// result must be letters or punctuation of the languages that `rank_encodings` knows. O(bytes).
bool is_double_encoded(std::string_view text);

/// UTF-16 by its byte order mark, or by the zero bytes of its ASCII characters: `prefix` are the
/// first bytes of a file, a few hundred at least unless it is shorter.
std::optional<Encoding> find_utf16(std::string_view prefix);

/// Decodes UTF-16 piece by piece; the result does not depend on the cuts. A byte order mark is
/// text like any other and comes out as that of UTF-8. Lone surrogates and a lone last byte
/// become U+FFFD.
class Utf16Decoder {
 public:
  /// `encoding` is kUtf16Le or kUtf16Be.
  explicit Utf16Decoder(Encoding encoding) : is_big_endian_(encoding == Encoding::kUtf16Be) {}

  /// What the piece completes, as UTF-8.
  std::string push(std::string_view piece);
  /// What is left at the end of the file.
  std::string finish();

  /// How many U+FFFD were put in so far.
  std::uint64_t replaced_count() const { return replaced_count_; }

 private:
  void take_unit(char16_t unit, std::string& text);
  void replace(std::string& text);

  bool is_big_endian_;
  std::optional<unsigned char> half_unit_;
  std::optional<char16_t> high_surrogate_;
  std::uint64_t replaced_count_ = 0;
};

}  // namespace sonder
