// Holds the table of DESIGN.md: which module may include which.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace sonder {
namespace {

using Strings = std::vector<std::string>;
using Modules = std::set<std::string>;
/// Text of each source file by its path from the top of the project.
using SourceTree = std::map<std::string, std::string>;

const std::map<std::string, Modules>& allowed_includes() {
  static const std::map<std::string, Modules> table = {
      {"base", {}},
      {"stats", {"base"}},
      {"text", {"base"}},
      {"table", {"base", "text"}},
      {"survey", {"base", "stats", "text", "table"}},
      {"model", {"base"}},
      {"ingest", {"base", "text", "table", "survey", "model"}},
      {"identity", {"base", "stats", "text", "model"}},
      {"profile", {"base", "text", "model", "identity"}},
      {"features", {"base", "stats", "model", "profile", "survey"}},
      {"segments", {"base", "stats", "model", "profile", "features"}},
      {"respondent", {"base", "stats", "text", "survey", "features", "segments"}},
      {"predict", {"base", "stats", "model", "profile", "features"}},
      {"explore", {"base", "features", "segments"}},
      {"insight",
       {"base", "stats", "text", "table", "survey", "model", "identity", "profile", "features",
        "segments", "predict"}},
      {"privacy",
       {"base", "stats", "model", "profile", "features", "segments", "survey", "insight"}},
      {"export", {"base", "text", "segments", "privacy", "insight"}},
      {"session",
       {"base", "stats", "text", "table", "survey", "model", "ingest", "identity", "profile",
        "features", "segments", "respondent", "predict", "explore", "insight", "privacy",
        "export"}},
  };
  return table;
}

/// Console, files, clock, browser, and what our oldest compiler lacks or costs too much.
bool is_banned_in_core(const std::string& header) {
  static const std::set<std::string> banned = {
      "iostream", "fstream", "sstream", "filesystem", "regex", "locale",
      "format",   "ranges",  "thread",  "mutex",      "ctime", "ostream",
      "istream",  "future",  "iomanip", "expected",   "print"};
  return banned.contains(header) || header.starts_with("emscripten");
}

struct Include {
  std::string target;
  bool quoted = false;
};

std::vector<Include> includes_of(const std::string& text) {
  std::vector<Include> found;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line[hash] != '#') continue;
    const std::size_t word = line.find_first_not_of(" \t", hash + 1);
    if (word == std::string::npos || line.compare(word, 7, "include") != 0) continue;
    const std::size_t begin = line.find_first_of("\"<", word);
    if (begin == std::string::npos) continue;
    const std::size_t end = line.find_first_of("\">", begin + 1);
    found.push_back({line.substr(begin + 1, end - begin - 1), line[begin] == '"'});
  }
  return found;
}

