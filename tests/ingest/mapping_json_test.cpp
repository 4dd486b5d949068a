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
  EXPECT_EQ(json["version"], 2);
  EXPECT_EQ(json["kind"], "orders");
  EXPECT_EQ(json["fields"]["order_id"], "InvoiceNo");
  EXPECT_EQ(json["fields"]["amount"], "Total");
  EXPECT_TRUE(json["fields"]["brand"].is_null());
  EXPECT_FALSE(json["fields"].contains("car_make")) << "attributes stand there where mapped";
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

TEST(MappingJson, KeepsWhatOnlyAPersonCanSay) {
  const Table table = table_from("id,auto,buty\n1,Fiat,42\n");
  Mapping mapping{FileKind::kCustomers, {{Field::kCustomerId, 0}, {Field::kCarMake, 1}}};
  mapping.own_fields = {{{"Shoe size", ValueType::kInteger, "EU", {"41", "42"}}, 2}};
  mapping.source_class = SourceClass::kThirdParty;
  mapping.observed_on = Date{19'844};
  const std::string text = write_json(to_json(mapping, table));
  EXPECT_EQ(read(text, table).value(), mapping);
  EXPECT_EQ(to_json(mapping, table)["observed_on"], "2024-05-01");
}

TEST(MappingFromJson, RefusesOwnFieldsThatItCannotKeep) {
  const Table table = table_from("id,buty\n1,42\n");
  for (const char* const own :
       {R"({"Size":{"column":"shoes"}})", R"({"Size":{"column":"id"}})",
        R"({"Size":{"column":"buty","type":"shoe"}})", R"({"car_make":{"column":"buty"}})",
        R"({"":{"column":"buty"}})", R"({"A":{"column":"buty"},"B":{"column":"buty"}})", "[]"}) {
    const std::string text =
        R"({"version":2,"kind":"customers","fields":{"customer_id":"id"},"own_fields":)" +
        std::string(own) + "}";
    EXPECT_EQ(read(text, table).error().code, ErrorCode::kInvalidJson) << own;
  }
}

TEST(MappingFromJson, TakesAbsentFieldsAndColumnsAsNotMapped) {
  const Table table = table_from("a,b\n1,2\n");
  const auto mapping = read(R"({"version":1,"kind":"orders","fields":{"amount":"b"}})", table);
  EXPECT_EQ(mapping.value(), (Mapping{FileKind::kOrders, {{Field::kAmount, 1}}}));
}

TEST(MappingJson, KeepsWhoseMonthsAreMeantAndWhetherRowsHaveNames) {
  const Table table = table_from("day,sum\n2. lip 2024,3\n");
  Mapping mapping{.kind = FileKind::kOrders};
  mapping.types = {{0, {.month_names = MonthNames::kCroatian}}};
  mapping.reading.has_row_names = false;
  const Json json = to_json(mapping, table);
  EXPECT_EQ(json["types"]["day"]["month_names"], "hr");
  EXPECT_EQ(json["reading"], (Json{{"row_names", false}}));
  EXPECT_EQ(read(write_json(json), table).value(), mapping);
  const Mapping plain{.kind = FileKind::kOrders};
  EXPECT_EQ(diff_mappings(plain, mapping, table),
            (std::vector<std::string>{"column `day` is read in another way",
                                      "the file is read in another way"}));
  EXPECT_FALSE(read(R"({"version":2,"kind":"orders","fields":{},
                        "types":{"day":{"month_names":"de"}}})",
                    table));
}

