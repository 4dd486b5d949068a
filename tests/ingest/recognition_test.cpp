#include "ingest/recognition.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "ingest/assemble.h"
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
  EXPECT_EQ(best.mapping.fields,
            (std::vector<FieldColumn>{{Field::kEmail, 1}, {Field::kAnsweredAt, 0}}));
  EXPECT_EQ(best.mapping.layout, Layout::kGoogleForms);
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
  ASSERT_EQ(candidates.size(), 10U);
  std::set<FileKind> kinds;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    kinds.insert(candidates[i].mapping.kind);
    EXPECT_LE(candidates[i].confidence, candidates[i == 0 ? 0 : i - 1].confidence);
  }
  EXPECT_EQ(kinds.size(), 10U);
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

TEST(Recognise, TellsAListOfProducts) {
  const Table table =
      table_from("id,name,category,brand,price\n" + rows_like("SKU-%,apple %,fruit,Sad,1.50", 30));
  const FileCandidate best = recognise(table).front();
  EXPECT_EQ(best.mapping.kind, FileKind::kProducts) << to_string(best.mapping.kind);
  EXPECT_EQ(column_name(table, best, Field::kProduct), "id");
  EXPECT_EQ(column_name(table, best, Field::kProductName), "name");
  EXPECT_EQ(column_name(table, best, Field::kUnitPrice), "price");
}

TEST(Recognise, ShowsProductsByTheirNamesWhereIdsTellThemApart) {
  const Table table = table_from(
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n"
      "1,A1,Lamp,2,2010-12-01,1.50,7\n1,A2,Vase,1,2010-12-01,3.00,7\n"
      "2,A1,Lamp,1,2010-12-02,1.50,8\n2,A3,Bowl,1,2010-12-02,2.00,8\n");
  const FileCandidate best = recognise(table).front();
  EXPECT_EQ(best.mapping.kind, FileKind::kOrderLines);
  EXPECT_EQ(column_name(table, best, Field::kProduct), "StockCode");
  EXPECT_EQ(column_name(table, best, Field::kProductName), "Description");
}

TEST(Recognise, TakesAVendorsColumnsAsTheVendorMeansThem) {
  const Table table = table_from(
      "id,Description,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Status,"
      "Customer ID,Customer Email,Card ID,Card Last4\n"
      "ch_1,Order,2024-01-05 10:00:00,12.50,2.50,eur,12.50,Paid,cus_1,a@example.com,card_1,4242\n"
      "ch_2,Order,2024-01-06 10:00:00,8.00,0.00,eur,8.00,Paid,cus_2,b@example.com,card_2,4242\n");
  const FileCandidate best = recognise(table).front();
  EXPECT_EQ(best.mapping.layout, Layout::kStripePayments);
  EXPECT_EQ(column_name(table, best, Field::kOrderId), "id");
  EXPECT_EQ(column_name(table, best, Field::kCustomerId), "Customer ID");
  EXPECT_EQ(column_name(table, best, Field::kAmount), "Amount");
  EXPECT_EQ(column_name(table, best, Field::kRefund), "Amount Refunded");
  EXPECT_FALSE(best.asks);
  EXPECT_EQ(best.evidence.front(),
            "the file has the columns `Created (UTC)`, `Amount Refunded`, as in exports of "
            "stripe_payments");
}

TEST(Recognise, AsksWhenTwoKindsAreClose) {
  const auto candidates = recognise(table_from("customer,amount\n" + rows_like("%,2.50", 9)));
  ASSERT_LT(candidates[0].confidence - candidates[1].confidence, kClearLead);
  EXPECT_TRUE(candidates[0].asks);
  EXPECT_FALSE(candidates[1].asks);
}

/// Rows numbered from 1 like `rows_like`, where `@` is the id of an order: every eighth row has
/// that of the row before it.
std::string orders_like(const std::string& pattern, int count) {
  std::string rows;
  for (int row = 1; row <= count; ++row) {
    for (const char c : pattern) {
      if (c == '@') {
        rows += std::to_string(row % 8 == 0 ? row - 1 : row);
      } else {
        rows += c == '%' ? std::to_string(row) : std::string(1, c);
      }
    }
    rows += '\n';
  }
  return rows;
}

TEST(Recognise, TellsSmallFilesOfOrdersOfWhichFewComeTwice) {
  for (const std::string header :
       {"order_id,order_date,customer_id,total\n", "Numer zamówienia,Data,Klient,Wartość\n",
        "Broj narudžbe,Datum narudžbe,Kupac,Iznos\n", "Номер заказа,Дата заказа,Клиент,Сумма\n"}) {
    for (const int count : {8, 10, 16, 25, 40}) {
      const Table table = table_from(header + orders_like("@,2024-02-28,c%,12.50", count));
      const FileCandidate best = recognise(table).front();
      EXPECT_EQ(best.mapping.kind, FileKind::kOrders) << header << count;
      EXPECT_EQ(best.mapping.column_of(Field::kOrderId), 0U) << header << count;
      EXPECT_GE(best.confidence, 0.7) << header << count;
    }
  }
}

