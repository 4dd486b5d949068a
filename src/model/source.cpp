#include "model/source.h"

namespace sonder {

std::string_view to_string(SourceClass source) {
  switch (source) {
    case SourceClass::kTransactional: return "transactional";
    case SourceClass::kDeclared: return "declared";
    case SourceClass::kDigitalIdentity: return "digital_identity";
    case SourceClass::kOnlineIdentity: return "online_identity";
    case SourceClass::kAnonymousIdentity: return "anonymous_identity";
    case SourceClass::kSecondParty: return "second_party";
    case SourceClass::kInferred: return "inferred";
    case SourceClass::kNonTransactional: return "non_transactional";
    case SourceClass::kThirdParty: return "third_party";
  }
  return "";
}

std::optional<SourceClass> source_class_from(std::string_view name) {
  for (std::size_t index = 0; index <= static_cast<std::size_t>(SourceClass::kThirdParty);
       ++index) {
    const auto source = static_cast<SourceClass>(index);
    if (to_string(source) == name) return source;
  }
  return std::nullopt;
}

std::string_view to_string(DataType type) {
  switch (type) {
    case DataType::kIdentity: return "identity";
    case DataType::kQuantitative: return "quantitative";
    case DataType::kDescriptive: return "descriptive";
    case DataType::kQualitative: return "qualitative";
  }
  return "";
}

}  // namespace sonder
