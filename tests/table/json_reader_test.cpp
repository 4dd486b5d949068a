#include "table/json_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "table/table.h"

namespace sonder {
namespace {

using Grid = std::vector<std::vector<std::string>>;
using Tables = std::vector<RawTable>;

Result<Tables> read_pieces(std::string_view text, std::size_t piece_bytes,
                           const ReaderLimits& limits = {}) {
  JsonReader reader(text.size(), limits);
  while (!text.empty()) {
    const Status status = reader.push(text.substr(0, piece_bytes));
    if (!status) return status.error();
    text.remove_prefix(std::min(text.size(), piece_bytes));
  }
  const Status status = reader.end_range();
  if (!status) return status.error();
  return reader.finish();
}

Result<Tables> read(std::string_view text, const ReaderLimits& limits = {}) {
  return read_pieces(text, text.size() + 1, limits);
}

/// The names of the columns, then the rows.
Grid grid(const RawTable& table) {
  Grid rows = {table.head.front().cells};
  for (std::size_t row = 0; row < table.row_count; ++row) {
    rows.emplace_back();
    for (const CodedText& column : table.columns) rows.back().emplace_back(column.at(row));
  }
  return rows;
}

Grid first_grid(std::string_view text) {
  const auto tables = read(text);
  if (!tables) return {{tables.error().message}};
  return grid(tables.value().front());
}

struct Place {
  IssueCode code;
  std::uint64_t row;

