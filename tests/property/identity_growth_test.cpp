// Records that come in one after another are who they would be had all come at once.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "identity/matching.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::RecordBuilder;

/// Names of one key that are spelt in several ways: which spelling stands for them changes as
/// records come.
constexpr const char* kGivenNames[] = {"Anna",  "Ania",  "Katarzyna", "Kasia", "Marko",
                                       "Jan",   "Janek", "Julia",     "Юлия",  "Małgorzata",
                                       "Gosia", "Ewa",   "Eva",       "Piotr", "Petar"};
constexpr const char* kSurnames[] = {
    "Kowalska", "Kowalski", "Nowicka", "Nowicki",   "Wiśniewska", "Wisniewski", "Horvat", "Horwat",
    "Lis",      "Šimić",    "Simic",   "Zielińska", "Zielinski",  "Kos",        "Kosa"};
constexpr const char* kStreets[] = {"Długa", "ul. Dluga", "Krótka", "Ilica", "Polna", "Lipowa"};

class Crowd {
 public:
  explicit Crowd(std::uint32_t seed) : random_(seed) {}

  std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(random_() % count); }

  /// Some records of people, most of whom may have come before.
  std::vector<RecordBuilder> records(std::uint32_t count, std::uint32_t people,
                                     std::uint32_t files) {
    std::vector<RecordBuilder> records;
    for (std::uint32_t each = 0; each < count; ++each) {
      records.push_back(record_of(below(people)).in_file(below(files)));
    }
    return records;
  }

 private:
  /// The same person each time, told in one way or another.
  RecordBuilder record_of(std::uint32_t person) {
    RecordBuilder record = a_record();
    const auto one_of = [&](const auto& list, std::uint32_t salt) {
      const auto size = static_cast<std::uint32_t>(std::size(list));
      const std::uint32_t own = (person * 7 + salt * 13) % size;
      return std::string(list[below(4) == 0 ? own ^ (own + 1 < size ? 1U : 0U) : own]);
    };
    if (below(8) != 0) record.with(PersonField::kFirstName, slip(one_of(kGivenNames, 1)));
    if (below(8) != 0) record.with(PersonField::kLastName, slip(one_of(kSurnames, person / 15)));
    if (below(5) == 0) {
      record.with(PersonField::kFirstName, "").with(PersonField::kLastName, "");
      record.with(PersonField::kFullName, one_of(kGivenNames, 1) + " " + one_of(kSurnames, 2));
    }
    if (below(6) != 0) record.with(PersonField::kStreet, one_of(kStreets, person / 3));
    if (below(6) != 0) record.with(PersonField::kHouseNumber, std::to_string(person % 40));
    if (below(6) != 0) record.with(PersonField::kPostcode, std::to_string(10'000 + person % 25));
    if (below(3) != 0) record.with(PersonField::kPhone, "60" + std::to_string(1'000'000 + person));
    if (below(4) == 0) record.email("person" + std::to_string(person) + "@example.com");
    if (below(5) == 0) record.id(std::to_string(person));
    if (below(150) == 0) record.is_anonymous = true;
    const auto day = static_cast<std::int32_t>(1 + person % 28);
    if (below(4) != 0) record.born(1950 + static_cast<std::int32_t>(person % 40), 5, day);
    return record;
  }

  std::string slip(std::string text) {
    if (below(10) == 0) text += static_cast<char>('a' + static_cast<char>(below(26)));
    return text;
  }

  std::mt19937 random_;
};

Matches match(const std::vector<RecordBuilder>& people, const MatchOptions& options,
              ComparedPeople known = {}) {
  Result<Matches> matches = match_people(a_population(people).records, options, std::move(known));
  if (!matches) ADD_FAILURE() << matches.error().message;
  return std::move(matches).value();
}

void expect_same_links(const std::vector<MatchLink>& found, const std::vector<MatchLink>& full) {
  ASSERT_EQ(found.size(), full.size());
  for (std::size_t link = 0; link < full.size(); ++link) {
    EXPECT_EQ(found[link].first, full[link].first);
    EXPECT_EQ(found[link].second, full[link].second);
    EXPECT_EQ(found[link].reason, full[link].reason);
    EXPECT_EQ(found[link].weight, full[link].weight);
  }
}

std::vector<PairKind> kinds_of(const Matches& matches) {
  std::vector<PairKind> kinds = matches.compared.pairs().kinds();
  std::erase_if(kinds, [](const PairKind& kind) { return kind.pairs == 0; });
  return kinds;
}

void expect_same(const Matches& found, const Matches& full) {
  EXPECT_EQ(kinds_of(found), kinds_of(full));
  EXPECT_EQ(found.compared_pairs, full.compared_pairs);
  EXPECT_EQ(found.trained.model.prior, full.trained.model.prior);
  EXPECT_EQ(found.files_without_duplicates, full.files_without_duplicates);
  EXPECT_EQ(found.group_of, full.group_of);
  expect_same_links(found.links, full.links);
  expect_same_links(found.refused, full.refused);
  expect_same_links(found.uncertain, full.uncertain);
  EXPECT_EQ(found.uncertain_pairs, full.uncertain_pairs);
  ASSERT_EQ(found.errors.size(), full.errors.size());
  for (std::size_t each = 0; each < full.errors.size(); ++each) {
    EXPECT_EQ(found.errors[each].pairs, full.errors[each].pairs);
    // Sums over the same pairs in another order.
    EXPECT_NEAR(found.errors[each].false_links, full.errors[each].false_links, 1e-6);
    EXPECT_NEAR(found.errors[each].missed_links, full.errors[each].missed_links, 1e-6);
  }
}

/// Of some crowds keys outgrow what is compared, of some rules begin or cease to take part, of some
/// files turn out to have nobody twice.
TEST(RecordsInTurn, AreGroupedAsAllAtOnce) {
  std::uint32_t grown = 0;
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    Crowd crowd(seed);
    MatchOptions options;
    options.blocking.max_block_records = 4 + crowd.below(40);
    options.blocking.max_pairs_per_record = 3 + crowd.below(40);
    options.training.random_pairs = 5'000;
    const std::uint32_t files = 1 + crowd.below(4);
    std::vector<RecordBuilder> people = crowd.records(100 + crowd.below(200), 150, files);
    Matches found = match(people, options);
    for (std::uint32_t turn = 0; turn < 4; ++turn) {
      const auto more = crowd.records(1 + crowd.below(30), 200, files + turn % 2);
      people.insert(people.end(), more.begin(), more.end());
      found = match(people, options, std::move(found.compared));
      SCOPED_TRACE(std::to_string(seed) + ", turn " + std::to_string(turn));
      expect_same(found, match(people, options));
      ++grown;
      if (HasFailure()) return;
    }
  }
  EXPECT_EQ(grown, 240U);
}

