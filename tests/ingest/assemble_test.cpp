#include "ingest/assemble.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/mapped_files.h"
#include "support/people.h"
#include "support/real_files.h"
#include "support/tables.h"
#include "table/file_reader.h"

namespace sonder {
namespace {

using testing::a_file;
using testing::amounts;
using testing::assembled;
using testing::day;
using testing::File;
using testing::table_from;
using testing::texts;
using testing::try_assemble;

const std::vector<Field> kOrderFields = {Field::kOrderId, Field::kOrderedAt, Field::kCustomerId,
                                         Field::kAmount};
const std::vector<Field> kLineFields = {Field::kOrderId, Field::kProduct, Field::kQuantity,
                                        Field::kUnitPrice};

TEST(AssembleOrders, TakeWhatWasPaidBackOffTheAmount) {
  const auto result = assembled(
      {a_file(FileKind::kOrders, {Field::kOrderId, Field::kAmount, Field::kRefund, Field::kStatus},
              "id,amount,refunded,status\n1,10.00,2.50,paid\n2,8.00,9.00,paid\n3,5.00,,paid\n"
              "4,6.00,6.00,refunded\n")});
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{750, 0, 500, 0}));
}

TEST(AssembleOrders, NeitherAddNorTakeOffWhatIsSaidOfTheAmount) {
  const auto result = assembled(
      {a_file(FileKind::kOrders,
              {Field::kOrderId, Field::kAmount, Field::kDiscount, Field::kTax, Field::kShipping},
              "id,amount,discount,tax,shipping\n1,10.00,2.50,1.87,4.99\n2,8.00,,1.50,0.00\n")});
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{1000, 800}));
}

TEST(AssembleOrders, TakeARefundOffOncePerOrderOfLines) {
  const auto result = assembled({a_file(
      FileKind::kOrderLines, {Field::kOrderId, Field::kProduct, Field::kOrderTotal, Field::kRefund},
      "id,product,total,refunded\n1,A,10.00,2.50\n1,B,10.00,2.50\n2,A,4.00,\n2,B,,1.00\n")});
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{750, 300}));
}

TEST(AssembleOrders, LeaveOutALastRowOfTotals) {
  for (const std::string_view last : {"Total,,,60\n", ",,Grand total:,60\n", "Итого,,,60\n"}) {
    const auto result =
        assembled({a_file(FileKind::kOrders, kOrderFields,
                          "id,date,customer,total\n1,2024-01-01,C1,10\n2,2024-01-02,C2,20\n"
                          "3,2024-01-03,C1,30\n" +
                              std::string(last))});
    const RowAccount& account = result.accounts[0];
    EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{1000, 2000, 3000}))
        << last;
    EXPECT_EQ(account.skipped, 1U) << last;
    EXPECT_EQ(account.issues.count(IssueCode::kTotalRow), 1U) << last;
    EXPECT_EQ(account.issues.count(IssueCode::kMissingCustomer), 0U) << last;
    EXPECT_EQ(texts(result.population.records.customer_id), (std::vector<std::string>{"C1", "C2"}));
  }
}

TEST(AssembleOrders, LeaveOutTotalsOfLines) {
  const auto result =
      assembled({a_file(FileKind::kOrderLines, kLineFields,
                        "id,product,quantity,price\n1,A,2,3.00\n1,B,1,4.00\nRazem,,3,7.00\n")});
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{1000}));
  EXPECT_EQ(result.accounts[0].issues.count(IssueCode::kTotalRow), 1U);
}

/// A product may be called so, and a total may stand where nothing shows that it is one.
TEST(AssembleOrders, KeepRowsThatSayWhoseTheyAre) {
  const auto lines = assembled({a_file(FileKind::kOrderLines, kLineFields,
                                       "id,product,quantity,price\n1,A,2,3.00\n2,Total,1,4.00\n")});
  EXPECT_EQ(amounts(lines.population.orders), (std::vector<std::int64_t>{600, 400}));
  for (const std::string_view rows :
       {"Total,,,30\n1,2024-01-01,C1,10\n", "1,2024-01-01,C1,10\nTotal,2024-01-02,C2,20\n"}) {
    const auto orders = assembled(
        {a_file(FileKind::kOrders, kOrderFields, "id,date,customer,total\n" + std::string(rows))});
    EXPECT_EQ(orders.accounts[0].used, 2U) << rows;
  }
}

