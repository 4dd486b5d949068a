#include "base/text_index.h"

namespace sonder {
namespace {

constexpr std::uint32_t kNowhere = 0xFFFF'FFFFU;

}  // namespace

void TextIndex::add(std::string_view text, std::uint32_t position) {
  const std::uint32_t code = texts_.intern(text);
  if (code >= positions_.size()) positions_.resize(code + std::size_t{1}, kNowhere);
  if (positions_[code] == kNowhere) positions_[code] = position;
}

std::optional<std::uint32_t> TextIndex::find(std::string_view text) const {
  const std::optional<std::uint32_t> code = texts_.find(text);
  if (!code || *code >= positions_.size() || positions_[*code] == kNowhere) return std::nullopt;
  return positions_[*code];
}

std::string_view bytes_of(const std::uint64_t& number) {
  return {reinterpret_cast<const char*>(&number), sizeof number};
}

}  // namespace sonder
