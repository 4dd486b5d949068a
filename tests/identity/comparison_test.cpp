#include "identity/comparison.h"

#include <gtest/gtest.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "identity/detail/match_keys.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::RecordBuilder;
using enum AgreementLevel;
using enum ComparedField;

/// The level of a field of two records.
AgreementLevel level(ComparedField field, const RecordBuilder& a, const RecordBuilder& b) {
  const Population population = a_population({a, b});
  const ComparedRecords records = prepare_records(population.records);
  const AgreementPattern pattern = compare_records(records, 0, 1);
  EXPECT_EQ(pattern, compare_records(records, 1, 0));
  return level_at(pattern, static_cast<std::size_t>(field));
}

AgreementLevel level_of_texts(ComparedField field, PersonField column, std::string_view a,
                              std::string_view b) {
  return level(field, a_record().with(column, a), a_record().with(column, b));
}

AgreementLevel level_of_surnames(std::string_view a, std::string_view b) {
  return level_of_texts(kSurname, PersonField::kLastName, a, b);
}

TEST(CompareRecords, TakesNamesForEqualThatAreWrittenDifferently) {
  EXPECT_EQ(level_of_surnames("Łęcka-Wąs", "LECKA WAS"), kExact);
  EXPECT_EQ(level_of_surnames("Čorić", "coric"), kExact);
  EXPECT_EQ(level_of_surnames("Ёлкин", "Елкин"), kExact);
}

TEST(CompareRecords, TakesNamesForEqualAcrossAlphabetsAndForms) {
  EXPECT_EQ(level_of_surnames("Щукин", "Shchukin"), kExact);
  EXPECT_EQ(level_of_surnames("Kowalska", "Kowalski"), kExact);
  EXPECT_EQ(level_of_surnames("Иванова", "Ivanov"), kExact);
  const auto given = [](std::string_view a, std::string_view b) {
    return level_of_texts(kGivenName, PersonField::kFirstName, a, b);
  };
  EXPECT_EQ(given("Юлия", "Julija"), kExact);
  EXPECT_EQ(given("Kasia", "Katarzyna"), kExact);
  EXPECT_EQ(given("Nikita", "Nikia"), kNear);
  EXPECT_EQ(level_of_texts(kStreet, PersonField::kStreet, "ul. Długa", "Dluga"), kExact);
  EXPECT_EQ(level_of_texts(kCity, PersonField::kCity, "Москва", "Moskva"), kExact);
}

// "Katrzyna" is one slip from the full name, which most records have, and not from the short one.
TEST(CompareRecords, ComparesTheSpellingThatMostRecordsHave) {
  const auto named = [](const char* name) {
    return a_record().with(PersonField::kFirstName, name);
  };
  const Population population =
      a_population({named("Kasia"), named("Katarzyna"), named("Katarzyna"), named("Katrzyna")});
  const ComparedRecords records = prepare_records(population.records);
  std::vector<std::uint32_t> position(records.size());
  for (std::uint32_t at = 0; at < records.size(); ++at) position[records.record[at].index] = at;
  const AgreementPattern pattern = compare_records(records, position[0], position[3]);
  EXPECT_EQ(level_at(pattern, static_cast<std::size_t>(kGivenName)), kNear);
}

TEST(CompareRecords, KnowsSlipsOfThePenInNames) {
  EXPECT_EQ(level_of_surnames("Kowalski", "Kowlaski"), kNear);
  EXPECT_EQ(level_of_surnames("Kowalski", "Kowalsko"), kNear);
  EXPECT_EQ(level_of_surnames("Кузнецов", "Кузнцов"), kNear);
  EXPECT_EQ(level_of_surnames("Nowak", "Horvat"), kDifferent);
  EXPECT_EQ(level_of_surnames("Li", "Lo"), kDifferent);
  EXPECT_EQ(level_of_texts(kGivenName, PersonField::kFirstName, "J.", "Jan"), kFar);
}

TEST(CompareRecords, NeverTakesABlankForABlank) {
  for (std::size_t field = 0; field < kPersonFieldCount; ++field) {
    const auto column = person_field(field);
    const Population population = a_population(
        {a_record().with(column, ""), a_record().with(column, " "), a_record().with(column, "-")});
    const ComparedRecords records = prepare_records(population.records);
    EXPECT_EQ(compare_records(records, 0, 1), 0U);
    EXPECT_EQ(compare_records(records, 0, 2), 0U);
  }
}

