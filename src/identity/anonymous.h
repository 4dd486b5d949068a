#pragma once

#include <cstdint>
#include <span>

#include "base/bitset.h"
#include "model/population.h"

namespace sonder {

/// One bit per record: it is linked with no other, whatever the two have in common. These are the
/// records of which `PersonRecords::do_not_identify` is set, and all that share a customer id or
/// an e-mail address with one of them: who asked one file to stay unknown is not to be put together
/// again from the others. What such a record says itself, as the orders under its id, stays.
/// `id_space_of_source` is that of `ResolutionOptions`; addresses of `shared_mailboxes`, one bit
/// per code, are nobody's own. O(records).
Bitset find_anonymous(const PersonRecords& records,
                      std::span<const std::uint32_t> id_space_of_source,
                      const Bitset& shared_mailboxes);

}  // namespace sonder
