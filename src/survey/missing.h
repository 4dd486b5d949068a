#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "survey/question.h"

namespace sonder {

/// Why a respondent has no usable answer to a question. A share's base is who answered; none of
/// these is in it.
enum class MissingKind : std::uint8_t {
  kNone,           ///< there is an answer
  kNotAsked,       ///< the question was not shown to the respondent
  kSkipped,        ///< it was shown, or nothing says that it was not, and nothing was answered
  kRefused,        ///< "Prefer not to say" and the like
  kDontKnow,       ///< "Don't know" and the like
  kNotApplicable,  ///< "Not applicable" and the like
  kPartial,        ///< the respondent had broken off before
};

inline constexpr std::size_t kMissingKinds = 7;

/// "none", "not_asked", "skipped", "refused", "dont_know", "not_applicable", "partial".
std::string_view to_string(MissingKind kind);

}  // namespace sonder
