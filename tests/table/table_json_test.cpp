#include "table/table_json.h"

#include <gtest/gtest.h>

#include "support/tables.h"

namespace sonder {
namespace {

using testing::raw_table_from;
using testing::table_from;

TEST(WriteTableJson, WritesTypedCells) {
  const Table table = table_from(
      "id,price,day,at,ok,note\n"
      "7,-2.50,2024-02-29,2024-02-29 13:05,yes,\"a \"\"b\"\"\"\n"
      "8,,,,,\n");
  EXPECT_EQ(write_table_json(table, false),
            R"({"columns":[{"name":"id","type":"integer"},{"name":"price","type":"decimal"},)"
            R"({"name":"day","type":"date"},{"name":"at","type":"datetime"},)"
            R"({"name":"ok","type":"boolean"},{"name":"note","type":"text"}],)"
            R"("rows":[[7,-2.50,"2024-02-29","2024-02-29T13:05:00",true,"a \"b\""],)"
            R"([8,null,null,null,null,null]],"issues":[],"issue_counts":{},"surplus":[]})");
}

TEST(WriteTableJson, WritesExactDecimalsAndMomentsInUtc) {
  const Table table = table_from(
      "price;share;at\n"
      "-1 234,50 zł;15 %;2025-05-11 09:55:16 -0400\n"
      "0,30000000000000004 zł;7,5 %;2025-05-11T23:00:00Z\n",
      {';', '"'});
  const std::string json = write_table_json(table, false);
  EXPECT_NE(json.find(R"("rows":[[-1234.50000000000000,15.0,"2025-05-11T13:55:16Z"],)"
                      R"([0.30000000000000,7.5,"2025-05-11T23:00:00Z"]])"),
            std::string::npos)
      << json;
}

TEST(WriteTableJson, WritesRawCellsAsTheTextsTheyWere) {
  EXPECT_EQ(write_table_json(table_from("id,x\n 7 ,\n"), true),
            R"({"columns":[{"name":"id","type":"text"},{"name":"x","type":"text"}],)"
            R"("rows":[[" 7 ",""]],"issues":[],"issue_counts":{},"surplus":[]})");
}

TEST(WriteTableJson, EscapesControlCharactersAndReplacesInvalidBytes) {
  Table table =
      name_columns(raw_table_from(std::string_view("a,b\n\"1\n2\t\\\",\x01\0\xFF\n", 16)));
  infer_types(table);
  const std::string json = write_table_json(table, true);
  EXPECT_NE(json.find("[[\"1\\n2\\t\\\\\",\"\\u0001\\u0000\uFFFD\"]]"), std::string::npos) << json;
}

TEST(WriteTableJson, WritesIssuesAndSurplus) {
  const std::string json = write_table_json(table_from("a,b\nx,y,z\nw\n"), true);
  EXPECT_NE(
      json.find(
          R"("issues":[{"code":"long_row","row":2,"column":null,"message":"row 2 has 3 cells instead of 2"},)"
          R"({"code":"short_row","row":3,"column":null,"message":"row 3 has 1 cells instead of 2"}],)"
          R"("issue_counts":{"short_row":1,"long_row":1},"surplus":[{"row":2,"cells":["z"]}]})"),
      std::string::npos)
      << json;
}

TEST(WriteIssuesJson, WritesNullForWhatIsNotMeant) {
  IssueLog issues;
  issues.add({.code = IssueCode::kAmbiguousDates, .column = 3, .message = "either \"way\""});
  EXPECT_EQ(write_issues_json(issues),
            R"([{"code":"ambiguous_dates","row":null,"column":3,"message":"either \"way\""}])");
  EXPECT_EQ(write_issues_json(IssueLog{}), "[]");
}

}  // namespace
}  // namespace sonder