TEST(Recognise, TellsSmallFilesOfLinesWhereMostOrdersHaveOne) {
  for (const std::string header : {"order_id,order_date,customer_id,product,quantity,unit_price\n",
                                   "Nr zamówienia,Data zamówienia,Id klienta,Produkt,Ilość,Cena\n",
                                   "Broj narudžbe,Datum narudžbe,Kupac,Proizvod,Količina,Cijena\n",
                                   "Номер заказа,Дата заказа,Клиент,Товар,Количество,Цена\n"}) {
    for (const int count : {8, 10, 16, 25, 40}) {
      const Table table = table_from(header + orders_like("@,2024-02-28,c%,p%,2,12.50", count));
      const FileCandidate best = recognise(table).front();
      EXPECT_EQ(best.mapping.kind, FileKind::kOrderLines) << header << count;
      EXPECT_GE(best.confidence, 0.9) << header << count;
    }
  }
}

TEST(Recognise, AsksOfAFewRowsWhichHoldOneProductEach) {
  for (const int count : {1, 2, 3}) {
    const Table table = table_from("order_id,order_date,customer_id,product,quantity,unit_price\n" +
                                   rows_like("%,2024-02-28,c%,p%,2,12.50", count));
    const auto candidates = recognise(table);
    EXPECT_TRUE(candidates[0].asks) << count;
    const std::set<FileKind> kinds = {candidates[0].mapping.kind, candidates[1].mapping.kind};
    EXPECT_EQ(kinds, (std::set<FileKind>{FileKind::kOrders, FileKind::kOrderLines})) << count;
  }
}

TEST(Recognise, TellsEveryKindByOneToThreeRowsBelowAClearHeader) {
  struct Case {
    FileKind kind;
    std::string header;
    std::string row;
  };
  const std::vector<Case> cases = {
      {FileKind::kCustomers, "customer_id,first_name,last_name,email,city\n",
       "%,Ana,Horvat,ana%@example.hr,Split"},
      {FileKind::kCustomers, "Imię,Nazwisko,E-mail,Telefon,Miasto\n",
       "Jan,Nowak,jan%@example.pl,60010020%,Łódź"},
      {FileKind::kOrders, "order_id,order_date,customer_id,total\n", "%,2024-02-28,7,12.50"},
      {FileKind::kOrders, "Номер заказа,Дата заказа,Код клиента,Сумма\n", "%,28.02.2024,7,12.50"},
      {FileKind::kOrderLines, "order_id,product,quantity,unit_price\n", "17,p%,2,12.50"},
      {FileKind::kOrderLines, "Broj narudžbe,Proizvod,Količina,Cijena\n", "17,p%,2,12.50"},
      {FileKind::kProducts, "sku,name,category,price\n", "S-%,Lamp %,light,12.50"},
      {FileKind::kSurvey, "Timestamp,How likely are you to recommend us?,What should we improve?\n",
       "2024-02-28 10:00:0%,9,nothing"},
      {FileKind::kSurvey, "Sygnatura czasowa,Jak oceniasz obsługę?,Co możemy poprawić?\n",
       "2024-02-28 10:00:0%,9,nic"},
  };
  for (const Case& each : cases) {
    for (const int count : {1, 2, 3}) {
      const Table table = table_from(each.header + rows_like(each.row, count));
      EXPECT_EQ(recognise(table).front().mapping.kind, each.kind) << each.header << count;
    }
  }
}

