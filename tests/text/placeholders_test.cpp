#include "text/placeholders.h"

#include <gtest/gtest.h>

namespace sonder {
namespace {

TEST(Placeholders, AreWordsInPlaceOfIds) {
  for (const char* const id : {"guest", "GUEST", "Brak", "Неизвестно", "no-id"}) {
    EXPECT_TRUE(is_placeholder_id(id)) << id;
  }
  for (const char* const id : {"", "17850", "guest-17", "G1", "0"}) {
    EXPECT_FALSE(is_placeholder_id(id)) << id;
  }
}

TEST(Placeholders, AreZerosInPlaceOfIds) {
  EXPECT_TRUE(is_zero_id("0"));
  EXPECT_TRUE(is_zero_id("0000"));
  EXPECT_TRUE(is_zero_id("-1"));
  EXPECT_FALSE(is_zero_id(""));
  EXPECT_FALSE(is_zero_id("10"));
}

TEST(Placeholders, AreAddressesOfNobody) {
  for (const char* const email :
       {"none@none.com", "test@shop.pl", "no-reply@shop.pl", "brak@x.pl"}) {
    EXPECT_TRUE(is_placeholder_email(email)) << email;
  }
  for (const char* const email : {"anna@example.com", "tester@x.pl", "info@shop.pl", ""}) {
    EXPECT_FALSE(is_placeholder_email(email)) << email;
  }
}

TEST(Placeholders, AreNumbersOfNobody) {
  for (const char* const phone : {"000 000 000", "+48 111 111 111", "123456789", "987654321"}) {
    EXPECT_TRUE(is_placeholder_phone(phone)) << phone;
  }
  for (const char* const phone : {"601 234 567", "112", "+48 500 100 100", ""}) {
    EXPECT_FALSE(is_placeholder_phone(phone)) << phone;
  }
}

}  // namespace
}  // namespace sonder
