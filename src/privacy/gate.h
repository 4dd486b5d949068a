#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bitset.h"
#include "base/json.h"
#include "base/minor_units.h"
#include "base/result.h"
#include "features/feature_table.h"
#include "insight/answer_summary.h"
#include "insight/breakdown.h"
#include "privacy/released.h"
#include "privacy/safe_answers.h"
#include "profile/profiles.h"
#include "survey/open_answers.h"

namespace sonder {

/// Group sizes fit to be seen: a suppressed cell has no count.
struct SafeCell {
  std::string label;
  std::optional<std::uint64_t> people;
};
struct SafeGroupSizes {
  std::string title;
  std::vector<SafeCell> cells;
  std::optional<std::uint64_t> total;
};

/// People to be listed outside the page, one entry per member in every column: customer_id, email
/// and name, which are texts, then the features asked for. It holds nothing about anybody else.
struct MemberTable {
  MoneyScale money;
  std::uint32_t member_count = 0;
  std::vector<Feature> columns;
};

struct MemberListRequest {
  std::vector<std::string> features;  ///< of the feature table, in the order of the columns
  /// Only people whose marketing consent is known to be given. When false, only those who refused
  /// are left out.
  bool consent_required = true;
};

/// The one place where results become fit to leave the page.
class PrivacyGate {
 public:
  /// Errors: kInvalidArgument for a policy outside its range.
  static Result<PrivacyGate> open(ReleasePolicy policy);

  /// Suppresses cells of 1 to minimum_group - 1 people, and with them further cells, the smallest
  /// first and equal ones together, until nobody can work a suppressed one out from the total,
  /// not even by knowing this rule. It is not enough yet while
  ///   - only one cell is suppressed, or
  ///   - the suppressed ones hold fewer than minimum_group people together, or
  ///   - all of them are of one size, unless that is 2 to minimum_group - 2.
  /// Any way of dealing the suppressed sizes out to the suppressed cells then gives the same
  /// answer, so that each of them could be at least two sizes. Where no cells are left to suppress,
  /// and where the total is below minimum_group, the total and all cells are suppressed. Otherwise
  /// empty cells are shown.
  ///
  /// This holds for one table. Two tables whose people differ by a few are not compared.
  Released<SafeGroupSizes> release(const GroupSizes& sizes) const;

  /// Consent is the feature marketing_consent; without it nobody's is known. Nobody is listed who
  /// asked to stay unknown.
  ///
  /// Errors: kGroupTooSmall when fewer than minimum_group members remain after consent;
  /// kNotFound for an unknown feature; kInvalidArgument when `members` has not one bit per profile.
  /// O(members · columns).
  Result<Released<MemberTable>> release(const Bitset& members, const FeatureTable& features,
                                        const Profiles& profiles,
                                        const MemberListRequest& request) const;

  /// Answers of respondents in their own words, from which `collect_quotes` has taken personal
  /// details. What a respondent tells of a life in other words is not found: read them first.
  /// Errors: kGroupTooSmall when fewer than minimum_group respondents are quoted.
  Result<Released<Quotes>> release(Quotes quotes) const;

  /// Shares of answers that enough people gave. Answers of which each respondent gave one are
  /// suppressed as the cells of one table of group sizes; of several, each by the table of those
  /// who gave it and those who did not. The score is kept while none of promoters, passives and
  /// detractors would be suppressed.
  /// Errors: kGroupTooSmall when fewer than minimum_group people answered.
  Result<Released<SafeAnswers>> release(const AnswerSummary& summary) const;

 private:
  explicit PrivacyGate(ReleasePolicy policy) : policy_(policy) {}
  std::vector<bool> find_safe_together(const AnswerSummary& summary) const;
  std::vector<bool> find_safe_apart(const AnswerSummary& summary) const;
  std::optional<SafeAnswers::Score> find_safe_score(const AnswerSummary& summary) const;

  ReleasePolicy policy_;
};

/// {"title","total","cells":[{"label","people"}],"minimum_group","suppressed_cells"}.
Json to_json(const Released<SafeGroupSizes>& sizes);

}  // namespace sonder
