#include "base/sha256.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace sonder {
namespace {

// The examples of NIST for FIPS 180-4, and the empty message of its test vectors.
TEST(Sha256, MeetsThePublishedExamples) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

// The list of goldens, G27.
TEST(Sha256, MeetsTheHashOfAnAddress) {
  EXPECT_EQ(sha256_hex("janedoe@gmail.com"),
            "d6117306485ed0e50afab3ac871e98f81699151f30281527d63ff5f233656c69");
}

// By Python's hashlib: lengths around where the padding takes a block more.
TEST(Sha256, PadsAroundTheEndOfABlock) {
  const std::vector<std::pair<std::size_t, const char*>> hashes = {
      {55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
      {56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"},
      {63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"},
      {64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
      {119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"},
      {120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"},
  };
  for (const auto& [size, hash] : hashes) EXPECT_EQ(sha256_hex(std::string(size, 'a')), hash);
}

TEST(Sha256, GivesTheBytesThatItsTextWrites) {
  const std::array<std::uint8_t, 32> digest = sha256("abc");
  EXPECT_EQ(digest.front(), 0xBA);
  EXPECT_EQ(digest.back(), 0xAD);
}

}  // namespace
}  // namespace sonder