/// "table" of "table/detail/scan.h"; empty when there is no folder.
std::string first_folder(const std::string& path) {
  const std::size_t slash = path.find('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

std::string core_violation(const std::string& module, const Include& include) {
  if (!include.quoted) {
    return is_banned_in_core(include.target) ? "is not for the core" : "";
  }
  const std::string target = first_folder(include.target);
  if (target == module) return "";
  if (!allowed_includes().contains(target)) return "is not of a module";
  if (!allowed_includes().at(module).contains(target)) return "is not below " + module;
  return include.target.starts_with(target + "/detail/") ? "is private to " + target : "";
}

std::string binding_violation(const Include& include) {
  const std::string target = first_folder(include.target);
  if (!include.quoted || !allowed_includes().contains(target)) return "";
  const bool is_front = target == "session" || target == "respondent" || target == "base";
  if (!is_front) return "is not for bindings";
  return include.target.starts_with(target + "/detail/") ? "is private to " + target : "";
}

std::string violation(const std::string& path, const Include& include) {
  if (path.starts_with("bindings/")) return binding_violation(include);
  const std::string module = first_folder(path.substr(std::string_view("src/").size()));
  if (!allowed_includes().contains(module)) return "is included from an unknown module";
  return core_violation(module, include);
}

/// One line for each include that the table does not allow.
Strings find_violations(const SourceTree& tree) {
  Strings found;
  for (const auto& [path, text] : tree) {
    for (const Include& include : includes_of(text)) {
      const std::string why = violation(path, include);
      if (!why.empty()) found.push_back(path + ": " + include.target + " " + why);
    }
  }
  return found;
}

std::string read_file(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

SourceTree read_project() {
  const std::filesystem::path top = SONDER_SOURCE_TREE;
  SourceTree tree;
  for (const std::string folder : {"src", "bindings"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top / folder)) {
      const std::string suffix = entry.path().extension().string();
      if (suffix != ".h" && suffix != ".cpp") continue;
      tree[entry.path().lexically_relative(top).generic_string()] = read_file(entry.path());
    }
  }
  return tree;
}

/// What the `sonder_module(<module> <includes>...)` lines of src/CMakeLists.txt say.
std::map<std::string, Modules> read_build_table(const std::string& cmake) {
  const std::string call = "\nsonder_module(";
  std::map<std::string, Modules> table;
  for (std::size_t at = cmake.find(call); at != std::string::npos; at = cmake.find(call, at + 1)) {
    const std::size_t begin = at + call.size();
    std::istringstream words(cmake.substr(begin, cmake.find(')', begin) - begin));
    std::string module;
    words >> module;
    for (std::string word; words >> word;) table[module].insert(word);
    table[module];
  }
  return table;
}

TEST(Layers, HoldInTheWholeTree) {
  const SourceTree tree = read_project();
  ASSERT_TRUE(tree.contains("src/base/result.h"));
  EXPECT_EQ(find_violations(tree), Strings{});
}

TEST(Layers, AreTheOnesThatTheBuildLinks) {
  const auto cmake = read_file(std::filesystem::path(SONDER_SOURCE_TREE) / "src/CMakeLists.txt");
  EXPECT_EQ(read_build_table(cmake), allowed_includes());
}

TEST(Layers, FormNoCycle) {
  for (const auto& [module, below] : allowed_includes()) {
    for (const std::string& lower : below) {
      EXPECT_FALSE(allowed_includes().at(lower).contains(module)) << module << ' ' << lower;
    }
  }
}

TEST(LayersCheck, AcceptsWhatTheTableAllows) {
  EXPECT_EQ(find_violations({
                {"src/table/reader.cpp",
                 "#include \"table/reader.h\"\n#include \"table/detail/scan.h\"\n"
                 "#include \"text/utf8.h\"\n#include <vector>\n#include <nlohmann/json.hpp>\n"},
                {"bindings/embind/module.cpp",
                 "#include <emscripten/bind.h>\n#include \"session/session.h\"\n"
                 "#include \"base/json.h\"\n#include \"to_js.h\"\n"},
            }),
            Strings{});
}

TEST(LayersCheck, GoesRedOnAnIncludeFromAbove) {
  EXPECT_EQ(find_violations({{"src/table/reader.cpp", "#include \"survey/question.h\"\n"}}),
            Strings{"src/table/reader.cpp: survey/question.h is not below table"});
}

TEST(LayersCheck, GoesRedBetweenModulesThatDoNotSeeEachOther) {
  EXPECT_EQ(find_violations({{"src/segments/rule.h", "  #  include \"predict/churn.h\"\n"}}),
            Strings{"src/segments/rule.h: predict/churn.h is not below segments"});
}

TEST(LayersCheck, GoesRedOnAnotherModulesPrivateHeader) {
  EXPECT_EQ(find_violations({{"src/ingest/assemble.cpp", "#include \"table/detail/scan.h\"\n"}}),
            Strings{"src/ingest/assemble.cpp: table/detail/scan.h is private to table"});
}

TEST(LayersCheck, GoesRedOnAHeaderWithoutItsModule) {
  EXPECT_EQ(find_violations({{"src/base/date.cpp", "#include \"date.h\"\n"}}),
            Strings{"src/base/date.cpp: date.h is not of a module"});
}

TEST(LayersCheck, GoesRedOnConsoleRegexAndBrowserInTheCore) {
  EXPECT_EQ(
      find_violations({{"src/text/fold.cpp",
                        "#include <iostream>\n#include <regex>\n#include <emscripten/val.h>\n"}}),
      (Strings{"src/text/fold.cpp: iostream is not for the core",
               "src/text/fold.cpp: regex is not for the core",
               "src/text/fold.cpp: emscripten/val.h is not for the core"}));
}

TEST(LayersCheck, GoesRedOnABindingThatReachesPastTheSession) {
  EXPECT_EQ(find_violations({{"bindings/cli/main.cpp", "#include \"table/table.h\"\n"}}),
            Strings{"bindings/cli/main.cpp: table/table.h is not for bindings"});
}

TEST(LayersCheck, GoesRedOnAModuleThatIsNotInTheTable) {
  EXPECT_EQ(find_violations({{"src/utils/misc.h", "#include <vector>\n"}}),
            Strings{"src/utils/misc.h: vector is included from an unknown module"});
}

}  // namespace
}  // namespace sonder
