#include "model/population.h"

namespace sonder {

std::string_view to_string(PersonField field) {
  switch (field) {
    case PersonField::kFirstName: return "first_name";
    case PersonField::kLastName: return "last_name";
    case PersonField::kFullName: return "full_name";
    case PersonField::kPhone: return "phone";
    case PersonField::kCity: return "city";
    case PersonField::kPostcode: return "postcode";
    case PersonField::kCountry: return "country";
    case PersonField::kStreet: return "street";
    case PersonField::kHouseNumber: return "house_number";
    case PersonField::kAddressLine2: return "address_line_2";
    case PersonField::kRegion: return "region";
    case PersonField::kNationalId: return "national_id";
    case PersonField::kCompany: return "company";
    case PersonField::kGender: return "gender";
    case PersonField::kLanguage: return "language";
  }
  return "";
}

std::string_view to_string(RecordOrigin origin) {
  switch (origin) {
    case RecordOrigin::kCustomerRow: return "customer_row";
    case RecordOrigin::kOrder: return "order";
    case RecordOrigin::kResponse: return "response";
    case RecordOrigin::kEvent: return "event";
  }
  return "";
}

std::string_view OrderLines::shown_product(std::size_t line) const {
  const bool has_name = line < product_name.codes.size() && !product_name.is_empty(line);
  return has_name ? product_name.at(line) : product.at(line);
}

}  // namespace sonder
