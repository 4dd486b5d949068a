#include "ingest/detail/order_status.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/fold.h"

namespace sonder {
namespace {

// All folded: no capitals, no diacritics.
constexpr std::string_view kCancelledBeginnings[] = {
    "cancel", "anulow", "otkazan", "storn", "отмен", "void", "declined", "failed", "abgebrochen"};

constexpr std::string_view kRefunds[] = {
    "refund", "return",  "chargeback", "credit note",    "zwrot",   "korekta",
    "povrat", "возврат", "gutschrift", "ruckerstattung", "retoure", "ruckgabe"};

constexpr std::string_view kRefundedOrders[] = {
    "refunded", "fully refunded", "returned",  "zwrocone",   "zwrocony",  "zwrocona",
    "zwrocono", "vraceno",        "возвращен", "возвращено", "erstattet", "retourniert"};

bool begins_cancelled(std::string_view words) {
  return std::any_of(std::begin(kCancelledBeginnings), std::end(kCancelledBeginnings),
                     [&](std::string_view beginning) { return words.starts_with(beginning); });
}

template <std::size_t count>
bool lists(const std::string_view (&names)[count], std::string_view words) {
  return std::find(std::begin(names), std::end(names), words) != std::end(names);
}

}  // namespace

OrderState order_state_of(std::string_view status) {
  const std::string words = fold_words(status);
  if (begins_cancelled(words)) return OrderState::kCancelled;
  if (lists(kRefunds, words)) return OrderState::kRefund;
  if (lists(kRefundedOrders, words)) return OrderState::kRefunded;
  return OrderState::kInForce;
}

}  // namespace sonder
