#include "text/email.h"

#include <cstddef>

#include "text/blanks.h"

namespace sonder {
namespace {

/// RFC 5321, 4.5.3.1: a path of 256 bytes less its angle brackets.
constexpr std::size_t kLongestAddress = 254;

bool is_forbidden(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return code <= ' ' || code == 0x7F ||
         std::string_view("<>()[],;:\\\"").find(byte) != std::string_view::npos;
}

char to_lower_ascii(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& byte : lower) byte = to_lower_ascii(byte);
  return lower;
}

/// "mailto:a@b.c", "<a@b.c>" and "<mailto:a@b.c>" without what surrounds the address.
std::string_view unwrap(std::string_view address) {
  constexpr std::string_view kScheme = "mailto:";
  if (address.size() >= 2 && address.front() == '<' && address.back() == '>') {
    address = trim(address.substr(1, address.size() - 2));
  }
  if (address.starts_with(kScheme)) address = trim(address.substr(kScheme.size()));
  return address;
}

bool is_dotted_domain(std::string_view domain) {
  if (domain.find('.') == std::string_view::npos) return false;
  if (domain.front() == '.' || domain.back() == '.') return false;
  return domain.find("..") == std::string_view::npos;
}

}  // namespace

std::optional<std::string> normalise_email(std::string_view text) {
  const std::string lower = lower_ascii(trim(text));
  const std::string_view address = unwrap(lower);
  if (address.size() > kLongestAddress) return std::nullopt;
  const std::size_t at = address.find('@');
  if (at == 0 || at == std::string_view::npos || at + 1 == address.size()) return std::nullopt;
  if (address.find('@', at + 1) != std::string_view::npos) return std::nullopt;
  for (const char byte : address) {
    if (is_forbidden(byte)) return std::nullopt;
  }
  if (!is_dotted_domain(address.substr(at + 1))) return std::nullopt;
  return std::string(address);
}

}  // namespace sonder
