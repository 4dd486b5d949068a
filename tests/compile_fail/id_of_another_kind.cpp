// An id of one kind of thing must not pass for an id of another kind.
#include "base/id.h"

namespace sonder {

struct ProfileTag;
struct RowTag;

Id<ProfileTag> profile_of(Id<ProfileTag> id) { return id; }

Id<ProfileTag> first_profile() {
#ifdef SONDER_BAD
  return profile_of(Id<RowTag>{0});
#else
  return profile_of(Id<ProfileTag>{0});
#endif
}

}  // namespace sonder
