#include "identity/training.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "identity/matching.h"
#include "support/people.h"

// Files of invented people, drawn with fixed seeds. Who is who is known of all of them.

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::RecordBuilder;

struct Person {
  std::string given;
  std::string surname;
  std::string street;
  std::string city;
  std::string postcode;
  std::string phone;
  std::int32_t year = 0;
  std::int32_t month = 0;
  std::int32_t day = 0;

  RecordBuilder record() const {
    return a_record()
        .with(PersonField::kFirstName, given)
        .with(PersonField::kLastName, surname)
        .with(PersonField::kStreet, street)
        .with(PersonField::kCity, city)
        .with(PersonField::kPostcode, postcode)
        .with(PersonField::kPhone, phone)
        .born(year, month, day);
  }
};

/// Where the people of a file come from: names and places, some of them common.
class Country {
 public:
  explicit Country(std::uint32_t seed) : random_(seed) {
    for (int name = 0; name < 80; ++name) given_.push_back(word(4 + below(5)));
    for (int name = 0; name < 400; ++name) surnames_.push_back(word(5 + below(6)));
    for (int city = 0; city < 30; ++city) cities_.push_back(word(5 + below(6)));
  }

  std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(random_() % count); }
  bool one_in(std::uint32_t count) { return below(count) == 0; }

  std::string word(std::size_t length) {
    std::string word;
    for (std::size_t i = 0; i < length; ++i) {
      word += static_cast<char>('a' + static_cast<char>(below(26)));
    }
    return word;
  }

  std::string given_name() { return given_[skewed(80)]; }

  /// At most four postcodes to a city, and few streets: a place is shared by many.
  void move(Person& person) {
    const std::uint32_t city = skewed(30);
    person.city = cities_[city];
    person.postcode = std::to_string(10'000 + 100 * city + below(4));
    person.street = cities_[below(30)] + " " + std::to_string(1 + below(400));
  }

  void be_born(Person& person, std::uint32_t first_year) {
    person.year = static_cast<std::int32_t>(first_year + below(30));
    person.month = 1 + static_cast<std::int32_t>(below(12));
    person.day = 1 + static_cast<std::int32_t>(below(28));
  }

  Person person() {
    Person person{given_name(), surnames_[skewed(400)], {}, {}, {}, phone()};
    move(person);
    be_born(person, 1950);
    return person;
  }

  std::string phone() { return std::to_string(500'000'000 + below(400'000'000)); }

  /// One person once more, with a slip here and a blank there.
  RecordBuilder again(Person person) {
    if (one_in(5)) std::swap(person.surname[1], person.surname[2]);
    if (one_in(8)) person.given += "a";
    if (one_in(4)) person.phone = phone();
    if (one_in(6)) move(person);
    return person.record();
  }

 private:
  /// Low numbers come more often, as common names do.
  std::uint32_t skewed(std::uint32_t count) { return below(1 + below(count)); }

  std::mt19937 random_;
  std::vector<std::string> given_;
  std::vector<std::string> surnames_;
  std::vector<std::string> cities_;
};

Matches match(const std::vector<RecordBuilder>& people) {
  Result<Matches> matches = match_people(a_population(people).records);
  if (!matches) ADD_FAILURE() << matches.error().message;
  return std::move(matches).value();
}

double match_chance(const Matches& matches, ComparedField field) {
  return matches.trained.model.fields[static_cast<std::size_t>(field)]
      .match[static_cast<std::size_t>(AgreementLevel::kExact)];
}

/// `people` of whom the first `twice` come a second time, at the end.
std::vector<RecordBuilder> file_of(Country& country, std::uint32_t people, std::uint32_t twice) {
  std::vector<RecordBuilder> records;
  std::vector<Person> known;
  for (std::uint32_t each = 0; each < people; ++each) {
    known.push_back(country.person());
    records.push_back(known.back().record());
  }
  for (std::uint32_t each = 0; each < twice; ++each) records.push_back(country.again(known[each]));
  return records;
}

