// Runs the native command as a script would.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "base/json.h"

namespace sonder {
namespace {

struct Output {
  int status = -1;
  std::string text;    ///< stdout
  std::string errors;  ///< stderr
};

std::string read_all(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Command : public ::testing::Test {
 protected:
  void SetUp() override {
    std::array<char, 32> name{"/tmp/sonder_cli_XXXXXX"};
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name.data();
  }
  void TearDown() override { run_shell("rm -r '" + folder_ + "'"); }

  std::string write(const std::string& name, std::string_view text) const {
    const std::string path = folder_ + "/" + name;
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  /// `arguments` is shell text.
  Output sonder(const std::string& arguments) const {
    const std::string out = folder_ + "/stdout";
    const std::string err = folder_ + "/stderr";
    const int status =
        run_shell(std::string(SONDER_COMMAND) + " " + arguments + " >" + out + " 2>" + err);
    return {status, read_all(out), read_all(err)};
  }

 private:
  static int run_shell(const std::string& command) {
    const int status = std::system(command.c_str());  // NOLINT(cert-env33-c)
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  std::string folder_;
};

Json json_of(const Output& output) {
  EXPECT_EQ(output.status, 0) << output.errors;
  const Result<Json> json = parse_json(output.text);
  return json ? json.value() : Json();
}

constexpr std::string_view kOrders =
    "order_id,customer_id,ordered_at,total\n"
    "A1,007,2024-01-10,20.00\n"
    "A2,007,2024-02-29,5.50\n"
    "A3,8,2024-03-01,\"1,000.00\"\n";

TEST_F(Command, SaysWhoIsWho) {
  const std::string path =
      write("people.csv",
            "rec_id, given_name, surname, postcode, date_of_birth, soc_sec_id\n"
            "a-1, Anna, Wójcikowska, 34500, 19840719, 6988048\n"
            "b-1, Marko, Šimić, 10000, 19710130, 7364009\n"
            "a-2, Wojcikowska, Ana, 34500, 19840719, 6988048\n");
  const Json report = json_of(sonder("identity " + path));
  EXPECT_EQ(report["groups"], Json::parse(R"([["a-1","a-2"],["b-1"]])"));
  const Json explained =
      json_of(sonder("identity " + path + R"( --options '{"explain":["a-1","a-2"]}')"));
  EXPECT_EQ(explained["pair"]["fields"][0]["level"], "swapped");
}

TEST_F(Command, PrintsTheTableAsItWasRead) {
  const std::string path = write("orders.csv", kOrders);
  const Json table = json_of(sonder("table " + path));
  EXPECT_EQ(table["columns"], Json::parse(R"([{"name":"order_id","type":"text"},
      {"name":"customer_id","type":"text"},{"name":"ordered_at","type":"date"},
      {"name":"total","type":"decimal"}])"));
  EXPECT_EQ(table["rows"], Json::parse(R"([["A1","007","2024-01-10",20.0],
      ["A2","007","2024-02-29",5.5],["A3","8","2024-03-01",1000.0]])"));
  EXPECT_EQ(table["issues"], Json::array());
  EXPECT_EQ(json_of(sonder("table --raw " + path))["rows"][2],
            Json::array({"A3", "8", "2024-03-01", "1,000.00"}));
}

TEST_F(Command, InspectsFilesAndTotals) {
  const Json report = json_of(sonder("inspect " + write("orders.csv", kOrders)));
  EXPECT_EQ(report["files"][0]["kind"], "orders");
  EXPECT_EQ(report["overview"]["net"], 1025.5);
  EXPECT_EQ(report["overview"]["profiles"], 2);
}

TEST_F(Command, ReadsGzip) {
  const std::string path = write("orders.csv.gz", "");
  const gzFile packed = gzopen(path.c_str(), "wb");
  gzwrite(packed, kOrders.data(), static_cast<unsigned>(kOrders.size()));
  gzclose(packed);
  EXPECT_EQ(json_of(sonder("inspect " + path))["overview"]["purchases"], 3);
}

TEST_F(Command, TakesOptionsAsTextAndAsAFile) {
  const std::string orders = write("orders.csv", kOrders);
  const std::string text =
      R"({"analysis":{"as_of":"2024-02-29"},"rule":{"feature":"order_count","is":">=","value":2}})";
  const Json count = json_of(sonder("segments " + orders + " --options '" + text + "'"));
  EXPECT_EQ(count["members"], 1);
  EXPECT_EQ(count["net_spend"], 25.5);
  const std::string file = write("options.json", text);
  EXPECT_EQ(json_of(sonder("segments " + orders + " --options " + file)), count);
}

TEST_F(Command, AppliesMappingsAndSavedSegments) {
  const std::string orders = write("orders.csv", kOrders);
  const std::string options =
      R"({"analysis":{"minimum_group":2},"customer_id":"007",
          "mappings":{"orders.csv":{"version":1,"kind":"orders","fields":
            {"customer_id":"customer_id","ordered_at":"ordered_at","amount":"total"}}},
          "saved":{"everyone":{"all":[]}}})";
  const Json profile = json_of(sonder("profile " + orders + " --options '" + options + "'"));
  EXPECT_EQ(profile["segments"].back(), "everyone");
  EXPECT_EQ(profile["timeline"].size(), 2U);
}

TEST_F(Command, ListsProfilesAsColumns) {
  const Json frame = json_of(sonder("profiles " + write("orders.csv", kOrders)));
  EXPECT_EQ(frame["length"], 2);
  EXPECT_EQ(frame["columns"]["customer_id"], Json::array({"007", "8"}));
  EXPECT_EQ(frame["columns"]["net_spend"], Json::array({25.5, 1000.0}));
}

TEST_F(Command, SaysWhichFileFailedAndGoesOnWithTheOthers) {
  const Output output =
      sonder("inspect " + write("empty.csv", "") + " " + write("orders.csv", kOrders));
  EXPECT_EQ(output.status, 1);
  EXPECT_NE(output.errors.find("empty.csv"), std::string::npos);
  EXPECT_EQ(parse_json(output.text).value()["files"].size(), 1U);
}

TEST_F(Command, FailsWithoutAReadableFile) {
  EXPECT_EQ(sonder("inspect /nowhere/orders.csv").status, 1);
  EXPECT_EQ(sonder("survey " + write("orders.csv", kOrders)).status, 1);
}

TEST_F(Command, TellsMisuse) {
  const std::string orders = write("orders.csv", kOrders);
  EXPECT_EQ(sonder("").status, 2);
  EXPECT_EQ(sonder("inspect").status, 2);
  EXPECT_EQ(sonder("predict " + orders).status, 2);
  EXPECT_EQ(sonder("inspect --colour " + orders).status, 2);
  EXPECT_EQ(sonder("inspect " + orders + " --options '{'").status, 2);
  EXPECT_EQ(sonder("inspect " + orders + " --options").status, 2);
  EXPECT_EQ(sonder("export " + orders + " --options '{\"segment\":\"x\",\"colour\":1}'").status, 2);
  EXPECT_TRUE(sonder("inspect").text.empty());
}

TEST_F(Command, PrintsItsSchemaWithoutFiles) {
  const Json schema = json_of(sonder("schema"));
  EXPECT_EQ(schema["properties"]["children"]["type"], "integer");
}

TEST_F(Command, PrintsItsUsage) {
  const Output output = sonder("--help");
  EXPECT_EQ(output.status, 0);
  EXPECT_EQ(output.text.find("usage: sonder VERB FILES"), 0U);
}

/// Figures of ../shared/data/PROVENANCE.md, measured there with other tools.
TEST_F(Command, GivesThePublishedFiguresOfOnlineRetail) {
  const std::string path =
      std::string(SONDER_SHARED_DATA) + "/commerce/online_retail/online_retail.csv.gz";
  if (access(path.c_str(), R_OK) != 0) GTEST_SKIP() << "the shared data folder is absent";
  const Json report = json_of(sonder("inspect " + path));
  EXPECT_EQ(report["files"][0]["kind"], "order_lines");
  const Json& rows = report["files"][0]["rows"];
  EXPECT_EQ(rows["read"], 541'909);
  EXPECT_EQ(rows["used"], 541'909);
  EXPECT_EQ(rows["skipped"], 0);
  EXPECT_EQ(rows["without_customer"], 135'080);
  const Json& overview = report["overview"];
  EXPECT_EQ(overview["profiles"], 4'372);
  EXPECT_EQ(overview["net"], 9'747'747.934);
  EXPECT_EQ(overview["purchases"].get<int>() + overview["returns"].get<int>() +
                overview["cancelled"].get<int>(),
            25'900);
}

TEST_F(Command, GivesThePublishedFiguresOfTheCdnowMaster) {
  const std::string path = std::string(SONDER_SHARED_DATA) + "/commerce/cdnow/CDNOW_master.txt";
  if (access(path.c_str(), R_OK) != 0) GTEST_SKIP() << "the shared data folder is absent";
  const Json report = json_of(sonder("inspect " + path));
  EXPECT_EQ(report["files"][0]["rows"]["used"], 69'659);
  EXPECT_EQ(report["overview"]["profiles"], 23'570);
  EXPECT_EQ(report["overview"]["net"], 2'500'315.63);
}

constexpr std::string_view kInstrument = R"({"version":1,"questions":[
{"name":"recommend","kind":"scale","least":0,"most":10,"required":true},
{"name":"channel","kind":"single_choice","options":["shop","web"]}],
"metrics":[{"name":"nps","kind":"nps","question":"recommend"}],
"segments":[{"name":"fans","rule":{"feature":"nps","is":"=","value":"promoter"}}],
"randomise":{"question":"channel","keep":0.5}})";

TEST_F(Command, ScoresOneLineForEachRespondent) {
  const std::string definition = write("shop.json", kInstrument);
  const std::string one = write("one.json", R"({"recommend":9,"channel":"shop"})");
  const std::string list = write("list.json", R"([{"recommend":3},{}])");
  const Output output = sonder("score " + definition + " " + one + " " + list);
  ASSERT_EQ(output.status, 0) << output.errors;
  EXPECT_EQ(std::count(output.text.begin(), output.text.end(), '\n'), 3);
  EXPECT_EQ(parse_json(output.text.substr(0, output.text.find('\n'))).value()["segment"], "fans");
  const Json last =
      parse_json(output.text.substr(output.text.rfind('\n', output.text.size() - 2))).value();
  EXPECT_EQ(last["messages"][0]["code"], "required");
}

TEST_F(Command, ScoresWithWhatWasNotAskedAndRandomBytes) {
  const std::string files =
      write("shop.json", kInstrument) + " " + write("one.json", R"({"channel":"shop"})");
  const Json scored = json_of(sonder("score " + files +
                                     " --options '{\"not_asked\":[\"recommend\"],"
                                     "\"random\":[255,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1]}'"));
  EXPECT_EQ(scored["is_valid"], true);
  EXPECT_EQ(scored["randomised"]["answer"], "web");
}

TEST_F(Command, RefusesToScoreWithoutAnswersOrADefinition) {
  const std::string definition = write("shop.json", kInstrument);
  EXPECT_EQ(sonder("score " + definition).status, 2);
  const Output wrong = sonder("score " + write("empty.json", "{}") + " " + definition);
  EXPECT_EQ(wrong.status, 2);
  EXPECT_EQ(wrong.errors, "sonder: definition/version is missing\n");
}

// By hand, for 40 times shop and 20 times web, keep 0.5 and k = 2: (2/3 - 1/4) / 0.5 = 5/6.
TEST_F(Command, EstimatesSharesBehindRandomisedAnswers) {
  std::string responses = "Timestamp,Where do you buy?,Will you come back?\n";
  for (int i = 0; i < 60; ++i) {
    responses += "2024-03-01 10:" + std::to_string(10 + i % 50) + ":00," +
                 (i % 3 < 2 ? "shop" : "web") + (i % 2 == 0 ? ",yes\n" : ",no\n");
  }
  const Json report = json_of(sonder("randomised " + write("survey.csv", responses) +
                                     " --options '{\"question\":\"Where do you buy?\","
                                     "\"options\":[\"shop\",\"web\"],\"keep\":0.5}'"));
  EXPECT_EQ(report["answers"], 60);
  EXPECT_EQ(report["shares"][0]["estimate"], 0.833333);
}

}  // namespace
}  // namespace sonder
