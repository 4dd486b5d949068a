#include "identity/compared_records.h"

#include <utility>

#include "identity/record_preparation.h"

namespace sonder {

using enum ComparedField;

std::string_view to_string(ComparedField field) {
  switch (field) {
    case kGivenName: return "given_name";
    case kSurname: return "surname";
    case kBirthDate: return "birth_date";
    case kNationalId: return "national_id";
    case kPhone: return "phone";
    case kEmail: return "email";
    case kStreet: return "street";
    case kHouseNumber: return "house_number";
    case kAddressLine2: return "address_line_2";
    case kCity: return "city";
    case kPostcode: return "postcode";
    case kRegion: return "region";
    case kGender: return "gender";
  }
  return "";
}

ComparedRecords prepare_records(const PersonRecords& records) {
  RecordPreparation preparation;
  preparation.extend(records);
  return std::move(preparation.records());
}

}  // namespace sonder
