#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "identity/clustering.h"
#include "identity/compared_people.h"
#include "identity/decisions.h"
#include "identity/resolution.h"
#include "identity/training.h"

namespace sonder {

struct MatchOptions {
  /// Pairs at least so likely to be one person are linked. 0.01-0.9999.
  double threshold = 0.5;
  /// Whether a file that has nobody twice is recognised as one; then nobody of it is joined with
  /// another record of it, and with at most one of each other such file. Such is a file of which
  /// fewer than two in a thousand records surely, at 0.9, match another of the same file, when
  /// several files are compared.
  bool recognises_files_without_duplicates = true;
  /// Whether records are compared at all, or linked by identifiers and decisions alone.
  bool by_likeness = true;
  /// Pairs with at least this chance of being wrong, either way, are listed as uncertain. 0-0.5.
  double uncertain_from = 0.05;
  /// What a person decided, in the order in which it was: against every identifier, likeness and
  /// limit. `settle_decisions` says which of them hold.
  std::vector<Decision> decisions = {};
  BlockingOptions blocking;
  TrainingOptions training;
  ResolutionOptions identifiers;
};

/// Errors to expect of linking all pairs at least so likely, worked out from the likelihoods. Pairs
/// that shared identifiers link anyway are not among them, nor are those of which fewer than one
/// in 16,000 are of one person.
struct ExpectedErrors {
  double threshold = 0;
  std::uint64_t pairs = 0;  ///< that are at least so likely
  double false_links = 0;   ///< among them, expected
  double missed_links = 0;  ///< compared, but less likely, and yet of one person
};

struct MatchLink {
  RecordId first;
  RecordId second;
  LinkReason reason = LinkReason::kSimilarity;
  double weight = 0;  ///< bits of evidence; 0 for shared identifiers
};

/// One field's part in the weight of a pair.
struct FieldEvidence {
  ComparedField field = ComparedField::kGivenName;
  AgreementLevel level = AgreementLevel::kMissing;
  double weight = 0;     ///< log2(m / u)
  double frequency = 0;  ///< what is added because the shared value is rarer or commoner than most
};

/// How a pair comes to its likelihood: the prior, then field by field, less what may come of living
/// together.
struct PairEvidence {
  double prior = 0;                   ///< log2 of the odds that any two records are one person
  std::vector<FieldEvidence> fields;  ///< those that say something
  double household = 0;               ///< taken off for what a household shares; 0 or less
  double weight = 0;                  ///< the sum of all
  double probability = 0;             ///< 0-1
};

/// Who is who, by what records say.
struct Matches {
  std::vector<std::uint32_t> group_of;  ///< per record; groups are numbered by their first record
  std::uint32_t group_count = 0;
  std::vector<MatchLink> links;    ///< a spanning forest: one fewer than records per group
  std::vector<MatchLink> refused;  ///< likely enough, but kept apart by a limit or a decision
  /// What a person should look at, the least certain first, at most `kMostUncertain`: of two groups
  /// that nobody decided about the pair that says least, and links by likeness that may be wrong.
  std::vector<MatchLink> uncertain;
  std::uint64_t uncertain_pairs = 0;  ///< how many there are
  /// Decisions that later ones contradict, or that are about records that stay alone, by position.
  std::vector<std::uint32_t> gave_way;
  std::uint64_t shared_emails = 0;  ///< see `Resolution`
  Bitset anonymous;                 ///< by record, see `find_anonymous`

  ComparedPeople compared;
  TrainedModel trained;
  std::vector<RuleCount> rules;
  std::uint64_t compared_pairs = 0;
  std::vector<ExpectedErrors> errors;  ///< ascending by threshold, that of the options among them
  double missed_by_blocking = 0;       ///< 0-1: of the pairs of one person, never compared
  std::vector<SourceId> files_without_duplicates;
  std::uint32_t large_groups = 0;  ///< of more than `kLargeGroup` records: likely too much in one

  const ComparedRecords& records() const { return compared.records(); }
};

/// Larger groups are pointed out: few people fill in so many forms.
inline constexpr std::uint32_t kLargeGroup = 50;

inline constexpr std::size_t kMostUncertain = 100;

/// Links the records of one person. Those that share a customer id or an e-mail address are linked
/// by `resolve_identities` first; all others by how alike they are (Fellegi and Sunter 1969),
/// without being told a single match. The rules are those of person records of any origin.
/// Customer ids link between two files only where what else these say of the people behind the
/// same ids mostly agrees, so that two shops which both count from 1 stay apart.
///
/// Neither the order of the records nor that of the files changes who is linked, but where two
/// records of a file that has nobody twice say exactly the same.
///
/// `known` is what an earlier run left in `Matches::compared`: as far as it is of the same records,
/// pairs are not compared again. The answer is the same, whatever is known.
///
/// Errors: kInvalidArgument for an option outside its range.
/// O(pairs found by blocking + records · log records); where most records are known,
/// O(rules · records + pairs of new records + pairs that may matter · log).
Result<Matches> match_people(const PersonRecords& records, const MatchOptions& options = {},
                             ComparedPeople known = {});

/// The groups as profiles.
Resolution resolution_of(const Matches& matches);

/// The evidence for two records being one person, whether they were linked or not.
PairEvidence explain_pair(const Matches& matches, RecordId a, RecordId b);

}  // namespace sonder
