#include "table/packed_numbers.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "base/bitset.h"
#include "base/date.h"
#include "base/text_words.h"

namespace sonder {
namespace {

constexpr std::size_t kMostDigits = 15;
/// Texts that fit a word are read at once; more decimals than these leave no digit before the mark.
constexpr std::size_t kWordBytes = 8;
constexpr std::int32_t kMostWordDecimals = 6;
constexpr std::size_t kDateBytes = 10;
constexpr std::size_t kMomentBytes = 19;

/// A bit for each number in a range costs no more than the numbers themselves.
constexpr std::int64_t kMostBitsPerNumber = 32;

bool is_digit(char byte) { return static_cast<unsigned char>(byte - '0') < 10; }

/// Where the digits behind the point begin; the length of the text when there is no point.
std::size_t fraction_start(std::string_view text) {
  const std::size_t point = text.find('.');
  return point == std::string_view::npos ? text.size() : point + 1;
}

std::optional<std::int64_t> read_decimal(std::string_view text, std::int32_t decimals) {
  const bool is_negative = text.front() == '-';
  if (is_negative) text.remove_prefix(1);
  const auto digits_behind = static_cast<std::size_t>(decimals);
  const std::size_t behind = digits_behind + (decimals > 0 ? 1 : 0);
  if (text.size() <= behind || text.size() - behind > kMostDigits - digits_behind) {
    return std::nullopt;
  }
  const std::string_view whole = text.substr(0, text.size() - behind);
  if (whole.front() == '0' && whole.size() > 1) return std::nullopt;
  if (decimals > 0 && text[whole.size()] != '.') return std::nullopt;
  std::int64_t value = 0;
  for (const char byte : whole) {
    if (!is_digit(byte)) return std::nullopt;
    value = value * 10 + (byte - '0');
  }
  for (const char byte : text.substr(text.size() - digits_behind)) {
    if (!is_digit(byte)) return std::nullopt;
    value = value * 10 + (byte - '0');
  }
  if (is_negative && value == 0) return std::nullopt;
  return is_negative ? -value : value;
}

/// Decimals that fit a word, without a sign.
class ShortDecimals {
 public:
  explicit ShortDecimals(std::int32_t decimals)
      : behind_(static_cast<std::size_t>(decimals) + (decimals > 0 ? 1 : 0)) {
    if (behind_ == 0) return;
    point_shift_ = 8 * static_cast<unsigned>(kWordBytes - behind_);
    whole_ = (std::uint64_t{1} << point_shift_) - 1;
    fraction_ = ~std::uint64_t{0} << point_shift_ << 8;
  }

  /// The mantissa of what `read_decimal` reads; kNoDigits where it reads none, or maybe some.
  std::uint32_t read(std::string_view text) const {
    if (text.size() <= behind_ || text.size() > kWordBytes) return kNoDigits;
    if (text.front() == '0' && text.size() - behind_ > 1) return kNoDigits;
    const std::size_t lacking = kWordBytes - text.size();
    // The text stands at the end of the word, behind zeros.
    std::uint64_t word = load_short_text(text) << 8 * lacking;
    word |= kZeros & ~(~std::uint64_t{0} << 8 * lacking);
    if (behind_ == 0) return read_8_digits(word);
    if ((word >> point_shift_ & 0xFF) != '.') return kNoDigits;
    return read_8_digits((word & whole_) << 8 | '0' | (word & fraction_));
  }

 private:
  static constexpr std::uint64_t kZeros = 0x3030'3030'3030'3030U;

