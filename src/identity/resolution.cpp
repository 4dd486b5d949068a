#include "identity/resolution.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "base/sorting.h"
#include "identity/anonymous.h"
#include "identity/detail/disjoint_sets.h"

namespace sonder {
namespace {

constexpr std::uint32_t kMostIdsPerEmail = 1'000;

struct Linking {
  const Bitset& anonymous;
  std::span<const RecordId> order;
  detail::DisjointSets sets;
  std::vector<Link> links = {};

  /// The record that comes in that place.
  std::uint32_t at(std::uint32_t place) const { return order.empty() ? place : order[place].index; }
};

constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// Links a record to the first one with the same identifier.
void link_to(std::uint32_t& first, std::uint32_t record, LinkReason reason, Linking& linking) {
  if (first == kNone) {
    first = record;
  } else if (linking.sets.unite(first, record)) {
    linking.links.push_back({{first}, {record}, reason});
  }
}

void link_by_customer_id(const PersonRecords& records, std::span<const std::uint32_t> spaces,
                         Linking& linking) {
  const CodedText& ids = records.customer_id;
  std::vector<std::vector<std::uint32_t>> first_of(std::max<std::size_t>(1, spaces.size()));
  for (std::uint32_t place = 0; place < ids.codes.size(); ++place) {
    const std::uint32_t record = linking.at(place);
    if (ids.is_empty(record) || linking.anonymous.test(record)) continue;
    auto& firsts = first_of[spaces.empty() ? 0 : spaces[records.source[record].index]];
    if (firsts.empty()) firsts.assign(ids.dictionary.size(), kNone);
    link_to(firsts[ids.codes[record]], record, LinkReason::kCustomerId, linking);
  }
}

/// `skipped` has one bit per code.
void link_by_email(const CodedText& emails, const Bitset& skipped, Linking& linking) {
  std::vector<std::uint32_t> first_of(emails.dictionary.size(), kNone);
  for (std::uint32_t place = 0; place < emails.codes.size(); ++place) {
    const std::uint32_t record = linking.at(place);
    const std::uint32_t code = emails.codes[record];
    if (code == TextDictionary::kEmpty || skipped.test(code)) continue;
    if (linking.anonymous.test(record)) continue;
    link_to(first_of[code], record, LinkReason::kEmail, linking);
  }
}

/// Whether each source has an id space, numbered no higher than there are sources.
bool fit_sources(std::span<const std::uint32_t> spaces, const PersonRecords& records) {
  if (spaces.empty()) return true;
  const auto has_space = [&](SourceId source) {
    return source.index < spaces.size() && spaces[source.index] < spaces.size();
  };
  return std::all_of(records.source.begin(), records.source.end(), has_space);
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

void number_profiles(std::uint32_t record_count, detail::DisjointSets& sets,
                     Resolution& resolution) {
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
    case LinkReason::kSimilarity: return "similarity";
    case LinkReason::kDecision: return "decision";
  }
  return "";
}

Result<Resolution> resolve_identities(const PersonRecords& records,
                                      const ResolutionOptions& options) {
  const std::uint32_t limit = options.max_customer_ids_per_email;
  if (limit < 1 || limit > kMostIdsPerEmail) {
    return Error{ErrorCode::kInvalidArgument, "max_customer_ids_per_email must be from 1 to 1,000"};
  }
  if (!fit_sources(options.id_space_of_source, records)) {
    return Error{ErrorCode::kInvalidArgument, "a file has no id space"};
  }
  const auto record_count = static_cast<std::uint32_t>(records.size());
  Bitset shared = find_shared_mailboxes(records, limit);
  Bitset anonymous = find_anonymous(records, options.id_space_of_source, shared);
  Linking linking{anonymous, options.order, detail::DisjointSets(record_count)};
  link_by_customer_id(records, options.id_space_of_source, linking);
  link_by_email(records.email, shared, linking);

  Resolution resolution;
  number_profiles(record_count, linking.sets, resolution);
  resolution.links = std::move(linking.links);
  resolution.shared_emails = shared.count();
  resolution.shared_mailboxes = std::move(shared);
  resolution.anonymous = std::move(anonymous);
  return resolution;
}

std::optional<LinkReason> shared_identifier(const PersonRecords& records,
                                            const ResolutionOptions& options,
                                            const Resolution& resolution, RecordId a, RecordId b) {
  if (resolution.anonymous.test(a.index) || resolution.anonymous.test(b.index)) {
    return std::nullopt;
  }
  const auto space_of = [&](RecordId record) {
    const auto& spaces = options.id_space_of_source;
    return spaces.empty() ? 0 : spaces[records.source[record.index].index];
  };
  const std::uint32_t id = records.customer_id.codes[a.index];
  if (id != TextDictionary::kEmpty && id == records.customer_id.codes[b.index] &&
      space_of(a) == space_of(b)) {
    return LinkReason::kCustomerId;
  }
  const std::uint32_t email = records.email.codes[a.index];
  const bool is_shared = email != TextDictionary::kEmpty && email == records.email.codes[b.index] &&
                         !resolution.shared_mailboxes.test(email);
  return is_shared ? std::optional(LinkReason::kEmail) : std::nullopt;
}

}  // namespace sonder
