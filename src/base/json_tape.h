#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sonder {

enum class JsonKind : std::uint8_t { kNull, kBoolean, kNumber, kText, kName, kList, kObject };

/// A value, or the name of a member, by its place in the text that was read.
struct JsonToken {
  std::uint32_t begin = 0;  ///< of texts and names without their quotes
  std::uint32_t end = 0;
  /// Of lists and objects: the position of the token behind all they hold. Free for the caller to
  /// use in names.
  std::uint32_t link = 0;
  JsonKind kind = JsonKind::kNull;
  bool has_escapes = false;    ///< of texts and names
  bool holds_lists = false;    ///< of lists: one of the elements is a list
  bool holds_objects = false;  ///< of lists: one of the elements is an object
};

/// Why a text is not one JSON value.
struct JsonFault {
  std::size_t at = 0;         ///< byte from 0
  std::string_view what;      ///< "has a name without quotes"
  bool is_truncated = false;  ///< the text was well-formed as far as it went
};

/// Texts with quotes and escapes taken off. Halves of surrogate pairs that stand alone become
/// U+FFFD.
struct JsonText {
  std::string text;
  bool has_lone_surrogate = false;
};

/// Takes the escapes out of what stands between the quotes of a text that `JsonTape` read.
JsonText unescape_json(std::string_view escaped);

/// Reads one JSON value (RFC 8259) into a flat list of tokens in the order of the text, so that a
/// record is known to be whole before anything is made of it. Numbers are not converted: their
/// text is what counts. `NaN`, `Infinity` and `-Infinity`, which some writers emit, are taken for
/// numbers. Bytes above 0x7F are not looked at: their encoding may not be known yet.
///
/// Depth is counted, not recursed into. O(bytes); the memory is used again by the next `read`.
class JsonTape {
 public:
  static constexpr std::size_t kDeepest = 128;  ///< lists and objects in one another
  static constexpr std::size_t kLongestName = std::size_t{4} << 10;  ///< bytes as written

  /// Longer names are a fault unless `takes_any_name`.
  explicit JsonTape(bool takes_any_name = false) : takes_any_name_(takes_any_name) {}

  /// `text` must be shorter than 4 GiB and stay alive while tokens are used.
  std::optional<JsonFault> read(std::string_view text);

  /// Valid until the next `read`.
  std::vector<JsonToken>& tokens() { return tokens_; }
  std::string_view text_of(const JsonToken& token) const {
    return text_.substr(token.begin, token.end - token.begin);
  }

 private:
  bool is_at(char byte) const { return at_ < text_.size() && text_[at_] == byte; }
  void skip_blanks();
  void fail(std::string_view what);
  void step();
  void add(JsonKind kind, std::size_t begin, std::size_t end);
  void read_value();
  void open(JsonKind kind);
  void close();
  void read_name();
  void read_text(JsonKind kind);
  bool skip_escape();
  void read_number();
  bool skip_digits();
  void read_word(JsonKind kind, std::string_view word);

  bool takes_any_name_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<JsonToken> tokens_;
  std::array<std::uint32_t, kDeepest> open_{};  ///< tokens of the lists and objects being read
  std::size_t depth_ = 0;
  bool is_first_ = false;  ///< nothing was read yet in the innermost of them
  std::optional<JsonFault> fault_;
};

}  // namespace sonder