/// Orders of which each id, customer, product, quantity, price and date column is packed.
std::string many_orders(std::int64_t id_step) {
  std::string text = "id,date,customer,product,quantity,price\n";
  std::mt19937_64 random(7);
  for (std::int64_t i = 0; i < 20'000; ++i) {
    const auto number = static_cast<std::int64_t>(random() % 1'000'000);
    text += std::to_string(1'000 + i * id_step) + "," +
            format_iso(Date{static_cast<std::int32_t>(10'000 + i)}) + "," + std::to_string(number) +
            "," + std::to_string(number * 7) + "," + std::to_string(i) + "," +
            std::to_string(number / 100 + 10) + ".25\n";
  }
  return text;
}

const std::vector<Field> kManyOrderFields = {Field::kOrderId, Field::kOrderedAt, Field::kCustomerId,
                                             Field::kProduct, Field::kQuantity,  Field::kUnitPrice};

/// Read as the session reads it, which packs columns.
File many_orders_file(FileKind kind, std::int64_t id_step) {
  File file = a_file(kind, kManyOrderFields, "a,b,c,d,e,f\n");
  const std::string text = many_orders(id_step);
  FileReader reader(text.size());
  while (reader.next()) {
    EXPECT_TRUE(reader.push(text));
    EXPECT_TRUE(reader.end_range());
  }
  file.table = name_columns(std::move(reader.finish().value().front()));
  infer_types(file.table);
  return file;
}

void expect_equal(const Population& a, const Population& b) {
  EXPECT_EQ(texts(a.records.customer_id), texts(b.records.customer_id));
  EXPECT_EQ(a.orders.record, b.orders.record);
  EXPECT_EQ(a.orders.placed_at, b.orders.placed_at);
  EXPECT_EQ(a.orders.has_date, b.orders.has_date);
  EXPECT_EQ(a.orders.amount, b.orders.amount);
  EXPECT_EQ(texts(a.lines.product), texts(b.lines.product));
  EXPECT_EQ(a.lines.quantity, b.lines.quantity);
}

TEST(AssembleOrders, ReadPackedColumnsAsThoseWithADictionary) {
  for (const FileKind kind : {FileKind::kOrders, FileKind::kOrderLines}) {
    const File packed = many_orders_file(kind, 1);
    File unpacked = packed;
    for (std::size_t i = 0; i < packed.table.columns.size(); ++i) {
      ASSERT_TRUE(packed.table.columns[i].packed.has_value()) << i;
      unpack_column(unpacked.table, i);
    }
    const auto result = assembled({packed});
    ASSERT_EQ(result.population.orders.size(), 20'000U);
    EXPECT_EQ(result.accounts[0].issues.total(), 0U);
    expect_equal(result.population, assembled({unpacked}).population);
  }
}

TEST(AssembleOrders, TellIdsApartWhetherTheyLieCloseOrFarApart) {
  const auto close = assembled({many_orders_file(FileKind::kOrders, 1),
                                a_file(FileKind::kOrderLines, {Field::kOrderId, Field::kProduct},
                                       "id,product\n1000,A\n6999,B\n21000,C\n")});
  const auto far = assembled({many_orders_file(FileKind::kOrders, 1'000),
                              a_file(FileKind::kOrderLines, {Field::kOrderId, Field::kProduct},
                                     "id,product\n1000,A\n6000000,B\n7001,C\n")});
  EXPECT_EQ(close.accounts[1].issues.count(IssueCode::kUnknownOrder), 1U);
  EXPECT_EQ(far.accounts[1].issues.count(IssueCode::kUnknownOrder), 1U);
  EXPECT_EQ(close.population.orders.amount, far.population.orders.amount);
  EXPECT_EQ(close.population.lines.size(), far.population.lines.size());
}

TEST(AssembleCustomers, LeaveOutColumnsThatAPersonLeavesOut) {
  File file = a_file(FileKind::kCustomers, {Field::kCustomerId, Field::kEmail, Field::kGender},
                     "id,mail,sex\n7,ewa@example.pl,f\n");
  EXPECT_EQ(texts(assembled({file}).population.records.field(PersonField::kGender)),
            (std::vector<std::string>{"f"}));
  file.mapping.left_out = {1};
  EXPECT_EQ(texts(assembled({file}).population.records.email), (std::vector<std::string>{""}));
  file.mapping.left_out = {0, 1};
  EXPECT_EQ(try_assemble({file}).error().code, ErrorCode::kMissingField);
}

TEST(AssembleSurvey, DatesResponsesByTheMappedColumn) {
  const auto result = assembled(
      {a_file(FileKind::kSurvey, {Field::kAnsweredAt}, "End Date,Why?\n2024-02-29,x\n,y\n")});
  EXPECT_TRUE(result.population.responses.has_date.test(0));
  EXPECT_EQ(day_of(result.population.responses.answered_at[0]), day(2024, 2, 29));
  EXPECT_FALSE(result.population.responses.has_date.test(1));
}

TEST(AssembleCustomers, TakesDownWhoAskedToStayUnknown) {
  const auto result =
      assembled({a_file(FileKind::kCustomers, {Field::kCustomerId, Field::kDoNotIdentify},
                        "id,anonymous\n7,yes\n8,no\n9,\n10,tak\n")});
  EXPECT_EQ(result.population.records.do_not_identify.positions(),
            (std::vector<std::uint32_t>{0, 3}));
}

// One of many orders is enough.
TEST(AssembleOrders, TakesDownWhoAskedToStayUnknownInAnyOfTheirOrders) {
  const auto result =
      assembled({a_file(FileKind::kOrders,
                        {Field::kOrderId, Field::kCustomerId, Field::kOrderedAt, Field::kAmount,
                         Field::kDoNotIdentify},
                        "order,id,date,total,anonymous\n1,7,2024-01-01,5,no\n2,8,2024-01-02,5,no\n"
                        "3,7,2024-01-03,5,yes\n")});
  EXPECT_EQ(result.population.records.do_not_identify.positions(), (std::vector<std::uint32_t>{0}));
}

TEST(AssembleCustomers, UsesNoIdentifierThatIsNobodysOwn) {
  const auto result = assembled({a_file(FileKind::kCustomers, {Field::kCustomerId, Field::kEmail},
                                        "id,mail\nguest,no-reply@shop.pl\n0,ewa@example.pl\n")});
  const PersonRecords& records = result.population.records;
  EXPECT_EQ(texts(records.customer_id), (std::vector<std::string>{"", "0"}));
  EXPECT_EQ(texts(records.email), (std::vector<std::string>{"", "ewa@example.pl"}));
  EXPECT_EQ(result.accounts[0].issues.count(IssueCode::kPlaceholder), 1U);
  EXPECT_EQ(result.accounts[0].without_customer, 1U);
}

// Guests of a shop are not one person with thousands of orders.
TEST(AssembleOrders, TakesZerosForGuestsUnlessACustomerHasThem) {
  const auto orders = [] {
    return a_file(FileKind::kOrders, kOrderFields,
                  "id,date,customer,total\n1,2024-01-01,0,10\n2,2024-01-02,0,20\n"
                  "3,2024-01-02,7,30\n");
  };
  const auto guests = assembled({orders()});
  EXPECT_EQ(guests.population.orders.has_record.positions(), (std::vector<std::uint32_t>{2}));
  EXPECT_EQ(guests.accounts[0].issues.count(IssueCode::kPlaceholder), 2U);
  const auto counted = assembled(
      {a_file(FileKind::kCustomers, {Field::kCustomerId, Field::kFirstName}, "id,n\n0,Ewa\n"),
       orders()});
  EXPECT_EQ(counted.population.orders.has_record.count(), 3U);
}

TEST(AssembleCustomers, MakesARecordOfEveryRow) {
  const auto result = assembled({a_file(FileKind::kCustomers,
                                        {Field::kCustomerId, Field::kEmail, Field::kFirstName,
                                         Field::kBirthDate, Field::kMarketingConsent},
                                        "id,mail,imie,born,zgoda\n"
                                        "7,Ewa@Example.PL ,Ewa,1990-02-28,tak\n"
                                        "8,none,Łukasz,,nie\n"
                                        ",,Ёлка,1991-03-01,\n")});
  const PersonRecords& records = result.population.records;
  EXPECT_EQ(texts(records.customer_id), (std::vector<std::string>{"7", "8", ""}));
  EXPECT_EQ(texts(records.email), (std::vector<std::string>{"ewa@example.pl", "", ""}));
  EXPECT_EQ(texts(records.field(PersonField::kFirstName)),
            (std::vector<std::string>{"Ewa", "Łukasz", "Ёлка"}));
  EXPECT_EQ(records.birth_date.at(0), day(1990, 2, 28));
  EXPECT_EQ(records.birth_date.at(1), std::nullopt);
  EXPECT_EQ(records.marketing_consent,
            (std::vector<std::uint8_t>{kConsentGiven, kConsentRefused, kConsentUnknown}));
  EXPECT_EQ(records.file_row, (std::vector<std::uint64_t>{2, 3, 4}));
  const RowAccount& account = result.accounts[0];
  EXPECT_EQ(account.read, 3U);
  EXPECT_EQ(account.used, 3U);
  EXPECT_EQ(account.without_customer, 1U);
  EXPECT_EQ(account.issues.count(IssueCode::kMissingCustomer), 1U);
}

TEST(AssembleCustomers, StripsGuardsAndDecimalsFromIds) {
  const auto guarded = assembled({a_file(FileKind::kCustomers, {Field::kCustomerId},
                                         "id,x\n'7210448301122,a\n'007,b\n''9,c\n")});
  EXPECT_EQ(texts(guarded.population.records.customer_id),
            (std::vector<std::string>{"7210448301122", "007", "'9"}));
  const auto decimal = assembled({a_file(FileKind::kCustomers, {Field::kCustomerId},
                                         "id,x\n17850.0,a\n13047.0,b\n17850.0,c\n")});
  EXPECT_EQ(texts(decimal.population.records.customer_id),
            (std::vector<std::string>{"17850", "13047", "17850"}));
}

TEST(AssembleCustomers, KeepsTheSignAndZerosOfAPhone) {
  const auto result = assembled({a_file(FileKind::kCustomers, {Field::kCustomerId, Field::kPhone},
                                        "id,tel\n1,+48512345678\n2,'0912345678\n")});
  EXPECT_EQ(texts(result.population.records.field(PersonField::kPhone)),
            (std::vector<std::string>{"+48512345678", "0912345678"}));
}

TEST(AssembleCustomers, LetsTokensForMissingNameNobody) {
  const auto result = assembled(
      {a_file(FileKind::kCustomers, {Field::kCustomerId}, "id,x\nNA,a\nnull,b\n-,c\nA1,d\n")});
  EXPECT_EQ(texts(result.population.records.customer_id),
            (std::vector<std::string>{"", "", "", "A1"}));
  EXPECT_EQ(result.accounts[0].without_customer, 3U);
}

TEST(AssembleCustomers, CountsRepeatedIdsAndKeepsTheirRows) {
  const auto result =
      assembled({a_file(FileKind::kCustomers, {Field::kCustomerId}, "id,x\n7,a\n7,a\n8,b\n")});
  EXPECT_EQ(result.population.records.size(), 3U);
  EXPECT_EQ(result.accounts[0].skipped, 0U);
  EXPECT_EQ(result.accounts[0].issues.count(IssueCode::kRepeatedRecord), 1U);
}

TEST(AssembleOrders, ReadsDatesAmountsAndCustomers) {
  const auto result = assembled({a_file(FileKind::kOrders, kOrderFields,
                                        "id,date,customer,total\n"
                                        "1,2024-02-28,7,12.50\n2,2024-02-29,8,0.05\n"
                                        "3,2024-03-01,7,-2.00\n")});
  const Orders& orders = result.population.orders;
  EXPECT_EQ(amounts(orders), (std::vector<std::int64_t>{1250, 5, -200}));
  EXPECT_EQ(orders.kind,
            (std::vector{OrderKind::kPurchase, OrderKind::kPurchase, OrderKind::kReturn}));
  EXPECT_EQ(orders.placed_at[1], start_of_day(day(2024, 2, 29)));
  EXPECT_EQ(orders.file_row, (std::vector<std::uint64_t>{2, 3, 4}));
  EXPECT_EQ(texts(result.population.records.customer_id), (std::vector<std::string>{"7", "8"}));
  EXPECT_EQ(orders.record, (std::vector<RecordId>{{0}, {1}, {0}}));
  EXPECT_EQ(result.population.money, (MoneyScale{2, ""}));
  EXPECT_EQ(result.accounts[0].issues.total(), 0U);
}

TEST(AssembleOrders, MakesOneRecordPerPairOfIdAndEmail) {
  const auto result =
      assembled({a_file(FileKind::kOrders, {Field::kCustomerId, Field::kEmail, Field::kAmount},
                        "customer,mail,total\n"
                        "7,a@example.pl,1\n7,b@example.pl,1\n7,a@example.pl,1\n"
                        "7,b@example.pl,1\n,a@example.pl,1\n7,,1\n,a@example.pl,1\n")});
  EXPECT_EQ(result.population.records.size(), 4U);
  EXPECT_EQ(result.population.orders.record,
            (std::vector<RecordId>{{0}, {1}, {0}, {1}, {2}, {3}, {2}}));
  EXPECT_EQ(result.population.records.file_row, (std::vector<std::uint64_t>{2, 3, 6, 7}));
}

TEST(AssembleOrders, KeepsTheFirstOfRepeatedOrderIds) {
  const auto result = assembled({a_file(FileKind::kOrders, kOrderFields,
                                        "id,date,customer,total\n"
                                        "1,2024-02-28,7,10\n1,2024-02-28,7,10\n2,2024-02-28,8,3\n"
                                        ",2024-02-28,8,4\n,2024-02-28,8,5\n")});
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{1000, 300, 400, 500}));
  const RowAccount& account = result.accounts[0];
  EXPECT_EQ(account.read, 5U);
  EXPECT_EQ(account.used, 4U);
  EXPECT_EQ(account.skipped, 1U);
  ASSERT_EQ(account.issues.kept().size(), 1U);
  EXPECT_EQ(account.issues.kept()[0].code, IssueCode::kRepeatedRecord);
  EXPECT_EQ(account.issues.kept()[0].row, 3U);
}

TEST(AssembleOrders, NotesWhatARowLacksAndKeepsIt) {
  const auto result = assembled({a_file(FileKind::kOrders, kOrderFields,
                                        "id,date,customer,total\n"
                                        "1,,7,1.00\n2,2024-02-28,,2.00\n3,2024-02-28,7,\n")});
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{100, 200, -999}));
  const RowAccount& account = result.accounts[0];
  EXPECT_EQ(account.used, 3U);
  EXPECT_EQ(account.without_customer, 1U);
  EXPECT_EQ(account.issues.count(IssueCode::kMissingDate), 1U);
  EXPECT_EQ(account.issues.count(IssueCode::kMissingCustomer), 1U);
  EXPECT_EQ(account.issues.count(IssueCode::kMissingAmount), 1U);
}

TEST(AssembleOrders, NotesAFieldWithoutColumnOnceForTheFile) {
  const auto result = assembled(
      {a_file(FileKind::kOrders, {Field::kOrderedAt}, "date,x\n2024-02-28,1\n2024-02-29,2\n")});
  const RowAccount& account = result.accounts[0];
  EXPECT_EQ(account.without_customer, 2U);
  EXPECT_EQ(account.issues.total(), 2U);
  for (const Issue& issue : account.issues.kept()) EXPECT_EQ(issue.row, 0U);
}

TEST(AssembleOrders, ReadsStatusesAsKindsAndWhatIsLeftOfTheMoney) {
  const auto result =
      assembled({a_file(FileKind::kOrders, {Field::kOrderId, Field::kAmount, Field::kStatus},
                        "id,total,status\n"
                        "1,10,paid\n2,10,Cancelled\n3,10,refund\n4,-10,Refund\n"
                        "5,10,refunded\n6,10,partially refunded\n")});
  EXPECT_EQ(result.population.orders.kind,
            (std::vector{OrderKind::kPurchase, OrderKind::kCancelled, OrderKind::kReturn,
                         OrderKind::kReturn, OrderKind::kReturn, OrderKind::kPurchase}));
  EXPECT_EQ(amounts(result.population.orders),
            (std::vector<std::int64_t>{1000, 1000, -1000, -1000, 0, 1000}));
}

TEST(AssembleOrders, SumsTheCommonestCurrencyOnly) {
  const auto result =
      assembled({a_file(FileKind::kOrders, {Field::kOrderId, Field::kAmount, Field::kCurrency},
                        "id,total,currency\n1,1,pln\n2,2,PLN\n3,3,EUR\n4,4,\n")});
  EXPECT_EQ(result.population.money.currency, "PLN");
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{100, 200, -999, 400}));
  EXPECT_EQ(result.accounts[0].issues.count(IssueCode::kOtherCurrency), 1U);
  EXPECT_EQ(result.accounts[0].issues.count(IssueCode::kMissingAmount), 0U);
}

