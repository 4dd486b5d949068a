#include "ingest/personal_columns.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ingest/recognition.h"
#include "support/tables.h"

namespace sonder {
namespace {

using testing::table_from;

/// Column, kind and rows of what was found.
using Found = std::vector<std::pair<std::uint32_t, std::string>>;

Found found_in(const Table& table) {
  Found found;
  for (const PersonalColumn& each : find_personal_columns(table)) {
    found.emplace_back(each.column, std::string(to_string(each.kind)));
  }
  return found;
}

TEST(FindPersonalColumns, TellsKindsByTheirValues) {
  const Table table = table_from(
      "a;b;c;d;e\n"
      "ana@example.com;192.0.2.1;+48 606 564 195;4111 1111 1111 1111;nothing\n"
      "ivo@example.com;198.51.100.7;+385 91 234 5678;5500-0000-0000-0004;\n"
      "none;2001:db8::1:2;+1 202 555 0143;4111111111111111;write to eva@example.com.\n",
      {.delimiter = ';'});
  EXPECT_EQ(
      found_in(table),
      (Found{
          {0, "email"}, {1, "ip_address"}, {2, "phone"}, {3, "card"}, {4, "text_with_addresses"}}));
}

TEST(FindPersonalColumns, CountsTheRowsThatHoldSuchData) {
  const Table table =
      table_from("mail,note\na@example.com,x\na@example.com,ask b@example.com\n-,\n");
  const std::vector<PersonalColumn> found = find_personal_columns(table);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].rows, 2U);
  EXPECT_EQ(found[1].rows, 1U);
}

TEST(FindPersonalColumns, TellsKindsByNamesInFiveLanguages) {
  const Table table = table_from(
      "Imię,Prezime,Телефон,Geburtsdatum,IP Address,LocationLatitude,Longitude,Ulica\n"
      "Ewa,Horvat,606564195,1990-02-28,unknown,42.4019,-71.1193,Krótka 3\n");
  EXPECT_EQ(found_in(table), (Found{{0, "name"},
                                    {1, "name"},
                                    {2, "phone"},
                                    {3, "birth_date"},
                                    {4, "ip_address"},
                                    {5, "location"},
                                    {6, "location"},
                                    {7, "address"}}));
}

TEST(FindPersonalColumns, LeavesOrdinaryColumnsAlone) {
  const Table table = table_from(
      "order id,amount,version,sku,when,count\n"
      "1000000000001,2.50,1.2.3,300.400.1.1,2024-01-05,12\n"
      "1000000000002,3.50,1.2.4,300.400.1.2,2024-01-06,13\n");
  EXPECT_EQ(found_in(table), Found{});
  EXPECT_TRUE(find_personal_columns(table_from("email,ip\n")).empty());
}

/// What makes the number behind it valid, by Luhn's sum (ISO/IEC 7812-1, annex B).
std::uint64_t luhn_digit(std::uint64_t front) {
  std::uint64_t sum = 0;
  for (bool is_doubled = true; front > 0; front /= 10, is_doubled = !is_doubled) {
    const std::uint64_t digit = front % 10 * (is_doubled ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return (10 - sum % 10) % 10;
}

TEST(FindPersonalColumns, CountsAllRowsHoweverManyDifferentTextsThereAre) {
  std::string csv = "contact,note\n";
  for (int i = 0; i < 12'000; ++i) {
    const std::string number = std::to_string(i);
    csv += "ana" + number + "@example.com,nothing " + number + "\n";
  }
  csv += ",write to ivo@example.com please\n";
  const std::vector<PersonalColumn> found = find_personal_columns(table_from(csv));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].rows, 12'000U);
  EXPECT_EQ(found[1].kind, PersonalKind::kTextWithAddresses);
  EXPECT_EQ(found[1].rows, 1U);
}

/// Numbers of 15 digits whose last one checks the others, of which a packed column holds no texts.
TEST(FindPersonalColumns, CountsAllRowsOfAPackedColumn) {
  std::string csv = "paid with,amount\n";
  for (std::uint64_t i = 0; i < 12'000; ++i) {
    const std::uint64_t front = 37'828'224'631'000 + i;
    csv += std::to_string(front * 10 + luhn_digit(front)) + ",1\n";
  }
  const Table table = testing::packed_table_from(csv);
  ASSERT_TRUE(table.columns[0].packed);
  const std::vector<PersonalColumn> found = find_personal_columns(table);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, PersonalKind::kCard);
  EXPECT_EQ(found[0].rows, 12'000U);
}

TEST(ColumnsLeftOutAtFirst, AreAddressesOfMachinesAndPlaces) {
  const Table table =
      table_from("Email,IP Address,Latitude,City\nana@example.com,192.0.2.1,43.5,Split\n");
  EXPECT_EQ(columns_left_out_at_first(table), (std::vector<std::uint32_t>{1, 2}));
  for (const FileCandidate& candidate : recognise(table)) {
    EXPECT_EQ(candidate.mapping.left_out, (std::vector<std::uint32_t>{1, 2}));
  }
}

TEST(PersonalKindNames, AreStableAndDiffer) {
  std::set<std::string_view> names;
  for (int kind = 0; kind <= static_cast<int>(PersonalKind::kTextWithAddresses); ++kind) {
    names.insert(to_string(static_cast<PersonalKind>(kind)));
  }
  EXPECT_EQ(names,
            (std::set<std::string_view>{"email", "phone", "ip_address", "location", "name",
                                        "address", "birth_date", "card", "text_with_addresses"}));
}

}  // namespace
}  // namespace sonder
