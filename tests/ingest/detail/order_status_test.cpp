#include "ingest/detail/order_status.h"

#include <gtest/gtest.h>

namespace sonder {
namespace {

TEST(OrderStateOf, TellsWhatTookEffect) {
  EXPECT_EQ(order_state_of("Cancelled by customer"), OrderState::kCancelled);
  EXPECT_EQ(order_state_of("voided"), OrderState::kCancelled);
  EXPECT_EQ(order_state_of("Anulowane"), OrderState::kCancelled);
  EXPECT_EQ(order_state_of("Отменён"), OrderState::kCancelled);
  EXPECT_EQ(order_state_of("REFUND"), OrderState::kRefund);
  EXPECT_EQ(order_state_of("Zwrot"), OrderState::kRefund);
  EXPECT_EQ(order_state_of("refunded"), OrderState::kRefunded);
  EXPECT_EQ(order_state_of("paid"), OrderState::kInForce);
  EXPECT_EQ(order_state_of(""), OrderState::kInForce);
}

TEST(OrderStateOf, LeavesPartialAndRequestedRefundsInForce) {
  EXPECT_EQ(order_state_of("partially_refunded"), OrderState::kInForce);
  EXPECT_EQ(order_state_of("refund requested"), OrderState::kInForce);
}

}  // namespace
}  // namespace sonder
