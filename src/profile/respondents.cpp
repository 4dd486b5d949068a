#include "profile/respondents.h"

#include "profile/grouping.h"

namespace sonder {

std::vector<std::uint32_t> find_respondents(const Population& population, const Profiles& profiles,
                                            SourceId survey, std::size_t row_count) {
  const SurveyResponses& responses = population.responses;
  std::vector<std::uint32_t> respondents(row_count, kNobody);
  for (std::size_t i = 0; i < responses.size(); ++i) {
    if (responses.source[i] != survey || !responses.has_record.test(i)) continue;
    const RecordId record = responses.record[i];
    respondents[responses.table_row[i]] = profiles.resolution.profile_of[record.index].index;
  }
  return respondents;
}

Bitset rows_of(const std::vector<std::uint32_t>& respondents, const Bitset& members) {
  Bitset rows(respondents.size());
  for (std::size_t row = 0; row < respondents.size(); ++row) {
    if (respondents[row] != kNobody && members.test(respondents[row])) rows.set(row);
  }
  return rows;
}

}  // namespace sonder
