#include "identity/detail/id_spaces.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "identity/detail/disjoint_sets.h"
#include "identity/detail/pair_weights.h"

namespace sonder::detail {
namespace {

/// A customer id in a file, with the first record that has it there.
struct IdInFile {
  std::uint32_t id;
  std::uint32_t file;
  std::uint32_t position;

  friend bool operator<(const IdInFile& a, const IdInFile& b) {
    return std::tuple(a.id, a.file, a.position) < std::tuple(b.id, b.file, b.position);
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

std::vector<IdInFile> list_ids(const PersonRecords& records, const ComparedRecords& compared) {
  std::vector<IdInFile> ids;
  for (std::uint32_t position = 0; position < compared.size(); ++position) {
    const std::uint32_t record = compared.record[position].index;
    if (records.customer_id.is_empty(record)) continue;
    ids.push_back({records.customer_id.codes[record], records.source[record].index, position});
  }
  std::sort(ids.begin(), ids.end());
  const auto is_same = [](const IdInFile& a, const IdInFile& b) {
    return a.id == b.id && a.file == b.file;
  };
  ids.erase(std::unique(ids.begin(), ids.end(), is_same), ids.end());
  return ids;
}

SharedIds& shared_by(std::uint32_t first, std::uint32_t second, std::vector<SharedIds>& all) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const SharedIds& each) {
    return each.first == first && each.second == second;
  });
  if (found != all.end()) return *found;
  all.push_back({first, second});
  return all.back();
}

void compare_holders(const IdInFile& a, const IdInFile& b, const ComparedRecords& compared,
                     const MatchModel& model, std::vector<SharedIds>& all) {
  SharedIds& shared = shared_by(a.file, b.file, all);
  ++shared.shared;
  const std::uint32_t first = std::min(a.position, b.position);
  const std::uint32_t second = std::max(a.position, b.position);
  const AgreementPattern pattern = compare_records(compared, first, second);
  if (pattern == 0) return;
  ++shared.comparable;
  double weight = 0;
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    weight += field_weight(model, field, level_at(pattern, field));
  }
  shared.alike += weight > 0 ? 1 : 0;
}

std::vector<SharedIds> count_shared_ids(const std::vector<IdInFile>& ids,
                                        const ComparedRecords& compared, const MatchModel& model) {
  std::vector<SharedIds> all;
  for (std::size_t begin = 0; begin < ids.size();) {
    std::size_t end = begin + 1;
    for (; end < ids.size() && ids[end].id == ids[begin].id; ++end) {
      for (std::size_t other = begin; other < end; ++other) {
        compare_holders(ids[other], ids[end], compared, model, all);
      }
    }
    begin = end;
  }
  return all;
}

/// Files that only share ids, the most first, each with one that says more.
void join_bare_files(std::vector<SharedIds> all, DisjointSets& spaces) {
  const std::vector<SharedIds> known = all;
  std::erase_if(all, [](const SharedIds& each) { return each.comparable > 0; });
  std::stable_sort(all.begin(), all.end(),
                   [](const SharedIds& a, const SharedIds& b) { return a.shared > b.shared; });
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
  const std::vector<SharedIds> all = count_shared_ids(list_ids(records, compared), compared, model);
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
