#include "segments/detail/rfm_groups.h"

#include <array>

namespace sonder {
namespace {

using detail::RfmBlock;

// The map. Recency parts those still here (4-5), fading (3) and gone (1-2); how much they are worth
// is frequency + monetary. Whoever is here with the lowest frequency has just come, however much
// was spent: one order makes nobody loyal.
constexpr std::array<RfmBlock, 9> kBlocks = {{
    // group                    recency  frequency  frequency + monetary
    {RfmGroup::kNew, {4, 5}, {1, 1}, {2, 6}},
    {RfmGroup::kPromising, {4, 5}, {2, 5}, {3, 5}},
    {RfmGroup::kLoyal, {4, 5}, {2, 5}, {6, 7}},
    {RfmGroup::kChampions, {4, 5}, {2, 5}, {8, 10}},
    {RfmGroup::kNeedAttention, {3, 3}, {1, 5}, {2, 7}},
    {RfmGroup::kLoyal, {3, 3}, {1, 5}, {8, 10}},
    {RfmGroup::kHibernating, {1, 2}, {1, 5}, {2, 4}},
    {RfmGroup::kAtRisk, {1, 2}, {1, 5}, {5, 7}},
    {RfmGroup::kCannotLose, {1, 2}, {1, 5}, {8, 10}},
}};

struct GroupTexts {
  std::string_view name;
  std::string_view label;
  std::string_view rule;
};

// In the order of `RfmGroup`.
constexpr std::array<GroupTexts, kRfmGroupCount> kTexts = {{
    {"champions", "Champions", "recency 4-5, frequency 2-5, frequency + monetary 8-10"},
    {"loyal", "Loyal",
     "recency 4-5, frequency 2-5, frequency + monetary 6-7; or recency 3, frequency + monetary "
     "8-10"},
    {"promising", "Promising", "recency 4-5, frequency 2-5, frequency + monetary 3-5"},
    {"new", "New", "recency 4-5, frequency 1"},
    {"need_attention", "Need attention", "recency 3, frequency + monetary 2-7"},
    {"at_risk", "At risk", "recency 1-2, frequency + monetary 5-7"},
    {"cannot_lose", "Cannot lose", "recency 1-2, frequency + monetary 8-10"},
    {"hibernating", "Hibernating", "recency 1-2, frequency + monetary 2-4"},
}};

const GroupTexts& texts_of(RfmGroup group) { return kTexts[static_cast<std::size_t>(group)]; }

}  // namespace

std::span<const RfmBlock> detail::rfm_blocks() { return kBlocks; }

std::string_view to_string(RfmGroup group) { return texts_of(group).name; }
std::optional<RfmGroup> rfm_group_from(std::string_view name) {
  for (std::size_t i = 0; i < kRfmGroupCount; ++i) {
    const auto group = static_cast<RfmGroup>(i);
    if (to_string(group) == name) return group;
  }
  return std::nullopt;
}
std::string_view rfm_group_label(RfmGroup group) { return texts_of(group).label; }
std::string_view rfm_group_rule(RfmGroup group) { return texts_of(group).rule; }

RfmGroup rfm_group(std::int32_t recency, std::int32_t frequency, std::int32_t monetary) {
  for (const RfmBlock& block : kBlocks) {
    if (block.contains(recency, frequency, monetary)) return block.group;
  }
  return RfmGroup::kHibernating;
}

}  // namespace sonder
