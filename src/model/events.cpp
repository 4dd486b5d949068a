#include "model/events.h"

namespace sonder {

std::string_view to_string(EventKind kind) {
  switch (kind) {
    case EventKind::kVisit: return "visit";
    case EventKind::kPageView: return "page_view";
    case EventKind::kProductView: return "product_view";
    case EventKind::kCartAdd: return "cart_add";
    case EventKind::kSearch: return "search";
    case EventKind::kAbandonedCart: return "abandoned_cart";
    case EventKind::kInquiry: return "inquiry";
    case EventKind::kAction: return "action";
  }
  return "";
}

std::string_view to_string(MessageStage stage) {
  switch (stage) {
    case MessageStage::kSent: return "sent";
    case MessageStage::kDelivered: return "delivered";
    case MessageStage::kOpened: return "opened";
    case MessageStage::kClicked: return "clicked";
    case MessageStage::kBounced: return "bounced";
    case MessageStage::kUnsubscribed: return "unsubscribed";
  }
  return "";
}

std::optional<Timestamp> Messages::first_moment(std::size_t message) const {
  if (const auto sent = moments(MessageStage::kSent).at(message)) return sent;
  std::optional<Timestamp> first;
  for (const MomentColumn& column : at) {
    const auto moment = column.at(message);
    if (moment && (!first || *moment < *first)) first = moment;
  }
  return first;
}

}  // namespace sonder
