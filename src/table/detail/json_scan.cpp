#include "table/detail/json_scan.h"

namespace sonder::detail {
namespace {

bool is_end_of_bare_value(char byte) {
  return byte == ',' || byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

}  // namespace

/// False when the text between quotes does not end yet.
bool JsonScan::skip_text(std::string_view text) {
  while (at_ < text.size()) {
    const char byte = text[at_];
    if (byte == '\\' && at_ + 1 == text.size()) return false;
    at_ += byte == '\\' ? 2 : 1;
    if (byte != '"') continue;
    is_in_text_ = false;
    return true;
  }
  return false;
}

std::optional<std::size_t> JsonScan::find_separator(std::string_view text) {
  for (; at_ < text.size(); ++at_) {
    if (is_in_text_ && !skip_text(text)) return std::nullopt;
    if (at_ == text.size()) return std::nullopt;
    switch (text[at_]) {
      case '"': is_in_text_ = true; break;
      case '{':
      case '[': ++depth_; break;
      case '}':
      case ']':
        if (depth_ == 0) return at_;
        --depth_;
        break;
      case ',':
        if (depth_ == 0) return at_;
        break;
      default: break;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> JsonScan::find_end(std::string_view text) {
  while (at_ < text.size()) {
    const bool was_in_text = is_in_text_;
    if (was_in_text && !skip_text(text)) return std::nullopt;
    if (was_in_text && depth_ == 0) return at_;
    if (was_in_text) continue;
    const char byte = text[at_];
    if (depth_ == 0 && at_ > 0 && is_end_of_bare_value(byte)) return at_;
    ++at_;
    if (byte == '"') is_in_text_ = true;
    if (byte == '{' || byte == '[') ++depth_;
    if (byte != '}' && byte != ']') continue;
    if (depth_ <= 1) return at_;
    --depth_;
  }
  return std::nullopt;
}

}  // namespace sonder::detail
