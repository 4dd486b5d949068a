#include "identity/anonymous.h"

#include <set>
#include <utility>

namespace sonder {
namespace {

/// Whose identifiers are known to be those of somebody who asked to stay unknown.
class Shunned {
 public:
  Shunned(const PersonRecords& records, std::span<const std::uint32_t> spaces,
          const Bitset& shared_mailboxes)
      : records_(records),
        spaces_(spaces),
        shared_mailboxes_(shared_mailboxes),
        emails_(records.email.dictionary.size()) {}

  void add(std::uint32_t record) {
    if (!records_.customer_id.is_empty(record)) ids_.insert(id_of(record));
    const std::uint32_t email = records_.email.codes[record];
    if (email != TextDictionary::kEmpty && !shared_mailboxes_.test(email)) emails_.set(email);
  }

  bool has(std::uint32_t record) const {
    const bool has_id = !records_.customer_id.is_empty(record) && ids_.contains(id_of(record));
    return has_id || emails_.test(records_.email.codes[record]);
  }

 private:
  std::pair<std::uint32_t, std::uint32_t> id_of(std::uint32_t record) const {
    const std::uint32_t space = spaces_.empty() ? 0 : spaces_[records_.source[record].index];
    return {space, records_.customer_id.codes[record]};
  }

  const PersonRecords& records_;
  std::span<const std::uint32_t> spaces_;
  const Bitset& shared_mailboxes_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> ids_;
  Bitset emails_;
};

}  // namespace

Bitset find_anonymous(const PersonRecords& records,
                      std::span<const std::uint32_t> id_space_of_source,
                      const Bitset& shared_mailboxes) {
  Bitset anonymous = records.do_not_identify;
  if (anonymous.count() == 0) return anonymous;
  Shunned shunned(records, id_space_of_source, shared_mailboxes);
  for (const std::uint32_t record : records.do_not_identify.positions()) shunned.add(record);
  for (std::uint32_t record = 0; record < records.size(); ++record) {
    if (shunned.has(record)) anonymous.set(record);
  }
  return anonymous;
}

}  // namespace sonder