  friend bool operator==(const Place&, const Place&) = default;
};

void PrintTo(const Place& place, std::ostream* out) {
  *out << to_string(place.code) << " in row " << place.row;
}

std::vector<Place> places(const RawTable& table) {
  std::vector<Place> found;
  for (const Issue& issue : table.issues.kept()) found.push_back({issue.code, issue.row});
  return found;
}

std::vector<std::string> parts(const Tables& tables) {
  std::vector<std::string> found;
  for (const RawTable& table : tables) found.push_back(table.part);
  return found;
}

/// Everything that a reading says, for comparing two.
std::string describe(const Result<Tables>& tables) {
  if (!tables) return std::string(to_string(tables.error().code)) + tables.error().message;
  std::string text;
  for (const RawTable& table : tables.value()) {
    text += "\n# " + table.part + ' ' + std::string(to_string(table.format));
    for (const HeadRecord& title : table.titles) text += '\n' + title.cells[0] + title.cells[1];
    for (const auto& row : grid(table)) {
      text += '\n';
      for (const std::string& cell : row) text += cell + '|';
    }
    for (std::size_t row = 0; row < table.row_count; ++row) {
      text += std::to_string(table.file_row(row)) + ' ';
    }
    for (const Issue& issue : table.issues.kept()) {
      text += '\n' + std::string(to_string(issue.code)) + issue.message;
    }
  }
  return text;
}

constexpr std::string_view kShapes[] = {
    "{\"a\":1,\"b\":\"x\"}\n\n{\"b\":\"y\"}\r\n{\"a\":}\n{\"a\":2,\"c\":{\"d\":true}}\n",
    "\xEF\xBB\xBF[ {\"a\":1,\"l\":[{\"s\":\"p\"},{\"s\":\"q\"}]} , {\"a\":\"\\u0107\\\"]\"} ]\n",
    R"({"page":{"n":2},"data":{"items":[{"a":1},{"a":2}]},"more":[[1,2],[3]],"t":"x, y"})",
    R"({"u1":{"name":"Ana"},"u2":{"name":"Ivo","age":4}})",
    "{\"a\":1}{\"a\":\n2} [{\"a\":3}], \"x\" 12 ",
    "[\"name\",\"city\"]\n[\"Ana\",\"Split\"]\n",
    R"([[1,"a"],[2,"b"],[3]])",
    R"({"a":{"b":[1,2]},"c":null})",
    R"([{"a":1},{"a":2},{"a":)",
    R"([{"a":1},{"a" 2},{"a":3}}])",
};

// ---- what counts as the table

TEST(JsonReader, ReadsALineAsARecord) {
  const auto tables = read("{\"id\":1,\"city\":\"Split\"}\n{\"id\":2,\"city\":\"Łódź\"}\n");
  ASSERT_TRUE(tables);
  ASSERT_EQ(tables.value().size(), 1U);
  const RawTable& table = tables.value().front();
  EXPECT_EQ(table.format, FileFormat::kNdjson);
  EXPECT_TRUE(table.has_known_names);
  EXPECT_EQ(table.byte_count, 50U);
  EXPECT_EQ(grid(table), (Grid{{"id", "city"}, {"1", "Split"}, {"2", "Łódź"}}));
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(JsonReader, NamesTheLineOfABrokenRecordAndGoesOn) {
  const auto tables = read("{\"a\":1}\n\n{\"a\":2,}\n{\"a\":3}\n");
  ASSERT_TRUE(tables);
  const RawTable& table = tables.value().front();
  EXPECT_EQ(grid(table), (Grid{{"a"}, {"1"}, {"3"}}));
  EXPECT_EQ(places(table),
            (std::vector<Place>{{IssueCode::kBlankRow, 2}, {IssueCode::kBrokenRecord, 3}}));
  EXPECT_EQ(table.issues.kept().back().message,
            "row 3 lacks a name in quotes at byte 17 of the file; it was left out");
  EXPECT_EQ(table.file_row(0), 1U);
  EXPECT_EQ(table.file_row(1), 4U);
}

TEST(JsonReader, KnowsLinesThoughTheFirstIsBroken) {
  EXPECT_EQ(first_grid("{\"a\":1,\n{\"a\":2}\n{\"a\":3}\n"), (Grid{{"a"}, {"2"}, {"3"}}));
}

TEST(JsonReader, ReadsAListOfObjects) {
  const auto tables = read(" [\n {\"a\": 1},\n {\"b\": \"x\"}\n ]\n");
  ASSERT_TRUE(tables);
  EXPECT_EQ(tables.value().front().format, FileFormat::kJson);
  EXPECT_EQ(grid(tables.value().front()), (Grid{{"a", "b"}, {"1", ""}, {"", "x"}}));
}

TEST(JsonReader, ReadsSeveralListsOneAfterAnother) {
  EXPECT_EQ(first_grid("[{\"a\":1}]\n[{\"a\":2},{\"a\":3}]\n"), (Grid{{"a"}, {"1"}, {"2"}, {"3"}}));
}

TEST(JsonReader, FindsTheLongestListOfAnObjectAndKeepsTheRestAside) {
  const auto tables = read(
      R"({"total":3,"page":{"size":25,"tags":["x","y"]},
          "links":[{"rel":"self"}],
          "data":{"items":[{"a":1},{"a":2}]}})");
  ASSERT_TRUE(tables);
  EXPECT_EQ(parts(tables.value()), (std::vector<std::string>{"data.items", "links"}));
  const RawTable& table = tables.value().front();
  EXPECT_EQ(grid(table), (Grid{{"a"}, {"1"}, {"2"}}));
  EXPECT_EQ(table.titles,
            (std::vector<HeadRecord>{
                {0, {"total", "3"}}, {0, {"page.size", "25"}}, {0, {"page.tags", "x; y"}}}));
  EXPECT_EQ(table.issues.count(IssueCode::kTitleLine), 3U);
  EXPECT_EQ(grid(tables.value()[1]), (Grid{{"rel"}, {"self"}}));
}

TEST(JsonReader, ReadsAMapOfObjectsWithItsKeys) {
  EXPECT_EQ(first_grid(R"({"u1":{"name":"Ana"},"u\u0032":{"name":"Ivo","age":4}})"),
            (Grid{{"key", "name", "age"}, {"u1", "Ana", ""}, {"u2", "Ivo", "4"}}));
}

TEST(JsonReader, ReadsAMapThatStandsUnderAName) {
  const auto tables = read(R"({"users":{"-L1":{"name":"Ana"},"-L2":{"name":"Ivo"}}})");
  ASSERT_TRUE(tables);
  EXPECT_EQ(parts(tables.value()), std::vector<std::string>{"users"});
  EXPECT_EQ(grid(tables.value().front()), (Grid{{"key", "name"}, {"-L1", "Ana"}, {"-L2", "Ivo"}}));
}

TEST(JsonReader, ReadsListsOfListsByPositionWithAHeader) {
  for (const std::string_view text :
       {R"([["name","city"],["Ana","Split"],["Ivo","Brno"]])",
        "[\"name\",\"city\"]\n[\"Ana\",\"Split\"]\n[\"Ivo\",\"Brno\"]\n"}) {
    auto tables = read(text);
    ASSERT_TRUE(tables);
    EXPECT_FALSE(tables.value().front().has_known_names);
    const Table table = name_columns(std::move(tables.value().front()));
    ASSERT_EQ(table.columns.size(), 2U);
    EXPECT_EQ(table.columns[1].name, "city");
    EXPECT_EQ(table.row_count, 2U);
    EXPECT_EQ(table.columns[1].text.at(1), "Brno");
    EXPECT_EQ(table.file_row(1), 3U);
  }
}

TEST(JsonReader, ReadsValuesThatFollowOneAnother) {
  EXPECT_EQ(first_grid("{\"a\":\n1}{\"a\":2},\n{\"a\":\n3} [{\"a\":4}]"),
            (Grid{{"a"}, {"1"}, {"2"}, {"3"}, {"4"}}));
}

TEST(JsonReader, ReadsAnObjectWithoutListsAsOneRow) {
  const auto tables = read(R"({"id":7,"name":{"first":"Ana"},"tags":["x"]})");
  ASSERT_TRUE(tables);
  EXPECT_EQ(grid(tables.value().front()), (Grid{{"id", "name.first", "tags"}, {"7", "Ana", "x"}}));
  EXPECT_TRUE(tables.value().front().titles.empty());
  EXPECT_EQ(tables.value().front().issues.total(), 0U);
}

TEST(JsonReader, ReadsPlainValuesAsAColumn) {
  EXPECT_EQ(first_grid("[1, \"x\", null, true]"), (Grid{{"value"}, {"1"}, {"x"}, {""}, {"true"}}));
}

/// The names of the columns that the first row gives, then the rows.
Grid named_grid(std::string_view text) {
  auto tables = read(text);
  if (!tables) return {};
  const Table table = name_columns(std::move(tables.value().front()));
  Grid rows = {{}};
  for (const Column& column : table.columns) rows[0].push_back(column.name);
  for (std::size_t row = 0; row < table.row_count; ++row) {
    rows.emplace_back();
    for (const Column& column : table.columns) rows.back().emplace_back(column.text.at(row));
  }
  return rows;
}

TEST(JsonReader, TakesAFirstListOfTextsForTheHeaderOfListsOfLists) {
  const Grid expected = {{"id", "city"}, {"1", "Split"}, {"2", "Łódź"}};
  EXPECT_EQ(named_grid(R"([["id","city"],[1,"Split"],[2,"Łódź"]])"), expected);
  EXPECT_EQ(named_grid("[\"id\",\"city\"]\n[1,\"Split\"]\n[2,\"Łódź\"]\n"), expected);
  EXPECT_EQ(named_grid("[1,\"Split\"]\n[2,\"Łódź\"]\n"),
            (Grid{{"column 1", "column 2"}, {"1", "Split"}, {"2", "Łódź"}}));
}

TEST(JsonReader, RefusesASingleValue) {
  for (const char* text : {"42", " -1.5e3\n", "\"hello\"", "true", "null"}) {
    const auto tables = read(text);
    ASSERT_FALSE(tables) << text;
    EXPECT_EQ(tables.error().code, ErrorCode::kNotATable) << text;
    EXPECT_EQ(tables.error().message, "the file holds a single value, which is no table") << text;
  }
}

// ---- cells

TEST(JsonReader, NamesColumnsByTheirPath) {
  EXPECT_EQ(
      first_grid(R"([{"context":{"page":{"url":"u","ok":false}},"context.page.url":"v"}])"),
      (Grid{{"context.page.url", "context.page.ok", "context.page.url"}, {"u", "false", "v"}}));
}

TEST(JsonReader, KeepsNumbersAsTheyAreWritten) {
  const auto tables = read(R"([{"n":-0,"m":1.50,"e":1E+400,"z":0.1e-7},{"n":9007199254740992},
                               {"n":9007199254740993,"m":[-12345678901234567890,1]}])");
  ASSERT_TRUE(tables);
  const RawTable& table = tables.value().front();
  EXPECT_EQ(grid(table), (Grid{{"n", "m", "e", "z"},
                               {"-0", "1.50", "1E+400", "0.1e-7"},
                               {"9007199254740992", "", "", ""},
                               {"9007199254740993", "-12345678901234567890; 1", "", ""}}));
  EXPECT_EQ(places(table),
            (std::vector<Place>{{IssueCode::kLargeNumber, 3}, {IssueCode::kLargeNumber, 3}}));
  EXPECT_EQ(table.issues.kept()[0].column, 0U);
  EXPECT_EQ(table.issues.kept()[1].column, 1U);
}

TEST(JsonReader, TakesEscapesOutOfTexts) {
  EXPECT_EQ(first_grid(R"([{"\u0061":"\"\\\/\b\f\n\r\t","b":"\u0107\ud83d\uDE00\u0000x"}])"),
            (Grid{{"a", "b"}, {"\"\\/\b\f\n\r\t", std::string("ć😀\0x", 8)}}));
}