TEST(AssembleOrders, TakesTheFirstInTheAlphabetOfEquallyCommonCurrencies) {
  const auto result = assembled({a_file(FileKind::kOrders, {Field::kAmount, Field::kCurrency},
                                        "total,currency\n1,USD\n2,EUR\n")});
  EXPECT_EQ(result.population.money.currency, "EUR");
}

TEST(AssembleOrders, MakesALineOfARowThatSaysWhatWasBought) {
  const auto result = assembled({a_file(
      FileKind::kOrders, {Field::kOrderId, Field::kProduct, Field::kQuantity, Field::kAmount},
      "id,product,count,total\n1,apple,2,3.00\n2,pear,1,2.25\n")});
  const OrderLines& lines = result.population.lines;
  EXPECT_EQ(lines.order, (std::vector<OrderId>{{0}, {1}}));
  EXPECT_EQ(texts(lines.product), (std::vector<std::string>{"apple", "pear"}));
  EXPECT_EQ(lines.quantity, (std::vector<double>{2, 1}));
}

TEST(AssembleLines, SumsQuantityTimesPriceExactly) {
  const auto result = assembled({a_file(FileKind::kOrderLines, kLineFields,
                                        "order,product,qty,price\n"
                                        "A,apple,3,0.333\nB,pear,1,2.5\nA,plum,-1,0.001\n")});
  EXPECT_EQ(result.population.money.decimals, 3);
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{998, 2500}));
  EXPECT_EQ(result.population.lines.order, (std::vector<OrderId>{{0}, {0}, {1}}));
  EXPECT_EQ(texts(result.population.lines.product),
            (std::vector<std::string>{"apple", "plum", "pear"}));
  EXPECT_EQ(result.population.lines.amount, (std::vector<MinorUnits>{{999}, {-1}, {2500}}));
  EXPECT_EQ(result.population.lines.quantity, (std::vector<double>{3, -1, 1}));
}