TEST(TrainModel, LearnsPersonsAndNotPlaces) {
  for (const std::uint32_t twice : {20U, 60U, 300U}) {
    Country country(twice);
    const Matches matches = match(file_of(country, 3'000, twice));
    EXPECT_GT(match_chance(matches, ComparedField::kSurname), .6) << twice;
    EXPECT_GT(match_chance(matches, ComparedField::kGivenName), .6) << twice;
    EXPECT_GT(match_chance(matches, ComparedField::kBirthDate), .6) << twice;
    std::uint32_t found = 0;
    for (std::uint32_t each = 0; each < twice; ++each) {
      found += matches.group_of[each] == matches.group_of[3'000 + each] ? 1 : 0;
    }
    EXPECT_GE(found, twice * 95 / 100) << twice;
    EXPECT_LE(matches.links.size() - found, twice / 50) << twice;
  }
}

TEST(TrainModel, LinksNobodyByThePlaceAlone) {
  Country country(5);
  std::vector<RecordBuilder> records = file_of(country, 2'000, 40);
  const Person neighbour = country.person();
  const auto first = static_cast<std::uint32_t>(records.size());
  for (int each = 0; each < 60; ++each) {
    Person person = country.person();
    person.street = neighbour.street;
    person.city = neighbour.city;
    person.postcode = neighbour.postcode;
    records.push_back(person.record());
  }
  const Matches matches = match(records);
  for (std::uint32_t a = first; a < records.size(); ++a) {
    for (std::uint32_t b = a + 1; b < records.size(); ++b) {
      EXPECT_NE(matches.group_of[a], matches.group_of[b]) << a << " " << b;
    }
  }
}

TEST(TrainModel, FindsHardlyAnybodyTwiceWhereNobodyIs) {
  for (const std::uint32_t seed : {7U, 8U, 9U}) {
    Country country(seed);
    EXPECT_LE(match(file_of(country, 4'000, 0)).links.size(), 1U) << seed;
  }
}

/// Couples with two children each: one surname, one address and one phone. The children of every
/// `twins_in`th family are of one birth date as well, and only their given names tell them apart.
std::vector<RecordBuilder> families(Country& country, std::uint32_t count, std::uint32_t twins_in) {
  std::vector<RecordBuilder> records;
  for (std::uint32_t family = 0; family < count; ++family) {
    Person person = country.person();
    for (int member = 0; member < 4; ++member) {
      person.given = country.word(7);
      const bool is_twin = member == 3 && family % twins_in == 0;
      if (!is_twin) country.be_born(person, member < 2 ? 1950 : 1985);
      records.push_back(person.record());
    }
  }
  return records;
}

TEST(TrainModel, KeepsFamiliesAndTwinsApart) {
  for (const std::uint32_t seed : {11U, 12U, 13U}) {
    Country country(seed);
    std::vector<RecordBuilder> records = file_of(country, 2'000, 150);
    const auto first = static_cast<std::uint32_t>(records.size());
    const std::vector<RecordBuilder> others = families(country, 300, 17);
    records.insert(records.end(), others.begin(), others.end());
    const Matches matches = match(records);
    std::uint32_t linked = 0;
    for (std::uint32_t a = first; a < records.size(); ++a) {
      for (std::uint32_t b = a + 1; b < records.size(); ++b) {
        linked += matches.group_of[a] == matches.group_of[b] ? 1 : 0;
      }
    }
    EXPECT_EQ(linked, 0U) << seed;
  }
}

/// Of one person's records by name and address, one in twelve has another given name. That is no
/// relative where hardly any address has one; where many have, it is.
TEST(TrainModel, TakesMisnamedPersonsForRelativesOnlyWhereThereAreRelatives) {
  for (const bool has_relatives : {false, true}) {
    Country country(31);
    std::vector<RecordBuilder> records;
    std::vector<std::uint32_t> misnamed;
    for (std::uint32_t each = 0; each < 1'200; ++each) {
      Person person = country.person();
      const auto nameless_day = [](RecordBuilder record) {
        record.birth_day.reset();
        return record.with(PersonField::kPhone, "");
      };
      records.push_back(nameless_day(person.record()));
      if (each % 12 == 0) {
        person.given = country.word(8);
        misnamed.push_back(static_cast<std::uint32_t>(records.size()));
      }
      records.push_back(nameless_day(person.record()));
      for (int relative = 0; has_relatives && relative < 2; ++relative) {
        person.given = country.word(8);
        records.push_back(nameless_day(person.record()));
      }
    }
    const Matches matches = match(records);
    std::uint32_t linked = 0;
    for (const std::uint32_t record : misnamed) {
      linked += matches.group_of[record] == matches.group_of[record - 1] ? 1 : 0;
    }
    EXPECT_EQ(linked, has_relatives ? 0U : misnamed.size());
  }
}

/// Orders bring records of an e-mail address alone, many of one person.
TEST(TrainModel, LearnsTheSameBesideRecordsOfAnAddressAlone) {
  const auto model_with = [](std::uint32_t orders) {
    Country country(13);
    std::vector<RecordBuilder> records = file_of(country, 1'500, 60);
    for (std::uint32_t record = 0; record < records.size(); ++record) {
      records[record].email(std::to_string(record % 1'500) + country.word(6) + "@x.pl");
    }
    for (std::uint32_t order = 0; order < orders; ++order) {
      records.push_back(
          a_record().email(std::to_string(order % 700) + "q@x.pl").in_file(1 + order % 2));
    }
    return match(records).trained.model;
  };
  const MatchModel alone = model_with(0);
  const MatchModel beside = model_with(4'000);
  EXPECT_NEAR(prior_weight(beside), prior_weight(alone), .2);
  for (const ComparedField each : {ComparedField::kSurname, ComparedField::kBirthDate}) {
    const auto field = static_cast<std::size_t>(each);
    EXPECT_NEAR(field_weight(beside, field, AgreementLevel::kExact),
                field_weight(alone, field, AgreementLevel::kExact), .2);
  }
}

}  // namespace
}  // namespace sonder