TEST(JsonReader, ReplacesHalvesOfSurrogatePairs) {
  const auto tables = read(R"([{"a":"x\ud83dy"},{"a":"\ude00"},{"a":["\ud83d\u0041"]}])");
  ASSERT_TRUE(tables);
  const RawTable& table = tables.value().front();
  EXPECT_EQ(grid(table), (Grid{{"a"},
                               {"x\uFFFDy"},
                               {"\uFFFD"},
                               {"\uFFFD"
                                "A"}}));
  EXPECT_EQ(places(table), (std::vector<Place>{{IssueCode::kInvalidUtf8, 1},
                                               {IssueCode::kInvalidUtf8, 2},
                                               {IssueCode::kInvalidUtf8, 3}}));
}

TEST(JsonReader, KeepsAndReportsBytesThatAreNotUtf8) {
  const auto tables = read("[{\"a\":\"caf\xE9\"}]");
  ASSERT_TRUE(tables);
  EXPECT_EQ(grid(tables.value().front()), (Grid{{"a"}, {"caf\xE9"}}));
  EXPECT_EQ(places(tables.value().front()), (std::vector<Place>{{IssueCode::kInvalidUtf8, 1}}));
}

TEST(JsonReader, TellsNullFromAbsentByTheColumnOnly) {
  EXPECT_EQ(first_grid(R"([{"a":null,"b":[],"c":{}},{"d":1}])"),
            (Grid{{"a", "b", "c", "d"}, {"", "", "", ""}, {"", "", "", "1"}}));
}

