#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "survey/question.h"
#include "survey/response_sample.h"

namespace sonder {

inline constexpr std::size_t kMostWaves = 100;

/// A stretch of the calendar that makes one wave. Weeks begin on Monday.
enum class WavePeriod : std::uint8_t { kWeek, kMonth, kQuarter, kYear };

/// "week", "month", "quarter", "year".
std::string_view to_string(WavePeriod period);
std::optional<WavePeriod> wave_period_from(std::string_view name);

struct Wave {
  /// "2024-W09" (ISO 8601: the week belongs to the year of its Thursday), "2024-02", "2024-Q1",
  /// "2024"; or the answer that names it.
  std::string label;
  std::optional<Date> begins = std::nullopt;  ///< of waves by date
  std::uint64_t responses = 0;                ///< of the sample; 0 is a gap
};

/// The responses of a survey in the order of time.
struct Waves {
  std::vector<Wave> waves;                          ///< the first and the last have responses
  std::vector<std::uint32_t> wave_of;               ///< per row; `waves.size()` for those in none
  std::optional<WavePeriod> period = std::nullopt;  ///< of waves by date
  std::uint64_t without = 0;   ///< responses of the sample whose cell for it is blank
  std::uint64_t unusable = 0;  ///< whose cell is no date, or none of the answers
};

/// Whether waves by it are stretches of the calendar: timestamps and dates.
bool is_dated(const Question& question);

/// Whether responses can be put into waves by it: dates, and single choices, scales and numbers of
/// at most kMostWaves different answers.
bool can_make_waves(const Table& table, const Question& question);

/// Puts the sample's responses into waves by a date, or by the answers to a question. Without a
/// period the shortest one is taken that makes at most 24 waves, or else years. Answers are in
/// their order where they are numbers, points of a scale, months with or without a year, or listed
/// by the survey's definition; else in that of their texts, with numbers in them by their size.
/// Gaps between the first and the last wave are kept.
/// Errors: kInvalidArgument for questions of another kind, and for a period of waves that are
/// answers; kLimitExceeded for more than kMostWaves waves; those of `check_sample`.
/// O(rows + distinct answers × log waves).
Result<Waves> group_by_wave(const Table& table, const Question& question,
                            std::optional<WavePeriod> period, const ResponseSample& sample);

}  // namespace sonder
