#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "base/date.h"
#include "base/text_dictionary.h"
#include "model/record_id.h"
#include "model/source.h"

namespace sonder {

/// A column of moments with its validity mask.
struct MomentColumn {
  std::vector<Timestamp> values;
  Bitset known;

  std::size_t size() const { return values.size(); }
  void push_back(std::optional<Timestamp> moment) {
    values.push_back(moment.value_or(Timestamp{}));
    known.push_back(moment.has_value());
  }
  std::optional<Timestamp> at(std::size_t row) const {
    return known.test(row) ? std::optional<Timestamp>{values[row]} : std::nullopt;
  }
};

/// Where each row comes from and whom it is about. Columns of equal length; part of each of the
/// tables below, whose rows it counts.
struct AboutWhom {
  std::vector<SourceId> source;
  std::vector<std::uint64_t> file_row;  ///< record number in the file, as in `Issue::row`
  std::vector<RecordId> record;         ///< absent where `has_record` is clear
  Bitset has_record;

  std::size_t size() const { return source.size(); }
  void push_back(SourceId from, std::uint64_t row, std::optional<RecordId> whom) {
    source.push_back(from);
    file_row.push_back(row);
    record.push_back(whom.value_or(RecordId{}));
    has_record.push_back(whom.has_value());
  }
};

/// What somebody did on a site, in an app or in a shop, without buying.
enum class EventKind : std::uint8_t {
  kVisit,     ///< a visit that the file counts itself, or its beginning
  kPageView,  ///< also of a screen
  kProductView,
  kCartAdd,
  kSearch,
  kAbandonedCart,  ///< also an abandoned order
  kInquiry,        ///< asked for an offer or a thing, which is no order
  kAction,         ///< anything else, called as the file calls it
};

/// "visit", "page_view", "product_view", "cart_add", "search", "abandoned_cart", "inquiry",
/// "action".
std::string_view to_string(EventKind kind);

/// Part of a visit, rather than a thing to tell on its own.
inline bool is_browsing(EventKind kind) { return kind <= EventKind::kSearch; }

/// Behavioural events, in no order of time: files may hold their rows in any. Columns of equal
/// length; the empty text means that the file does not say.
struct Events {
  AboutWhom about;
  MomentColumn at;
  std::vector<EventKind> kind;
  CodedText name;  ///< what the file calls it: "Product Viewed"
  CodedText page;  ///< address, path or title
  CodedText product;
  CodedText category;
  CodedText channel;
  CodedText campaign;
  CodedText text;  ///< what was searched for or asked

  std::size_t size() const { return about.size(); }
};

/// What can become of a message, in the order in which it does.
enum class MessageStage : std::uint8_t {
  kSent,
  kDelivered,
  kOpened,
  kClicked,
  kBounced,
  kUnsubscribed,
};
inline constexpr std::size_t kMessageStageCount =
    static_cast<std::size_t>(MessageStage::kUnsubscribed) + 1;

/// "sent", "delivered", "opened", "clicked", "bounced", "unsubscribed".
std::string_view to_string(MessageStage stage);

/// One row per message to one person, whatever the rows of the file are. Columns of equal length.
struct Messages {
  AboutWhom about;    ///< the row is the first that tells of the message
  CodedText channel;  ///< "email", "sms", "push", "call", or as the file calls another one
  CodedText campaign;
  CodedText step;  ///< stage of the campaign that the message belongs to
  CodedText subject;
  /// The first moment of each stage, by `MessageStage`.
  std::array<MomentColumn, kMessageStageCount> at;
  /// One bit per stage: the file says that it came, be the moment known or not.
  std::vector<std::uint8_t> reached;

  std::size_t size() const { return about.size(); }
  bool has_reached(std::size_t message, MessageStage stage) const {
    return ((reached[message] >> static_cast<unsigned>(stage)) & 1U) != 0;
  }
  const MomentColumn& moments(MessageStage stage) const {
    return at[static_cast<std::size_t>(stage)];
  }
  /// When it was sent, else the first moment known of it.
  std::optional<Timestamp> first_moment(std::size_t message) const;
};

/// Cases of a help desk. Columns of equal length.
struct Tickets {
  AboutWhom about;
  MomentColumn opened;
  MomentColumn solved;
  Bitset is_solved;  ///< the file says so, be the moment known or not
  CodedText subject;
  CodedText topic;
  CodedText channel;
  CodedText text;
  std::vector<double> rating;  ///< on the file's own scale; 0 where `has_rating` is clear
  Bitset has_rating;

  std::size_t size() const { return about.size(); }
};

/// What somebody wrote down about a customer: personal by nature, see `redact`. Columns of equal
/// length.
struct Notes {
  AboutWhom about;
  MomentColumn written;
  CodedText author;
  CodedText subject;
  CodedText text;

  std::size_t size() const { return about.size(); }
};

/// Which visitors without a name are behind which records: one entry per anonymous id, a record
/// may have several. An id that one customer alone identified himself with is that customer's; the
/// others have a record of their own, which names nobody.
struct AnonymousIds {
  std::vector<RecordId> record;
  CodedText id;
  Bitset is_identified;  ///< the record names a customer

  std::size_t size() const { return record.size(); }
};

}  // namespace sonder
