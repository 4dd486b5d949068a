#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/events.h"

namespace sonder {

/// What a row of a log tells, by what it calls it.
struct EventMeaning {
  enum class What : std::uint8_t {
    kEvent,    ///< `kind`
    kMessage,  ///< `stage` of a message
    kIdentity  ///< says who somebody is, and nothing else
  };

  What what = What::kEvent;
  EventKind kind = EventKind::kAction;
  MessageStage stage = MessageStage::kSent;
  std::string_view channel = {};  ///< of a message whose name tells it: "email", "sms", ...
};

/// Understands the name of an event as logs write it: "Product Viewed", "view_item", "addToCart",
/// "Email Opened", "otwarto", "открыто"; names in English, Polish, Croatian, Russian and German.
/// What is not known is an action. O(length).
EventMeaning understand_event_name(std::string_view name);

/// The same of a call of the Segment specification: "page" and "screen" are page views, "identify",
/// "group" and "alias" tell who somebody is; absent for "track" and others, whose name tells.
std::optional<EventMeaning> understand_call(std::string_view call);

/// "email", "sms", "push" or "call" for the names of these channels, else the text as it is.
std::string understand_channel(std::string_view channel);

/// Whether a help desk's state means that a case is solved: "solved", "Closed", "rozwiązane".
bool is_solved_state(std::string_view state);

}  // namespace sonder
