#include "identity/blocking.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <utility>

namespace sonder {
namespace {

using enum ComparedField;

constexpr std::size_t index_of(ComparedField field) { return static_cast<std::size_t>(field); }
constexpr std::uint32_t bit_of(ComparedField field) { return 1U << index_of(field); }

std::uint32_t fields_of(const BlockingRule& rule) {
  std::uint32_t fields = 0;
  for (const ComparedField field : rule.fields) fields |= bit_of(field);
  return fields;
}

struct KeyedRecord {
  std::uint64_t key;
  std::uint32_t record;

  friend bool operator<(const KeyedRecord& a, const KeyedRecord& b) {
    return a.key != b.key ? a.key < b.key : a.record < b.record;
  }
};

/// Exact for rules of one or two fields, which all are; absent where a field is blank.
std::optional<std::uint64_t> key_of(const BlockingRule& rule, const ComparedCodes& codes) {
  const std::uint32_t first = codes[index_of(rule.fields.front())];
  const std::uint32_t last = codes[index_of(rule.fields.back())];
  if (first == 0 || last == 0) return std::nullopt;
  const bool turned = rule.in_any_order && last < first;
  return turned ? (std::uint64_t{last} << 32U) | first : (std::uint64_t{first} << 32U) | last;
}

std::uint64_t count_pairs(std::uint64_t records) { return records * (records - 1) / 2; }

/// Sorts by key, of which records of one stay in their order: digit by digit from the last to the
/// first (a radix sort). O(records · digits that differ).
void sort_by_key(std::vector<KeyedRecord>& keyed) {
  constexpr unsigned kDigitBits = 11;
  constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;
  std::uint64_t differing = 0;
  for (const KeyedRecord& each : keyed) differing |= each.key ^ keyed.front().key;
  std::vector<KeyedRecord> sorted(keyed.size());
  for (unsigned shift = 0; shift < 64 && (differing >> shift) != 0; shift += kDigitBits) {
    if (((differing >> shift) & (kDigits - 1)) == 0) continue;
    std::array<std::uint32_t, kDigits + 1> starts = {};
    for (const KeyedRecord& each : keyed) ++starts[((each.key >> shift) & (kDigits - 1)) + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    for (const KeyedRecord& each : keyed) {
      sorted[starts[(each.key >> shift) & (kDigits - 1)]++] = each;
    }
    keyed.swap(sorted);
  }
}

/// Of the records at these positions, ascending, those that have the rule's fields, by key.
std::vector<KeyedRecord> sort_by_key(const ComparedRecords& records, const BlockingRule& rule,
                                     std::span<const std::uint32_t> positions) {
  std::vector<KeyedRecord> keyed;
  for (const std::uint32_t record : positions) {
    const auto key = key_of(rule, records.codes[record]);
    if (key) keyed.push_back({*key, record});
  }
  sort_by_key(keyed);
  return keyed;
}

/// Puts more records between those that are there.
KeyedRecords merge(const KeyedRecords& keyed, std::span<const std::uint32_t> position_of,
                   std::span<const KeyedRecord> added) {
  KeyedRecords merged;
  merged.keys.reserve(keyed.keys.size() + added.size());
  merged.records.reserve(keyed.keys.size() + added.size());
  std::size_t old = 0;
  const auto take_old = [&] {
    merged.keys.push_back(keyed.keys[old]);
    merged.records.push_back(position_of[keyed.records[old++]]);
  };
  for (const KeyedRecord& each : added) {
    while (old < keyed.keys.size() &&
           KeyedRecord{keyed.keys[old], position_of[keyed.records[old]]} < each) {
      take_old();
    }
    merged.keys.push_back(each.key);
    merged.records.push_back(each.record);
  }
  while (old < keyed.keys.size()) take_old();
  return merged;
}

/// Counts the pairs of each key, and notes which have too many.
void count_keys(std::size_t rule, Blocking& blocking) {
  RuleCount& count = blocking.rules[rule];
  if (blocking.keyed[rule].keys.empty()) count.left_out = "no record has a value in all its fields";
  for_each_key(blocking.keyed[rule], [&](std::span<const std::uint32_t> same) {
    if (same.size() <= blocking.options.max_block_records) {
      count.pairs += count_pairs(same.size());
      return;
    }
    ++count.skipped_keys;
    count.skipped_pairs += count_pairs(same.size());
    for (const std::uint32_t record : same) blocking.skipped[record] |= 1U << rule;
  });
}

void sort_into_blocks(const ComparedRecords& records, std::size_t rule, Blocking& blocking) {
  KeyedRecords& keyed = blocking.keyed[rule];
  if (!keyed.keys.empty()) return;
  std::vector<std::uint32_t> all(records.size());
  std::iota(all.begin(), all.end(), 0U);
  for (const KeyedRecord& each : sort_by_key(records, blocking.rules[rule].rule, all)) {
    keyed.keys.push_back(each.key);
    keyed.records.push_back(each.record);
  }
}

void leave_out(std::size_t rule, Blocking& blocking) {
  blocking.rules[rule].left_out = "it would compare too many pairs";
  for (std::uint32_t& skipped : blocking.skipped) skipped &= ~(1U << rule);
}

/// Whether an earlier rule that takes part asks for less of the same fields.
const RuleCount* find_wider_rule(const Blocking& blocking, std::size_t rule) {
  const std::uint32_t fields = fields_of(blocking.rules[rule].rule);
  for (std::size_t earlier = 0; earlier < rule; ++earlier) {
    const RuleCount& other = blocking.rules[earlier];
    const std::uint32_t wanted = fields_of(other.rule);
    const bool is_wider = !blocking.rules[rule].rule.in_any_order && (wanted & fields) == wanted;
    if (is_wider && other.takes_part() && other.skipped_keys == 0) return &other;
  }
  return nullptr;
}

ActiveRule activate(std::uint32_t number, const BlockingRule& rule) {
  ActiveRule active{number, fields_of(rule)};
  if (rule.in_any_order) {
    active.first = rule.fields.front();
    active.last = rule.fields.back();
  }
  return active;
}

bool pairs_crosswise(const ActiveRule& rule, const ComparedCodes& a, const ComparedCodes& b) {
  const std::size_t first = index_of(rule.first);
  const std::size_t last = index_of(rule.last);
  return first != last && a[first] != 0 && a[last] != 0 && a[first] == b[last] &&
         a[last] == b[first];
}

/// Blocks by one rule, unless a wider one has all its pairs or it makes too many.
void try_rule(const ComparedRecords& records, std::size_t rule, Blocking& blocking) {
  RuleCount& count = blocking.rules[rule];
  if (const RuleCount* wider = find_wider_rule(blocking, rule)) {
    count.left_out = describe(wider->rule) + " has all its pairs";
    return;
  }
  sort_into_blocks(records, rule, blocking);
  count_keys(rule, blocking);
  const double most_pairs =
      blocking.options.max_pairs_per_record * static_cast<double>(records.size());
  if (static_cast<double>(count.pairs) <= most_pairs) return;
  leave_out(rule, blocking);
}

/// The most expensive of the rules that take part, while they make too many pairs together.
std::optional<std::size_t> find_excess(const Blocking& blocking, double most_pairs) {
  double sum = 0;
  std::optional<std::size_t> most;
  for (std::size_t rule = 0; rule < blocking.rules.size(); ++rule) {
    const RuleCount& count = blocking.rules[rule];
    if (!count.takes_part()) continue;
    sum += static_cast<double>(count.pairs);
    if (!most || count.pairs > blocking.rules[*most].pairs) most = rule;
  }
  return sum > most_pairs ? most : std::nullopt;
}

/// Whether the rule asks for more than `wider`, which may be why it was left out.
bool is_narrower(const BlockingRule& rule, const BlockingRule& wider) {
  return (fields_of(rule) & fields_of(wider)) == fields_of(wider) && !(rule == wider);
}

/// Bits of the fields that rules ask for, and what those that take part ask for.
struct AskedFields {
  std::vector<std::uint32_t> by_rule;
  std::uint32_t all = 0;
};

AskedFields find_asked_fields(const Blocking& blocking) {
  AskedFields asked;
  for (const RuleCount& count : blocking.rules) {
    if (!count.takes_part()) continue;
    asked.by_rule.push_back(fields_of(count.rule));
    asked.all |= asked.by_rule.back();
  }
  return asked;
}

}  // namespace

std::string describe(const BlockingRule& rule) {
  std::string text;
  for (const ComparedField field : rule.fields) {
    text += (text.empty() ? "" : " + ") + std::string(to_string(field));
  }
  return rule.in_any_order ? text + " in any order" : text;
}

std::span<const BlockingRule> person_blocking_rules() {
  static const std::vector<BlockingRule> rules = {
      {{kNationalId}},
      {{kEmail}},
      {{kPhone}},
      {{kBirthDate}},
      {{kGivenName, kSurname}, true},
      {{kStreet}},
      {{kAddressLine2}},
      {{kSurname}},
      {{kGivenName}},
      {{kCity}},
      {{kPostcode}},
      {{kStreet, kHouseNumber}},
      {{kStreet, kCity}},
      {{kSurname, kPostcode}},
      {{kGivenName, kPostcode}},
      {{kSurname, kCity}},
      {{kGivenName, kCity}},
      {{kHouseNumber, kPostcode}},
      {{kHouseNumber, kCity}},
      {{kSurname, kHouseNumber}},
  };
  return rules;
}

namespace {

/// Decides which rules take part, by the keys as they are now.
void choose_rules(const ComparedRecords& records, Blocking& blocking) {
  blocking.skipped.assign(records.size(), 0);
  blocking.active.clear();
  for (RuleCount& count : blocking.rules) count = {count.rule};
  for (std::size_t rule = 0; rule < blocking.rules.size(); ++rule) {
    try_rule(records, rule, blocking);
  }
  const double most = blocking.options.max_pairs_together * static_cast<double>(records.size());
  while (const auto excess = find_excess(blocking, most)) {
    leave_out(*excess, blocking);
    for (std::size_t rule = *excess + 1; rule < blocking.rules.size(); ++rule) {
      RuleCount& count = blocking.rules[rule];
      if (count.pairs > 0 || !is_narrower(count.rule, blocking.rules[*excess].rule)) continue;
      count = {count.rule};
      try_rule(records, rule, blocking);
    }
  }
  for (std::uint32_t rule = 0; rule < blocking.rules.size(); ++rule) {
    const RuleCount& count = blocking.rules[rule];
    if (count.takes_part()) blocking.active.push_back(activate(rule, count.rule));
  }
}

}  // namespace

Blocking block_records(const ComparedRecords& records, std::span<const BlockingRule> rules,
                       const BlockingOptions& options) {
  Blocking blocking;
  blocking.options = options;
  blocking.keyed.resize(rules.size());
  for (const BlockingRule& rule : rules) blocking.rules.push_back({rule});
  choose_rules(records, blocking);
  return blocking;
}

void extend_blocking(const ComparedRecords& records, const RecordGrowth& growth,
                     Blocking& blocking) {
  for (std::size_t rule = 0; rule < blocking.rules.size(); ++rule) {
    KeyedRecords& keyed = blocking.keyed[rule];
    if (keyed.keys.empty()) continue;
    keyed = merge(keyed, growth.position_of,
                  sort_by_key(records, blocking.rules[rule].rule, growth.added));
  }
  choose_rules(records, blocking);
}

std::uint32_t rules_agreeing(const ComparedRecords& records, const Blocking& blocking,
                             std::uint32_t a, std::uint32_t b) {
  const ComparedCodes& of_a = records.codes[a];
  const ComparedCodes& of_b = records.codes[b];
  std::uint32_t equal = 0;
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    equal |= static_cast<std::uint32_t>(of_a[field] != 0 && of_a[field] == of_b[field]) << field;
  }
  std::uint32_t pairing = 0;
  for (const ActiveRule& rule : blocking.active) {
    const bool pairs_up = (equal & rule.fields) == rule.fields || pairs_crosswise(rule, of_a, of_b);
    pairing |= static_cast<std::uint32_t>(pairs_up) << rule.number;
  }
  return pairing;
}

std::uint32_t rules_pairing(const ComparedRecords& records, const Blocking& blocking,
                            std::uint32_t a, std::uint32_t b) {
  return rules_agreeing(records, blocking, a, b) & ~blocking.skipped[a];
}

double estimate_missed_share(const Blocking& blocking,
                             std::span<const double, kComparedFieldCount> exact_share) {
  const AskedFields asked = find_asked_fields(blocking);
  double missed = 0;
  // Every set of fields that agree, from all that are asked for down to none.
  for (std::uint32_t equal = asked.all;; equal = (equal - 1) & asked.all) {
    const bool is_found = std::any_of(asked.by_rule.begin(), asked.by_rule.end(),
                                      [&](std::uint32_t rule) { return (equal & rule) == rule; });
    if (!is_found) {
      double chance = 1;
      for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
        if (((asked.all >> field) & 1U) == 0) continue;
        chance *= ((equal >> field) & 1U) != 0 ? exact_share[field] : 1 - exact_share[field];
      }
      missed += chance;
    }
    if (equal == 0) return missed;
  }
}

}  // namespace sonder