TEST(JsonReader, JoinsListsUnlessAnElementHoldsTheSeparator) {
  EXPECT_EQ(
      first_grid(R"([{"a":["x","y"]},{"a":["x; y","z"]},{"a":[1,null,true]},
                           {"a":[[1, 2],[3]]},{"a":["x;","y"]}])"),
      (Grid{{"a"}, {"x; y"}, {R"(["x; y","z"])"}, {"1; ; true"}, {"[[1, 2],[3]]"}, {"x;; y"}}));
}

TEST(JsonReader, CountsTheLastOfRepeatedNames) {
  const auto tables = read(R"([{"a":0},{"a":1,"b":{"c":1,"c":2},"a":3}])");
  ASSERT_TRUE(tables);
  const RawTable& table = tables.value().front();
  EXPECT_EQ(grid(table), (Grid{{"a", "b.c"}, {"0", ""}, {"3", "2"}}));
  EXPECT_EQ(places(table),
            (std::vector<Place>{{IssueCode::kRepeatedKey, 2}, {IssueCode::kRepeatedKey, 2}}));
  EXPECT_EQ(table.issues.kept()[1].message, "row 2 names `b.c` twice; the last value counts");
  EXPECT_EQ(table.columns[0].dictionary.size(), 3U) << "the value that lost must not be an option";
}

