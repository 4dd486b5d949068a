#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "base/id.h"
#include "base/result.h"
#include "model/population.h"

namespace sonder {

struct ProfileTag;
/// One person, after linking.
using ProfileId = Id<ProfileTag>;

/// Why two records belong to one person.
enum class LinkReason : std::uint8_t { kCustomerId, kEmail, kSimilarity, kDecision };
inline constexpr std::size_t kLinkReasonCount = static_cast<std::size_t>(LinkReason::kDecision) + 1;

/// "customer_id", "email", "similarity", "decision".
std::string_view to_string(LinkReason reason);

/// Why the records were linked; by `resolve_identities` because they share an identifier.
struct Link {
  RecordId first;
  RecordId second;
  LinkReason reason = LinkReason::kCustomerId;

  friend bool operator==(const Link&, const Link&) = default;
};

struct ResolutionOptions {
  /// An e-mail shared by records of more distinct customer ids than this is a shared mailbox and
  /// links nobody. 1-1,000.
  std::uint32_t max_customer_ids_per_email = 5;
  /// By source: a customer id means the same person only in files of one number. Empty: in all.
  std::vector<std::uint32_t> id_space_of_source = {};
  /// The order in which records are gone through, each once; empty for that of the files. Who is
  /// linked does not depend on it, but which of them the links lead over does.
  std::span<const RecordId> order = {};
};

/// Who is who.
struct Resolution {
  std::vector<ProfileId> profile_of;  ///< per record
  std::uint32_t profile_count = 0;
  std::vector<Link> links;          ///< a spanning forest: one fewer than records per profile
  std::uint64_t shared_emails = 0;  ///< addresses that linked nobody because too many share them
  Bitset shared_mailboxes;          ///< these addresses, one bit per code of `PersonRecords::email`
  Bitset anonymous;                 ///< records that stay alone, see `find_anonymous`
};

/// Links records that share a customer id or a normalised e-mail, and all that follows from it.
/// Empty identifiers link nobody, and nothing links those who asked to stay unknown. Profiles are
/// numbered by their first record, so the numbering follows the records' order and the grouping
/// does not depend on it. Links by customer id are made first, so a link by e-mail tells that
/// nothing else joins the two; each leads from the first record, in the order gone through, to
/// another one that has the same identifier. Errors: kInvalidArgument for an option outside its
/// range, and where a source has no id space. O(records · α(records)), disjoint sets with path
/// halving (Tarjan and van Leeuwen 1984).
Result<Resolution> resolve_identities(const PersonRecords& records,
                                      const ResolutionOptions& options = {});

/// What the two records have in common that links them, if anything: of two identifiers the surer.
/// `options` are those that `resolution` was made by. O(1).
std::optional<LinkReason> shared_identifier(const PersonRecords& records,
                                            const ResolutionOptions& options,
                                            const Resolution& resolution, RecordId a, RecordId b);

}  // namespace sonder
