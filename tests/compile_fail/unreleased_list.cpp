// A list of people must not be written before the privacy gate has seen it.
#include "export/csv.h"

namespace sonder {

Result<std::string> write(const MemberTable& unreleased, const Released<MemberTable>& released) {
#ifdef SONDER_BAD
  return write_csv(unreleased);
#else
  static_cast<void>(unreleased);
  return write_csv(released);
#endif
}

}  // namespace sonder
