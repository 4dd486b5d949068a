#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/population.h"
#include "profile/profiles.h"
#include "profile/visits.h"

namespace sonder {

/// What can be on a timeline; at the same moment the later ones here come first.
enum class TimelineKind : std::uint8_t {
  kRegistered,
  kPurchase,
  kReturn,
  kCancelled,
  kResponse,
  kVisit,
  kAbandonedCart,
  kInquiry,
  kAction,  ///< what a log tells besides, called as the log calls it
  kMessage,
  kTicket,
  kNote,
};
inline constexpr std::size_t kTimelineKindCount = static_cast<std::size_t>(TimelineKind::kNote) + 1;

/// "registered", "purchase", "return", "cancelled", "response", "visit", "abandoned_cart",
/// "inquiry", "action", "message", "ticket", "note".
std::string_view to_string(TimelineKind kind);

/// One thing that happened.
struct TimelineEvent {
  TimelineKind kind = TimelineKind::kPurchase;
  Timestamp at;
  /// False when only the day is known. A file that gives midnight gives a day.
  bool has_time = false;
  SourceId source;
  std::uint64_t file_row = 0;  ///< as in `Issue::row`; of a visit that of its first event
  /// In the table of its kind: `PersonRecords` of registrations, `Orders`, `SurveyResponses`,
  /// `Events`, `Messages`, `Tickets`, `Notes`, and `Timeline::visits`.
  std::uint32_t position = 0;
};

/// One person's life as the files tell it.
struct Timeline {
  std::vector<TimelineEvent> events;  ///< the latest first
  std::vector<Visit> visits;
  std::uint64_t undated = 0;  ///< what has no date and is not among them
};

/// What happened to one person on or before `as_of`, the latest first; at the same moment in the
/// order of `TimelineKind` backwards, then of rows and of files backwards. Nothing later is in it:
/// a message sent before and opened after the day is there, and its reader must not tell that it
/// was opened (see `reached_as_of`). Records of one file that name the same day of registration
/// give one event. O(n log n) for the n things of this profile.
Timeline build_timeline(const Population& population, const Profiles& profiles, ProfileId profile,
                        Date as_of);

/// Whether a message has come to a stage by the end of a day. What has no moment of its own is
/// taken to have been when the first thing known of the message was.
bool reached_as_of(const Messages& messages, std::size_t message, MessageStage stage, Date as_of);

/// Whether a ticket was solved by the end of a day; without a moment, whenever it was opened.
bool solved_as_of(const Tickets& tickets, std::size_t ticket, Date as_of);

}  // namespace sonder
