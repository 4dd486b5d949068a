#include "ingest/detail/product_list.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/mapped_files.h"

namespace sonder {
namespace {

using testing::a_file;
using testing::amounts;
using testing::assembled;
using testing::texts;
using testing::try_assemble;

const std::vector<Field> kProductFields = {Field::kProduct, Field::kProductName, Field::kCategory,
                                           Field::kUnitPrice};

TEST(AssembleProducts, CompleteTheLinesThatNameThem) {
  const auto result = assembled(
      {a_file(FileKind::kOrderLines, {Field::kOrderId, Field::kProduct, Field::kQuantity},
              "order,product,quantity\n1,A,2\n1,B,0.5\n2,C,1\n"),
       a_file(
           FileKind::kProducts, kProductFields,
           "id,name,category,price\nA,Apple,fruit,1.25\nB,Bread,bakery,2.99\nD,Date,fruit,1\n")});
  const OrderLines& lines = result.population.lines;
  EXPECT_EQ(texts(lines.product), (std::vector<std::string>{"A", "B", "C"}));
  EXPECT_EQ(texts(lines.product_name), (std::vector<std::string>{"Apple", "Bread", ""}));
  EXPECT_EQ(texts(lines.category), (std::vector<std::string>{"fruit", "bakery", ""}));
  EXPECT_EQ(lines.shown_product(0), "Apple");
  EXPECT_EQ(lines.shown_product(2), "C");
  // 2 x 1.25 + 0.5 x 2.99, whose half a cent is rounded up; C has no price.
  EXPECT_EQ(result.population.money.decimals, 2);
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{400, -999}));
  EXPECT_EQ(result.accounts[0].issues.count(IssueCode::kUnknownProduct), 1U);
  EXPECT_EQ(result.accounts[0].issues.kept()[0].row, 4U);
}

TEST(AssembleProducts, LeaveWhatLinesSayThemselves) {
  const auto result = assembled(
      {a_file(FileKind::kProducts, kProductFields, "id,name,category,price\nA,Apple,fruit,9\n"),
       a_file(FileKind::kOrderLines,
              {Field::kOrderId, Field::kProduct, Field::kCategory, Field::kUnitPrice},
              "order,product,category,price\n1,A,sale,1.50\n2,A,,1.25\n")});
  EXPECT_EQ(texts(result.population.lines.category), (std::vector<std::string>{"sale", "fruit"}));
  EXPECT_EQ(amounts(result.population.orders), (std::vector<std::int64_t>{150, 125}));
}

TEST(AssembleProducts, CountTheFirstRowOfAnId) {
  const auto result = assembled(
      {a_file(FileKind::kProducts, kProductFields,
              "id,name,category,price\nA,Apple,fruit,9\nA,Ant,insect,1\n,Nothing,none,1\n"),
       a_file(FileKind::kOrderLines, {Field::kOrderId, Field::kProduct}, "order,product\n1,A\n")});
  EXPECT_EQ(texts(result.population.lines.product_name), (std::vector<std::string>{"Apple"}));
  const RowAccount& account = result.accounts[0];
  EXPECT_EQ(account.read, 3U);
  EXPECT_EQ(account.used, 1U);
  EXPECT_EQ(account.issues.count(IssueCode::kRepeatedRecord), 1U);
  EXPECT_EQ(account.issues.count(IssueCode::kUnknownProduct), 1U);
}

TEST(AssembleProducts, AreFoundWhereverTheirRowStands) {
  const auto result = assembled(
      {a_file(FileKind::kProducts, kProductFields,
              "id,name,category,price\nA,a,x,1\nB,b,x,2\nC,c,x,3\nD,d,x,4\nE,e,x,5\nF,f,x,6\n"),
       a_file(FileKind::kProducts, {Field::kProduct, Field::kProductName}, "id,name\nG,g\nA,no\n"),
       a_file(FileKind::kOrderLines, {Field::kOrderId, Field::kProduct},
              "order,product\n1,F\n2,A\n3,E\n4,G\n5,C\n6,B\n")});
  EXPECT_EQ(texts(result.population.lines.product_name),
            (std::vector<std::string>{"f", "a", "e", "g", "c", "b"}));
  EXPECT_EQ(amounts(result.population.orders),
            (std::vector<std::int64_t>{600, 100, 500, -999, 300, 200}));
}

TEST(AssembleProducts, NeedAnId) {
  const auto result =
      try_assemble({a_file(FileKind::kProducts, {Field::kProductName}, "name\nA\n")});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kMissingField);
}

TEST(AssembleProducts, AreToldApartByNameWhereThereIsNoId) {
  const auto result =
      assembled({a_file(FileKind::kOrderLines, {Field::kOrderId, Field::kProductName},
                        "id,name\n1,Apple\n1,Bread\n")});
  EXPECT_EQ(texts(result.population.lines.product), (std::vector<std::string>{"Apple", "Bread"}));
}

}  // namespace
}  // namespace sonder
