#include "text/email.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "text/blanks.h"

namespace sonder {
namespace {

/// RFC 5321, 4.5.3.1: a path of 256 bytes less its angle brackets.
constexpr std::size_t kLongestAddress = 254;
constexpr std::string_view kScheme = "mailto:";

enum class ByteClass : std::uint8_t { kPlain, kForbidden, kAt, kDot };

constexpr std::array<ByteClass, 256> kClasses = [] {
  std::array<ByteClass, 256> classes{};
  for (std::size_t control = 0; control <= ' '; ++control) {
    classes[control] = ByteClass::kForbidden;
  }
  for (const char mark : std::string_view("<>()[],;:\\\"\x7F")) {
    classes[static_cast<unsigned char>(mark)] = ByteClass::kForbidden;
  }
  classes['@'] = ByteClass::kAt;
  classes['.'] = ByteClass::kDot;
  return classes;
}();

char to_lower_ascii(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

bool has_scheme(std::string_view address) {
  return address.size() >= kScheme.size() &&
         std::equal(kScheme.begin(), kScheme.end(), address.begin(),
                    [](char a, char b) { return a == to_lower_ascii(b); });
}

/// "mailto:a@b.c", "<a@b.c>" and "<mailto:a@b.c>" without what surrounds the address.
std::string_view unwrap(std::string_view address) {
  if (address.size() >= 2 && address.front() == '<' && address.back() == '>') {
    address = trim(address.substr(1, address.size() - 2));
  }
  return has_scheme(address) ? trim(address.substr(kScheme.size())) : address;
}

/// One mark "@" with text before it and a domain of several parts behind it, none of them empty.
bool has_address_shape(std::string_view address) {
  bool has_at = false;
  bool has_dot = false;  // behind the mark
  bool is_empty = true;  // nothing yet before the mark, or of this part of the domain
  for (const char byte : address) {
    switch (kClasses[static_cast<unsigned char>(byte)]) {
      case ByteClass::kPlain: is_empty = false; break;
      case ByteClass::kForbidden: return false;
      case ByteClass::kAt:
        if (has_at || is_empty) return false;
        has_at = is_empty = true;
        break;
      case ByteClass::kDot:
        if (has_at && is_empty) return false;
        has_dot = is_empty = has_at;
        break;
    }
  }
  return has_dot && !is_empty;
}

std::optional<std::string_view> find_address(std::string_view text) {
  const std::string_view address = unwrap(trim(text));
  if (address.size() > kLongestAddress || !has_address_shape(address)) return std::nullopt;
  return address;
}

}  // namespace

bool is_email(std::string_view text) { return find_address(text).has_value(); }

std::optional<std::string> normalise_email(std::string_view text) {
  const std::optional<std::string_view> address = find_address(text);
  if (!address) return std::nullopt;
  std::string lower(*address);
  for (char& byte : lower) byte = to_lower_ascii(byte);
  return lower;
}

}  // namespace sonder