TEST(CompareRecords, SeesNamesThatChangedPlacesOnce) {
  const RecordBuilder straight =
      a_record().with(PersonField::kFirstName, "Anna").with(PersonField::kLastName, "Nowak");
  const RecordBuilder turned =
      a_record().with(PersonField::kFirstName, "Novak").with(PersonField::kLastName, "Anna");
  EXPECT_EQ(level(kGivenName, straight, turned), kSwapped);
  EXPECT_EQ(level(kSurname, straight, turned), kMissing);
  const RecordBuilder other =
      a_record().with(PersonField::kFirstName, "Ewa").with(PersonField::kLastName, "Anna");
  EXPECT_EQ(level(kGivenName, straight, other), kDifferent);
  EXPECT_EQ(level(kSurname, straight, other), kDifferent);
}

TEST(CompareRecords, SplitsAFullNameWhereItStandsAlone) {
  const RecordBuilder parts =
      a_record().with(PersonField::kFirstName, "Anna Maria").with(PersonField::kLastName, "Nowak");
  for (const char* const full : {"Anna Maria Nowak", "Nowak, Anna Maria"}) {
    const RecordBuilder whole = a_record().with(PersonField::kFullName, full);
    EXPECT_EQ(level(kGivenName, parts, whole), kExact) << full;
    EXPECT_EQ(level(kSurname, parts, whole), kExact) << full;
  }
  const RecordBuilder turned = a_record().with(PersonField::kFullName, "Nowak Anna");
  const RecordBuilder anna =
      a_record().with(PersonField::kFirstName, "Anna").with(PersonField::kLastName, "Nowak");
  EXPECT_EQ(level(kGivenName, anna, turned), kSwapped);
}

TEST(CompareRecords, KnowsHowBirthDatesGoWrong) {
  const RecordBuilder born = a_record().born(1990, 3, 12);
  EXPECT_EQ(level(kBirthDate, born, a_record().born(1990, 3, 12)), kExact);
  EXPECT_EQ(level(kBirthDate, born, a_record().born(1990, 12, 3)), kSwapped);
  EXPECT_EQ(level(kBirthDate, born, a_record().born(1991, 3, 12)), kNear);
  EXPECT_EQ(level(kBirthDate, born, a_record().born(1990, 3, 21)), kNear);
  EXPECT_EQ(level(kBirthDate, born, a_record().born(1990, 8, 12)), kNear);
  EXPECT_EQ(level(kBirthDate, born, a_record().born(1990, 3, 30)), kFar);
  EXPECT_EQ(level(kBirthDate, born, a_record().born(1975, 7, 1)), kDifferent);
}

TEST(CompareRecords, ComparesBirthDatesThatAreNoDays) {
  EXPECT_EQ(level(kBirthDate, a_record().born(1908, 1, 3), a_record().born("19083103")), kNear);
  EXPECT_EQ(level(kBirthDate, a_record().born("31.13.1990"), a_record().born("1990-13-31")),
            kExact);
  EXPECT_EQ(level(kBirthDate, a_record().born("1990-13-31"), a_record().born(1990, 1, 31)), kFar);
}

TEST(CompareRecords, ComparesNumbersByTheirDigits) {
  EXPECT_EQ(level_of_texts(kPhone, PersonField::kPhone, "+48 601 234 567", "601-234-567"), kExact);
  EXPECT_EQ(level_of_texts(kPhone, PersonField::kPhone, "601234567", "601234576"), kNear);
  EXPECT_EQ(level_of_texts(kPhone, PersonField::kPhone, "12", "12"), kMissing);
  EXPECT_EQ(level_of_texts(kPostcode, PersonField::kPostcode, "00-950", "00950"), kExact);
  EXPECT_EQ(level_of_texts(kNationalId, PersonField::kNationalId, "6988048", "6988059"), kFar);
  EXPECT_EQ(level_of_texts(kHouseNumber, PersonField::kHouseNumber, "1", "2"), kDifferent);
}

TEST(CompareRecords, SeesAddressLinesThatChangedPlaces) {
  const RecordBuilder straight = a_record()
                                     .with(PersonField::kStreet, "Wellington Street")
                                     .with(PersonField::kAddressLine2, "Kinross Farm");
  const RecordBuilder turned = a_record()
                                   .with(PersonField::kStreet, "Kinross Farm")
                                   .with(PersonField::kAddressLine2, "Wellingtonn Street");
  EXPECT_EQ(level(kStreet, straight, turned), kSwapped);
  EXPECT_EQ(level(kAddressLine2, straight, turned), kMissing);
}

TEST(CompareRecords, ComparesEmailsAndWords) {
  EXPECT_EQ(
      level(kEmail, a_record().email("ana.horvat@x.hr"), a_record().email("ana.horvat@y.com")),
      kFar);
  EXPECT_EQ(level(kEmail, a_record().email("ana.horvat@x.hr"), a_record().email("ana.horavt@x.hr")),
            kNear);
  EXPECT_EQ(level_of_texts(kRegion, PersonField::kRegion, "nsw", "nws"), kNear);
  EXPECT_EQ(level_of_texts(kRegion, PersonField::kRegion, "wa", "sa"), kDifferent);
}

