#pragma once

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "table/sav_reader.h"

/// System files written in the test, byte by byte as the PSPP developers' guide describes them.
namespace sonder::testing {

/// A cell: no value, a number or a text.
using SavCell = std::variant<std::monostate, double, std::string>;

class SavFile {
 public:
  struct Style {
    bool is_big_endian = false;
    int compression = 0;  ///< 1: codes of one byte, 2: zlib
    double bias = 100;
    std::size_t block_bytes = 40;  ///< of zlib's blocks before compression
    int case_count = -2;           ///< -2: as many as there are
  };

  SavFile() = default;
  explicit SavFile(Style style) : style_(style) {}

  struct Description {
    std::string label = {};
    int missing_code = 0;  ///< number of values; -2 and -3: a range and no or one value
    std::vector<SavCell> missing = {};
  };

  void number(std::string_view name, int format = 5) { number(name, format, {}); }
  void number(std::string_view name, int format, const Description& described) {
    variable(name, 0, format, described);
  }
  void text(std::string_view name, int width) { text(name, width, {}); }
  void text(std::string_view name, int width, const Description& described) {
    variable(name, width, 1, described);
    for (int i = 8; i < width; i += 8) {
      integers({2, -1, 0, 0, 0, 0});
      dictionary_ += padded("", 8);
      ++elements_;
    }
  }
  /// A text of more than 255 bytes, in segments named S0, S1, ...; call `end_long_texts` as well.
  void long_text(std::string_view name, int width) {
    const int segments = (width + 251) / 252;
    for (int i = 0; i + 1 < segments; ++i) {
      text(i == 0 ? std::string(name) : "S" + std::to_string(i), 255);
    }
    text("S" + std::to_string(segments - 1), width - (segments - 1) * 252);
    widths_.resize(widths_.size() - static_cast<std::size_t>(segments));
    widths_.push_back(width);
    long_texts_ += std::string(name) + "=" + std::to_string(width) + std::string("\0\t", 2);
  }
  void end_long_texts() { extension(14, long_texts_); }

  void labels(const std::vector<std::pair<SavCell, std::string>>& labels,
              const std::vector<int>& elements) {
    integers({3, static_cast<int>(labels.size())});
    for (const auto& [value, label] : labels) {
      dictionary_ += word(value) + static_cast<char>(label.size());
      dictionary_ += padded(label, (label.size() + 8) / 8 * 8 - 1);
    }
    integers({4, static_cast<int>(elements.size())});
    for (const int element : elements) integers({element});
  }
  void documents(int lines) {
    integers({6, lines});
    dictionary_.append(static_cast<std::size_t>(lines) * 80, '-');
  }
  void extension(int subtype, const std::string& bytes, int size = 1) {
    integers({7, subtype, size, static_cast<int>(bytes.size()) / size});
    dictionary_ += bytes;
  }
  /// The code page is the last of the machine's integers.
  void code_page(int code_page) {
    std::string bytes;
    for (const int value : {1, 0, 0, -1, 1, 1, 2, code_page}) bytes += integer(value);
    extension(3, bytes, 4);
  }
  void weight_by(int element) { weight_ = element; }

  std::string integer(int value) const { return ordered(static_cast<std::uint32_t>(value), 4); }

  void row(const std::vector<SavCell>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) cell(cells[i], widths_[i]);
    ++rows_;
  }

  std::string bytes() const {
    const std::string head = header() + dictionary_ + integer(999) + integer(0);
    if (style_.compression == 0) return head + join(words_);
    if (style_.compression == 1) return head + codes();
    return head + blocks(head.size());
  }

 private:
  struct Word {
    std::string bytes;
    std::optional<double> number;
    bool is_missing = false;
  };

