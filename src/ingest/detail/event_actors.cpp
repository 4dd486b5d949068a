#include "ingest/detail/event_actors.h"

#include <algorithm>
#include <string>

#include "ingest/detail/cell_texts.h"
#include "ingest/detail/event_words.h"
#include "ingest/detail/person_rows.h"

namespace sonder {
namespace {

constexpr std::uint32_t kNobodyKnown = RowActors::kNobodyKnown;

/// Who is behind an anonymous id, as far as rows have told.
struct Owner {
  std::uint32_t record = kNobodyKnown;
  bool is_shared = false;  ///< by two customers: it tells of neither
};

/// What the identified rows say of the anonymous ids.
class Owners {
 public:
  explicit Owners(const PersonRecords& records) : records_(records) {}

  /// A row with an anonymous id names this record's customer.
  void identify(std::uint32_t visitor, std::uint32_t record) {
    if (visitor == TextDictionary::kEmpty) return;
    if (visitor >= owners_.size()) owners_.resize(visitor + std::size_t{1});
    Owner& owner = owners_[visitor];
    if (owner.record == kNobodyKnown) owner.record = record;
    if (!is_same_customer(owner.record, record)) owner.is_shared = true;
  }
  /// The record behind the id, or kNobodyKnown.
  std::uint32_t of(std::uint32_t visitor) const {
    if (visitor >= owners_.size() || owners_[visitor].is_shared) return kNobodyKnown;
    return owners_[visitor].record;
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(owners_.size()); }

 private:
  /// The customer id decides where one of the two has it, the address where neither has.
  bool is_same_customer(std::uint32_t a, std::uint32_t b) const {
    const auto& ids = records_.customer_id.codes;
    const bool has_id = ids[a] != TextDictionary::kEmpty || ids[b] != TextDictionary::kEmpty;
    return has_id ? ids[a] == ids[b] : records_.email.codes[a] == records_.email.codes[b];
  }

  const PersonRecords& records_;
  std::vector<Owner> owners_;  ///< by the code of the anonymous id
};

/// Rows that tell who somebody is come first: they say more than a record's other rows.
std::vector<std::uint32_t> order_rows(const MappedTable& mapped) {
  TextDictionary texts;
  const RowCodes calls =
      map_texts(mapped_column(*mapped.table, mapped.mapping, Field::kEventCall), texts);
  std::vector<bool> identifies;
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    const auto meaning = understand_call(texts.text(code));
    identifies.push_back(meaning && meaning->what == EventMeaning::What::kIdentity);
  }
  std::vector<std::uint32_t> rows;
  for (const bool comes_first : {true, false}) {
    for (std::uint32_t row = 0; row < mapped.table->row_count; ++row) {
      if (identifies[calls.at(row)] == comes_first) rows.push_back(row);
    }
  }
  return rows;
}

/// The anonymous ids of a file's rows.
struct VisitorIds {
  RowCodes own;
  RowCodes previous;

  VisitorIds(const MappedTable& mapped, TextDictionary& ids)
      : own(map_ids(mapped_column(*mapped.table, mapped.mapping, Field::kAnonymousId), ids)),
        previous(map_ids(mapped_column(*mapped.table, mapped.mapping, Field::kPreviousId), ids)) {}
};

RowActors find_named(const MappedTable& mapped, Population& population, Owners& owners) {
  RowActors actors;
  actors.record.assign(mapped.table->row_count, kNobodyKnown);
  PersonRows persons(mapped, RecordOrigin::kEvent, population.records);
  const VisitorIds visitors(mapped, population.anonymous.id.dictionary);
  for (const std::uint32_t row : order_rows(mapped)) {
    if (!persons.names_customer(row)) continue;
    const std::uint32_t record = persons.find_or_add(row).index;
    actors.record[row] = record;
    owners.identify(visitors.own.at(row), record);
    owners.identify(visitors.previous.at(row), record);
  }
  return actors;
}

void report_nobody(const MappedTable& mapped, std::size_t row, RowAccount& account) {
  ++account.without_customer;
  if (!account.issues.keeps(IssueCode::kMissingCustomer)) {
    return account.issues.count_only(IssueCode::kMissingCustomer);
  }
  account.issues.add({IssueCode::kMissingCustomer, mapped.table->file_row(row), std::nullopt,
                      "the row names nobody"});
}

void keep_anonymous(std::uint32_t record, std::uint32_t visitor, bool is_identified,
                    AnonymousIds& anonymous) {
  anonymous.record.push_back({record});
  anonymous.id.codes.push_back(visitor);
  anonymous.is_identified.push_back(is_identified);
}

/// `strangers` holds the record of each anonymous id that nobody owns, by code.
void find_anonymous(const MappedTable& mapped, const Owners& owners, Population& population,
                    std::vector<std::uint32_t>& strangers, RowActors& actors, RowAccount& account) {
  const VisitorIds visitors(mapped, population.anonymous.id.dictionary);
  strangers.resize(population.anonymous.id.dictionary.size(), kNobodyKnown);
  PersonRows persons(mapped, RecordOrigin::kEvent, population.records);
  for (std::size_t row = 0; row < actors.record.size(); ++row) {
    if (actors.record[row] != kNobodyKnown) continue;
    const std::uint32_t visitor = visitors.own.at(row);
    if (visitor == TextDictionary::kEmpty) {
      report_nobody(mapped, row, account);
      continue;
    }
    actors.record[row] = owners.of(visitor);
    if (actors.record[row] != kNobodyKnown) continue;
    ++account.anonymous;
    if (strangers[visitor] == kNobodyKnown) {
      strangers[visitor] = persons.add(row).index;
      keep_anonymous(strangers[visitor], visitor, false, population.anonymous);
    }
    actors.record[row] = strangers[visitor];
  }
}

}  // namespace

std::vector<RowActors> find_actors(std::span<const MappedTable* const> files,
                                   std::span<RowAccount* const> accounts, Population& population) {
  Owners owners(population.records);
  std::vector<RowActors> actors;
  for (const MappedTable* file : files) actors.push_back(find_named(*file, population, owners));
  for (std::uint32_t visitor = 1; visitor < owners.size(); ++visitor) {
    const std::uint32_t record = owners.of(visitor);
    if (record != kNobodyKnown) keep_anonymous(record, visitor, true, population.anonymous);
  }
  std::vector<std::uint32_t> strangers;
  for (std::size_t i = 0; i < files.size(); ++i) {
    find_anonymous(*files[i], owners, population, strangers, actors[i], *accounts[i]);
  }
  return actors;
}

}  // namespace sonder
