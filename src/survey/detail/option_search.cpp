#include "survey/detail/option_search.h"

#include <algorithm>
#include <utility>

#include "base/bitset.h"
#include "base/sorting.h"
#include "survey/detail/answer_pieces.h"
#include "survey/detail/joined_parts.h"
#include "survey/detail/option_order.h"

namespace sonder {
namespace {

constexpr std::size_t kMostJoinedOptions = 200;
constexpr std::size_t kFewTexts = 12;
constexpr std::size_t kSomeTexts = 30;

/// How often a text must be given to be an option rather than something written under "other".
/// Forms rarely list more than a dozen options, so that few texts are all taken for options.
std::uint64_t least_option_count(std::uint64_t answered, std::size_t distinct_texts) {
  if (distinct_texts <= kFewTexts) return 1;
  if (distinct_texts <= kSomeTexts) return 2;
  return std::max<std::uint64_t>(3, answered / 500);
}

/// How often a part must be given to belong to an option. Many parts are taken not to join into
/// so few options that rarer ones would count.
std::uint64_t least_part_count(std::uint64_t answered, std::size_t distinct_parts) {
  return distinct_parts <= kSomeTexts * 10 ? 1 : least_option_count(answered, distinct_parts);
}

/// Positions of the texts given often enough, most frequent first; ties by their bytes.
template <class TextOf>
std::vector<std::uint32_t> find_frequent(const std::vector<std::uint64_t>& counts,
                                         std::uint64_t answered, TextOf text_of) {
  const auto used = counts.size() - static_cast<std::size_t>(
                                        std::count(counts.begin(), counts.end(), std::uint64_t{0}));
  const std::uint64_t least = least_option_count(answered, used);
  std::vector<std::uint32_t> frequent;
  for (std::uint32_t position = 0; position < counts.size(); ++position) {
    if (counts[position] >= least) frequent.push_back(position);
  }
  sort_stably(frequent, [&](std::uint32_t a, std::uint32_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : text_of(a) < text_of(b);
  });
  return frequent;
}

/// Names each id of a cell once, in the order in which the cell has them.
class OncePerCell {
 public:
  explicit OncePerCell(std::size_t id_count) : seen_in_(id_count) {}

  std::vector<std::uint32_t> ids_of(const std::vector<Part>& cell) {
    ++cell_number_;
    std::vector<std::uint32_t> ids;
    for (const Part& part : cell) {
      if (seen_in_[part.id] == cell_number_) continue;
      seen_in_[part.id] = cell_number_;
      ids.push_back(part.id);
    }
    return ids;
  }

