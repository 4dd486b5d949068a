#include "identity/resolution.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "base/sorting.h"

namespace sonder {
namespace {

constexpr std::uint32_t kMostIdsPerEmail = 1'000;

/// Disjoint sets with union by size and path halving.
class DisjointSets {
 public:
  explicit DisjointSets(std::uint32_t count) : parent_(count), size_(count, 1) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }

  std::uint32_t find(std::uint32_t element) {
    while (parent_[element] != element) {
      parent_[element] = parent_[parent_[element]];
      element = parent_[element];
    }
    return element;
  }

  /// True when the two were apart.
  bool unite(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a == b) return false;
    if (size_[a] < size_[b]) std::swap(a, b);
    parent_[b] = a;
    size_[a] += size_[b];
    return true;
  }

 private:
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> size_;
};

struct Linking {
  DisjointSets sets;
  std::vector<Link> links;
};

/// Links every record to the first one with the same identifier, except codes that `skipped`
/// names (one bit per code; an empty set skips none).
void link_by(const CodedText& identifier, LinkReason reason, const Bitset& skipped,
             Linking& linking) {
  constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::vector<std::uint32_t> first_of(identifier.dictionary.size(), kNone);
  for (std::uint32_t record = 0; record < identifier.codes.size(); ++record) {
    const std::uint32_t code = identifier.codes[record];
    if (code == TextDictionary::kEmpty || (skipped.size() != 0 && skipped.test(code))) continue;
    std::uint32_t& first = first_of[code];
    if (first == kNone) {
      first = record;
    } else if (linking.sets.unite(first, record)) {
      linking.links.push_back({{first}, {record}, reason});
    }
  }
}

/// The customer ids of the records of each e-mail, grouped by e-mail code.
struct IdsByEmail {
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> ids;
};

IdsByEmail group_ids_by_email(const PersonRecords& records) {
  IdsByEmail groups;
  groups.starts.assign(records.email.dictionary.size() + std::size_t{1}, 0);
  for (const std::uint32_t email : records.email.codes) ++groups.starts[email + 1];
  std::partial_sum(groups.starts.begin(), groups.starts.end(), groups.starts.begin());
  groups.ids.resize(records.size());
  std::vector<std::uint32_t> next = groups.starts;
  for (std::size_t record = 0; record < records.size(); ++record) {
    groups.ids[next[records.email.codes[record]]++] = records.customer_id.codes[record];
  }
  return groups;
}

std::size_t count_distinct_ids(std::span<const std::uint32_t> of_email) {
  std::vector<std::uint32_t> ids(of_email.begin(), of_email.end());
  sort_stably(ids);
  const auto distinct = static_cast<std::size_t>(std::unique(ids.begin(), ids.end()) - ids.begin());
  const bool has_empty = distinct != 0 && ids.front() == TextDictionary::kEmpty;
  return distinct - (has_empty ? 1 : 0);
}

/// One bit per e-mail code: set for those of too many customers.
Bitset find_shared_mailboxes(const PersonRecords& records, std::uint32_t limit) {
  const IdsByEmail groups = group_ids_by_email(records);
  Bitset shared(records.email.dictionary.size());
  for (std::uint32_t email = 1; email < shared.size(); ++email) {
    const std::uint32_t begin = groups.starts[email];
    const std::uint32_t end = groups.starts[email + 1];
    if (end - begin <= limit) continue;
    if (count_distinct_ids(std::span(groups.ids).subspan(begin, end - begin)) > limit) {
      shared.set(email);
    }
  }
  return shared;
}

void number_profiles(std::uint32_t record_count, DisjointSets& sets, Resolution& resolution) {
  constexpr std::uint32_t kUnnumbered = 0xFFFFFFFF;
  std::vector<std::uint32_t> profile_of_root(record_count, kUnnumbered);
  resolution.profile_of.resize(record_count);
  for (std::uint32_t record = 0; record < record_count; ++record) {
    std::uint32_t& profile = profile_of_root[sets.find(record)];
    if (profile == kUnnumbered) profile = resolution.profile_count++;
    resolution.profile_of[record] = {profile};
  }
}

}  // namespace

std::string_view to_string(LinkReason reason) {
  switch (reason) {
    case LinkReason::kCustomerId: return "customer_id";
    case LinkReason::kEmail: return "email";
  }
  return "";
}

Result<Resolution> resolve_identities(const PersonRecords& records,
                                      const ResolutionOptions& options) {
  const std::uint32_t limit = options.max_customer_ids_per_email;
  if (limit < 1 || limit > kMostIdsPerEmail) {
    return Error{ErrorCode::kInvalidArgument, "max_customer_ids_per_email must be from 1 to 1,000"};
  }
  const auto record_count = static_cast<std::uint32_t>(records.size());
  const Bitset shared = find_shared_mailboxes(records, limit);
  Linking linking{DisjointSets(record_count), {}};
  link_by(records.customer_id, LinkReason::kCustomerId, Bitset(), linking);
  link_by(records.email, LinkReason::kEmail, shared, linking);

  Resolution resolution;
  number_profiles(record_count, linking.sets, resolution);
  resolution.links = std::move(linking.links);
  resolution.shared_emails = shared.count();
  return resolution;
}

}  // namespace sonder
