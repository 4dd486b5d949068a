#include "ingest/nested_tables.h"

#include <gtest/gtest.h>

#include <vector>

#include "table/json_reader.h"

namespace sonder {
namespace {

constexpr std::string_view kCustomers =
    R"([{"id":"c1","email":"a@example.com","orders":[)"
    R"({"number":"o1","date":"2024-01-02","lines":[{"sku":"s1","n":2},{"sku":"s2","n":1}]},)"
    R"({"number":"o2","date":"2024-02-02","lines":[{"sku":"s2","n":1}]}]},)"
    R"({"id":"c2","email":"b@example.com","orders":[]},)"
    R"({"id":"c3","email":"c@example.com","orders":[)"
    R"({"number":"o3","date":"2024-03-02","lines":[{"sku":"s3","n":1}]}]}])";

std::vector<Table> tables_of(std::string_view json) {
  JsonReader reader(json.size());
  EXPECT_TRUE(reader.push(json));
  EXPECT_TRUE(reader.end_range());
  std::vector<Table> tables;
  Result<std::vector<RawTable>> raws = reader.finish();
  for (RawTable& raw : raws.value()) {
    tables.push_back(name_columns(std::move(raw)));
    infer_types(tables.back());
  }
  return tables;
}

std::vector<std::string> texts_of(const Column& column) {
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < column.text.codes.size(); ++row) {
    texts.emplace_back(column.text.at(row));
  }
  return texts;
}

TEST(FindOuterTable, IsTheNearestOne) {
  const std::vector<Table> tables = tables_of(kCustomers);
  ASSERT_EQ(tables.size(), 3U);
  const std::vector<const Table*> all = {&tables[0], &tables[1], &tables[2]};
  EXPECT_FALSE(find_outer_table(all, tables[0]));
  EXPECT_EQ(find_outer_table(all, tables[1]), 0U);
  EXPECT_EQ(find_outer_table(all, tables[2]), 1U);
}

TEST(FindOuterTable, LeavesListsBesideEachOtherAlone) {
  const std::vector<Table> tables =
      tables_of(R"({"a":[{"x":1,"y":2,"z":3},{"x":2,"y":2,"z":3}],"a.b":[{"x":1,"y":2,"z":3}]})");
  ASSERT_EQ(tables.size(), 2U);
  const std::vector<const Table*> all = {&tables[0], &tables[1]};
  EXPECT_FALSE(find_outer_table(all, tables[0]));
  EXPECT_FALSE(find_outer_table(all, tables[1]));
}

TEST(AddOuterId, LendsWhatIsMapped) {
  std::vector<Table> tables = tables_of(kCustomers);
  Mapping customers{.kind = FileKind::kCustomers, .fields = {{Field::kEmail, 1}}};
  ASSERT_TRUE(add_outer_id(tables[0], customers, tables[1]));
  EXPECT_EQ(tables[1].columns.back().name, "email");
  EXPECT_EQ(texts_of(tables[1].columns.back()),
            (std::vector<std::string>{"a@example.com", "a@example.com", "c@example.com"}));
  const Mapping orders{.kind = FileKind::kOrders, .fields = {{Field::kOrderId, 2}}};
  ASSERT_TRUE(add_outer_id(tables[1], orders, tables[2]));
  EXPECT_EQ(tables[2].columns.back().name, "order_id");
  EXPECT_EQ(texts_of(tables[2].columns.back()), (std::vector<std::string>{"o1", "o1", "o2", "o3"}));
}

TEST(AddOuterId, KeepsAColumnOfThatNameAndAsksForAnIdentifier) {
  std::vector<Table> tables = tables_of(kCustomers);
  const Mapping no_id{.kind = FileKind::kCustomers, .fields = {}};
  EXPECT_FALSE(add_outer_id(tables[0], no_id, tables[1]));
  const Mapping customers{.kind = FileKind::kCustomers, .fields = {{Field::kCustomerId, 0}}};
  EXPECT_TRUE(add_outer_id(tables[0], customers, tables[1]));
  EXPECT_FALSE(add_outer_id(tables[0], customers, tables[1]));
  const Mapping other{.kind = FileKind::kOther, .fields = {{Field::kOrderId, 2}}};
  EXPECT_FALSE(add_outer_id(tables[1], other, tables[2]));
}

}  // namespace
}  // namespace sonder