TEST(JsonReader, MakesTablesOfListsOfObjects) {
  const auto tables = read(
      R"({"items":[{"id":"o1","lines":[{"sku":"A","tax":[{"t":5}]},{"sku":"B"}]},
                   {"id":"o2"},
                   {"id":"o3","lines":[{"sku":"C","tax":[{"t":7},{"t":9}]}, 4]}]})");
  ASSERT_TRUE(tables);
  EXPECT_EQ(parts(tables.value()),
            (std::vector<std::string>{"items", "items.lines", "items.lines.tax"}));
  EXPECT_EQ(grid(tables.value()[0]), (Grid{{"id"}, {"o1"}, {"o2"}, {"o3"}}));
  EXPECT_EQ(grid(tables.value()[1]), (Grid{{"parent_row", "position", "sku", "value"},
                                           {"1", "1", "A", ""},
                                           {"1", "2", "B", ""},
                                           {"3", "1", "C", ""},
                                           {"3", "2", "", "4"}}));
  EXPECT_EQ(
      grid(tables.value()[2]),
      (Grid{{"parent_row", "position", "t"}, {"1", "1", "5"}, {"3", "1", "7"}, {"3", "2", "9"}}));
}

TEST(JsonReader, MixesAMemberThatIsSometimesAnObjectAndSometimesAList) {
  const auto tables = read(R"([{"a":{"b":1}},{"a":[{"b":2}]},{"a":3}])");
  ASSERT_TRUE(tables);
  ASSERT_EQ(parts(tables.value()), (std::vector<std::string>{"", "a"}));
  EXPECT_EQ(grid(tables.value()[0]), (Grid{{"a.b", "a"}, {"1", ""}, {"", ""}, {"", "3"}}));
  EXPECT_EQ(grid(tables.value()[1]), (Grid{{"parent_row", "position", "b"}, {"2", "1", "2"}}));
}

// ---- layouts of survey tools and event streams (members as the vendors' documentation has them,
// values invented)

TEST(JsonReader, ReadsTypeformResponsesAndTheirAnswers) {
  const auto tables = read(R"({"total_items":1,"page_count":1,"items":[
    {"landing_id":"l1","submitted_at":"2024-05-02T08:00:00Z","hidden":{"src":"mail"},
     "calculated":{"score":9},
     "answers":[
       {"field":{"id":"f1","type":"multiple_choice","ref":"r1"},"type":"choices",
        "choices":{"labels":["Tea","Coffee"]}},
       {"field":{"id":"f2","type":"opinion_scale","ref":"r2"},"type":"number","number":9}]}]})");
  ASSERT_TRUE(tables);
  EXPECT_EQ(parts(tables.value()), (std::vector<std::string>{"items", "items.answers"}));
  EXPECT_EQ(grid(tables.value()[0]),
            (Grid{{"landing_id", "submitted_at", "hidden.src", "calculated.score"},
                  {"l1", "2024-05-02T08:00:00Z", "mail", "9"}}));
  EXPECT_EQ(grid(tables.value()[1]),
            (Grid{{"parent_row", "position", "field.id", "field.type", "field.ref", "type",
                   "choices.labels", "number"},
                  {"1", "1", "f1", "multiple_choice", "r1", "choices", "Tea; Coffee", ""},
                  {"1", "2", "f2", "opinion_scale", "r2", "number", "", "9"}}));
}

TEST(JsonReader, ReadsSurveyJsResults) {
  EXPECT_EQ(first_grid(R"([{"satisfaction":4,"brands":["A","B"],"matrix":{"Row 1":"Good"}},
                           {"satisfaction":5,"matrix":{"Row 1":"Bad","Row 2":"Good"}}])"),
            (Grid{{"satisfaction", "brands", "matrix.Row 1", "matrix.Row 2"},
                  {"4", "A; B", "Good", ""},
                  {"5", "", "Bad", "Good"}}));
}