 private:
  std::vector<std::uint32_t> seen_in_;
  std::uint32_t cell_number_ = 0;
};

/// A column cut into cells of options, with the rest left out.
struct OptionCells {
  std::vector<std::string_view> options;          ///< most frequent first
  std::vector<std::vector<std::uint32_t>> cells;  ///< positions in `options`
  std::vector<bool> is_explained;                 ///< per cell: nothing was left out
  std::vector<std::uint32_t> cells_with;          ///< per option: distinct cells that have it
};

std::vector<std::uint64_t> count_parts(const DistinctAnswers& answers, const JoinedParts& parts) {
  std::vector<std::uint64_t> counts(parts.texts.size());
  OncePerCell once(parts.texts.size());
  for (std::size_t cell = 0; cell < parts.cells.size(); ++cell) {
    for (const std::uint32_t id : once.ids_of(parts.cells[cell])) {
      counts[id] += answers.counts[cell];
    }
  }
  return counts;
}

OptionCells keep_options(const DistinctAnswers& answers, const JoinedParts& parts) {
  const std::vector<std::uint64_t> counts = count_parts(answers, parts);
  std::vector<std::uint32_t> frequent = find_frequent(
      counts, answers.answered, [&](std::uint32_t id) { return parts.texts.text(id); });
  frequent.resize(std::min(frequent.size(), kMostJoinedOptions));
  OptionCells kept;
  kept.cells_with.resize(frequent.size());
  std::vector<std::uint32_t> option_of(parts.texts.size(), kMostJoinedOptions);
  for (std::uint32_t option = 0; option < frequent.size(); ++option) {
    kept.options.push_back(parts.texts.text(frequent[option]));
    option_of[frequent[option]] = option;
  }
  OncePerCell once(parts.texts.size());
  for (const std::vector<Part>& cell : parts.cells) {
    std::vector<std::uint32_t> options;
    const std::vector<std::uint32_t> ids = once.ids_of(cell);
    for (const std::uint32_t id : ids) {
      if (option_of[id] == kMostJoinedOptions) continue;
      options.push_back(option_of[id]);
      ++kept.cells_with[option_of[id]];
    }
    kept.is_explained.push_back(options.size() == ids.size());
    kept.cells.push_back(std::move(options));
  }
  return kept;
}

Precedence count_precedence(const DistinctAnswers& answers, const OptionCells& kept) {
  Precedence precedence(kept.options.size());
  for (std::size_t cell = 0; cell < kept.cells.size(); ++cell) {
    const std::vector<std::uint32_t>& options = kept.cells[cell];
    for (std::size_t first = 0; first < options.size(); ++first) {
      precedence.add_option(options[first], answers.counts[cell]);
      for (std::size_t second = first + 1; second < options.size(); ++second) {
        precedence.add_pair(options[first], options[second], answers.counts[cell]);
      }
    }
  }
  return precedence;
}

void weigh_order(const Precedence& precedence, JoinedOptions& found) {
  for (std::size_t first = 0; first < precedence.size(); ++first) {
    for (std::size_t second = first + 1; second < precedence.size(); ++second) {
      const std::uint64_t forward = precedence.times_before(first, second);
      const std::uint64_t backward = precedence.times_before(second, first);
      found.in_order += std::max(forward, backward);
      found.out_of_order += std::min(forward, backward);
    }
  }
}

void weigh_cells(const DistinctAnswers& answers, const OptionCells& kept, JoinedOptions& found) {
  Bitset standing_alone(kept.options.size());
  for (std::size_t cell = 0; cell < kept.cells.size(); ++cell) {
    const std::vector<std::uint32_t>& options = kept.cells[cell];
    const auto found_elsewhere =
        std::count_if(options.begin(), options.end(),
                      [&](std::uint32_t option) { return kept.cells_with[option] > 1; });
    if (found_elsewhere > 1) found.joined += answers.counts[cell];
    if (!kept.is_explained[cell]) continue;
    found.explained += answers.counts[cell];
    if (options.size() == 1) standing_alone.set(options.front());
  }
  found.standing_alone = standing_alone.count();
}

}  // namespace

std::uint64_t count_separated(const DistinctAnswers& answers, std::string_view separator) {
  std::uint64_t count = 0;
  for (std::size_t at = 0; at < answers.texts.size(); ++at) {
    if (answers.texts[at].find(separator) != std::string_view::npos) count += answers.counts[at];
  }
  return count;
}

JoinedOptions find_joined_options(const DistinctAnswers& answers, std::string_view separator) {
  JoinedParts parts = cut_into_parts(answers, separator);
  // Options may well hold commas, but hardly ever semicolons.
  if (separator == kCommaSeparator) {
    join_inseparable_parts(answers, least_part_count(answers.answered, parts.texts.size()), parts);
  }
  const OptionCells kept = keep_options(answers, parts);
  const Precedence precedence = count_precedence(answers, kept);
  JoinedOptions found;
  for (const std::size_t option : order_options(precedence)) {
    found.options.emplace_back(kept.options[option]);
  }
  weigh_order(precedence, found);
  weigh_cells(answers, kept, found);
  return found;
}

std::vector<std::string> find_single_options(const DistinctAnswers& answers) {
  std::vector<std::string> options;
  for (const std::uint32_t position : find_frequent(
           answers.counts, answers.answered, [&](std::uint32_t at) { return answers.texts[at]; })) {
    options.emplace_back(answers.texts[position]);
  }
  return options;
}

}  // namespace sonder
