#include "survey/missing.h"

namespace sonder {

std::string_view to_string(MissingKind kind) {
  switch (kind) {
    case MissingKind::kNone: return "none";
    case MissingKind::kNotAsked: return "not_asked";
    case MissingKind::kSkipped: return "skipped";
    case MissingKind::kRefused: return "refused";
    case MissingKind::kDontKnow: return "dont_know";
    case MissingKind::kNotApplicable: return "not_applicable";
    case MissingKind::kPartial: return "partial";
  }
  return {};
}

}  // namespace sonder
