#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "identity/compared_records.h"
#include "identity/record_preparation.h"

namespace sonder {

/// Pairs of records are compared when they agree exactly in all fields of a rule.
struct BlockingRule {
  std::vector<ComparedField> fields;
  /// The values may stand in each other's place: given name and surname.
  bool in_any_order = false;

  friend bool operator==(const BlockingRule&, const BlockingRule&) = default;
};

/// "surname + postcode"; "given_name + surname in any order".
std::string describe(const BlockingRule& rule);

/// One field each where it says much, else two: what people rarely share by chance.
std::span<const BlockingRule> person_blocking_rules();

inline constexpr std::size_t kMostBlockingRules = 24;

struct BlockingOptions {
  /// A key shared by more records than this is left out of its rule: a placeholder such as
  /// 1900-01-01, or too common to say anything. 2-100,000.
  std::uint32_t max_block_records = 400;
  /// A rule that would compare more pairs than this per record is left out. 1-10,000.
  double max_pairs_per_record = 20;
  /// Where the rules together would compare more, the most expensive are left out as well.
  double max_pairs_together = 30;
};

/// What a rule costs, known before a pair is compared.
struct RuleCount {
  BlockingRule rule;
  std::uint64_t pairs = 0;          ///< of the keys that are kept
  std::uint64_t skipped_keys = 0;   ///< of more than `max_block_records`
  std::uint64_t skipped_pairs = 0;  ///< that these would have made
  /// Why the rule takes no part; empty when it does.
  std::string left_out = {};

  bool takes_part() const { return left_out.empty(); }
};

/// The records that have all fields of one rule, by key and position.
struct KeyedRecords {
  std::vector<std::uint64_t> keys;
  std::vector<std::uint32_t> records;  ///< positions in `ComparedRecords`
};

/// A rule that takes part, as pairs are held against it.
struct ActiveRule {
  std::uint32_t number = 0;  ///< position in `Blocking::rules`
  std::uint32_t fields = 0;  ///< one bit each
  /// Fields whose values may stand in each other's place; equal where none may.
  ComparedField first = ComparedField::kGivenName;
  ComparedField last = ComparedField::kGivenName;
};

struct Blocking {
  BlockingOptions options;
  std::vector<RuleCount> rules;     ///< as given
  std::vector<ActiveRule> active;   ///< those that take part
  std::vector<KeyedRecords> keyed;  ///< by rule; empty of those that were never tried
  /// By record: the rules of which its key was left out, one bit each.
  std::vector<std::uint32_t> skipped;
};

/// Sorts the records into blocks and counts the pairs. A rule takes no part when all its records
/// are blank in one of its fields, when it makes too many pairs, alone or with the others, or
/// when a rule before it with fewer of the same fields takes part, because that one has all its
/// pairs. O(rules · records · log records).
Blocking block_records(const ComparedRecords& records, std::span<const BlockingRule> rules,
                       const BlockingOptions& options);

/// The same after records came to those that were blocked.
/// O(rules · (records + new records · log new records)).
void extend_blocking(const ComparedRecords& records, const RecordGrowth& growth,
                     Blocking& blocking);

/// Calls `visit` with the records of each key of a rule, those of keys that are left out as well.
template <class Visit>
void for_each_key(const KeyedRecords& keyed, Visit&& visit) {
  for (std::size_t begin = 0; begin < keyed.keys.size();) {
    std::size_t end = begin + 1;
    while (end < keyed.keys.size() && keyed.keys[end] == keyed.keys[begin]) ++end;
    if (end - begin > 1) visit(std::span(keyed.records).subspan(begin, end - begin));
    begin = end;
  }
}

/// The rules that pair two records up, one bit each. O(rules).
std::uint32_t rules_pairing(const ComparedRecords& records, const Blocking& blocking,
                            std::uint32_t a, std::uint32_t b);
/// Those as well of which the key is left out.
std::uint32_t rules_agreeing(const ComparedRecords& records, const Blocking& blocking,
                             std::uint32_t a, std::uint32_t b);

/// 0-1: the share of the pairs of one person that no rule finds, when each field is blank or
/// differs in such a pair independently of the others with 1 - `exact_share[field]`. Names in
/// another order are not counted as found. O(2^fields that rules use).
double estimate_missed_share(const Blocking& blocking,
                             std::span<const double, kComparedFieldCount> exact_share);

}  // namespace sonder