RecordBuilder in_place(const char* postcode, const char* city, const char* region) {
  return a_record()
      .with(PersonField::kPostcode, postcode)
      .with(PersonField::kCity, city)
      .with(PersonField::kRegion, region);
}

TEST(CompareRecords, TakesAPlaceForOneObservation) {
  const RecordBuilder krakow = in_place("30-001", "Kraków", "Małopolska");
  const auto levels = [&](const RecordBuilder& other) {
    return std::vector{level(kPostcode, krakow, other), level(kCity, krakow, other),
                       level(kRegion, krakow, other)};
  };
  EXPECT_EQ(levels(krakow), (std::vector{kExact, kMissing, kMissing}));
  EXPECT_EQ(levels(in_place("", "Kraków", "Małopolska")),
            (std::vector{kMissing, kExact, kMissing}));
  EXPECT_EQ(levels(in_place("", "", "Małopolska")), (std::vector{kMissing, kMissing, kExact}));
  EXPECT_EQ(levels(in_place("", "", "")), (std::vector{kMissing, kMissing, kMissing}));
}

TEST(CompareRecords, HoldsAPostcodeAgainstItsCity) {
  const RecordBuilder krakow = in_place("30-001", "Kraków", "");
  EXPECT_EQ(level(kPostcode, krakow, in_place("30-002", "Kraków", "")), kNear);
  EXPECT_EQ(level(kPostcode, krakow, in_place("30-002", "", "")), kNear);
  EXPECT_EQ(level(kPostcode, krakow, in_place("30-001", "Zabierzów", "")), kNear);
  EXPECT_EQ(level(kPostcode, krakow, in_place("30-002", "Zabierzów", "")), kFar);
  EXPECT_EQ(level(kPostcode, krakow, in_place("30-022", "Zabierzów", "")), kDifferent);
  EXPECT_EQ(level(kPostcode, krakow, in_place("31-987", "Krakow", "")), kFar);
  EXPECT_EQ(level(kPostcode, krakow, in_place("80-333", "Gdynia", "")), kDifferent);
}

TEST(CompareRecords, LearnsNothingFromAddressesMadeOfANameThatAgrees) {
  const auto known = [](const char* given, const char* surname, const char* email) {
    return a_record()
        .with(PersonField::kFirstName, given)
        .with(PersonField::kLastName, surname)
        .email(email);
  };
  const RecordBuilder anna = known("Anna", "Nowak", "a.nowak@x.pl");
  EXPECT_EQ(level(kEmail, anna, known("Anna", "Nowak", "a.nowak@mail.com")), kMissing);
  EXPECT_EQ(level(kEmail, anna, known("Adam", "Nowak", "a.nowak1@x.pl")), kMissing);
  EXPECT_EQ(level(kEmail, anna, known("Anna", "Nowak", "a.nowak@x.pl")), kExact);
  EXPECT_EQ(level(kEmail, anna, known("Anna", "Nowak", "kotek77@x.pl")), kDifferent);
  EXPECT_EQ(level(kEmail, anna, known("Olga", "Lis", "a.nowak@mail.com")), kFar);
  const RecordBuilder kotek = known("Anna", "Nowak", "kotek77@x.pl");
  EXPECT_EQ(level(kEmail, kotek, known("Anna", "Nowak", "kotek77@mail.com")), kFar);
}

TEST(PrepareRecords, SortsByWhatRecordsSayWhateverTheirOrder) {
  std::vector<RecordBuilder> people = {a_record().with(PersonField::kLastName, "Nowak"),
                                       a_record().with(PersonField::kLastName, "Horvat"),
                                       a_record().with(PersonField::kCity, "Nowak"), a_record()};
  const auto texts = [](const std::vector<RecordBuilder>& list) {
    const ComparedRecords records = prepare_records(a_population(list).records);
    std::vector<std::u32string> all;
    for (std::uint32_t position = 0; position < records.size(); ++position) {
      all.emplace_back(records.text_at(position, kSurname));
    }
    return all;
  };
  const auto forward = texts(people);
  std::reverse(people.begin(), people.end());
  EXPECT_EQ(texts(people), forward);
}

TEST(Names, OfFieldsAndLevelsAreDistinct) {
  std::set<std::string_view> names;
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    names.insert(to_string(static_cast<ComparedField>(field)));
  }
  EXPECT_EQ(names.size(), kComparedFieldCount);
  names.clear();
  for (std::size_t each = 0; each < kAgreementLevelCount; ++each) {
    names.insert(to_string(static_cast<AgreementLevel>(each)));
  }
  EXPECT_EQ(names.size(), kAgreementLevelCount);
  EXPECT_FALSE(names.contains(""));
}

}  // namespace
}  // namespace sonder
