#include "model/population.h"

#include <algorithm>

namespace sonder {

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

const SourceFacts* Population::facts_of(SourceId source) const {
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const SourceFacts& each) { return each.source == source; });
  return found == files.end() ? nullptr : &*found;
}

}  // namespace sonder
