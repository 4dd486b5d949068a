#include "ingest/detail/message_book.h"

#include <string>
#include <tuple>

#include "base/sorting.h"

namespace sonder {
namespace {

constexpr std::uint32_t kNobody = 0xFFFFFFFF;

const Column* column_of(const MappedTable& mapped, Field field) {
  return mapped_column(*mapped.table, mapped.mapping, field);
}

/// The channels by one name each.
RowCodes map_channels(const Column* column, TextDictionary& into) {
  TextDictionary texts;
  RowCodes codes = map_texts(column, texts);
  for (std::uint32_t& code : codes.codes()) {
    code = into.intern(understand_channel(texts.text(code)));
  }
  return codes;
}

}  // namespace

MessageBook::MessageBook(const MappedTable& mapped, Messages& messages)
    : mapped_(mapped),
      messages_(messages),
      campaign_(map_texts(column_of(mapped, Field::kCampaign), messages.campaign.dictionary)),
      step_(map_texts(column_of(mapped, Field::kCampaignStep), messages.step.dictionary)),
      subject_(map_texts(column_of(mapped, Field::kSubject), messages.subject.dictionary)),
      channel_(map_channels(column_of(mapped, Field::kChannel), messages.channel.dictionary)),
      id_(map_ids(column_of(mapped, Field::kMessageId), id_texts_)) {}

void MessageBook::begin_message(std::size_t row, std::optional<RecordId> whom,
                                std::string_view channel) {
  messages_.about.push_back(mapped_.source, mapped_.table->file_row(row), whom);
  const std::uint32_t said = channel_.at(row);
  messages_.channel.codes.push_back(
      said != TextDictionary::kEmpty ? said : messages_.channel.dictionary.intern(channel));
  messages_.campaign.codes.push_back(campaign_.at(row));
  messages_.step.codes.push_back(step_.at(row));
  messages_.subject.codes.push_back(subject_.at(row));
  for (MomentColumn& column : messages_.at) column.push_back(std::nullopt);
  messages_.reached.push_back(0);
}

void MessageBook::reach(MessageStage stage, std::optional<Timestamp> at) {
  const auto bit = static_cast<unsigned>(stage);
  messages_.reached.back() = static_cast<std::uint8_t>(messages_.reached.back() | (1U << bit));
  MomentColumn& column = messages_.at[bit];
  const std::size_t message = messages_.size() - 1;
  if (!at || (column.known.test(message) && column.values[message] <= *at)) return;
  column.values[message] = *at;
  column.known.set(message);
}

void MessageBook::add_stage(std::size_t row, std::optional<RecordId> whom,
                            const EventMeaning& meaning, std::optional<Timestamp> at) {
  Key key;
  key.record = whom ? whom->index : kNobody;
  key.id = id_.at(row);
  if (key.id == TextDictionary::kEmpty) {
    key.campaign = campaign_.at(row);
    key.channel = channel_.at(row);
    if (key.channel == TextDictionary::kEmpty) {
      key.channel = messages_.channel.dictionary.intern(meaning.channel);
    }
  }
  rows_.push_back({key, static_cast<std::uint32_t>(row), meaning.stage, at});
}

bool MessageBook::comes_before(const StageRow& a, const StageRow& b) {
  const auto rank = [](const StageRow& each) {
    return std::tuple(each.key.record, each.key.id, each.key.campaign, each.key.channel,
                      each.at.has_value(), each.at.value_or(Timestamp{}), each.stage, each.row);
  };
  return rank(a) < rank(b);
}

/// Rows about nobody known are put together by a message's id alone.
bool MessageBook::begins_message(const StageRow& row, const StageRow* previous) const {
  if (previous == nullptr || !(previous->key == row.key)) return true;
  if (row.key.id != TextDictionary::kEmpty) return false;
  if (row.key.record == kNobody) return true;
  return row.stage == MessageStage::kSent &&
         messages_.has_reached(messages_.size() - 1, MessageStage::kSent);
}

std::vector<std::uint32_t> MessageBook::finish(const MappedTable& mapped) {
  std::vector<std::uint32_t> repeated;
  sort_stably(rows_, comes_before);
  const StageRow* previous = nullptr;
  for (const StageRow& row : rows_) {
    const bool is_same = previous != nullptr && previous->key == row.key &&
                         previous->stage == row.stage && row.at && previous->at == row.at;
    if (is_same && row.key.record != kNobody) {
      repeated.push_back(row.row);
      continue;
    }
    if (begins_message(row, previous)) {
      const bool is_known = row.key.record != kNobody;
      begin_message(row.row, is_known ? std::optional(RecordId{row.key.record}) : std::nullopt,
                    messages_.channel.dictionary.text(row.key.channel));
    }
    std::uint64_t& first_row = messages_.about.file_row.back();
    first_row = std::min(first_row, mapped.table->file_row(row.row));
    reach(row.stage, row.at);
    previous = &row;
  }
  rows_.clear();
  return repeated;
}

}  // namespace sonder