TEST(AssembleLines, RoundsHalfAwayFromZeroBeyondSixDecimals) {
  const auto result = assembled({a_file(FileKind::kOrderLines, kLineFields,
                                        "order,product,qty,price\n"
                                        "A,apple,0.5,0.0000010\nB,pear,-0.5,0.0000010\n"
                                        "C,plum,0.4,0.0000010\n")});
  EXPECT_EQ(result.population.money.decimals, 6);
  // 0.5 and -0.5 and 0.4 millionths.
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{1, -1, 0}));
}

TEST(AssembleLines, TakesTheOrderTotalOnce) {
  File file = a_file(
      FileKind::kOrderLines,
      {Field::kOrderId, Field::kEmail, Field::kOrderTotal, Field::kQuantity, Field::kUnitPrice},
      "name,mail,total,qty,price\n"
      "#1,a@example.com,12.00,2,1.50\n#1,,,1,7.00\n#2,,5.00,1,5.00\n#2,,5.00,1,0.00\n");
  const auto result = assembled({file});
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{1200, 500}));
  EXPECT_EQ(result.population.lines.amount, (std::vector<MinorUnits>{{300}, {700}, {500}, {0}}));
  EXPECT_EQ(result.accounts[0].without_customer, 2U);
  EXPECT_EQ(result.accounts[0].issues.count(IssueCode::kMissingAmount), 0U);
}