TEST(JsonReader, ReadsFormbricksResponsesBesideTheirSurvey) {
  const auto tables = read(R"({"survey":{"id":"s1","questions":[
      {"id":"q1","type":"nps","headline":{"default":"How likely?"}}]},
    "responses":[{"id":"r1","finished":true,"data":{"q1":9}},
                 {"id":"r2","finished":false,"data":{"q2":["x"]}}]})");
  ASSERT_TRUE(tables);
  EXPECT_EQ(parts(tables.value()), (std::vector<std::string>{"responses", "survey.questions"}));
  EXPECT_EQ(grid(tables.value()[0]), (Grid{{"id", "finished", "data.q1", "data.q2"},
                                           {"r1", "true", "9", ""},
                                           {"r2", "false", "", "x"}}));
  EXPECT_EQ(grid(tables.value()[1]),
            (Grid{{"id", "type", "headline.default"}, {"q1", "nps", "How likely?"}}));
}

TEST(JsonReader, LeavesOutEventsWhoseMessageCameBefore) {
  const auto tables = read(
      "{\"type\":\"track\",\"messageId\":\"m1\",\"userId\":\"u\",\"timestamp\":\"t1\",\"p\":[{"
      "\"s\":1}]}\n"
      "{\"type\":\"page\",\"messageId\":\"m2\",\"anonymousId\":\"a\",\"sentAt\":\"t2\"}\n"
      "{\"type\":\"track\",\"messageId\":\"m1\",\"userId\":\"u\",\"timestamp\":\"t9\",\"p\":[{"
      "\"s\":2}]}\n"
      "{\"type\":\"page\",\"messageId\":\"m3\",\"userId\":\"u\",\"timestamp\":\"t4\",\"p\":[{\"s\":"
      "3}]}\n");
  ASSERT_TRUE(tables);
  const RawTable& events = tables.value()[0];
  EXPECT_EQ(grid(events),
            (Grid{{"type", "messageId", "userId", "timestamp", "anonymousId", "sentAt"},
                  {"track", "m1", "u", "t1", "", ""},
                  {"page", "m2", "", "", "a", "t2"},
                  {"page", "m3", "u", "t4", "", ""}}));
  EXPECT_EQ(places(events), (std::vector<Place>{{IssueCode::kRepeatedRecord, 3}}));
  EXPECT_EQ(events.file_row(2), 4U);
  EXPECT_EQ(grid(tables.value()[1]),
            (Grid{{"parent_row", "position", "s"}, {"1", "1", "1"}, {"3", "1", "3"}}));
}

TEST(JsonReader, KeepsRepeatedMessageIdsOfWhatIsNoEvent) {
  EXPECT_EQ(first_grid("{\"messageId\":\"m\",\"n\":1}\n{\"messageId\":\"m\",\"n\":2}\n").size(),
            3U);
}

// ---- however it is cut or ordered

TEST(JsonReader, ReadsTheSameHoweverTheFileIsCut) {
  for (const std::string_view text : kShapes) {
    const std::string whole = describe(read(text));
    for (std::size_t size = 1; size < text.size(); ++size) {
      EXPECT_EQ(describe(read_pieces(text, size)), whole) << text << " in pieces of " << size;
    }
  }
}

TEST(JsonReader, LosesNoWholeRecordOfATruncatedFile) {
  const std::string text = R"([{"a":1,"b":[2]},{"a":"x]"},{"a":{"c":3}}])";
  const std::size_t ends[] = {17, 28, 42};  // behind the comma or bracket that ends a record
  for (std::size_t size = 1; size < text.size(); ++size) {
    const auto tables = read(std::string_view(text).substr(0, size));
    const auto whole = static_cast<std::size_t>(std::count_if(
        std::begin(ends), std::end(ends), [size](std::size_t e) { return e <= size; }));
    ASSERT_EQ(tables.has_value(), whole > 0) << size;
    if (whole == 0) continue;
    EXPECT_EQ(tables.value().front().row_count, whole) << size;
    EXPECT_EQ(tables.value().front().issues.count(IssueCode::kTruncatedFile), 1U) << size;
  }
}

TEST(JsonReader, KeepsTheLinesInFrontOfACutOne) {
  const auto tables = read("{\"a\":1}\n{\"a\":2}\n{\"a\":");
  ASSERT_TRUE(tables);
  EXPECT_EQ(grid(tables.value().front()), (Grid{{"a"}, {"1"}, {"2"}}));
  EXPECT_EQ(places(tables.value().front()), (std::vector<Place>{{IssueCode::kTruncatedFile, 3}}));
}

