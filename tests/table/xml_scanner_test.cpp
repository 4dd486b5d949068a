#include "table/xml_scanner.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace sonder {
namespace {

/// Writes what it is told: "<name a=b>", texts as one, "</name>".
class Transcript final : public XmlSink {
 public:
  void open(const XmlTag& tag) override {
    written += "<" + std::string(tag.name);
    for (const XmlAttribute& attribute : tag.attributes) {
      written += " " + std::string(attribute.name) + "=" + std::string(attribute.value);
    }
    written += ">";
    if (tag.name == "stop") fail({ErrorCode::kNotFound, "stopped"});
  }
  void text(std::string_view part) override { written += part; }
  void close(std::string_view name) override { written += "</" + std::string(name) + ">"; }

  std::string written;
};

Result<std::string> scan(std::string_view text, std::size_t piece_bytes = 1'000) {
  XmlScanner scanner;
  Transcript sink;
  for (; !text.empty(); text.remove_prefix(std::min(text.size(), piece_bytes))) {
    const Status status = scanner.push(text.substr(0, piece_bytes), sink);
    if (!status) return status.error();
  }
  const Status status = scanner.finish();
  if (!status) return status.error();
  return sink.written;
}

std::string message_of(std::string_view text) {
  const Result<std::string> result = scan(text);
  return result ? "read" : result.error().message;
}

TEST(XmlScanner, TellsElementsAttributesAndTexts) {
  EXPECT_EQ(scan("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<a b=\"1\" c='2>\"'><d/>x<e >y</e > </a>\n")
                .value(),
            "<a b=1 c=2>\"><d></d>x<e>y</e> </a>");
}

TEST(XmlScanner, LeavesNamespacePrefixesOut) {
  EXPECT_EQ(scan("<x:a xmlns:x=\"u\"><x:b r:id=\"1\"/></x:a>").value(), "<a x=u><b id=1></b></a>");
}

TEST(XmlScanner, ResolvesEntitiesAndCharacterReferences) {
  EXPECT_EQ(scan("<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x17C;&#x1F600;</a>").value(),
            "<a><>&\"'A\xC5\xBC\xF0\x9F\x98\x80</a>");
  EXPECT_EQ(unescape_xml("a &amp; b&#10;"), "a & b\n");
  EXPECT_EQ(unescape_xml("&nbsp;"), std::nullopt);
}

TEST(XmlScanner, SkipsCommentsAndInstructionsAndReadsSections) {
  EXPECT_EQ(scan("<!-- - -- <b> ---><a><?p <b> ?\?><![CDATA[<b>&amp;]] ]]]><!----></a>").value(),
            "<a><b>&amp;]] ]</a>");
}

TEST(XmlScanner, MakesEveryLineEndALineFeed) {
  EXPECT_EQ(scan("<a>1\r\n2\r3\r\r\n4&#13;\n</a>").value(), "<a>1\n2\n3\n\n4\r\n</a>");
}

TEST(XmlScanner, ReadsTheSameHoweverItIsCut) {
  const std::string text =
      "<?xml version='1.0'?><!-- c --><a b=\"x>y\">t&amp;\r\nu<c/><![CDATA[]]]]>&#x10FFFF;</a>";
  const std::string whole = scan(text).value();
  for (std::size_t piece = 1; piece < text.size(); ++piece) {
    EXPECT_EQ(scan(text, piece).value(), whole) << piece;
  }
}

TEST(XmlScanner, RefusesDocumentTypesAndSoEntitiesOfTheirOwn) {
  EXPECT_EQ(message_of("<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>"),
            "byte 0: document type declarations are not read");
  EXPECT_EQ(message_of("<a>&b;</a>"), "byte 3: an entity is not one of XML's own");
}

TEST(XmlScanner, RefusesWhatIsNotWellFormed) {
  for (const char* text : {"<a></b>",
                           "<a>",
                           "<a",
                           "<a b></a>",
                           "<a b=1></a>",
                           "<a b=\"<\"></a>",
                           "</a>",
                           "<a/><b/>",
                           "< a/>",
                           "<a>&#0;</a>",
                           "<a>&#xD800;</a>",
                           "<a>&#x110000;</a>",
                           "<a>&amp</a>",
                           "",
                           "x",
                           "<a/>x",
                           "&amp;<a/>",
                           "<a>&thisisnoentityatall;</a>",
                           "<!-",
                           "<a><![CDATA[</a>",
                           "<a=\"1\"/>",
                           "\xFF\xFE<\0a"}) {
    const Result<std::string> result = scan(text);
    ASSERT_FALSE(result) << text;
    EXPECT_EQ(result.error().code, ErrorCode::kNotATable) << text;
  }
}

TEST(XmlScanner, BoundsHowDeepElementsLieAndHowLongTagsAre) {
  std::string deep;
  for (std::size_t i = 0; i < XmlScanner::kDeepest; ++i) deep += "<a>";
  std::string closed = deep;
  for (std::size_t i = 0; i < XmlScanner::kDeepest; ++i) closed += "</a>";
  EXPECT_TRUE(scan(closed));
  EXPECT_EQ(scan(deep + "<a>").error().code, ErrorCode::kLimitExceeded);
  const std::string longest(XmlScanner::kLongestTag, 'b');
  EXPECT_EQ(scan("<a b=\"" + longest + "\"/>").error().code, ErrorCode::kLimitExceeded);
}

TEST(XmlScanner, StopsWhereItsSinkFails) {
  const Result<std::string> result = scan("<a><stop/><broken");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "stopped");
}

}  // namespace
}  // namespace sonder
