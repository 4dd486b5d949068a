#include "ingest/detail/person_rows.h"

#include "ingest/detail/consent_words.h"
#include "text/blanks.h"
#include "text/placeholders.h"

namespace sonder {
namespace {

RowCodes map_consents(const Column* column) {
  TextDictionary texts;
  RowCodes consents = map_texts(column, texts);
  for (std::uint32_t& code : consents.codes()) code = read_consent(texts.text(code));
  return consents;
}

bool may_be_guarded(Field field) {
  return field == Field::kPhone || field == Field::kPostcode || field == Field::kNationalId ||
         field == Field::kHouseNumber;
}

std::optional<Date> day_at(const Column* column, std::size_t row) {
  if (column == nullptr) return std::nullopt;
  const auto moment = moment_at(*column, row);
  return moment ? std::optional{day_of(*moment)} : std::nullopt;
}

/// One bit per code. Zeros are what a guest's order has, unless a file of customers has them as
/// well.
Bitset find_placeholder_ids(const CodedText& ids, RecordOrigin origin) {
  const bool is_of_customers = origin == RecordOrigin::kCustomerRow;
  Bitset known(ids.dictionary.size());
  for (const std::uint32_t code : ids.codes) known.set(code);
  Bitset nobodys(ids.dictionary.size());
  for (std::uint32_t code = 1; code < nobodys.size(); ++code) {
    const std::string_view id = ids.dictionary.text(code);
    const bool is_guest = !is_of_customers && !known.test(code) && is_zero_id(id);
    if (is_guest || is_placeholder_id(id)) nobodys.set(code);
  }
  return nobodys;
}

Bitset find_placeholder_emails(const TextDictionary& emails) {
  Bitset nobodys(emails.size());
  for (std::uint32_t code = 1; code < nobodys.size(); ++code) {
    if (is_placeholder_email(emails.text(code))) nobodys.set(code);
  }
  return nobodys;
}

}  // namespace

PersonRows::PersonRows(const MappedTable& mapped, RecordOrigin origin, PersonRecords& records)
    : mapped_(mapped),
      origin_(origin),
      records_(records),
      fields_(kPersonFieldCount),
      birth_date_(mapped_column(*mapped.table, mapped.mapping, Field::kBirthDate)),
      registered_on_(mapped_column(*mapped.table, mapped.mapping, Field::kRegisteredOn)),
      observed_on_(mapped_column(*mapped.table, mapped.mapping, Field::kObservedAt)),
      attributes_(mapped, records.attributes),
      consent_(
          map_consents(mapped_column(*mapped.table, mapped.mapping, Field::kMarketingConsent))),
      do_not_identify_(
          map_consents(mapped_column(*mapped.table, mapped.mapping, Field::kDoNotIdentify))) {
  const auto column = [&](Field field) {
    return mapped_column(*mapped.table, mapped.mapping, field);
  };
  customer_id_ = map_ids(column(Field::kCustomerId), records.customer_id.dictionary);
  email_ = map_emails(column(Field::kEmail), records.email.dictionary);
  nobodys_ids_ = find_placeholder_ids(records.customer_id, origin);
  nobodys_emails_ = find_placeholder_emails(records.email.dictionary);
  for (std::size_t field = 0; field < kPersonFieldCount; ++field) {
    const Field name = person_field(field);
    const auto map = may_be_guarded(name) ? map_guarded_texts : map_texts;
    fields_[field] = map(column(name), records.fields[field].dictionary);
  }
}

RecordId PersonRows::add(std::size_t row) {
  const auto record = static_cast<std::uint32_t>(records_.size());
  records_.source.push_back(mapped_.source);
  records_.origin.push_back(origin_);
  records_.file_row.push_back(mapped_.table->file_row(row));
  records_.customer_id.codes.push_back(customer_code(row));
  records_.email.codes.push_back(email_code(row));
  for (std::size_t field = 0; field < kPersonFieldCount; ++field) {
    records_.fields[field].codes.push_back(fields_[field].at(row));
  }
  add_birth_date(row);
  records_.registered_on.push_back(day_at(registered_on_, row));
  records_.marketing_consent.push_back(static_cast<std::uint8_t>(consent_.at(row)));
  records_.do_not_identify.push_back(asks_to_stay_unknown(row));
  records_.observed_on.push_back(day_at(observed_on_, row));
  attributes_.add(row, record);
  return {record};
}

void PersonRows::add_birth_date(std::size_t row) {
  const std::optional<Date> day = day_at(birth_date_, row);
  std::uint32_t text_code = TextDictionary::kEmpty;
  if (birth_date_ != nullptr && !day) {
    PackedNumbers::Buffer buffer;
    const std::string_view text = trim(birth_date_->cell(row, buffer));
    if (!is_missing_token(text)) text_code = records_.birth_text.dictionary.intern(text);
  }
  records_.birth_date.push_back(day);
  records_.birth_text.codes.push_back(text_code);
}

RecordId PersonRows::find_or_add(std::size_t row) {
  const std::uint32_t customer = customer_code(row);
  const std::uint32_t email = email_code(row);
  const std::size_t customers = records_.customer_id.dictionary.size();
  if (slots_.empty()) slots_.resize(customers + records_.email.dictionary.size());
  Slot& slot = slots_[customer != TextDictionary::kEmpty ? customer : customers + email];
  if (slot.record == kNoRecord) slot = {email, add(row).index};
  if (slot.email == email) return seen_again(slot.record, row);
  const std::uint64_t pair = (std::uint64_t{customer} << 32) | email;
  if (const auto known = further_pairs_.find(bytes_of(pair))) return seen_again(*known, row);
  const RecordId record = add(row);
  further_pairs_.add(bytes_of(pair), record.index);
  return record;
}

bool PersonRows::asks_to_stay_unknown(std::size_t row) const {
  return do_not_identify_.at(row) == kConsentGiven;
}

RecordId PersonRows::seen_again(std::uint32_t record, std::size_t row) {
  if (asks_to_stay_unknown(row)) records_.do_not_identify.set(record);
  return {record};
}

}  // namespace sonder
