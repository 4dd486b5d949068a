#include "ingest/detail/layouts.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "base/json.h"
#include "support/real_files.h"
#include "support/tables.h"

namespace sonder {
namespace {

using testing::table_from;

using Names = std::vector<std::string>;

std::string quoted(const std::string& cell) {
  std::string text = "\"";
  for (const char c : cell) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + "\"";
}

std::string line_of(const Names& cells) {
  std::string line;
  for (const std::string& cell : cells) line += (line.empty() ? "" : ",") + quoted(cell);
  return line + "\n";
}

/// Three invented rows below header rows.
Table table_below(const std::vector<Names>& header) {
  std::string text;
  for (const Names& row : header) text += line_of(row);
  for (int row = 1; row <= 3; ++row) {
    Names cells;
    for (std::size_t i = 0; i < header[0].size(); ++i) {
      cells.push_back("cell " + std::to_string(row));
    }
    text += line_of(cells);
  }
  return table_from(text);
}

/// The columns of one set of the shared file: before and after an invented question.
Names columns_of(const Json& set) {
  Names names;
  const auto append = [&](const char* key) {
    for (const Json& name : set.value(key, Json::array())) {
      const std::string text = name.get<std::string>();
      if (text != "...") names.push_back(text);
    }
  };
  if (set.contains("first")) names.push_back(set["first"].get<std::string>());
  append("columns");
  append("columns_before_questions");
  if (!set.contains("columns")) names.push_back("Which of these do you own?");
  append("columns_after_questions");
  return names;
}

/// Which kind and layout each of the sets is of.
const std::map<std::string, std::pair<Layout, FileKind>> kSets = {
    {"shopify_orders", {Layout::kShopifyOrders, FileKind::kOrderLines}},
    {"shopify_customers", {Layout::kShopifyCustomers, FileKind::kCustomers}},
    {"mailchimp_audience", {Layout::kMailchimpAudience, FileKind::kCustomers}},
    {"hubspot_contacts", {Layout::kHubspotContacts, FileKind::kCustomers}},
    {"salesforce_contact", {Layout::kSalesforceContacts, FileKind::kCustomers}},
    {"stripe_payments", {Layout::kStripePayments, FileKind::kOrders}},
    {"qualtrics_insights_2016", {Layout::kQualtricsInsights, FileKind::kSurvey}},
    {"qualtrics_current", {Layout::kQualtrics, FileKind::kSurvey}},
    {"surveymonkey", {Layout::kSurveyMonkey, FileKind::kSurvey}},
    {"typeform_current", {Layout::kTypeform, FileKind::kSurvey}},
    {"typeform_2016", {Layout::kTypeform, FileKind::kSurvey}},
    {"microsoft_forms", {Layout::kMicrosoftForms, FileKind::kSurvey}},
    {"formbricks", {Layout::kFormbricks, FileKind::kSurvey}},
    {"kobotoolbox", {Layout::kKoboToolbox, FileKind::kSurvey}},
    {"odk_central", {Layout::kOdkCentral, FileKind::kSurvey}},
};

TEST(FindLayout, KnowsEveryHeaderSetThatWasSeen) {
  const std::string bytes = testing::shared_bytes("vendor_headers.json");
  if (bytes.empty()) GTEST_SKIP() << "vendor_headers.json is not there";
  const Json sets = parse_json(bytes).value();
  std::size_t met = 0;
  for (const auto& [name, expected] : kSets) {
    ASSERT_TRUE(sets.contains(name)) << name;
    const Table table = table_below({columns_of(sets[name])});
    const LayoutMatch match = find_layout(table);
    EXPECT_EQ(to_string(match.layout), to_string(expected.first)) << name;
    const FileCandidate best = recognise(table).front();
    EXPECT_EQ(to_string(best.mapping.kind), to_string(expected.second)) << name;
    EXPECT_EQ(best.mapping.layout, expected.first) << name;
    EXPECT_GE(best.confidence, 0.8) << name;
    EXPECT_FALSE(best.asks) << name;
    ++met;
  }
  // Those of two header rows or of markers have tests of their own below.
  for (const char* name : {"qualtrics_legacy", "redcap", "limesurvey", "google_forms"}) {
    met += sets.contains(name) ? 1 : 0;
  }
  EXPECT_EQ(met + 1, sets.size());  // and "_note"
}

Layout layout_below(const std::vector<Names>& header) {
  return find_layout(table_below(header)).layout;
}

TEST(FindLayout, KnowsQualtricsByTheRowOfImportIds) {
  EXPECT_EQ(layout_below({{"StartDate", "Q1"},
                          {"Start Date", "Why?"},
                          {R"({"ImportId":"startDate"})", R"({"ImportId":"QID1"})"}}),
            Layout::kQualtrics);
  EXPECT_EQ(layout_below({{"StartDate", "Q1"},
                          {"StartDate", "Why?"},
                          {"{'ImportId': 'startDate'}", "{'ImportId': 'QID1'}"}}),
            Layout::kQualtricsInsights);
  EXPECT_EQ(layout_below({{"V1", "V2", "Q1"}, {"ResponseID", "ResponseSet", "Why?"}}),
            Layout::kQualtricsLegacy);
}

TEST(FindLayout, KnowsSurveyMonkeyWithoutIdsByItsSecondRow) {
  const LayoutMatch match = find_layout(
      table_below({{"Why?", "Which?", ""}, {"Open-Ended Response", "Response", "Other"}}));
  EXPECT_EQ(match.layout, Layout::kSurveyMonkey);
  EXPECT_DOUBLE_EQ(match.confidence, 0.85);
}

TEST(FindLayout, KnowsLimeSurveyByCodesOrItsOwnColumns) {
  EXPECT_EQ(layout_below({{"edu1. Highest degree?", "tool[SQ001]. Which? [R]", "q._.Why?"}}),
            Layout::kLimeSurvey);
  EXPECT_EQ(layout_below({{"id", "submitdate", "lastpage", "startlanguage", "Q00[SQ001]"}}),
            Layout::kLimeSurvey);
  EXPECT_EQ(layout_below({{"1. first", "v1.2", "a.b"}}), Layout::kGeneric);
}

TEST(FindLayout, KnowsGoogleFormsByATimeInFrontOfQuestions) {
  const Table english = table_from(
      "Timestamp,How likely are you to recommend us?\n12/13/2019 9:50:30,9\n12/14/2019 "
      "9:50:30,7\n");
  EXPECT_EQ(find_layout(english).layout, Layout::kGoogleForms);
  EXPECT_DOUBLE_EQ(find_layout(english).confidence, 0.8);
  const Table grid =
      table_from("Sygnatura czasowa,Oceń [cena],Oceń [jakość]\n2024-01-05 10:00:00,4,5\n");
  EXPECT_EQ(find_layout(grid).layout, Layout::kGoogleForms);
  EXPECT_DOUBLE_EQ(find_layout(grid).confidence, 0.95);
  EXPECT_EQ(find_layout(table_from("Timestamp,value\n2024-01-05 10:00:00,4\n")).layout,
            Layout::kGeneric);
}

TEST(FindLayout, KnowsRedcapEventsAndWooCommerceByTheirColumns) {
  EXPECT_EQ(layout_below({{"record_id", "pets___1", "visit_complete"}}), Layout::kRedcap);
  EXPECT_EQ(layout_below({{"type", "messageId", "userId", "event"}}), Layout::kEventStream);
  EXPECT_EQ(layout_below({{"Order Number", "Order Status", "Order Date", "Email (Billing)"}}),
            Layout::kWooCommerceOrders);
}

TEST(FindLayout, SaysNothingOfOtherTables) {
  const LayoutMatch match = find_layout(table_from("id,name\n1,Ewa\n"));
  EXPECT_EQ(match.layout, Layout::kGeneric);
  EXPECT_EQ(match.confidence, 0);
  EXPECT_EQ(find_layout(table_from("1,2\n3,4\n")).layout, Layout::kGeneric);
}

TEST(FindMetadata, FindsTheToolsColumnsAndRowNumbers) {
  const Table tool = table_below({{"#", "Why?", "Network ID", "Start Date (UTC)"}});
  EXPECT_EQ(find_metadata(Layout::kTypeform, tool), (std::vector<std::uint32_t>{0, 2, 3}));
  const Table numbered = table_from(",A1,A2\n61617,2,4\n61618,2,5\n61620,5,4\n");
  EXPECT_EQ(find_metadata(Layout::kGeneric, numbered), (std::vector<std::uint32_t>{0}));
  const Table named = table_from("score,A1\n1,2\n2,2\n3,5\n");
  EXPECT_TRUE(find_metadata(Layout::kGeneric, named).empty());
}

TEST(FindMetadata, FindsTheWeightAndColumnsWhoseAnswersAreJoined) {
  Table table = table_from("age,Q1_1,Q1_2,weight,Heard of us\n31,1,0,0.5,Radio\n45,1,1,2,Radio\n");
  table.weight_column = 3;
  table.response_sets = {{"$heard", "Heard of us", "1", {1, 2}, 4, {"Radio", "Posters"}}};
  EXPECT_EQ(find_metadata(Layout::kGeneric, table), (std::vector<std::uint32_t>{1, 2, 3}));
}

TEST(LayoutNames, ReadBackAndDiffer) {
  for (std::size_t index = 0; index < kLayoutCount; ++index) {
    const auto layout = static_cast<Layout>(index);
    EXPECT_EQ(layout_from(to_string(layout)), layout);
  }
  EXPECT_EQ(layout_from("magento"), std::nullopt);
}

}  // namespace
}  // namespace sonder
