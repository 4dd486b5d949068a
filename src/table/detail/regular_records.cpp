#include "table/detail/regular_records.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>

#include "table/detail/byte_masks.h"

namespace sonder::detail {
namespace {

constexpr std::size_t kPositionsAtOnce = 8;

/// Writes the positions of the set bits; returns the place behind the last one. So many at once
/// that it seldom depends on the text how often this goes round; those beyond mean nothing.
std::uint32_t* write_positions(std::uint64_t bits, std::uint32_t base, std::uint32_t* place) {
  std::uint32_t* const end = place + std::popcount(bits);
  while (place < end) {
    for (std::size_t i = 0; i < kPositionsAtOnce; ++i) {
      place[i] = base + static_cast<std::uint32_t>(std::countr_zero(bits));
      bits &= bits - 1;
    }
    place += kPositionsAtOnce;
  }
  return end;
}

/// How the record between the two places ends.
LineEnd line_end_at(std::string_view window, std::size_t from, std::size_t to) {
  if (window[to - 1] == '\r') return LineEnd::kCr;
  return to - from > 1 && window[to - 2] == '\r' ? LineEnd::kCrlf : LineEnd::kLf;
}

/// Of what follows a delimiter.
void drop_blanks(std::string_view* cell, const std::string_view* end) {
  for (; cell != end; ++cell) {
    if (cell->starts_with(' ')) cell->remove_prefix(1);
  }
}

}  // namespace

RegularRecords::RegularRecords(const Dialect& dialect, std::uint64_t longest_record)
    : delimiter_(dialect.delimiter),
      quote_(dialect.quote),
      is_escaped_(dialect.escape != '\0'),
      drops_blank_(dialect.drops_blank),
      longest_record_(longest_record) {}

/// `next` is the byte behind the block: a carriage return before a line feed ends nothing.
void RegularRecords::mark_block(const char* block, char next, std::uint32_t position) {
  const std::uint64_t quotes = quote_ == '\0' ? 0 : match_block(block, quote_);
  const std::uint64_t feeds = match_block(block, '\n');
  const std::uint64_t returns = match_block(block, '\r');
  const std::uint64_t feed_follows = feeds >> 1 | static_cast<std::uint64_t>(next == '\n') << 63;
  std::uint64_t line_ends = feeds | (returns & ~feed_follows);
  std::uint64_t cell_ends = match_block(block, delimiter_) | line_ends;
  if ((quotes | is_inside_) != 0) {
    const std::uint64_t inside = prefix_parity(quotes) ^ is_inside_;
    is_inside_ = (inside >> 63) != 0 ? ~std::uint64_t{0} : 0;
    cell_ends &= ~inside;
    line_ends &= ~inside;
  }
  all_quotes_ |= quotes;
  all_returns_ |= returns;
  quotes_[position / kBlockBytes] = quotes;
  std::uint32_t* const end = write_positions(cell_ends, position, ends_.data() + end_count_);
  for (; line_ends != 0; line_ends &= line_ends - 1) {
    const std::uint64_t earlier = cell_ends & ((line_ends & -line_ends) - 1);
    record_ends_[record_end_count_++] =
        end_count_ + static_cast<std::uint32_t>(__builtin_popcountll(earlier));
  }
  end_count_ = static_cast<std::uint32_t>(end - ends_.data());
}

void RegularRecords::find_marks(std::string_view window) {
  const std::size_t most = window.size() + kBlockBytes;
  if (record_ends_.size() < most) {
    ends_.resize(most + kPositionsAtOnce);
    record_ends_.resize(most);
    quotes_.resize(most / kBlockBytes);
  }
  end_count_ = 0;
  record_end_count_ = 0;
  is_inside_ = 0;
  all_quotes_ = 0;
  all_returns_ = 0;
  std::size_t at = 0;
  for (; at + kBlockBytes < window.size(); at += kBlockBytes) {
    mark_block(window.data() + at, window[at + kBlockBytes], static_cast<std::uint32_t>(at));
  }
  // The rest is padded with a byte that is none of the marks. What it pads cannot be told from
  // the text behind the window, so that a carriage return at its very end counts as one before a
  // line feed: its record is left for later.
  char rest[kBlockBytes];
  std::fill(std::begin(rest), std::end(rest), delimiter_ == '.' ? ' ' : '.');
  const std::size_t size = window.size() - at;
  std::memcpy(rest, window.data() + at, size);
  if (rest[size - 1] == '\r') rest[size - 1] = '.';
  mark_block(rest, '.', static_cast<std::uint32_t>(at));
}

/// Whether there are any among the bytes from `from` and before `to`.
bool RegularRecords::has_quotes(std::size_t from, std::size_t to) const {
  std::size_t block = from / kBlockBytes;
  std::uint64_t bits = quotes_[block] & ~std::uint64_t{0} << from % kBlockBytes;
  for (; block < to / kBlockBytes; bits = quotes_[++block]) {
    if (bits != 0) return true;
  }
  return (bits & ((std::uint64_t{1} << to % kBlockBytes) - 1)) != 0;
}

/// The text of a cell between quote marks that holds doubled ones; absent when one stands alone.
std::optional<std::string_view> RegularRecords::unfold_quotes(std::string_view inner) {
  if (unfolded_count_ == unfolded_.size()) unfolded_.emplace_back();
  std::string& text = unfolded_[unfolded_count_++];
  text.clear();
  for (std::size_t at = 0; at < inner.size();) {
    const std::size_t mark = inner.find(quote_, at);
    if (mark == std::string_view::npos) {
      text.append(inner.substr(at));
      break;
    }
    if (mark + 1 == inner.size() || inner[mark + 1] != quote_) return std::nullopt;
    text.append(inner.substr(at, mark + 1 - at));
    at = mark + 2;
  }
  return text;
}

/// The text of a cell of a record with quote marks; absent when it is anything special.
std::optional<std::string_view> RegularRecords::unquote(std::size_t from, std::string_view cell) {
  if (cell.empty() || cell.front() != quote_) {
    if (has_quotes(from, from + cell.size())) return std::nullopt;
    return cell;
  }
  if (is_escaped_ || cell.size() < 2 || cell.back() != quote_) return std::nullopt;
  const std::string_view inner = cell.substr(1, cell.size() - 2);
  if (has_quotes(from + 1, from + 1 + inner.size())) return unfold_quotes(inner);
  return inner;
}

bool RegularRecords::unquote_record(std::string_view window, std::string_view* cells,
                                    std::size_t width) {
  for (std::size_t i = 0; i < width; ++i) {
    const auto from = static_cast<std::size_t>(cells[i].data() - window.data());
    const std::optional<std::string_view> text = unquote(from, cells[i]);
    if (!text) return false;
    cells[i] = *text;
  }
  return true;
}

/// Cuts the record from `from` whose cells end at the places `ends`.
void RegularRecords::cut_record(std::string_view window, std::size_t from,
                                const std::uint32_t* ends, std::string_view* cells,
                                std::size_t width) const {
  const char* const bytes = window.data();
  for (std::size_t i = 0; i < width; ++i) {
    const std::size_t to = ends[i];
    cells[i] = {bytes + from, to - from};
    from = to + 1;
  }
  if (drops_blank_) drop_blanks(cells + 1, cells + width);
  if (all_returns_ == 0) return;
  std::string_view& last = cells[width - 1];
  if (!last.empty() && last.back() == '\r' && bytes[ends[width - 1]] == '\n') last.remove_suffix(1);
}

std::size_t RegularRecords::take(std::string_view text, std::size_t width, std::size_t most) {
  const std::string_view window = text.substr(0, kWindowBytes);
  seen_bytes_ = window.size();
  unfolded_count_ = 0;
  record_count_ = 0;
  find_marks(window);
  most = std::min<std::size_t>(most, record_end_count_);
  if (cells_.size() < end_count_) cells_.resize(end_count_);
  std::size_t first_end = 0;
  std::size_t taken = 0;
  while (record_count_ < most && record_ends_[record_count_] + 1 == first_end + width) {
    const std::uint32_t* const ends = ends_.data() + first_end;
    const std::size_t next = ends[width - 1] + std::size_t{1};
    if (next - taken > longest_record_) break;
    std::string_view* const cells = cells_.data() + first_end;
    cut_record(window, taken, ends, cells, width);
    const bool is_quoted = all_quotes_ != 0 && has_quotes(taken, next - 1);
    if (is_quoted && !unquote_record(window, cells, width)) break;
    if (all_returns_ != 0) line_ends_.add(line_end_at(window, taken, next));
    ++record_count_;
    first_end += width;
    taken = next;
  }
  if (all_returns_ == 0) line_ends_.add(LineEnd::kLf, record_count_);
  return taken;
}

}  // namespace sonder::detail
