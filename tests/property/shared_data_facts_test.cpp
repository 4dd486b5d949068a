#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stats/reliability.h"
#include "support/shared_files.h"

// What PROVENANCE.md of the shared data folder says was measured on its files, by other programs
// than ours.

namespace sonder {
namespace {

class SharedFacts : public ::testing::Test {
 protected:
  /// Where a file is missing or cannot be unpacked, the test is skipped.
  static bool is_absent(std::initializer_list<const char*> paths) {
    return std::any_of(paths.begin(), paths.end(), [](const char* path) {
      return (testing::is_packed(path) && !testing::kCanInflate) ||
             testing::shared_bytes(path).empty();
    });
  }

  static Session session_of(std::initializer_list<const char*> paths) {
    Session session;
    for (const char* path : paths) testing::import_shared(session, path);
    return session;
  }
};

#define SKIP_WITHOUT(...) \
  if (is_absent({__VA_ARGS__})) GTEST_SKIP() << "the file is not there, or no zlib to unpack it"

std::string cell(const Column& column, std::size_t row) {
  PackedNumbers::Buffer buffer;
  return std::string(column.cell(row, buffer));
}

const Column& named(const Table& table, std::string_view name) {
  return table.columns[table.find_column(name).value()];
}

template <class Holds>
std::size_t count_cells(const Table& table, const Column& column, Holds holds) {
  std::size_t count = 0;
  for (std::size_t row = 0; row < table.row_count; ++row) count += holds(cell(column, row)) ? 1 : 0;
  return count;
}

std::size_t count_of(const Table& table, const Column& column, std::string_view text) {
  return count_cells(table, column, [&](const std::string& each) { return each == text; });
}

std::size_t count_filled(const Table& table, const Column& column) {
  return table.row_count - count_of(table, column, "");
}

std::int64_t sum_of(const Table& table, const Column& column) {
  std::int64_t sum = 0;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (column.has_value(row)) sum += column.value(row);
  }
  return sum;
}

std::size_t count_values(const Table& table, const Column& column, std::int64_t value) {
  std::size_t count = 0;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    count += column.has_value(row) && column.value(row) == value ? 1 : 0;
  }
  return count;
}

/// Sorted and without repetition.
std::set<std::string> distinct_cells(const Table& table, const Column& column) {
  std::set<std::string> cells;
  for (std::size_t row = 0; row < table.row_count; ++row) cells.insert(cell(column, row));
  return cells;
}

// Commerce