TEST(AssembleLines, LeavesOutAnAmountThatOverflows) {
  const auto result = assembled({a_file(FileKind::kOrderLines, kLineFields,
                                        "order,product,qty,price\n"
                                        "A,apple,9000000000,90000000000.00\nA,pear,1,2.00\n")});
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{200}));
  EXPECT_EQ(result.accounts[0].issues.count(IssueCode::kMissingAmount), 1U);
}

TEST(AssembleLines, LeavesOutASumThatOverflows) {
  std::string text = "order,product,qty,price\n";
  for (int row = 0; row < 3; ++row) text += "A,apple,50000000,900000000.00\n";
  const auto result =
      assembled({a_file(FileKind::kOrderLines, kLineFields, text + "B,pear,1,2.00\n")});
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{-999, 200}));
  EXPECT_EQ(result.accounts[0].issues.count(IssueCode::kMissingAmount), 1U);
}

TEST(AssembleLines, MakesAnOrderOfARowWithoutOrderId) {
  const auto result =
      assembled({a_file(FileKind::kOrderLines, kLineFields,
                        "order,product,qty,price\n,apple,1,1\n,pear,1,2\nA,fig,1,3\n")});
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{100, 200, 300}));
}

std::vector<File> orders_and_lines(std::string_view lines) {
  return {a_file(FileKind::kOrders, kOrderFields,
                 "id,date,customer,total\n1,2024-02-28,7,10\n2,2024-02-29,,5\n3,2024-03-01,7,\n"),
          a_file(FileKind::kOrderLines,
                 {Field::kOrderId, Field::kProduct, Field::kQuantity, Field::kUnitPrice,
                  Field::kCustomerId},
                 "order,product,qty,price,customer\n" + std::string(lines))};
}

