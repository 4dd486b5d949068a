#pragma once

#include <cstdint>
#include <string_view>

namespace sonder {

/// What the status of an order or transaction means for its money.
enum class OrderState : std::uint8_t {
  kInForce,    ///< nothing else is known
  kCancelled,  ///< never took effect
  kRefund,     ///< a transaction that gives money back
  kRefunded,   ///< an order that was paid back as a whole
};

/// Reads status words in English, Polish, Croatian, Russian and German. Only whole texts count, so
/// that "partially refunded" and "refund requested" stay in force; cancelling is told by how the
/// text begins.
OrderState order_state_of(std::string_view status);

}  // namespace sonder