  static std::string padded(std::string_view text, std::size_t size) {
    std::string bytes(text);
    bytes.resize(std::max(size, bytes.size()), ' ');
    return bytes;
  }
  static std::string join(const std::vector<Word>& words) {
    std::string bytes;
    for (const Word& word : words) bytes += word.bytes;
    return bytes;
  }
  std::string ordered(std::uint64_t value, int size) const {
    std::string bytes;
    for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
    if (style_.is_big_endian) std::reverse(bytes.begin(), bytes.end());
    return bytes;
  }
  std::string real(double value) const {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return ordered(bits, 8);
  }
  std::string word(const SavCell& cell) const {
    if (const auto* number = std::get_if<double>(&cell)) return real(*number);
    if (const auto* text = std::get_if<std::string>(&cell)) return padded(*text, 8);
    return real(-DBL_MAX);
  }
  void integers(const std::vector<int>& values) {
    for (const int value : values) dictionary_ += integer(value);
  }
  void variable(std::string_view name, int width, int format, const Description& described) {
    const int shown = format << 16 | 8 << 8;
    integers({2, width, described.label.empty() ? 0 : 1, described.missing_code, shown, shown});
    dictionary_ += padded(name, 8);
    if (!described.label.empty()) {
      integers({static_cast<int>(described.label.size())});
      dictionary_ += padded(described.label, (described.label.size() + 3) / 4 * 4);
    }
    for (const SavCell& missing : described.missing) dictionary_ += word(missing);
    widths_.push_back(width);
    ++elements_;
  }
  void cell(const SavCell& value, int width) {
    if (width == 0) {
      const auto* number = std::get_if<double>(&value);
      words_.push_back(
          {word(value), number ? std::optional<double>(*number) : std::nullopt, number == nullptr});
      return;
    }
    const auto total = static_cast<std::size_t>(width);
    const std::string text = padded(std::get<std::string>(value), total);
    std::string stored;
    if (width <= 255) {
      stored = padded(text, (total + 7) / 8 * 8);
    } else {
      const std::size_t segments = (total + 251) / 252;
      for (std::size_t i = 0; i < segments; ++i) {
        const std::size_t last = (total - (segments - 1) * 252 + 7) / 8 * 8;
        const std::size_t at = std::min(i * 255, total);
        stored += padded(text.substr(at, 255), i + 1 < segments ? 256 : last);
      }
    }
    for (std::size_t at = 0; at < stored.size(); at += 8) {
      words_.push_back({stored.substr(at, 8), std::nullopt});
    }
  }
  std::string header() const {
    std::string bytes = style_.compression == 2 ? "$FL3" : "$FL2";
    bytes += padded("@(#) SPSS DATA FILE written by a test", 60);
    const int count = style_.case_count == -2 ? rows_ : style_.case_count;
    for (const int value : {2, elements_, style_.compression, weight_, count}) {
      bytes += integer(value);
    }
    return bytes + real(style_.bias) + padded("22 Nov 2610:00:00", 84);
  }
  std::string codes() const {
    std::string bytes;
    std::string block;
    std::string values;
    const auto flush = [&] {
      block.resize(8, '\0');
      bytes += block + values;
      block.clear();
      values.clear();
    };
    for (const Word& word : words_) {
      const double code = word.number.value_or(-DBL_MAX) + style_.bias;
      if (word.is_missing) {
        block += '\xFF';
      } else if (code >= 1 && code <= 251 && code == std::floor(code)) {
        block += static_cast<char>(static_cast<int>(code));
      } else if (word.bytes == "        ") {
        block += '\xFE';
      } else {
        block += '\xFD';
        values += word.bytes;
      }
      if (block.size() == 8) flush();
    }
    block += '\xFC';
    flush();
    return bytes;
  }
  /// Blocks that deflate only stores.
  std::string blocks(std::size_t start) const {
    const std::string text = codes();
    std::string packed;
    std::string entries;
    int count = 0;
    for (std::size_t at = 0; at < text.size(); at += style_.block_bytes, ++count) {
      const std::string part = text.substr(at, style_.block_bytes);
      std::string block = "\x78\x01\x01";
      for (const std::size_t size : {part.size(), ~part.size()}) {
        block += static_cast<char>(size & 0xFF);
        block += static_cast<char>(size >> 8 & 0xFF);
      }
      block += part + "sum ";
      entries += ordered(start + at, 8) + ordered(start + 24 + packed.size(), 8);
      entries += ordered(part.size(), 4) + ordered(block.size(), 4);
      packed += block;
    }
    const std::string list = ordered(static_cast<std::uint64_t>(-100), 8) + ordered(0, 8) +
                             ordered(style_.block_bytes, 4) + integer(count) + entries;
    return ordered(start, 8) + ordered(start + 24 + packed.size(), 8) + ordered(list.size(), 8) +
           packed + list;
  }

  Style style_;
  std::string dictionary_;
  std::string long_texts_;
  std::vector<int> widths_;  ///< of the columns
  std::vector<Word> words_;
  int elements_ = 0;
  int weight_ = 0;
  int rows_ = 0;
};

/// What deflate stored without compressing it, as far as it is there.
inline std::string unpack_stored(std::string_view packed) {
  std::string text;
  while (packed.size() >= 5) {
    const std::size_t size = static_cast<unsigned char>(packed[1]) |
                             static_cast<std::size_t>(static_cast<unsigned char>(packed[2])) << 8;
    text += packed.substr(5, size);
    if ((packed[0] & 1) != 0) break;
    packed.remove_prefix(std::min(packed.size(), 5 + size));
  }
  return text;
}

/// Reads a system file that is in memory, giving every stretch in pieces of `piece_bytes`.
inline Result<std::vector<RawTable>> read_sav(std::string_view bytes, std::size_t piece_bytes,
                                              const ReaderLimits& limits = {}) {
  SavReader reader(bytes.size(), limits, 7);
  while (const std::optional<ByteRange> range = reader.next()) {
    std::string stretch(
        bytes.substr(static_cast<std::size_t>(range->from), static_cast<std::size_t>(range->size)));
    if (range->is_deflated) stretch = unpack_stored(stretch);
    for (std::size_t at = 0; at < stretch.size(); at += piece_bytes) {
      const Status status = reader.push(std::string_view(stretch).substr(at, piece_bytes));
      if (!status) return status.error();
    }
    const Status status = reader.end_range();
    if (!status) return status.error();
  }
  return reader.finish();
}

}  // namespace sonder::testing
