#include "privacy/gate.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/feature_tables.h"
#include "support/linked_profiles.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_category;
using testing::a_decimal;
using testing::a_feature;
using testing::a_feature_table;
using testing::a_record;
using testing::bits;
using testing::Texts;
using testing::Values;

using Counts = std::vector<std::optional<std::uint64_t>>;

constexpr auto kHidden = std::nullopt;
constexpr auto kUnknown = std::nullopt;

PrivacyGate a_gate(std::uint32_t minimum_group = 5) {
  return PrivacyGate::open({minimum_group}).value();
}

GroupSizes sizes_of(const std::vector<std::uint64_t>& people) {
  GroupSizes sizes{"cells", {}, 0};
  for (const std::uint64_t count : people) {
    sizes.cells.push_back({std::string(1, static_cast<char>('a' + sizes.cells.size())), count});
    sizes.total += count;
  }
  return sizes;
}

Counts shown(const Released<SafeGroupSizes>& released) {
  Counts counts;
  for (const SafeCell& cell : released.value().cells) counts.push_back(cell.people);
  return counts;
}

Counts shown(const std::vector<std::uint64_t>& people, std::uint32_t minimum_group = 5) {
  return shown(a_gate(minimum_group).release(sizes_of(people)));
}

TEST(PrivacyGate, OpensOnlyForAPolicyInItsRange) {
  for (const std::uint32_t minimum : {0U, 1U, 1'001U}) {
    EXPECT_EQ(PrivacyGate::open({minimum}).error().code, ErrorCode::kInvalidArgument);
  }
  EXPECT_TRUE(PrivacyGate::open({2}));
  EXPECT_TRUE(PrivacyGate::open({1'000}));
}

TEST(ReleaseGroupSizes, ShowsLargeAndEmptyCells) {
  const auto released = a_gate().release(sizes_of({5, 0, 70}));
  EXPECT_EQ(shown(released), (Counts{5, 0, 70}));
  EXPECT_EQ(released.value().total, 75U);
  EXPECT_EQ(released.note(), (ReleaseNote{{5}, 0, 0}));
}

TEST(ReleaseGroupSizes, CoversALoneSmallCellWithTheSmallestOther) {
  const auto released = a_gate().release(sizes_of({3, 80, 10, 0}));
  EXPECT_EQ(shown(released), (Counts{kHidden, 80, kHidden, 0}));
  EXPECT_EQ(released.value().total, 93U);
  EXPECT_EQ(released.note().suppressed_cells, 2U);
}

TEST(ReleaseGroupSizes, AddsCoverWhileTheHiddenOnesHoldTooFewPeople) {
  EXPECT_EQ(shown({1, 2, 50, 60}), (Counts{kHidden, kHidden, kHidden, 60}));
  EXPECT_EQ(shown({2, 3, 50, 60}), (Counts{kHidden, kHidden, 50, 60}));
}

TEST(ReleaseGroupSizes, CoversCellsThatTheirSumGivesAway) {
  EXPECT_EQ(shown({1, 1, 1, 1, 1, 9}), Counts(6, kHidden)) << "five in five cells is one each";
  EXPECT_EQ(shown({4, 4, 4, 9, 20}), (Counts{kHidden, kHidden, kHidden, kHidden, 20}))
      << "three cells below five that hold twelve are four each";
  EXPECT_EQ(shown({3, 3, 9, 20}), (Counts{kHidden, kHidden, 9, 20}));
}

TEST(ReleaseGroupSizes, HidesEqualCoversTogether) {
  EXPECT_EQ(shown({3, 10, 10, 20}), (Counts{kHidden, kHidden, kHidden, 20}));
}

TEST(ReleaseGroupSizes, HidesATableOfTooFewPeopleWhole) {
  for (const std::vector<std::uint64_t>& people :
       {std::vector<std::uint64_t>{4, 0}, {1, 2, 1}, {0, 0}}) {
    const auto released = a_gate().release(sizes_of(people));
    EXPECT_EQ(released.value().total, kHidden);
    EXPECT_EQ(shown(released), Counts(people.size(), kHidden));
  }
}

TEST(ReleaseGroupSizes, HidesTheTotalWhereNoCoverIsLeft) {
  const auto released = a_gate().release(sizes_of({1, 1, 1, 1, 1, 0}));
  EXPECT_EQ(released.value().total, kHidden);
  EXPECT_EQ(shown(released), Counts(6, kHidden));
}

// A ward of 50 of whom 49 answered "no": the total would tell the answer of the one left.
TEST(ReleaseGroupSizes, StandsTheCaseOfOneAgainstAllOthers) {
  const auto released = a_gate().release(sizes_of({49, 1}));
  EXPECT_EQ(shown(released), Counts(2, kHidden));
  EXPECT_EQ(released.value().total, 50U);
}

/// All tables of `cells` cells of 0 to `largest` people.
std::vector<std::vector<std::uint64_t>> all_tables(std::size_t cells, std::uint64_t largest) {
  std::vector<std::vector<std::uint64_t>> tables = {{}};
  for (std::size_t cell = 0; cell < cells; ++cell) {
    std::vector<std::vector<std::uint64_t>> longer;
    for (const auto& table : tables) {
      for (std::uint64_t people = 0; people <= largest; ++people) {
        longer.push_back(table);
        longer.back().push_back(people);
      }
    }
    tables = std::move(longer);
  }
  return tables;
}

/// What an attacker sees, and one table that may be behind it.
struct Sighting {
  Counts seen;  ///< the cells, then the total
  std::vector<std::uint64_t> table;
};

std::vector<Sighting> release_all(std::size_t cells, std::uint64_t largest,
                                  std::uint32_t minimum_group) {
  std::vector<Sighting> sightings;
  for (const auto& table : all_tables(cells, largest)) {
    const auto released = a_gate(minimum_group).release(sizes_of(table));
    Counts seen = shown(released);
    seen.push_back(released.value().total);
    sightings.push_back({std::move(seen), table});
  }
  std::stable_sort(sightings.begin(), sightings.end(),
                   [](const Sighting& a, const Sighting& b) { return a.seen < b.seen; });
  return sightings;
}

/// The tables that look alike are all that somebody who knows the rule can tell: in none of their
/// hidden cells may all of them agree on a number of people from 1 to minimum_group - 1.
void expect_nothing_pinned(const std::vector<Sighting>& alike, std::uint32_t minimum_group) {
  for (std::size_t cell = 0; cell < alike.front().table.size(); ++cell) {
    const std::uint64_t people = alike.front().table[cell];
    const bool is_small = people > 0 && people < minimum_group;
    if (!is_small && alike.front().seen[cell]) continue;
    EXPECT_EQ(alike.front().seen[cell], kHidden) << "a small cell is shown";
    const bool pinned = std::all_of(alike.begin(), alike.end(), [&](const Sighting& sighting) {
      return sighting.table[cell] == people;
    });
    EXPECT_FALSE(pinned && is_small)
        << "cell " << cell << " must hold " << people << " of " << minimum_group;
  }
}

void attack(std::size_t cells, std::uint64_t largest, std::uint32_t minimum_group) {
  const std::vector<Sighting> sightings = release_all(cells, largest, minimum_group);
  for (auto begin = sightings.begin(); begin != sightings.end();) {
    const auto end = std::find_if(begin, sightings.end(), [&](const Sighting& sighting) {
      return sighting.seen != begin->seen;
    });
    expect_nothing_pinned({begin, end}, minimum_group);
    begin = end;
  }
}

TEST(ReleaseGroupSizes, StandsAnAttackerWhoKnowsTheTotalAndTheRule) {
  for (const std::uint32_t minimum_group : {2U, 3U, 4U, 5U}) {
    attack(2, 14, minimum_group);
    attack(3, 12, minimum_group);
    attack(4, 8, minimum_group);
    attack(5, 5, minimum_group);
  }
}

TEST(ReleaseGroupSizes, IsWrittenWithItsPolicy) {
  GroupSizes sizes = sizes_of({3, 80, 10});
  sizes.title = "Country";
  EXPECT_EQ(write_json(to_json(a_gate().release(sizes))),
            R"({"cells":[{"label":"a","people":null},{"label":"b","people":80},)"
            R"({"label":"c","people":null}],"minimum_group":5,"suppressed_cells":2,)"
            R"("title":"Country","total":93})");
}

/// Seven people: four consent, one refused, of two nothing is known. One has no e-mail.
struct SevenPeople {
  Population population = testing::a_population(
      {a_record().id("1").email("ana@x.hr"), a_record().id("2").email("b@x.pl"),
       a_record().id("3").email("c@x.pl"), a_record().id("4"), a_record().id("5").email("e@x.pl"),
       a_record().id("6").email("f@x.pl").with(PersonField::kFullName, "Łucja Żak"),
       a_record().id("7").email("g@x.pl")});
  Profiles profiles = testing::unlinked_profiles(population);
  FeatureTable features = a_feature_table(
      7,
      {a_feature("marketing_consent", FeatureType::kBoolean, {1, 0, 1, 1, kUnknown, kUnknown, 1}),
       a_category("country", {"HR", "secret", "PL", kUnknown, "PL", "PL", "RU"}),
       a_decimal("return_share", {0.5, 0.25, kUnknown, 0.0, 0.0, 0.0, 1.0}),
       a_feature("net_spend", FeatureType::kMoney, {1, 2, 3, 4, 5, 6, 7})});

  Result<Released<MemberTable>> release(const Bitset& members, const MemberListRequest& request,
                                        std::uint32_t minimum_group) const {
    return a_gate(minimum_group).release(members, features, profiles, request);
  }
};

/// The table's columns as the builders of feature tables read them.
FeatureTable as_features(const Released<MemberTable>& released) {
  return a_feature_table(released.value().member_count, released.value().columns);
}

TEST(ReleaseMembers, ListsOnlyPeopleWhoConsent) {
  const SevenPeople people;
  const auto released = people.release(Bitset(7, true), {{"net_spend"}}, 4).value();
  EXPECT_EQ(released.value().member_count, 4U);
  EXPECT_EQ(released.note(), (ReleaseNote{{4}, 0, 3}));
  EXPECT_EQ(testing::texts_of(as_features(released), "customer_id"), (Texts{"1", "3", "4", "7"}));
  EXPECT_EQ(testing::values_of(as_features(released), "net_spend"), (Values{1, 3, 4, 7}));
}

TEST(ReleaseMembers, LeavesOutWhoRefusedEvenWhereConsentIsNotRequired) {
  const SevenPeople people;
  const MemberListRequest request{.features = {}, .consent_required = false};
  const auto released = people.release(Bitset(7, true), request, 5).value();
  EXPECT_EQ(testing::texts_of(as_features(released), "customer_id"),
            (Texts{"1", "3", "4", "5", "6", "7"}));
  EXPECT_EQ(released.note().withheld_people, 1U);
}

TEST(ReleaseMembers, LeavesOutWhoAskedToStayUnknown) {
  SevenPeople people;
  people.profiles.anonymous.set(2);
  const auto released = people.release(Bitset(7, true), {}, 2).value();
  EXPECT_EQ(testing::texts_of(as_features(released), "customer_id"), (Texts{"1", "4", "7"}));
  EXPECT_EQ(released.note().withheld_people, 4U);
  EXPECT_EQ(people.release(Bitset(7, true), {}, 4).error().code, ErrorCode::kGroupTooSmall);
}

TEST(ReleaseMembers, CarriesTheColumnsAskedForInTheirOrder) {
  const SevenPeople people;
  const auto released = people.release(Bitset(7, true), {{"return_share", "country"}}, 2).value();
  std::vector<std::string> names;
  for (const Feature& column : released.value().columns) names.push_back(column.name);
  EXPECT_EQ(names,
            (std::vector<std::string>{"customer_id", "email", "name", "return_share", "country"}));
  const FeatureTable table = as_features(released);
  EXPECT_EQ(testing::decimals_of(table, "return_share"),
            (testing::Decimals{0.5, kUnknown, 0.0, 1.0}));
  EXPECT_EQ(testing::texts_of(table, "country"), (Texts{"HR", "PL", kUnknown, "RU"}));
  EXPECT_EQ(testing::texts_of(table, "email"), (Texts{"ana@x.hr", "c@x.pl", kUnknown, "g@x.pl"}));
}

TEST(ReleaseMembers, CarriesNoTextOfAnybodyElse) {
  const SevenPeople people;
  const auto released = people.release(Bitset(7, true), {{"country"}}, 2).value();
  for (const Feature& column : released.value().columns) {
    EXPECT_EQ(column.categories.find("secret"), std::nullopt);
    EXPECT_EQ(column.categories.find("b@x.pl"), std::nullopt);
    EXPECT_EQ(column.categories.find("Łucja Żak"), std::nullopt);
  }
}

TEST(ReleaseMembers, RefusesTooFewPeopleAfterConsent) {
  const SevenPeople people;
  EXPECT_EQ(people.release(Bitset(7, true), {}, 5).error().code, ErrorCode::kGroupTooSmall);
  EXPECT_EQ(people.release(bits(7, {0}), {}, 2).error().code, ErrorCode::kGroupTooSmall);
  EXPECT_EQ(people.release(Bitset(7), {}, 2).error().code, ErrorCode::kGroupTooSmall);
}

TEST(ReleaseMembers, TakesConsentForNotKnownWhereNoFileSaysAny) {
  SevenPeople people;
  people.features.features.erase(people.features.features.begin());
  EXPECT_EQ(people.release(Bitset(7, true), {}, 2).error().code, ErrorCode::kGroupTooSmall);
  const auto released =
      people.release(Bitset(7, true), {.features = {}, .consent_required = false}, 2);
  EXPECT_EQ(released.value().value().member_count, 7U);
}

TEST(ReleaseMembers, RefusesAFeatureThatIsNotThere) {
  EXPECT_EQ(SevenPeople().release(Bitset(7, true), {{"shoe_size"}}, 2).error().code,
            ErrorCode::kNotFound);
}

TEST(ReleaseMembers, RefusesMembersOfAnotherLength) {
  EXPECT_EQ(SevenPeople().release(Bitset(8, true), {}, 2).error().code,
            ErrorCode::kInvalidArgument);
}

TEST(ReleaseQuotes, RefusesTooFewPeople) {
  const Quotes quotes{"What is missing?", {"cups", "tea", "tea"}};
  EXPECT_EQ(a_gate(4).release(quotes).error().code, ErrorCode::kGroupTooSmall);
  EXPECT_EQ(a_gate(4).release(Quotes{}).error().code, ErrorCode::kGroupTooSmall);
  const auto released = a_gate(3).release(quotes);
  EXPECT_EQ(released.value().value().texts, quotes.texts);
  EXPECT_EQ(released.value().note().policy.minimum_group, 3U);
}

AnswerSummary summary_of(const std::vector<std::uint64_t>& people, std::uint64_t base) {
  AnswerSummary summary;
  summary.wording = "How often?";
  summary.base = base;
  for (const std::uint64_t count : people) {
    summary.answers.push_back({std::string(1, static_cast<char>('a' + summary.answers.size())),
                               count, static_cast<double>(count) / static_cast<double>(base)});
  }
  return summary;
}

std::vector<std::optional<double>> shares_of(const Released<SafeAnswers>& released) {
  std::vector<std::optional<double>> shares;
  for (const SafeAnswers::Answer& answer : released.value().answers) {
    shares.push_back(answer.share);
  }
  return shares;
}

TEST(ReleaseAnswers, HidesSmallAnswersAndWhatTheyCouldBeWorkedOutFrom) {
  // 3 of 40 is too few; with it goes the next smallest, from which it could be told.
  const auto released = a_gate().release(summary_of({20, 10, 7, 3}, 40));
  ASSERT_TRUE(released);
  EXPECT_EQ(shares_of(released.value()),
            (std::vector<std::optional<double>>{0.5, 0.25, kHidden, kHidden}));
  EXPECT_EQ(released.value().note().suppressed_cells, 2U);
}

TEST(ReleaseAnswers, JudgesAnswersThatOverlapOneByOne) {
  AnswerSummary summary = summary_of({30, 3, 38}, 40);
  summary.is_multiple = true;
  // 30 leaves 10 others; 3 is too few, and 38 would tell of two who did not.
  EXPECT_EQ(shares_of(a_gate().release(summary).value()),
            (std::vector<std::optional<double>>{0.75, kHidden, kHidden}));
}

TEST(ReleaseAnswers, KeepsAScoreWhoseGroupsAreLarge) {
  AnswerSummary summary = summary_of({40}, 40);
  summary.nps = compute_nps(unweighted(20), unweighted(10), unweighted(10), 0.95);
  ASSERT_TRUE(a_gate().release(summary).value().value().score);
  EXPECT_EQ(a_gate().release(summary).value().value().score->value, 25);
  summary.nps = compute_nps(unweighted(28), unweighted(10), unweighted(2), 0.95);
  EXPECT_FALSE(a_gate().release(summary).value().value().score);
}

TEST(ReleaseAnswers, RefusesTooFewPeople) {
  const auto released = a_gate().release(summary_of({2, 2}, 4));
  ASSERT_FALSE(released);
  EXPECT_EQ(released.error().code, ErrorCode::kGroupTooSmall);
}

}  // namespace
}  // namespace sonder