/// 6,000 rows are more than the sample of a packed column holds. Each order's total stands on both
/// of its lines up to row 5,000; after that it differs from line to line.
TEST(Recognise, LooksAtAllRowsOfPackedColumnsForTotals) {
  for (const bool differs : {false, true}) {
    std::string text = "order id,product,quantity,total\n";
    for (int row = 0; row < 6'000; ++row) {
      const int order = 1'000'000 + row / 2;
      const int total = differs && row >= 5'000 ? row * 7 : row / 2 * 7;
      text += std::to_string(order) + ",p" + std::to_string(row % 50) + ",1," +
              std::to_string(100'000 + total) + ".25\n";
    }
    const Table table = testing::packed_table_from(text);
    ASSERT_TRUE(table.columns[0].packed && table.columns[3].packed);
    const FileCandidate best = recognise(table).front();
    EXPECT_EQ(best.mapping.kind, FileKind::kOrderLines);
    EXPECT_EQ(column_name(table, best, differs ? Field::kAmount : Field::kOrderTotal), "total");
  }
}

TEST(Recognise, KnowsPartsOfAnAddressAndNationalIdsByTheirNames) {
  struct Case {
    std::string header;
    const char* house;
    const char* second_line;
    const char* region;
    const char* national_id;
  };
  const std::vector<Case> cases = {
      {"customer_id,surname,address_1,street_number,Address 2,State,SSN\n", "street_number",
       "Address 2", "State", "SSN"},
      {"id klienta,Nazwisko,Ulica,Nr domu,Nr mieszkania,Województwo,PESEL\n", "Nr domu",
       "Nr mieszkania", "Województwo", "PESEL"},
      {"Šifra kupca,Prezime,Ulica,Kućni broj,address line 2,Županija,OIB\n", "Kućni broj",
       "address line 2", "Županija", "OIB"},
      {"Код клиента,Фамилия,address 1,Номер дома,Квартира,Область,СНИЛС\n", "Номер дома",
       "Квартира", "Область", "СНИЛС"},
      {"Kundennummer,Nachname,Strasse,Hausnummer,Adresszusatz,Bundesland,social security number\n",
       "Hausnummer", "Adresszusatz", "Bundesland", "social security number"},
  };
  for (const Case& each : cases) {
    const Table table = table_from(each.header + rows_like("%,Nowak,Ilica,17%,Hof,Istra,6988%", 8));
    const FileCandidate best = recognise(table).front();
    EXPECT_EQ(best.mapping.kind, FileKind::kCustomers) << each.header;
    EXPECT_EQ(column_name(table, best, Field::kHouseNumber), each.house);
    EXPECT_EQ(column_name(table, best, Field::kAddressLine2), each.second_line);
    EXPECT_EQ(column_name(table, best, Field::kRegion), each.region);
    EXPECT_EQ(column_name(table, best, Field::kNationalId), each.national_id);
  }
}

TEST(Recognise, TakesPersonsWithoutAnyIdForCustomers) {
  const Table table = table_from("first_name,last_name,date of birth,phone\n" +
                                 rows_like("Ana,Horvat,1990-01-2%,60123456%", 8));
  const FileCandidate best = recognise(table).front();
  EXPECT_EQ(best.mapping.kind, FileKind::kCustomers);
  EXPECT_FALSE(best.asks);
  EXPECT_FALSE(check_mapping(best.mapping));
}

TEST(Recognise, KnowsColourDiscountTaxAndShippingByTheirNames) {
  struct Case {
    std::string header;
    const char* colour;
    const char* discount;
    const char* tax;
    const char* shipping;
  };
  const std::vector<Case> cases = {
      {"order_id,date,customer_id,total,discount_amount,Tax,Shipping "
       "cost,Product,Quantity,Colour\n",
       "Colour", "discount_amount", "Tax", "Shipping cost"},
      {"Numer zamówienia,Data,Klient,Wartość,Rabat,VAT,Koszt wysyłki,Produkt,Ilość,Kolor\n",
       "Kolor", "Rabat", "VAT", "Koszt wysyłki"},
      {"Broj narudžbe,Datum,Kupac,Iznos,Popust,PDV,Dostava,Proizvod,Količina,Boja\n", "Boja",
       "Popust", "PDV", "Dostava"},
      {"Номер заказа,Дата,Клиент,Сумма,Скидка,НДС,Доставка,Товар,Количество,Цвет\n", "Цвет",
       "Скидка", "НДС", "Доставка"},
  };
  for (const Case& each : cases) {
    const Table table =
        table_from(each.header + orders_like("@,2024-02-28,c%,12.50,1.00,2.30,4.99,p%,1,red", 24));
    const FileCandidate best = recognise(table).front();
    EXPECT_EQ(best.mapping.kind, FileKind::kOrderLines) << each.header;
    EXPECT_EQ(column_name(table, best, Field::kColour), each.colour);
    EXPECT_EQ(column_name(table, best, Field::kDiscount), each.discount);
    EXPECT_EQ(column_name(table, best, Field::kTax), each.tax);
    EXPECT_EQ(column_name(table, best, Field::kShipping), each.shipping);
  }
}

TEST(Recognise, LeavesAWayOfShippingAndACodeOfADiscountAlone) {
  const Table table = table_from("order_id,order_date,total,shipping,discount\n" +
                                 rows_like("%,2024-02-28,12.50,courier,SPRING", 9));
  const FileCandidate best = recognise(table).front();
  EXPECT_EQ(best.mapping.column_of(Field::kShipping), std::nullopt);
  EXPECT_EQ(best.mapping.column_of(Field::kDiscount), std::nullopt);
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
  EXPECT_EQ(field_from("flavour"), std::nullopt);
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
