#include "session/frame.h"

#include <gtest/gtest.h>

namespace sonder {
namespace {

TEST(FrameToJson, WritesUnknownNumbersAndEmptyTextsAsNull) {
  Frame frame;
  frame.length = 2;
  Bitset known(2);
  known.set(0);
  frame.columns.push_back({"net_spend", number_column({12.5, 0.0}, known)});
  CodedText names;
  names.codes = {names.dictionary.intern(""), names.dictionary.intern("Čović")};
  frame.columns.push_back({"name", text_column(names)});
  EXPECT_EQ(to_json(frame), (Json{{"length", 2},
                                  {"columns",
                                   {{"net_spend", Json::array({12.5, nullptr})},
                                    {"name", Json::array({nullptr, "Čović"})}}}}));
}

}  // namespace
}  // namespace sonder
