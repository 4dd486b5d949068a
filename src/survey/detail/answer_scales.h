#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sonder {

/// Options that are the points of a scale.
struct OrderedOptions {
  std::vector<std::string> options;  ///< from the low to the high end
  /// Parallel to them: the place on the shortest usual scale that has them all, from 1; or the
  /// number that each of them begins with.
  std::vector<std::int64_t> points;
  std::string_view measure;  ///< "agreement", "frequency", ..., "numbered points"
};

/// Orders options that are labels of one scale: agreement, satisfaction, likelihood, frequency,
/// importance, quality, ease or favour in English, Polish, Croatian, Russian, German or Spanish;
/// or that begin with different numbers, some with a label: "1 (never)", "2", "3 - always".
///
/// A label is read word by word, and every word must be known: a measure's own word, a negation
/// and how strong it is meant. Absent when a label is none, when two options are one point, or when
/// there are fewer than three. O(options · words).
std::optional<OrderedOptions> order_options_by_scale(const std::vector<std::string>& options);

/// One sentence of evidence.
std::string describe_scale_of(const OrderedOptions& ordered);

}  // namespace sonder