TEST(RecordsInTurn, ChangeNothingWhereNoneCame) {
  Crowd crowd(7);
  const auto people = crowd.records(300, 150, 2);
  Matches first = match(people, {});
  const std::size_t kept = first.compared.pairs().kept().size();
  const Matches again = match(people, {}, std::move(first.compared));
  expect_same(again, match(people, {}));
  EXPECT_EQ(again.compared.pairs().kept().size(), kept);
}

TEST(RecordsInTurn, AreComparedAnewWhereTheFirstAreOthers) {
  Crowd crowd(8);
  auto people = crowd.records(300, 150, 2);
  Matches first = match(people, {});
  people[17].with(PersonField::kLastName, "Zupan");
  people.push_back(people[3]);
  const Matches again = match(people, {}, std::move(first.compared));
  expect_same(again, match(people, {}));
}

TEST(RecordsInTurn, AreComparedAnewByOtherOptions) {
  Crowd crowd(9);
  auto people = crowd.records(300, 150, 2);
  Matches first = match(people, {});
  MatchOptions options;
  options.blocking.max_block_records = 5;
  options.threshold = .9;
  people.push_back(people[3]);
  Matches again = match(people, options, std::move(first.compared));
  expect_same(again, match(people, options));
  options.by_likeness = false;
  again = match(people, options, std::move(again.compared));
  expect_same(again, match(people, options));
  options.by_likeness = true;
  again = match(people, options, std::move(again.compared));
  expect_same(again, match(people, options));
}

}  // namespace
}  // namespace sonder
