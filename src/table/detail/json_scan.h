#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sonder::detail {

/// Finds where a JSON value ends by its brackets and quotes alone, so that a broken value costs no
/// more than itself. The text may grow between calls; no byte is looked at twice.
class JsonScan {
 public:
  /// Where an element of a list or a member of an object ends: at the comma or bracket behind it.
  std::optional<std::size_t> find_separator(std::string_view text);
  /// Where a value ends that stands by itself: behind its last bracket or quote, else at a blank
  /// or comma. A closing bracket that nothing opened is a value of its own.
  std::optional<std::size_t> find_end(std::string_view text);

  /// Starts anew at the first byte of another text.
  void restart() { *this = {}; }

 private:
  bool skip_text(std::string_view text);

  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  bool is_in_text_ = false;
};

}  // namespace sonder::detail
