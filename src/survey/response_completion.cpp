#include "survey/response_completion.h"

namespace sonder {
namespace {

/// Whether nothing stands for a question that was shown.
bool is_left_out(MissingKind kind) {
  return kind == MissingKind::kSkipped || kind == MissingKind::kPartial;
}

}  // namespace

void CompletionCount::add(const std::vector<MissingKind>& missing) {
  for (std::size_t row = 0; row < missing.size(); ++row) {
    if (missing[row] == MissingKind::kNotAsked) continue;
    ++shown_[row];
    answered_[row] += is_left_out(missing[row]) ? 0 : 1;
  }
}

ResponseCompletion CompletionCount::finish(const Bitset& broken_off, const Bitset& selected) const {
  ResponseCompletion completion;
  std::uint64_t counted = 0;
  double shares = 0;
  for (std::size_t row = 0; row < shown_.size(); ++row) {
    if (!selected.test(row)) continue;
    completion.broken_off += broken_off.test(row) ? 1 : 0;
    completion.empty += answered_[row] == 0 ? 1 : 0;
    if (shown_[row] == 0) continue;
    ++counted;
    shares += static_cast<double>(answered_[row]) / static_cast<double>(shown_[row]);
  }
  if (counted > 0) completion.answered_share = shares / static_cast<double>(counted);
  return completion;
}

}  // namespace sonder
