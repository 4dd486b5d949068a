#include "ingest/recognition.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "support/real_files.h"
#include "support/tables.h"

namespace sonder {
namespace {

using testing::table_from;

std::string column_name(const Table& table, const FileCandidate& candidate, Field field) {
  const auto column = candidate.mapping.column_of(field);
  return column ? table.columns[*column].name : "";
}

/// Numbered rows: each `%` becomes the row's number, counted from 1.
std::string rows_like(const std::string& pattern, int count) {
  std::string rows;
  for (int row = 1; row <= count; ++row) {
    for (const char c : pattern) rows += c == '%' ? std::to_string(row) : std::string(1, c);
    rows += '\n';
  }
  return rows;
}

TEST(Recognise, TellsCustomersByIdentifierAndPersonFields) {
  const Table table = table_from("customer_id,first_name,last_name,email,city\n" +
                                 rows_like("%,Ana,Horvat,ana%@example.hr,Split", 30));
  const FileCandidate best = recognise(table).front();
  EXPECT_EQ(best.mapping.kind, FileKind::kCustomers);
  EXPECT_GE(best.confidence, 0.9);
  EXPECT_EQ(column_name(table, best, Field::kEmail), "email");
  EXPECT_EQ(column_name(table, best, Field::kCity), "city");
}

TEST(Recognise, TellsPolishOrders) {
  const Table table = table_from("Numer zamówienia;Data zamówienia;Klient;Wartość;Waluta;Status\n" +
                                     rows_like("Z-%;2024-02-28;7;12,50;PLN;opłacone", 30),
                                 {.delimiter = ';'});
  const FileCandidate best = recognise(table).front();
  EXPECT_EQ(best.mapping.kind, FileKind::kOrders);
  EXPECT_GE(best.confidence, 0.9);
  EXPECT_EQ(column_name(table, best, Field::kOrderId), "Numer zamówienia");
  EXPECT_EQ(column_name(table, best, Field::kAmount), "Wartość");
}

TEST(Recognise, TellsCroatianAndRussianOrders) {
  for (const std::string header : {"Broj narudžbe,Datum narudžbe,Šifra kupca,Iznos\n",
                                   "Номер заказа,Дата заказа,Код клиента,Сумма\n"}) {
    const Table table = table_from(header + rows_like("%,2024-02-28,7,12.50", 30));
    const FileCandidate best = recognise(table).front();
    EXPECT_EQ(best.mapping.kind, FileKind::kOrders) << header;
    EXPECT_EQ(best.mapping.fields.size(), 4U) << header;
    EXPECT_GE(best.confidence, 0.9) << header;
  }
}

TEST(Recognise, TellsOrderLinesByRepeatedOrderIds) {
  const std::string order = "17,2024-02-28,7,apple,2,1.50\n17,2024-02-28,7,pear,1,2.25\n";
  const Table table =
      table_from("order id,order date,customer id,product,quantity,unit price\n" + order +
                 "18,2024-02-29,8,plum,3,0.75\n18,2024-02-29,8,apple,1,1.50\n");
  const FileCandidate best = recognise(table).front();
  EXPECT_EQ(best.mapping.kind, FileKind::kOrderLines);
  EXPECT_GE(best.confidence, 0.9);
  const std::set<std::string> evidence(best.evidence.begin(), best.evidence.end());
  EXPECT_TRUE(evidence.contains("column `order id` repeats: 2 distinct in 4 rows"));
}

TEST(Recognise, TakesATotalThatIsSaidOncePerOrderForTheOrders) {
  const Table table = table_from(
      "Name,Email,Total,Lineitem quantity,Lineitem name,Lineitem price\n"
      "#1001,a@example.com,12.00,2,apple,1.50\n#1001,,,1,pear,7.00\n"
      "#1002,b@example.com,5.00,1,plum,4.00\n#1002,,,1,fig,0.50\n");
  const FileCandidate best = recognise(table).front();
  EXPECT_EQ(best.mapping.kind, FileKind::kOrderLines);
  EXPECT_EQ(column_name(table, best, Field::kOrderId), "Name");
  EXPECT_EQ(column_name(table, best, Field::kOrderTotal), "Total");
  EXPECT_EQ(column_name(table, best, Field::kUnitPrice), "Lineitem price");
  EXPECT_EQ(best.mapping.column_of(Field::kAmount), std::nullopt);
}

TEST(Recognise, TakesATotalThatIsQuantityTimesPriceForTheLines) {
  const Table table = table_from(
      "order id,product,quantity,unit price,total\n"
      "1,apple,2,1.50,3.00\n1,pear,1,3.00,3.00\n2,plum,3,0.50,1.50\n2,fig,1,1.50,1.50\n");
  const FileCandidate best = recognise(table).front();
  EXPECT_EQ(best.mapping.kind, FileKind::kOrderLines);
  EXPECT_EQ(column_name(table, best, Field::kAmount), "total");
  EXPECT_EQ(best.mapping.column_of(Field::kOrderTotal), std::nullopt);
}

TEST(Recognise, TellsASurveyByItsQuestionsAndKeepsTheEmail) {
  const Table table = table_from(
      "Timestamp,Email address,How likely are you to recommend us?,What should we improve?\n" +
      rows_like("2024-02-28 10:00:00,a%@example.com,9,nothing", 30));
  const FileCandidate best = recognise(table).front();
  EXPECT_EQ(best.mapping.kind, FileKind::kSurvey);
  EXPECT_EQ(best.mapping.fields, (std::vector<FieldColumn>{{Field::kEmail, 1}}));
}

TEST(Recognise, FindsAddressesUnderAnyName) {
  const Table table = table_from("who,where\n" + rows_like("a%@example.com,Gdynia", 30));
  const auto candidates = recognise(table);
  for (const FileCandidate& candidate : candidates) {
    if (candidate.mapping.kind != FileKind::kCustomers) continue;
    EXPECT_EQ(column_name(table, candidate, Field::kEmail), "who");
  }
}

TEST(Recognise, DoesNotBelieveANameThatTheValuesContradict) {
  const Table table = table_from("order id,email,amount\n" + rows_like("%,none,a lot", 30));
  for (const FileCandidate& candidate : recognise(table)) {
    EXPECT_EQ(candidate.mapping.column_of(Field::kEmail), std::nullopt);
    EXPECT_EQ(candidate.mapping.column_of(Field::kAmount), std::nullopt);
  }
}

TEST(Recognise, OffersEveryKindOnceTheLikeliestFirst) {
  const auto candidates = recognise(table_from("a,b\nx,y\n"));
  ASSERT_EQ(candidates.size(), 5U);
  std::set<FileKind> kinds;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    kinds.insert(candidates[i].mapping.kind);
    EXPECT_LE(candidates[i].confidence, candidates[i == 0 ? 0 : i - 1].confidence);
  }
  EXPECT_EQ(kinds.size(), 5U);
  EXPECT_EQ(candidates.front().mapping.kind, FileKind::kOther);
}

TEST(Recognise, UsesEachFieldAndColumnOnce) {
  const Table table =
      table_from("email,e-mail,mail,phone,telephone\n" +
                 rows_like("a%@example.com,b%@example.com,c%@example.com,1%,2%", 9));
  for (const FileCandidate& candidate : recognise(table)) {
    std::set<Field> fields;
    std::set<std::uint32_t> columns;
    for (const FieldColumn& each : candidate.mapping.fields) {
      EXPECT_TRUE(fields.insert(each.field).second);
      EXPECT_TRUE(columns.insert(each.column).second);
    }
  }
}

TEST(Recognise, KeepsCellsOutOfItsEvidence) {
  const Table table = table_from("customer_id,email,last_name\n" +
                                 rows_like("secret%,hidden%@example.com,Confidential", 30));
  for (const FileCandidate& candidate : recognise(table)) {
    for (const std::string& sentence : candidate.evidence) {
      EXPECT_EQ(sentence.find("secret"), std::string::npos);
      EXPECT_EQ(sentence.find("hidden"), std::string::npos);
      EXPECT_EQ(sentence.find("Confidential"), std::string::npos);
    }
  }
}

TEST(Recognise, ReadsTheMeaningOfAHeaderWithoutRows) {
  const auto candidates = recognise(table_from("customer_id,first_name,last_name,email\n"));
  EXPECT_EQ(candidates.front().mapping.kind, FileKind::kCustomers);
}

struct Expectation {
  const char* path;
  FileKind kind;
  double least_confidence;
};

class RecogniseRealFile : public ::testing::TestWithParam<Expectation> {};

TEST_P(RecogniseRealFile, TellsItsKind) {
  const std::string bytes = testing::shared_bytes(GetParam().path);
  if (bytes.empty()) GTEST_SKIP() << GetParam().path << " is not there";
  const FileCandidate best = recognise(testing::table_of_bytes(bytes)).front();
  EXPECT_EQ(best.mapping.kind, GetParam().kind) << to_string(best.mapping.kind);
  EXPECT_GE(best.confidence, GetParam().least_confidence);
}

INSTANTIATE_TEST_SUITE_P(
    SharedData, RecogniseRealFile,
    ::testing::Values(
        Expectation{"commerce/cdnow/CDNOW_master.txt", FileKind::kOrders, 0.9},
        Expectation{"commerce/cdnow/CDNOW_sample.txt", FileKind::kOrders, 0.6},
        Expectation{"identity/febrl/dataset1.csv", FileKind::kCustomers, 0.9},
        Expectation{"identity/febrl/dataset2.csv", FileKind::kCustomers, 0.9},
        Expectation{"identity/febrl/dataset3.csv", FileKind::kCustomers, 0.9},
        Expectation{"identity/febrl/dataset4a.csv", FileKind::kCustomers, 0.9},
        Expectation{"identity/febrl/dataset4b.csv", FileKind::kCustomers, 0.9},
        Expectation{"crm/shopify-style-orders-solidus-example.csv", FileKind::kOrderLines, 0.9},
        Expectation{"survey/google_forms/2018-english-form-responses.tsv", FileKind::kSurvey, 0.8},
        Expectation{"survey/google_forms/2019-english-responses.csv", FileKind::kSurvey, 0.8},
        Expectation{"survey/limesurvey/2016_uk_public_data.csv", FileKind::kSurvey, 0.8},
        Expectation{"survey/limesurvey/2017_us_public_data.csv", FileKind::kSurvey, 0.8},
        Expectation{"survey/surveymonkey/StarWars.csv", FileKind::kSurvey, 0.8},
        Expectation{"survey/surveymonkey/ospo-2024-raw-text.csv", FileKind::kSurvey, 0.8},
        Expectation{"survey/kobo/kobo-export-default.csv", FileKind::kSurvey, 0.8},
        Expectation{"survey/typeform/new-coder-survey-2016-part1-excerpt.csv", FileKind::kSurvey,
                    0.8},
        Expectation{"survey/qualtrics/Sample_Survey.csv", FileKind::kSurvey, 0.8}));

TEST(FieldsAndKinds, HaveNamesThatReadBack) {
  for (std::size_t index = 0; index < kFieldCount; ++index) {
    const auto field = static_cast<Field>(index);
    EXPECT_EQ(field_from(to_string(field)), field);
  }
  for (int index = 0; index <= static_cast<int>(FileKind::kOther); ++index) {
    const auto kind = static_cast<FileKind>(index);
    EXPECT_EQ(file_kind_from(to_string(kind)), kind);
  }
  EXPECT_EQ(field_from("colour"), std::nullopt);
  EXPECT_EQ(file_kind_from("invoices"), std::nullopt);
}

TEST(DataTypeOf, PutsIdentifiersMoneyAndDescriptionsApart) {
  EXPECT_EQ(data_type_of(Field::kEmail), DataType::kIdentity);
  EXPECT_EQ(data_type_of(Field::kAmount), DataType::kQuantitative);
  EXPECT_EQ(data_type_of(Field::kCity), DataType::kDescriptive);
  EXPECT_EQ(data_type_of(Field::kBrand), DataType::kDescriptive);
}

}  // namespace
}  // namespace sonder
