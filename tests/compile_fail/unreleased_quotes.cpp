// What people wrote must not be exported before the privacy gate has seen it.
#include "export/csv.h"

namespace sonder {

std::string write(const Quotes& unreleased, const Released<Quotes>& released) {
#ifdef SONDER_BAD
  return write_csv(unreleased);
#else
  static_cast<void>(unreleased);
  return write_csv(released);
#endif
}

}  // namespace sonder
