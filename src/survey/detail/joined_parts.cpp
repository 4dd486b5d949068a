#include "survey/detail/joined_parts.h"

#include <algorithm>
#include <utility>

#include "base/text_index.h"
#include "base/utf8.h"
#include "survey/detail/answer_pieces.h"

namespace sonder {
namespace {

constexpr std::uint64_t kFewTogether = 5;
constexpr std::uint64_t kFrequent = 20;

/// Two parts that stand side by side.
struct Pair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::uint64_t together = 0;
};

/// Which parts stand beside which; everything is counted in respondents.
struct Neighbours {
  std::vector<std::uint64_t> count;     ///< per id
  std::vector<std::uint64_t> followed;  ///< per id: how often another part follows
  std::vector<std::uint64_t> preceded;
  /// Per id: how many of the frequent parts that follow it also occur without it before them.
  std::vector<std::uint32_t> free_followers;
  std::vector<std::uint32_t> free_predecessors;
  std::vector<Pair> pairs;  ///< of parts that are not too rare
  TextIndex pair_index;     ///< of those, by the bytes of their `pair_key`
};

std::uint64_t pair_key(std::uint32_t first, std::uint32_t second) {
  return (std::uint64_t{first} << 32) | second;
}

std::vector<std::uint64_t> count_parts(const DistinctAnswers& answers, const JoinedParts& parts) {
  std::vector<std::uint64_t> count(parts.texts.size());
  for (std::size_t cell = 0; cell < parts.cells.size(); ++cell) {
    for (const Part& part : parts.cells[cell]) count[part.id] += answers.counts[cell];
  }
  return count;
}

Pair& pair_of(std::uint32_t first, std::uint32_t second, Neighbours& neighbours) {
  const std::uint64_t key = pair_key(first, second);
  const auto known = neighbours.pair_index.find(bytes_of(key));
  if (known) return neighbours.pairs[*known];
  neighbours.pair_index.add(bytes_of(key), static_cast<std::uint32_t>(neighbours.pairs.size()));
  return neighbours.pairs.emplace_back(Pair{first, second, 0});
}

void count_pairs(const std::vector<Part>& cell, std::uint64_t times, std::uint64_t least_count,
                 Neighbours& neighbours) {
  for (std::size_t at = 1; at < cell.size(); ++at) {
    const std::uint32_t first = cell[at - 1].id;
    const std::uint32_t second = cell[at].id;
    neighbours.followed[first] += times;
    neighbours.preceded[second] += times;
    const std::uint64_t rarer = std::min(neighbours.count[first], neighbours.count[second]);
    if (rarer >= least_count) pair_of(first, second, neighbours).together += times;
  }
}

Neighbours count_neighbours(const DistinctAnswers& answers, std::uint64_t least_count,
                            const JoinedParts& parts) {
  const std::size_t size = parts.texts.size();
  Neighbours neighbours;
  neighbours.count = count_parts(answers, parts);
  neighbours.followed.resize(size);
  neighbours.preceded.resize(size);
  neighbours.free_followers.resize(size);
  neighbours.free_predecessors.resize(size);
  for (std::size_t cell = 0; cell < parts.cells.size(); ++cell) {
    count_pairs(parts.cells[cell], answers.counts[cell], least_count, neighbours);
  }
  for (const auto& [first, second, together] : neighbours.pairs) {
    if (together != neighbours.count[second]) ++neighbours.free_followers[first];
    if (together != neighbours.count[first]) ++neighbours.free_predecessors[second];
  }
  return neighbours;
}

bool is_between(char32_t value, char32_t lowest, char32_t highest) {
  return value >= lowest && value <= highest;
}

/// Of Latin and Cyrillic letters; others count as capitals.
bool starts_in_lower_case(std::string_view text) {
  const char32_t letter = take_code_point(text);
  if (letter < 0x80) return is_between(letter, 'a', 'z');
  if (letter < 0x100) return is_between(letter, 0xDF, 0xFF) && letter != 0xF7;
  const bool has_odd_capitals =
      is_between(letter, 0x139, 0x148) || is_between(letter, 0x179, 0x17E);
  if (letter < 0x180) return (letter % 2 == 1) != has_odd_capitals;
  return is_between(letter, 0x430, 0x45F);
}

/// Whether a part that occurs `count` times occurs beside the other one for all that matters.
bool is_nearly_always(std::uint64_t together, std::uint64_t count, bool is_frequent) {
  return is_frequent ? together * 10 >= count * 9 : together == count;
}

bool sticks(const JoinedParts& parts, const Neighbours& neighbours, std::uint32_t first,
            std::uint32_t second) {
  const auto pair = neighbours.pair_index.find(bytes_of(pair_key(first, second)));
  if (first == second || !pair) return false;
  const std::uint64_t together = neighbours.pairs[*pair].together;
  if (together < kFewTogether && !starts_in_lower_case(parts.texts.text(second))) return false;
  const std::uint64_t count_first = neighbours.count[first];
  const std::uint64_t count_second = neighbours.count[second];
  const bool is_frequent = std::min(count_first, count_second) >= kFrequent;
  if (is_nearly_always(together, count_first, is_frequent) &&
      is_nearly_always(together, count_second, is_frequent)) {
    return true;
  }
  const bool only_begins =
      neighbours.followed[first] == count_first && neighbours.free_followers[first] == 0;
  const bool only_ends =
      neighbours.preceded[second] == count_second && neighbours.free_predecessors[second] == 0;
  return only_begins || only_ends;
}

/// The cell with its sticking neighbours joined, from left to right, each part at most once.
std::vector<Part> join_cell(std::string_view text, const std::vector<Part>& cell,
                            const Neighbours& neighbours, JoinedParts& parts) {
  std::vector<Part> joined;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    Part part = cell[at];
    if (at + 1 < cell.size() && sticks(parts, neighbours, part.id, cell[at + 1].id)) {
      part.end = cell[++at].end;
      part.id = parts.texts.intern(text.substr(part.begin, part.end - part.begin));
    }
    joined.push_back(part);
  }
  return joined;
}

bool join_once(const DistinctAnswers& answers, std::uint64_t least_count, JoinedParts& parts) {
  const Neighbours neighbours = count_neighbours(answers, least_count, parts);
  bool has_joined = false;
  for (std::size_t cell = 0; cell < parts.cells.size(); ++cell) {
    if (parts.cells[cell].size() < 2) continue;
    std::vector<Part> joined = join_cell(answers.texts[cell], parts.cells[cell], neighbours, parts);
    has_joined = has_joined || joined.size() < parts.cells[cell].size();
    parts.cells[cell] = std::move(joined);
  }
  return has_joined;
}

}  // namespace

JoinedParts cut_into_parts(const DistinctAnswers& answers, std::string_view separator) {
  JoinedParts parts;
  for (const std::string_view text : answers.texts) {
    std::vector<Part> cell;
    for (const Piece& piece : cut_pieces(text, separator, true)) {
      const std::uint32_t id =
          parts.texts.intern(text.substr(piece.begin, piece.end - piece.begin));
      cell.push_back({piece.begin, piece.end, id});
    }
    parts.cells.push_back(std::move(cell));
  }
  return parts;
}

void join_inseparable_parts(const DistinctAnswers& answers, std::uint64_t least_count,
                            JoinedParts& parts) {
  while (join_once(answers, least_count, parts)) {
  }
}

}  // namespace sonder
