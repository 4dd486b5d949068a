#include "text/email.h"

#include <algorithm>
#include <cstddef>

#include "text/blanks.h"

namespace sonder {
namespace {

/// RFC 5321, 4.5.3.1: a path of 256 bytes less its angle brackets.
constexpr std::size_t kLongestAddress = 254;
constexpr std::string_view kScheme = "mailto:";

bool is_forbidden(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  if (code <= ' ' || code == 0x7F) return true;
  switch (byte) {
    case '<':
    case '>':
    case '(':
    case ')':
    case '[':
    case ']':
    case ',':
    case ';':
    case ':':
    case '\\':
    case '"': return true;
    default: return false;
  }
}

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

bool is_dotted_domain(std::string_view domain) {
  if (domain.find('.') == std::string_view::npos) return false;
  if (domain.front() == '.' || domain.back() == '.') return false;
  return domain.find("..") == std::string_view::npos;
}

std::optional<std::string_view> find_address(std::string_view text) {
  const std::string_view address = unwrap(trim(text));
  if (address.size() > kLongestAddress) return std::nullopt;
  const std::size_t at = address.find('@');
  if (at == 0 || at == std::string_view::npos || at + 1 == address.size()) return std::nullopt;
  const std::string_view domain = address.substr(at + 1);
  if (domain.find('@') != std::string_view::npos) return std::nullopt;
  if (std::any_of(address.begin(), address.end(), is_forbidden)) return std::nullopt;
  if (!is_dotted_domain(domain)) return std::nullopt;
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
