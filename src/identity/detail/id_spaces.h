#pragma once

#include <cstdint>
#include <vector>

#include "identity/matching.h"

namespace sonder::detail {

/// By source: files of one number give the same customer id to the same person, as the files of
/// one shop do. Two shops that both count from 1 share ids and not people. So where the records
/// behind the ids that two files share mostly contradict each other, the files count for
/// themselves. A file that says nothing but the ids, as orders may, goes with the one it shares
/// most of them with. Of two files the first 2,000 shared ids of which both say something are
/// looked at, in the order of what their records say. O(records · log records), and O(files²) for
/// each shared id.
std::vector<std::uint32_t> find_id_spaces(const PersonRecords& records,
                                          const ComparedRecords& compared, const MatchModel& model);

}  // namespace sonder::detail