TEST(MappingFromJson, RefusesWhatItDoesNotUnderstand) {
  const Table table = table_from("a,b,b\n1,2,3\n");
  for (const char* text : {
           R"([])",
           R"({"kind":"orders","fields":{}})",
           R"({"version":3,"kind":"orders","fields":{}})",
           R"({"version":1,"kind":"orders","layout":"generic","fields":{}})",
           R"({"version":1,"kind":"orders","left_out":[],"fields":{}})",
           R"({"version":2,"kind":"orders","layout":"magento","fields":{}})",
           R"({"version":2,"kind":"orders","left_out":["c"],"fields":{}})",
           R"({"version":2,"kind":"orders","left_out":["a","#1"],"fields":{}})",
           R"({"version":2,"kind":"orders","metadata":"a","fields":{}})",
           R"({"version":2,"kind":"orders","fields":{},"types":[]})",
           R"({"version":2,"kind":"orders","fields":{},"types":{"c":{}}})",
           R"({"version":2,"kind":"orders","fields":{},"types":{"a":{"type":"money"}}})",
           R"({"version":2,"kind":"orders","fields":{},"types":{"a":{"more":1}}})",
           R"({"version":2,"kind":"orders","fields":{},"types":{"a":{},"#1":{}}})",
           R"({"version":2,"kind":"orders","fields":{},"reading":{"delimiter":"x"}})",
           R"({"version":2,"kind":"orders","fields":{},"reading":{"header_rows":5}})",
           R"({"version":2,"kind":"orders","fields":{},"reading":{"more":1}})",
           R"({"version":1,"kind":"invoices","fields":{}})",
           R"({"version":1,"kind":"orders"})",
           R"({"version":1,"kind":"orders","fields":[]})",
           R"({"version":1,"kind":"orders","fields":{"flavour":"a"}})",
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

/// Everything a mapping can say.
Mapping a_full_mapping() {
  Mapping mapping{FileKind::kSurvey, {{Field::kEmail, 1}}, Layout::kQualtrics};
  mapping.metadata = {0, 1};
  mapping.left_out = {2};
  mapping.types = {{0, {.type = ColumnType::kDate, .date_order = DateOrder::kDayMonthYear}},
                   {2, {.decimal_mark = DecimalMark::kComma}}};
  mapping.reading.dialect = Dialect{.delimiter = ';', .quote = '\0', .title_records = 1};
  mapping.reading.header_rows = 3;
  mapping.reading.encoding = "windows-1250";
  return mapping;
}

TEST(MappingJson, KeepsEveryDecision) {
  const Table table = table_from("StartDate,RecipientEmail,LocationLatitude\n1,2,3\n");
  const std::string text = write_json(to_json(a_full_mapping(), table));
  EXPECT_EQ(read(text, table).value(), a_full_mapping());
}

TEST(MappingFromJson, LeavesOutPersonalDataThatTheFileDoesNotSpeakOf) {
  const Table table = table_from("order,IP address\n1,192.0.2.1\n");
  const auto old = read(R"({"version":1,"kind":"orders","fields":{}})", table);
  EXPECT_EQ(old.value().left_out, (std::vector<std::uint32_t>{1}));
  const auto told = read(R"({"version":2,"kind":"orders","fields":{},"left_out":[]})", table);
  EXPECT_TRUE(told.value().left_out.empty());
}

TEST(MappingFromJson, FindsTheToolsColumnsOfASurveyThatTheFileDoesNotSpeakOf) {
  const Table table = table_from("#,Why?,Network ID\nabc,x,y\n");
  const auto old = read(R"({"version":1,"kind":"survey","fields":{}})", table);
  EXPECT_EQ(old.value().metadata, (std::vector<std::uint32_t>{0, 2}));
}

TEST(DiffMappings, SaysWhatChanged) {
  const Table table = table_from("a,b,c\n1,2,3\n");
  const Mapping before{FileKind::kOrders, {{Field::kOrderId, 0}, {Field::kAmount, 1}}};
  Mapping after{FileKind::kOrderLines, {{Field::kOrderId, 0}, {Field::kAmount, 2}}};
  after.layout = Layout::kShopifyOrders;
  after.left_out = {1};
  after.types = {{0, {.type = ColumnType::kText}}};
  after.reading.header_rows = 2;
  EXPECT_EQ(diff_mappings(before, after, table),
            (std::vector<std::string>{"the kind of file: orders became order_lines",
                                      "the layout: generic became shopify_orders",
                                      "amount: `b` became `c`", "column `b` is now left out",
                                      "column `a` is read in another way",
                                      "the file is read in another way"}));
  EXPECT_EQ(diff_mappings(after, before, table)[3], "column `b` is no longer left out");
}

TEST(DiffMappings, SaysNothingOfTheSame) {
  const Table table = table_from("a,b,c\n1,2,3\n");
  EXPECT_TRUE(diff_mappings(a_full_mapping(), a_full_mapping(), table).empty());
}

}  // namespace
}  // namespace sonder