TEST(JsonReader, MakesTheSameColumnsOfPermutedMembers) {
  auto sorted = [](std::string_view text) {
    const Grid rows = first_grid(text);
    Grid columns(rows.front().size());
    for (const auto& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i) columns[i].push_back(row[i]);
    }
    std::sort(columns.begin(), columns.end());
    return columns;
  };
  EXPECT_EQ(sorted(R"([{"a":1,"b":{"c":2,"d":3}},{"b":{"d":5,"c":4},"e":6}])"),
            sorted(R"([{"b":{"d":3,"c":2},"a":1},{"e":6,"b":{"c":4,"d":5}}])"));
}

TEST(JsonReader, StreamsAListThatIsLongerThanWhatIsHeldBack) {
  std::string text = R"({"meta":{"n":1},"data":{"rows":[)";
  constexpr std::size_t kRows = 60'000;
  for (std::size_t i = 0; i < kRows; ++i) {
    text += (i == 0 ? "" : ",") + std::string(R"({"id":)") + std::to_string(i) + R"(,"t":"x"})";
  }
  text += R"(]},"end":true})";
  ASSERT_GT(text.size(), std::size_t{1} << 20);
  const auto tables = read_pieces(text, 10'007);
  ASSERT_TRUE(tables);
  const RawTable& table = tables.value().front();
  EXPECT_EQ(table.part, "data.rows");
  ASSERT_EQ(table.row_count, kRows);
  EXPECT_EQ(table.columns[0].at(kRows - 1), "59999");
  EXPECT_EQ(table.titles, (std::vector<HeadRecord>{{0, {"meta.n", "1"}}, {0, {"end", "true"}}}));
}

// ---- limits and failures

ErrorCode error_code(std::string_view text, const ReaderLimits& limits = {}) {
  const auto tables = read(text, limits);
  return tables ? ErrorCode::kNotFound : tables.error().code;
}

std::string error_message(std::string_view text, const ReaderLimits& limits = {}) {
  const auto tables = read(text, limits);
  return tables ? "" : tables.error().message;
}

TEST(JsonReader, SaysThatAFileHoldsNoRecords) {
  for (const std::string_view text : {"", " \n", "\xEF\xBB\xBF", "[]", "[{},{}]"}) {
    EXPECT_EQ(error_code(text), ErrorCode::kEmptyFile) << text;
  }
}

TEST(JsonReader, SaysWhereAFileThatIsNoJsonGoesWrong) {
  EXPECT_EQ(error_code("{\"a\" 1}"), ErrorCode::kInvalidJson);
  EXPECT_EQ(error_message("[{\"a\": tru}]"),
            "row 1 has something that is no JSON value at byte 11 of the file; it was left out");
}

TEST(JsonReader, RefusesWhatJsonDoesNotAllow) {
  for (const std::string_view record :
       {"{a:1}", "{'a':1}", "{\"a\":01}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":+1}", "{\"a\":1e}",
        "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":\"\t\"}", "{\"a\":[1,]}", "{\"a\":1 2}",
        "{\"a\":None}", "{\"a\"}", "{\"a\":}", "{\"a\":[1}}", "[1] 2"}) {
    const auto tables = read("[{\"a\":0}," + std::string(record) + ",{\"a\":2}]");
    ASSERT_TRUE(tables) << record;
    EXPECT_EQ(places(tables.value().front()), (std::vector<Place>{{IssueCode::kBrokenRecord, 2}}))
        << record;
    EXPECT_EQ(tables.value().front().row_count, 2U) << record;
  }
}

TEST(JsonReader, TakesNulForABrokenRecordAndReadsOn) {
  const auto tables = read(std::string_view("{\"a\":1}\0\n{\"a\":2}\n{\"a\":3}\n", 25));
  ASSERT_TRUE(tables);
  EXPECT_EQ(tables.value().front().row_count, 3U);
  EXPECT_EQ(tables.value().front().issues.count(IssueCode::kBrokenRecord), 1U);
}

TEST(JsonReader, RefusesAMillionBracketsByRowAndByte) {
  EXPECT_EQ(error_message(std::string(1'000'000, '[')),
            "row 1 is nested deeper than 128, the limit at byte 130 of the file; it was left out");
  EXPECT_EQ(error_code(std::string(20'000'000, '[')), ErrorCode::kLimitExceeded);
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  EXPECT_FALSE(read(objects));
}

TEST(JsonReader, ReadsExactly128Levels) {
  const auto nested = [](std::size_t depth) {
    return "{\"a\":1}\n{\"b\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}\n";
  };
  EXPECT_EQ(first_grid(nested(128)).size(), 3U);
  EXPECT_EQ(first_grid(nested(129)).size(), 2U);
}

TEST(JsonReader, ReadsANumberOf100000Digits) {
  const std::string digits(100'000, '7');
  const auto tables = read("[{\"n\":" + digits + "}]");
  ASSERT_TRUE(tables);
  EXPECT_EQ(tables.value().front().columns[0].at(0), digits);
  EXPECT_EQ(places(tables.value().front()), (std::vector<Place>{{IssueCode::kLargeNumber, 1}}));
}

TEST(JsonReader, BreaksARecordAtANameThatIsTooLong) {
  const std::string name(4097, 'n');
  const auto tables = read("[{\"a\":1},{\"" + name + "\":2},{\"" + name.substr(1) + "\":3}]");
  ASSERT_TRUE(tables);
  EXPECT_EQ(tables.value().front().row_count, 2U);
  EXPECT_EQ(places(tables.value().front()), (std::vector<Place>{{IssueCode::kBrokenRecord, 2}}));
}

TEST(JsonReader, BreaksAMemberWhoseNameCannotBeRead) {
  const auto tables = read(R"({"n\ud83d\u":1,"a\q":[{"x":1}],"items":[{"y":2}]})");
  ASSERT_TRUE(tables);
  EXPECT_EQ(parts(tables.value()), std::vector<std::string>{"items"});
  EXPECT_EQ(tables.value().front().issues.count(IssueCode::kBrokenRecord), 2U);
}

TEST(JsonReader, RefusesRowsBeyondEachLimit) {
  EXPECT_EQ(error_message("[{\"a\":1},{\"a\":\"123456789\"}]", {.row_bytes = 12}),
            "row 2 is longer than 12 bytes, the limit of one row");
  EXPECT_EQ(error_message("[{\"a\":1},{\"b\":2,\"c\":3}]", {.columns = 2}),
            "row 2 has a field beyond the limit of 2 different ones");
  EXPECT_EQ(error_message("[1,2,3]", {.rows = 2}), "row 3 is beyond the limit of 2 rows");
  EXPECT_EQ(error_code("\n\n\n\n1\n2\n", {.rows = 2}), ErrorCode::kLimitExceeded);
  EXPECT_EQ(error_code("[[1,2,3]]", {.columns = 2}), ErrorCode::kLimitExceeded);
}

TEST(JsonReader, RefusesADifferentFieldInEveryRow) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "{\"k" + std::to_string(i) + "\":1}\n";
  EXPECT_EQ(error_message(text), "row 16385 has a field beyond the limit of 16384 different ones");
}

TEST(JsonReader, RefusesRowsThatAreMostlyGaps) {
  std::string wide = "{";
  for (int i = 0; i < 16'000; ++i) {
    wide += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":1";
  }
  std::string text = wide + "}\n";
  for (int i = 0; i < 40'000; ++i) text += "{\"k1\":1}\n";
  EXPECT_EQ(error_code(text), ErrorCode::kLimitExceeded);
}

TEST(JsonReader, AsksForTheWholeFileOnce) {
  JsonReader reader(9);
  EXPECT_EQ(reader.next(), (ByteRange{.from = 0, .size = 9}));
  ASSERT_TRUE(reader.push("[{\"a\":1}]"));
  ASSERT_TRUE(reader.end_range());
  EXPECT_EQ(reader.next(), std::nullopt);
  EXPECT_EQ(reader.bytes_read(), 9U);
  EXPECT_EQ(reader.rows_read(), 1U);
}

}  // namespace
}  // namespace sonder
