// Only the privacy gate may say that something is fit to leave.
#include "privacy/gate.h"

namespace sonder {

Released<SafeGroupSizes> release(const PrivacyGate& gate, const GroupSizes& sizes) {
#ifdef SONDER_BAD
  static_cast<void>(gate);
  return Released<SafeGroupSizes>(SafeGroupSizes{sizes.title, {}, sizes.total}, ReleaseNote{});
#else
  return gate.release(sizes);
#endif
}

}  // namespace sonder