  std::size_t behind_;  ///< bytes from the point on
  unsigned point_shift_ = 0;
  std::uint64_t whole_ = 0;     ///< the bytes before the point
  std::uint64_t fraction_ = 0;  ///< those behind it
};

std::optional<std::int64_t> read_date(std::string_view text) {
  if (text.size() != kDateBytes) return std::nullopt;
  const std::optional<Date> date = parse_iso_date(text);
  if (!date) return std::nullopt;
  return date->days_since_epoch;
}

std::optional<std::int64_t> read_moment(std::string_view text) {
  if (text.size() != kMomentBytes || text[kDateBytes] != ' ') return std::nullopt;
  const std::uint64_t clock = load_8_bytes(text.data() + kDateBytes + 1);
  if (!has_digit_shape(clock, word_of("00:00:00"))) return std::nullopt;
  const std::int32_t hours = read_2_digits(clock, 0);
  const std::int32_t minutes = read_2_digits(clock, 3);
  const std::int32_t seconds = read_2_digits(clock, 6);
  const auto day = read_date(text.substr(0, kDateBytes));
  if (!day || hours > 23 || minutes > 59 || seconds > 59) return std::nullopt;
  return *day * kSecondsPerDay + hours * 3'600 + minutes * 60 + seconds;
}

std::optional<std::int64_t> read_value(std::string_view text, PackedShape shape) {
  switch (shape.kind) {
    case PackedShape::Kind::kDecimal: return read_decimal(text, shape.decimals);
    case PackedShape::Kind::kDate: return read_date(text);
    case PackedShape::Kind::kMoment: return read_moment(text);
  }
  return std::nullopt;
}

/// As `insert` does, each use of which is over a kilobyte of WebAssembly.
template <class T>
void put_in_front(const std::vector<T>& front, std::vector<T>& items) {
  if (front.empty()) return;
  const std::size_t before = items.size();
  items.resize(before + front.size());
  std::memmove(items.data() + front.size(), items.data(), before * sizeof(T));
  std::memcpy(items.data(), front.data(), front.size() * sizeof(T));
}

std::string_view write_decimal(std::int64_t value, std::int32_t decimals,
                               PackedNumbers::Buffer& buffer) {
  auto rest = static_cast<std::uint64_t>(value < 0 ? -value : value);
  std::size_t at = buffer.size();
  for (std::int32_t digit = 0; rest != 0 || digit <= decimals; ++digit, rest /= 10) {
    if (digit == decimals && decimals > 0) buffer[--at] = '.';
    buffer[--at] = static_cast<char>('0' + rest % 10);
  }
  if (value < 0) buffer[--at] = '-';
  return {buffer.data() + at, buffer.size() - at};
}

std::string_view write_text(std::string_view text, PackedNumbers::Buffer& buffer) {
  std::copy(text.begin(), text.end(), buffer.begin());
  return {buffer.data(), text.size()};
}

std::string_view write_moment(std::int64_t seconds, PackedNumbers::Buffer& buffer) {
  std::string text = format_iso(Timestamp{seconds});
  text[kDateBytes] = ' ';
  return write_text(text, buffer);
}

/// Every bit of the number and the seed moves every bit of it, so that no file can be made whose
/// numbers all go to one place (Steele, Lea, Flood: "Fast splittable pseudorandom number
/// generators", 2014).
std::uint64_t hash_of(std::int64_t number, std::uint64_t seed) {
  std::uint64_t hash = static_cast<std::uint64_t>(number) + seed;
  hash = (hash ^ hash >> 30) * 0xBF58'476D'1CE4'E5B9U;
  hash = (hash ^ hash >> 27) * 0x94D0'49BB'1331'11EBU;
  return hash ^ hash >> 31;
}

}  // namespace

std::optional<PackedShape> packed_shape_of(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (read_date(text)) return PackedShape{PackedShape::Kind::kDate, 0};
  if (read_moment(text)) return PackedShape{PackedShape::Kind::kMoment, 0};
  const std::size_t decimals = text.size() - fraction_start(text);
  if (decimals > kMostDigits || (decimals == 0 && text.back() == '.')) return std::nullopt;
  const PackedShape shape{PackedShape::Kind::kDecimal, static_cast<std::int32_t>(decimals)};
  if (!read_value(text, shape)) return std::nullopt;
  return shape;
}

void PackedNumbers::reserve(std::size_t rows) {
  if (is_wide_) {
    wide_.reserve(rows);
  } else {
    narrow_.reserve(rows);
  }
}

void PackedNumbers::widen() {
  if (is_wide_) return;
  wide_.reserve(std::max(narrow_.capacity(), narrow_.size() + 1));
  for (std::size_t row = 0; row < narrow_.size(); ++row) wide_.push_back(raw(row));
  narrow_ = {};
  is_wide_ = true;
}

void PackedNumbers::push(std::int64_t value) {
  const bool is_mark = value <= kOddMark;
  const bool fits = value > kNarrowOdd && value <= std::numeric_limits<std::int32_t>::max();
  if (!is_wide_ && !is_mark && !fits) widen();
  if (is_wide_) return wide_.push_back(value);
  const std::int32_t mark = value == kEmptyMark ? kNarrowEmpty : kNarrowOdd;
  narrow_.push_back(is_mark ? mark : static_cast<std::int32_t>(value));
}

std::int64_t PackedNumbers::mark_odd(std::string_view text) {
  odd_rows_.push_back(size());
  odd_codes_.push_back(odd_texts_.intern(text));
  return kOddMark;
}

std::int64_t PackedNumbers::read(std::string_view text) {
  if (text.empty()) {
    ++empty_count_;
    return kEmptyMark;
  }
  const std::optional<std::int64_t> value = read_value(text, shape_);
  return value ? *value : mark_odd(text);
}

void PackedNumbers::append(std::string_view text) { push(read(text)); }

/// The common case in a loop of its own, up to the first text that is anything else.
std::size_t PackedNumbers::append_short_decimals(const std::string_view* texts, std::size_t stride,
                                                 std::size_t count) {
  const ShortDecimals decimals(shape_.decimals);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t number = decimals.read(texts[i * stride]);
    if (number == kNoDigits) return i;
    narrow_.push_back(static_cast<std::int32_t>(number));
  }
  return count;
}