TEST(AssembleJoin, LetsTheOrderFilesTotalWinAndFillsItsGaps) {
  const auto result =
      assembled(orders_and_lines("2,apple,2,4,8\n1,pear,1,3,9\n3,fig,2,1.5,\n1,plum,1,4,9\n"));
  const Population& population = result.population;
  EXPECT_EQ(amounts(population.orders), (std::vector<std::int64_t>{1000, 500, 300}));
  EXPECT_EQ(population.lines.order, (std::vector<OrderId>{{0}, {0}, {1}, {2}}));
  EXPECT_EQ(texts(population.lines.product),
            (std::vector<std::string>{"pear", "plum", "apple", "fig"}));
  EXPECT_EQ(texts(population.records.customer_id), (std::vector<std::string>{"7", "8"}));
  EXPECT_EQ(population.orders.record[1], RecordId{1});
  EXPECT_EQ(result.accounts[0].without_customer, 0U);
}

TEST(AssembleJoin, SkipsLinesOfUnknownOrders) {
  const auto result = assembled(orders_and_lines("1,apple,1,1,7\n9,pear,1,1,7\n,fig,1,1,7\n"));
  EXPECT_EQ(result.population.orders.size(), 3U);
  EXPECT_EQ(result.population.lines.size(), 1U);
  const RowAccount& account = result.accounts[1];
  EXPECT_EQ(account.skipped, 2U);
  EXPECT_EQ(account.used + account.skipped, account.read);
  EXPECT_EQ(account.issues.count(IssueCode::kUnknownOrder), 2U);
}

