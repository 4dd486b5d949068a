#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"

namespace sonder {

struct SourceTag;
/// One imported file.
using SourceId = Id<SourceTag>;

/// The nine sources of customer data.
enum class SourceClass : std::uint8_t {
  kTransactional,      ///< purchases and payments
  kDeclared,           ///< interests and preferences the person stated
  kDigitalIdentity,    ///< a verified identity
  kOnlineIdentity,     ///< an account, login or handle
  kAnonymousIdentity,  ///< unknown who is behind it
  kSecondParty,        ///< exchanged with a partner
  kInferred,           ///< concluded by a model
  kNonTransactional,   ///< what surrounds a purchase: motives, visits, contacts
  kThirdParty,         ///< bought from a supplier
};

/// "transactional", "declared", "digital_identity", ...
std::string_view to_string(SourceClass source);
std::optional<SourceClass> source_class_from(std::string_view name);

/// The four types of customer data.
enum class DataType : std::uint8_t { kIdentity, kQuantitative, kDescriptive, kQualitative };

/// "identity", "quantitative", "descriptive", "qualitative".
std::string_view to_string(DataType type);

}  // namespace sonder
