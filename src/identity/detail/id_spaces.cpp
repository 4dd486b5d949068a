#include "identity/detail/id_spaces.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

#include "base/sorting.h"
#include "identity/detail/disjoint_sets.h"
#include "identity/detail/pair_weights.h"

namespace sonder::detail {
namespace {

/// So many shared ids tell whether two files mean the same people by them.
constexpr std::uint64_t kEnoughCompared = 2'000;

/// A customer id in a file, with the first record that has it there.
struct IdInFile {
  std::uint32_t file;
  std::uint32_t position;
};

/// The files of each id, in the order of their records.
struct IdHolders {
  std::vector<std::uint32_t> starts;  ///< of each id in `holders`
  std::vector<IdInFile> holders;

  std::span<const IdInFile> of(std::uint32_t id) const {
    return std::span(holders).subspan(starts[id], starts[id + 1] - starts[id]);
  }
};

/// What the ids that two files share say.
struct SharedIds {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::uint64_t shared = 0;
  std::uint64_t comparable = 0;  ///< of which both records say something in one field at least
  std::uint64_t alike = 0;       ///< of which the evidence is for one person

  bool is_one_space() const { return comparable > 0 && alike * 2 >= comparable; }
};

IdHolders group_by_id(const PersonRecords& records, const ComparedRecords& compared) {
  const CodedText& ids = records.customer_id;
  IdHolders groups;
  groups.starts.assign(ids.dictionary.size() + std::size_t{1}, 0);
  for (const std::uint32_t id : ids.codes) ++groups.starts[id + 1];
  std::partial_sum(groups.starts.begin(), groups.starts.end(), groups.starts.begin());
  groups.holders.resize(ids.codes.size());
  std::vector<std::uint32_t> next = groups.starts;
  for (std::uint32_t position = 0; position < compared.size(); ++position) {
    const std::uint32_t record = compared.record[position].index;
    groups.holders[next[ids.codes[record]]++] = {records.source[record].index, position};
  }
  return groups;
}

/// One record of each file that has the id.
void find_first_of_files(std::span<const IdInFile> holders, std::vector<IdInFile>& firsts) {
  firsts.clear();
  for (const IdInFile& holder : holders) {
    const bool is_known = std::any_of(firsts.begin(), firsts.end(), [&](const IdInFile& first) {
      return first.file == holder.file;
    });
    if (!is_known) firsts.push_back(holder);
  }
}

/// The ids of several records, in the order of their first ones, which does not depend on that of
/// the files.
std::vector<std::uint32_t> list_shared_ids(const IdHolders& groups) {
  std::vector<std::uint32_t> shared;
  for (std::uint32_t id = 1; id + 1 < groups.starts.size(); ++id) {
    if (groups.of(id).size() > 1) shared.push_back(id);
  }
  sort_stably(shared, [&](std::uint32_t a, std::uint32_t b) {
    return groups.of(a).front().position < groups.of(b).front().position;
  });
  return shared;
}

SharedIds& shared_by(std::uint32_t first, std::uint32_t second, std::vector<SharedIds>& all) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const SharedIds& each) {
    return each.first == first && each.second == second;
  });
  if (found != all.end()) return *found;
  all.push_back({first, second});
  return all.back();
}

void compare_holders(IdInFile a, IdInFile b, const ComparedRecords& compared,
                     const MatchModel& model, std::vector<SharedIds>& all) {
  if (b.file < a.file) std::swap(a, b);
  SharedIds& shared = shared_by(a.file, b.file, all);
  ++shared.shared;
  if (shared.comparable >= kEnoughCompared) return;
  const AgreementPattern pattern = compare_records(compared, a.position, b.position);
  if (pattern == 0) return;
  ++shared.comparable;
  double weight = 0;
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    weight += field_weight(model, field, level_at(pattern, field));
  }
  shared.alike += weight > 0 ? 1 : 0;
}

std::vector<SharedIds> count_shared_ids(const IdHolders& groups, const ComparedRecords& compared,
                                        const MatchModel& model) {
  std::vector<SharedIds> all;
  std::vector<IdInFile> holders;
  for (const std::uint32_t id : list_shared_ids(groups)) {
    find_first_of_files(groups.of(id), holders);
    for (std::size_t each = 1; each < holders.size(); ++each) {
      for (std::size_t other = 0; other < each; ++other) {
        compare_holders(holders[other], holders[each], compared, model, all);
      }
    }
  }
  sort_stably(all, [](const SharedIds& a, const SharedIds& b) {
    return std::tie(a.first, a.second) < std::tie(b.first, b.second);
  });
  return all;
}

/// Files that only share ids, the most first, each with one that says more.
void join_bare_files(std::vector<SharedIds> all, DisjointSets& spaces) {
  const std::vector<SharedIds> known = all;
  std::erase_if(all, [](const SharedIds& each) { return each.comparable > 0; });
  sort_stably(all, [](const SharedIds& a, const SharedIds& b) { return a.shared > b.shared; });
  const auto contradict = [&](std::uint32_t a, std::uint32_t b) {
    return std::any_of(known.begin(), known.end(), [&](const SharedIds& each) {
      if (each.comparable == 0 || each.is_one_space()) return false;
      const std::uint32_t first = spaces.find(each.first);
      const std::uint32_t second = spaces.find(each.second);
      return (first == a && second == b) || (first == b && second == a);
    });
  };
  for (const SharedIds& each : all) {
    if (contradict(spaces.find(each.first), spaces.find(each.second))) continue;
    spaces.unite(each.first, each.second);
  }
}

}  // namespace

std::vector<std::uint32_t> find_id_spaces(const PersonRecords& records,
                                          const ComparedRecords& compared,
                                          const MatchModel& model) {
  std::uint32_t files = 0;
  for (const SourceId source : records.source) files = std::max(files, source.index + 1);
  const std::vector<SharedIds> all =
      count_shared_ids(group_by_id(records, compared), compared, model);
  DisjointSets spaces(files);
  for (const SharedIds& each : all) {
    if (each.is_one_space()) spaces.unite(each.first, each.second);
  }
  join_bare_files(all, spaces);
  std::vector<std::uint32_t> space_of(files);
  for (std::uint32_t file = 0; file < files; ++file) space_of[file] = spaces.find(file);
  return space_of;
}

}  // namespace sonder::detail