void PackedNumbers::append_rows(const std::string_view* texts, std::size_t stride,
                                std::size_t count) {
  const bool has_short =
      shape_.kind == PackedShape::Kind::kDecimal && shape_.decimals <= kMostWordDecimals;
  for (std::size_t i = 0; i < count; ++i) {
    if (has_short && !is_wide_) i += append_short_decimals(texts + i * stride, stride, count - i);
    if (i < count) append(texts[i * stride]);
  }
}

void PackedNumbers::prepend(const std::vector<std::string_view>& texts) {
  PackedNumbers front(shape_, hash_seed_);
  for (const std::string_view text : texts) front.append(text);
  if (front.is_wide_) widen();
  if (is_wide_) front.widen();
  put_in_front(front.narrow_, narrow_);
  put_in_front(front.wide_, wide_);
  empty_count_ += front.empty_count_;
  for (std::uint32_t& code : front.odd_codes_) {
    code = odd_texts_.intern(front.odd_texts_.text(code));
  }
  put_in_front(front.odd_codes_, odd_codes_);
  for (std::size_t& row : odd_rows_) row += texts.size();
  put_in_front(front.odd_rows_, odd_rows_);
}

void PackedNumbers::shrink(std::size_t count) {
  for (std::size_t row = count; row < size(); ++row) {
    if (is_empty(row)) --empty_count_;
  }
  while (!odd_rows_.empty() && odd_rows_.back() >= count) {
    odd_rows_.pop_back();
    odd_codes_.pop_back();
  }
  if (is_wide_) {
    wide_.resize(count);
  } else {
    narrow_.resize(count);
  }
}

std::string_view PackedNumbers::text(std::size_t row, Buffer& buffer) const {
  const std::int64_t value = raw(row);
  if (value == kEmptyMark) return {};
  if (value == kOddMark) {
    const auto at = std::lower_bound(odd_rows_.begin(), odd_rows_.end(), row) - odd_rows_.begin();
    return odd_texts_.text(odd_codes_[static_cast<std::size_t>(at)]);
  }
  switch (shape_.kind) {
    case PackedShape::Kind::kDecimal: return write_decimal(value, shape_.decimals, buffer);
    case PackedShape::Kind::kDate:
      return write_text(format_iso(Date{static_cast<std::int32_t>(value)}), buffer);
    case PackedShape::Kind::kMoment: return write_moment(value, buffer);
  }
  return {};
}

template <class Take>
void PackedNumbers::each_number(const Take& take) const {
  for (const std::int32_t number : narrow_) {
    if (number > kNarrowOdd) take(std::int64_t{number});
  }
  for (const std::int64_t number : wide_) {
    if (number > kOddMark) take(number);
  }
}

std::optional<std::pair<std::int64_t, std::int64_t>> PackedNumbers::range() const {
  std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
  std::int64_t highest = kOddMark;
  each_number([&](std::int64_t number) {
    lowest = std::min(lowest, number);
    highest = std::max(highest, number);
  });
  if (highest == kOddMark) return std::nullopt;
  return std::pair{lowest, highest};
}

/// Marked in a table of twice as many places, each in the first free one from where its hash says
/// (Knuth, TAOCP 3, 6.4, algorithm L).
std::size_t PackedNumbers::count_by_hash() const {
  std::vector<std::int64_t> places(std::bit_ceil(2 * size()), kOddMark);
  const std::size_t mask = places.size() - 1;
  std::size_t count = 0;
  each_number([&](std::int64_t number) {
    std::size_t at = static_cast<std::size_t>(hash_of(number, hash_seed_)) & mask;
    while (places[at] != kOddMark && places[at] != number) at = (at + 1) & mask;
    if (places[at] == number) return;
    places[at] = number;
    ++count;
  });
  return count;
}

/// Ticked off, or hashed where they lie too far apart for that.
std::size_t PackedNumbers::count_distinct_numbers() const {
  const auto limits = range();
  if (!limits) return 0;
  const std::int64_t lowest = limits->first;
  const std::int64_t spread = limits->second - lowest;
  if (spread < static_cast<std::int64_t>(size()) * kMostBitsPerNumber) {
    Bitset seen(static_cast<std::size_t>(spread) + 1);
    each_number([&](std::int64_t number) { seen.set(static_cast<std::size_t>(number - lowest)); });
    return seen.count();
  }
  return count_by_hash();
}

std::size_t PackedNumbers::count_distinct() const {
  return count_distinct_numbers() + odd_texts_.size() - 1;
}

CodedText PackedNumbers::to_coded() const {
  CodedText coded{TextDictionary(hash_seed_), {}};
  coded.codes.reserve(size());
  Buffer buffer;
  for (std::size_t row = 0; row < size(); ++row) {
    coded.codes.push_back(coded.dictionary.intern(text(row, buffer)));
  }
  return coded;
}

std::size_t PackedNumbers::memory_bytes() const {
  return narrow_.capacity() * sizeof(std::int32_t) + wide_.capacity() * sizeof(std::int64_t) +
         odd_rows_.capacity() * sizeof(std::size_t) +
         odd_codes_.capacity() * sizeof(std::uint32_t) + odd_texts_.memory_bytes();
}

}  // namespace sonder
