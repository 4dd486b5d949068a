// A result must not be dropped on the floor: its failure would go unseen.
#include "base/result.h"

namespace sonder {

Status refuse();

#pragma GCC diagnostic error "-Wunused-result"

void call() {
#ifdef SONDER_BAD
  refuse();
#else
  if (const Status status = refuse(); !status) return;
#endif
}

}  // namespace sonder
