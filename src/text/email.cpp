#include "text/email.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

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

// Providers

enum class Dots : std::uint8_t { kCount, kIgnored, kSameAsHyphens };

struct Provider {
  std::string_view domain;
  std::string_view united;  ///< where the same mailbox has several
  Dots dots;
};

/// All of them take "+tag". What is generally known of them in 2026; it is theirs to change.
constexpr Provider kProviders[] = {
    {"gmail.com", "gmail.com", Dots::kIgnored},
    {"googlemail.com", "gmail.com", Dots::kIgnored},
    {"outlook.com", "outlook.com", Dots::kCount},
    {"hotmail.com", "hotmail.com", Dots::kCount},
    {"live.com", "live.com", Dots::kCount},
    {"icloud.com", "icloud.com", Dots::kCount},
    {"me.com", "icloud.com", Dots::kCount},
    {"mac.com", "icloud.com", Dots::kCount},
    {"fastmail.com", "fastmail.com", Dots::kCount},
    {"proton.me", "proton.me", Dots::kCount},
    {"protonmail.com", "proton.me", Dots::kCount},
    {"pm.me", "proton.me", Dots::kCount},
    {"yandex.ru", "yandex.ru", Dots::kSameAsHyphens},
    {"ya.ru", "yandex.ru", Dots::kSameAsHyphens},
    {"yandex.com", "yandex.ru", Dots::kSameAsHyphens},
    {"yandex.by", "yandex.ru", Dots::kSameAsHyphens},
    {"yandex.kz", "yandex.ru", Dots::kSameAsHyphens},
};

void drop_tag(std::string& local) {
  const std::size_t plus = local.find('+');
  if (plus != std::string::npos && plus > 0) local.resize(plus);
}

void drop_dots(Dots dots, std::string& local) {
  if (dots == Dots::kSameAsHyphens) std::replace(local.begin(), local.end(), '.', '-');
  if (dots != Dots::kIgnored) return;
  std::string without;
  for (const char byte : local) {
    if (byte != '.') without += byte;
  }
  // A tag without a name in front has nothing that dots could be left out of.
  if (!without.empty() && without.front() != '+') local = without;
}

std::string by_rules(const std::string& address, const EmailRules& rules) {
  const std::size_t at = address.find('@');
  const std::string_view domain = std::string_view(address).substr(at + 1);
  const auto* const provider =
      std::find_if(std::begin(kProviders), std::end(kProviders),
                   [domain](const Provider& known) { return known.domain == domain; });
  if (provider == std::end(kProviders)) return address;
  std::string local = address.substr(0, at);
  if (rules.drop_tags) drop_tag(local);
  if (rules.drop_dots) drop_dots(provider->dots, local);
  return local + '@' + std::string(rules.unite_domains ? provider->united : domain);
}

}  // namespace

std::optional<std::string> normalise_email(std::string_view text, const EmailRules& rules) {
  std::optional<std::string> address = normalise_email(text);
  if (address) address = by_rules(*address, rules);
  return address;
}

bool is_email(std::string_view text) { return find_address(text).has_value(); }

std::optional<std::string> normalise_email(std::string_view text) {
  const std::optional<std::string_view> address = find_address(text);
  if (!address) return std::nullopt;
  std::string lower(*address);
  for (char& byte : lower) byte = to_lower_ascii(byte);
  return lower;
}

}  // namespace sonder
