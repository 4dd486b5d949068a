#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sonder {

/// The address two spellings share: trimmed, lower case, without "mailto:" or angle brackets.
/// Dots and +suffixes stay, because most providers tell them apart.
/// Absent unless there is one @ with text before it and a dotted domain after it; at most 254
/// bytes (RFC 5321, 4.5.3.1). Idempotent.
std::optional<std::string> normalise_email(std::string_view text);

/// What some providers deliver to one mailbox. All off: by the standard these are different
/// addresses, and only the provider knows (RFC 5321, 2.3.11). Of other providers nothing changes.
struct EmailRules {
  /// "anna+shop@gmail.com" is "anna@gmail.com", also at Outlook, Hotmail, Live, iCloud, Fastmail,
  /// Proton and Yandex.
  bool drop_tags = false;
  /// "a.nna@gmail.com" is "anna@gmail.com"; at Yandex "a.nna" is "a-nna".
  bool drop_dots = false;
  /// googlemail.com is gmail.com; me.com and mac.com are icloud.com; protonmail.com and pm.me are
  /// proton.me; ya.ru and Yandex's other domains are yandex.ru.
  bool unite_domains = false;
};

/// `normalise_email`, and one form for all addresses of a mailbox by those rules. A tag with
/// nothing before it stays. Idempotent for the same rules.
std::optional<std::string> normalise_email(std::string_view text, const EmailRules& rules);

/// Whether it has such an address. O(length), without a copy.
bool is_email(std::string_view text);

}  // namespace sonder
