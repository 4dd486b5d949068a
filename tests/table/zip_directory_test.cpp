#include "table/zip_directory.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/workbooks.h"

// Layouts: PKWARE APPNOTE.TXT 6.3.

namespace sonder {
namespace {

using testing::little_endian;
using testing::zip_of;

std::string_view stretch(std::string_view file, const ByteRange& range) {
  return file.substr(static_cast<std::size_t>(range.from), static_cast<std::size_t>(range.size));
}

Result<ZipEnd> end_of(std::string_view file, const ZipLimits& limits = {}) {
  return find_zip_end(stretch(file, zip_tail(file.size())), file.size(), limits);
}

Result<std::vector<ZipMember>> members_of(std::string_view file) {
  const Result<ZipEnd> end = end_of(file);
  if (!end) return end.error();
  return read_zip_directory(
      stretch(file, {end.value().directory_offset, end.value().directory_size}), end.value());
}

/// `size` bytes of the file from `at` on changed to that number.
std::string with_number(std::string file, std::size_t at, std::uint64_t value, int size) {
  return file.replace(at, static_cast<std::size_t>(size), little_endian(value, size));
}

const std::string& two_files() {
  static const std::string file = zip_of({{"a.txt", "123456789"}, {"b/c.xml", "<x/>"}});
  return file;
}

std::size_t first_entry() { return two_files().find("PK\x01\x02"); }

TEST(ZipDirectory, ListsMembersWithSizesAndChecksums) {
  const auto members = members_of(two_files());
  ASSERT_TRUE(members);
  ASSERT_EQ(members.value().size(), 2U);
  // CBF43926 is the published check value of this CRC for the digits 1-9.
  EXPECT_EQ(members.value()[0], (ZipMember{"a.txt", 0, false, 0xCBF4'3926, 9, 9, 0}));
  EXPECT_EQ(members.value()[1].header_offset, 30U + 5 + 9);
}

TEST(ZipDirectory, FindsAMembersBytesBehindItsLocalHeader) {
  const auto members = members_of(two_files()).value();
  const std::string_view header = stretch(two_files(), zip_local_header(members[1]));
  const auto range = zip_member_range(header, members[1], end_of(two_files()).value());
  ASSERT_TRUE(range);
  EXPECT_EQ(stretch(two_files(), range.value()), "<x/>");
  EXPECT_FALSE(range.value().is_deflated);
}

TEST(ZipDirectory, AsksForInflatingOfDeflatedMembers) {
  ZipMember member = members_of(two_files()).value()[0];
  member.method = 8;
  member.size = 100;
  const auto range = zip_member_range(stretch(two_files(), zip_local_header(member)), member,
                                      end_of(two_files()).value());
  EXPECT_EQ(range.value(), (ByteRange{35, 9, true, 100}));
}

TEST(ZipDirectory, IsFoundInFrontOfAComment) {
  for (const std::size_t size : {std::size_t{1}, std::size_t{1'000}, std::size_t{65'535}}) {
    const std::string file = zip_of({{"a", "b"}}, std::string(size, 'x'));
    EXPECT_EQ(members_of(file).value().size(), 1U) << size;
  }
  // A comment that looks like an end record does not reach the end of the file.
  const std::string file = zip_of({{"a", "b"}}, "PK\x05\x06" + std::string(30, 'x'));
  EXPECT_EQ(members_of(file).value().size(), 1U);
}

TEST(ZipDirectory, IsFoundThoughSomethingWasAppended) {
  EXPECT_EQ(members_of(two_files() + "\r\n").value().size(), 2U);
}

std::string in_zip64() {
  std::string file = two_files();
  const ZipEnd end = end_of(file).value();
  file.resize(file.size() - 22);
  const std::size_t record = file.size();
  file += "PK\x06\x06" + little_endian(44, 8) + little_endian(45, 2) + little_endian(45, 2) +
          little_endian(0, 8) + little_endian(2, 8) + little_endian(2, 8) +
          little_endian(end.directory_size, 8) + little_endian(end.directory_offset, 8);
  file += "PK\x06\x07" + little_endian(0, 4) + little_endian(record, 8) + little_endian(1, 4);
  return file + "PK\x05\x06" + little_endian(0, 4) + little_endian(0xFFFF, 2) +
         little_endian(0xFFFF, 2) + little_endian(0xFFFF'FFFF, 4) + little_endian(0xFFFF'FFFF, 4) +
         little_endian(0, 2);
}

TEST(ZipDirectory, ReadsZip64) {
  const std::string file = in_zip64();
  EXPECT_EQ(members_of(file).value().size(), 2U);
  EXPECT_EQ(end_of(with_number(file, file.size() - 22 - 12, file.size(), 8)).error().code,
            ErrorCode::kNotATable);
  EXPECT_EQ(end_of(with_number(file, file.size() - 42, 0, 4)).error().code, ErrorCode::kNotATable);
}

TEST(ZipDirectory, ReadsSizesFromTheZip64Field) {
  const std::string name = "big";
  const std::string extra = little_endian(1, 2) + little_endian(24, 2) +
                            little_endian(5'000'000'000, 8) + little_endian(70, 8) +
                            little_endian(3, 8);
  const std::string entry = "PK\x01\x02" + little_endian(0, 6) + little_endian(8, 2) +
                            little_endian(0, 8) + little_endian(0xFFFF'FFFF, 4) +
                            little_endian(0xFFFF'FFFF, 4) + little_endian(name.size(), 2) +
                            little_endian(extra.size(), 2) + little_endian(0, 10) +
                            little_endian(0xFFFF'FFFF, 4) + name + extra;
  const auto members = read_zip_directory(entry, {200, entry.size(), 1});
  ASSERT_TRUE(members);
  EXPECT_EQ(members.value()[0], (ZipMember{"big", 8, false, 0, 70, 5'000'000'000, 3}));
  // Without the field the true sizes are nowhere.
  std::string without = entry.substr(0, 46 + name.size());
  without = with_number(without, 30, 0, 2);
  EXPECT_EQ(read_zip_directory(without, {200, without.size(), 1}).error().code,
            ErrorCode::kNotATable);
}

TEST(ZipDirectory, FindsMembersWhateverTheCaseAndTheSlash) {
  const auto members =
      members_of(zip_of({{"XL\\Workbook.xml", "1"}, {"xl/workbook.xml", "2"}})).value();
  EXPECT_EQ(find_zip_member(members, "xl/workbook.xml"), &members[1]);
  EXPECT_EQ(find_zip_member(members, "xl/workbook"), nullptr);
}

TEST(ZipDirectory, RefusesFilesWithoutAWholeDirectory) {
  for (std::size_t size = 0; size < two_files().size(); ++size) {
    const auto members = members_of(two_files().substr(0, size));
    ASSERT_FALSE(members) << size;
    EXPECT_EQ(members.error().code, ErrorCode::kNotATable);
  }
}

TEST(ZipDirectory, RefusesArchivesInSeveralVolumes) {
  const std::string file = with_number(two_files(), two_files().size() - 18, 1, 2);
  EXPECT_EQ(end_of(file).error().code, ErrorCode::kUnsupportedFormat);
}

TEST(ZipDirectory, RefusesCountsAndPlacesThatCannotBe) {
  const std::size_t end = two_files().size() - 22;
  const std::string many = with_number(with_number(two_files(), end + 8, 900, 2), end + 10, 900, 2);
  EXPECT_EQ(end_of(many).error().code, ErrorCode::kNotATable);
  EXPECT_EQ(end_of(with_number(two_files(), end + 16, 1'000'000, 4)).error().code,
            ErrorCode::kNotATable);
  EXPECT_EQ(end_of(with_number(two_files(), end + 12, 1'000'000, 4)).error().code,
            ErrorCode::kNotATable);
  EXPECT_EQ(end_of(two_files(), {.members = 1}).error().code, ErrorCode::kLimitExceeded);
}

TEST(ZipDirectory, RefusesMembersThatOverlap) {
  const std::size_t second = two_files().rfind("PK\x01\x02");
  const std::string same = with_number(two_files(), second + 42, 0, 4);
  EXPECT_EQ(members_of(same).error().code, ErrorCode::kNotATable);
  const std::string longer = with_number(two_files(), first_entry() + 20, 10, 4);
  EXPECT_EQ(members_of(longer).error().code, ErrorCode::kNotATable);
  const std::string outside = with_number(two_files(), second + 42, 4'000, 4);
  EXPECT_EQ(members_of(outside).error().code, ErrorCode::kNotATable);
}

TEST(ZipDirectory, RefusesMembersThatCannotBeUnpacked) {
  const auto code_of = [](const ZipMember& member, const ZipLimits& limits) {
    const Status status = check_zip_member(member, limits);
    return status ? ErrorCode::kNotFound : status.error().code;
  };
  EXPECT_TRUE(check_zip_member({.name = "a", .method = 8, .compressed_size = 5, .size = 900}));
  EXPECT_EQ(code_of({.name = "a", .is_encrypted = true}, {}), ErrorCode::kUnsupportedFormat);
  EXPECT_EQ(code_of({.name = "a", .method = 12}, {}), ErrorCode::kUnsupportedFormat);
  EXPECT_EQ(code_of({.name = "a", .compressed_size = 1, .size = 2}, {}), ErrorCode::kNotATable);
  EXPECT_EQ(code_of({.name = "a", .method = 8, .compressed_size = 50, .size = 101},
                    {.member_bytes = 100}),
            ErrorCode::kLimitExceeded);
}

TEST(ZipDirectory, RefusesBombsByTheirRatio) {
  constexpr std::uint64_t kMebibyte = std::uint64_t{1} << 20;
  ZipMember member{.name = "a", .method = 8, .compressed_size = 100, .size = 32 * kMebibyte};
  EXPECT_TRUE(check_zip_member(member));
  member.size = 40 * kMebibyte;
  member.compressed_size = member.size / 200;
  const Status status = check_zip_member(member);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().message,
            "the file `a` in the archive is more than 200 times as large as its packed form, as "
            "only bombs are");
  ++member.compressed_size;
  EXPECT_TRUE(check_zip_member(member));
}

TEST(ZipDirectory, RefusesLocalHeadersThatLieElsewhere) {
  const auto members = members_of(two_files()).value();
  const ZipEnd end = end_of(two_files()).value();
  const std::string header(stretch(two_files(), zip_local_header(members[1])));
  EXPECT_FALSE(zip_member_range(header.substr(1), members[1], end));
  EXPECT_FALSE(zip_member_range("PK\x01\x02" + header.substr(4), members[1], end));
  EXPECT_FALSE(zip_member_range(with_number(header, 28, 1, 2), members[1], end));
}

}  // namespace
}  // namespace sonder
