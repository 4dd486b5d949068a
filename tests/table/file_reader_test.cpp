#include "table/file_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace sonder {
namespace {

/// Gives the whole file as often as it is asked for.
Result<std::vector<RawTable>> read(std::string_view bytes) {
  FileReader reader(bytes.size());
  while (reader.next()) {
    const Status pushed = reader.push(bytes);
    if (!pushed) return pushed.error();
    const Status ended = reader.end_range();
    if (!ended) return ended.error();
  }
  return reader.finish();
}

std::string wide_record(std::size_t cells) {
  std::string text;
  for (std::size_t i = 0; i + 1 < cells; ++i) text += "x,";
  return text + "x\n";
}

TEST(FileReader, RefusesTooManyColumnsInsteadOfReadingThemAsOneOfAnotherDelimiter) {
  const auto tables = read(wide_record(100'000) + wide_record(100'000));
  ASSERT_FALSE(tables);
  EXPECT_EQ(tables.error().code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(tables.error().message, "row 1 has more than 16384 cells, the limit");
}

TEST(FileReader, RefusesBytesThatItDoesNotWant) {
  constexpr std::string_view kText = "a,b\n1,2\n";
  FileReader reader(kText.size());
  while (reader.next()) {
    EXPECT_TRUE(reader.push(kText));
    EXPECT_TRUE(reader.end_range());
  }
  EXPECT_EQ(reader.push(kText).error().code, ErrorCode::kInvalidState);
  EXPECT_EQ(reader.end_range().error().code, ErrorCode::kInvalidState);
  EXPECT_EQ(reader.finish().value().front().columns.size(), 2U);
}

TEST(FileReader, ReadsAsManyColumnsAsTheLimitAllows) {
  const auto tables = read(wide_record(16'384) + wide_record(16'384));
  ASSERT_TRUE(tables) << tables.error().message;
  EXPECT_EQ(tables.value().front().columns.size(), 16'384U);
}

TEST(FileReader, HoldsNoMoreOfADocumentThanItMayHave) {
  constexpr std::size_t kMost = std::size_t{16} << 20;
  FileReader reader(FileReader::kUnknownSize);
  const std::string start = R"({"SurveyEntry":{},"SurveyElements":[)";
  const std::string blanks(std::size_t{1} << 20, ' ');
  while (reader.next()) {
    ASSERT_TRUE(reader.push(start));
    for (int i = 0; i < 40 && !reader.has_enough(); ++i) ASSERT_TRUE(reader.push(blanks));
    ASSERT_TRUE(reader.end_range());
  }
  EXPECT_EQ(reader.take_document().size(), kMost + 1);
}

}  // namespace
}  // namespace sonder
