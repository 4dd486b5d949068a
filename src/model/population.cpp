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
  }
  return "";
}

std::string_view to_string(RecordOrigin origin) {
  switch (origin) {
    case RecordOrigin::kCustomerRow: return "customer_row";
    case RecordOrigin::kOrder: return "order";
    case RecordOrigin::kResponse: return "response";
  }
  return "";
}

}  // namespace sonder
