#include "ingest/mapping_json.h"

#include <gtest/gtest.h>

#include <string>

#include "support/tables.h"

namespace sonder {
namespace {

using testing::table_from;

Result<Mapping> read(std::string_view text, const Table& table) {
  return mapping_from_json(parse_json(text).value(), table);
}

TEST(MappingJson, NamesColumnsByTheirNames) {
  const Table table = table_from("InvoiceNo,Total\n1,2.50\n");
  const Mapping mapping{FileKind::kOrders, {{Field::kOrderId, 0}, {Field::kAmount, 1}}};
  const Json json = to_json(mapping, table);
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["kind"], "orders");
  EXPECT_EQ(json["fields"]["order_id"], "InvoiceNo");
  EXPECT_EQ(json["fields"]["amount"], "Total");
  EXPECT_TRUE(json["fields"]["brand"].is_null());
  EXPECT_EQ(json["fields"].size(), kFieldCount);
  EXPECT_EQ(json["columns"], (Json{"InvoiceNo", "Total"}));
}

TEST(MappingJson, ReadsBackWhatItWrote) {
  const Table table = table_from("Zażółć,#2,same,same\n1,2,3,4\n");
  const Mapping mapping{
      FileKind::kOrderLines,
      {{Field::kEmail, 0}, {Field::kOrderId, 3}, {Field::kAmount, 1}, {Field::kProduct, 2}}};
  const std::string text = write_json(to_json(mapping, table));
  EXPECT_EQ(read(text, table).value(), mapping);
}

TEST(MappingJson, NamesColumnsByPositionWhereTheNameIsNotUnique) {
  const Table table = table_from("same,same\n1,2\n");
  const Json json = to_json({FileKind::kOrders, {{Field::kAmount, 1}}}, table);
  EXPECT_EQ(json["fields"]["amount"], "#2");
}

TEST(MappingFromJson, TakesAbsentFieldsAndColumnsAsNotMapped) {
  const Table table = table_from("a,b\n1,2\n");
  const auto mapping = read(R"({"version":1,"kind":"orders","fields":{"amount":"b"}})", table);
  EXPECT_EQ(mapping.value(), (Mapping{FileKind::kOrders, {{Field::kAmount, 1}}}));
}

TEST(MappingFromJson, RefusesWhatItDoesNotUnderstand) {
  const Table table = table_from("a,b,b\n1,2,3\n");
  for (const char* text : {
           R"([])",
           R"({"kind":"orders","fields":{}})",
           R"({"version":2,"kind":"orders","fields":{}})",
           R"({"version":1,"kind":"invoices","fields":{}})",
           R"({"version":1,"kind":"orders"})",
           R"({"version":1,"kind":"orders","fields":[]})",
           R"({"version":1,"kind":"orders","fields":{"colour":"a"}})",
           R"({"version":1,"kind":"orders","fields":{"amount":"c"}})",
           R"({"version":1,"kind":"orders","fields":{"amount":"b"}})",
           R"({"version":1,"kind":"orders","fields":{"amount":"#4"}})",
           R"({"version":1,"kind":"orders","fields":{"amount":"#0"}})",
           R"({"version":1,"kind":"orders","fields":{"amount":1}})",
           R"({"version":1,"kind":"orders","fields":{"amount":"a","order_id":"#1"}})",
           R"({"version":1,"kind":"orders","fields":{},"columns":"a"})",
           R"({"version":1,"kind":"orders","fields":{},"more":1})",
       }) {
    const auto mapping = read(text, table);
    ASSERT_FALSE(mapping) << text;
    EXPECT_EQ(mapping.error().code, ErrorCode::kInvalidJson) << text;
  }
}

}  // namespace
}  // namespace sonder