TEST_F(SharedFacts, OfCdnowHold) {
  SKIP_WITHOUT("commerce/cdnow/CDNOW_master.txt");
  const Table table = testing::shared_table("commerce/cdnow/CDNOW_master.txt");
  EXPECT_EQ(sum_of(table, named(table, "number_of_cds")), 167'881);
  const Column& dollars = named(table, "dollar_value");
  ASSERT_EQ(dollars.decimals, 2);
  EXPECT_EQ(sum_of(table, dollars), 250'031'563);
  EXPECT_EQ(count_values(table, dollars, 0), 80U);
  const Json overview = session_of({"commerce/cdnow/CDNOW_master.txt"}).overview().value();
  EXPECT_EQ(overview["profiles"], 23'570);
  EXPECT_EQ(overview["net"], 2'500'315.63);
  EXPECT_EQ(overview["first_order"], "1997-01-01");
  EXPECT_EQ(overview["last_order"], "1998-06-30");
}

TEST_F(SharedFacts, OfTheSampleOfCdnowHold) {
  SKIP_WITHOUT("commerce/cdnow/CDNOW_sample.txt");
  const Table table = testing::shared_table("commerce/cdnow/CDNOW_sample.txt");
  EXPECT_FALSE(table.has_header);
  EXPECT_EQ(distinct_cells(table, table.columns[0]).size(), 2'357U);
  EXPECT_EQ(table.columns[2].type, ColumnType::kDate);
  EXPECT_EQ(sum_of(table, table.columns[3]), 16'479);
  ASSERT_EQ(table.columns[4].decimals, 2);
  EXPECT_EQ(sum_of(table, table.columns[4]), 24'409'194);
  EXPECT_EQ(count_values(table, table.columns[4], 0), 8U);
}

TEST_F(SharedFacts, OfOnlineRetailHold) {
  constexpr const char* kPath = "commerce/online_retail/online_retail.csv.gz";
  SKIP_WITHOUT(kPath);
  const Table table = testing::shared_table(kPath);
  EXPECT_EQ(table.byte_count, 48'039'726U);
  EXPECT_EQ(distinct_cells(table, named(table, "InvoiceNo")).size(), 25'900U);
  EXPECT_EQ(count_of(table, named(table, "CustomerID"), ""), 135'080U);
  EXPECT_GT(count_of(table, named(table, "CustomerID"), "17850.0"), 0U);
  const auto is_negative = [](const std::string& text) { return text[0] == '-'; };
  EXPECT_EQ(count_cells(table, named(table, "Quantity"), is_negative), 10'624U);
  const auto is_cancelled = [](const std::string& text) { return text[0] == 'C'; };
  EXPECT_EQ(count_cells(table, named(table, "InvoiceNo"), is_cancelled), 9'288U);
}

TEST_F(SharedFacts, OfTheOrdersOfOnlineRetailHold) {
  constexpr const char* kPath = "commerce/online_retail/online_retail.csv.gz";
  SKIP_WITHOUT(kPath);
  Session session = session_of({kPath});
  const Json overview = session.overview().value();
  EXPECT_EQ(overview["profiles"], 4'372);
  EXPECT_EQ(overview["net"], 9'747'747.934);
  EXPECT_EQ(overview["purchases"].get<int>() + overview["returns"].get<int>(), 25'900);
  EXPECT_EQ(overview["first_order"], "2010-12-01");
  EXPECT_EQ(overview["last_order"], "2011-12-09");
  EXPECT_EQ(session.file(SourceId{0}).value()["rows"]["without_customer"], 135'080);
}

TEST_F(SharedFacts, OfBankMarketingHold) {
  constexpr const char* kPath = "commerce/bank_marketing/bank-marketing.csv.gz";
  SKIP_WITHOUT(kPath);
  const Table table = testing::shared_table(kPath);
  EXPECT_EQ(count_of(table, named(table, "y"), "1"), 5'289U);
  EXPECT_EQ(count_of(table, named(table, "y"), "0"), 39'922U);
}

TEST_F(SharedFacts, OfTheSolidusOrderHold) {
  constexpr const char* kPath = "crm/shopify-style-orders-solidus-example.csv";
  SKIP_WITHOUT(kPath);
  Session session = session_of({kPath});
  const Json overview = session.overview().value();
  EXPECT_EQ(overview["purchases"], 1);
  EXPECT_EQ(overview["net"], 41.0);  // 1 x 15 + 2 x 13
  EXPECT_EQ(overview["currency"], "USD");
  const Json order = session.profile(Json{{"profile", 0}}).value()["timeline"][0];
  EXPECT_EQ(order["order_number"], "SampleOrder-123431");
  EXPECT_EQ(order["products"][1]["name"], "my-sample-product-1");
}

// People

/// "rec-<n>-org" and "rec-<n>-dup-<k>" tell of the same person.
std::map<std::string, std::size_t> records_of_people(const Table& table) {
  std::map<std::string, std::size_t> records;
  const Column& id = named(table, "rec_id");
  for (std::size_t row = 0; row < table.row_count; ++row) {
    const std::string text = cell(id, row);
    ++records[text.substr(0, text.find('-', 4))];
  }
  return records;
}

std::size_t count_pairs(const Table& table) {
  std::size_t pairs = 0;
  for (const auto& [person, count] : records_of_people(table)) pairs += count * (count - 1) / 2;
  return pairs;
}

TEST_F(SharedFacts, OfTheSyntheticPersonsHold) {
  SKIP_WITHOUT("identity/febrl/dataset1.csv", "identity/febrl/dataset4b.csv");
  EXPECT_EQ(count_pairs(testing::shared_table("identity/febrl/dataset1.csv")), 500U);
  EXPECT_EQ(count_pairs(testing::shared_table("identity/febrl/dataset2.csv")), 1'934U);
  EXPECT_EQ(count_pairs(testing::shared_table("identity/febrl/dataset3.csv")), 6'538U);
  const auto left = records_of_people(testing::shared_table("identity/febrl/dataset4a.csv"));
  const auto right = records_of_people(testing::shared_table("identity/febrl/dataset4b.csv"));
  EXPECT_EQ(left.size(), 5'000U);
  EXPECT_EQ(left, right);
}

// Surveys

TEST_F(SharedFacts, OfTheBigFiveInventoryHold) {
  SKIP_WITHOUT("survey/bfi/bfi.csv");
  const Table table = testing::shared_table("survey/bfi/bfi.csv");
  std::size_t missing = 0;
  std::size_t complete = 0;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    std::size_t answered = 0;
    for (std::size_t i = 1; i < 29; ++i) {
      const bool has_value = table.columns[i].has_value(row);
      EXPECT_EQ(has_value, cell(table.columns[i], row) != "NA");
      missing += has_value ? 0 : 1;
      answered += has_value && i <= 25 ? 1 : 0;
    }
    complete += answered == 25 ? 1 : 0;
  }
  EXPECT_EQ(missing, 731U);
  EXPECT_EQ(complete, 2'436U);
}

std::vector<double> answers_of(const Column& column, std::size_t rows) {
  std::vector<double> answers(rows, std::numeric_limits<double>::quiet_NaN());
  for (std::size_t row = 0; row < rows; ++row) {
    if (column.has_value(row)) answers[row] = static_cast<double>(column.value(row));
  }
  return answers;
}

std::vector<std::vector<double>> items_of(const Table& table, std::string_view scale) {
  std::vector<std::vector<double>> items;
  for (const char number : std::string_view("12345")) {
    items.push_back(answers_of(named(table, std::string(scale) + number), table.row_count));
  }
  return items;
}

void reverse(std::vector<double>& answers) {
  for (double& answer : answers) answer = 7 - answer;
}

// G18 of GOLDENS.md, by R psych.
TEST_F(SharedFacts, ScalesOfBfiAreAsReliableAsPublished) {
  SKIP_WITHOUT("survey/bfi/bfi.csv");
  const Table table = testing::shared_table("survey/bfi/bfi.csv");
  std::vector<std::vector<double>> agreeable = items_of(table, "A");
  EXPECT_NEAR(measure_reliability(agreeable).value().alpha, 0.4314561, 5e-8);
  reverse(agreeable[0]);
  const Reliability found = measure_reliability(agreeable).value();
  EXPECT_NEAR(found.alpha, 0.7030184, 5e-8);
  EXPECT_NEAR(found.standardised_alpha, 0.7130286, 5e-8);
  const double item_rest[] = {0.308418, 0.563615, 0.587005, 0.394444, 0.488565};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(found.item_rest[i], item_rest[i], 5e-7) << i;
}

TEST_F(SharedFacts, ConscientiousnessOfBfiIsAsReliableAsPublished) {
  SKIP_WITHOUT("survey/bfi/bfi.csv");
  const Table table = testing::shared_table("survey/bfi/bfi.csv");
  std::vector<std::vector<double>> items = items_of(table, "C");
  reverse(items[3]);
  reverse(items[4]);
  const Reliability found = measure_reliability(items).value();
  EXPECT_NEAR(found.alpha, 0.7267350, 5e-8);
  EXPECT_NEAR(found.standardised_alpha, 0.7300726, 5e-8);
}

TEST_F(SharedFacts, OfTheSurveyAboutFilmsHold) {
  SKIP_WITHOUT("survey/surveymonkey/StarWars.csv");
  const Table table = testing::shared_table("survey/surveymonkey/StarWars.csv");
  EXPECT_EQ(table.encoding.taken.encoding, Encoding::kMacRoman);
  EXPECT_EQ(count_of(table, table.columns[1], "Yes"), 936U);
  std::size_t ticked = 0;
  std::size_t ranked_all = 0;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    std::size_t ticks = 0;
    std::size_t ranks = 0;
    for (std::size_t i = 0; i < 6; ++i) {
      ticks += cell(table.columns[3 + i], row).empty() ? 0 : 1;
      ranks += cell(table.columns[9 + i], row).empty() ? 0 : 1;
    }
    ticked += ticks > 0 ? 1 : 0;
    ranked_all += ranks == 6 ? 1 : 0;
  }
  EXPECT_EQ(ticked, 835U);
  EXPECT_EQ(ranked_all, 834U);
  EXPECT_EQ(count_filled(table, table.columns[7]), 758U);
  const auto ranked = static_cast<double>(count_filled(table, table.columns[13]));
  EXPECT_NEAR(static_cast<double>(sum_of(table, table.columns[13])) / ranked, 2.5132, 0.00005);
  EXPECT_EQ(count_of(table, table.columns[35], ""), 328U);
  const auto is_filled = [](const std::string& name) { return !name.empty(); };
  const std::vector<std::string>& questions = table.header[0].cells;
  EXPECT_EQ(std::count_if(questions.begin(), questions.end(), is_filled), 15);
}

TEST_F(SharedFacts, OfTheSurveysAboutOpenSourceHold) {
  constexpr const char* k2018 = "survey/surveymonkey/ospo-2018-results.csv";
  constexpr const char* k2020 = "survey/surveymonkey/ospo-2020-results.csv";
  constexpr const char* k2024 = "survey/surveymonkey/ospo-2024-raw-text.csv";
  SKIP_WITHOUT(k2018, k2020, k2024);
  const Table first = testing::shared_table(k2018);
  const Column& started = named(first, "Start Date");
  EXPECT_EQ(count_cells(first, started, [](const auto& text) { return text.starts_with("43"); }),
            748U);
  ASSERT_EQ(started.type, ColumnType::kDateTime);
  // 43290.53487 days after 30 December 1899.
  EXPECT_EQ(format_iso(Timestamp{started.value(0)}).substr(0, 16), "2018-07-09T12:50");
  const Table second = testing::shared_table(k2020);
  EXPECT_EQ(named(second, "Start Date").type, ColumnType::kDateTime);
  EXPECT_EQ(second.issues.count(IssueCode::kBlankRow), 378U);
  const Table third = testing::shared_table(k2024);
  EXPECT_EQ(third.issues.count(IssueCode::kBlankRow), 688U);
  EXPECT_EQ(third.file_row(0), 4U);
  EXPECT_EQ(third.file_row(221), 225U);
  std::set<std::string> codes(third.header[0].cells.begin(), third.header[0].cells.end());
  EXPECT_EQ(std::count_if(codes.begin(), codes.end(),
                          [](const std::string& code) { return code.starts_with("q"); }),
            47);
}

TEST_F(SharedFacts, OfTheOptionsOfAQuestionHold) {
  constexpr const char* kPath = "survey/surveymonkey/ospo-2024-raw-text.csv";
  SKIP_WITHOUT(kPath);
  const Table table = testing::shared_table(kPath);
  const Column& column = table.columns[7];
  EXPECT_EQ(column.header[0], "q1");
  EXPECT_TRUE(column.header[1].starts_with("Where is your organization on its open s"));
  EXPECT_TRUE(column.header[2].starts_with("Contributing to upstream open source pro"));
  EXPECT_EQ(column.name, column.header[1] + " - " + column.header[2]);
  EXPECT_EQ(table.columns[0].name, "Respondent ID");
}

/// Promoters, passives and detractors as the survey's report of that column has them.
void expect_nps(const char* path, std::size_t column, std::array<int, 3> groups, double score) {
  Session session;
  testing::import_shared(session, path);
  const Json report = session.survey(Json::object()).value();
  for (const Json& question : report["questions"]) {
    if (question["column"] != column) continue;
    const Json& nps = question["nps"];
    EXPECT_EQ(nps["promoters"], groups[0]);
    EXPECT_EQ(nps["passives"], groups[1]);
    EXPECT_EQ(nps["detractors"], groups[2]);
    EXPECT_NEAR(nps["score"].get<double>(), score, 0.00005);
    EXPECT_EQ(nps["scale_from_one"], true);
    return;
  }
  ADD_FAILURE() << "no question in column " << column;
}

TEST_F(SharedFacts, OfTheFormOf2018Hold) {
  constexpr const char* kPath = "survey/google_forms/2018-english-form-responses.tsv";
  SKIP_WITHOUT(kPath);
  expect_nps(kPath, 24, {2'294, 577, 130}, 72.1093);
  const Table table = testing::shared_table(kPath);
  std::size_t quoted = 0;
  for (const Column& column : table.columns) {
    quoted += count_cells(table, column, [](const auto& text) { return text.starts_with('"'); });
  }
  EXPECT_EQ(quoted, 2U);
  EXPECT_EQ(table.header[0].cells[27], "");
  EXPECT_EQ(count_filled(table, table.columns[27]), 0U);
  EXPECT_NE(table.header[0].cells[40], "");
  EXPECT_EQ(count_filled(table, table.columns[40]), 0U);
}

TEST_F(SharedFacts, OfTheFormOf2019HoldInBothFormats) {
  constexpr const char* kText = "survey/google_forms/2019-english-responses.csv";
  constexpr const char* kWorkbook = "survey/google_forms/2019-english-responses.xlsx";
  SKIP_WITHOUT(kText, kWorkbook);
  expect_nps(kText, 18, {1'386, 351, 58}, 73.9833);
  expect_nps(kWorkbook, 18, {1'386, 351, 58}, 73.9833);
  const Table text = testing::shared_table(kText);
  const Table workbook = testing::shared_table(kWorkbook);
  for (std::size_t i = 1; i < text.columns.size(); ++i) {
    for (std::size_t row = 0; row < text.row_count; ++row) {
      ASSERT_EQ(cell(workbook.columns[i], row), cell(text.columns[i], row)) << i << ' ' << row;
    }
  }
  for (std::size_t row = 0; row < text.row_count; ++row) {
    ASSERT_EQ(workbook.columns[0].value(row), text.columns[0].value(row)) << row;
  }
}

TEST_F(SharedFacts, OfTheSurveysOfSoftwareEngineersHold) {
  constexpr const char* kPath = "survey/limesurvey/2016_uk_public_data.csv";
  SKIP_WITHOUT(kPath);
  const Table table = testing::shared_table(kPath);
  for (std::size_t row = 0; row < table.row_count; ++row) {
    ASSERT_EQ(table.columns[0].value(row), static_cast<std::int64_t>(row));
  }
}

TEST_F(SharedFacts, OfTheSystemFilesHold) {
  SKIP_WITHOUT("survey/spss/iris.sav");
  const Table table = testing::shared_table("survey/spss/iris.sav");
  const Column& species = named(table, "Species");
  ASSERT_EQ(species.labels.values.size(), 3U);
  const char* const names[] = {"setosa", "versicolor", "virginica"};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string code = std::to_string(i + 1);
    EXPECT_EQ(species.labels.values[i].text, code);
    EXPECT_EQ(species.labels.values[i].label, names[i]);
    EXPECT_EQ(count_of(table, species, code), 50U);
  }
}

}  // namespace
}  // namespace sonder