TEST(AssembleJoin, LetsLinesOfAnotherShopStandForThemselves) {
  const auto result = assembled(
      {a_file(FileKind::kOrders, kOrderFields, "id,date,customer,total\n1,2024-02-28,7,10\n"),
       a_file(FileKind::kOrderLines, {Field::kOrderId, Field::kOrderedAt, Field::kUnitPrice},
              "order,date,price\nB1,2024-02-28,1.00\nB1,2024-02-28,2.00\n")});
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{1000, 300}));
  EXPECT_EQ(result.accounts[1].skipped, 0U);
}

TEST(AssembleJoin, DoesNotDoubleLinesThatTheOrderFileSaysToo) {
  const auto result = assembled(
      {a_file(FileKind::kOrders, {Field::kOrderId, Field::kAmount, Field::kQuantity},
              "id,total,items\n1,10,3\n2,4,1\n"),
       a_file(FileKind::kOrderLines, kLineFields, "order,product,qty,price\n1,fig,3,2\n")});
  EXPECT_EQ(result.population.lines.order, (std::vector<OrderId>{{0}, {1}}));
  EXPECT_EQ(texts(result.population.lines.product), (std::vector<std::string>{"fig", ""}));
}

TEST(AssembleSurvey, RecordsWhoIsNamedWhenAndWhatTheyRecommend) {
  File file =
      a_file(FileKind::kSurvey, {Field::kEmail},
             "mail,when,likely\na@example.com,2024-02-28 10:00:00,9\n,2024-02-29 11:30:00,\n"
             "b@example.com,,11\n");
  Question when;
  when.column = 1;
  when.kind = QuestionKind::kTimestamp;
  Question likely;
  likely.column = 2;
  likely.kind = QuestionKind::kScale;
  likely.metric = Metric::kNps;
  file.questionnaire.questions = {when, likely};
  const auto result = assembled({file});
  const SurveyResponses& responses = result.population.responses;
  ASSERT_EQ(responses.size(), 3U);
  EXPECT_EQ(responses.has_record.positions(), (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(responses.record[2], RecordId{1});
  EXPECT_EQ(responses.has_date.positions(), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(responses.has_recommendation.positions(), std::vector<std::uint32_t>{0});
  EXPECT_EQ(responses.recommendation[0], 9);
  EXPECT_EQ(result.population.records.origin[0], RecordOrigin::kResponse);
  EXPECT_EQ(result.accounts[0].without_customer, 1U);
}

TEST(Assemble, LeavesOtherTablesOut) {
  const auto result = assembled({a_file(FileKind::kOther, {}, "a,b\n1,2\n")});
  EXPECT_EQ(result.accounts[0].read, 0U);
  EXPECT_EQ(result.population.records.size(), 0U);
}

TEST(Assemble, MakesAnEmptyPopulationOfNothing) {
  const auto result = assembled({});
  EXPECT_EQ(result.population.orders.size(), 0U);
  EXPECT_TRUE(result.accounts.empty());
}

TEST(Assemble, ReadsCustomersFirstWhateverTheOrderOfTheFiles) {
  const File customers = a_file(FileKind::kCustomers, {Field::kCustomerId}, "id,x\n7,a\n8,b\n");
  const File orders = a_file(FileKind::kOrders, kOrderFields,
                             "id,date,customer,total\n1,2024-02-28,8,10\n2,2024-02-28,9,5\n");
  const auto forward = assembled({customers, orders});
  const auto backward = assembled({orders, customers});
  EXPECT_EQ(texts(forward.population.records.customer_id),
            texts(backward.population.records.customer_id));
  EXPECT_EQ(amounts(forward.population.orders), amounts(backward.population.orders));
  EXPECT_EQ(backward.accounts[0].read, 2U);
  EXPECT_EQ(forward.population.orders.record, backward.population.orders.record);
}

TEST(Assemble, GivesTheSameTotalsForRowsInAnyOrder) {
  std::mt19937 random(5);
  std::vector<std::string> rows;
  for (int row = 0; row < 200; ++row) {
    rows.push_back(std::to_string(random() % 40) + ",p" + std::to_string(random() % 9) + "," +
                   std::to_string(static_cast<int>(random() % 7) - 2) + "," +
                   std::to_string(random() % 100) + ".05\n");
  }
  const auto totals_by_number = [&] {
    std::string text = "order,product,qty,price\n";
    for (const std::string& row : rows) text += row;
    const File file = a_file(FileKind::kOrderLines, kLineFields, text);
    const auto result = assembled({file});
    std::vector<std::pair<std::string, std::int64_t>> totals;
    const Orders& orders = result.population.orders;
    for (std::size_t order = 0; order < orders.size(); ++order) {
      const std::size_t row = file.table.row_of(orders.file_row[order]).value();
      totals.emplace_back(order_id_at(file.table, file.mapping, row), orders.amount[order].units);
    }
    std::sort(totals.begin(), totals.end());
    return totals;
  };
  const auto before = totals_by_number();
  std::shuffle(rows.begin(), rows.end(), random);
  EXPECT_EQ(totals_by_number(), before);
}

TEST(CheckMapping, NamesTheFieldThatAKindNeeds) {
  for (const FileKind kind : {FileKind::kCustomers, FileKind::kOrders, FileKind::kOrderLines}) {
    const auto error = check_mapping({kind, {{Field::kFirstName, 0}}});
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code, ErrorCode::kMissingField);
  }
  EXPECT_FALSE(check_mapping({FileKind::kCustomers, {{Field::kEmail, 0}}}));
  EXPECT_FALSE(check_mapping({FileKind::kOrders, {{Field::kUnitPrice, 0}}}));
  EXPECT_FALSE(check_mapping({FileKind::kOrderLines, {{Field::kOrderId, 0}}}));
  EXPECT_FALSE(check_mapping({FileKind::kSurvey, {}}));
}

TEST(CheckMapping, RefusesAFieldOrColumnTwice) {
  for (const Mapping& mapping :
       {Mapping{FileKind::kSurvey, {{Field::kEmail, 0}, {Field::kEmail, 1}}},
        Mapping{FileKind::kSurvey, {{Field::kEmail, 0}, {Field::kPhone, 0}}}}) {
    EXPECT_EQ(check_mapping(mapping)->code, ErrorCode::kInvalidArgument);
  }
}

TEST(Assemble, RefusesAColumnThatTheTableDoesNotHave) {
  File file = a_file(FileKind::kCustomers, {Field::kCustomerId}, "id,x\n1,a\n");
  file.mapping.fields[0].column = 2;
  const auto result = try_assemble({file});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kInvalidArgument);
}

struct RealOrders {
  const char* path;
  std::size_t orders;
  std::size_t customers;
  std::int64_t units;  ///< of money, at two decimals
  double quantity;
};

class AssembleRealOrders : public ::testing::TestWithParam<RealOrders> {};

// Figures of the data folder's PROVENANCE.md and GOLDENS.md, G1, and of Python's decimal module.
TEST_P(AssembleRealOrders, GivesThePublishedFigures) {
  const std::string bytes = testing::shared_bytes(GetParam().path);
  if (bytes.empty()) GTEST_SKIP() << GetParam().path << " is not there";
  File file{testing::table_of_bytes(bytes), {}};
  file.mapping = recognise(file.table).front().mapping;
  const Population population = assembled({file}).population;
  EXPECT_EQ(population.orders.size(), GetParam().orders);
  EXPECT_EQ(population.records.size(), GetParam().customers);
  std::int64_t units = 0;
  for (const MinorUnits amount : population.orders.amount) units += amount.units;
  EXPECT_EQ(units, GetParam().units);
  double quantity = 0;
  for (const double each : population.lines.quantity) quantity += each;
  EXPECT_EQ(quantity, GetParam().quantity);
}

INSTANTIATE_TEST_SUITE_P(
    SharedData, AssembleRealOrders,
    ::testing::Values(
        RealOrders{"commerce/cdnow/CDNOW_sample.txt", 6'919, 2'357, 24'409'194, 16'479},
        RealOrders{"commerce/cdnow/CDNOW_master.txt", 69'659, 23'570, 250'031'563, 167'881},
        RealOrders{"crm/shopify-style-orders-solidus-example.csv", 1, 1, 4'100, 3}));

}  // namespace
}  // namespace sonder
