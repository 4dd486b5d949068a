#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ingest/assemble.h"
#include "ingest/detail/cell_texts.h"
#include "ingest/detail/event_words.h"

namespace sonder {

/// Folds the rows of one file into messages, see `assemble`.
class MessageBook {
 public:
  /// `messages` must outlive this, and nothing else may add to it meanwhile.
  MessageBook(const MappedTable& mapped, Messages& messages);

  /// A row that stands for a message. What became of it is told by `reach`.
  void begin_message(std::size_t row, std::optional<RecordId> whom, std::string_view channel);
  /// Of the message begun last. The first moment stays.
  void reach(MessageStage stage, std::optional<Timestamp> at);

  /// A row that tells one thing that became of a message; they are put together by `finish`.
  void add_stage(std::size_t row, std::optional<RecordId> whom, const EventMeaning& meaning,
                 std::optional<Timestamp> at);

  /// Makes the messages of the rows added by `add_stage`. Returns the rows that say again what
  /// another one says: same message, stage and moment. O(rows log rows).
  std::vector<std::uint32_t> finish(const MappedTable& mapped);

 private:
  /// What tells one message to one person from another.
  struct Key {
    std::uint32_t record = 0;  ///< of nobody: 0xFFFFFFFF
    std::uint32_t id = 0;
    std::uint32_t campaign = 0;  ///< these two where there is no id
    std::uint32_t channel = 0;

    friend bool operator==(const Key&, const Key&) = default;
  };
  struct StageRow {
    Key key;
    std::uint32_t row = 0;
    MessageStage stage = MessageStage::kSent;
    std::optional<Timestamp> at;
  };

  static bool comes_before(const StageRow& a, const StageRow& b);
  bool begins_message(const StageRow& row, const StageRow* previous) const;

  const MappedTable& mapped_;
  Messages& messages_;
  RowCodes campaign_;
  RowCodes step_;
  RowCodes subject_;
  RowCodes channel_;
  TextDictionary id_texts_;
  RowCodes id_;
  std::vector<StageRow> rows_;
};

}  // namespace sonder
